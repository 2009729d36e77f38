"""The guide: what stage a case is in, what is open, by when and why, and what blocks the next move."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypedDict

from casebook.domain import beside
from casebook.domain.calendar import WorkingCalendar
from casebook.domain.case import CaseSummary
from casebook.domain.case_link import LinkKind
from casebook.domain.clock import local_day
from casebook.domain.deadline import is_urgent
from casebook.domain.delegation import USUAL_SCHEME, Delegation
from casebook.domain.guide import (
    FirstLook,
    Guide,
    NextMove,
    Now,
    RailStep,
    Running,
    Task,
    TaskState,
    Why,
)
from casebook.domain.limit_table import LIMITS
from casebook.domain.limit_value import Limit
from casebook.domain.page_id import PageId
from casebook.domain.policy import Policy
from casebook.domain.policy_pin import not_there
from casebook.domain.procedure_deadline import deadlines
from casebook.domain.procedure_limit import due
from casebook.domain.procedure_move import check_move, likely_move, next_moves
from casebook.domain.procedure_stage import STAGES, policy_here, rail
from casebook.domain.procedure_task import TaskRule, is_mine, now, state_of, task
from casebook.domain.procedure_tasks_beside import BESIDE_TASKS
from casebook.domain.procedure_tasks_end import END_TASKS
from casebook.domain.procedure_tasks_first import FIRST_TASKS
from casebook.domain.procedure_tasks_hearing import HEARING_TASKS
from casebook.domain.procedure_tasks_incident import INCIDENT_TASKS
from casebook.domain.procedure_tasks_outcome import OUTCOME_TASKS
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.domain.stage import ClosureOutcome, Move, Stage
from casebook.domain.standstill import standstill
from casebook.domain.words import N_, Words, say, written_day

TASKS: tuple[TaskRule, ...] = (
    *FIRST_TASKS,
    *HEARING_TASKS,
    *OUTCOME_TASKS,
    *END_TASKS,
    *BESIDE_TASKS,
)
_SHARED = frozenset(
    {"danger", "keep_evidence", "acknowledge", "reporter_told", "closure_record", "second_error"}
)
_NO_SUBJECT = frozenset(
    {"suspension_told", "suspension_letter", "suspension_review", "keep_in_touch", "suspension_end"}
)
_OF_AN_INCIDENT: tuple[TaskRule, ...] = (
    *(rule for rule in (*FIRST_TASKS, *OUTCOME_TASKS, *END_TASKS) if rule.id in _SHARED),
    *INCIDENT_TASKS,
    *(rule for rule in BESIDE_TASKS if rule.id not in _NO_SUBJECT),
)
_BESIDE = frozenset(rule.id for rule in BESIDE_TASKS)
_OPEN = frozenset({TaskState.NOT_STARTED, TaskState.IN_PROGRESS})
_OVER = frozenset({TaskState.COMPLETED, TaskState.NOT_NEEDED})


def guide(
    record: CaseRecord,
    *,
    policy: Policy,
    calendar: WorkingCalendar,
    today: date,
    roles: frozenset[Role],
    limits: Mapping[str, Limit] = LIMITS,
    delegation: Delegation = USUAL_SCHEME,
) -> Guide:
    """The whole answer for somebody with these roles on a local day."""
    view = ProcedureView(record, policy, calendar, today, roles, limits, delegation)
    rules = _rules(view)
    tasks = tuple(task(rule, view) for rule in rules)
    moves = next_moves(view)
    return Guide(
        **_beginning(view, tasks),
        now=_now(view, rules, lambda: moves),
        moves=moves,
        deadlines=deadlines(view, rules, tasks),
        policy_here=policy_here(view),
    )


def first_look(view: ProcedureView) -> FirstLook:
    """What the whole answer begins with, word for word: where the case stands, what happens now, what is to do.

    Of an outline it raises `ExhibitsNotRead` where what happens now hangs on the evidence itself.
    """
    rules = _rules(view)
    tasks = tuple(task(rule, view) for rule in rules)
    now_ = _now(view, rules, lambda: next_moves(view))
    return FirstLook(**_beginning(view, tasks), now=now_)


class _Beginning(TypedDict):
    stage: Stage
    title: Words
    lead: Words
    rail: tuple[RailStep, ...]
    tasks: tuple[Task, ...]
    notices: tuple[Words, ...]
    beside: tuple[Running, ...]


def _beginning(view: ProcedureView, tasks: tuple[Task, ...]) -> _Beginning:
    words = STAGES[view.stage]
    return _Beginning(
        stage=view.stage,
        title=say(words.title),
        lead=say(words.lead),
        rail=rail(view, _progress(tuple(t for t in tasks if t.id not in _BESIDE))),
        tasks=tasks,
        notices=(*standstill(view, tasks), *_notices(view)),
        beside=beside.running(view),
    )


def may_move(
    record: CaseRecord,
    end: Stage,
    *,
    outcome: ClosureOutcome | None = None,
    reason: str = "",
    policy: Policy,
    calendar: WorkingCalendar,
    today: date,
    roles: frozenset[Role],
    limits: Mapping[str, Limit] = LIMITS,
    delegation: Delegation = USUAL_SCHEME,
) -> Move:
    """The move to another stage, when somebody with these roles may make it today.

    Raises:
        NotAllowed: somebody else makes this move.
        Missing: it needs a reason.
        Refused: there is no such move, or something is not done yet; the sentence names what.
    """
    view = ProcedureView(record, policy, calendar, today, roles, limits, delegation)
    return check_move(view, end, outcome, reason=reason)


def summary(record: CaseRecord, found: Guide) -> CaseSummary:
    """The row a list shows of this case. When it was checked, and by what it was worked out, is left open."""
    view_name = record.team.person(record.case.subject)
    concern = record.report.concern
    return CaseSummary(
        case=record.case.id,
        reference=record.case.reference,
        subject_name=view_name.name if view_name else concern.subject_name,
        subject_post=view_name.post if view_name else concern.subject_post,
        brief=record.case.brief,
        stage=record.case.stage,
        next_task=found.now.sentence.template,
        next_fillings=tuple(
            (name, written_day(value) if isinstance(value, date) else str(value))
            for name, value in found.now.sentence.fillings
        ),
        due=found.now.due,
        opened_on=local_day(record.case.opened_at),
        closed=record.case.stage in (Stage.CLOSURE, Stage.RETAINED),
        exhibits=record.evidence.standing,
        checked_at=None,
        practice=record.case.practice,
        deadlines=found.deadlines,
        kind=record.case.kind,
    )


def _rules(view: ProcedureView) -> tuple[TaskRule, ...]:
    """The rows that concern this case where it stands, what nothing waits for last."""
    known = _OF_AN_INCIDENT if view.record.case.incident else TASKS
    found = (r for r in known if view.stage in r.stages and r.concerns(view))
    return tuple(sorted(found, key=lambda rule: view.stage in rule.aside))


def _now(
    view: ProcedureView, rules: tuple[TaskRule, ...], moves: Callable[[], tuple[NextMove, ...]]
) -> Now:
    """The first open task that is the viewer's, else the move that is ready, else with whom it lies."""
    open_rules = [r for r in rules if view.stage not in r.aside and state_of(r, view) in _OPEN]
    mine = next((r for r in open_rules if is_mine(r.who, view)), None)
    if mine is not None:
        return now(mine, view)
    move = None if open_rules else likely_move(view, moves())
    if move is not None and move.mine:
        return _stopped(move) if move.stops else _ready(view, move)
    waiting = open_rules[0].who if open_rules else frozenset({Role.COMMISSIONING_MANAGER})
    return _waiting(view, waiting)


