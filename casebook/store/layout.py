"""What one kind of database is made of: its tables, its triggers and the marks in its header."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import MetaData, Table

from casebook.store.rows.row import EarlierRow, LoggedRow, LogRow, WriterRow


@dataclass(frozen=True)
class Schema:
    """A released schema. `version` stands in `user_version`; `digest` is of every object's text, hex."""

    name: str
    application_id: int
    version: int
    digest: str
    metadata: MetaData
    triggers: tuple[str, ...]
    log: type[LogRow]
    writer: type[WriterRow]
    earlier: type[EarlierRow]
    rows: tuple[type[LoggedRow], ...]

    @cached_property
    def logged(self) -> Mapping[str, Table]:
        """The tables whose rows are bound to the log, by name."""
        return {row.__tablename__: self.metadata.tables[row.__tablename__] for row in self.rows}
