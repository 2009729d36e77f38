"""Bringing a database of an older format up to date: a snapshot first, then numbered steps in one transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from casebook.domain.case_log import RowDigest
from casebook.errors import Altered, Damaged, NewerFormat
from casebook.store import audit, version_2
from casebook.store.database import Database
from casebook.store.schema import (
    differences,
    mark,
    open_check,
    structure,
    structure_digest,
    unlogged,
)
from casebook.store.transaction import Tx

Record = Callable[[Tx, tuple[RowDigest, ...]], None]

BATCH: Final = 256  # digests: what one entry of the log holds well inside its 64 KiB


@dataclass(frozen=True)
class Step:
    """What leads to one version. `apply` makes its tables; each row of the tables in `rewritten` is logged anew.

    `before` is the digest (hex) of the structure it leads from, as that version was released. A step leaves the
    structure word for word as a new database of its version has it.
    """

    version: int
    apply: Callable[[Connection], None]
    before: str
    rewritten: tuple[str, ...] = ()


# Version 1 is the first that was released, so nothing leads to it.
STEPS: Final[Mapping[str, tuple[Step, ...]]] = {
    name: (Step(2, apply, version_2.BEFORE[name], rewritten=version_2.rewritten(name)),)
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
        connection = tx.connection
        if (
            connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            != schema.application_id
        ):
            raise Damaged(item=db.name)
        version = _version(connection)
    if version > schema.version:
        raise NewerFormat
    return version < schema.version


def logged_tables(tx: Tx) -> tuple[str, ...]:
    """The tables the file has whose rows are in the log, whatever its format."""
    named = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    found = tx.connection.exec_driver_sql(named).scalars()
    return tuple(name for name in found if name not in unlogged(tx.schema))


def migrate(
    db: Database,
    *,
    snapshot: Callable[[], Any],
    record: Record,
    then: Callable[[Tx], None] | None = None,
    steps: tuple[Step, ...] | None = None,
) -> None:
    """Copy the database into the keyed file that `snapshot` opens, then take every step it has not taken.

    `record` writes one log entry (through `Tx.append_batch`) for each batch of digests it is given; `then` writes
    what is worked out from the rows. A crash at any moment leaves the old version; the copy is made again at the
    next try.

    Raises:
        Altered: the structure is not the one that was released; the database is as it was.
        Damaged: the rows are not what the log says, so they are not signed anew.
    """
    if not needed(db):
        return
    _copy(db, snapshot)
    with db.migrating() as tx:
        connection = tx.connection
        wanted = STEPS[db.schema.name] if steps is None else steps
        ahead = [step for step in _in_order(wanted) if step.version > _version(connection)]
        _check_structure(db, connection, ahead)
        if audit.row_faults(tx, logged_tables(tx)):
            raise Damaged(item=db.name)
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        _take(tx, connection, ahead)
        mark(connection, db.schema)
        for name in differences(connection, db.schema):
            raise Altered(item=db.name, object=name)
        rows = tx.changed_rows()
        for at in range(0, max(len(rows), 1), BATCH):
            record(tx, rows[at : at + BATCH])
        if then is not None:
            then(tx)
    open_check(db)


def _in_order(steps: tuple[Step, ...]) -> list[Step]:
    return sorted(steps, key=lambda one: one.version)


def _check_structure(db: Database, connection: Connection, ahead: list[Step]) -> None:
    # A trigger or view that somebody added would run, or be carried along, in what follows.
    if structure_digest(structure(connection)) != ahead[0].before:
        raise Altered(item=db.name, object=f"version {_version(connection)}")


def _take(tx: Tx, connection: Connection, ahead: list[Step]) -> None:
    before, rewritten = structure(connection), set[str]()
    for step in ahead:
        step.apply(connection)
        rewritten.update(step.rewritten)
    after = structure(connection)
    for table in logged_tables(tx):
        # Other columns give other digests, also where the new ones are empty.
        if table in rewritten or before.get(table, after[table]) != after[table]:
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
