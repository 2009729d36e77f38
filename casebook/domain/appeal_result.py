"""How an appeal ended, and what has to be put back where a dismissal does not stand."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from casebook.domain.decision import Sanction
from casebook.domain.school import School
from casebook.domain.words import N_
from casebook.errors import Missing, Refused

_DISMISSALS: Final = frozenset({Sanction.DISMISSAL_WITH_NOTICE, Sanction.SUMMARY_DISMISSAL})
_LIGHTEST_FIRST: Final = tuple(Sanction)
LIVE: Final = frozenset(
    {
        Sanction.FIRST_WRITTEN_WARNING, Sanction.FINAL_WRITTEN_WARNING,
        Sanction.EXTENDED_FINAL_WARNING, Sanction.INFORMAL_ADVICE,
    }
)  # fmt: skip
"""The outcomes that count for a number of months."""


class AppealEnd(StrEnum):
    """What an appeal came to."""

    DISMISSED = "dismissed"  # the appeal fails, and the outcome stands
    LESSER = "lesser"  # a lighter outcome takes its place
    UPHELD = "upheld"  # the outcome is set aside


@dataclass(frozen=True, slots=True)
class AppealResult:
    """How an appeal ended. Days are local.

    `instead`, `live_months` and `counts_from` are the lighter outcome. The last three are for a subject who is taken
    back: when the local authority was told and pay made good, and whether service counts as unbroken.
    """

    end: AppealEnd
    on: date
    reasons: str
    instead: Sanction | None = None
    live_months: int | None = None
    counts_from: date | None = None
    authority_told_on: date | None = None
    pay_restored_on: date | None = None
    service_unbroken: bool = False


def reinstates(result: AppealResult, decided: Sanction | None) -> bool:
    """Whether the subject, who was dismissed, has their post again."""
    return gives_back(result.end, result.instead, decided)


def gives_back(end: AppealEnd, instead: Sanction | None, decided: Sanction | None) -> bool:
    """Whether an appeal that ends so gives somebody who was dismissed their post again."""
    return decided in _DISMISSALS and end is not AppealEnd.DISMISSED and instead not in _DISMISSALS


def put_back(result: AppealResult, decided: Sanction | None, school: School) -> bool:
    """Whether all is done that follows: of a subject who is taken back, told, paid, and service unbroken."""
    if not reinstates(result, decided):
        return True
    told = result.authority_told_on is not None or not school.authority_ends_contracts
    return told and result.pay_restored_on is not None and result.service_unbroken


def check_result(
    result: AppealResult, decided: Sanction | None, *, lodged_on: date | None, today: date
) -> None:
    """Refuse a result that cannot be: an appeal makes no outcome worse (Acas Code, paragraph 27).

    Raises:
        Missing: something is left out; it says what.
        Refused: a day lies ahead or out of order, or the outcome would not be lighter.
    """
    if not result.reasons:
        raise Missing(what=N_("the reasons of the appeal panel"))
    days = (result.on, result.authority_told_on, result.pay_restored_on)
    if any(day is not None and day > today for day in days):
        raise Refused(N_("That day has not come yet. Record it once it has happened."))
    if lodged_on is not None and result.on < lodged_on:
        raise Refused(N_("An appeal is decided after it came. Check the day."))
    if result.end is AppealEnd.LESSER:
        _check_lesser(result, decided)


def _check_lesser(result: AppealResult, decided: Sanction | None) -> None:
    if result.instead is None:
        raise Missing(what=N_("which outcome takes the place of the first"))
    if decided is None or _weight(result.instead) >= _weight(decided):
        raise Refused(
            N_("An appeal cannot make the outcome as heavy as it was, or heavier. Choose a lighter one.")
        )  # fmt: skip
    counts = result.live_months is not None and result.counts_from is not None
    if result.instead in LIVE and not counts:
        raise Missing(what=N_("for how many months it counts, and from which day"))


def _weight(sanction: Sanction) -> int:
    return _LIGHTEST_FIRST.index(sanction)
