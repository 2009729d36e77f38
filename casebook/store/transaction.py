"""One transaction: rows go in, and every change of a logged row has to be in its one log entry."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from functools import cached_property
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Executable, Row, event, func, select, text
from sqlalchemy.orm import ORMExecuteState, Session

from casebook.domain.case_log import Entry, RowDigest
from casebook.errors import WriterLost
from casebook.store import row_text
from casebook.store.layout import Schema
from casebook.store.rows.row import LoggedRow
from casebook.store.rows.row import Row as AnyRow
from casebook.store.shape import Cell

SALT_BYTES = 16
R = TypeVar("R", bound=AnyRow)
M = TypeVar("M")


class Mode(Enum):
    """What a transaction may do."""

    READING = auto()
    WRITING = auto()
    SCRATCH = auto()


class LogMismatch(RuntimeError):
    """Rows and log would not agree. It is a fault in the program, so the transaction is undone."""


class Tx:
    """A transaction in hand. Its `connection` and its `session` are for the store alone."""

    def __init__(
        self, connection: Connection, schema: Schema, *, mode: Mode, salts: Callable[[int], bytes]
    ) -> None:
        self.connection = connection
        self.schema = schema
        self._mode = mode
        self._salts = salts
        self._new: dict[tuple[type[AnyRow], str], AnyRow] = {}
        self._touched: dict[tuple[str, str], LoggedRow | None] = {}
        self._rewritten: dict[tuple[str, str], str | None] = {}
        self._appended: list[tuple[RowDigest, ...]] = []

    @cached_property
    def session(self) -> Session:
        """What writes rows. Most transactions only read, by fixed statements, and never make one."""
        session = Session(bind=self.connection, autoflush=False, expire_on_commit=False)
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush", self._after_flush)
        event.listen(session, "do_orm_execute", _only_select)
        return session

    def close(self) -> None:
        """Let go of the rows that were written or looked at."""
        if "session" in self.__dict__:
            self.session.close()

    # What repositories do.

    def read(
        self, statement: Executable, bound: Mapping[str, Cell] | None = None
    ) -> Sequence[Row[Any]]:
        """The rows a statement gives, what was written before included."""
        self._flush()
        return self.connection.execute(statement, bound).all()

    def read_fixed(self, statement: str, *bound: Cell) -> Sequence[Any]:
        """The rows of a fixed statement of ours, as bare tuples: a case is read by some eighty of them."""
        self._flush()
        rows: Sequence[Any] = self._driver.execute(statement, bound).fetchall()
        return rows

    def _flush(self) -> None:
        if "session" in self.__dict__:
            self.session.flush()

    @cached_property
    def _driver(self) -> Any:
        return self.connection.connection.driver_connection

    def put(self, kind: type[R], row_id: str, cells: Mapping[str, Cell]) -> None:
        """Write a row: a new one, or another content for the one of that id. The same content is no change."""
        row = self._row(kind, row_id)
        if row is None:
            row = _made(kind, {**cells, "id": row_id})
            self._new[kind, row_id] = row
            self.session.add(row)
            return
        for name, cell in cells.items():
            if getattr(row, name) != cell:
                setattr(row, name, cell)

    def amend(self, kind: type[R], row_id: str, cells: Mapping[str, Cell]) -> None:
        """Change some cells of a row. Raises KeyError when there is none of that id."""
        if not self.holds(kind, row_id):
            raise KeyError(row_id)
        self.put(kind, row_id, cells)

    def remove(self, kind: type[R], row_id: str) -> None:
        """Take a row away, if it is there."""
        self.session.flush()
        row = self._row(kind, row_id)
        if row is not None:
            self.session.delete(row)
            self._new.pop((kind, row_id), None)
            self.session.flush()

    def holds(self, kind: type[R], row_id: str) -> bool:
        """Whether there is a row of that id."""
        return self._row(kind, row_id) is not None

    def _row(self, kind: type[R], row_id: str) -> R | None:
        # The session knows a new row by its id only once it is written.
        new = self._new.get((kind, row_id))
        return self.session.get(kind, row_id) if new is None else cast("R", new)

    def next(self, column: Any) -> int:
        """One more than the largest number in a column; 1 to begin with."""
        [(largest,)] = self.read(select(func.max(column)))
        return (largest or 0) + 1

    # What services do.

    def changed_rows(self) -> tuple[RowDigest, ...]:
        """The digest of every logged row written so far, None for one taken away, by table and id."""
        self.session.flush()
        touched = {
            key: None if row is None else row_text.digest(row) for key, row in self._touched.items()
        }
        found = {**self._rewritten, **touched}
        return tuple(RowDigest(*key, found[key]) for key in sorted(found))

    def append(self, data: bytes, signature: bytes, leaf: bytes) -> None:
        """Write the log entry of this transaction: its exact bytes, their signature and their leaf hash.

        Raises:
            LogMismatch: there is one already, it is out of order, or its rows are not the changed ones.
        """
        entry = Entry.read(data)
        if self._appended or entry.rows != self.changed_rows():
            raise LogMismatch
        self.append_batch(data, signature, leaf)

    def append_batch(self, data: bytes, signature: bytes, leaf: bytes) -> None:
        """Write one of several entries; only a migration, whose rows overflow one entry, needs more."""
        entry = Entry.read(data)
        log = self.schema.log
        [(last,)] = self.read(select(func.max(log.seq)))
        if entry.seq != (0 if last is None else last + 1):
            raise LogMismatch
        row = _made(log, {"seq": entry.seq, "data": data, "signature": signature, "leaf": leaf})
        self.session.add(row)
        self.session.flush()
        self._appended.append(entry.rows)

    # What the database asks of it.

    def require_writer(self, writer: str) -> None:
        """Raise `WriterLost` unless the writer row holds this token."""
        row = self.session.get(self.schema.writer, 1)
        if row is None or row.token != writer:
            raise WriterLost

    def set_writer(self, writer: str) -> None:
        """Put this token into the writer row."""
        kind = self.schema.writer
        row = self.session.get(kind, 1) or _made(kind, {"id": 1})
        row.token = writer
        self.session.add(row)
        self.session.flush()

    def rewrite(self, table: str) -> None:
        """Give every row of a table a new salt: a migration has changed what its digest covers."""
        connection = self.session.connection()
        for row_id, _ in list(row_text.digests(connection, table)):
            salt = {"salt": self._salts(SALT_BYTES), "id": row_id}
            connection.execute(
                text(f'UPDATE "{table}" SET {row_text.SALT} = :salt WHERE id = :id'),  # noqa: S608 - our own names
                salt,
            )
        again = row_text.digests(connection, table)
        self._rewritten.update({(table, row_id): digest for row_id, digest in again})

    def finish(self) -> None:
        """Write what is left, and see that the log says all of it. Raises `LogMismatch`."""
        said = [row for rows in self._appended for row in rows]
        if sorted(said, key=_by_row) != list(self.changed_rows()):
            raise LogMismatch

    def _before_flush(self, session: Session, _context: object, _instances: object) -> None:
        changed = [row for row in session.dirty if session.is_modified(row)]
        rows = [*session.new, *changed, *session.deleted]
        if self._mode is Mode.READING and rows:
            raise LogMismatch
        logged = [row for row in rows if not self._is_free(row)]
        if self._mode is Mode.SCRATCH and logged:
            raise LogMismatch
        for row in (one for one in logged if isinstance(one, LoggedRow)):
            if row not in session.new:
                self._keep_earlier(row)
            if row not in session.deleted:
                row.row_salt = self._salts(SALT_BYTES)

    def _is_free(self, row: object) -> bool:
        return not isinstance(row, LoggedRow | self.schema.log)

    def _keep_earlier(self, row: LoggedRow) -> None:
        key = (row.__tablename__, row.id)
        if not row.keeps_earlier or key in self._touched:
            return
        kind = self.schema.earlier
        before = select(func.count()).where(kind.table == key[0], kind.row == key[1])
        version = self.session.connection().execute(before).scalar_one() + 1
        cells: dict[str, Cell] = {
            "id": f"{key[0]}/{key[1]}/{version}",
            "table": key[0],
            "row": key[1],
            "version": version,
            "cells": row_text.earlier_text(row),
            "cells_salt": row_text.earlier_salt(row),
            "row_salt": self._salts(SALT_BYTES),
        }
        self.session.add(_made(kind, cells))

    def _after_flush(self, session: Session, _context: object) -> None:
        changed = [row for row in session.dirty if session.is_modified(row)]
        for row in (*session.new, *changed, *session.deleted):
            if isinstance(row, LoggedRow):
                gone = row in session.deleted
                self._touched[(row.__tablename__, row.id)] = None if gone else row


def _made(kind: type[M], cells: Mapping[str, Cell]) -> M:
    row = kind()
    for name, cell in cells.items():
        setattr(row, name, cell)
    return row


def _by_row(one: RowDigest) -> tuple[str, str]:
    return one.table, one.id


def _only_select(state: ORMExecuteState) -> None:
    # A statement that writes would go past the digests.
    if not state.is_select:
        raise LogMismatch
