"""The log as it is kept: exact bytes, in order. It is the same in the register."""

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import select

from casebook.domain.case_log import NO_PREV, SignedEntry, link
from casebook.domain.merkle import Accumulator
from casebook.store.kept import written
from casebook.store.rows.row import LogRow
from casebook.store.transaction import Tx


class LogEnd(NamedTuple):
    """Where a log ends: its last entry's number (-1 when empty), what the next carries as `prev` (hex), its tree."""

    seq: int
    link: str
    accumulator: Accumulator


class _Texts(NamedTuple):
    """The statements that read one log."""

    entries: str
    leaves: str
    end: str
    newest: str


def _texts(tx: Tx) -> _Texts:
    log: Any = tx.schema.log
    return _made(log)


@cache
def _made(log: type[LogRow]) -> _Texts:
    last = log.seq.desc()
    one = " LIMIT 1"
    return _Texts(
        entries=written(select(log.data, log.signature).order_by(log.seq)),
        leaves=written(select(log.leaf).order_by(log.seq)),
        end=written(select(log.seq, log.leaf, log.signature).order_by(last)) + one,
        newest=written(select(log.data, log.signature).order_by(last)) + one,
    )


def entries(tx: Tx) -> tuple[SignedEntry, ...]:
    """Every entry, first to last."""
    rows = tx.read_fixed(_texts(tx).entries)
    return tuple(SignedEntry(data, signature) for data, signature in rows)


def leaves(tx: Tx) -> tuple[bytes, ...]:
    """The leaf hash of every entry, first to last."""
    return tuple(leaf for (leaf,) in tx.read_fixed(_texts(tx).leaves))


def last(tx: Tx) -> LogEnd:
    """Where the log ends: what the next entry needs."""
    hashed = leaves(tx)
    seq, prev = -1, NO_PREV
    for number, leaf, signature in tx.read_fixed(_texts(tx).end):
        seq, prev = number, link(leaf, signature).hex()
    return LogEnd(seq, prev, Accumulator(hashed))


def newest(tx: Tx) -> SignedEntry | None:
    """The last entry; None in a log that has none yet."""
    found = tx.read_fixed(_texts(tx).newest)
    return SignedEntry(found[0][0], found[0][1]) if found else None
