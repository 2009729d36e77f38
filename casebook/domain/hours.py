"""When somebody works: the stretches of an ordinary week, agreed overtime, and what a moment was in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from casebook.domain.clock import LONDON
from casebook.domain.words import N_, Words, say


class Weekday(StrEnum):
    """A day of the week, Monday first."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class StretchKind(StrEnum):
    """What a stretch of the week is: hours of work, an official break in them, or a time when use is permitted (2.4)."""

    WORK = "work"
    BREAK = "break"
    PERMITTED = "permitted"


class Timing(StrEnum):
    """What a moment was for one person (2.3-2.5)."""

    WORKING_TIME = "working_time"
    OVERTIME = "overtime"
    OFFICIAL_BREAK = "official_break"
    PERMITTED_TIME = "permitted_time"
    OUTSIDE_HOURS = "outside_hours"
    NON_WORKING_DAY = "non_working_day"
    NOT_KNOWN = "not_known"  # no hours are recorded


@dataclass(frozen=True, slots=True)
class Stretch:
    """So long on one day of every week, in local time; `ends` is the first minute that is no part of it."""

    day: Weekday
    starts: time
    ends: time
    kind: StretchKind = StretchKind.WORK


@dataclass(frozen=True, slots=True)
class Overtime:
    """Extra hours agreed for one day, in local time."""

    on: date
    starts: time
    ends: time


DAYS: Final = tuple(Weekday)


def weekday(day: date) -> Weekday:
    """The day of the week of a date."""
    return DAYS[day.weekday()]


def timing(
    stretches: Iterable[Stretch], overtime: Iterable[Overtime], moment: datetime, *, at_work: bool
) -> Timing:
    """What a moment was. `at_work` says whether the person worked on that day of the calendar at all.

    A break counts before the work around it; overtime counts on days without any other work too.
    """
    local = moment.astimezone(LONDON)
    day, clock = local.date(), local.time().replace(tzinfo=None)
    if any(one.on == day and one.starts <= clock < one.ends for one in overtime):
        return Timing.OVERTIME
    week = tuple(stretches)
    if not any(one.kind is StretchKind.WORK for one in week):
        return Timing.NOT_KNOWN
    today = [one for one in week if one.day is weekday(day)]
    if not at_work or not any(one.kind is StretchKind.WORK for one in today):
        return Timing.NON_WORKING_DAY
    kinds = {one.kind for one in today if one.starts <= clock < one.ends}
    return next((found for kind, found in _BY_KIND if kind in kinds), Timing.OUTSIDE_HOURS)


_BY_KIND: Final = (
    (StretchKind.BREAK, Timing.OFFICIAL_BREAK),
    (StretchKind.PERMITTED, Timing.PERMITTED_TIME),
    (StretchKind.WORK, Timing.WORKING_TIME),
)


def week_problem(stretches: Iterable[Stretch]) -> Words | None:
    """What cannot be so in a week: an end before its beginning, a break outside work, work that overlaps."""
    week = tuple(stretches)
    for one in week:
        if one.ends <= one.starts:
            return _about(_REVERSED, one)
        if one.kind is StretchKind.BREAK and not any(_inside(one, work) for work in _works(week)):
            return _about(_BREAK_OUTSIDE, one)
    return next((_about(_OVERLAP, one) for one in _works(week) if _overlaps(one, week)), None)


def _works(week: tuple[Stretch, ...]) -> list[Stretch]:
    return [one for one in week if one.kind is StretchKind.WORK]


def _inside(one: Stretch, work: Stretch) -> bool:
    return one.day is work.day and work.starts <= one.starts and one.ends <= work.ends


def _overlaps(one: Stretch, week: tuple[Stretch, ...]) -> bool:
    others = [other for other in _works(week) if other is not one and other.day is one.day]
    return any(one.starts < other.ends and other.starts < one.ends for other in others)


def _about(template: str, one: Stretch) -> Words:
    return say(template, starts=f"{one.starts:%H:%M}", ends=f"{one.ends:%H:%M}")


_REVERSED = N_("The hours from {starts} to {ends} end before they begin. Change one of the times.")
_BREAK_OUTSIDE = N_(
    "The break from {starts} to {ends} is not inside the hours worked that day. Change the break or the hours."
)
_OVERLAP = N_(
    "The hours from {starts} to {ends} overlap other hours of the same day. Write each hour once."
)
