"""What starts each time limit in a case: the day (local) on which it happened, or None while it has not."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from casebook.domain import procedure_fact as fact
from casebook.domain import procedure_fact_beside as beside
from casebook.domain import procedure_fact_incident as attack
from casebook.domain.clock import local_day
from casebook.domain.letter_facts import ADVICE_NOTE
from casebook.domain.limit_value import Start
from casebook.domain.outside import OutsideStep
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.readiness import DISMISSALS, WARNINGS
from casebook.domain.roles import Role
from casebook.domain.stage import Stage

Started = Callable[[ProcedureView], date | None]


def _outside(*steps: OutsideStep) -> Started:
    """The latest day on which one of these was done outside Casebook."""

    def on(view: ProcedureView) -> date | None:
        done = (view.outside(step) for step in steps)
        return max((each.on for each in done if each), default=None)

    return on


def _not_recorded(_view: ProcedureView) -> date | None:
    """A case keeps no record that this could be read from, so such a limit never runs by itself."""
    return None


def _reached_school(view: ProcedureView) -> date | None:
    return local_day(view.record.report.concern.aware_at)


def _triage_decided(view: ProcedureView) -> date | None:
    record = view.record
    return record.incident.look.on if record.case.incident else record.triage.decided_on


def _platform_asked(view: ProcedureView) -> date | None:
    """The day from which to look again: of the log where it is kept here, else of the report on paper."""
    if view.record.takedowns:
        return attack.takedown_from(view)
    return _outside(OutsideStep.PLATFORM_REPORT)(view)


def _appointed(view: ProcedureView) -> date | None:
    """The day of the last appointment or, later than that, of an adjournment for further inquiry.

    In a case from paper it is the day the investigation began.
    """
    begun = view.entered(Stage.INVESTIGATION)
    if begun is not None and begun < view.opened_on:
        return begun
    held = [h for h in view.record.team.roles if h.role is Role.INVESTIGATING_OFFICER]
    if not held:
        return None
    return max(held[-1].since, view.record.adjourned_on or held[-1].since)


def _advice_meeting(view: ProcedureView) -> date | None:
    advice = view.record.decisions.advice
    return advice.met_on if advice else _outside(OutsideStep.MEETING_HELD)(view)


def _report_in(view: ProcedureView) -> date | None:
    """The day the report came in; one from before an adjournment for further inquiry is no answer to that."""
    entered, adjourned = view.entered(Stage.REPORT_SUBMITTED), view.record.adjourned_on
    if entered is not None and (adjourned is None or entered > adjourned):
        return entered
    return _outside(OutsideStep.INVESTIGATION_REPORT)(view)


def _hearing(view: ProcedureView) -> date | None:
    hearing = view.record.decided.hearing
    return hearing.held_on if hearing else _outside(OutsideStep.HEARING_RECORD)(view)


def _determined(view: ProcedureView) -> date | None:
    sanction = view.record.decided.sanction
    return view.record.decided.la.determined_on or (sanction.decided_on if sanction else None)


def _outcome_issued(view: ProcedureView) -> date | None:
    issued = view.record.letter(*fact.OUTCOME_LETTERS)
    return issued.dated if issued else _outside(OutsideStep.OUTCOME_LETTER)(view)


def _note_given(view: ProcedureView) -> date | None:
    issued = view.record.letter(ADVICE_NOTE)
    return issued.dated if issued else _outside(OutsideStep.ADVICE_NOTE)(view)


def _claim_could_begin(view: ProcedureView) -> date | None:
    """The latest of the outcome, the appeal's end and the end of the employment, where there is a sanction to claim about."""
    sanction = view.record.decided.sanction
    if sanction is None or sanction.sanction not in (WARNINGS | DISMISSALS):
        return None
    days = (
        _outcome_issued(view),
        _outside(OutsideStep.APPEAL_OUTCOME)(view),
        view.record.decided.la.ended_on,
        sanction.effective_date,
    )
    return max((day for day in days if day is not None), default=None)


