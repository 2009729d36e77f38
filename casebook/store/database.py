"""An open database: one keyed connection, short transactions, and whose turn it is to write."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from casebook.errors import Damaged, ReadOnly
from casebook.store.driver_error import refusal
from casebook.store.layout import Schema
from casebook.store.shape import Unreadable
from casebook.store.transaction import Mode, Tx

_WRITES = "casebook_writes"


class Database:
    """One database file through one connection, used by the thread that first reads or writes.

    `creator` opens the keyed connection in autocommit; `name` is how sentences call the file.
    """

    def __init__(
        self,
        creator: Callable[[], Any],
        dbapi: ModuleType,
        schema: Schema,
        *,
        read_only: bool,
        name: str = "",
        salts: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self.schema = schema
        self.read_only = read_only
        self.name = name or f"{schema.name}.db"
        self._salts = salts
        self._driver_error = dbapi.Error
        self._engine = create_engine(
            "sqlite+pysqlite://",
            module=dbapi,
            creator=creator,
            poolclass=StaticPool,
            hide_parameters=True,
        )
        event.listen(self._engine, "begin", _begin)
        if read_only:
            event.listen(self._engine, "connect", _query_only)

    def close(self) -> None:
        """Close the connection."""
        self._engine.dispose()

    @contextmanager
    def writing(self, writer: str) -> Iterator[Tx]:
        """A transaction that is committed with its one log entry, or not at all.

        Raises:
            ReadOnly: this database is open for reading.
            WriterLost: the writer row no longer holds this token.
            LogMismatch: what was written and what the entry says differ (a fault in the program).
        """
        with self._transaction(Mode.WRITING) as tx:
            tx.require_writer(writer)
            yield tx
            tx.finish()

    @contextmanager
    def scratch(self, writer: str) -> Iterator[Tx]:
        """A transaction for drafts and the summary alone: no act, so nothing in the log."""
        with self._transaction(Mode.SCRATCH) as tx:
            tx.require_writer(writer)
            yield tx
            tx.session.flush()

    @contextmanager
    def reading(self) -> Iterator[Tx]:
        """A transaction that sees one moment and changes nothing."""
        with self._transaction(Mode.READING) as tx:
            yield tx

    def take_over(self, writer: str) -> None:
        """Make this token the one that may write, whoever's it was."""
        with self._transaction(Mode.SCRATCH) as tx:
            tx.set_writer(writer)

    def writer(self) -> str | None:
        """The token that may write, None before the first."""
        with self.reading() as tx:
            row = tx.session.get(self.schema.writer, 1)
            return None if row is None else row.token

    @contextmanager
    def altering(self) -> Iterator[Connection]:
        """A bare write transaction, for making and migrating tables only."""
        with self._begun(writes=True) as connection:
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Tx]:
        """A bare write transaction whose log entries may be several."""
        with self._transaction(Mode.WRITING) as tx:
            yield tx
            tx.finish()

    @contextmanager
    def driver(self) -> Iterator[Any]:
        """The driver's own connection, for `backup`."""
        with self._engine.connect() as connection:
            yield connection.connection.driver_connection

    @contextmanager
    def _transaction(self, mode: Mode) -> Iterator[Tx]:
        with (
            self._begun(writes=mode is not Mode.READING) as connection,
            closing(Tx(connection, self.schema, mode=mode, salts=self._salts)) as tx,
        ):
            yield tx

    @contextmanager
    def _begun(self, *, writes: bool) -> Iterator[Connection]:
        if writes and self.read_only:
            raise ReadOnly
        try:
            with self._engine.connect() as connection:
                connection.execution_options(**{_WRITES: writes})
                with connection.begin():
                    yield connection
        except DBAPIError as error:
            said = refusal(error, self.name)
            if said is None:
                raise
            raise said from None
        except self._driver_error as error:
            # From a fixed statement, which goes to the driver itself.
            said = refusal(DBAPIError("", None, error), self.name)
            if said is None:
                raise
            raise said from None
        except Unreadable:
            raise Damaged(item=self.name) from None


def _begin(connection: Connection) -> None:
    # A plain BEGIN would take the write lock late and fail then; readers must not shut each other out.
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _query_only(driver_connection: Any, _record: object) -> None:
    driver_connection.execute("PRAGMA query_only = ON")
