"""Suspension beside the case: full pay, no sanction, no judgement; decided with reasons, reviewed, ended by who may.

Who suspends and who ends it: School Staffing (England) Regulations 2009, reg 19. Acas Code, paragraph 8.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from casebook.domain.clock import local_day
from casebook.domain.delegation import Decider
from casebook.domain.ids import EventId
from casebook.domain.person import Post
from casebook.domain.review import Review
from casebook.domain.school import Employer, School
from casebook.domain.words import N_
from casebook.errors import Missing, NotAllowed, Refused


class Purpose(StrEnum):
    """What a suspension may be for. Nothing else is a reason."""

    INVESTIGATION = "investigation"
    PUPILS = "pupils"  # and the school
    STAFF = "staff"
    PERSON = "person"  # the person suspended


class Alternative(StrEnum):
    """What could be done instead, each to be looked at first."""

    MOVE = "move"  # another class or site
    NOT_ALONE = "not_alone"  # no unsupervised contact with children
    SUPERVISED = "supervised"
    HOME = "home"
    NO_ACCESS = "no_access"  # to systems or social media
    HOURS = "hours"
    STOP_TASK = "stop_task"
    SEPARATE = "separate"  # from a witness or the target
    LEAVE = "leave"  # by agreement


class Suspender(StrEnum):
    """Who suspended."""

    HEADTEACHER = "headteacher"
    GOVERNING_BODY = "governing_body"


class EndedBy(StrEnum):
    """Who ended it: in a maintained school only the first."""

    GOVERNING_BODY = "governing_body"  # its committee or a governor it named, too
    SCHEME = "scheme"  # an academy trust's own scheme of delegation names the person


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One contact to keep in touch: who spoke or wrote, and how the person is."""

    on: date
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class SuspensionEnd:
    """The decision that ended it. Moments have a zone."""

    on: date
    by: EndedBy
    decided_by: str  # the committee, or the governor it named
    reason: str
    recorded_by: str
    return_plan: str = ""
    la_told_at: datetime | None = None
    other_told_at: datetime | None = None  # the headteacher, whom the governing body tells
    letter_on: date | None = None


