"""A hearing that was adjourned for further inquiry: what was recorded of it does not carry the case past the next one."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casebook.domain import readiness
from casebook.domain.calendar import WorkingCalendar
from casebook.domain.case import StageEvent
from casebook.domain.guide import TaskState
from casebook.domain.ids import EventId, PersonId
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.policy import Policy
from casebook.domain.procedure import guide, may_move
from casebook.domain.procedure_limit import due
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.domain.stage import Stage
from casebook.errors import Refused

S = Stage
ROUND = (
    (S.INVESTIGATION, date(2026, 1, 8)),
    (S.REPORT_SUBMITTED, date(2026, 1, 20)),
    (S.CASE_DECISION, date(2026, 1, 21)),
    (S.HEARING_SCHEDULED, date(2026, 1, 22)),
)
AGAIN, DECIDED = date(2026, 2, 10), date(2026, 2, 11)
TODAY = date(2026, 2, 12)
CLERK = frozenset({Role.CLERK})
EVERYBODY = frozenset(Role)


def moved(record: CaseRecord, stage: Stage, on: date) -> CaseRecord:
    moment = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    event = StageEvent(record.case.stage, stage, moment, on, PersonId("oriel"))
    return replace(record, case=record.case.moved_to(stage), events=(*record.events, event))


@pytest.fixture
def adjourned(dismissed: CaseRecord) -> CaseRecord:
    """Heard and decided on 8 January, adjourned that day, called again on the 22nd."""
    record = dismissed
    for stage, on in ROUND:
        record = moved(record, stage, on)
    again = DoneOutside(
        EventId("again"), OutsideStep.HEARING_INVITATION, date(2026, 1, 22), "Oriel Tansley"
    )
    return replace(record, outside=(*record.outside, again))


def heard_again(record: CaseRecord) -> CaseRecord:
    assert record.decisions.hearing is not None
    hearing = replace(record.decisions.hearing, held_on=AGAIN)
    return replace(record, decisions=replace(record.decisions, hearing=hearing))


def test_the_hearing_before_the_adjournment_does_not_pass_for_the_next(
    adjourned: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    def move() -> None:
        may_move(
            adjourned, S.HEARING_HELD,
            policy=policy, calendar=calendar, today=TODAY, roles=EVERYBODY,
        )  # fmt: skip

    with pytest.raises(Refused, match="Record the hearing"):
        move()

    tasks = guide(adjourned, policy=policy, calendar=calendar, today=TODAY, roles=CLERK).tasks
    assert next(t.state for t in tasks if t.id == "hearing") is TaskState.NOT_STARTED


def test_neither_does_one_that_was_recorded_as_held_outside(
    adjourned: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    def with_record_of(on: date) -> CaseRecord:
        paper = DoneOutside(EventId("paper"), OutsideStep.HEARING_RECORD, on, "Lena Farrow")
        return replace(adjourned, outside=(*adjourned.outside, paper))

    found = guide(
        with_record_of(date(2026, 1, 8)),
        policy=policy, calendar=calendar, today=TODAY, roles=CLERK,
    )  # fmt: skip
    assert next(t.state for t in found.tasks if t.id == "hearing") is TaskState.NOT_STARTED

    later = guide(with_record_of(AGAIN), policy=policy, calendar=calendar, today=TODAY, roles=CLERK)
    assert next(t.state for t in later.tasks if t.id == "hearing") is TaskState.COMPLETED


def test_the_next_hearing_is_held_after_the_adjournment(adjourned: CaseRecord) -> None:
    held = adjourned.decisions.hearing
    assert held is not None
    with pytest.raises(Refused, match="adjourned on"):
        readiness.check_hearing(adjourned, held, roles=CLERK, today=TODAY)
    readiness.check_hearing(adjourned, replace(held, held_on=AGAIN), roles=CLERK, today=TODAY)


def test_nothing_decided_before_stands_once_the_next_hearing_is_recorded(
    adjourned: CaseRecord,
) -> None:
    record = moved(heard_again(adjourned), S.HEARING_HELD, AGAIN)

    left = readiness.open_decision(record)
    assert left is not None
    assert left.english() == "Record a finding on every charge: 1 still to do."
    assert record.decided.sheet is None
    assert not readiness.is_dismissal(record)

    made = record.decisions
    [finding] = made.findings
    found = replace(
        record, decisions=replace(made, findings=(replace(finding, decided_on=DECIDED),))
    )
    left = readiness.open_decision(found)
    assert left is not None
    assert "how serious" in left.english()


def test_what_is_decided_at_the_next_hearing_stands(adjourned: CaseRecord) -> None:
    record = moved(heard_again(adjourned), S.HEARING_HELD, AGAIN)
    made = record.decisions
    assert made.severity is not None
    assert made.sanction is not None
    [finding] = made.findings
    decided = replace(
        made,
        findings=(replace(finding, decided_on=DECIDED),),
        severity=replace(made.severity, decided_on=DECIDED),
        sanction=replace(made.sanction, decided_on=DECIDED),
    )

    assert readiness.open_decision(replace(record, decisions=decided)) is None


def test_an_old_invitation_does_not_look_like_a_new_one(
    adjourned: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    back = moved(adjourned, S.CASE_DECISION, date(2026, 1, 26))

    found = guide(back, policy=policy, calendar=calendar, today=TODAY, roles=EVERYBODY)

    assert next(t.state for t in found.tasks if t.id == "invitation") is not TaskState.COMPLETED


def test_the_report_from_before_the_adjournment_is_no_answer_to_the_further_inquiry(
    adjourned: CaseRecord, dismissed: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    back = moved(dismissed, *ROUND[0])
    view = ProcedureView(back, policy, calendar, TODAY, EVERYBODY)
    assert view.outside(OutsideStep.INVESTIGATION_REPORT) is None
    assert due(view, "case_decision") is None
    [task] = [
        one
        for one in guide(back, policy=policy, calendar=calendar, today=TODAY, roles=EVERYBODY).tasks
        if one.id == "investigation_report"
    ]
    assert task.state is not TaskState.COMPLETED
    again = due(view, "investigation_complete")
    assert again is not None
    assert again.day == date(2026, 2, 5)  # twenty working days after the adjournment on 8 January

    answered = ProcedureView(adjourned, policy, calendar, TODAY, EVERYBODY)
    report = due(answered, "case_decision")
    assert report is not None
    assert report.day == date(2026, 1, 27)  # five working days after the report of 20 January
