"""A password or recovery code on its way from the keyboard to the key derivation."""

import unicodedata
from typing import NoReturn, SupportsIndex

from typing_extensions import override


class Secret:
    """Text that cannot be printed, pickled or copied by accident. `close()` overwrites it."""

    __slots__ = ("_kept",)

    def __init__(self, text: str) -> None:
        self._kept = bytearray(text.encode("utf-8", "surrogatepass"))

    def close(self) -> None:
        """Overwrite the text; the secret is empty afterwards."""
        self._kept[:] = bytes(len(self._kept))
        self._kept.clear()

    @override
    def __repr__(self) -> str:
        return "…"

    @override
    def __str__(self) -> NoReturn:
        raise TypeError("a secret has no text form")

    @override
    def __format__(self, spec: str, /) -> NoReturn:
        raise TypeError("a secret has no text form")

    @override
    def __reduce_ex__(self, protocol: SupportsIndex, /) -> NoReturn:
        raise TypeError("a secret is neither copied nor pickled")

    def _text(self) -> str:
        return self._kept.decode("utf-8", "surrogatepass")

    def _normal(self) -> bytes | None:
        # NFKC, so that one password typed on two keyboards is one password; None where it is not Unicode.
        try:
            return unicodedata.normalize("NFKC", self._text()).encode("utf-8")
        except UnicodeEncodeError:
            return None
