"""The panels of a case: whether they can sit as they are, and which governors are left to hear or decide an appeal."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from casebook.domain.case import CaseTeam
from casebook.domain.conflict import APPEAL, HEARING
from casebook.domain.conflict_check import Conflict, TeamFacts, Weight, blocked, conflicts
from casebook.domain.governor import PANEL, Governor, PanelStock, panel_stock
from casebook.domain.ids import PersonId
from casebook.domain.roles import Role
from casebook.domain.words import N_, Words, say

_SITTING: Final = frozenset({*HEARING, *APPEAL})


@dataclass(frozen=True, slots=True)
class Tainted:
    """A governor who can hear neither the case nor an appeal, and why."""

    governor: Governor
    why: Words


@dataclass(frozen=True, slots=True)
class GovernorsLeft:
    """The count from intake on, in a sentence, and who is out with the reason."""

    stock: PanelStock
    tainted: tuple[Tainted, ...]


def governors_left(facts: TeamFacts, on: date) -> GovernorsLeft:
    """Which governors in office on a day can still hear a case or decide its appeal.

    A place on one of its own panels counts against nobody: the six are those three and three others.
    """
    seats = tuple(held for held in facts.team.roles if held.role not in _SITTING)
    unseated = replace(facts, team=CaseTeam(facts.team.people, seats))
    out = []
    for governor in facts.governors:
        against = [
            one
            for role in (Role.PANEL_MEMBER, Role.APPEAL_MEMBER)
            for one in conflicts(unseated, role, name=governor.name)
            if one.weight is Weight.BLOCKS
        ]
        if against and _both_blocked(unseated, governor):
            out.append(Tainted(governor, against[0].what))
    stock = panel_stock(facts.governors, on, tainted=_ids(out))
    inside = {one.id for one in stock.tainted}
    return GovernorsLeft(stock, tuple(one for one in out if one.governor.id in inside))


def _both_blocked(facts: TeamFacts, governor: Governor) -> bool:
    return all(
        blocked(conflicts(facts, role, name=governor.name))
        for role in (Role.PANEL_MEMBER, Role.APPEAL_MEMBER)
    )


def _ids(tainted: list[Tainted]) -> frozenset[PersonId]:
    return frozenset(one.governor.id for one in tainted)


def panel(team: CaseTeam, roles: tuple[Role, Role]) -> tuple[PersonId, ...]:
    """Who sits on the hearing panel or on the appeal panel now."""
    return tuple(dict.fromkeys(h.person for h in team.roles if h.role in roles and h.until is None))


def panel_conflicts(team: CaseTeam, *, about_the_head: bool) -> tuple[Conflict, ...]:
    """What speaks against the panels as they are, whoever sits on them.

    Nothing is said of a panel that nobody has been named for.
    """
    first, appeal = panel(team, HEARING), panel(team, APPEAL)
    members = any(h.role is Role.PANEL_MEMBER and h.until is None for h in team.roles)
    found = []
    if first and len(first) < PANEL and (members or about_the_head):
        weight = Weight.BLOCKS if about_the_head else Weight.WARNS
        found.append(
            Conflict("panel_of_three", weight, say(_THREE, count=len(first), needed=PANEL), _BODY)
        )
    if appeal and len(appeal) < len(first):
        words = say(_SMALLER, appeal=len(appeal), first=len(first))
        found.append(Conflict("appeal_smaller", Weight.WARNS, words, _GUIDANCE))
    if appeal and _same_adviser(team):
        found.append(Conflict("same_adviser", Weight.WARNS, say(_SAME_ADVISER), _FRESH))
    return tuple(found)


def _same_adviser(team: CaseTeam) -> bool:
    """Whether whoever advised HR-wise before the appeal panel was named still advises."""
    since = min(h.since for h in team.roles if h.role in APPEAL and h.until is None)
    return any(
        h.role is Role.HR_ADVISER and h.until is None and h.since < since for h in team.roles
    )


_BODY: Final = "Guidance on the School Staffing (England) Regulations 2009"
_GUIDANCE: Final = "Guidance for governors on staff discipline"
_FRESH: Final = "Natural justice"
_THREE = N_("The panel has {count} of {needed} governors. Name the others.")
_SMALLER = N_(
    "The appeal panel has {appeal} member(s), fewer than the {first} who heard the case. It should have as many or more."
)
_SAME_ADVISER = N_(
    "The HR adviser at the appeal is the one who advised before. Ask for another adviser for the appeal."
)