def _last_live_step(view: ProcedureView) -> date | None:
    """The day of the last step before a case can close.

    It is the appeal's outcome, the end of the days to appeal or the review of an advice; where a case closed without
    any of them, the day it closed.
    """
    for step in (OutsideStep.APPEAL_OUTCOME, OutsideStep.REVIEW_HELD):
        done = view.outside(step)
        if done is not None:
            return done.on
    received, sanction = view.outside(OutsideStep.LETTER_RECEIVED), view.record.decided.sanction
    if received is None or sanction is None or view.reached(Stage.APPEAL_LODGED):
        return view.entered(Stage.CLOSURE)
    days = sanction.appeal.working_days or view.limits["appeal_lodge"].value
    return view.calendar.within(days, received.on)


IN_AN_INCIDENT: Final[Mapping[str, Start]] = {
    "unknown_perpetrator_review": Start.UNKNOWN_REVIEWED,
    "parent_letter": Start.FAMILY_KNOWN,
    "closure": Start.ATTACK_ANSWERED,
    "closure_note": Start.ATTACK_ANSWERED,
}
"""What starts a limit in an incident, where that is something else than in a case about staff."""

STARTS: Final[Mapping[Start, Started]] = {
    Start.REPORT_REACHED_SCHOOL: _reached_school,
    Start.TRIAGE_DECIDED: _triage_decided,
    Start.SUSPENDED: beside.suspended_on,
    Start.SUSPENSION_REVIEWED: beside.suspension_reviewed_on,
    Start.LAST_IN_TOUCH: beside.in_touch_on,
    Start.INVESTIGATOR_APPOINTED: _appointed,
    Start.INVITED_TO_MEETING: _outside(OutsideStep.INVITATION_TO_MEETING),
    Start.WITNESS_INVITED: _not_recorded,
    Start.WITNESS_HEARD: _outside(OutsideStep.WITNESS_HEARD),
    Start.MEETING_ENDED: _outside(OutsideStep.MEETING_HELD),
    Start.REPORT_IN: _report_in,
    Start.ADVICE_MEETING_ENDED: _advice_meeting,
    Start.POSTED: _not_recorded,
    Start.INVITED_TO_HEARING: _outside(OutsideStep.HEARING_INVITATION),
    Start.HEARING_SET: _not_recorded,
    Start.HEARING_PROPOSED: _not_recorded,
    Start.HEARING_POSTPONED: _outside(OutsideStep.HEARING_POSTPONED),
    Start.HEARING_ENDED: _hearing,
    Start.DETERMINED: _determined,
    Start.AUTHORITY_TOLD: fact.authority_told_on,
    Start.LETTER_RECEIVED: _outside(OutsideStep.LETTER_RECEIVED),
    Start.OUTCOME_ISSUED: _outcome_issued,
    Start.ADVICE_NOTE_ISSUED: _note_given,
    Start.APPEAL_RECEIVED: _outside(OutsideStep.APPEAL_LODGED),
    Start.INVITED_TO_APPEAL: _not_recorded,
    Start.APPEAL_ENDED: _outside(OutsideStep.APPEAL_HEARD),
    Start.LAST_STEP_ENDED: _last_live_step,
    Start.CASE_CLOSED: lambda view: view.entered(Stage.CLOSURE),
    Start.CLAIM_COULD_BEGIN: _claim_could_begin,
    Start.POLICE_HOLD_LOOKED_AT: beside.hold_looked_at,
    Start.TAKEDOWN_ASKED: _platform_asked,
    Start.ACCESS_WITHDRAWN: _not_recorded,
    Start.LADO_OUTCOME: beside.concluded_on,
    Start.SAR_RECEIVED: beside.sar_received_on,
    Start.COMPLAINT_RECEIVED: _not_recorded,
    Start.BREACH_KNOWN: beside.breach_known_on,
    Start.UNKNOWN_REVIEWED: attack.unknown_reviewed_on,
    Start.FAMILY_KNOWN: attack.families_known_on,
    Start.ATTACK_ANSWERED: attack.answered_on,
}
