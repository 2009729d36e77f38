"""An optional second half of a password, kept in this PC's own key store. Off by default."""

# The key store is loaded where one is used: nobody who does without waits for it.
# ruff: noqa: PLC0415

import base64
from typing import TYPE_CHECKING, NoReturn, SupportsIndex

from typing_extensions import override

from casebook.domain.ids import CasebookId, PersonId
from casebook.errors import NoKeyStore
from casebook.vault.key import LENGTH, Key

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

# Never whatever claims the highest priority: keyrings.alt would write the secret to a file in plain base64.
_ALLOWED = frozenset(
    {
        ("keyring.backends.Windows", "WinVaultKeyring"),
        ("keyring.backends.macOS", "Keyring"),
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.libsecret", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
        ("keyring.backends.kwallet", "DBusKeyringKWallet4"),
    }
)
_SERVICE = "Casebook"


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


def available() -> bool:
    """Whether this PC has a key store that is on the list."""
    import keyring

    return _allowed(keyring.get_keyring())


def _allowed(store: "KeyringBackend") -> bool:
    kind = type(store)
    return (kind.__module__, kind.__name__) in _ALLOWED


def _store() -> "KeyringBackend":
    import keyring

    store = keyring.get_keyring()
    if not _allowed(store):
        raise NoKeyStore
    return store


def make_device_secret(casebook: CasebookId, person: PersonId) -> DeviceSecret:
    """Keep a new secret in this PC's key store and give it; raises `NoKeyStore`."""
    from keyring.errors import KeyringError

    kept, store = Key.random(), _store()
    try:
        store.set_password(
            _SERVICE, _name(casebook, person), base64.b64encode(kept.kept()).decode()
        )
    except KeyringError:
        raise NoKeyStore from None
    return DeviceSecret(kept)


def device_secret(casebook: CasebookId, person: PersonId) -> DeviceSecret | None:
    """The secret this PC keeps for a person, or None; raises `NoKeyStore`."""
    from keyring.errors import KeyringError

    try:
        kept = _store().get_password(_SERVICE, _name(casebook, person))
    except KeyringError:
        raise NoKeyStore from None
    if kept is None:
        return None
    try:
        raw = base64.b64decode(kept, validate=True)
    except ValueError:
        return None  # another program wrote it
    return DeviceSecret(Key(raw)) if len(raw) == LENGTH else None


def forget_device_secret(casebook: CasebookId, person: PersonId) -> None:
    """Take the secret out of this PC's key store, if it is there; raises `NoKeyStore`."""
    from keyring.errors import KeyringError, PasswordDeleteError

    try:
        _store().delete_password(_SERVICE, _name(casebook, person))
    except PasswordDeleteError:
        return
    except KeyringError:
        raise NoKeyStore from None


def _name(casebook: CasebookId, person: PersonId) -> str:
    return f"{casebook}/{person}"
