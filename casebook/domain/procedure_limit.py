"""When a limit ends in a case: what starts it there, which days count, and the arithmetic in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from casebook.domain.calendar import (
    Counting,
    SchoolDays,
    Unpaused,
    WorkingCalendar,
    add_months,
    calendar_days_from,
    last_live_day,
)
from casebook.domain.limit_value import CLEAR, IN_TERM, Limit, Pausing, Start, Unit
from casebook.domain.limit_words import counted
from casebook.domain.pause import Pause
from casebook.domain.procedure_start import IN_AN_INCIDENT, STARTS
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.words import Words


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a limit (of clear days: the first day after them), and how it was counted.

    While a pause lasts, `paused` is true and the day is the one that would be if the pause ended today.
    """

    day: date
    counted: Words
    paused: bool = False


def due(view: ProcedureView, key: str) -> Due | None:
    """When a limit ends in this case; None while it has not started."""
    limit = _here(view, view.limits[key])
    start = STARTS[limit.start](view)
    if start is None:
        return None
    if limit.start is Start.LETTER_RECEIVED:
        limit = _as_decided(view, limit)
    return ends(limit, start, calendar=view.calendar, pauses=view.pauses, today=view.today)


def _here(view: ProcedureView, limit: Limit) -> Limit:
    """The limit with what starts it on the line of this case."""
    start = IN_AN_INCIDENT.get(limit.key) if view.record.case.incident else None
    return replace(limit, start=start) if start else limit


def ends(
    limit: Limit,
    start: date,
    *,
    calendar: WorkingCalendar,
    today: date,
    pauses: tuple[Pause, ...] = (),
) -> Due:
    """When a limit that started on a day ends. Days are local; `today` is where a pause that still lasts is cut."""
    known = calendar.statutory if limit.statutory else calendar
    standing = pauses if limit.pausing is Pausing.YES else ()
    days = Unpaused(_counting(limit, known), tuple(pause.until(today) for pause in standing))
    day = _last(limit, start, days, known)
    words = counted(limit, start, day, calendar=known, pauses=standing)
    still = any(pause.ended is None and pause.began <= day for pause in standing)
    return Due(day, words, paused=still)


def _counting(limit: Limit, calendar: WorkingCalendar) -> Counting:
    return SchoolDays(calendar) if limit.unit in IN_TERM else calendar


def _last(limit: Limit, start: date, days: Counting, calendar: WorkingCalendar) -> date:
    """The day a limit ends on. Hours are given as the day they end on when they began at midnight or later."""
    if limit.unit in CLEAR:
        return days.clear_days(limit.value, start)
    others: Mapping[Unit, Callable[[], date]] = {
        Unit.WORKING_DAYS_BEFORE: lambda: days.before(limit.value, start),
        Unit.DAYS: lambda: start + timedelta(days=limit.value),
        Unit.CALENDAR_DAYS: lambda: calendar_days_from(start, limit.value),
        Unit.HOURS: lambda: start + timedelta(hours=limit.value),
        Unit.MONTHS: lambda: calendar.next(add_months(start, limit.value)),
        Unit.LIVE_MONTHS: lambda: last_live_day(start, limit.value),
    }
    found = others.get(limit.unit)
    return found() if found else days.within(limit.value, start)


def _as_decided(view: ProcedureView, limit: Limit) -> Limit:
    """The days to appeal as the outcome put them, where somebody has: that is what the letter says."""
    sanction = view.record.decided.sanction
    decided = sanction.appeal.working_days if sanction else None
    return replace(limit, value=decided) if decided else limit