def _ready(view: ProcedureView, move: NextMove) -> Now:
    if view.stage is not Stage.REPORT_SUBMITTED:
        sentence = say(N_("Everything this step needs is there."))
        page = PageId.CLOSE if move.end is Stage.CLOSURE else PageId.CASE
        return Now(sentence, move.title, page, why=_MOVE_WHY)
    found = due(view, "case_decision")
    last = found if found and found.day >= view.opened_on else None
    urgent = last is not None and is_urgent(
        last.day, statutory=False, paused=last.paused, today=view.today, calendar=view.calendar
    )
    why = replace(_MOVE_WHY, counted=last.counted if last else None)
    return Now(
        say(_READ), move.title, PageId.CASE, last.day if last else None, why, urgent=urgent,
        overdue=last is not None and not last.paused and last.day < view.today,
        paused=last is not None and last.paused,
    )  # fmt: skip


def _stopped(move: NextMove) -> Now:
    """Every task is done and the next step is still shut: what shuts it is what happens now."""
    stop = move.stops[0]
    return Now(stop.sentence, say(N_("Put it right")), stop.page, why=_MOVE_WHY)


def _waiting(view: ProcedureView, who: frozenset[Role]) -> Now:
    button = say(N_("Everything that happened"))
    if view.stage is Stage.RETAINED:
        return Now(say(N_("Nothing more is to be done. The case is kept.")), button, PageId.LOG)
    holder = next((view.holder(r) for r in sorted(who) if view.has_keys(r)), None)
    if holder is None:
        return Now(say(N_("Nothing waits for you.")), button, PageId.LOG)
    sentence = say(N_("Nothing waits for you. The next step lies with {name}."), name=holder.name)
    return Now(sentence, button, PageId.LOG)


