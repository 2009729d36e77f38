"""The arithmetic of a limit in words: how many of what, from when, by whose rule, and which days were passed over."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import reduce
from typing import Final

from casebook.domain.calendar import SchoolDays, WorkingCalendar
from casebook.domain.limit_value import IN_TERM, Limit, LimitKind, Start, Unit
from casebook.domain.pause import Pause
from casebook.domain.words import N_, Words, compose, say, written_day

_AMOUNTS: Final[Mapping[Unit, tuple[str, str]]] = {
    Unit.WORKING_DAYS: (N_("{n} working day"), N_("{n} working days")),
    Unit.SCHOOL_DAYS: (N_("{n} school day"), N_("{n} school days")),
    Unit.CLEAR_WORKING_DAYS: (N_("{n} clear working day"), N_("{n} clear working days")),
    Unit.CLEAR_SCHOOL_DAYS: (N_("{n} clear school day"), N_("{n} clear school days")),
    Unit.WORKING_DAYS_BEFORE: (N_("{n} working day"), N_("{n} working days")),
    Unit.DAYS: (N_("{n} day"), N_("{n} days")),
    Unit.CALENDAR_DAYS: (N_("{n} day"), N_("{n} days")),
    Unit.HOURS: (N_("{n} hour"), N_("{n} hours")),
    Unit.MONTHS: (N_("{n} month"), N_("{n} months")),
    Unit.LIVE_MONTHS: (N_("{n} month"), N_("{n} months")),
}

_COUNT_DAYS: Final = frozenset(
    {Unit.WORKING_DAYS, Unit.CLEAR_WORKING_DAYS, Unit.WORKING_DAYS_BEFORE, *IN_TERM}
)
_FRIDAY: Final = 4
_RUN: Final = 3  # so many days on end are written as "from … to …"

_ON = N_("{event} on {start}")
_AFTER = N_("{amount} after {event}")
_SAME_DAY = N_("the same day: {event}")
_FRAMES: Final[Mapping[Unit, str]] = {
    Unit.WORKING_DAYS_BEFORE: N_("{amount} before {event}"),
    Unit.CALENDAR_DAYS: N_("{amount} beginning with the day {event}"),
    Unit.LIVE_MONTHS: N_("{amount} beginning with the day {event}"),
}

_EVENTS: Final[Mapping[Start, str]] = {
    Start.REPORT_REACHED_SCHOOL: N_("the concern reached the school"),
    Start.TRIAGE_DECIDED: N_("triage was decided"),
    Start.SUSPENDED: N_("the suspension began"),
    Start.SUSPENSION_REVIEWED: N_("the suspension began or was last reviewed"),
    Start.LAST_IN_TOUCH: N_("the last contact"),
    Start.INVESTIGATOR_APPOINTED: N_("the investigator was appointed"),
    Start.INVITED_TO_MEETING: N_("the invitation was received"),
    Start.WITNESS_INVITED: N_("the witness was invited"),
    Start.WITNESS_HEARD: N_("the witness was heard"),
    Start.MEETING_ENDED: N_("the meeting"),
    Start.REPORT_IN: N_("the report came in"),
    Start.ADVICE_MEETING_ENDED: N_("the meeting"),
    Start.POSTED: N_("the letter was posted"),
    Start.INVITED_TO_HEARING: N_("the invitation was received"),
    Start.HEARING_SET: N_("the hearing"),
    Start.HEARING_PROPOSED: N_("the day proposed for the hearing"),
    Start.HEARING_POSTPONED: N_("the hearing was postponed"),
    Start.HEARING_ENDED: N_("the hearing"),
    Start.DETERMINED: N_("the decision"),
    Start.AUTHORITY_TOLD: N_("the local authority was told"),
    Start.LETTER_RECEIVED: N_("the letter was received"),
    Start.OUTCOME_ISSUED: N_("the letter was issued"),
    Start.ADVICE_NOTE_ISSUED: N_("the note was given"),
    Start.APPEAL_RECEIVED: N_("the appeal came in"),
    Start.INVITED_TO_APPEAL: N_("the invitation was received"),
    Start.APPEAL_ENDED: N_("the appeal hearing"),
    Start.LAST_STEP_ENDED: N_("the last step"),
    Start.CASE_CLOSED: N_("the case was closed"),
    Start.CLAIM_COULD_BEGIN: N_("the outcome, the appeal or the end of the employment"),
    Start.POLICE_HOLD_LOOKED_AT: N_("the hold began or was last reviewed"),
    Start.TAKEDOWN_ASKED: N_("the platform was asked"),
    Start.ACCESS_WITHDRAWN: N_("access was withdrawn"),
    Start.LADO_OUTCOME: N_("the designated officer's outcome"),
    Start.SAR_RECEIVED: N_("the request was received"),
    Start.COMPLAINT_RECEIVED: N_("the complaint was received"),
    Start.BREACH_KNOWN: N_("the breach became known"),
    Start.UNKNOWN_REVIEWED: N_("the attack was reported or last looked at"),
    Start.FAMILY_KNOWN: N_("it was known who took part"),
    Start.ATTACK_ANSWERED: N_("the last step for the target"),
}  # fmt: skip

_KINDS: Final[Mapping[LimitKind, str]] = {
    LimitKind.LAW: N_("law"),
    LimitKind.STATUTORY_GUIDANCE: N_("statutory guidance"),
    LimitKind.ACAS_CODE: N_("Acas Code"),
    LimitKind.STARTING_VALUE: N_("Casebook's starting value"),
}
_SCHOOL = N_("the school's procedure, confirmed by {by} on {on}")
_BY_RULE = N_("{counted} ({kind})")
_PASSED_OVER = N_("{counted}, not counting {days}")
_BOTH = N_("{one} and {other}")
_PAUSED = N_("{counted}; paused from {began} to {ended}, neither of which counts")
_PAUSED_STILL = N_("{counted}; paused since {began}, so the day moves on until the pause ends")
_TERMS_UNKNOWN = N_(
    "{counted}; working days are counted where the term dates are not entered in School settings"
)
_HOLIDAYS = (N_("the bank holiday {days}"), N_("the bank holidays {days}"))
_OWN = (N_("the school's closure day {days}"), N_("the school's closure days {days}"))
_HOLIDAY_TIME = (N_("{days}, which is not in term"), N_("{days}, which are not in term"))


def amount(limit: Limit) -> Words:
    """`5 clear working days`."""
    one, many = _AMOUNTS[limit.unit]
    return say(one if limit.value == 1 else many, n=limit.value)


def in_general(limit: Limit) -> Words:
    """`5 working days after the concern reached the school`."""
    return _framed(limit, say(_EVENTS[limit.start]))


def by_rule(limit: Limit) -> Words:
    """By whose rule it runs: `law`, or who confirmed it for the school and when."""
    if limit.kind is LimitKind.SCHOOL and limit.confirmed_on is not None:
        return say(_SCHOOL, by=limit.confirmed_by, on=limit.confirmed_on)
    return say(_KINDS[limit.kind])


def counted(
    limit: Limit,
    start: date,
    end: date,
    *,
    calendar: WorkingCalendar,
    pauses: tuple[Pause, ...] = (),
) -> Words:
    """The whole arithmetic, from a start to the day that was found (local days)."""
    event = Words(_ON, (("start", start),), (("event", say(_EVENTS[limit.start])),))
    words = compose(_BY_RULE, counted=_framed(limit, event), kind=by_rule(limit))
    first, last = sorted((start, end))
    over = tuple(pause for pause in pauses if _meets(pause, first, last))
    if limit.unit in _COUNT_DAYS:
        words = _with_passed_over(words, limit, _span(first, last), calendar, over)
    for pause in over:
        words = _with_pause(words, pause)
    return words


def _framed(limit: Limit, event: Words) -> Words:
    if limit.value == 0:
        return compose(_SAME_DAY, event=event)
    return compose(_FRAMES.get(limit.unit, _AFTER), amount=amount(limit), event=event)


def _with_passed_over(
    words: Words,
    limit: Limit,
    span: tuple[date, ...],
    calendar: WorkingCalendar,
    pauses: tuple[Pause, ...],
) -> Words:
    open_ = [day for day in span if not any(pause.covers(day) for pause in pauses)]
    closed = [day for day in open_ if day in calendar.closures]
    groups = [
        _group(_HOLIDAYS, [day for day in closed if day not in calendar.own]),
        _group(_OWN, [day for day in closed if day in calendar.own]),
    ]
    if limit.unit in IN_TERM:
        school = SchoolDays(calendar)
        away = [day for day in open_ if calendar.is_working(day) and not school.counts(day)]
        groups.append(_group(_HOLIDAY_TIME, away))
    found = [group for group in groups if group is not None]
    if found:
        over = reduce(lambda one, other: compose(_BOTH, one=one, other=other), found)
        words = compose(_PASSED_OVER, counted=words, days=over)
    if limit.unit in IN_TERM and not all(calendar.term_dates_reach(day) for day in open_):
        words = compose(_TERMS_UNKNOWN, counted=words)
    return words


def _with_pause(words: Words, pause: Pause) -> Words:
    if pause.ended is None:
        said = say(_PAUSED_STILL, began=pause.began)
    else:
        said = say(_PAUSED, began=pause.began, ended=pause.ended)
    return Words(said.template, said.fillings, (("counted", words),))


def _meets(pause: Pause, first: date, last: date) -> bool:
    return pause.began <= last and (pause.ended is None or first <= pause.ended)


def _span(first: date, last: date) -> tuple[date, ...]:
    """The weekdays between two days, neither of which is among them."""
    days = (first + timedelta(days=step) for step in range(1, (last - first).days))
    return tuple(day for day in days if day.weekday() <= _FRIDAY)


def _group(forms: tuple[str, str], days: list[date]) -> Words | None:
    if not days:
        return None
    one, many = forms
    return say(one if len(days) == 1 else many, days=_listed(days))


def _listed(days: Iterable[date]) -> str:
    """`Thu 25 Dec 2025 and Fri 26 Dec 2025`, or `Mon 16 Feb 2026 to Fri 20 Feb 2026` for days on end."""
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days <= (3 if runs[-1][-1].weekday() == _FRIDAY else 1):
            runs[-1].append(day)
        else:
            runs.append([day])
    said: list[str] = []
    for run in runs:
        if len(run) >= _RUN:
            said.append(f"{written_day(run[0])} to {written_day(run[-1])}")
        else:
            said.extend(written_day(day) for day in run)
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))
