"""What a charge under a clause must answer before it can be put, and what may not be charged at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from casebook.domain.clause import Act, Clause, Force, Need
from casebook.domain.policy import Policy


class Bar(StrEnum):
    """Why a clause or limb cannot be charged whatever is answered."""

    UNKNOWN_CLAUSE = "unknown_clause"
    BINDS_NOBODY = "binds_nobody"
    UNKNOWN_LIMB = "unknown_limb"


# Asked of the person who drafts the charge; English templates, translated where they are shown.
NEED_SENTENCES: Final[Mapping[Need, str]] = {
    Need.WHY_NOT_ADVICE: "This clause is an expectation, not a prohibition. Say why advice is not enough.",
    Need.LIMB: "This clause can be broken in two ways. Choose which one is charged.",
    Need.OWN_WORDS: "Say in your own words what the conduct was: this is charged without one of the examples.",
    Need.WHY_OFF_LIST: "Say why conduct that is not on the list is as grave as what is.",
    Need.CITED_POLICY: "Name the part of the school's disciplinary policy that makes this gross misconduct.",
    Need.ACT: "Say what was done: uploading, posting, forwarding, posting a link, or something else.",
    Need.WHY_THIS_ACT: "This list speaks of other acts. Say why what was done counts as one of them.",
    Need.LIABILITY: "Name the liability: under which law, and against whom.",
    Need.WHO_OFFENDED: "Say who would be offended or embarrassed, and why.",
    Need.WHY_GROSS: "Say why this is not dealt with as misconduct under a narrower clause.",
    Need.WHY_NOT_REPORTED: (
        "Say why not reporting is charged, having considered fear of the consequences, "
        "a report by another route, and whistleblowing."
    ),
    Need.WHICH_LEVEL: "Say whether this is alleged as misconduct or as potential gross misconduct, and why.",
}

BAR_SENTENCES: Final[Mapping[Bar, str]] = {
    Bar.UNKNOWN_CLAUSE: "The policy in force has no such clause.",
    Bar.BINDS_NOBODY: "This clause puts no duty on an employee, so nobody can be charged with breaking it.",
    Bar.UNKNOWN_LIMB: "The clause has no such alternative. Choose one of those it has.",
}


@dataclass(frozen=True, slots=True)
class ChargedClause:
    """One clause as a charge relies on it. `answers` holds what was said to each further need."""

    clause: str
    act: Act | None = None
    limb: str = ""
    own_words: str = field(default="", repr=False)
    answers: Mapping[Need, str] = field(default_factory=dict, repr=False)


def needs(policy: Policy, clause: str, act: Act | None) -> tuple[Need, ...]:
    """What a charge under this clause for this act must answer, in the order to ask it. Raises KeyError."""
    found = policy.clause(clause)
    listed = policy.list_of(clause)
    wanted = {
        Need.OWN_WORDS: found.open,
        Need.LIMB: bool(found.limbs),
        Need.ACT: listed is not None and act is None,
        Need.WHY_THIS_ACT: listed is not None and act is not None and act not in listed.acts,
        Need.WHY_NOT_ADVICE: found.force is Force.EXPECTATION,
        Need.WHICH_LEVEL: _either_level(policy, found),
    }
    computed = tuple(need for need, asked in wanted.items() if asked)
    return (*computed, *(need for need in found.needs if need not in computed))


def bars(policy: Policy, charged: ChargedClause) -> tuple[Bar, ...]:
    """Why this can never be charged; empty when it can."""
    if not policy.has(charged.clause):
        return (Bar.UNKNOWN_CLAUSE,)
    found = policy.clause(charged.clause)
    if not found.chargeable:
        return (Bar.BINDS_NOBODY,)
    if charged.limb and found.limb(charged.limb) is None:
        return (Bar.UNKNOWN_LIMB,)
    return ()


def unanswered(policy: Policy, charged: ChargedClause) -> tuple[Need, ...]:
    """What the charge still has to answer. Raises KeyError for a clause the policy has not."""
    said = {
        Need.OWN_WORDS: charged.own_words,
        Need.LIMB: charged.limb,
        **charged.answers,
    }
    wanted = needs(policy, charged.clause, charged.act)
    return tuple(need for need in wanted if not said.get(need, "").strip())


def _either_level(policy: Policy, clause: Clause) -> bool:
    """Whether the same conduct is also described in a list that calls it gross misconduct."""
    return not policy.potential_gross_misconduct(
        (clause.id,)
    ) and policy.potential_gross_misconduct(clause.counterparts)
