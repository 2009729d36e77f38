"""What leads from version 1 of the schemas to version 2: the tables of the guide.

A table that version 1 did not have is made; one whose text differs is made anew with its rows in it. A column that
old rows lack is filled from `CELLS`; it has to stand there unless it may be empty. Whoever makes version 3 writes the
statements of this version out first: they are taken from the tables as they are now.
"""

from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import Connection

from casebook.store.layout import Schema
from casebook.store.schema import CASE, REGISTER, normal, statements

# By schema, table and column: what a row of version 1 gets in a column that is new and may not be empty.
CELLS: Final[Mapping[str, Mapping[str, Mapping[str, str | int]]]] = {
    "case": {
        "stage_event": {"reversal": 0},
        "report": {},
        "summary": {"deadlines": "[]", "worked_by": "", "kind": "staff_misuse"},
    },
    "register": {},
}

# By schema: the digest of the structure of version 1, as it was released.
BEFORE: Final[Mapping[str, str]] = {
    "case": "ea16becb15306986939a1493563b34a2d7174b01a167b0f33f5eb44a5dfd7e6b",
    "register": "22c9913eb0b874548d71e945ff68684e149d0498976b4c89049dcb604f945c31",
}


def rewritten(schema: str) -> tuple[str, ...]:
    """The tables whose rows get new digests, because they have new cells."""
    return tuple(CELLS[schema])


def case(connection: Connection) -> None:
    """Bring a case database to version 2."""
    _take(connection, CASE)


def register(connection: Connection) -> None:
    """Bring a register to version 2."""
    _take(connection, REGISTER)


APPLY: Final[Mapping[str, Callable[[Connection], None]]] = {"case": case, "register": register}


def _take(connection: Connection, schema: Schema) -> None:
    found = _texts(connection)
    tables = {table.name for table in schema.metadata.sorted_tables}
    for name, text in statements(schema).items():
        if name in tables and name in found and found[name] != normal(text):
            _make_anew(connection, name, text, CELLS[schema.name].get(name, {}))
    for name, text in statements(schema).items():
        if name not in _texts(connection):
            connection.exec_driver_sql(text)


def _make_anew(
    connection: Connection, table: str, text: str, cells: Mapping[str, str | int]
) -> None:
    """Drop a table and make it again with its rows: only so is its text that of a new database."""
    old = _columns(connection, table)
    connection.exec_driver_sql(f"CREATE TEMP TABLE carried AS SELECT * FROM {table}")  # noqa: S608 - our own names
    connection.exec_driver_sql(f"DROP TABLE {table}")
    connection.exec_driver_sql(text)
    kept = ", ".join(f'"{name}"' for name in _columns(connection, table) if name in old)
    new = "".join(f', "{name}"' for name in cells)
    marks = ", ?" * len(cells)
    connection.exec_driver_sql(
        f"INSERT INTO {table} ({kept}{new}) SELECT {kept}{marks} FROM temp.carried",  # noqa: S608 - our own names
        tuple(cells.values()),
    )
    connection.exec_driver_sql("DROP TABLE temp.carried")


def _columns(connection: Connection, table: str) -> list[str]:
    return [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]


def _texts(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {name: normal(sql) for name, sql in rows}
