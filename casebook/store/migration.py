"""Bringing a database of an older format up to date: a snapshot first, then numbered steps in one transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from casebook.domain.case_log import RowDigest
from casebook.errors import Damaged, NewerFormat
from casebook.store import audit, version_2
from casebook.store.database import Database
from casebook.store.layout import Schema
from casebook.store.schema import mark, open_check, unlogged
from casebook.store.transaction import Tx

Record = Callable[[Tx, tuple[RowDigest, ...]], None]

BATCH: Final = 256  # digests: what one entry of the log holds well inside its 64 KiB


@dataclass(frozen=True)
class Step:
    """What leads to one version. `apply` makes its tables; each row of the tables in `rewritten` is logged anew.

    A step leaves the structure word for word as a new database of that version has it; `open_check` sees to it.
    """

    version: int
    apply: Callable[[Connection], None]
    rewritten: tuple[str, ...] = ()


# Version 1 is the first that was released, so nothing leads to it.
STEPS: Final[Mapping[str, tuple[Step, ...]]] = {
    name: (Step(2, apply, rewritten=version_2.rewritten(name)),)
    for name, apply in version_2.APPLY.items()
}


def needed(db: Database) -> bool:
    """Whether the database is of an older format.

    Raises:
        NewerFormat: a newer Casebook wrote it.
        Damaged: it is not a database of this kind.
    """
    schema = db.schema
    with db.reading() as tx:
        connection = tx.session.connection()
        if (
            connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            != schema.application_id
        ):
            raise Damaged(item=db.name)
        version = _version(connection)
    if version > schema.version:
        raise NewerFormat
    return version < schema.version


def migrate(
    db: Database,
    *,
    snapshot: Callable[[], Any],
    record: Record,
    steps: tuple[Step, ...] | None = None,
) -> None:
    """Copy the database into the keyed file that `snapshot` opens, then take every step it has not taken.

    `record` writes one log entry (through `Tx.append_batch`) for each batch of digests it is given. A crash at
    any moment leaves the old version; the copy is made again at the next try.

    Raises:
        Damaged: the rows are not what the log says, so they are not signed anew.
    """
    if not needed(db):
        return
    _copy(db, snapshot)
    with db.migrating() as tx:
        connection = tx.session.connection()
        if audit.row_faults(tx, _logged(connection, db.schema)):
            raise Damaged(item=db.name)
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        _take(tx, connection, STEPS[db.schema.name] if steps is None else steps)
        mark(connection, db.schema)
        rows = tx.changed_rows()
        for at in range(0, max(len(rows), 1), BATCH):
            record(tx, rows[at : at + BATCH])
    open_check(db)


def _take(tx: Tx, connection: Connection, steps: tuple[Step, ...]) -> None:
    version = _version(connection)
    rewritten: dict[str, None] = {}
    for step in sorted(steps, key=lambda one: one.version):
        if step.version > version:
            step.apply(connection)
            rewritten.update(dict.fromkeys(step.rewritten))
    for table in rewritten:
        tx.rewrite(table)


def _version(connection: Connection) -> int:
    version: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return version


def _copy(db: Database, snapshot: Callable[[], Any]) -> None:
    target = snapshot()
    try:
        with db.driver() as source:
            source.backup(target)
        said = target.execute("PRAGMA integrity_check").fetchall()
    finally:
        target.close()
    if said != [("ok",)]:
        raise Damaged(item=db.name)


def _logged(connection: Connection, schema: Schema) -> tuple[str, ...]:
    """The tables the file has whose rows are in the log."""
    found = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return tuple(name for name in found.scalars() if name not in unlogged(schema))
