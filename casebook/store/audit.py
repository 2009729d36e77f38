"""Whether the rows are what the log says: what notices an edit by someone with the key, and an old page put back."""

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import select

from casebook.domain.audit import RowFault, RowProblem
from casebook.domain.case import CaseSummary
from casebook.domain.case_log import Entry
from casebook.domain.merkle import leaf_hash
from casebook.errors import NotCanonical
from casebook.store import row_text, summary
from casebook.store.transaction import Tx

Newest = dict[tuple[str, str], str | None]


def row_faults(tx: Tx, tables: Collection[str] | None = None) -> tuple[RowFault, ...]:
    """Every logged row whose newest digest in the log is not its own, that has none, or that is gone.

    `tables` are those of an older format, before it is migrated. That the log itself is whole is for `domain.case_log.check_log` to say; here its leaf hashes are recomputed.
    """
    newest: Newest = {}
    faults = list(_log_faults(tx, newest))
    for name in tx.schema.logged if tables is None else tables:
        faults.extend(_table_faults(tx, name, newest))
    gone = sorted(key for key, digest in newest.items() if digest is not None)
    faults.extend(RowFault(table, row_id, RowProblem.GONE) for table, row_id in gone)
    return tuple(faults)


def _log_faults(tx: Tx, newest: Newest) -> Iterator[RowFault]:
    """Faults of the log's rows; `newest` is filled with the last digest the log holds of each row."""
    log = tx.schema.log
    rows = tx.read(select(log.seq, log.data, log.leaf).order_by(log.seq))
    for place, (seq, data, leaf) in enumerate(rows):
        if seq != place or leaf_hash(data) != leaf:
            yield RowFault(log.__tablename__, str(seq), RowProblem.CHANGED)
        try:
            changed = Entry.read(data).rows
        except NotCanonical:
            yield RowFault(log.__tablename__, str(seq), RowProblem.CHANGED)
            continue
        newest.update({(row.table, row.id): row.sha256 for row in changed})


def _table_faults(tx: Tx, name: str, newest: Newest) -> Iterator[RowFault]:
    for row_id, digest in row_text.digests(tx.connection, name):
        key = (name, row_id)
        if key not in newest:
            yield RowFault(name, row_id, RowProblem.UNKNOWN)
        elif newest.pop(key) != digest:
            yield RowFault(name, row_id, RowProblem.CHANGED)


def scratch_faults(tx: Tx, expected: CaseSummary) -> tuple[RowFault, ...]:
    """Whether the summary is the one that the rows give now."""
    if summary.get(tx) == expected:
        return ()
    return (RowFault("summary", expected.case, RowProblem.STALE),)


def integrity_faults(tx: Tx) -> tuple[str, ...]:
    """What SQLCipher and SQLite find wrong with pages and trees, every index compared with its table."""
    connection = tx.connection
    pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
    trees = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    references = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    broken = [f"reference of {table} to {parent}" for table, _, parent, _ in references]
    return (*_said(pages), *_said(trees), *broken)


def _said(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if line != "ok")
