"""The calendar of an English school: bank holidays, its own closure days, its terms and training days."""

from collections.abc import Mapping
from datetime import date
from functools import cache

import holidays

from casebook.domain.calendar import SchoolDates, WorkingCalendar

_FRIDAY = 4
_YEARS = range(2015, 2041)


def working_calendar(dates: SchoolDates) -> WorkingCalendar:
    """Monday to Friday without England's bank holidays and the school's own closed days, and its terms."""
    own = frozenset(dates.closures) - bank_holidays()
    return WorkingCalendar(
        bank_holidays() | own,
        own=own,
        terms=dates.terms,
        inset=frozenset(dates.training),
        inset_counts=dates.training_counts,
    )


def bank_holidays_from(day: date, until: date) -> tuple[tuple[date, str], ...]:
    """England's bank holidays on weekdays from a day to a day, both included, with their names."""
    found = sorted(_named().items())
    return tuple((on, name) for on, name in found if day <= on <= until and on.weekday() <= _FRIDAY)


@cache
def bank_holidays() -> frozenset[date]:
    """England's bank holidays, Good Friday and Christmas Day, 2015 to 2040."""
    return frozenset(_named())


@cache
def _named() -> Mapping[date, str]:
    return dict(holidays.country_holidays("GB", subdiv="ENG", years=_YEARS))
