"""The working calendar of an English school: bank holidays and the school's own closure days."""

from collections.abc import Iterable
from datetime import date
from functools import cache

import holidays

from casebook.domain.calendar import WorkingCalendar

_YEARS = range(2015, 2041)


def working_calendar(closures: Iterable[date] = ()) -> WorkingCalendar:
    """Monday to Friday without England's bank holidays and these days."""
    return WorkingCalendar(bank_holidays() | frozenset(closures))


@cache
def bank_holidays() -> frozenset[date]:
    """England's bank holidays, Good Friday and Christmas Day, 2015 to 2040."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=_YEARS))
