"""Questions of fairness that a record answers: the words the tables of checks are written in."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from casebook.domain import conflict, readiness
from casebook.domain.allegation import Allegation, Charge, ClauseChoice
from casebook.domain.decision import Finding, FindingResult, Hearing, Sanction, SanctionDecision
from casebook.domain.evidence import EvidenceKind, Exhibit
from casebook.domain.ids import ItemId
from casebook.domain.outside import OutsideStep
from casebook.domain.procedure_limit import due
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.roles import Role
from casebook.domain.safeguarding import contacted_on
from casebook.domain.words import Words, say

Asked = Callable[[ProcedureView], bool]

RUNNING: Final = (
    *(Role.COMMISSIONING_MANAGER, Role.INVESTIGATING_OFFICER, Role.HR_ADVISER, Role.CLERK),
    *(Role.HEARING_CHAIR, Role.PANEL_MEMBER, Role.PRESENTING_OFFICER, Role.NOTE_TAKER),
    *(Role.APPEAL_CHAIR, Role.APPEAL_MEMBER),
)
"""The parts of those who run and decide a case."""

_UPHELD = frozenset({FindingResult.PROVED, FindingResult.PARTLY_PROVED})
_FORMAL = readiness.WARNINGS | readiness.DISMISSALS | {Sanction.DEMOTION}


def where(holds: bool, template: str) -> Words | None:  # noqa: FBT001 - reads as a sentence
    """The sentence where something is wrong, else nothing."""
    return say(template) if holds else None


def listed(numbers: Iterable[int | str]) -> str:
    """Numbers or labels as one filling: "1, 3"."""
    return ", ".join(str(each) for each in numbers)


def naming(template: str, names: Iterable[int | str]) -> Words | None:
    """The sentence with every name it is about, `{which}`, or nothing where there is none."""
    which = listed(dict.fromkeys(names))
    return say(template, which=which) if which else None


def late(view: ProcedureView, limit: str, done: date | None) -> date | None:
    """The last day of a limit that passed before the step was done, if it ran while the case was kept here."""
    found = due(view, limit)
    if found is None or found.day < view.opened_on:
        return None
    return found.day if (done or view.today) > found.day else None


def late_words(view: ProcedureView, limit: str, done: date | None, template: str) -> Words | None:
    """The sentence about a limit that was missed, with its `{day}`."""
    day = late(view, limit, done)
    return say(template, day=day) if day else None


def done_on(view: ProcedureView, step: OutsideStep) -> date | None:
    """The day a step was done outside."""
    done = view.outside(step)
    return done.on if done else None


def not_done(view: ProcedureView, *steps: OutsideStep) -> bool:
    """Whether none of these steps is on the record."""
    return all(view.outside(step) is None for step in steps)


def lado_asked_on(view: ProcedureView) -> date | None:
    """The day the designated officer was first asked, here or on paper."""
    here = contacted_on(view.record.lado_referrals)
    on_paper = done_on(view, OutsideStep.LADO_REFERRAL)
    return min((day for day in (here, on_paper) if day is not None), default=None)


# what is alleged and charged


def live_allegations(view: ProcedureView) -> tuple[Allegation, ...]:
    return tuple(a for a in view.record.allegations if not a.withdrawn)


def live_charges(view: ProcedureView) -> tuple[Charge, ...]:
    return readiness.live_charges(view.record)


def choices(view: ProcedureView) -> Iterator[tuple[Charge, ClauseChoice]]:
    """Every paragraph cited by a charge that stands."""
    return ((charge, choice) for charge in live_charges(view) for choice in charge.clauses)


def relied_on(view: ProcedureView) -> tuple[Exhibit, ...]:
    """The exhibits that charges and findings rest on."""
    cited: set[ItemId] = {item for charge in live_charges(view) for item in charge.exhibits}
    cited |= {item for finding in findings(view) for item in finding.evidence}
    return tuple(e for e in view.record.exhibits if e.id in cited)


def monitored(view: ProcedureView) -> tuple[Exhibit, ...]:
    """The exhibits that come from monitoring of the school's systems."""
    return tuple(
        e
        for e in view.record.exhibits
        if e.details.kind is EvidenceKind.MONITORING_LOG and not e.withdrawn
    )


# what was decided


def hearing(view: ProcedureView) -> Hearing | None:
    return view.record.decided.hearing


def was_heard(view: ProcedureView) -> bool:
    return hearing(view) is not None


def findings(view: ProcedureView) -> tuple[Finding, ...]:
    """The findings on charges that stand."""
    live = {charge.id for charge in live_charges(view)}
    return tuple(f for f in view.record.decided.findings if f.charge in live)


def upheld(view: ProcedureView) -> tuple[Finding, ...]:
    return tuple(f for f in findings(view) if f.result in _UPHELD)


def number_of(view: ProcedureView, finding: Finding) -> int:
    """The number of the charge a finding is about."""
    return next(c.number for c in view.record.charges if c.id == finding.charge)


def sanction(view: ProcedureView) -> SanctionDecision | None:
    return view.record.decided.sanction


def sanctioned(view: ProcedureView) -> bool:
    return sanction(view) is not None


def punished(view: ProcedureView) -> bool:
    """Whether the outcome is a formal sanction."""
    decided = sanction(view)
    return decided is not None and decided.sanction in _FORMAL


def heard_by(view: ProcedureView) -> tuple[str, ...]:
    """The names of those who heard the case."""
    held = hearing(view)
    return (held.chair, *held.members) if held else ()


# people


def same(one: str, other: str) -> bool:
    """Whether two names are one person's: told apart by their words, as everywhere in a case."""
    return bool(one.strip()) and one.casefold().split() == other.casefold().split()


def names_with(view: ProcedureView, *roles: Role) -> tuple[str, ...]:
    """The names of everybody who has or had one of these parts."""
    team = view.record.team
    people = (team.person(h.person) for h in team.roles if h.role in roles)
    return tuple(p.name for p in people if p is not None)


def clashing(view: ProcedureView) -> tuple[str, ...]:
    """The people with two parts that one person can never both have."""
    return tuple(name for name, roles in _parts(view) if _pair(roles, conflict.clash))


def unexplained(view: ProcedureView) -> tuple[str, ...]:
    """The people with two parts that go badly together, and no reason on the record for it."""
    team = view.record.team
    return tuple(
        name
        for name, roles in _parts(view)
        if _pair(roles, conflict.weighed)
        and not any(conflict.reason_given(team, role, name=name) for role in roles)
    )


def _parts(view: ProcedureView) -> list[tuple[str, list[Role]]]:
    """By name, the parts everybody has or had; one given and ended on the same day was a slip."""
    found: dict[str, tuple[str, list[Role]]] = {}
    team = view.record.team
    for held in team.roles:
        person = team.person(held.person)
        if person is None or (held.until is not None and held.until <= held.since):
            continue
        key = " ".join(person.name.casefold().split())
        found.setdefault(key, (person.name, []))[1].append(held.role)
    return list(found.values())


def _pair(roles: list[Role], badly: Callable[[Role, Role], bool]) -> bool:
    return any(badly(one, other) for n, one in enumerate(roles) for other in roles[n + 1 :])
