"""The report of the concern."""

from casebook.domain.report import Report
from casebook.errors import Damaged
from casebook.store.kept import Kept
from casebook.store.rows.report import ReportRow
from casebook.store.transaction import Tx

_ONLY = "report"
_REPORT = Kept(ReportRow, Report)


def get(tx: Tx) -> Report:
    """The report.

    Raises:
        Damaged: the row is not there, and no case begins without one.
    """
    found = _REPORT.one(tx, _ONLY)
    if found is None:
        raise Damaged(item="report")
    return found


def save(tx: Tx, report: Report) -> None:
    """Keep the report as it is now."""
    _REPORT.put(tx, _ONLY, report)
