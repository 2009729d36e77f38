"""Which deadlines a case has open: of its tasks, of reading the report, and of what runs beside it."""

from collections.abc import Iterator, Mapping
from typing import Final

from casebook.domain import beside
from casebook.domain import procedure_fact_beside as fact
from casebook.domain.deadline import Deadline
from casebook.domain.guide import Task
from casebook.domain.overlay import OverlayKind
from casebook.domain.page_id import PageId
from casebook.domain.person import Person
from casebook.domain.procedure_limit import due
from casebook.domain.procedure_task import LETTER_WRITER, OWNER, TaskRule
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.roles import Role
from casebook.domain.stage import Stage
from casebook.domain.words import N_, say


def deadlines(
    view: ProcedureView, rules: tuple[TaskRule, ...], tasks: tuple[Task, ...]
) -> tuple[Deadline, ...]:
    """What is due in a case, the nearest day first. `tasks` are what the rules say of it."""
    found = [
        _of_task(view, rule, one)
        for rule, one in zip(rules, tasks, strict=True)
        if one.due is not None
    ]
    return tuple(
        sorted((*found, *_of_reading(view), *_beside(view)), key=lambda one: (one.day, one.key))
    )


def _of_task(view: ProcedureView, rule: TaskRule, found: Task) -> Deadline:
    assert found.due is not None
    assert found.why is not None
    whose = waits_for(view, rule.who)
    return Deadline(
        key=found.id,
        title=found.title,
        day=found.due,
        page=found.page,
        whose=tuple(one.id for one in whose),
        names=_named(whose),
        reason=found.why.reason,
        source=found.why.source,
        counted=found.why.counted,
        detail=found.document or found.step,
        statutory=found.statutory,
        paused=found.paused,
    )


def _of_reading(view: ProcedureView) -> Iterator[Deadline]:
    """While the report is read no task runs, but the time to decide does; the key is that of the task it becomes."""
    if view.stage is not Stage.REPORT_SUBMITTED:
        return
    found = due(view, "case_decision")
    if found is None or found.day < view.opened_on:
        return
    whose = waits_for(view, OWNER)
    yield Deadline(
        key="case_to_answer",
        title=say(N_("Read the report and decide whether there is a case to answer")),
        day=found.day,
        page=PageId.CASE,
        whose=tuple(one.id for one in whose),
        names=_named(whose),
        reason=say(N_("Nobody should wait long to know whether there will be a hearing.")),
        source="Acas Code, paragraph 9",
        counted=found.counted,
        paused=found.paused,
    )


def _beside(view: ProcedureView) -> Iterator[Deadline]:
    """What runs beside the case by a clock of its own and is no task of the procedure."""
    for one in view.record.overlays:
        day = beside.LAST_DAYS[one.kind](view) if one.kind in beside.LAST_DAYS else None
        if one.ended is not None or day is None:
            continue
        title, reason, source, by_law = _OVERLAYS[one.kind]
        whose = waits_for(view, LETTER_WRITER)
        yield Deadline(
            key=one.id,
            title=say(title),
            day=day,
            page=PageId.BESIDE,
            whose=tuple(person.id for person in whose),
            names=_named(whose),
            reason=say(reason),
            source=source,
            statutory=by_law,
            at=fact.breach_due(view) if one.kind is OverlayKind.DATA_BREACH else None,
        )


def waits_for(view: ProcedureView, who: frozenset[Role]) -> tuple[Person, ...]:
    """The people with keys who hold one of these roles; the owner of the case where nobody does."""
    team = view.record.team
    users = [person for person in team.people if person.user]
    held = tuple(one for one in users if not who.isdisjoint(team.roles_of(one.id)))
    return held or tuple(one for one in users if not OWNER.isdisjoint(team.roles_of(one.id)))


def _named(people: tuple[Person, ...]) -> str:
    return ", ".join(person.name for person in people)


_OVERLAYS: Final[Mapping[OverlayKind, tuple[str, str, str, bool]]] = {
    OverlayKind.SICKNESS: (
        N_("Decide how to go on in spite of illness"),
        N_("A case that only waits helps nobody, least of all somebody who is ill."),
        "Acas Code, paragraph 4", False,
    ),
    OverlayKind.SAR: (
        N_("Answer the request for personal data"),
        N_("Whoever asks for their own data is answered within a month, whatever else runs."),
        "UK GDPR, article 12(3)", True,
    ),
    OverlayKind.DATA_BREACH: (
        N_("Decide whether the data breach is reported to the Information Commissioner"),
        N_("A breach that may harm people is reported within 72 hours of knowing of it."),
        "UK GDPR, article 33", True,
    ),
}  # fmt: skip
"""By kind: title, reason, source, whether it is the law's."""
