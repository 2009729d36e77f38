"""What the database driver complains of, as a sentence a person can act on."""

from typing import Final

from sqlalchemy.exc import DBAPIError

from casebook.errors import CannotOpen, CasebookError, Damaged, InUse, NotStored, ReadOnly

# By the name SQLite gives the error; an extended name (SQLITE_IOERR_WRITE) begins with its family's.
_FAMILIES: Final[tuple[tuple[str, type[CasebookError]], ...]] = (
    ("SQLITE_BUSY", InUse),
    ("SQLITE_LOCKED", InUse),
    ("SQLITE_FULL", NotStored),
    ("SQLITE_IOERR", NotStored),
    ("SQLITE_READONLY", ReadOnly),
    ("SQLITE_CANTOPEN", CannotOpen),
    ("SQLITE_CORRUPT", Damaged),
    ("SQLITE_NOTADB", Damaged),
)


def refusal(error: DBAPIError, item: str) -> CasebookError | None:
    """The sentence for an error of the driver, about the database called `item`; None when it is our own fault."""
    name = getattr(error.orig, "sqlite_errorname", None) or ""
    for family, kind in _FAMILIES:
        if name.startswith(family):
            return Damaged(item=item) if kind is Damaged else kind()
    return None
