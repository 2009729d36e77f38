"""The recovery sheet: 140 random bits and 20 check bits as eight groups of four letters."""

import base64
import hashlib
import os
from collections.abc import Iterator, Mapping
from typing import NoReturn, SupportsIndex

from typing_extensions import override

from casebook.domain.checkpoint import tidied
from casebook.errors import BadInput, WrongGroup
from casebook.vault.secret import Secret

GROUPS = 8
_GROUP = 4
_RANDOM_LETTERS = 28
_CHECK_LETTERS = 4
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_TYPED_BACK = 2


class RecoverySheet:
    """What is printed or copied by hand for one person, once. It is never saved to a file."""

    __slots__ = ("_letters",)

    def __init__(self) -> None:
        raw = os.urandom(20)
        body = base64.b32encode(raw).decode()[:_RANDOM_LETTERS]
        self._letters = bytearray((body + _check(body)).encode())

    def groups(self) -> tuple[str, ...]:
        """The eight groups, to be shown or printed."""
        return tuple(_grouped(self._letters.decode()))

    def check_typed(self, typed: Mapping[int, str]) -> None:
        """Raise `WrongGroup` unless at least two groups (by number, from 1) were typed back rightly."""
        groups = self.groups()
        if len(typed) < _TYPED_BACK or not set(typed) <= set(range(1, GROUPS + 1)):
            raise BadInput("Type two groups of the sheet, to show that it was printed or copied.")
        for number, words in sorted(typed.items()):
            if tidied(words) != groups[number - 1]:
                raise WrongGroup(group=number)

    def close(self) -> None:
        """Overwrite the letters."""
        self._letters[:] = bytes(len(self._letters))

    def secret(self) -> Secret:
        """The sheet as it is typed when it is used."""
        return Secret(self._letters.decode())

    @override
    def __repr__(self) -> str:
        return "…"

    @override
    def __reduce_ex__(self, protocol: SupportsIndex, /) -> NoReturn:
        raise TypeError("a recovery sheet is neither copied nor pickled")


def read_sheet(typed: Secret) -> Secret:
    """The tidied letters of a sheet that was typed in.

    Raises `WrongGroup` naming the group when one letter is wrong or two neighbours changed places, `BadInput`
    when more is.
    """
    letters = tidied(typed._text())  # noqa: SLF001 - the vault's own
    if len(letters) != GROUPS * _GROUP or not set(letters) <= set(_ALPHABET):
        raise BadInput(
            "A recovery sheet has eight groups of four letters and digits. Type all of them."
        )
    if _whole(letters):
        return Secret(letters)
    wrong = {at // _GROUP + 1 for at, other in _slips(letters) if _whole(other)}
    if len(wrong) == 1:
        raise WrongGroup(group=wrong.pop())
    raise BadInput(
        "More than one letter is not what is on the sheet. Compare each group and type it again."
    )


def _check(body: str) -> str:
    digest = hashlib.sha256(b"casebook/sheet/v1\x00" + body.encode()).digest()
    return base64.b32encode(digest[:5]).decode()[:_CHECK_LETTERS]


def _whole(letters: str) -> bool:
    return _check(letters[:_RANDOM_LETTERS]) == letters[_RANDOM_LETTERS:]


def _slips(letters: str) -> Iterator[tuple[int, str]]:
    """Every sheet that one slip of the fingers could have turned into this one, and where."""
    for at, typed in enumerate(letters):
        for letter in _ALPHABET:
            if letter != typed:
                yield at, letters[:at] + letter + letters[at + 1 :]
    for at in range(len(letters) - 1):
        one, two = letters[at], letters[at + 1]
        yield at, letters[:at] + two + one + letters[at + 2 :]


def _grouped(letters: str) -> Iterator[str]:
    return (letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))