_READ = N_(
    "Read the report. Ask for more if something is missing; otherwise go on and decide whether there is a case to answer."
)
_MOVE_WHY = Why(
    say(N_("Going on is a step of its own, so that the record shows who took it and when.")),
    "Acas Code, paragraph 4",
)


def _progress(tasks: tuple[Task, ...]) -> Words | None:
    over = sum(1 for each in tasks if each.state in _OVER)
    return say(N_("{done} of {count} done"), done=over, count=len(tasks)) if tasks else None


def _notices(view: ProcedureView) -> tuple[Words, ...]:
    case, policy = view.record.case, view.policy
    overdue = say(
        N_("The policy ({version}) passed its own review date on {day}. Letters that cite it say so."),
        version=policy.version,
        day=policy.review_due,
    )  # fmt: skip
    at_conduct, at_report = case.policy_at_conduct, case.policy_at_report
    lost = not_there(view.record, policy)
    adjourned = view.record.adjourned_on
    found = (
        (policy.review_overdue(view.today), overdue),
        (at_conduct is None and not case.incident, say(_NOT_PINNED)),
        (at_conduct is not None and at_conduct != at_report,
         say(_TWO_VERSIONS, then=policy.version, later=at_report.version)),
        (bool(lost), say(_CHOOSE_AGAIN, version=policy.version, clauses=", ".join(lost))),
        (adjourned is not None and view.record.decided.hearing is None,
         say(_ADJOURNED, day=adjourned or view.today)),
        (case.practice, say(_PRACTICE)),
    )  # fmt: skip
    links = (say(_LINKED[one.kind], reference=one.other) for one in view.record.links)
    return (*links, *(words for shown, words in found if shown))


_LINKED = {
    LinkKind.OPENED: N_("Whoever did it has a case of their own: {reference}."),
    LinkKind.CAME_FROM: N_("This case was opened because of an attack on staff: {reference}."),
}
_NOT_PINNED = N_(
    "The day of the conduct is not known yet, so the policy in force then is not settled."
)
_TWO_VERSIONS = N_(
    "Two versions of the policy concern this case. The conduct is judged by the one in force then ({then}); when it was"
    " reported, {later} was in force."
)
_CHOOSE_AGAIN = N_(
    "The policy this case is judged by ({version}) does not have {clauses}. Choose again wherever that is cited."
)
_ADJOURNED = N_(
    "The hearing was adjourned on {day} for further inquiry. What was recorded of it is kept, and the next hearing decides"
    " anew."
)
_PRACTICE = N_(
    "PRACTICE: this casebook is for trying things out, so every page and letter is marked."
)
