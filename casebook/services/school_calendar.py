"""The school's calendar: its terms, closure days and training days beside England's bank holidays."""

from datetime import date, timedelta
from typing import Final

from casebook.domain.acts import Act
from casebook.domain.calendar import SchoolDates, in_order
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.staff import (
    GOVERNANCE_KEEPERS,
    NOT_A_GOVERNANCE_KEEPER,
    check_governance_keeper,
)
from casebook.domain.words import N_, Words, say
from casebook.errors import Refused
from casebook.services.session import Session
from casebook.services.working_days import bank_holidays, bank_holidays_from
from casebook.store import limit as rows

_YEAR: Final = timedelta(days=365)
_SATURDAY: Final = 5
_NO_WORKING_DAY: Final = N_(
    "{day} is a weekend day or a bank holiday, so it is no training day. Take it out."
)
_BOTH: Final = N_("{day} cannot be a closure day and a training day. Take it out of one of them.")


class SchoolCalendarService:
    """What a signed-in person can see and change of the school's calendar."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def why_not(self) -> Words | None:
        """Why the signed-in person cannot change it; None where they can."""
        held = self._session.post()
        return None if held in GOVERNANCE_KEEPERS else say(NOT_A_GOVERNANCE_KEEPER)

    def dates(self) -> SchoolDates:
        """The terms, closure days and training days, each first to last."""
        with self._session.register.reading() as tx:
            return rows.dates(tx)

    def save(self, dates: SchoolDates) -> Changes:
        """Make the school's calendar this. Cases that are open count by it from now on.

        Raises NotAllowed, and Refused where a term is reversed, two overlap, or a training day is no working day.
        """
        check_governance_keeper(self._session.post())
        wanted = SchoolDates(
            terms=in_order(dates.terms),
            closures=tuple(sorted(set(dates.closures))),
            training=tuple(sorted(set(dates.training))),
            training_counts=dates.training_counts,
        )
        for day in wanted.training:
            if day.weekday() >= _SATURDAY or day in bank_holidays():
                raise Refused(_NO_WORKING_DAY, day=day)
            if day in wanted.closures:
                raise Refused(_BOTH, day=day)
        if wanted != self.dates():
            with self._session.register.transaction(Act.CALENDAR_SAVED) as tx:
                rows.save_dates(tx, wanted)
        return changed(Kind.SCHOOL, Kind.CASE)

    def bank_holidays(self) -> tuple[tuple[date, str], ...]:
        """England's bank holidays on weekdays in the year that begins today, with their names."""
        today = self._session.today()
        return bank_holidays_from(today, today + _YEAR)
