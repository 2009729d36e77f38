"""A row as the log sees it: its cells in schema order, its canonical text, its digest."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, text
from sqlalchemy.orm import class_mapper
from sqlalchemy.orm.attributes import get_history

from casebook.domain import canon
from casebook.domain.canon import CanonValue
from casebook.domain.case_log import row_digest
from casebook.store.rows.row import LoggedRow
from casebook.store.shape import Cell

SALT = "row_salt"
_BLOCK = 64  # rows: some hold the bytes of a letter, so not all are in memory at once


def covered(table: Table) -> tuple[str, ...]:
    """The columns a digest covers, in schema order. The salt is covered by going first."""
    return tuple(column.name for column in table.columns if column.name != SALT)


@cache
def _attributes(kind: Any) -> tuple[tuple[str, str], ...]:
    mapper = class_mapper(kind)
    columns = (column for column in mapper.columns if column.name != SALT)
    named = {column.name: mapper.get_property_by_column(column).key for column in columns}
    return tuple((name, named[name]) for name in covered(kind.__table__))


def digests(connection: Connection, table: str) -> Iterator[tuple[str, str]]:
    """The id and digest of every row of a table, by the columns it really has."""
    every = text(f'SELECT * FROM "{table}"')  # noqa: S608 - a table's name
    result = connection.execution_options(yield_per=_BLOCK).execute(every)
    names = [name for name in result.keys() if name != SALT]  # noqa: SIM118 - a result is no mapping
    for row in result.mappings():
        yield row["id"], row_digest(table, row[SALT], [(name, row[name]) for name in names])


def _kind(row: LoggedRow) -> Any:
    return type(row)


def digest(row: LoggedRow) -> str:
    """The digest of a row as it is now."""
    cells = [(name, getattr(row, key)) for name, key in _attributes(_kind(row))]
    return row_digest(row.__tablename__, row.row_salt, cells)


def earlier_salt(row: LoggedRow) -> bytes:
    """The salt a row had when it was read."""
    salt = _before(row, SALT)
    assert isinstance(salt, bytes)
    return salt


def earlier_text(row: LoggedRow) -> str:
    """The canonical text of a row as it was read: with its salt in front, what its digest in the log covers."""
    cells: list[CanonValue] = [row.__tablename__]
    for name, key in _attributes(_kind(row)):
        cell = _before(row, key)
        cells.append([name, {"blob": cell.hex()} if isinstance(cell, bytes) else cell])
    return canon.encode_text(cells).decode()


def _before(row: LoggedRow, key: str) -> Cell:
    history = get_history(row, key)
    before: Sequence[Cell] = history.deleted or history.unchanged or ()
    return before[0]
