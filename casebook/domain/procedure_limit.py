"""Time limits: how long, from what, and by whose rule. Most are starting values that guide and bind nobody."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.domain import procedure_fact as fact
from casebook.domain.calendar import calendar_days_from
from casebook.domain.clock import local_day
from casebook.domain.outside import OutsideStep
from casebook.domain.procedure_view import CaseView
from casebook.domain.roles import Role
from casebook.domain.stage import Stage
from casebook.domain.words import N_, Words, say


class Unit(StrEnum):
    """How a limit counts."""

    WORKING_DAYS = "working_days"  # the day after the start is day 1; none: the same day
    CALENDAR_DAYS = "calendar_days"  # the start itself is day 1
    CLEAR_WORKING_DAYS = "clear_working_days"  # neither the start nor the day it ends on counts


class LimitKind(StrEnum):
    """By whose rule a limit runs. No letter quotes a starting value until the school has confirmed it."""

    LAW = "law"
    STATUTORY_GUIDANCE = "statutory_guidance"
    ACAS_CODE = "acas_code"
    SCHOOL = "school"
    STARTING_VALUE = "starting_value"


class Start(StrEnum):
    """What starts a limit."""

    REPORT_REACHED_SCHOOL = "report_reached_school"
    TRIAGE_DECIDED = "triage_decided"
    INVESTIGATOR_APPOINTED = "investigator_appointed"
    INVITED_TO_MEETING = "invited_to_meeting"
    REPORT_IN = "report_in"
    ADVICE_MEETING_ENDED = "advice_meeting_ended"
    HEARING_ENDED = "hearing_ended"
    DETERMINED = "determined"
    AUTHORITY_TOLD = "authority_told"
    LETTER_RECEIVED = "letter_received"
    APPEAL_RECEIVED = "appeal_received"
    APPEAL_ENDED = "appeal_ended"
    LAST_STEP_ENDED = "last_step_ended"


@dataclass(frozen=True, slots=True)
class Limit:
    """One time limit. `counted` is its arithmetic in words, with places for days and the start."""

    days: int
    unit: Unit
    start: Start
    kind: LimitKind
    counted: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a limit (of clear days: the first day after them), and how it was counted."""

    day: date
    counted: Words


def _starting(days: int, start: Start, counted: str) -> Limit:
    return Limit(days, Unit.WORKING_DAYS, start, LimitKind.STARTING_VALUE, counted)


_REACHED = N_(
    "{days} working days after the concern reached the school on {start} (Casebook's starting value)"
)
_APPOINTED = N_(
    "{days} working days after the investigator was appointed on {start} (Casebook's starting value)"
)

LIMITS: Mapping[str, Limit] = {
    "danger": Limit(
        0,
        Unit.WORKING_DAYS,
        Start.REPORT_REACHED_SCHOOL,
        LimitKind.STATUTORY_GUIDANCE,
        N_("the same day: the concern reached the school on {start}"),
        "Keeping children safe in education, part four",
    ),
    "lado_contact": Limit(
        1,
        Unit.WORKING_DAYS,
        Start.REPORT_REACHED_SCHOOL,
        LimitKind.STATUTORY_GUIDANCE,
        N_(
            "{days} working day after the concern reached the school on {start} (statutory guidance)"
        ),
        "Keeping children safe in education, part four",
    ),
    "police_report": _starting(
        0,
        Start.TRIAGE_DECIDED,
        N_("the day triage was decided, {start} (Casebook's starting value)"),
    ),
    "ack_reporter": _starting(2, Start.REPORT_REACHED_SCHOOL, _REACHED),
    "triage_decision": _starting(5, Start.REPORT_REACHED_SCHOOL, _REACHED),
    "informal_meeting": _starting(
        10,
        Start.TRIAGE_DECIDED,
        N_("{days} working days after triage was decided on {start} (Casebook's starting value)"),
    ),
    "advice_note": _starting(
        5,
        Start.ADVICE_MEETING_ENDED,
        N_("{days} working days after the meeting on {start} (Casebook's starting value)"),
    ),
    "terms_of_reference": _starting(2, Start.INVESTIGATOR_APPOINTED, _APPOINTED),
    "notice_of_investigation": _starting(2, Start.INVESTIGATOR_APPOINTED, _APPOINTED),
    "investigation_notice": Limit(
        5,
        Unit.CLEAR_WORKING_DAYS,
        Start.INVITED_TO_MEETING,
        LimitKind.STARTING_VALUE,
        N_("{days} clear working days after the invitation on {start} (Casebook's starting value)"),
    ),
    "investigation_complete": _starting(20, Start.INVESTIGATOR_APPOINTED, _APPOINTED),
    "case_decision": _starting(
        5,
        Start.REPORT_IN,
        N_("{days} working days after the report came in on {start} (Casebook's starting value)"),
    ),
    "outcome_letter": _starting(
        5,
        Start.HEARING_ENDED,
        N_("{days} working days after the hearing on {start} (Casebook's starting value)"),
    ),
    "la_notify_after_determination": _starting(
        1,
        Start.DETERMINED,
        N_("{days} working day after the decision on {start} (Casebook's starting value)"),
    ),
    "la_action": Limit(
        14,
        Unit.CALENDAR_DAYS,
        Start.AUTHORITY_TOLD,
        LimitKind.LAW,
        N_("{days} days beginning with the day the local authority was told, {start} (law)"),
        "School Staffing (England) Regulations 2009, reg 20",
    ),
    "appeal_lodge": _starting(
        10,
        Start.LETTER_RECEIVED,
        N_("{days} working days after the letter was received on {start}"),
    ),
    "appeal_hearing_within": _starting(
        20,
        Start.APPEAL_RECEIVED,
        N_("{days} working days after the appeal came in on {start} (Casebook's starting value)"),
    ),
    "appeal_outcome": _starting(
        5,
        Start.APPEAL_ENDED,
        N_("{days} working days after the appeal hearing on {start} (Casebook's starting value)"),
    ),
    "closure": _starting(
        10,
        Start.LAST_STEP_ENDED,
        N_("{days} working days after the last step on {start} (Casebook's starting value)"),
    ),
}


