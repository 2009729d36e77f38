"""Conduct held against the policy: what may be charged, what a charge must answer, what to be careful about."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casebook.domain.allegation import Act, Allegation, Capacity, Charge, ClauseChoice
from casebook.domain.clause import Clause, Facet, Force, Need
from casebook.domain.facts import NOTHING_KNOWN, Facts
from casebook.domain.policy import Facets, Policy
from casebook.domain.problem import Problem
from casebook.domain.suggestion import facets
from casebook.domain.words import N_, Words, say

Classified = Allegation | Charge


@dataclass(frozen=True, slots=True)
class Heed:
    """A sentence to keep in mind while charging, and the place in the policy it belongs to."""

    sentence: Words
    source: str


def problems(item: Classified, policy: Policy, facts: Facts = NOTHING_KNOWN) -> tuple[Problem, ...]:
    """What is wrong with the clauses cited, for conduct of which triage knows these facts.

    What only a charge must answer does not block an allegation.
    """
    return (
        *_of_the_whole(item),
        *(p for choice in item.clauses for p in _of(choice, item, policy)),
        *_out_of_scope(item, policy, facts),
    )


def stops(item: Classified, policy: Policy, facts: Facts = NOTHING_KNOWN) -> tuple[Problem, ...]:
    """What stops this from standing as it is; for a charge, also what an invitation to a hearing must say."""
    blocking = tuple(p for p in problems(item, policy, facts) if p.blocks)
    return (*blocking, *gaps(item)) if isinstance(item, Charge) else blocking


def gaps(charge: Charge) -> tuple[Problem, ...]:
    """What a charge lacks before anyone can answer it: when, where, on what evidence (Acas Code, paragraph 9)."""
    missing = {
        "happened_from": charge.happened_from is None,
        "platform": not charge.platform.strip(),
        "exhibits": not charge.exhibits,
    }
    return tuple(Problem(name, say(_GAPS[name])) for name, lacks in missing.items() if lacks)


def cautions(
    choices: Iterable[ClauseChoice],
    policy: Policy,
    *,
    act: Act | None = None,
    capacity: Capacity | None = None,
    platform: str = "",
    facts: Facts = NOTHING_KNOWN,
) -> tuple[Heed, ...]:
    """What to be careful about when these clauses are cited for conduct of this kind."""
    cited = tuple(c.clause for c in choices if policy.has(c.clause))
    found = policy.cautions_for(cited, _facts(policy, facts, act, capacity, platform))
    place = {clause: policy.clause(clause).place for clause in cited}
    heeds = [
        Heed(_as_written(c.sentence), ", ".join(place[x] for x in c.clauses if x in place))
        for c in found
    ]
    if policy.engages_expression(cited):
        heeds.append(Heed(say(_EXPRESSION), "Equality Act 2010, Human Rights Act 1998"))
    return tuple(dict.fromkeys(heeds))


def _of_the_whole(item: Classified) -> Iterator[Problem]:
    if isinstance(item, Allegation):
        if not item.what.strip():
            yield Problem("what", say(N_("Say what is alleged, in a sentence.")))
        return
    if not item.words.strip():
        yield Problem(
            "words", say(N_("Write what is charged, in a sentence that can be answered."))
        )
    if not item.clauses:
        yield Problem("clauses", say(N_("Choose the paragraph of the policy it is said to break.")))
    if not item.level_reason.strip():
        yield Problem("level_reason", say(_WHICH_LEVEL))


def _of(choice: ClauseChoice, item: Classified, policy: Policy) -> Iterator[Problem]:
    if not policy.has(choice.clause):
        yield _about(choice, "clauses", say(_UNKNOWN, clause=choice.clause))
        return
    clause = policy.clause(choice.clause)
    if not clause.chargeable:
        yield _about(choice, "clauses", say(_NOT_CHARGEABLE[clause.force], place=clause.place))
        return
    for need in sorted(_needs(clause, policy)):
        question = _QUESTIONS[need]
        if not question.answered(choice, item, policy):
            sentence = say(question.sentence, place=clause.place)
            yield _about(choice, question.field, sentence, blocks=isinstance(item, Charge))


def _out_of_scope(item: Classified, policy: Policy, facts: Facts) -> Iterator[Problem]:
    """Clauses that these facts lie outside of, as the policy's file has it: each needs a typed reason."""
    cited = tuple(c.clause for c in item.clauses if policy.has(c.clause))
    known = _facts(policy, facts, item.act, item.capacity, item.platform)
    for caution in policy.cautions_for(cited, known):
        if not caution.reason:
            continue
        for choice in item.clauses:
            if not choice.reason.strip() and policy.under(choice.clause, caution.clauses):
                sentence = _as_written(caution.sentence)
                yield _about(choice, "reason", sentence, blocks=isinstance(item, Charge))


def _about(choice: ClauseChoice, field: str, sentence: Words, *, blocks: bool = True) -> Problem:
    return Problem(field, sentence, blocks=blocks, clause=choice.clause)


def _needs(clause: Clause, policy: Policy) -> frozenset[Need]:
    """What the policy's data asks of a clause, and what follows from the kind of clause it is."""
    one_of = policy.list_of(clause.id)
    follows = {
        Need.WHY_NOT_ADVICE: clause.force is Force.EXPECTATION,
        Need.LIMB: bool(clause.limbs),
        Need.OWN_WORDS: clause.open,
        Need.WHY_THIS_ACT: one_of is not None and bool(one_of.acts),
        Need.WHY_OFF_LIST: one_of is not None and one_of.other.id == clause.id,
    }
    return frozenset(clause.needs) | {need for need, holds in follows.items() if holds}


