"""The stages as people see them: a title, a sentence, the policy paragraphs that matter there, and the rail."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from casebook.domain.guide import RailState, RailStep
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.words import N_, Words, say


@dataclass(frozen=True, slots=True)
class StageWords:
    """A stage's heading and lead; `clauses` are policy paragraphs that are about what is done there."""

    title: str
    lead: str
    clauses: tuple[str, ...] = ()


STAGES: Final[Mapping[Stage, StageWords]] = {
    Stage.REPORTED: StageWords(
        N_("Reported"),
        N_("Write down what was reported. Nothing is decided, and nobody is accused."),
        ("5.4", "6.2"),
    ),
    Stage.TRIAGE: StageWords(
        N_("Triage"),
        N_("Take a first look, and decide what kind of answer this needs."),
        ("5.4", "5.1", "6.5"),
    ),
    Stage.INFORMAL: StageWords(
        N_("Informal advice"),
        N_("Put it right by talking. This is not a sanction, and the note says so."),
        ("2.2", "2.3", "3.3"),
    ),
    Stage.INVESTIGATION: StageWords(
        N_("Investigation"),
        N_("Find out what happened before anyone decides anything."),
        ("5.3", "6.2", "6.5"),
    ),
    Stage.REPORT_SUBMITTED: StageWords(
        N_("Report"),
        N_("Read the investigator's report, and ask for more if something is missing."),
        ("5.3",),
    ),
    Stage.CASE_DECISION: StageWords(
        N_("Case to answer?"),
        N_("Decide for each allegation whether it needs a hearing."),
        ("5.2.tail",),
    ),
    Stage.HEARING_SCHEDULED: StageWords(
        N_("Hearing"),
        N_("Everyone prepares. The panel sees the papers, and nothing else, before the day."),
        ("5.2.tail", "EQ"),
    ),
    Stage.HEARING_HELD: StageWords(
        N_("Hearing"),
        N_("Record what was decided: what was found, how serious it is, what follows."),
        ("5.2.tail", "EQ"),
    ),
    Stage.OUTCOME_ISSUED: StageWords(
        N_("Outcome"), N_("The decision has been given. The days to appeal count from its receipt."), ("5.2.tail",)
    ),
    Stage.LA_NOTIFIED: StageWords(
        N_("Outcome"), N_("The local authority has been told, and ends the contract itself."), ("5.2.tail",)
    ),
    Stage.APPEAL_WINDOW: StageWords(N_("Appeal"), N_("The days to appeal are running.")),
    Stage.APPEAL_LODGED: StageWords(
        N_("Appeal"), N_("An appeal has come. People without a part in the case hear it.")
    ),
    Stage.APPEAL_HEARD: StageWords(N_("Appeal"), N_("The appeal has been heard. Give the result in writing.")),
    Stage.APPEAL_OUTCOME: StageWords(N_("Appeal"), N_("The appeal is over. Close the case when all is done.")),
    Stage.RESPONDING: StageWords(
        N_("Respond"),
        N_("Have it taken down, support the person it is aimed at, and find out who did it without guessing."),
        ("6.1", "6.2", "6.4", "6.5"),
    ),
    Stage.CLOSURE: StageWords(N_("Close and keep"), N_("Tidy up: who is told, what is kept, for how long.")),
    Stage.RETAINED: StageWords(N_("Close and keep"), N_("The case is closed and kept.")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Step:
    title: str
    stages: tuple[Stage, ...]


S = Stage
_MAIN: Final = (
    _Step(N_("Reported"), (S.REPORTED,)),
    _Step(N_("Triage"), (S.TRIAGE,)),
    _Step(N_("Investigation"), (S.INVESTIGATION,)),
    _Step(N_("Report"), (S.REPORT_SUBMITTED,)),
    _Step(N_("Case to answer?"), (S.CASE_DECISION,)),
    _Step(N_("Hearing"), (S.HEARING_SCHEDULED, S.HEARING_HELD)),
    _Step(N_("Outcome"), (S.OUTCOME_ISSUED, S.LA_NOTIFIED)),
    _Step(N_("Appeal"), (S.APPEAL_WINDOW, S.APPEAL_LODGED, S.APPEAL_HEARD, S.APPEAL_OUTCOME)),
    _Step(N_("Close and keep"), (S.CLOSURE, S.RETAINED)),
)
_RESPOND: Final = _Step(N_("Respond"), (S.RESPONDING,))
_INCIDENT: Final = (*_MAIN[:2], _RESPOND, _MAIN[-1])
_INFORMAL: Final = _Step(N_("Informal advice"), (S.INFORMAL,))


def rail(view: ProcedureView, note: Words | None = None) -> tuple[RailStep, ...]:
    """The steps at the left. `note` stands under the present one."""
    steps = _steps(view)
    here = next(i for i, step in enumerate(steps) if view.stage in step.stages)
    return tuple(
        _rail_step(number, step, view, steps_from_here=number - 1 - here, note=note)
        for number, step in enumerate(steps, start=1)
    )


def _steps(view: ProcedureView) -> tuple[_Step, ...]:
    """The nine steps, or the four of an incident; with informal advice, what came before it, advice, and the end."""
    if view.record.case.incident:
        return _INCIDENT
    advised = view.stage is S.INFORMAL or (
        view.stage in (S.CLOSURE, S.RETAINED)
        and view.record.case.outcome is ClosureOutcome.INFORMAL_ADVICE
        and not view.reached(Stage.HEARING_HELD)
    )
    if not advised:
        return _MAIN
    before = tuple(s for s in _MAIN[:5] if any(view.reached(x) for x in s.stages))
    return (*before, _INFORMAL, _MAIN[-1])


def _rail_step(
    number: int, step: _Step, view: ProcedureView, *, steps_from_here: int, note: Words | None
) -> RailStep:
    title = say(step.title)
    if steps_from_here > 0:
        return RailStep(number, title, RailState.LATER)
    if steps_from_here == 0:
        over = view.stage is Stage.RETAINED
        return RailStep(number, title, RailState.DONE if over else RailState.NOW, note)
    if not any(view.reached(stage) for stage in step.stages):
        return RailStep(number, title, RailState.SKIPPED)
    days = [d for d in map(view.entered, step.stages) if d is not None]
    if not days and Stage.REPORTED in step.stages:
        days = [view.record.case.reported_on]
    return RailStep(
        number, title, RailState.DONE, say(N_("{day}"), day=max(days)) if days else None
    )


def policy_here(view: ProcedureView) -> tuple[tuple[str, str], ...]:
    """Clause and gist for the right-hand column: those of this case first, then those of this stage."""
    record = view.record
    charged = [c.clause for each in record.charges if not each.withdrawn for c in each.clauses]
    alleged = [c.clause for each in record.allegations if not each.withdrawn for c in each.clauses]
    cited = (*charged, *alleged)
    wanted = dict.fromkeys((*cited, *record.triage.clauses, *STAGES[view.stage].clauses))
    return tuple((clause, view.policy.clause(clause).label) for clause in wanted if view.policy.has(clause))  # fmt: skip