def due(view: CaseView, key: str) -> Due | None:
    """When a limit ends in this case; None while it has not started."""
    limit = LIMITS[key]
    start = STARTS[limit.start](view)
    if start is None:
        return None
    days = _appeal_days(view) if limit.start is Start.LETTER_RECEIVED else limit.days
    if limit.unit is Unit.CALENDAR_DAYS:
        end = calendar_days_from(start, days)
    elif limit.unit is Unit.CLEAR_WORKING_DAYS:
        end = view.calendar.clear_days(days, start)
    else:
        end = view.calendar.within(days, start)
    return Due(end, say(limit.counted, days=days, start=start))


def _appeal_days(view: CaseView) -> int:
    sanction = view.record.decided.sanction
    decided = sanction.appeal.working_days if sanction else None
    return decided or LIMITS["appeal_lodge"].days


def _outside(step: OutsideStep) -> Callable[[CaseView], date | None]:
    def on(view: CaseView) -> date | None:
        done = view.outside(step)
        return done.on if done else None

    return on


def _reached_school(view: CaseView) -> date | None:
    return local_day(view.record.report.concern.aware_at)


def _appointed(view: CaseView) -> date | None:
    """The day of the last appointment; in a case from paper, the day the investigation began."""
    begun = view.entered(Stage.INVESTIGATION)
    if begun is not None and begun < view.opened_on:
        return begun
    held = [h for h in view.record.team.roles if h.role is Role.INVESTIGATING_OFFICER]
    return held[-1].since if held else None


def _advice_meeting(view: CaseView) -> date | None:
    advice = view.record.decisions.advice
    return advice.met_on if advice else _outside(OutsideStep.MEETING_HELD)(view)


def _report_in(view: CaseView) -> date | None:
    return view.entered(Stage.REPORT_SUBMITTED) or _outside(OutsideStep.INVESTIGATION_REPORT)(view)


def _hearing(view: CaseView) -> date | None:
    hearing = view.record.decided.hearing
    return hearing.held_on if hearing else _outside(OutsideStep.HEARING_RECORD)(view)


def _determined(view: CaseView) -> date | None:
    sanction = view.record.decided.sanction
    return view.record.decided.la.determined_on or (sanction.decided_on if sanction else None)


STARTS: Mapping[Start, Callable[[CaseView], date | None]] = {
    Start.REPORT_REACHED_SCHOOL: _reached_school,
    Start.TRIAGE_DECIDED: lambda view: view.record.triage.decided_on,
    Start.INVESTIGATOR_APPOINTED: _appointed,
    Start.INVITED_TO_MEETING: _outside(OutsideStep.INVITATION_TO_MEETING),
    Start.REPORT_IN: _report_in,
    Start.ADVICE_MEETING_ENDED: _advice_meeting,
    Start.HEARING_ENDED: _hearing,
    Start.DETERMINED: _determined,
    Start.AUTHORITY_TOLD: fact.authority_told_on,
    Start.LETTER_RECEIVED: _outside(OutsideStep.LETTER_RECEIVED),
    Start.APPEAL_RECEIVED: _outside(OutsideStep.APPEAL_LODGED),
    Start.APPEAL_ENDED: _outside(OutsideStep.APPEAL_HEARD),
    Start.LAST_STEP_ENDED: lambda view: view.entered(Stage.CLOSURE),
}
