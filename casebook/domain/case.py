"""A case: who it is about, where it stands, and which policy it is judged by."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from casebook.domain.deadline import Deadline
from casebook.domain.ids import CaseId, PersonId, Reference
from casebook.domain.person import Person
from casebook.domain.roles import Role
from casebook.domain.stage import ClosureOutcome, Stage


class CaseKind(StrEnum):
    """What line a case follows."""

    STAFF_MISUSE = "staff_misuse"
    INCIDENT = "cyberbullying_incident"  # staff are attacked online (section 6)


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """Who plays which part in this case, since when."""

    person: PersonId
    role: Role
    since: date
    until: date | None = None
    reason: str = ""  # why this person, where another part of theirs speaks against it


@dataclass(frozen=True, slots=True)
class StageEvent:
    """One move that was made."""

    start: Stage | None
    end: Stage
    at: datetime
    on: date  # the day it really happened: earlier than `at` where a paper case is entered
    by: PersonId
    reason: str = ""
    outcome: ClosureOutcome | None = None
    reversal: bool = False  # it takes back the move before it, which was a mistake


@dataclass(frozen=True, slots=True)
class PinnedPolicy:
    """The policy version that applies on one date: its id in the register and the text's hash."""

    policy: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Case:
    """The head of a case file. Days are local. `subject` is whom it is kept about: in an incident, the target."""

    id: CaseId
    reference: Reference
    kind: CaseKind
    stage: Stage
    subject: PersonId
    brief: str  # the concern in a few words, for lists
    opened_at: datetime
    reported_on: date
    policy_at_report: PinnedPolicy
    policy_at_conduct: PinnedPolicy | None = None  # until the date of conduct is known
    conduct_on: date | None = None
    outcome: ClosureOutcome | None = None
    practice: bool = True

    def moved_to(self, stage: Stage, outcome: ClosureOutcome | None = None) -> "Case":
        """The case at another stage. Whether it may move is decided by `procedure`; one that goes on has no outcome."""
        kept = self.outcome if stage is Stage.RETAINED else None
        return replace(self, stage=stage, outcome=outcome or kept)

    @property
    def incident(self) -> bool:
        """Whether it is about an attack on staff rather than about a member of staff."""
        return self.kind is CaseKind.INCIDENT

    @property
    def locked(self) -> bool:
        """Whether nothing more is written in it: it was opened in error."""
        return self.outcome is ClosureOutcome.OPENED_IN_ERROR


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """The one row a list reads of each case; rewritten with every change to it.

    `worked_by` names the state of what the school set (its limits and calendar) by which the days were worked out.
    """

    case: CaseId
    reference: Reference
    subject_name: str
    subject_post: str
    brief: str
    stage: Stage
    next_task: str  # a template marked for translation
    next_fillings: tuple[tuple[str, str], ...]
    due: date | None
    opened_on: date
    closed: bool
    exhibits: int
    checked_at: datetime | None
    practice: bool
    deadlines: tuple[Deadline, ...] = ()
    worked_by: str = ""
    kind: CaseKind = CaseKind.STAFF_MISUSE


@dataclass(frozen=True, slots=True)
class CaseTeam:
    """The people of a case and the parts they play."""

    people: tuple[Person, ...]
    roles: tuple[RoleHeld, ...]

    def holder(self, role: Role, on: date | None = None) -> Person | None:
        """Who holds a role now, or on a day."""
        held = [h for h in self.roles if h.role is role and _holds(h, on)]
        return self.person(held[-1].person) if held else None

    def roles_of(self, person: PersonId) -> frozenset[Role]:
        """The roles someone holds now."""
        return frozenset(h.role for h in self.roles if h.person == person and h.until is None)

    def person(self, id_: PersonId) -> Person | None:
        """Someone in this case, by id."""
        return next((p for p in self.people if p.id == id_), None)


def _holds(held: RoleHeld, on: date | None) -> bool:
    if on is None:
        return held.until is None
    return held.since <= on and (held.until is None or on < held.until)
