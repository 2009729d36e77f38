"""A subject who leaves before there is an outcome: what is concluded all the same, and what no agreement may silence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.domain.decision import ReferralDecision
from casebook.domain.words import N_
from casebook.errors import Missing, Refused


class FreeToTell(StrEnum):
    """Whom a settlement agreement must leave everybody free to tell."""

    DBS = "dbs"
    TRA = "tra"
    LADO = "lado"
    POLICE = "police"
    WHISTLEBLOWING = "whistleblowing"


@dataclass(frozen=True, slots=True)
class Departure:
    """How the subject left. `conclusion` says what was found on the safeguarding or serious part, on what there was.

    Resigning or settling ends no inquiry into harm to a child (Keeping children safe in education, part four).
    """

    left_on: date | None = None
    conclusion: str = ""
    dbs: ReferralDecision | None = None
    tra: ReferralDecision | None = None
    referral_reasons: str = ""
    free_to_tell: tuple[FreeToTell, ...] = ()


def concluded(departure: Departure) -> bool:
    """Whether the serious part has a conclusion and both referrals were decided."""
    return bool(departure.conclusion) and None not in (departure.dbs, departure.tra)


def silences_nobody(departure: Departure) -> bool:
    """Whether every body that may be told is named as free to be told."""
    return set(FreeToTell) <= set(departure.free_to_tell)


def check_departure(departure: Departure, *, today: date) -> None:
    """Refuse a day that has not come, and a referral decision without its reason.

    Raises:
        Refused: the day the subject left has not come.
        Missing: a decision on a referral is not reasoned.
    """
    if departure.left_on is not None and departure.left_on > today:
        raise Refused(N_("The day the subject left has not come yet. Record it when it has."))
    decided = departure.dbs is not None or departure.tra is not None
    if decided and not departure.referral_reasons:
        raise Missing(what=N_("why the referrals were decided as they were"))
