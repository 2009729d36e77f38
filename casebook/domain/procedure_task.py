"""What a task of the procedure is, and how its state, day and words come out of a case."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from casebook.domain import hold_block
from casebook.domain import procedure_fact as fact
from casebook.domain.deadline import is_urgent
from casebook.domain.guide import Now, Task, TaskState, Why
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.police import PoliceHold
from casebook.domain.procedure_limit import Due, due
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.roles import Role
from casebook.domain.stage import Stage
from casebook.domain.words import N_, Words, say

Asked = Callable[[ProcedureView], bool]
Noted = Callable[[ProcedureView], Words | None]

OWNER = frozenset({Role.COMMISSIONING_MANAGER})
INVESTIGATOR = frozenset({Role.INVESTIGATING_OFFICER})
DECIDER = frozenset({Role.CLERK, Role.COMMISSIONING_MANAGER})
LETTER_WRITER = frozenset({Role.HR_ADVISER, Role.COMMISSIONING_MANAGER})


def _no_note(_view: ProcedureView) -> Words | None:
    return None


@dataclass(frozen=True, slots=True)
class TaskRule:
    """One row of the procedure. Titles begin with a verb and name the person: `{subject}` is filled in.

    `sentence` and `button` are for *What happens now*. A row that does not concern a case is left out of its list;
    one that is not needed is shown as such. `step`, done outside, completes it as well as `done` does.
    *What happens now* passes over a row in the stages of `aside`.
    """

    id: str
    stages: frozenset[Stage]
    title: str
    sentence: str
    button: str
    page: PageId
    who: frozenset[Role]
    done: Asked
    reason: str
    source: str
    step: OutsideStep | None = None
    concerns: Asked = fact.always
    needed: Asked = fact.always
    ready: Asked = fact.always
    begun: Asked = fact.never
    limit: str = ""
    not_before: str = ""  # a limit of clear days: the first day on which it is fair to do this
    on: Callable[[ProcedureView], date | None] | None = (
        None  # a day a person set, where no limit runs
    )
    document: str = ""
    note: Noted = _no_note
    cannot_start: str = ""
    aside: frozenset[Stage] = field(default_factory=frozenset)


_BEFORE_CASEBOOK = N_("This was due before the case was kept here. Record when it was done.")
_HELD = N_("A police hold since {day} stops this. The police page says more.")
_NOT_BEFORE = N_("Not before {day}")
_DONE_OUTSIDE = N_("Done outside Casebook on {day}")


def state_of(rule: TaskRule, view: ProcedureView) -> TaskState:
    """Which of the five states a task is in."""
    if rule.done(view) or _outside(rule, view):
        return TaskState.COMPLETED
    if not rule.needed(view):
        return TaskState.NOT_NEEDED
    if not rule.ready(view) or _held(rule, view) is not None:
        return TaskState.CANNOT_START
    return TaskState.IN_PROGRESS if rule.begun(view) else TaskState.NOT_STARTED


def task(rule: TaskRule, view: ProcedureView) -> Task:
    """The task as it stands in this case."""
    state = state_of(rule, view)
    is_open = state not in (TaskState.COMPLETED, TaskState.NOT_NEEDED)
    day, found, why, was_before = _when(rule, view)
    return Task(
        id=rule.id,
        title=_filled(rule.title, view),
        state=state,
        page=rule.page,
        note=_note(rule, view, state, was_before=was_before),
        due=day if is_open else None,
        why=why,
        document=rule.document,
        step=rule.step.value if rule.step else "",
        mine=is_mine(rule.who, view),
        overdue=is_open and _overdue(view, day, found),
        urgent=is_open and _urgent(rule, view, day, found),
        statutory=_statutory(rule, view),
        paused=is_open and found is not None and found.paused,
    )


def now(rule: TaskRule, view: ProcedureView) -> Now:
    """The task as *What happens now*."""
    day, found, why, _ = _when(rule, view)
    return Now(
        sentence=_filled(rule.sentence, view),
        button=say(rule.button),
        page=rule.page,
        due=day,
        why=why,
        document=rule.document,
        overdue=_overdue(view, day, found),
        urgent=_urgent(rule, view, day, found),
        paused=found is not None and found.paused,
    )


def is_mine(who: frozenset[Role], view: ProcedureView) -> bool:
    """Whether a step waits for the viewer: it is theirs, or they own the case and nobody with keys has it."""
    if not who.isdisjoint(view.roles):
        return True
    return Role.COMMISSIONING_MANAGER in view.roles and not any(view.has_keys(r) for r in who)


def _statutory(rule: TaskRule, view: ProcedureView) -> bool:
    return bool(rule.limit) and view.limits[rule.limit].statutory


def _overdue(view: ProcedureView, day: date | None, found: Due | None) -> bool:
    return day is not None and day < view.today and not (found is not None and found.paused)


def _urgent(rule: TaskRule, view: ProcedureView, day: date | None, found: Due | None) -> bool:
    return day is not None and is_urgent(
        day,
        statutory=_statutory(rule, view),
        paused=found is not None and found.paused,
        today=view.today,
        calendar=view.calendar,
    )


def _when(rule: TaskRule, view: ProcedureView) -> tuple[date | None, Due | None, Why, bool]:
    """The day it is due, how that was counted, why, and whether it lies before the case came into Casebook.

    Such a day is not shown.
    """
    found = due(view, rule.limit) if rule.limit else None
    day = found.day if found else (rule.on(view) if rule.on else None)
    was_before = day is not None and day < view.opened_on
    notice = due(view, rule.not_before) if rule.not_before else None
    counted = found.counted if found and not was_before else notice.counted if notice else None
    why = Why(say(rule.reason), rule.source, counted)
    return (None if was_before else day), found, why, was_before


def _note(
    rule: TaskRule, view: ProcedureView, state: TaskState, *, was_before: bool
) -> Words | None:
    outside = _outside(rule, view)
    if outside is not None:
        return say(_DONE_OUTSIDE, day=outside)
    if state is TaskState.CANNOT_START:
        hold = _held(rule, view)
        return say(_HELD, day=hold.began) if hold else say(rule.cannot_start)
    if was_before and state in (TaskState.NOT_STARTED, TaskState.IN_PROGRESS):
        return say(_BEFORE_CASEBOOK)
    notice = due(view, rule.not_before) if rule.not_before else None
    return say(_NOT_BEFORE, day=notice.day) if notice else rule.note(view)


def _held(rule: TaskRule, view: ProcedureView) -> PoliceHold | None:
    """The police hold that stops this step or its letter today."""
    holds = view.record.police_holds
    if not holds:
        return None
    by_step = hold_block.step_hold(holds, rule.step, view.today) if rule.step else None
    return by_step or hold_block.letter_hold(holds, rule.document, view.today)


def _outside(rule: TaskRule, view: ProcedureView) -> date | None:
    done = view.outside(rule.step) if rule.step else None
    return done.on if done else None


def _filled(template: str, view: ProcedureView) -> Words:
    return say(template, subject=view.subject) if "{subject}" in template else say(template)
