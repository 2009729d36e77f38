"""What speaks against giving one person one part in a case: each reason by itself, in words, blocking or to be weighed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casebook.domain.allegation import Level
from casebook.domain.case import CaseTeam
from casebook.domain.conflict import (
    APPEAL,
    HEARING,
    check_appointment,
    clash,
    had,
    hears_what_they_commissioned,
    weighed,
)
from casebook.domain.delegation import Decider, Delegation
from casebook.domain.governor import Governor, GovernorKind, Office
from casebook.domain.person import folded
from casebook.domain.record import CaseRecord
from casebook.domain.relationship import Bond, Relationship, person_named, standing
from casebook.domain.role_words import PART
from casebook.domain.roles import Role
from casebook.domain.words import N_, Words, compose, say
from casebook.errors import Refused


class Weight(StrEnum):
    """Whether a conflict stops an appointment or asks for a reason."""

    BLOCKS = "blocks"
    WARNS = "warns"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that speaks against an appointment. `id` is for programs, `source` where the rule comes from."""

    id: str
    weight: Weight
    what: Words
    source: str


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """Everything that can speak for or against somebody: parts, declarations, governors, and how the case stands.

    `panel_dismisses` is whether the scheme of delegation leaves dismissal to the governors' panel. `sat` are the names
    of those who heard the case, with their parts: they need not be in the team.
    """

    team: CaseTeam
    declared: tuple[Relationship, ...] = ()
    governors: tuple[Governor, ...] = ()
    about_the_head: bool = False
    dismissal_possible: bool = False
    panel_dismisses: bool = True
    sat: tuple[tuple[str, Role], ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A part for a person, with what is known of them."""

    facts: TeamFacts
    wanted: Role
    name: str
    held: tuple[Role, ...]
    bonds: tuple[Relationship, ...]
    governor: Governor | None


def facts_of(
    record: CaseRecord,
    *,
    governors: tuple[Governor, ...] = (),
    delegation: Delegation | None = None,
) -> TeamFacts:
    """What a case knows for and against anybody; the governors and the scheme come from the school's own record."""
    scheme = delegation or Delegation()
    return TeamFacts(
        team=record.team,
        declared=record.relationships,
        governors=governors,
        about_the_head=record.route is not None and record.route.head_is_in_it,
        dismissal_possible=dismissal_possible(record),
        panel_dismisses=scheme.dismissal_delegation is not Decider.HEADTEACHER,
        sat=_sat(record),
    )


def _sat(record: CaseRecord) -> tuple[tuple[str, Role], ...]:
    hearing = record.decisions.hearing
    if hearing is None:
        return ()
    members = ((name, Role.PANEL_MEMBER) for name in hearing.members)
    return ((hearing.chair, Role.HEARING_CHAIR), *members)


def dismissal_possible(record: CaseRecord) -> bool:
    """Whether a charge that stands is put as potential gross misconduct."""
    levels = {charge.level for charge in record.charges if not charge.withdrawn}
    return Level.POTENTIAL_GROSS_MISCONDUCT in levels


def check_part(facts: TeamFacts, wanted: Role, *, name: str, reason: str = "") -> None:
    """Refuse to give somebody a part that something speaks against, or goes with only for a reason.

    Raises:
        Refused: with a sentence that holds no word of the case; `conflicts` says what it is.
    """
    check_appointment(facts.team, wanted, name=name, reason=reason)
    found = conflicts(facts, wanted, name=name)
    if blocked(found):
        raise Refused(_RULED_OUT)
    if found and not reason.strip():
        raise Refused(_SAY_WHY)


R = Role
_PANELS: Final = frozenset({*HEARING, *APPEAL})
_JUDGING: Final = _PANELS | {R.INVESTIGATING_OFFICER}
_CLOSE: Final = _JUDGING | {R.HR_ADVISER, R.COMMISSIONING_MANAGER}
_RELATED: Final = frozenset({Bond.SPOUSE, Bond.RELATIVE, Bond.CLOSE_FRIEND})
_NEAR: Final = frozenset(
    {
        *(Bond.LINE_MANAGER, Bond.SAME_TEAM, Bond.BUSINESS_PARTNER),
        *(Bond.SOCIAL_MEDIA_FRIEND, Bond.PAST_GRIEVANCE),
    }
)
_AT_THE_OTHER_END: Final = (R.SUBJECT, R.TARGET, R.REPORTER)


def conflicts(facts: TeamFacts, wanted: Role, *, name: str) -> tuple[Conflict, ...]:
    """Everything that speaks against giving somebody this part, what blocks first. People are told apart by name."""
    person = person_named(facts.team, name)
    sat = (role for who, role in facts.sat if folded(who) == folded(name))
    held = (*(one.role for one in had(facts.team, name)), *sat)
    asked = _Asked(
        facts=facts,
        wanted=wanted,
        name=name,
        held=tuple(dict.fromkeys(role for role in held if role != wanted)),
        bonds=() if person is None else standing(facts.declared, person),
        governor=next((g for g in facts.governors if folded(g.name) == folded(name)), None),
    )
    found = [one for check in _CHECKS for one in check(asked)]
    return tuple(sorted(found, key=lambda one: one.weight is not Weight.BLOCKS))


def blocked(found: Iterable[Conflict]) -> bool:
    """Whether one of these stops the appointment."""
    return any(one.weight is Weight.BLOCKS for one in found)


def _parts(asked: _Asked) -> Iterable[Conflict]:
    for held in asked.held:
        both = {"has": say(PART[held]), "wanted": say(PART[asked.wanted])}
        if clash(held, asked.wanted):
            yield Conflict("part", Weight.BLOCKS, compose(_NEVER_BOTH, **both), _ACAS)
        elif weighed(held, asked.wanted):
            yield Conflict("part", Weight.WARNS, compose(_BADLY, **both), _ACAS)


def _hears_own_case(asked: _Asked) -> Iterable[Conflict]:
    facts = asked.facts
    if facts.about_the_head:
        if asked.wanted in HEARING and R.COMMISSIONING_MANAGER in asked.held:
            yield Conflict("owner_hears_head", Weight.BLOCKS, say(_OWNER_HEARS_HEAD), _STAFFING)
    elif hears_what_they_commissioned(
        asked.held,
        asked.wanted,
        dismissal_possible=facts.dismissal_possible,
        panel_dismisses=facts.panel_dismisses,
    ):
        yield Conflict("owner_dismisses", Weight.BLOCKS, say(_OWNER_DISMISSES), _SCHEME)


def _related(asked: _Asked) -> Iterable[Conflict]:
    if asked.wanted not in _CLOSE:
        return
    ends = {
        held.person
        for held in asked.facts.team.roles
        if held.role in _AT_THE_OTHER_END and held.until is None
    }
    for bond in asked.bonds:
        person = asked.facts.team.person(bond.to) if bond.to in ends and bond.to else None
        if person is None:
            continue
        how = compose(_BOUND, bond=say(BONDS[bond.bond]), person=say("{name}", name=person.name))
        if bond.bond in _RELATED:
            yield Conflict("related", Weight.BLOCKS, how, _FAIRNESS)
        elif bond.bond in _NEAR:
            yield Conflict("near", Weight.WARNS, how, _FAIRNESS)


def _saw_it(asked: _Asked) -> Iterable[Conflict]:
    if asked.wanted in _JUDGING and _has(asked, Bond.NAMED_WITNESS, Bond.SAME_GROUP_CHAT):
        yield Conflict("saw_it", Weight.BLOCKS, say(_SAW_IT), _FAIRNESS)


def _authorised(asked: _Asked) -> Iterable[Conflict]:
    if asked.wanted in _PANELS and _has(asked, Bond.AUTHORISED_MONITORING):
        yield Conflict("authorised", Weight.WARNS, say(_AUTHORISED), "3.1")


def _discussed(asked: _Asked) -> Iterable[Conflict]:
    if asked.wanted not in _PANELS:
        return
    chair = asked.governor is not None and asked.governor.office is Office.CHAIR
    said = _has(asked, Bond.DISCUSSED_CASE) or any(one.discussed for one in asked.bonds)
    if chair and said:
        yield Conflict("chair_discussed", Weight.BLOCKS, say(_CHAIR_DISCUSSED), _GUIDANCE)
    elif chair and asked.wanted in HEARING:
        yield Conflict("chair_sits", Weight.WARNS, say(_CHAIR_SITS), _GUIDANCE)
    elif said:
        yield Conflict("discussed", Weight.WARNS, say(_DISCUSSED), _GUIDANCE)


def _kind_of_governor(asked: _Asked) -> Iterable[Conflict]:
    if asked.wanted not in _PANELS:
        return
    kind = None if asked.governor is None else asked.governor.kind
    if kind is GovernorKind.STAFF:
        yield Conflict("staff_governor", Weight.WARNS, say(_STAFF_GOVERNOR), _STAFFING)
    if kind is GovernorKind.HEADTEACHER and asked.wanted is not R.HEARING_CHAIR:
        yield Conflict("head_on_panel", Weight.BLOCKS, say(_HEAD_ON_PANEL), _STAFFING)
    if _has(asked, Bond.PARENT_OF_PUPIL):
        yield Conflict("parent_of_pupil", Weight.BLOCKS, say(_PARENT), _FAIRNESS)


def _adviser_investigates(asked: _Asked) -> Iterable[Conflict]:
    if asked.wanted is R.INVESTIGATING_OFFICER and _has(asked, Bond.EARLIER_ADVICE):
        yield Conflict("earlier_advice", Weight.WARNS, say(_EARLIER_ADVICE), _FAIRNESS)


def _has(asked: _Asked, *bonds: Bond) -> bool:
    return any(one.bond in bonds for one in asked.bonds)


_CHECKS: Final[tuple[Callable[[_Asked], Iterable[Conflict]], ...]] = (
    _parts, _hears_own_case, _related, _saw_it, _authorised, _discussed, _kind_of_governor,
    _adviser_investigates,
)  # fmt: skip

_ACAS: Final = "Acas Code, paragraph 6"
_FAIRNESS: Final = "Natural justice"
_GUIDANCE: Final = "Guidance for governors on staff discipline"
_SCHEME: Final = "The school's scheme of delegation"
_STAFFING: Final = "Guidance on the School Staffing (England) Regulations 2009"

BONDS: Final[Mapping[Bond, str]] = {
    Bond.NONE: N_("nothing to declare"),
    Bond.SPOUSE: N_("the husband, wife or partner"),
    Bond.RELATIVE: N_("a relative"),
    Bond.CLOSE_FRIEND: N_("a close friend"),
    Bond.LINE_MANAGER: N_("the line manager"),
    Bond.SAME_TEAM: N_("in the same small team"),
    Bond.BUSINESS_PARTNER: N_("a business partner"),
    Bond.SOCIAL_MEDIA_FRIEND: N_("a friend on social media"),
    Bond.SAME_GROUP_CHAT: N_("in the group chat in which it was posted"),
    Bond.PAST_GRIEVANCE: N_("the other side of an earlier grievance"),
    Bond.PARENT_OF_PUPIL: N_("the parent of a pupil who is affected"),
    Bond.NAMED_WITNESS: N_("a witness"),
    Bond.AUTHORISED_MONITORING: N_("authorised the monitoring"),
    Bond.DISCUSSED_CASE: N_("has discussed the case"),
    Bond.EARLIER_ADVICE: N_("has advised on the same facts before"),
}
_NEVER_BOTH = N_("They are {has} in this case. Nobody can be that and {wanted}.")
_BADLY = N_("They are {has} in this case, which goes badly with being {wanted}.")
_BOUND = N_("They have declared a connection with {person}: {bond}.")
_OWNER_HEARS_HEAD = N_("Whoever owns a case about the headteacher does not sit in its hearing.")
_OWNER_DISMISSES = N_(
    "They commissioned the case, dismissal is possible, and only the governors' panel may dismiss here."
)
_SAW_IT = N_("They saw it themselves, or were in the group chat: they are a witness.")
_AUTHORISED = N_("They authorised the monitoring whose results this case relies on.")
_CHAIR_DISCUSSED = N_("The chair of governors has discussed the case, and can no longer hear it.")
_CHAIR_SITS = N_(
    "The chair of governors is usually kept free, to be told of the case and to stand in for others."
)
_DISCUSSED = N_("They have discussed the case with somebody in it.")
_STAFF_GOVERNOR = N_("They are a staff governor, and it is about a colleague.")
_HEAD_ON_PANEL = N_("The headteacher sits on no panel of governors.")
_PARENT = N_("They are the parent of a pupil who is affected.")
_EARLIER_ADVICE = N_("They have advised the school on the same facts before.")

_RULED_OUT: Final = N_(
    "Something on the page of the case team rules this person out for this part. Choose somebody else: another school's"
    " governor or the local authority can help."
)
_SAY_WHY: Final = N_(
    "Something speaks against this part for this person. Choose somebody else, or give them the part on the page of the"
    " case team, which says what it is, and say there why nobody else can have it."
)

WAYS_OUT: Final[tuple[Words, ...]] = (
    say(N_("Ask for governors of another school, under a collaboration arrangement.")),
    say(N_("Ask the local authority for an investigator from HR.")),
    say(N_("Ask an outside consultant to investigate.")),
    say(N_("Ask for the deputy of a school in the same federation.")),
    say(N_("Ask an associate member of the governing body, where they have been given a vote.")),
)
"""What a small school can do where nobody of its own is free."""
