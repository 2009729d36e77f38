"""Lawful expression: seven questions, when they are settled, and the form a charge waits for."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.allegation import ClauseChoice
from casebook.domain.calendar import WorkingCalendar
from casebook.domain.expression import (
    FIELDS,
    QUESTIONS,
    Engaged,
    Expression,
    Proportion,
    Protection,
    advised,
    concerned,
    engaged,
    gaps,
    problems,
)
from casebook.domain.guide import TaskState
from casebook.domain.policy import Policy
from casebook.domain.procedure import guide
from casebook.domain.procedure_need import stop
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.domain.stage import MOVES, Need, Stage
from casebook.domain.triage import Answer, Question
from tests.unit.store.sample_triage import expression as filled

NO, YES = Question(Answer.NO, "Nothing of the kind"), Question(Answer.YES, "She is a union rep")
UNSURE, BARE_NO = Question(Answer.NOT_SURE, "To be asked"), Question(Answer.NO)
SEVEN_NO = Expression(NO, NO, NO, NO, NO, NO, NO)
OWNER = frozenset({Role.COMMISSIONING_MANAGER})
FORM = filled().form
TAGGED = ("2.1", "4.8(a)", "4.8(a)(i)", "4.8(a)(ii)", "4.8(a)(iii)", "4.8(d)(i)",
          "5.2(b)", "5.2(c)", "5.2(e)", "5.2(g)")  # fmt: skip


@pytest.mark.parametrize(
    ("protection", "source"),
    [
        (Protection.DISCLOSURE, "section 43B"),
        (Protection.UNION, "sections 146 and 152"),
        (Protection.BELIEF, "Equality Act 2010, section 10"),
        (Protection.PROTECTED_ACT, "section 27"),
        (Protection.GRIEVANCE, "Acas Code"),
        (Protection.PRIVATE, "article 8"),
        (Protection.DISABILITY, "section 15"),
    ],
)
def test_the_seven_questions_name_where_they_come_from(protection: Protection, source: str) -> None:
    assert source in QUESTIONS[protection].source
    assert QUESTIONS[protection].question.endswith("?")
    assert len(QUESTIONS) == len(Protection) == 7


def test_the_paragraphs_that_ask_them_first_are_marked_in_the_policys_file(policy: Policy) -> None:
    marked = [clause.id for clause in policy.clauses if clause.expression]

    assert tuple(marked) == TAGGED


@pytest.mark.parametrize(
    ("at_triage", "expression", "answer"),
    [
        (Question(), Expression(), Engaged.OPEN),
        (NO, Expression(), Engaged.NO),  # one reasoned no to all seven together
        (BARE_NO, Expression(), Engaged.OPEN),
        (YES, Expression(), Engaged.POSSIBLY),
        (UNSURE, Expression(), Engaged.POSSIBLY),
        (UNSURE, SEVEN_NO, Engaged.NO),  # looked at one by one since
        (NO, Expression(belief=UNSURE), Engaged.POSSIBLY),
        (NO, replace(SEVEN_NO, union=YES), Engaged.POSSIBLY),
        (NO, Expression(union=NO), Engaged.OPEN),  # begun one by one, so to be finished
        (NO, replace(SEVEN_NO, union=BARE_NO), Engaged.OPEN),
    ],
)
def test_the_answers_come_to_no_only_where_every_no_is_reasoned(
    at_triage: Question, expression: Expression, answer: Engaged
) -> None:
    assert engaged(at_triage, expression) is answer


@given(st.lists(st.sampled_from([Question(), NO, BARE_NO, YES, UNSURE]), min_size=7, max_size=7))
def test_one_yes_or_not_sure_among_seven_is_enough(answers: list[Question]) -> None:
    told: dict[str, Any] = dict(zip(Protection, answers, strict=True))
    found = engaged(NO, Expression(**told))

    may_be = any(one.answer in (Answer.YES, Answer.NOT_SURE) for one in answers)
    assert (found is Engaged.POSSIBLY) is may_be


def test_an_answer_without_its_reason_is_wrong_and_an_open_one_is_not() -> None:
    given_bare = Expression(union=BARE_NO, form=Proportion(at_work=BARE_NO))

    assert problems(Expression()) == ()
    assert [problem.field for problem in problems(given_bare)] == ["union", "at_work"]


def test_the_form_asks_for_every_field_and_a_full_one_lacks_nothing() -> None:
    assert [problem.field for problem in gaps(Proportion())] == list(FIELDS)
    assert gaps(FORM) == ()
    assert {"advice_on", "advice_from"} <= {field.name for field in fields(Proportion)}


@pytest.mark.parametrize("field", [f.name for f in fields(Proportion)])
def test_each_field_left_out_of_the_form_is_missed(field: str) -> None:
    empty = getattr(Proportion(), field)

    assert len(gaps(replace(FORM, **{field: empty}))) == 1


def test_nobody_seeing_it_is_an_answer() -> None:
    assert gaps(replace(FORM, reach=0)) == ()


def test_advice_says_when_from_whom_and_what() -> None:
    assert advised(FORM)
    assert not advised(replace(FORM, advice=" "))


def _charged_under(record: CaseRecord, *clauses: str) -> CaseRecord:
    (charge,) = record.charges
    cited = tuple(ClauseChoice(clause, reason="Why") for clause in clauses)
    return replace(record, charges=(replace(charge, clauses=cited),))


@pytest.fixture
def view(charged: CaseRecord, policy: Policy, calendar: WorkingCalendar) -> ProcedureView:
    """Before the hearing, charged with having mocked a disability; triage was not sure about expression."""
    triage = replace(charged.triage, expression=UNSURE)
    record = _charged_under(replace(charged, triage=triage), "4.8(d)(i)")
    return ProcedureView(
        record=record, policy=policy, calendar=calendar, today=date(2025, 12, 9), roles=OWNER
    )


def test_the_charges_concerned_are_named(view: ProcedureView, policy: Policy) -> None:
    assert concerned(view.record.charges, policy) == ("4.8(d)(i)",)
    assert concerned(_charged_under(view.record, "4.7").charges, policy) == ()


@pytest.mark.parametrize(
    ("expression", "met"),
    [
        (Expression(), False),
        (SEVEN_NO, True),
        (Expression(form=FORM), True),
        (replace(SEVEN_NO, belief=YES, form=FORM), True),
        (replace(SEVEN_NO, belief=YES, form=replace(FORM, advice_on=None)), False),
        (replace(SEVEN_NO, belief=YES, form=replace(FORM, least_intrusive="")), False),
    ],
)
def test_a_hearing_waits_until_it_is_weighed(
    view: ProcedureView, *, expression: Expression, met: bool
) -> None:
    weighed = replace(view, record=replace(view.record, expression=expression))

    found = stop(Need.EXPRESSION_WEIGHED, weighed)

    assert (found is None) is met
    (move,) = [
        m for m in MOVES if (m.start, m.end) == (Stage.CASE_DECISION, Stage.HEARING_SCHEDULED)
    ]
    assert Need.EXPRESSION_WEIGHED in move.needs


def test_a_charge_about_something_else_waits_for_nothing(view: ProcedureView) -> None:
    other = replace(view, record=_charged_under(view.record, "4.7"))

    assert stop(Need.EXPRESSION_WEIGHED, other) is None


def test_the_task_opens_with_such_a_charge_and_closes_with_the_form(view: ProcedureView) -> None:
    def state(record: CaseRecord) -> TaskState | None:
        found = guide(
            record, policy=view.policy, calendar=view.calendar, today=view.today, roles=OWNER
        )
        return next((t.state for t in found.tasks if t.id == "weigh_expression"), None)

    assert state(_charged_under(view.record, "4.7")) is None
    assert state(view.record) is TaskState.NOT_STARTED
    assert state(replace(view.record, expression=Expression(union=NO))) is TaskState.IN_PROGRESS
    assert state(replace(view.record, expression=Expression(form=FORM))) is TaskState.COMPLETED
