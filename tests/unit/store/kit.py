"""Real keyed databases, how to write to them, and a signer that needs no keys."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from casebook.domain import case_log as log_values
from casebook.domain.case_log import Entry
from casebook.store import (
    case_log,
)
from casebook.store.database import Database
from casebook.store.layout import Schema
from casebook.store.schema import create
from casebook.store.transaction import Tx

KEY = b"x'" + b"5c" * 32 + b"'"
CASE_ID = "0d5b4a53-94d8-4d0b-8c3e-f3a3ef5f8a01"
REGISTER_ID = "a3a0cf0e-1f7d-4bb4-86ce-6f1f1f0b9a02"
WRITER = "the writer of these tests"
PRAGMAS = (
    "recursive_triggers = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "synchronous = EXTRA",
    "cipher_log_level = NONE",
)


def connect(path: Path, *, key: bytes = KEY, timeout: float = 0.1) -> Any:
    """A keyed connection as the vault opens one: raw key, autocommit, the pragmas of every open."""
    connection = driver.connect(
        str(path), isolation_level=None, timeout=timeout, check_same_thread=False
    )
    connection.set_key(bytearray(key))
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


@dataclass
class Signer:
    """Writes log entries. The signature is a hash: the store keeps signatures, it does not judge them."""

    case: str
    acts: list[str] = field(default_factory=list)

    def entry(self, tx: Tx, act: str, rows: tuple[log_values.RowDigest, ...]) -> Entry:
        end = case_log.last(tx)
        self.acts.append(act)
        return Entry(
            seq=end.seq + 1,
            case=self.case,
            epoch=1,
            actor="2b0e5a3c-0d8e-4b3b-9a35-1f0f6f0a7a11",
            act=act,
            obj="",
            utc="2026-11-02T09:00:00.000000Z",
            offset=0,
            app="0.1.0",
            rows=rows,
            detail=(),
            salt="00" * 16,
            prev=end.link,
        )

    def sign(self, tx: Tx, act: str = "saved") -> Entry:
        entry = self.entry(tx, act, tx.changed_rows())
        tx.append(*self.signed(entry))
        return entry

    def signed(self, entry: Entry) -> tuple[bytes, bytes, bytes]:
        data = entry.canonical()
        return data, hashlib.sha256(b"signed" + data).digest(), log_values.leaf(data)


@dataclass
class Kit:
    """One database on disk, how to open it, and how to write to it."""

    path: Path
    schema: Schema
    signer: Signer
    open_ones: list[Database] = field(default_factory=list)
    writer: str = WRITER
    driver: Any = driver

    def open(self, *, read_only: bool = False, schema: Schema | None = None) -> Database:
        db = Database(
            lambda: connect(self.path), driver, schema or self.schema, read_only=read_only
        )
        self.open_ones.append(db)
        return db

    def raw(self) -> Any:
        """A connection of one who holds the key."""
        return connect(self.path)

    def rows(self, table: str, where: str = "1") -> list[Any]:
        """The rows of a table, past the store."""
        raw = self.raw()
        found: list[Any] = raw.execute(f'SELECT * FROM "{table}" WHERE {where}').fetchall()  # noqa: S608 - our own tables
        raw.close()
        return found

    def tamper(self, *statements: str, pragmas: tuple[str, ...] = ()) -> None:
        """What one who holds the key does past the program."""
        raw = self.raw()
        for pragma in pragmas:
            raw.execute(f"PRAGMA {pragma}")
        for statement in statements:
            raw.execute(statement)
        raw.close()

    def write(self, db: Database, *steps: Callable[[Tx], object], act: str = "saved") -> None:
        with db.writing(WRITER) as tx:
            for step in steps:
                step(tx)
            self.signer.sign(tx, act)

    def attempt(self, db: Database, *steps: Callable[[Tx], object]) -> None:
        """A write transaction in which only these steps are taken: no entry comes by itself."""
        with db.writing(WRITER) as tx:
            for step in steps:
                step(tx)

    def made(self) -> Database:
        db = self.open()
        create(db)
        db.take_over(WRITER)
        return db

    def close(self) -> None:
        for db in self.open_ones:
            db.close()
        self.open_ones.clear()
