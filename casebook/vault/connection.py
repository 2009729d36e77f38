"""Connections to keyed databases: the only place that speaks to SQLCipher."""

from enum import StrEnum
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from casebook.errors import Damaged
from casebook.vault.key import Key

_PLAIN_HEADER = b"SQLite format 3\x00"
_PATIENCE = 5.0  # seconds to wait for another connection's lock

# vault.md, section 2.6: never WAL; REPLACE must fire the triggers that guard the log.
_PRAGMAS = (
    "cipher_compatibility = 4",
    "cipher_log_level = NONE",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "secure_delete = ON",
    "synchronous = EXTRA",
)


class Opening(StrEnum):
    """How a database file is opened: SQLite's own words."""

    CREATE = "rwc"
    WRITE = "rw"
    LOOK = "rw, but refusing to write"  # may roll back what a crash left behind
    READ = "ro"  # on media that cannot be written


_MODES = {Opening.CREATE: "rwc", Opening.WRITE: "rw", Opening.LOOK: "rw", Opening.READ: "ro"}


def connect(path: Path, key: Key, opening: Opening, *, item: str) -> driver.Connection:
    """A connection with the key and every pragma set; raises `Damaged` naming `item`."""
    try:
        connection = driver.connect(
            f"{path.as_uri()}?mode={_MODES[opening]}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=_PATIENCE,
        )
    except driver.Error:
        raise Damaged(item=item) from None
    try:
        _prepare(connection, key, opening)
    except driver.Error:
        connection.close()
        raise Damaged(item=item) from None
    return connection


def _prepare(connection: driver.Connection, key: Key, opening: Opening) -> None:
    # Only this spelling is taken as the key itself; any other would be stretched as a passphrase.
    spelt = bytearray(b"x'" + key.kept().hex().encode() + b"'")
    connection.set_key(spelt)
    spelt[:] = bytes(len(spelt))
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if opening in {Opening.LOOK, Opening.READ}:
        connection.execute("PRAGMA query_only = ON")
    elif connection.execute("PRAGMA journal_mode = DELETE").fetchone() != ("delete",):
        raise driver.DatabaseError


def create(path: Path, key: Key, *, item: str) -> None:
    """Make an empty keyed database; raises `Damaged` where what lies there afterwards is not encrypted."""
    connection = connect(path, key, Opening.CREATE, item=item)
    try:
        # An empty database has no pages; a table made and dropped leaves the first.
        connection.execute("CREATE TABLE first_page (empty)")
        connection.execute("DROP TABLE first_page")
    except driver.Error:
        raise Damaged(item=item) from None
    finally:
        connection.close()
    # A key that was forgotten would give a plain file and no error.
    with path.open("rb") as file:
        if file.read(len(_PLAIN_HEADER)) in {b"", _PLAIN_HEADER}:
            raise Damaged(item=item)
