"""Allegations (what is said to have happened) and charges (what is put at a hearing)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.domain.ids import AllegationId, ChargeId, ItemId


class Act(StrEnum):
    """What was done with the material. The first four are the acts 5.2 names."""

    UPLOAD = "upload"
    POST = "post"
    FORWARD = "forward"
    POST_LINK = "post_link"
    COMMENT = "comment"
    REACT = "react"
    TAG = "tag"
    FAIL_TO_REMOVE = "fail_to_remove"
    USE = "use"  # time spent, under section 2
    OTHER = "other"


class Capacity(StrEnum):
    """In what capacity someone acted."""

    PERSONAL = "personal"
    PROFESSIONAL = "professional"
    NOT_KNOWN = "not_known"


class Level(StrEnum):
    """What a charge is alleged to be: the same words can be either, so it is reasoned."""

    MISCONDUCT = "misconduct"
    POTENTIAL_GROSS_MISCONDUCT = "potential_gross_misconduct"


@dataclass(frozen=True, slots=True)
class ClauseChoice:
    """A clause cited, with what citing it takes: a limb, one's own words for "other", a reason, a named liability."""

    clause: str
    limb: str = ""
    own_words: str = ""
    reason: str = ""
    liability: str = ""


@dataclass(frozen=True, slots=True)
class Allegation:
    """What is said to have happened, as reported and unproved."""

    id: AllegationId
    number: int
    what: str
    act: Act | None = None
    capacity: Capacity | None = None
    platform: str = ""
    account: str = ""
    happened_from: date | None = None
    happened_to: date | None = None
    clauses: tuple[ClauseChoice, ...] = ()
    exhibits: tuple[ItemId, ...] = ()
    withdrawn: str = ""  # the reason, once withdrawn


@dataclass(frozen=True, slots=True)
class Charge:
    """A precise allegation put at a hearing, with its clauses, exhibits and alleged level."""

    id: ChargeId
    number: int
    words: str
    act: Act
    capacity: Capacity
    level: Level
    level_reason: str
    clauses: tuple[ClauseChoice, ...]
    allegations: tuple[AllegationId, ...] = ()
    exhibits: tuple[ItemId, ...] = ()
    platform: str = ""
    account: str = ""
    happened_from: date | None = None
    happened_to: date | None = None
    withdrawn: str = ""
