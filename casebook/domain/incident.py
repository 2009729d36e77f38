"""An attack on a member of staff online (section 6): the first look at it, and what is done for its target.

Nobody is charged in an incident. That the target answered the attacker is met with advice and is never a charge.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from casebook.domain.clock import local_day
from casebook.domain.triage import OPEN, Answer, Question
from casebook.domain.words import N_
from casebook.errors import Missing, Refused


class SupportKind(StrEnum):
    """What a target can be offered (6.1)."""

    LINE_MANAGER = "line_manager"
    OCCUPATIONAL_HEALTH = "occupational_health"
    UNION = "union"
    HELPLINE = "helpline"  # of a charity for people who work in schools
    TIME_OR_COVER = "time_or_cover"
    OTHER = "other"


class SupportReply(StrEnum):
    """What the target said to an offer."""

    NOT_YET = "not_yet"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class SupportOffer:
    """One thing that was offered to the target. The day is local."""

    kind: SupportKind
    on: date
    by: str
    reply: SupportReply = SupportReply.NOT_YET
    note: str = ""


@dataclass(frozen=True, slots=True)
class SupportReview:
    """A talk with the target about how they are and whether the support helps; `next_on` where there is another."""

    on: date
    by: str
    note: str
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class IncidentLook:
    """Triage of an incident: may it be an offence, may a child be at risk. Each “no” has a reason.

    `police_why_not` says why the police are not told although an offence is possible.
    """

    offence: Question = OPEN
    child: Question = OPEN
    police_why_not: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Engagement:
    """Whether the target answered the attacker: when and what. `answered` is None until somebody asked."""

    answered: bool | None = None
    at: datetime | None = None
    what: str = ""
    advised_on: date | None = None  # told not to reply, and to keep what they can see
    advised_by: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """What is known of an incident and done for its target. Days are local; moments have a zone.

    `nothing_online` says why there is nothing to be taken down, where that is so. `teacher_accused` is whether a pupil
    accuses the target, a teacher, of an offence: then nobody may publish who it is (Education Act 2002, s.141F).
    """

    look: IncidentLook = IncidentLook()
    engagement: Engagement = Engagement()
    nominated_told_at: datetime | None = None
    teacher_accused: bool = False
    review_on: date | None = None
    nothing_online: str = ""
    offers: tuple[SupportOffer, ...] = ()
    reviews: tuple[SupportReview, ...] = ()

    @property
    def next_review_on(self) -> date | None:
        """The day of the next talk about support; None where none is planned or the last one planned no other."""
        return self.reviews[-1].next_on if self.reviews else self.review_on

    @property
    def support_reviewed_on(self) -> date | None:
        """The day of the talk after which none is planned; None while one is still to come."""
        last = self.reviews[-1] if self.reviews else None
        return last.on if last is not None and last.next_on is None else None


SUPPORT: Final[Mapping[SupportKind, str]] = {
    SupportKind.LINE_MANAGER: N_("Talks with their line manager"),
    SupportKind.OCCUPATIONAL_HEALTH: N_("Occupational health"),
    SupportKind.UNION: N_("Their union"),
    SupportKind.HELPLINE: N_("The Education Support helpline"),
    SupportKind.TIME_OR_COVER: N_("Time off a task, or cover"),
    SupportKind.OTHER: N_("Something else"),
}

DO_NOT_REPLY: Final = N_(
    "Do not reply, and do not ask anybody else to. Keep what can be seen, with its address, the day and the time."
)
ANSWERED: Final = N_(
    "They answered the attacker. Explain kindly why it is better not to. It is a natural thing to do, and no charge"
    " follows from it."
)


def looked_at(incident: Incident) -> bool:
    """Whether both questions of the first look are answered, and each “no” has its reason."""
    look = incident.look
    return look.on is not None and all(_answered(one) for one in (look.offence, look.child))


def may_be_offence(incident: Incident) -> bool:
    """Whether an offence may have been committed against the target."""
    return incident.look.offence.answer in (Answer.YES, Answer.NOT_SURE)


def child_at_risk(incident: Incident) -> bool:
    """Whether a child may be at risk."""
    return incident.look.child.answer in (Answer.YES, Answer.NOT_SURE)


def check_look(look: IncidentLook, *, today: date) -> None:
    """Raises Missing or Refused unless the first look can be kept; questions may stay open."""
    not_ahead(today, look.on)
    for question in (look.offence, look.child):
        if question.answer is Answer.NO and not question.reason:
            raise Missing(what=N_("the reason for each “no”"))
    if look.on is None and any(one.answer for one in (look.offence, look.child)):
        raise Missing(what=N_("the day of the first look"))


def check_engagement(given: Engagement, *, now: datetime) -> None:
    """Raises Missing or Refused unless it can be kept."""
    today = local_day(now)
    not_ahead(today, given.advised_on)
    if given.at is not None and given.at > now:
        raise Refused(AHEAD)
    if given.answered and (given.at is None or not given.what):
        raise Missing(what=N_("when and what the target answered"))
    if not given.answered and (given.at is not None or given.what):
        raise Refused(N_("Say that they answered, or take the time and the words out."))
    if given.advised_on is not None and not given.advised_by:
        raise Missing(what=N_("who told the target not to reply"))


def check_offers(offers: tuple[SupportOffer, ...], review_on: date | None, *, today: date) -> None:
    """Raises Missing or Refused unless the offers can be kept, with the day to talk again."""
    if not offers:
        raise Missing(what=N_("what was offered"))
    if review_on is None:
        raise Missing(what=N_("the day to talk again"))
    for offer in offers:
        not_ahead(today, offer.on)
        if not offer.by:
            raise Missing(what=N_("who offered the support"))
        if offer.kind is SupportKind.OTHER and not offer.note:
            raise Missing(what=N_("what was offered"))


def check_support_review(incident: Incident, review: SupportReview, *, today: date) -> None:
    """Raises Missing or Refused unless the talk can be kept."""
    not_ahead(today, review.on)
    if not incident.offers:
        raise Refused(N_("Nothing was offered yet. Record first what the target was offered."))
    earlier = incident.reviews[-1].on if incident.reviews else incident.offers[0].on
    if review.on < earlier:
        raise Refused(N_("Support was offered or last reviewed after that day. Enter a later one."))
    if not review.by:
        raise Missing(what=N_("who spoke with the target"))
    if not review.note:
        raise Missing(what=N_("how the target is, and whether the support helps"))
    if review.next_on is not None and review.next_on <= review.on:
        raise Refused(N_("The next talk comes after this one. Enter a later day for it."))


def not_ahead(today: date, *days: date | None) -> None:
    """Raises Refused where a day has not come yet."""
    if any(day is not None and day > today for day in days):
        raise Refused(AHEAD)


def _answered(question: Question) -> bool:
    reasoned = question.answer is not Answer.NO or bool(question.reason.strip())
    return question.answer is not None and reasoned


AHEAD: Final = N_("That day has not come yet. Record it once it has happened.")
