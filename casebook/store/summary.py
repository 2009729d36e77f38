"""The one row a list reads of a case."""

from casebook.domain.case import CaseSummary
from casebook.store.kept import Kept
from casebook.store.rows.letter import SummaryRow
from casebook.store.transaction import Tx

_SUMMARY = Kept(SummaryRow, CaseSummary, without=("case",))


def get(tx: Tx) -> CaseSummary | None:
    """The summary as it was last written; None in a case that is only being made."""
    found = tx.read(_SUMMARY.query())
    return _SUMMARY.shape.value(found[0], case=found[0][-1]) if found else None


def save(tx: Tx, summary: CaseSummary) -> None:
    """Write the summary anew."""
    _SUMMARY.put(tx, summary.case, summary)
