"""The police: what they were told and advised, and a hold on the school's own steps while they inquire (6.5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from casebook.domain.clock import local_day
from casebook.domain.ids import EventId
from casebook.domain.review import Review
from casebook.domain.words import N_
from casebook.errors import Missing, Refused


class PoliceChannel(StrEnum):
    """How the police were told."""

    EMERGENCY = "emergency"  # 999
    TELEPHONE = "telephone"  # 101
    ONLINE = "online"
    STATION = "station"
    OFFICER = "officer"  # an officer the school knows, or one who called
    LADO = "lado"  # through a strategy discussion


@dataclass(frozen=True, slots=True)
class PoliceReferral:
    """What was told to the police and what they said. `reported_at` has a zone."""

    id: EventId
    reported_at: datetime
    by: str
    force: str
    channel: PoliceChannel
    disclosed: str  # what they were told, and which items they were given
    advice: str  # what they said, as nearly in their words as it was understood
    reference: str = ""
    officer: str = ""


class HoldScope(StrEnum):
    """What the school promises not to do while a hold stands."""

    NO_CONTACT_WITH_SUBJECT = "no_contact_with_subject"
    NO_WITNESS_INTERVIEWS = "no_witness_interviews"
    NO_DEVICE_HANDLING = "no_device_handling"
    NO_DISCLOSURE_OF_ALLEGATION_DETAIL = "no_disclosure_of_allegation_detail"
    ALL_INTERNAL_STEPS = "all_internal_steps"
    NONE = "none"  # the police inquire and ask nothing of the school


class ReleaseForm(StrEnum):
    """How the police let the school go on."""

    WRITTEN = "written"
    ORAL = "oral"


class UsePermission(StrEnum):
    """Whether the school may use what it has from the police. Its own evidence needs no leave."""

    NOTHING_FROM_POLICE = "nothing_from_police"
    GIVEN = "given"
    NOT_GIVEN = "not_given"


@dataclass(frozen=True, slots=True)
class HoldRelease:
    """The end of a hold: on what day, who of the police said so, how, and with what conditions."""

    on: date
    officer: str
    form: ReleaseForm
    recorded_by: str
    use: UsePermission
    conditions: str = ""


@dataclass(frozen=True, slots=True)
class PoliceHold:
    """A promise not to interfere, limited in scope, reviewed, and ended by the police or by agreement. Days are local.

    `takedown` is what they said about having the material taken down, empty until they were asked: taking it down can
    destroy evidence.
    """

    id: EventId
    scope: tuple[HoldScope, ...]
    began: date
    put_by: str  # who of the school recorded the promise
    asked_by: str  # the officer, or the designated officer, who asked for it
    why: str
    takedown: str = ""
    release: HoldRelease | None = None
    reviews: tuple[Review, ...] = ()

    @property
    def released(self) -> date | None:
        """The day the hold ended; None while it stands."""
        return self.release.on if self.release else None

    @property
    def reviewed_on(self) -> date:
        """The day the wait for the next review counts from: the last review, or the beginning."""
        return self.reviews[-1].on if self.reviews else self.began

    def stands(self, on: date) -> bool:
        """Whether the hold stood on a day: from its first day until the day before its release."""
        return self.began <= on and (self.released is None or on < self.released)


def standing(holds: Iterable[PoliceHold], on: date) -> tuple[PoliceHold, ...]:
    """The holds that stood on a day."""
    return tuple(hold for hold in holds if hold.stands(on))


def check_referral(referral: PoliceReferral, *, now: datetime) -> None:
    """Raises Missing or Refused unless the referral can be kept."""
    if referral.reported_at > now:
        raise Refused(_AHEAD)
    for typed, what in (
        (referral.by, N_("who told the police")),
        (referral.force, N_("which police force was told")),
        (referral.disclosed, N_("what the police were told")),
        (referral.advice, N_("what the police said, even if that was nothing yet")),
    ):
        if not typed:
            raise Missing(what=what)


def check_hold(hold: PoliceHold, others: Iterable[PoliceHold], *, today: date) -> None:
    """Raises Missing or Refused unless the hold can begin."""
    if hold.began > today:
        raise Refused(_AHEAD)
    if not hold.scope:
        raise Missing(what=N_("what the school holds back from"))
    if HoldScope.NONE in hold.scope and len(hold.scope) > 1:
        raise Refused(
            N_("A hold that asks nothing of the school cannot ask for something too. Choose one.")
        )
    for typed, what in (
        (hold.asked_by, N_("who asked the school to wait")),
        (hold.why, N_("why the school waits")),
        (hold.put_by, N_("who recorded the hold")),
    ):
        if not typed:
            raise Missing(what=what)
    if any(other.released is None for other in others):
        raise Refused(N_("A hold stands already. Review it to change what it covers, or record its release."))  # fmt: skip


def check_review(
    hold: PoliceHold, review: Review, scope: tuple[HoldScope, ...] | None, *, today: date
) -> None:
    """Raises Missing or Refused unless the hold can be reviewed so."""
    _check_open(hold)
    if review.on > today:
        raise Refused(_AHEAD)
    if review.on < hold.reviewed_on:
        raise Refused(
            N_("The hold was begun or last reviewed after that day. Enter the day of this review.")
        )
    if not review.by:
        raise Missing(what=N_("with whom it was reviewed"))
    if not review.reason:
        raise Missing(what=N_("the reason"))
    if review.next_on is not None and review.next_on <= review.on:
        raise Refused(N_("The next review comes after this one. Enter a later day for it."))
    if scope is not None and not scope:
        raise Missing(what=N_("what the school holds back from"))
    if scope is not None and HoldScope.NONE in scope and len(scope) > 1:
        raise Refused(
            N_("A hold that asks nothing of the school cannot ask for something too. Choose one.")
        )


def check_release(hold: PoliceHold, release: HoldRelease, *, today: date) -> None:
    """Raises Missing or Refused unless the hold can be released so."""
    _check_open(hold)
    if release.on > today:
        raise Refused(_AHEAD)
    if release.on < hold.began:
        raise Refused(
            N_(
                "The hold began after that day. Enter the day on which the police let the school go on."
            )
        )
    if not release.officer:
        raise Missing(what=N_("the name of the officer who let the school go on"))


def takedown_asked(holds: Iterable[PoliceHold], on: date) -> bool:
    """Whether the police were asked about taking the material down, where a hold stood on that day."""
    return all(hold.takedown for hold in standing(holds, on))


def told_on(referrals: Iterable[PoliceReferral]) -> date | None:
    """The local day on which the police were first told; None where no referral is recorded."""
    return min((local_day(one.reported_at) for one in referrals), default=None)


def _check_open(hold: PoliceHold) -> None:
    if hold.release is not None:
        raise Refused(N_("This hold has been released. Record a new one if the police ask again."))


_AHEAD = N_("That day has not come yet. Record it once it has happened.")
