"""Paragraphs of the policy suggested from plain facts, each with its reason. They choose nothing: a person ticks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from casebook.domain import offence
from casebook.domain.allegation import Act, Capacity
from casebook.domain.clause import Facet, Hint
from casebook.domain.evidence import Visibility
from casebook.domain.facts import Facts, Sure
from casebook.domain.offence import Offence
from casebook.domain.policy import Facets, Policy, holds


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A paragraph worth looking at and why, in the words of the school's policy file."""

    clause: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What may have been broken, gross misconduct apart from the rest, and what speaks for the subject."""

    prohibited: tuple[Suggestion, ...] = ()
    gross: tuple[Suggestion, ...] = ()
    points: tuple[Suggestion, ...] = ()


def suggestions(facts: Facts, policy: Policy) -> Suggestions:
    """The paragraphs that these facts suggest, in the policy's order."""
    known = facets(facts)
    broken = tuple(_suggested(known, policy, point=False))
    return Suggestions(
        prohibited=tuple(s for s in broken if not policy.potential_gross_misconduct((s.clause,))),
        gross=tuple(s for s in broken if policy.potential_gross_misconduct((s.clause,))),
        points=tuple(_suggested(known, policy, point=True)),
    )


def has_hints(policy: Policy) -> bool:
    """Whether this version of the policy can suggest anything: one a school wrote itself need not."""
    return any(clause.hints for clause in policy.clauses)


def either_level(clauses: Iterable[str], policy: Policy) -> tuple[str, ...]:
    """Those of the paragraphs whose words stand also in the list of gross misconduct: the level needs a reason (4.8, 5.2)."""
    return tuple(
        each
        for each in clauses
        if policy.has(each)
        and not policy.potential_gross_misconduct((each,))
        and policy.potential_gross_misconduct(
            other for other in policy.clause(each).counterparts if policy.has(other)
        )
    )


def offences(facts: Facts, clauses: Iterable[str], policy: Policy) -> tuple[Offence, ...]:
    """The offences to think of first: those the facts name and those the paragraphs name, in the list's order."""
    named = {
        each for clause in clauses if policy.has(clause) for each in policy.clause(clause).offences
    }
    first = named | offence.from_facts(facts)
    return tuple(each for each in offence.OFFENCES if each in first)


def facets(facts: Facts, *, act: Act | None = None, capacity: Capacity | None = None) -> Facets:
    """The facts as the policy's file asks about them; an act and a capacity given apart count before."""
    found: dict[Facet, frozenset[str]] = {
        Facet.MATERIAL: frozenset(facts.material),
        Facet.MENTIONED: frozenset(facts.mentioned),
        Facet.CONTENT: frozenset(facts.content),
        Facet.CHARACTERISTIC: frozenset(facts.characteristics),
    }
    as_done = capacity or facts.capacity
    single: tuple[tuple[Facet, str | None], ...] = (
        (Facet.ACT, act or facts.act),
        (Facet.CAPACITY, as_done),
        (Facet.ON_BEHALF_OF_SCHOOL, _FOR_THE_SCHOOL.get(as_done) if as_done else None),
        (Facet.TIMING, facts.timing),
        (Facet.DEVICE_OWNERSHIP, facts.device),
        (Facet.VISIBILITY, _VISIBILITY.get(facts.visibility, facts.visibility) if facts.visibility else None),
        (Facet.SCHOOL_IN_NAME, facts.school_in_name),
        (Facet.DISCUSSES_WORK, _known(facts.discusses_work)),
        (Facet.DISCLAIMER, _known(facts.disclaimer)),
        (Facet.DEPICTS_PUPIL, facts.pupil_shown),
        (Facet.PUPIL_NAMED, facts.pupil_named),
    )  # fmt: skip
    found.update((facet, frozenset({value})) for facet, value in single if value)
    return {facet: values for facet, values in found.items() if values}


def _known(answer: Sure | None) -> str | None:
    return "unknown" if answer is Sure.UNSURE else answer


def _suggested(known: Facets, policy: Policy, *, point: bool) -> Iterable[Suggestion]:
    for clause in policy.clauses:
        because = tuple(h.because for h in clause.hints if h.point is point and _fits(h, known))
        if because and (point or clause.chargeable):
            yield Suggestion(clause.id, because)


def _fits(hint: Hint, known: Facets) -> bool:
    return holds(hint.when, known)


_FOR_THE_SCHOOL: Final[Mapping[Capacity, str]] = {
    Capacity.PROFESSIONAL: "yes",
    Capacity.PERSONAL: "no",
    Capacity.NOT_KNOWN: "unsure",
}
_VISIBILITY: Final[Mapping[Visibility, str]] = {Visibility.NOT_KNOWN: "unknown"}
