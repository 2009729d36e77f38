"""The next version of the case's schema, as a later release might have it: it proves the machinery of migrations."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import Column, Connection, ForeignKeyConstraint, MetaData, Table, Text

from casebook.domain.case_log import RowDigest
from casebook.store import schema as schemas
from casebook.store.layout import Schema
from casebook.store.migration import Step
from casebook.store.schema import CASE
from casebook.store.transaction import Tx
from tests.unit.store.kit import Kit

NEXT = CASE.version + 1


def next_version() -> Schema:
    """The next version as a later release might have it: triage gets a column."""
    metadata = MetaData()
    for table in CASE.metadata.sorted_tables:
        copied = table.to_metadata(metadata)
        # Copied constraints come in no fixed order, and their order stands in the table's text.
        keys = sorted(copied.foreign_key_constraints, key=lambda one: _place(table, one))
        for place, key in enumerate(keys):
            key._creation_order = place
        if table.name == "triage":
            copied.append_column(Column("asked_of", Text, nullable=False))
    made = replace(CASE, version=NEXT, metadata=metadata)
    texts = {name: schemas.normal(text) for name, text in schemas.statements(made).items()}
    return replace(made, digest=schemas.structure_digest(texts))


def _place(table: Table, key: ForeignKeyConstraint) -> int:
    return table.columns.keys().index(key.column_keys[0])


def add_column(connection: Connection) -> None:
    """The table made anew, so that its text is that of a new database."""
    statement = schemas.statements(next_version())["triage"]
    connection.exec_driver_sql("ALTER TABLE triage RENAME TO triage_1")
    connection.exec_driver_sql(statement)
    kept = ", ".join(column.name for column in CASE.logged["triage"].columns)
    connection.exec_driver_sql(
        f"INSERT INTO triage ({kept}, asked_of) SELECT {kept}, '' FROM triage_1"  # noqa: S608 - our own names
    )
    connection.exec_driver_sql("DROP TABLE triage_1")


STEPS = (Step(NEXT, add_column, CASE.digest, rewritten=("triage",)),)


def recorder(kit: Kit) -> Callable[[Tx, tuple[RowDigest, ...]], None]:
    def record(tx: Tx, rows: tuple[RowDigest, ...]) -> None:
        entry = kit.signer.entry(tx, "migrated", rows)
        tx.append_batch(*kit.signer.signed(entry))

    return record
