"""The log as it is kept: exact bytes, in order. It is the same in the register."""

from typing import NamedTuple

from sqlalchemy import select

from casebook.domain.case_log import NO_PREV, SignedEntry, link
from casebook.domain.merkle import Accumulator
from casebook.store.transaction import Tx


class LogEnd(NamedTuple):
    """Where a log ends: its last entry's number (-1 when empty), what the next carries as `prev` (hex), its tree."""

    seq: int
    link: str
    accumulator: Accumulator


def entries(tx: Tx) -> tuple[SignedEntry, ...]:
    """Every entry, first to last."""
    log = tx.schema.log
    rows = tx.read(select(log.data, log.signature).order_by(log.seq))
    return tuple(SignedEntry(data, signature) for data, signature in rows)


def leaves(tx: Tx) -> tuple[bytes, ...]:
    """The leaf hash of every entry, first to last."""
    log = tx.schema.log
    return tuple(leaf for (leaf,) in tx.read(select(log.leaf).order_by(log.seq)))


def last(tx: Tx) -> LogEnd:
    """Where the log ends: what the next entry needs."""
    log = tx.schema.log
    hashed = leaves(tx)
    ends = tx.read(select(log.seq, log.leaf, log.signature).order_by(log.seq.desc()).limit(1))
    seq, prev = -1, NO_PREV
    for number, leaf, signature in ends:
        seq, prev = number, link(leaf, signature).hex()
    return LogEnd(seq, prev, Accumulator(hashed))


def newest(tx: Tx) -> SignedEntry | None:
    """The last entry; None in a log that has none yet."""
    log = tx.schema.log
    found = tx.read(select(log.data, log.signature).order_by(log.seq.desc()).limit(1))
    return SignedEntry(found[0][0], found[0][1]) if found else None