@dataclass(frozen=True, slots=True)
class _Question:
    """What one need asks, of which field, and whether it has been answered."""

    field: str
    sentence: str
    answered: Callable[[ClauseChoice, Classified, Policy], bool]


def _reason(choice: ClauseChoice, _item: Classified, _policy: Policy) -> bool:
    return bool(choice.reason.strip())


def _own_words(choice: ClauseChoice, _item: Classified, _policy: Policy) -> bool:
    return bool(choice.own_words.strip())


def _liability(choice: ClauseChoice, _item: Classified, _policy: Policy) -> bool:
    return bool(choice.liability.strip())


def _limb(choice: ClauseChoice, _item: Classified, policy: Policy) -> bool:
    clause = policy.clause(choice.clause)
    return not clause.limbs or clause.limb(choice.limb) is not None


def _act(_choice: ClauseChoice, item: Classified, _policy: Policy) -> bool:
    return item.act is not None


def _listed_act(choice: ClauseChoice, item: Classified, policy: Policy) -> bool:
    one_of = policy.list_of(choice.clause)
    named = {each.value for each in one_of.acts} if one_of else set()
    return (item.act is not None and item.act.value in named) or bool(choice.reason.strip())


def _level(_choice: ClauseChoice, item: Classified, _policy: Policy) -> bool:
    return isinstance(item, Allegation) or bool(item.level_reason.strip())


_WHICH_LEVEL: Final = N_(
    "Say whether it is alleged as misconduct or as potential gross misconduct, and why: the same words can be either."
)
_UNKNOWN: Final = N_("The policy that applies to this case has no paragraph {clause}.")
_EXPRESSION: Final = N_(
    "Ask first whether this is lawful expression: whistleblowing, union activity, a belief, a grievance, a complaint"
    " of discrimination, a safeguarding concern, a private audience, or something a disability explains. If the answer is yes or unsure, take legal advice before a hearing."
)
_NOT_CHARGEABLE: Final[Mapping[Force, str]] = {
    Force.PROHIBITION: N_("{place} cannot be charged in this version of the policy."),
    Force.EXPECTATION: N_("{place} cannot be charged in this version of the policy."),
    Force.PERMISSION: N_(
        "{place} allows something, so nobody can break it. Note it as context or as a defence."
    ),
    Force.DEFINITION: N_("{place} says what something means, so nobody can break it."),
    Force.POWER: N_("{place} says what the school may do. It asks nothing of staff."),
    Force.DUTY: N_("{place} binds the school, not the member of staff."),
}
_GAPS: Final[Mapping[str, str]] = {
    "happened_from": N_("Say when it happened, as a day or a period."),
    "platform": N_("Say where it happened: the platform, or how it was done."),
    "exhibits": N_("Name the evidence for it. The invitation encloses what is relied on."),
}
_QUESTIONS: Final[Mapping[Need, _Question]] = {
    Need.WHY_NOT_ADVICE: _Question(
        "reason",
        N_("{place} is an expectation, not a prohibition. Say why advice is not enough."),
        _reason,
    ),
    Need.LIMB: _Question(
        "limb", N_("{place} can be broken in two ways. Choose which one is meant."), _limb
    ),
    Need.OWN_WORDS: _Question(
        "own_words", N_("The examples in {place} are not all there is. Say it in your own words."), _own_words
    ),
    Need.WHY_OFF_LIST: _Question(
        "reason",
        N_(
            "This is not among what {place} lists. Say why it is as serious, and which paragraph of the disciplinary"
            " policy says so."
        ),
        _reason,
    ),
    Need.CITED_POLICY: _Question(
        "reason", N_("Name the other policy that makes this a matter for {place}."), _reason
    ),
    Need.ACT: _Question("act", N_("Say what was done: {place} names certain acts."), _act),
    Need.WHY_THIS_ACT: _Question(
        "reason",
        N_("{place} speaks of uploading, posting, forwarding and linking. Say why this act counts."),
        _listed_act,
    ),
    Need.LIABILITY: _Question(
        "liability", N_("Name the liability {place} means: which law, and towards whom."), _liability
    ),
    Need.WHO_OFFENDED: _Question(
        "reason", N_("{place} is very wide. Say who would be offended or embarrassed, and why."), _reason
    ),
    Need.WHY_GROSS: _Question("level_reason", _WHICH_LEVEL, _level),
    Need.WHY_NOT_REPORTED: _Question(
        "reason", N_("Say why it should have been reported, and what may have kept them from it."), _reason
    ),
    Need.WHICH_LEVEL: _Question("level_reason", _WHICH_LEVEL, _level),
}  # fmt: skip


def _facts(
    policy: Policy, facts: Facts, act: Act | None, capacity: Capacity | None, platform: str
) -> Facets:
    found = dict(facets(facts, act=act, capacity=capacity))
    if platform.strip():
        listed = policy.platform(platform)
        found[Facet.PLATFORM_LISTED] = frozenset({"yes" if listed else "no"})
        if listed:
            found[Facet.PLATFORM_KIND] = frozenset({listed.kind.value})
    return found


def _as_written(sentence: str) -> Words:
    """A sentence that is data: shown as the policy's file has it, braces and all."""
    return Words("{sentence}", (("sentence", sentence),))
