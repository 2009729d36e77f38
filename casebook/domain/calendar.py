"""Days counted as a school counts them: working days, clear days, months, live periods.

Whoever builds a calendar hands in the closed days; nothing here looks one up.
"""

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Monday to Friday without the closures: England's bank holidays, Good Friday, Christmas Day, closure days."""

    closures: frozenset[date]

    def is_working(self, day: date) -> bool:
        """Whether this is a working day."""
        return day.weekday() < _SATURDAY and day not in self.closures

    def within(self, days: int, start: date) -> date:
        """The last day of "within so many working days of": the working day after `start` is day 1.

        No days at all is the start itself, working day or not.
        """
        if days < 0:
            raise ValueError("working days are counted forwards")
        day = start
        while days:
            day += _DAY
            days -= self.is_working(day)
        return day

    def clear_days(self, days: int, received: date) -> date:
        """The earliest day after so many clear working days: neither the day of receipt nor that day counts."""
        return self.within(days + 1, received)

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days after `start` the day `end` is; 0 when it is not later."""
        span = (end - start).days
        return sum(self.is_working(start + _DAY * step) for step in range(1, span + 1))


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
