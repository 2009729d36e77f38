"""What is settled before a case is put away, each thing with how it stands and the page where it is seen to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from casebook.domain import procedure_fact as fact
from casebook.domain import procedure_fact_beside as beside
from casebook.domain import procedure_fact_end as end
from casebook.domain.guide import TaskState
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.police import standing
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.words import N_, Words, say

_DONE, _OPEN, _NOT_NEEDED = TaskState.COMPLETED, TaskState.NOT_STARTED, TaskState.NOT_NEEDED


@dataclass(frozen=True, slots=True)
class ClosingItem:
    """One line of the list: what it is, how it stands, and where it is seen to."""

    what: Words
    state: TaskState
    page: PageId


@dataclass(frozen=True, slots=True)
class _Row:
    what: str
    done: Callable[[ProcedureView], bool]
    page: PageId
    concerns: Callable[[ProcedureView], bool] = fact.always


def _no_hold(view: ProcedureView) -> bool:
    return not standing(view.record.police_holds, view.today)


def _removed(view: ProcedureView) -> bool:
    return not beside.removal_due(view)


def _told(view: ProcedureView) -> bool:
    return view.outside(OutsideStep.REPORTER_TOLD) is not None


def _appealed(view: ProcedureView) -> bool:
    return view.outside(OutsideStep.APPEAL_OUTCOME) is not None


def _has_pupils(view: ProcedureView) -> bool:
    return bool(view.record.pupils)


_ROWS: Final = (
    _Row(N_("The outcome is on the record"), lambda view: view.record.case.outcome is not None, PageId.CLOSE),
    _Row(N_("The appeal's result is on the record, and what follows from it is done"), end.appeal_put_right,
         PageId.CLOSE, _appealed),
    _Row(N_("Referrals to DBS, TRA and LADO are made, or a reason says why not"), end.closing_written, PageId.CLOSE),
    _Row(N_("Access is given back, or it is said that it stays withdrawn"), end.closing_written, PageId.CLOSE),
    _Row(N_("Support has ended, or somebody goes on with it"), end.closing_written, PageId.CLOSE),
    _Row(N_("What the school learned is written down"), end.closing_written, PageId.CLOSE),
    _Row(N_("Whoever reported it was told that it was dealt with"), _told, PageId.OUTSIDE, fact.reporter_can_be_told),
    _Row(N_("No police hold stands"), _no_hold, PageId.POLICE),
    _Row(N_("No suspension goes on"), lambda view: not beside.suspended(view), PageId.SUSPENSION),
    _Row(N_("Nothing that runs beside the case is overdue"), end.nothing_overdue, PageId.BESIDE),
    _Row(N_("A malicious or false allegation has left the personnel file"), _removed, PageId.SAFEGUARDING,
         beside.removal_concerns),
    _Row(N_("Each pupil's date of birth is known, for how long records are kept"), end.births_known, PageId.RETENTION,
         _has_pupils),
)  # fmt: skip


def closing_list(view: ProcedureView) -> tuple[ClosingItem, ...]:
    """The list for this case, in the order in which it is gone through."""
    return tuple(ClosingItem(say(row.what), _state(row, view), row.page) for row in _ROWS)


def _state(row: _Row, view: ProcedureView) -> TaskState:
    if not row.concerns(view):
        return _NOT_NEEDED
    return _DONE if row.done(view) else _OPEN
