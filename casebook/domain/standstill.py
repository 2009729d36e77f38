"""Days with no activity: said at the top of a case that stands still while something in it is overdue."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from casebook.domain.fairness import checks_of, override_of
from casebook.domain.guide import Task, TaskState
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.words import N_, Words, say

_OPEN: Final = frozenset({TaskState.NOT_STARTED, TaskState.IN_PROGRESS})
_CHECK: Final = "no_standstill"


def standstill(view: ProcedureView, tasks: Iterable[Task]) -> tuple[Words, ...]:
    """The sentence with how many working days, unless somebody has said why; nothing where nothing is overdue.

    It is asked of the exhibits only where something is overdue: an outline of a case does not have them.
    """
    if not any(task.overdue and task.state in _OPEN for task in tasks):
        return ()
    check = next((each for each in checks_of(view) if each.id == _CHECK), None)
    shortfall = check.of(view) if check else None
    if shortfall is None or override_of(shortfall, view.record.overrides) is not None:
        return ()
    since = dict(shortfall.sentence.fillings)["day"]
    assert isinstance(since, date)
    days = view.calendar.working_days_between(since, view.today)
    return (say(_STANDS_STILL, days=days, day=since),)


_STANDS_STILL = N_(
    "Nothing has happened on the record for {days} working days, since {day}, and something is overdue. Go on, or say"
    " why on the Fairness page."
)
