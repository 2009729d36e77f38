"""What is due over all the cases somebody can open: in bands by day, theirs and others', and what fell due since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from casebook.domain.calendar import SchoolDays, WorkingCalendar
from casebook.domain.case import CaseSummary
from casebook.domain.deadline import Deadline, is_urgent
from casebook.domain.ids import CaseId, PersonId, Reference
from casebook.domain.school import School

WEEK: Final = timedelta(days=7)


class Band(StrEnum):
    """How near a deadline is; the paused ones last, as their day is not fixed."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"  # in the six days after today
    LATER = "later"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Dated:
    """A deadline of one case as somebody looks at it on a day. `mine`: it waits for them."""

    case: CaseId
    reference: Reference
    subject_name: str
    deadline: Deadline
    band: Band
    mine: bool
    urgent: bool


@dataclass(frozen=True, slots=True)
class DeadlineList:
    """Everything that is due on a day (local), overdue first; the school's calendar, and the names of bank holidays."""

    today: date
    rows: tuple[Dated, ...]
    calendar: WorkingCalendar
    holidays: tuple[tuple[date, str], ...] = ()
    cases: int = 0  # how many open cases there are, with deadlines or without


@dataclass(frozen=True, slots=True)
class DatesFacts:
    """What a printed list of dates says; it names nobody. `reference` is empty where it is of several cases."""

    school: School
    made_on: date
    rows: tuple[Dated, ...]
    reference: str = ""
    practice: bool = False


class DayKind(StrEnum):
    """What a day is in the school's calendar."""

    WORKING = "working"
    WEEKEND = "weekend"
    BANK_HOLIDAY = "bank_holiday"
    CLOSED = "closed"  # by the school itself
    NO_TERM = "no_term"  # a working day between two terms


def due_list(
    summaries: Iterable[CaseSummary], *, person: PersonId, today: date, calendar: WorkingCalendar
) -> tuple[Dated, ...]:
    """Every deadline of these cases once, overdue first and paused last, in each band the nearest day first."""
    found = (
        _dated(row, one, person=person, today=today, calendar=calendar)
        for row in summaries
        for one in row.deadlines
    )
    return tuple(sorted(found, key=_order))


def fell_due(rows: Iterable[Dated], *, since: date | None, today: date) -> tuple[Dated, ...]:
    """What fell due from the day of the last visit on; nothing where that was today or is not remembered."""
    if since is None or since >= today:
        return ()
    return tuple(
        one for one in rows if one.band is not Band.PAUSED and since <= one.deadline.day <= today
    )


def ahead(rows: Iterable[Dated]) -> tuple[Dated, ...]:
    """What a diary can take: neither past nor paused."""
    return tuple(one for one in rows if one.band not in {Band.OVERDUE, Band.PAUSED})


def day_kind(calendar: WorkingCalendar, day: date) -> DayKind:
    """What a day is."""
    if day in calendar.own:
        return DayKind.CLOSED
    if day in calendar.closures:
        return DayKind.BANK_HOLIDAY
    if not calendar.is_working(day):
        return DayKind.WEEKEND
    in_term = day in calendar.inset or SchoolDays(calendar).counts(day)
    return DayKind.WORKING if in_term else DayKind.NO_TERM


def _dated(
    row: CaseSummary, one: Deadline, *, person: PersonId, today: date, calendar: WorkingCalendar
) -> Dated:
    urgent = is_urgent(
        one.day, statutory=one.statutory, paused=one.paused, today=today, calendar=calendar
    )
    return Dated(
        case=row.case,
        reference=row.reference,
        subject_name=row.subject_name,
        deadline=one,
        band=_band(one, today),
        mine=person in one.whose,
        urgent=urgent,
    )


def _band(one: Deadline, today: date) -> Band:
    if one.paused:
        return Band.PAUSED
    if one.day < today:
        return Band.OVERDUE
    if one.day == today:
        return Band.TODAY
    return Band.WEEK if one.day < today + WEEK else Band.LATER


_BANDS: Final = tuple(Band)


def _order(one: Dated) -> tuple[int, date, str, str]:
    return (_BANDS.index(one.band), one.deadline.day, one.reference, one.deadline.key)
