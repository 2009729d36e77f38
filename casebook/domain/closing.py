"""The closing record of a case (DOC-43): what was settled before it is put away, and what the school learned."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.domain.decision import ReferralDecision
from casebook.domain.words import N_
from casebook.errors import Missing, Refused


class Access(StrEnum):
    """What became of the subject's access to the school's systems."""

    NEVER_WITHDRAWN = "never_withdrawn"
    RESTORED = "restored"
    STAYS_WITHDRAWN = "stays_withdrawn"


@dataclass(frozen=True, slots=True)
class Closing:
    """What the owner settled at the end. The three referrals are each made, or considered with a reason.

    `by` is empty until it was written. `access_on` is the day access was given back, where it was.
    """

    dbs: ReferralDecision | None = None
    tra: ReferralDecision | None = None
    lado: ReferralDecision | None = None
    referral_reasons: str = ""
    access: Access | None = None
    access_on: date | None = None
    support: str = ""  # how support for everybody concerned ended, or who goes on with it
    lessons: str = ""
    by: str = ""
    on: date | None = None

    @property
    def written(self) -> bool:
        """Whether the closing record was written."""
        return self.on is not None


def check_closing(closing: Closing, *, today: date) -> None:
    """Refuse a closing record with something left out, or a day that cannot be.

    Raises:
        Missing: something is left out; it says what.
        Refused: the day on which access was given back has not come.
    """
    decided = None not in (closing.dbs, closing.tra, closing.lado)
    asked = (
        (decided, N_("what was decided about DBS, TRA and the LADO")),
        (bool(closing.referral_reasons), N_("why the referrals were decided as they were")),
        (closing.access is not None, N_("what became of access to the school's systems")),
        (
            closing.access is not Access.RESTORED or closing.access_on is not None,
            N_("the day access was given back"),
        ),
        (bool(closing.support), N_("how support ended, or who goes on with it")),
        (bool(closing.lessons), N_("what the school learned; “nothing” is an answer")),
    )
    for there, what in asked:
        if not there:
            raise Missing(what=what)
    if closing.access_on is not None and closing.access_on > today:
        raise Refused(N_("That day has not come yet. Record it once it has happened."))
