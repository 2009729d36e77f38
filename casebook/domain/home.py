"""What home shows: the cases a person can open, and what wants attention."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casebook.domain.case import CaseSummary
from casebook.domain.deadline_list import Band, Dated, fell_due
from casebook.domain.set_up import SetUpTask
from casebook.domain.words import Words


@dataclass(frozen=True, slots=True)
class Home:
    """Home on one day. `rows` are sorted: open before closed, the nearest day first.

    `due` is every deadline, overdue first; `fell_due` those that came since `last_here`, the day of the last visit.
    """

    rows: tuple[CaseSummary, ...]
    notices: tuple[Words, ...]
    set_up: tuple[SetUpTask, ...]
    due: tuple[Dated, ...] = ()
    last_here: date | None = None
    fell_due: tuple[Dated, ...] = ()

    def overdue(self) -> tuple[Dated, ...]:
        """What should have been done before today."""
        return tuple(one for one in self.due if one.band is Band.OVERDUE)

    def due_this_week(self) -> tuple[Dated, ...]:
        """What is due in the seven days from today."""
        return tuple(one for one in self.due if one.band in {Band.TODAY, Band.WEEK})


def home(
    rows: Sequence[CaseSummary],
    *,
    notices: tuple[Words, ...],
    set_up: tuple[SetUpTask, ...],
    today: date,
    due: tuple[Dated, ...] = (),
    last_here: date | None = None,
) -> Home:
    """Home on a day (local)."""
    return Home(
        rows=tuple(sorted(rows, key=_order)),
        notices=notices,
        set_up=set_up,
        due=due,
        last_here=last_here,
        fell_due=fell_due(due, since=last_here, today=today),
    )


def _order(row: CaseSummary) -> tuple[bool, date, date, str]:
    return (row.closed, row.due or date.max, row.opened_on, row.reference)
