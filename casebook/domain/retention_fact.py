"""What a case's record says of how long its parts are kept: the facts of the schedule."""

from datetime import date
from typing import Final

from casebook.domain import procedure_fact as fact
from casebook.domain import procedure_fact_end as end
from casebook.domain.appeal_result import AppealEnd, AppealResult
from casebook.domain.clock import local_day
from casebook.domain.closing import Access
from casebook.domain.decision import Sanction
from casebook.domain.outside import OutsideStep
from casebook.domain.overlay import OverlayKind
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.record import CaseRecord
from casebook.domain.retention import reference_position, schedule
from casebook.domain.retention_line import Keeping, PupilKept, RetentionFacts, RetentionLine
from casebook.domain.stage import ClosureOutcome, Stage

_LEFT: Final = frozenset(
    {ClosureOutcome.RESIGNED, ClosureOutcome.SETTLED, ClosureOutcome.SUBJECT_DECEASED}
)
_WITHDRAWN: Final = frozenset({Access.RESTORED, Access.STAYS_WITHDRAWN})
_ADVICE_NOTE: Final = "DOC-21"


def retention(view: ProcedureView) -> tuple[RetentionLine, ...]:
    """The schedule of this case as it stands, by the school's own claim window."""
    return schedule(retention_facts(view), claim_months=view.limits["claim_window"].value)


def keeping(view: ProcedureView) -> Keeping:
    """All that is to be said of what is kept of this case."""
    facts = retention_facts(view)
    lines = schedule(facts, claim_months=view.limits["claim_window"].value)
    return Keeping(lines, reference_position(facts), facts.pension_on)


def retention_facts(view: ProcedureView) -> RetentionFacts:
    """What the record holds of what the schedule is computed from."""
    record = view.record
    concluded, detail, closing = record.safeguarding, record.retention_detail, record.closing
    member = record.staff_copy.member if record.staff_copy else None
    return RetentionFacts(
        closed_on=view.entered(Stage.CLOSURE),
        outcome_on=_outcome_on(view),
        appeal_outcome_on=_outside(view, OutsideStep.APPEAL_OUTCOME),
        employment_ended_on=_employment_ended(view),
        sanction=_sanction(view),
        ended_early=record.case.outcome in _LEFT,
        warned_on=_warned_on(view),
        live_months=_live_months(view),
        allegation_on=record.report.made_on or local_day(record.report.concern.aware_at),
        safeguarding=concluded.outcome if concluded else None,
        consents_to_keep=concluded is not None and concluded.keep_consented,
        sexual_abuse=concluded is not None and concluded.sexual_abuse,
        pension_on=detail.pension_on or _pension(member.born if member else None),
        low_level_on=record.low_level_concerns[-1].on if record.low_level_concerns else None,
        monitored=view.outside(OutsideStep.MONITORING_AUTHORISATION) is not None,
        pupils=tuple(PupilKept(code, detail.born(code)) for code in record.pupils),
        access_withdrawn=detail.access_withdrawn_on is not None or closing.access in _WITHDRAWN,
        access_lifted_on=detail.access_lifted_on or closing.access_on,
        access_request=_runs(record, OverlayKind.SAR),
        litigation_hold=_runs(record, OverlayKind.LITIGATION_HOLD),
        incident=record.case.incident,
    )


def _instead(view: ProcedureView) -> AppealResult | None:
    """The lighter outcome that took the place of the first, where an appeal gave one."""
    result = view.record.appeal_result
    return result if result is not None and result.end is AppealEnd.LESSER else None


def _sanction(view: ProcedureView) -> Sanction | None:
    record, instead = view.record, _instead(view)
    if end.set_aside(view):
        return Sanction.NOT_UPHELD
    if instead is not None:
        return instead.instead
    if record.decided.sanction is not None:
        return record.decided.sanction.sanction
    return Sanction.INFORMAL_ADVICE if record.decisions.advice is not None else None


def _outcome_on(view: ProcedureView) -> date | None:
    record = view.record
    letter = record.letter(*fact.OUTCOME_LETTERS)
    if letter is not None:
        return letter.dated
    given = _outside(view, OutsideStep.OUTCOME_LETTER)
    decided = record.decided.sanction
    return given or (decided.decided_on if decided else None)


def _warned_on(view: ProcedureView) -> date | None:
    """The day the warning or the note of advice was issued."""
    record, instead = view.record, _instead(view)
    if instead is not None:
        return instead.counts_from
    if record.decided.sanction is not None:
        return _outcome_on(view)
    note = record.letter(_ADVICE_NOTE)
    advice = record.decisions.advice
    return (
        note.dated
        if note
        else _outside(view, OutsideStep.ADVICE_NOTE) or (advice.met_on if advice else None)
    )


def _live_months(view: ProcedureView) -> int | None:
    record, instead = view.record, _instead(view)
    if instead is not None:
        return instead.live_months
    if record.decided.sanction is not None:
        return record.decided.sanction.live_months
    return record.decisions.advice.live_months if record.decisions.advice else None


def _employment_ended(view: ProcedureView) -> date | None:
    decided = view.record.decided
    if end.taken_back(view):
        return None
    by_decision = decided.sanction.effective_date if decided.sanction else None
    return (
        decided.la.ended_on
        or by_decision
        or _outside(view, OutsideStep.LA_TERMINATION)
        or view.record.departure.left_on
    )


def _pension(born: date | None) -> date | None:
    """The day somebody reaches normal pension age: 68 for whoever a school employs now, unless the law changes."""
    if born is None:
        return None
    leap_day = (born.month, born.day) == (2, 29)
    return born.replace(year=born.year + 68, day=28 if leap_day else born.day)


def _outside(view: ProcedureView, step: OutsideStep) -> date | None:
    done = view.outside(step)
    return done.on if done else None


def _runs(record: CaseRecord, kind: OverlayKind) -> bool:
    return any(one.kind is kind and one.ended is None for one in record.overlays)
