"""What the days of keeping are worked out from and nothing else of a case says: entered by a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casebook.domain.words import N_, written_day
from casebook.errors import Refused


@dataclass(frozen=True, slots=True)
class PupilBorn:
    """The date of birth of a pupil who stands in the case by a code."""

    code: str
    born: date


@dataclass(frozen=True, slots=True)
class RetentionDetail:
    """What somebody entered for the days of keeping. Days are local; None where it is not known or did not happen."""

    pension_on: date | None = None  # the subject reaches normal pension age
    births: tuple[PupilBorn, ...] = ()
    births_unknown_why: str = ""
    access_withdrawn_on: date | None = None
    access_lifted_on: date | None = None

    def born(self, code: str) -> date | None:
        """The date of birth of a pupil, where it was entered."""
        return next((one.born for one in self.births if one.code == code), None)


_LIFTED_FIRST = N_("Access was given back on {lifted}, before it was withdrawn. Check both days.")


def check_detail(detail: RetentionDetail, *, pupils: Iterable[str], today: date) -> None:
    """Refuse days that cannot be. `pupils` are the codes that stand in the case.

    Raises:
        Refused: a day that has to lie behind us lies ahead, the days of access are out of order, or no pupil of the
            case has such a code.
    """
    known = set(pupils)
    for one in detail.births:
        if one.code not in known:
            raise Refused(N_("No pupil of this case has the code {code}."), code=one.code)
        if one.born > today:
            raise Refused(N_("The date of birth of {code} lies ahead. Check it."), code=one.code)
    withdrawn, lifted = detail.access_withdrawn_on, detail.access_lifted_on
    if any(day is not None and day > today for day in (withdrawn, lifted)):
        raise Refused(N_("That day has not come yet. Record it once it has happened."))
    if lifted is not None and (withdrawn is None or lifted < withdrawn):
        raise Refused(_LIFTED_FIRST, lifted=written_day(lifted))
