"""Days counted as a school counts them: working days, school days, clear days, months, live periods.

Whoever builds a calendar hands in the closed days and the terms; nothing here looks one up.
"""

import calendar as months
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Final

from typing_extensions import override

from casebook.domain.pause import Pause
from casebook.domain.words import N_
from casebook.errors import Refused

_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)
_LONGEST_TERM: Final = timedelta(days=140)


@dataclass(frozen=True, slots=True)
class Term:
    """Days on which pupils are taught, from `first` to `last`, both included: a half term is one of these."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def in_order(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms in order of their days.

    Raises:
        Refused: one ends before it begins or is longer than a term can be, or two overlap; the sentence names the day.
    """
    found = tuple(sorted(terms, key=lambda term: term.first))
    for term in found:
        if term.last < term.first:
            raise Refused(_REVERSED, first=term.first, last=term.last)
        if term.last - term.first > _LONGEST_TERM:
            raise Refused(_TOO_LONG, first=term.first, last=term.last)
    for earlier, later in pairwise(found):
        if later.first <= earlier.last:
            raise Refused(_OVERLAP, day=later.first, last=earlier.last)
    return found


_REVERSED = N_("A term cannot end on {last} when it begins on {first}. Put the two days in order.")
_TOO_LONG = N_(
    "From {first} to {last} is longer than a term. Enter the days between two holidays as one term."
)
_OVERLAP = N_(
    "Two terms overlap: one begins on {day} and another ends on {last}. Change one of those days."
)


@dataclass(frozen=True, slots=True)
class SchoolDates:
    """What a school enters of its own calendar; `training_counts` is whether training (INSET) days are school days."""

    terms: tuple[Term, ...] = ()
    closures: tuple[date, ...] = ()
    training: tuple[date, ...] = ()
    training_counts: bool = True


class Counting(ABC):
    """Which days count, and what can be counted with them."""

    __slots__ = ()

    @abstractmethod
    def counts(self, day: date) -> bool:
        """Whether this day is one of those that are counted."""

    def within(self, days: int, start: date) -> date:
        """The last day of "within so many days of": the counted day after `start` is day 1.

        No days at all is the start itself, whether it counts or not.
        """
        if days < 0:
            raise ValueError("these days are counted forwards")
        return self._step(days, start, _DAY)

    def clear_days(self, days: int, received: date) -> date:
        """The earliest day after so many clear days: neither the day of receipt nor that day counts."""
        return self.within(days + 1, received)

    def before(self, days: int, day: date) -> date:
        """The last day that leaves so many days before `day`: the counted day before it is day 1."""
        if days < 0:
            raise ValueError("these days are counted backwards")
        return self._step(days, day, -_DAY)

    def between(self, start: date, end: date) -> int:
        """How many counted days after `start` the day `end` is; 0 when it is not later."""
        span = (end - start).days
        return sum(self.counts(start + _DAY * step) for step in range(1, span + 1))

    def next(self, day: date) -> date:
        """The day itself where it counts, else the first after it that does."""
        return day if self.counts(day) else self.within(1, day)

    def _step(self, days: int, start: date, step: timedelta) -> date:
        day = start
        while days:
            day += step
            days -= self.counts(day)
        return day


@dataclass(frozen=True, slots=True)
class WorkingCalendar(Counting):
    """Monday to Friday without `closures`: England's bank holidays and the school's own closed days (`own`).

    `inset` are days on which staff work and pupils stay at home; `inset_counts` says whether they are school days.
    """

    closures: frozenset[date]
    own: frozenset[date] = frozenset()
    terms: tuple[Term, ...] = ()
    inset: frozenset[date] = frozenset()
    inset_counts: bool = True

    @override
    def counts(self, day: date) -> bool:
        return self.is_working(day)

    def is_working(self, day: date) -> bool:
        """Whether this is a working day."""
        return day.weekday() < _SATURDAY and day not in self.closures

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days after `start` the day `end` is; 0 when it is not later."""
        return self.between(start, end)

    def term_dates_reach(self, day: date) -> bool:
        """Whether the terms that were entered say anything about this day."""
        return bool(self.terms) and self.terms[0].first <= day <= self.terms[-1].last

    @property
    def statutory(self) -> "WorkingCalendar":
        """The same without the school's own closed days: a limit of the law does not wait for them (ERA 1999, s.13(6))."""
        return replace(self, closures=self.closures - self.own, own=frozenset())


@dataclass(frozen=True, slots=True)
class SchoolDays(Counting):
    """Working days in term. Beyond the terms that were entered, working days are counted: nobody knows better."""

    calendar: WorkingCalendar

    @override
    def counts(self, day: date) -> bool:
        known = self.calendar
        if not known.is_working(day):
            return False
        if day in known.inset:
            return known.inset_counts
        return not known.term_dates_reach(day) or any(term.holds(day) for term in known.terms)


@dataclass(frozen=True, slots=True)
class Unpaused(Counting):
    """The days of another counting without those of the pauses. A pause that has no end counts no day after it."""

    days: Counting
    pauses: tuple[Pause, ...]

    @override
    def counts(self, day: date) -> bool:
        return self.days.counts(day) and not any(pause.covers(day) for pause in self.pauses)


def calendar_days_from(day: date, days: int) -> date:
    """The last of so many calendar days that begin with `day` itself (School Staffing Regulations, reg 20)."""
    if days < 1:
        raise ValueError("a period that counts its first day has at least that day")
    return day + timedelta(days=days - 1)


def add_months(day: date, count: int) -> date:
    """The same numbered day so many months later, or the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = months.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def last_live_day(issued: date, count: int) -> date:
    """The last live day of a warning or note: its day of issue counts, the anniversary does not (Bevan Ashford)."""
    return add_months(issued, count) - _DAY


def hours_after(moment: datetime, hours: int) -> datetime:
    """The moment so many hours later, as time passes and not as clocks are put (UK GDPR, article 33)."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(moment.tzinfo)
