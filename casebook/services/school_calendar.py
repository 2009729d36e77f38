"""The school's calendar: its terms and training days beside England's bank holidays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from casebook.domain.acts import Act
from casebook.domain.calendar import Term, in_order
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

_YEAR = timedelta(days=365)
_SATURDAY = 5
_NO_WORKING_DAY = N_("{day} is no working day already. Take it out of the training days.")


@dataclass(frozen=True, slots=True)
class Training:
    """The days on which staff come and pupils do not, and whether they count as school days."""

    days: tuple[date, ...] = ()
    counts: bool = True


class SchoolCalendarService:
    """What a signed-in person can see and change of the school's calendar. Its closure days are the school's settings."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def why_not(self) -> Words | None:
        """Why the signed-in person cannot change it; None where they can."""
        held = self._session.post()
        return None if held in GOVERNANCE_KEEPERS else say(NOT_A_GOVERNANCE_KEEPER)

    def terms(self) -> tuple[Term, ...]:
        """The terms, first to last."""
        with self._session.register.reading() as tx:
            return rows.terms(tx)

    def save_terms(self, terms: Iterable[Term]) -> Changes:
        """Make the terms these. Raises NotAllowed, and Refused where one is reversed or two overlap."""
        check_governance_keeper(self._session.post())
        wanted = in_order(terms)
        if wanted != self.terms():
            with self._session.register.transaction(Act.TERMS_SAVED) as tx:
                rows.save_terms(tx, wanted)
        return changed(Kind.SCHOOL, Kind.CASE)

    def training(self) -> Training:
        """The training (INSET) days."""
        with self._session.register.reading() as tx:
            days, counts = rows.inset(tx)
        return Training(days, counts)

    def save_training(self, days: Iterable[date], *, counts: bool) -> Changes:
        """Set the training days and whether they count as school days. Raises NotAllowed, Refused."""
        check_governance_keeper(self._session.post())
        wanted = Training(tuple(sorted(set(days))), counts)
        for day in wanted.days:
            if day.weekday() >= _SATURDAY or day in bank_holidays():
                raise Refused(_NO_WORKING_DAY, day=day)
        if wanted != self.training():
            with self._session.register.transaction(Act.SETTING_SAVED) as tx:
                rows.save_inset(tx, wanted.days, counts=counts)
        return changed(Kind.SCHOOL, Kind.CASE)

    def bank_holidays(self) -> tuple[tuple[date, str], ...]:
        """England's bank holidays on weekdays in the year that begins today, with their names."""
        today = self._session.today()
        return bank_holidays_from(today, today + _YEAR)
