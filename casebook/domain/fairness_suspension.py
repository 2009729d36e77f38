"""Fairness checks of a suspension: why, who knows, how long, and who ended it."""

from typing import Final

from casebook.domain import fairness_fact as have
from casebook.domain import procedure_fact as fact
from casebook.domain import procedure_fact_beside as beside
from casebook.domain.fairness_check import Check, Gate, Part, Weight
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.procedure_limit import due
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.stage import Stage
from casebook.domain.suspension import EndedBy, Suspension, maintained
from casebook.domain.words import N_, Words, say

S = Stage
_REPORTS = ((S.INVESTIGATION, S.REPORT_SUBMITTED),)
_GOES_ON = (
    *_REPORTS,
    (S.CASE_DECISION, S.HEARING_SCHEDULED),
    (S.HEARING_SCHEDULED, S.HEARING_HELD),
)
_CLOSES = (
    (S.APPEAL_WINDOW, S.CLOSURE),
    (S.APPEAL_OUTCOME, S.CLOSURE),
    (S.OUTCOME_ISSUED, S.CLOSURE),
)
_PUT_AWAY = ((S.CLOSURE, S.RETAINED),)
_STAFFING = "School Staffing (England) Regulations 2009, regulation 19"


def _suspended(view: ProcedureView) -> bool:
    """Whether anybody was ever suspended in this case, here or on paper."""
    return bool(view.record.suspensions) or view.outside(OutsideStep.SUSPENSION) is not None


def _recorded(view: ProcedureView) -> tuple[Suspension, ...]:
    return view.record.suspensions


def _unexplained(view: ProcedureView) -> Words | None:
    on_paper = view.outside(OutsideStep.SUSPENSION)
    bare = on_paper is not None and not on_paper.note.strip() and on_paper.scan is None
    told = [
        one.began
        for one in _recorded(view)
        if not (one.purposes and one.grounds.strip() and one.rejected and one.full_pay)
    ]
    missing = told or (bare and not _recorded(view))
    return have.where(
        bool(missing),
        N_("The record of the suspension lacks its purpose, its cause, full pay, or what was considered instead."),
    )  # fmt: skip


def _untold(view: ProcedureView) -> Words | None:
    open_ = [one for one in _recorded(view) if not one.everyone_told]
    return have.where(
        bool(open_),
        N_("The local authority, and the other of headteacher and governing body, were to be told of the suspension at once."),
    )  # fmt: skip


def _no_letter(view: ProcedureView) -> Words | None:
    return have.where(
        any(one.letter_on is None for one in _recorded(view)),
        N_("The suspension was not confirmed in writing."),
    )


def _unreviewed(view: ProcedureView) -> Words | None:
    begun = beside.suspended_on(view)
    looked = beside.suspension_reviewed_on(view)
    last = due(view, "suspension_review") if begun and looked else None
    if last is None or last.day < view.opened_on or view.today <= last.day:
        return None
    return say(N_("The suspension was to be reviewed by {day}."), day=last.day)


def _ended_by_another(view: ProcedureView) -> Words | None:
    wrong = [
        one
        for one in _recorded(view)
        if one.end is not None
        and maintained(view.record.school)
        and one.end.by is not EndedBy.GOVERNING_BODY
    ]
    return have.where(
        bool(wrong),
        N_("The suspension was ended by somebody else than the governing body."),
    )


def _still_suspended(view: ProcedureView) -> Words | None:
    over = not beside.suspended(view) or fact.dismissed(view)
    return have.where(
        not over,
        N_("The subject is still suspended on the record. In a maintained school only the governing body ends it."),
    )  # fmt: skip


SUSPENSION: Final = (
    Check(
        "suspension_explained", Part.BESIDE, Weight.WARN, N_("The suspension has its purpose and its alternatives"),
        S.REPORTED, _unexplained, PageId.SUSPENSION, "Acas Code, paragraph 8", moves=_REPORTS, concerns=_suspended,
        code=(8,), pitfalls=(11,),
    ),
    Check(
        "suspension_told", Part.BESIDE, Weight.WARN, N_("Everybody who had to know of the suspension was told"),
        S.REPORTED, _untold, PageId.SUSPENSION, _STAFFING, moves=_REPORTS,
        concerns=lambda view: bool(view.record.suspensions), code=(8,), pitfalls=(22,),
    ),
    Check(
        "suspension_written", Part.BESIDE, Weight.WARN, N_("The suspension was confirmed in writing"), S.REPORTED,
        _no_letter, PageId.SUSPENSION, "Acas Code, paragraph 8", moves=_REPORTS,
        concerns=lambda view: bool(view.record.suspensions), code=(8,), pitfalls=(11,),
    ),
    Check(
        "suspension_reviewed", Part.BESIDE, Weight.WARN, N_("The suspension is reviewed in time"), S.REPORTED,
        _unreviewed, PageId.SUSPENSION, "Acas Code, paragraph 8", moves=_GOES_ON, concerns=beside.suspended,
        code=(8,), pitfalls=(11,),
    ),
    Check(
        "suspension_ended_by_governors", Part.BESIDE, Weight.BLOCK, N_("Whoever ended the suspension was allowed to"),
        S.REPORTED, _ended_by_another, PageId.SUSPENSION, _STAFFING, moves=_PUT_AWAY,
        concerns=lambda view: bool(view.record.suspensions), pitfalls=(22,), gate=Gate.AUTHORITY,
    ),
    Check(
        "suspension_ended", Part.CLOSE, Weight.BLOCK, N_("No suspension outlives the case"), S.OUTCOME_ISSUED,
        _still_suspended, PageId.SUSPENSION, _STAFFING, moves=(*_CLOSES, *_PUT_AWAY), concerns=_suspended,
        code=(8,), pitfalls=(11, 22), gate=Gate.CLOSE,
    ),
)  # fmt: skip
"""Asked wherever somebody was suspended."""
