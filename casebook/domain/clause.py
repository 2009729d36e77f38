"""One clause of the policy: what kind of words it uses, whether it can be charged, and what a charge must answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casebook.domain.allegation import Act, Capacity
from casebook.domain.facts import (
    Characteristic,
    Content,
    Device,
    Material,
    Mentioned,
    Sure,
    Timing,
)
from casebook.domain.offence import Offence


class Force(StrEnum):
    """What kind of words a clause uses; only the first two bind an employee."""

    PROHIBITION = "prohibition"  # must, must not
    EXPECTATION = "expectation"  # should, should not
    PERMISSION = "permission"  # are allowed
    DEFINITION = "definition"  # says what something is, or states a fact
    POWER = "power"  # the school may
    DUTY = "duty"  # the school will


class PlatformKind(StrEnum):
    SOCIAL_NETWORK = "social_network"
    MICROBLOG = "microblog"
    PROFESSIONAL_NETWORK = "professional_network"
    BLOG = "blog"
    VIDEO = "video"
    IMAGE = "image"
    FORUM = "forum"
    MESSAGING_GROUP = "messaging_group"
    DIRECT_MESSAGE = "direct_message"
    REVIEW_SITE = "review_site"
    GAMING = "gaming"
    EMAIL = "email"
    OTHER = "other"


class Route(StrEnum):
    """A body outside the disciplinary procedure that a clause may have to be taken to."""

    POLICE = "police"
    LADO = "lado"
    DSL = "dsl"
    PREVENT = "prevent"
    DPO = "dpo"
    LEGAL_ADVICE = "legal_advice"


class Need(StrEnum):
    """Something a charge must answer before it can be put."""

    WHY_NOT_ADVICE = "why_not_advice"
    LIMB = "limb"
    OWN_WORDS = "own_words"
    WHY_OFF_LIST = "why_off_list"
    CITED_POLICY = "cited_policy"
    ACT = "act"
    WHY_THIS_ACT = "why_this_act"
    LIABILITY = "liability"
    WHO_OFFENDED = "who_offended"
    WHY_GROSS = "why_gross"
    WHY_NOT_REPORTED = "why_not_reported"
    WHICH_LEVEL = "which_level"


class Facet(StrEnum):
    """A recorded fact about the conduct on which a caution can turn."""

    ACT = "act"
    CAPACITY = "capacity"
    PLATFORM_KIND = "platform_kind"
    PLATFORM_LISTED = "platform_listed"
    IN_DEFINITION = "in_definition"
    DISCUSSES_WORK = "discusses_work"
    DISCLAIMER = "disclaimer"
    ON_BEHALF_OF_SCHOOL = "on_behalf_of_school"
    DEPICTS_PUPIL = "depicts_pupil"
    DEVICE_OWNERSHIP = "device_ownership"
    VISIBILITY = "visibility"
    TIMING = "timing"
    SCHOOL_IN_NAME = "school_in_name"
    MATERIAL = "material"
    MENTIONED = "mentioned"
    CONTENT = "content"
    CHARACTERISTIC = "characteristic"
    PUPIL_NAMED = "pupil_named"


FACET_VALUES: Final[Mapping[Facet, frozenset[str]]] = {
    Facet.ACT: frozenset(Act),
    Facet.CAPACITY: frozenset(Capacity),
    Facet.PLATFORM_KIND: frozenset(PlatformKind),
    Facet.PLATFORM_LISTED: frozenset({"yes", "no"}),
    Facet.IN_DEFINITION: frozenset({"yes", "no", "unclear"}),
    Facet.DISCUSSES_WORK: frozenset({"yes", "no", "unknown"}),
    Facet.DISCLAIMER: frozenset({"yes", "no", "not_applicable", "unknown"}),
    Facet.ON_BEHALF_OF_SCHOOL: frozenset({"yes", "no", "unsure"}),
    Facet.DEPICTS_PUPIL: frozenset(Sure),
    Facet.DEVICE_OWNERSHIP: frozenset(Device),
    Facet.VISIBILITY: frozenset(
        {"public", "friends", "friends_of_friends", "group", "custom", "one_to_one", "unknown"}
    ),
    Facet.TIMING: frozenset(Timing),
    Facet.SCHOOL_IN_NAME: frozenset(Sure),
    Facet.MATERIAL: frozenset(Material),
    Facet.MENTIONED: frozenset(Mentioned),
    Facet.CONTENT: frozenset(Content),
    Facet.CHARACTERISTIC: frozenset(Characteristic),
    Facet.PUPIL_NAMED: frozenset(Sure),
}
When = tuple[tuple[Facet, tuple[str, ...]], ...]
"""Facts, each with the values of which one at least must hold."""


@dataclass(frozen=True, slots=True)
class Also:
    """The second force of a clause that says two things."""

    force: Force
    label: str


@dataclass(frozen=True, slots=True)
class Limb:
    """One of two alternative ways to break a clause; a charge names which."""

    id: str
    label: str
    cited: str
    state_of_mind: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """An outside body to think of when the clause comes up, and why."""

    route: Route
    why: str


@dataclass(frozen=True, slots=True)
class Caution:
    """A sentence shown when one of `clauses` (empty: any) is chosen and every fact in `when` holds.

    It stays away when a clause under one of `unless` is chosen too, or a fact in `unless_fact` holds.
    With `reason` a charge has to answer it.
    """

    sentence: str
    clauses: tuple[str, ...] = ()
    when: When = ()
    unless: tuple[str, ...] = ()
    unless_fact: When = ()
    reason: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """Facts that make a clause worth looking at, and why: as what may have been broken or, with `point`, in the subject's favour."""

    because: str
    when: When
    point: bool = False


_NUMBER: Final = re.compile(r"[1-9]\d*(\.\d+)*(\([a-z]+\))*")


@dataclass(frozen=True, slots=True)
class Clause:
    """One entry of the catalogue. `id` is ours; `place` and `cited` are what a letter prints."""

    id: str
    force: Force
    label: str
    help: str
    place: str
    cited: str = ""
    chargeable: bool = False
    also: Also | None = None
    group: str = ""  # the id of the group or list it is an example of
    open: bool = False  # its examples are not all there is: it is charged by itself in own words
    elements: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    state_of_mind: str = ""
    limbs: tuple[Limb, ...] = ()
    cautions: tuple[str, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    counterparts: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    expression: bool = False  # charging it asks first whether lawful expression is engaged
    hints: tuple[Hint, ...] = ()
    offences: tuple[Offence, ...] = ()  # to be thought of when the clause comes up

    @property
    def number(self) -> str:
        """The paragraph's number as people write it, such as 5.2(h); empty where it has none."""
        found = _NUMBER.match(self.id)
        return found.group() if found else ""

    def limb(self, limb: str) -> Limb | None:
        """The limb of that id, or None."""
        return next((each for each in self.limbs if each.id == limb), None)


@dataclass(frozen=True, slots=True)
class ClauseList:
    """A list of categories that is not closed: what is off it can be charged as `other`, with reasons."""

    id: str
    other: Clause
    acts: tuple[Act, ...]
    potential_gross_misconduct: bool
