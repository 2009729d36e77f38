"""What home shows: the cases a person can open, and what wants attention."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casebook.domain.case import CaseSummary
from casebook.domain.set_up import SetUpTask
from casebook.domain.words import Words

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Home:
    """Home on one day. `rows` are sorted: open before closed, the nearest day first."""

    rows: tuple[CaseSummary, ...]
    notices: tuple[Words, ...]
    set_up: tuple[SetUpTask, ...]
    overdue: int
    due_this_week: int


def home(
    rows: Sequence[CaseSummary],
    *,
    notices: tuple[Words, ...],
    set_up: tuple[SetUpTask, ...],
    today: date,
) -> Home:
    """Home, counted: overdue is before today, this week the seven days from today."""
    due = [row.due for row in rows if row.due is not None and not row.closed]
    return Home(
        rows=tuple(sorted(rows, key=_order)),
        notices=notices,
        set_up=set_up,
        overdue=sum(day < today for day in due),
        due_this_week=sum(today <= day < today + _WEEK for day in due),
    )


def _order(row: CaseSummary) -> tuple[bool, date, date, str]:
    return (row.closed, row.due or date.max, row.opened_on, row.reference)
