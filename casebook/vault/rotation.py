"""A new key for a file whose members are fewer than before: made beside the old one, and in force with one rename."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from casebook.errors import Damaged, NotStored
from casebook.vault import connection
from casebook.vault.connection import Opening
from casebook.vault.folder import Folder
from casebook.vault.key import Key
from casebook.vault.keyed_file import KeyedFile


class PreparedRotation:
    """The file under its new key, open for the one entry that says who can open it now.

    Until `commit()` the old key set, the old key and the old database are in force, and nothing has changed.
    """

    def __init__(
        self,
        folder: Folder,
        *,
        keys: Path,
        data: bytes,
        keyed: KeyedFile,
        files: tuple[Path, Path],
        pin: Callable[[], None],
    ) -> None:
        self._folder, self._keys, self._data = folder, keys, data
        self._old, self._new = files
        self._pin = pin
        self.keyed = keyed

    @property
    def digest(self) -> str:
        """The digest (hex) of the new key set, for the entry."""
        return self.keyed.key_set_digest

    def commit(self) -> None:
        """Put the new key set in force: one rename. The old database is deleted then. Raises `NotStored`."""
        self._folder.write(self._keys, self._data)
        self.keyed.in_force = True
        # They open with the old key only, and no key set leads to them.
        for left in (self._old, self._folder.snapshot(self._old)):
            with contextlib.suppress(NotStored):
                self._folder.remove(left)
        with contextlib.suppress(NotStored):
            self._pin()

    def abandon(self) -> None:
        """Take the copy away again, whatever stopped its making; everybody can open the file as before."""
        self.keyed.close()
        with contextlib.suppress(NotStored):
            self._folder.remove(self._new)


def copy_under(new_key: Key, path: Path, source: driver.Connection, *, item: str) -> None:
    """Copy a database into a new file under another key, and read it whole. Raises `NotStored`."""
    database_key = new_key.derive(b"sqlcipher")
    try:
        target = connection.connect(path, database_key, Opening.CREATE, item=item)
        try:
            source.backup(target)
            broken = target.execute("PRAGMA cipher_integrity_check").fetchall()
            whole = target.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        finally:
            target.close()
        if broken or not whole:
            raise NotStored
    except (driver.Error, Damaged):
        raise NotStored from None
    finally:
        database_key.wipe()