@dataclass(frozen=True, slots=True)
class Suspension:
    """One suspension, from the decision to its end. `rejected` pairs each alternative with why it would not do.

    `informed_other_at` is when the other of headteacher and governing body was told.
    """

    id: EventId
    began: date
    decided_at: datetime
    suspender: Suspender
    decided_by: str
    grounds: str
    purposes: tuple[Purpose, ...]
    rejected: tuple[tuple[str, str], ...]
    risk: str
    consulted: str
    conditions: str
    contact: str  # the named person they can turn to, and how
    support: str
    full_pay: bool
    review_on: date
    informed_la_at: datetime | None = None
    informed_other_at: datetime | None = None
    letter_on: date | None = None
    end: SuspensionEnd | None = None
    reviews: tuple[Review, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()

    @property
    def ended(self) -> date | None:
        """The day it ended; None while it runs."""
        return self.end.on if self.end else None

    @property
    def reviewed_on(self) -> date:
        """The day the wait for the next review counts from: the last review, or the beginning."""
        return self.reviews[-1].on if self.reviews else self.began

    @property
    def next_review(self) -> date | None:
        """The day a person set for the next review."""
        return self.reviews[-1].next_on if self.reviews else self.review_on

    @property
    def touched_on(self) -> date:
        """The day of the last contact, or of the beginning."""
        return max((one.on for one in self.check_ins), default=self.began)

    @property
    def everyone_told(self) -> bool:
        """Whether the local authority and the other of headteacher and governing body were told."""
        return self.informed_la_at is not None and self.informed_other_at is not None


GOVERNING_POSTS: Final = frozenset({Post.CHAIR_OF_GOVERNORS, Post.VICE_CHAIR, Post.GOVERNOR})
RECORDING_POSTS: Final = GOVERNING_POSTS | {Post.CLERK, Post.HR_ADVISER}
"""Who can record the governing body's decision: its members, its clerk, and the HR adviser who minutes it."""

_HEAD_CANNOT_END: Final = N_(
    "A headteacher cannot end a suspension in a maintained school: only the governing body can. Ask the governing body or"
    " its committee to decide; its clerk, a governor or the HR adviser in this case records the decision here."
)
_SCHEME_SAYS_OTHER: Final = N_(
    "The school's scheme of delegation gives the end of a suspension to somebody else. See it under School settings; a"
    " governor, the clerk or the HR adviser in this case records the decision here."
)
_NOT_YOURS_TO_END: Final = N_(
    "The governing body ends a suspension. A governor, its clerk or the HR adviser in this case records its decision here."
)


def running(suspensions: Iterable[Suspension]) -> Suspension | None:
    """The suspension that runs now, if one does."""
    return next((one for one in suspensions if one.end is None), None)


def maintained(school: School) -> bool:
    """Whether the Staffing Regulations say who ends a suspension: everywhere but in an academy."""
    return school.employer is not Employer.ACADEMY_TRUST


def why_cannot_end(school: School, post: Post | None, scheme: Decider) -> str:
    """Why somebody with this post cannot record the end, as a sentence to translate; empty where they can.

    `scheme` is who ends a suspension by the school's scheme of delegation. A maintained school's cannot give it to the
    headteacher; an academy follows its own.
    """
    if post in RECORDING_POSTS:
        return ""
    if not maintained(school):
        by_head = scheme is Decider.HEADTEACHER and post is Post.HEADTEACHER
        return "" if by_head or scheme is Decider.TRUST else _SCHEME_SAYS_OTHER
    return _HEAD_CANNOT_END if post is Post.HEADTEACHER else _NOT_YOURS_TO_END


def _check_decision(
    new: Suspension, others: Iterable[Suspension], *, now: datetime, about_head: bool
) -> None:
    if new.decided_at > now:
        raise Refused(_AHEAD)
    if new.began < local_day(new.decided_at):
        raise Refused(
            N_("A suspension begins when it is decided or later. Enter a later first day.")
        )
    if running(others) is not None:
        raise Refused(N_("The suspension that runs has to end before another begins."))
    if about_head and new.suspender is Suspender.HEADTEACHER:
        raise Refused(
            N_("The headteacher cannot suspend themselves. The governing body decides on it.")
        )
    if not new.full_pay:
        raise Refused(
            N_(
                "Suspension is on full pay. If pay is to be touched, ask your HR adviser first: it would not be a suspension."
            )
        )


def check_start(
    new: Suspension, others: Iterable[Suspension], *, now: datetime, about_head: bool
) -> None:
    """Raises Missing or Refused unless somebody can be suspended so."""
    _check_decision(new, others, now=now, about_head=about_head)
    if not new.purposes:
        raise Missing(what=N_("what the suspension is to protect"))
    for typed, what in (
        (new.decided_by, N_("who decided it")),
        (new.grounds, N_("the reasonable and proper cause")),
        (new.risk, N_("the risk if nobody is suspended")),
        (new.consulted, N_("who was asked before, even if nobody")),
        (new.conditions, N_("what is asked of the person while suspended")),
        (new.contact, N_("the person they can turn to")),
        (new.support, N_("what support is offered")),
    ):
        if not typed:
            raise Missing(what=what)
    weighed = {name for name, why in new.rejected if why}
    if left := [each for each in Alternative if each not in weighed]:
        raise Refused(
            N_("Say of each alternative why it would not do. Still open: {count}."), count=len(left)
        )
    if new.review_on <= new.began:
        raise Refused(
            N_("The first review comes after the suspension begins. Enter a later day for it.")
        )
    _check_told(new, now=now)


def _check_told(one: Suspension, *, now: datetime) -> None:
    for told in (one.informed_la_at, one.informed_other_at):
        if told is not None and told > now:
            raise Refused(_AHEAD)
        if told is not None and told < one.decided_at:
            raise Refused(
                N_("They are told of the suspension once it is decided. Enter when they were told.")
            )
    if one.letter_on is not None:
        if one.letter_on > local_day(now):
            raise Refused(_AHEAD)
        if one.letter_on < local_day(one.decided_at):
            raise Refused(
                N_("The letter follows the decision. Enter the day on which it was given.")
            )


def check_told(old: Suspension, new: Suspension, *, now: datetime) -> None:
    """Raises Refused unless who was told, and the day of the letter, can be recorded so."""
    _check_open(old)
    _check_told(new, now=now)


def check_review(one: Suspension, review: Review, *, today: date) -> None:
    """Raises Missing or Refused unless it can be reviewed so."""
    _check_open(one)
    if review.on > today:
        raise Refused(_AHEAD)
    if review.on < one.reviewed_on:
        raise Refused(
            N_(
                "The suspension began or was last reviewed after that day. Enter the day of this review."
            )
        )
    if not review.by:
        raise Missing(what=N_("who reviewed it"))
    if not review.reason:
        raise Missing(what=N_("the reason it goes on or should end"))
    if review.next_on is not None and review.next_on <= review.on:
        raise Refused(N_("The next review comes after this one. Enter a later day for it."))


def check_contact(one: Suspension, contact: CheckIn, *, today: date) -> None:
    """Raises Missing or Refused unless the contact can be recorded so."""
    _check_open(one)
    if contact.on > today:
        raise Refused(_AHEAD)
    if contact.on < one.began:
        raise Refused(N_("The suspension began after that day. Enter the day of the contact."))
    if not contact.by:
        raise Missing(what=N_("who kept in touch"))


def check_end(
    one: Suspension,
    end: SuspensionEnd,
    *,
    school: School,
    post: Post | None,
    scheme: Decider,
    now: datetime,
) -> None:
    """Raises NotAllowed, Missing or Refused unless the suspension can be ended so by somebody with this post."""
    why = why_cannot_end(school, post, scheme)
    if why:
        raise NotAllowed(why)
    _check_open(one)
    if end.on > local_day(now):
        raise Refused(_AHEAD)
    if end.on < one.began:
        raise Refused(N_("The suspension began after that day. Enter the day of the decision."))
    if maintained(school) and end.by is not EndedBy.GOVERNING_BODY:
        raise Refused(
            N_(
                "In a maintained school only the governing body ends a suspension. Record its decision."
            )
        )
    if not end.decided_by:
        raise Missing(what=N_("the committee or the governor who decided"))
    if not end.reason:
        raise Missing(what=N_("the reason"))


def _check_open(one: Suspension) -> None:
    if one.end is not None:
        raise Refused(N_("This suspension has ended."))


_AHEAD: Final = N_("That day has not come yet. Record it once it has happened.")
