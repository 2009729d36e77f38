"""The people of a case, and the posts people hold in a school."""

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
    HR_ADVISER = "hr_adviser"
    CLERK = "clerk"
    SCHOOL_BUSINESS_MANAGER = "school_business_manager"
    DSL = "dsl"
    GOVERNOR = "governor"
    EMPLOYEE = "employee"
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
