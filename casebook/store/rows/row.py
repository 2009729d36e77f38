"""What every row has: a text id, and a salt that is new with each write."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

TYPES = {str: Text(), bytes: LargeBinary()}
STRICT: dict[str, Any] = {"sqlite_strict": True}
# One tree per table, so that no index can be older than its rows.
KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}


class CaseBase(DeclarativeBase):
    """The tables of a case database."""

    metadata = MetaData()
    type_annotation_map: ClassVar[dict[Any, Any]] = TYPES


class RegisterBase(DeclarativeBase):
    """The tables of the register."""

    metadata = MetaData()
    type_annotation_map: ClassVar[dict[Any, Any]] = TYPES


class Row:
    """A row with a text id. Rows never leave the store."""

    __tablename__: Any
    __table_args__: Any = KEYED

    id: Mapped[str] = mapped_column(primary_key=True, sort_order=-1)


class LoggedRow(Row):
    """A row whose every change is bound to the log by its digest.

    `keeps_earlier`: whether what it held before is kept when it is corrected or removed.
    """

    keeps_earlier: ClassVar[bool] = True

    row_salt: Mapped[bytes] = mapped_column(
        LargeBinary, CheckConstraint("length(row_salt) = 16"), sort_order=1000
    )


class EarlierRow(LoggedRow):
    """What a row held before it was corrected or removed, as the canonical text its old digest covers."""

    keeps_earlier: ClassVar[bool] = False

    table: Mapped[str] = mapped_column("of_table")
    row: Mapped[str] = mapped_column("of_row")
    version: Mapped[int]
    cells: Mapped[str]
    cells_salt: Mapped[bytes]


class LogRow:
    """One signed entry, as its exact bytes. `seq` counts from 0."""

    __tablename__: Any
    __table_args__: Any = STRICT

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    data: Mapped[bytes]
    signature: Mapped[bytes]
    leaf: Mapped[bytes]


class WriterRow:
    """The one row that says whose turn it is to write."""

    __tablename__ = "writer"
    __table_args__: Any = STRICT

    id: Mapped[int] = mapped_column(
        CheckConstraint("id = 1"), primary_key=True, autoincrement=False
    )
    token: Mapped[str]


def of(target: str) -> ForeignKey:
    """A reference that is looked at when the transaction ends, so that rows may be written in any order."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")
