"""The school's policy as values: what can be charged, what to be careful about, which version was in force."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.domain.clause import (
    Caution,
    Clause,
    ClauseList,
    Facet,
    Force,
    PlatformKind,
    When,
)

Facets = Mapping[Facet, Collection[str]]
"""What is known of some conduct: for each fact the values that hold; a fact that is not known is left out."""


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform the school knows by name. The list is open: another name is kept as it was typed."""

    name: str
    kind: PlatformKind


@dataclass(frozen=True, slots=True)
class LinkedPolicy:
    """Another policy this one is read with; a pack that cites it encloses it."""

    id: str
    title: str


class LinkStatus(StrEnum):
    LIVE = "live"
    ARCHIVED = "archived"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Guidance:
    """Outside guidance the policy points to. Its address is text and is never fetched."""

    title: str
    address: str
    status: LinkStatus
    instead: str = ""


@dataclass(frozen=True, slots=True)
class SeverityAid:
    """What points towards more and less serious: lists for a person to weigh, never a score."""

    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """One dated version of a school's policy."""

    id: str
    title: str
    adopting_body: str
    version: str
    dated: str  # the date as the document words it
    effective_from: date
    review_due: date
    review_worded: str
    clauses: tuple[Clause, ...]
    lists: tuple[ClauseList, ...] = ()
    platforms: tuple[Platform, ...] = ()
    linked: tuple[LinkedPolicy, ...] = ()
    guidance: tuple[Guidance, ...] = ()
    cautions: tuple[Caution, ...] = ()
    severity_aid: SeverityAid = SeverityAid()
    effective_to: date | None = None

    def clause(self, clause: str) -> Clause:
        """The clause of that id, or a list's own entry for what is off it. Raises KeyError."""
        for each in (*self.clauses, *(one.other for one in self.lists)):
            if each.id == clause:
                return each
        raise KeyError(clause)

    def has(self, clause: str) -> bool:
        """Whether there is such a clause."""
        return any(
            each.id == clause for each in (*self.clauses, *(one.other for one in self.lists))
        )

    def chargeable_clauses(self) -> tuple[Clause, ...]:
        """What a charge may cite, in the policy's order; each list's off-list entry after its last member."""
        found: list[Clause] = []
        left = {one.id: one for one in self.lists}
        for at, each in enumerate(self.clauses):
            if each.chargeable:
                found.append(each)
            if each.group in left and all(
                later.group != each.group for later in self.clauses[at + 1 :]
            ):
                found.append(left.pop(each.group).other)
        return tuple(found)

    def context_clauses(self) -> tuple[Clause, ...]:
        """Clauses that permit something: offered beside a charge as defence or context."""
        return tuple(
            each
            for each in self.clauses
            if each.force is Force.PERMISSION
            or (each.also is not None and each.also.force is Force.PERMISSION)
        )

    def examples(self, group: str) -> tuple[Clause, ...]:
        """The clauses given as examples of a group, or the members of a list."""
        return tuple(each for each in self.clauses if each.group == group)

    def list_of(self, clause: str) -> ClauseList | None:
        """The list a clause is a member of, or is the off-list entry of."""
        group = self.clause(clause).group
        return next((one for one in self.lists if one.id in (clause, group)), None)

    def potential_gross_misconduct(self, clauses: Iterable[str]) -> bool:
        """Whether the policy itself calls any of these gross misconduct. A person still decides the severity."""
        lists = (self.list_of(clause) for clause in clauses)
        return any(one is not None and one.potential_gross_misconduct for one in lists)

    def engages_expression(self, clauses: Iterable[str]) -> bool:
        """Whether the questions about lawful expression come first for any of these clauses."""
        return any(self.clause(clause).expression for clause in clauses)

    def review_overdue(self, on: date) -> bool:
        """Whether the day by which the policy was to be reviewed has passed."""
        return on > self.review_due

    def platform(self, name: str) -> Platform | None:
        """The listed platform of that name, however it is capitalised."""
        wanted = name.strip().casefold()
        return next((each for each in self.platforms if each.name.casefold() == wanted), None)

    def citation(self, clause: str, *, limb: str = "") -> str:
        """How a letter cites a clause: `paragraph 4.8, breach of confidentiality`. Raises KeyError."""
        found = self.clause(clause)
        chosen = found.limb(limb)
        words = chosen.cited if chosen is not None else found.cited
        return f"{found.place}, {words}" if words else found.place

    def cautions_for(
        self, clauses: Collection[str], facts: Facets | None = None
    ) -> tuple[Caution, ...]:
        """What to be careful about when these clauses are chosen for conduct with these facts."""
        own = (
            Caution(sentence, clauses=(clause,))
            for clause in clauses
            for sentence in self.clause(clause).cautions
        )
        scope = (each for each in self.cautions if self._applies(each, clauses, facts or {}))
        return (*own, *scope)

    def _applies(self, caution: Caution, clauses: Collection[str], facts: Facets) -> bool:
        return (
            bool(clauses)
            and (not caution.clauses or self._any_under(clauses, caution.clauses))
            and not self._any_under(clauses, caution.unless)
            and holds(caution.when, facts)
            and not (caution.unless_fact and holds(caution.unless_fact, facts))
        )

    def under(self, clause: str, heads: tuple[str, ...]) -> bool:
        """Whether a clause is one of these, or an example or a member of one of them."""
        return self._any_under((clause,), heads)

    def _any_under(self, clauses: Collection[str], heads: tuple[str, ...]) -> bool:
        return any(
            clause in heads or (self.has(clause) and self.clause(clause).group in heads)
            for clause in clauses
        )


def holds(when: When, facts: Facets) -> bool:
    """Whether every fact asked for is known to have one of the values asked for."""
    return all(not set(allowed).isdisjoint(facts.get(facet, ())) for facet, allowed in when)


def in_force(policies: Iterable[Policy], on: date) -> Policy | None:
    """The version in force on a day: the latest that had begun and not ended, or None."""
    begun = (
        each
        for each in policies
        if each.effective_from <= on and (each.effective_to is None or on <= each.effective_to)
    )
    return max(begun, key=lambda each: (each.effective_from, each.version), default=None)
