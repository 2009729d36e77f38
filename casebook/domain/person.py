"""The people of a case, and the posts people hold in a school."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.domain.ids import PersonId


class Post(StrEnum):
    """What someone is at the school: it decides where a report goes (5.4)."""

    HEADTEACHER = "headteacher"
    CHAIR_OF_GOVERNORS = "chair_of_governors"
    VICE_CHAIR = "vice_chair"
    DEPUTY_HEAD = "deputy_head"
    ACTING_HEAD = (
        "acting_head"  # in charge while there is no headteacher, or the headteacher is away
    )
    HR_ADVISER = "hr_adviser"
    CLERK = "clerk"
    SCHOOL_BUSINESS_MANAGER = "school_business_manager"
    DSL = "dsl"
    GOVERNOR = "governor"
    EMPLOYEE = "employee"
    LA_OFFICER = "la_officer"
    OUTSIDE = "outside"  # an external investigator, an officer of the local authority


@dataclass(frozen=True, slots=True)
class Person:
    """Anyone in a case. `user` is true where this person has keys to the casebook and the same id there."""

    id: PersonId
    name: str
    post: str  # as it is written in letters: "Teaching assistant"
    address: tuple[str, ...] = ()
    user: bool = False


@dataclass(frozen=True, slots=True)
class PostHolding:
    """Who holds which post since when; kept in the register, never read from a card."""

    person: PersonId
    name: str
    post: Post
    title: str  # in words, as letters print it
    since: date
    until: date | None = None


def post_on(held: Iterable[PostHolding], person: PersonId, day: date) -> Post | None:
    """What somebody was at the school on a local day; before the first day on record, what they were first."""
    own = sorted((one for one in held if one.person == person), key=lambda one: one.since)
    then = [one for one in own if one.since <= day and (one.until is None or day < one.until)]
    if then:
        return then[-1].post
    return own[0].post if own and day < own[0].since else None


def folded(name: str) -> str:
    """A name as names are compared: blanks and capitals make no difference."""
    return " ".join(name.split()).casefold()
