"""Who made an attack: a log of what points to whom, and who it was once that is shown. Nobody is ever guessed.

`unknown` is a state of its own: it ends by somebody showing who it was, or by a review that says why no more can be
found out. Nothing in the log turns it into a person by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from casebook.domain.facts import is_pupil_code
from casebook.domain.ids import EventId
from casebook.domain.incident import not_ahead
from casebook.domain.perpetrator import PerpetratorType
from casebook.domain.review import Review, ReviewOutcome
from casebook.domain.words import N_
from casebook.errors import Missing, Refused


class AttributionLevel(StrEnum):
    """How sure it is who posted something, the surest first: the ladder of seven."""

    ADMITTED = "admitted"
    VERIFIED_ACCOUNT = "verified_account"
    DEVICE_OR_LOG = "device_or_log"
    CONSISTENT_INDICATORS = "consistent_indicators"
    THIRD_PARTY = "third_party_identification"
    UNVERIFIED = "unverified"
    DISPUTED = "disputed_or_hacked"

    @property
    def step(self) -> int:
        """Its place on the ladder, 1 to 7."""
        return tuple(AttributionLevel).index(self) + 1


SHOWN: Final = 4
"""The last step of the ladder that shows who it was; below it something has to confirm it first."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One line of the log: what points to whom. `who` names pupils by their code."""

    on: date
    by: str
    level: AttributionLevel
    who: str
    basis: str
    kind: PerpetratorType = PerpetratorType.UNKNOWN  # what they may be


@dataclass(frozen=True, slots=True)
class Search:
    """How it was tried to find out who it was: the log, and the reviews while nobody was known."""

    lines: tuple[Attribution, ...] = ()
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Perpetrator:
    """Somebody who is shown to have taken part, and what follows for them. Days are local.

    `done` and `done_on` say what was done under the procedure of their kind. For a pupil: `welfare_on` is the look of
    the safeguarding lead at the pupil's own needs, before any decision; `parents_on` the meeting with parents. `told`
    is what the target was told about who it was, and `told_why` why that protects them.
    """

    id: EventId
    kind: PerpetratorType
    who: str
    level: AttributionLevel
    basis: str
    on: date
    by: str
    age: int | None = None
    welfare_on: date | None = None
    welfare_note: str = ""
    parents_on: date | None = None
    parents_with: str = ""
    parents_note: str = ""
    done: str = ""
    done_on: date | None = None
    done_by: str = ""
    linked: str = ""  # the reference of the case that was opened about them
    told: str = ""
    told_on: date | None = None
    told_why: str = ""
    reminded_on: date | None = None  # that a teacher whom a pupil accuses may not be named (s.141F)

    @property
    def routed_on(self) -> date | None:
        """The day their procedure was begun or done; None while that is open."""
        return self.done_on


PUPILS: Final = frozenset({PerpetratorType.CURRENT_PUPIL, PerpetratorType.PUPIL_ELSEWHERE})
"""Whom the record calls by a code, never by name."""

_BY_CODE: Final = N_(
    "A pupil is called by a code here, such as P-17. The name stays with the safeguarding lead."
)


def routed_on(found: Iterable[Perpetrator], search: Search) -> date | None:
    """The day on which the last of them was routed or, nobody being known, a review said that no more can be found out."""
    known = tuple(found)
    if known:
        days = [one.routed_on for one in known]
        return max(day for day in days if day) if all(days) else None
    ended = [one.on for one in search.reviews if one.outcome is ReviewOutcome.TO_END]
    return ended[-1] if ended else None


def check_attribution(line: Attribution, *, today: date) -> None:
    """Raises Missing or Refused unless the line can be kept."""
    not_ahead(today, line.on)
    _check_code(line.kind, line.who)
    for typed, what in (
        (line.by, N_("who looked into it")),
        (line.who, N_("to whom it points, in words or by a code")),
        (line.basis, N_("what points to them")),
    ):
        if not typed:
            raise Missing(what=what)


def check_perpetrator(one: Perpetrator, *, today: date) -> None:
    """Raises Missing or Refused unless somebody can be recorded as having taken part."""
    not_ahead(today, one.on)
    if one.kind is PerpetratorType.UNKNOWN:
        raise Refused(N_("Nobody is recorded while it is not known who it was. Use the log."))
    _check_code(one.kind, one.who)
    for typed, what in (
        (one.who, N_("who it was")),
        (one.basis, N_("how it is known")),
        (one.by, N_("who established it")),
    ):
        if not typed:
            raise Missing(what=what)
    if one.level.step > SHOWN:
        raise Refused(
            N_("This does not show who it was. Keep it in the log, and look for something that confirms it.")
        )  # fmt: skip


def check_procedure(one: Perpetrator, *, today: date) -> None:
    """Raises Missing or Refused unless what follows for them can be kept so."""
    days = (one.welfare_on, one.parents_on, one.done_on, one.told_on, one.reminded_on)
    not_ahead(today, *days)
    if any(day is not None and day < one.on for day in (one.done_on, one.told_on)):
        raise Refused(N_("It was not known then who it was. Enter a later day."))
    for given, typed, what in (
        (one.welfare_on, one.welfare_note, N_("what the safeguarding lead noted")),
        (one.parents_on, one.parents_with, N_("with whom the meeting was")),
        (one.done_on, one.done, N_("what was decided or done")),
        (one.done_on, one.done_by, N_("who decided it")),
        (one.told_on, one.told, N_("what the target was told")),
        (one.told_on, one.told_why, N_("why the target needs to know it")),
    ):
        if given is not None and not typed:
            raise Missing(what=what)
    if one.kind is PerpetratorType.CURRENT_PUPIL and one.done_on is not None:
        if one.welfare_on is None:
            raise Refused(
                N_("Look at the pupil's own welfare first, and record it. Then decide under the behaviour policy.")
            )  # fmt: skip
        if one.age is None:
            raise Missing(what=N_("the pupil's age"))


def check_unknown_review(
    review: Review, found: Iterable[Perpetrator], search: Search, *, today: date
) -> None:
    """Raises Missing or Refused unless the review of an unknown author can be kept."""
    not_ahead(today, review.on)
    if any(found):
        raise Refused(
            N_("It is known who took part, so there is nothing to review. Record what follows.")
        )
    if search.reviews and review.on < search.reviews[-1].on:
        raise Refused(N_("It was last reviewed after that day. Enter the day of this review."))
    if not review.by:
        raise Missing(what=N_("who looked at it again"))
    if not review.reason:
        raise Missing(what=N_("what was tried, and why it goes on or ends"))


def _check_code(kind: PerpetratorType, who: str) -> None:
    if kind in PUPILS and who and not is_pupil_code(who):
        raise Refused(_BY_CODE)
