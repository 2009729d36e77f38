"""An optional second half of a password, kept in this PC's own key store. Off by default."""

import base64
from typing import NoReturn, SupportsIndex

from typing_extensions import override

from casebook.domain.ids import CasebookId, PersonId
from casebook.vault import key_store
from casebook.vault.key import LENGTH, Key
from casebook.vault.key_store import available

__all__ = [
    "DeviceSecret",
    "available",
    "device_secret",
    "forget_device_secret",
    "make_device_secret",
]


class DeviceSecret:
    """32 random bytes of this PC. Not printable, not picklable, not copyable."""

    __slots__ = ("_kept",)

    def __init__(self, kept: Key) -> None:
        self._kept = kept

    @override
    def __repr__(self) -> str:
        return "…"

    @override
    def __reduce_ex__(self, protocol: SupportsIndex, /) -> NoReturn:
        raise TypeError("a device secret is neither copied nor pickled")


def make_device_secret(casebook: CasebookId, person: PersonId) -> DeviceSecret:
    """Keep a new secret in this PC's key store and give it; raises `NoKeyStore`."""
    kept = Key.random()
    key_store.put(_name(casebook, person), base64.b64encode(kept.kept()).decode())
    return DeviceSecret(kept)


def device_secret(casebook: CasebookId, person: PersonId) -> DeviceSecret | None:
    """The secret this PC keeps for a person, or None; raises `NoKeyStore`."""
    kept = key_store.get(_name(casebook, person))
    if kept is None:
        return None
    try:
        raw = base64.b64decode(kept, validate=True)
    except ValueError:
        return None  # another program wrote it
    return DeviceSecret(Key(raw)) if len(raw) == LENGTH else None


def forget_device_secret(casebook: CasebookId, person: PersonId) -> None:
    """Take the secret out of this PC's key store, if it is there; raises `NoKeyStore`."""
    key_store.forget(_name(casebook, person))


def _name(casebook: CasebookId, person: PersonId) -> str:
    return f"{casebook}/{person}"
