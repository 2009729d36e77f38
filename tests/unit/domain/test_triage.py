"""Triage: the four limbs, what contradicts itself, and the tasks that its answers open and settle."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from casebook.domain.allegation import Level
from casebook.domain.calendar import WorkingCalendar
from casebook.domain.facts import Characteristic, Facts, Sure
from casebook.domain.guide import Guide, TaskState
from casebook.domain.ids import EventId
from casebook.domain.offence import Offence, OffenceView, Said
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.overlay import Overlay, OverlayKind
from casebook.domain.policy import Policy
from casebook.domain.procedure import guide
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.domain.stage import Stage
from casebook.domain.suspension import Alternative
from casebook.domain.triage import (
    Answer,
    Breach,
    HarmLimbs,
    Question,
    SuspensionThought,
    SuspensionView,
    Triage,
    TriageDetails,
)
from casebook.domain.triage_check import problems

YES, UNSURE = Question(Answer.YES, "It shows a child"), Question(Answer.NOT_SURE, "To be asked")
NO = Question(Answer.NO, "Nothing points to it")
BARE_NO = Question(Answer.NO)
OWNER = frozenset({Role.COMMISSIONING_MANAGER})
SETTLED = OffenceView(Offence.THREAT, Said.NOT_REPORTED, reason="A quotation from a film")


def wrong(triage: Triage, details: TriageDetails, policy: Policy) -> list[str]:
    return [problem.field for problem in problems(triage, details, policy)]


@pytest.mark.parametrize(
    ("triage", "details", "fields"),
    [
        (Triage(), TriageDetails(), []),
        (Triage(clauses=("4.7",)), TriageDetails(), []),
        (Triage(clauses=("9.9",)), TriageDetails(), ["clauses"]),
        (Triage(clauses=("2.4",)), TriageDetails(), ["clauses"]),
        # pupils are codes
        (Triage(), TriageDetails(facts=Facts(pupils=("P-07", "P-08"))), []),
        (Triage(), TriageDetails(facts=Facts(pupils=("P-07", "Sam"))), ["pupils"]),
        # the nine characteristics, or none
        (Triage(), TriageDetails(facts=Facts(characteristics=(Characteristic.NONE,))), []),
        (
            Triage(),
            TriageDetails(facts=Facts(characteristics=(Characteristic.NONE, Characteristic.RACE))),
            ["characteristics"],
        ),
        # the four limbs
        (Triage(harm_threshold=YES), TriageDetails(harm=HarmLimbs(harmed=YES, risk=NO)), []),
        (Triage(harm_threshold=YES), TriageDetails(harm=HarmLimbs(risk=BARE_NO)), ["harm_risk"]),
        (Triage(harm_threshold=NO), TriageDetails(harm=HarmLimbs(risk=UNSURE)), ["harm_threshold"]),
        (Triage(harm_threshold=UNSURE), TriageDetails(harm=HarmLimbs(NO, NO, NO, NO)), ["harm_threshold"]),
        (Triage(harm_threshold=UNSURE), TriageDetails(harm=HarmLimbs(NO, NO, NO)), []),
        # the lesser concern
        (Triage(harm_threshold=NO), TriageDetails(low_level=YES), []),
        (Triage(harm_threshold=NO), TriageDetails(low_level=BARE_NO), ["low_level"]),
        # possible offences
        (Triage(possible_offence=NO), TriageDetails(offences=(SETTLED,)), ["possible_offence"]),
        (Triage(possible_offence=YES), TriageDetails(offences=(OffenceView(Offence.THREAT),)), []),
        (
            Triage(possible_offence=YES),
            TriageDetails(offences=(OffenceView(Offence.THREAT, Said.NOT_REPORTED),)),
            ["offence_threatening_communication"],
        ),
        (
            Triage(possible_offence=YES),
            TriageDetails(offences=(OffenceView(Offence.THREAT, Said.REPORTED, reason="It frightened her"),)),
            ["offence_threatening_communication"],
        ),
        # a "no" is reasoned everywhere
        (Triage(), TriageDetails(breach=Breach(risk=BARE_NO)), ["breach_risk"]),
        (
            Triage(),
            TriageDetails(suspension=SuspensionView(SuspensionThought.NOT_NEEDED, (Alternative.HOME,))),
            ["suspension_reason"],
        ),
        # either level
        (
            Triage(clauses=("4.8(b)(i)",)),
            TriageDetails(level=Level.MISCONDUCT, level_reason="One reader"),
            [],
        ),
        (Triage(clauses=("4.8(b)(i)",)), TriageDetails(level=Level.MISCONDUCT), ["level_reason"]),
        (Triage(clauses=("4.5",)), TriageDetails(level=Level.MISCONDUCT, level_reason="x"), ["level"]),
    ],
)  # fmt: skip
def test_what_contradicts_itself_or_lacks_its_reason_is_named(
    policy: Policy, triage: Triage, details: TriageDetails, fields: list[str]
) -> None:
    assert wrong(triage, details, policy) == fields


def test_a_lesser_concern_is_not_one_while_a_limb_may_be_met(policy: Policy) -> None:
    triage = Triage(harm_threshold=YES)
    details = TriageDetails(harm=HarmLimbs(harmed=YES), low_level=YES)

    assert wrong(triage, details, policy) == ["low_level"]


def guided(
    record: CaseRecord, policy: Policy, calendar: WorkingCalendar, on: date = date(2025, 11, 19)
) -> Guide:
    return guide(record, policy=policy, calendar=calendar, today=on, roles=OWNER)


def tasks(found: Guide) -> dict[str, TaskState]:
    return {task.id: task.state for task in found.tasks}


OPENED = {"dsl", "parents", "dpo", "legal_advice", "consider_suspension", "lado", "police"}


def test_answers_that_give_no_cause_open_no_task(
    triaged: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    assert not OPENED & set(tasks(guided(triaged, policy, calendar)))


@pytest.mark.parametrize("said", [Sure.YES, Sure.UNSURE])
@pytest.mark.parametrize("field", ["pupil_shown", "pupil_named"])
def test_a_pupil_who_may_be_shown_or_named_opens_the_safeguarding_lead_and_the_parents(
    triaged: CaseRecord, policy: Policy, calendar: WorkingCalendar, field: str, said: Sure
) -> None:
    told: dict[str, Any] = {field: said}
    details = TriageDetails(facts=replace(Facts(), **told))
    found = guided(replace(triaged, triage_details=details), policy, calendar)

    assert {"dsl", "parents"} <= set(tasks(found))
    due = {task.id: task.due for task in found.tasks}
    assert due["dsl"] == date(2025, 11, 17)  # the same day
    assert due["parents"] == date(2025, 11, 20)  # three working days


@pytest.mark.parametrize(
    ("summary", "task"),
    [
        ("data_breach", "dpo"),
        ("expression", "legal_advice"),
        ("harm_threshold", "lado"),
        ("possible_offence", "police"),
    ],
)
@pytest.mark.parametrize("answer", [YES, UNSURE])
def test_yes_and_not_sure_open_the_same_task(  # noqa: PLR0917 - pytest hands them over by name
    triaged: CaseRecord,
    policy: Policy,
    calendar: WorkingCalendar,
    summary: str,
    task: str,
    answer: Question,
) -> None:
    told: dict[str, Any] = {summary: answer}
    record = replace(triaged, triage=replace(triaged.triage, **told))

    found = guided(record, policy, calendar)

    (opened,) = [each for each in found.tasks if each.id == task]
    assert opened.state is not TaskState.COMPLETED
    assert opened.why
    assert opened.why.source
    if task == "lado":
        assert opened.due == date(2025, 11, 18)


def test_the_question_of_suspension_becomes_a_task_only_where_it_is_to_be_considered(
    triaged: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    for thought, opens in (
        (SuspensionThought.CONSIDER, True),
        (SuspensionThought.NOT_NEEDED, False),
    ):
        details = TriageDetails(suspension=SuspensionView(thought, reason="A reason"))
        found = guided(replace(triaged, triage_details=details), policy, calendar)
        assert ("consider_suspension" in tasks(found)) is opens


def test_a_possible_offence_that_was_left_unreported_with_a_reason_settles_the_police(
    triaged: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    possible = replace(triaged, triage=replace(triaged.triage, possible_offence=YES))
    open_one = TriageDetails(offences=(SETTLED, OffenceView(Offence.HARASSMENT)))
    settled = TriageDetails(offences=(SETTLED,))

    waiting = guided(replace(possible, triage_details=open_one), policy, calendar)
    done = guided(replace(possible, triage_details=settled), policy, calendar)

    assert tasks(waiting)["police"] is TaskState.NOT_STARTED
    assert tasks(waiting)["triage"] is TaskState.IN_PROGRESS
    assert tasks(done)["police"] is TaskState.COMPLETED
    assert tasks(done)["triage"] is TaskState.COMPLETED


def test_what_exists_is_asked_to_be_kept_in_every_case_and_once(
    reported: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    assert tasks(guided(reported, policy, calendar))["preserve"] is TaskState.NOT_STARTED
    asked = DoneOutside(EventId("s"), OutsideStep.PRESERVATION, date(2025, 11, 17), "Oriel Tansley")
    kept = replace(reported, outside=(asked,))
    assert tasks(guided(kept, policy, calendar))["preserve"] is TaskState.COMPLETED


def test_the_tasks_stay_until_the_report_is_in(
    investigated: CaseRecord, charged: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    details = TriageDetails(facts=Facts(pupil_shown=Sure.YES))
    assert investigated.case.stage is Stage.INVESTIGATION
    assert "dsl" in tasks(guided(replace(investigated, triage_details=details), policy, calendar))
    assert "dsl" not in tasks(guided(replace(charged, triage_details=details), policy, calendar))


def test_a_lesser_concern_waits_for_its_own_record(
    triaged: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    lesser = replace(triaged, triage_details=TriageDetails(low_level=YES))
    above = replace(triaged, triage_details=TriageDetails(low_level=NO))

    assert tasks(guided(lesser, policy, calendar))["low_level_concern"] is TaskState.NOT_STARTED
    assert "low_level_concern" not in tasks(guided(above, policy, calendar))


def test_the_data_protection_officer_is_told_on_the_day_until_the_breach_has_its_own_record(
    triaged: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    breach = replace(triaged, triage=replace(triaged.triage, data_breach=YES))
    kept = Overlay(EventId("o"), OverlayKind.DATA_BREACH, date(2025, 11, 17), "A name", "Oriel")

    (dpo,) = [task for task in guided(breach, policy, calendar).tasks if task.id == "dpo"]
    recorded = guided(replace(breach, overlays=(kept,)), policy, calendar)

    assert dpo.due == date(2025, 11, 17)
    assert "dpo" not in tasks(recorded)
    assert {"breach_dpo", "breach_ico"} <= set(tasks(recorded))
