"""What somebody is to the people of a case besides their part in it: each person's own answer, with its day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from casebook.domain.case import CaseTeam
from casebook.domain.ids import EventId, PersonId
from casebook.domain.person import folded
from casebook.domain.roles import Role
from casebook.domain.words import N_, Words, say


class Bond(StrEnum):
    """What connects somebody with a person or with the facts of a case."""

    NONE = "none"  # asked, and there is nothing
    SPOUSE = "spouse"  # or partner
    RELATIVE = "relative"
    CLOSE_FRIEND = "close_friend"
    LINE_MANAGER = "line_manager"
    SAME_TEAM = "same_team"
    BUSINESS_PARTNER = "business_partner"
    SOCIAL_MEDIA_FRIEND = "social_media_friend"
    SAME_GROUP_CHAT = "same_group_chat"  # the one in which it was posted
    PAST_GRIEVANCE = "past_grievance"
    PARENT_OF_PUPIL = "parent_of_pupil"  # a governor whose child is affected
    NAMED_WITNESS = "named_witness"
    AUTHORISED_MONITORING = "authorised_monitoring"
    DISCUSSED_CASE = "discussed_case"
    EARLIER_ADVICE = "earlier_advice"  # to the school, on the same facts


TO_THE_FACTS: Final = frozenset(
    {
        *(Bond.SAME_GROUP_CHAT, Bond.PARENT_OF_PUPIL, Bond.NAMED_WITNESS),
        *(Bond.AUTHORISED_MONITORING, Bond.DISCUSSED_CASE, Bond.EARLIER_ADVICE),
    }
)
"""Bonds with the facts rather than with somebody: nobody is named at the other end."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """One answer: that somebody is connected with a person (`to`) or with the facts, or with nothing at all.

    `person` is whose answer it is, somebody of this case; `discussed` whether they have talked about the case with
    that person. Days are local; a withdrawn answer stays to be read, with the reason.
    """

    id: EventId
    person: PersonId
    bond: Bond
    declared_on: date
    by: PersonId  # who wrote it down
    to: PersonId | None = None
    discussed: bool = False
    note: str = ""
    withdrawn: str = ""


def standing(declared: Iterable[Relationship], person: PersonId) -> tuple[Relationship, ...]:
    """What somebody declared that still stands; a connection overrides an earlier answer that there is none."""
    own = [one for one in declared if one.person == person and not one.withdrawn]
    bound = [one for one in own if one.bond is not Bond.NONE]
    return tuple(bound or own)


def asked(declared: Iterable[Relationship], person: PersonId) -> bool:
    """Whether somebody has answered the question at all."""
    return any(one.person == person and not one.withdrawn for one in declared)


def relationship_problem(
    declared: Relationship, team: CaseTeam, others: Iterable[Relationship], *, today: date
) -> Words | None:
    """Why an answer cannot be kept, in a sentence."""
    needs_somebody = declared.bond is not Bond.NONE and declared.bond not in TO_THE_FACTS
    same = (declared.person, declared.bond, declared.to)
    checks = (
        (declared.declared_on > today, _AHEAD),
        (needs_somebody and team.person(declared.to or PersonId("")) is None, _TO_WHOM),
        (not needs_somebody and declared.to is not None, _TO_NOBODY),
        (declared.to == declared.person, _ONESELF),
        (any((o.person, o.bond, o.to) == same and not o.withdrawn for o in others), _TWICE),
        (declared.bond is Bond.NONE and bool(_bonds(others, declared.person)), _NOT_NONE),
        (_is(team, declared.person, Role.SUBJECT), _SUBJECT),
    )
    return next((say(sentence) for wrong, sentence in checks if wrong), None)


def person_named(team: CaseTeam, name: str) -> PersonId | None:
    """The person of the case of this name, however it is typed."""
    wanted = folded(name)
    return next((one.id for one in team.people if folded(one.name) == wanted), None)


def _bonds(declared: Iterable[Relationship], person: PersonId) -> tuple[Relationship, ...]:
    return tuple(one for one in standing(declared, person) if one.bond is not Bond.NONE)


def _is(team: CaseTeam, person: PersonId, role: Role) -> bool:
    return any(held.person == person and held.role is role for held in team.roles)


_AHEAD = N_("That day has not come yet. Enter the day on which the person said so.")
_TO_WHOM = N_("Choose to whom: somebody who has a part in this case.")
_TO_NOBODY = N_("This is about the facts of the case. Choose nobody.")
_ONESELF = N_("Nobody declares a relationship with themselves. Choose somebody else.")
_TWICE = N_(
    "This is on record already. Withdraw the earlier answer first if something about it has changed."
)
_NOT_NONE = N_(
    "This person has declared something before. Withdraw that first, with the reason, if there is nothing any more."
)
_SUBJECT = N_("The subject declares nothing here: what they say is taken as the subject's account.")
