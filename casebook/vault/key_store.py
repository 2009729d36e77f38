"""The key store of the PC itself, where it has one that may be trusted. Everything works without."""

# The key store is loaded where one is used: nobody who does without waits for it.
# ruff: noqa: PLC0415

from typing import TYPE_CHECKING

from casebook.errors import NoKeyStore

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

# Never whatever claims the highest priority: keyrings.alt would write a secret to a file in plain base64.
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


def put(name: str, text: str) -> None:
    """Keep a short text (under 1,000 characters); raises `NoKeyStore`."""
    from keyring.errors import KeyringError

    try:
        _store().set_password(_SERVICE, name, text)
    except KeyringError:
        raise NoKeyStore from None


def get(name: str) -> str | None:
    """The text kept under a name, or None; raises `NoKeyStore`."""
    from keyring.errors import KeyringError

    try:
        return _store().get_password(_SERVICE, name)
    except KeyringError:
        raise NoKeyStore from None


def forget(name: str) -> None:
    """Take a text out, if it is there; raises `NoKeyStore`."""
    from keyring.errors import KeyringError, PasswordDeleteError

    try:
        _store().delete_password(_SERVICE, name)
    except PasswordDeleteError:
        return
    except KeyringError:
        raise NoKeyStore from None
