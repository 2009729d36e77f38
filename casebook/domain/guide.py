"""What the guide says about a case on a day: the one answer that every page, list and command shows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.domain.deadline import Deadline
from casebook.domain.page_id import PageId
from casebook.domain.stage import ClosureOutcome, Need, Stage
from casebook.domain.words import Words


class TaskState(StrEnum):
    """The five states of a task, in words (a colour is never the only sign)."""

    COMPLETED = "completed"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    CANNOT_START = "cannot_start"
    NOT_NEEDED = "not_needed"


class RailState(StrEnum):
    """Where a step of the rail stands."""

    DONE = "done"
    NOW = "now"
    LATER = "later"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Why:
    """Why this, and why then: the reason, its source (clause, Acas paragraph, law), and the arithmetic of a date."""

    reason: Words
    source: str
    counted: Words | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, verb first."""

    id: str
    title: Words
    state: TaskState
    page: PageId
    note: Words | None = None
    due: date | None = None
    why: Why | None = None
    document: str = ""  # "DOC-21" where the task is a letter
    step: str = ""  # the OutsideStep that would also complete it, where there is one
    mine: bool = True  # whether the person looking may do it
    overdue: bool = False
    urgent: bool = False  # its last day has come, or the law's comes by the next working day
    statutory: bool = False  # a law or statutory guidance sets its last day
    paused: bool = False  # a police hold keeps its clock from running


@dataclass(frozen=True, slots=True)
class RailStep:
    """One step of the rail at the left."""

    number: int
    title: Words
    state: RailState
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """Something that blocks a move, in one sentence, and the page that cures it."""

    sentence: Words
    page: PageId
    need: Need | None = None
    check: str = ""  # the fairness check it comes from


@dataclass(frozen=True, slots=True)
class NextMove:
    """A move that could come next, and what still stops it."""

    end: Stage
    outcome: ClosureOutcome | None
    title: Words  # of its button: "Go on to triage"
    stops: tuple[Stop, ...] = ()
    needs_reason: bool = False
    mine: bool = True


@dataclass(frozen=True, slots=True)
class Now:
    """What happens now: one sentence, one button."""

    sentence: Words
    button: Words
    page: PageId
    due: date | None = None
    why: Why | None = None
    document: str = ""
    overdue: bool = False
    urgent: bool = False
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """Something that runs beside the case. `overdue`: something of it should have been done before today."""

    title: Words
    note: Words
    page: PageId
    overdue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLook:
    """What the answer begins with: where the case stands, what happens now, what is to do."""

    stage: Stage
    title: Words
    lead: Words
    rail: tuple[RailStep, ...]
    now: Now
    tasks: tuple[Task, ...]
    notices: tuple[Words, ...] = ()  # policy overdue, one living recipient, practice
    beside: tuple[Running, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(FirstLook):
    """The whole answer."""

    moves: tuple[NextMove, ...]
    deadlines: tuple[Deadline, ...] = ()  # whoever they wait for, the nearest first
    policy_here: tuple[tuple[str, str], ...] = ()  # clause and gist, for the right-hand column
