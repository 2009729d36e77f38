"""Triage and lawful expression through the services: kept whole, refused in one sentence, and only by the owner."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from casebook.domain.acts import Act
from casebook.domain.case_log import Entry
from casebook.domain.expression import Expression
from casebook.domain.facts import Facts
from casebook.domain.ids import CaseId
from casebook.domain.record import CaseRecord
from casebook.domain.triage import Answer, Question, Triage, TriageDetails
from casebook.errors import CasebookError, NotAllowed, Refused
from casebook.services.user import User
from casebook.store import case_log
from tests import builders
from tests.unit.store.sample_triage import expression, triage_details

SignIn = Callable[[str, str], User]
NO = Question(Answer.NO, "Nothing points to it")
SURE_OF_HARM = Triage(
    clauses=("4.8(b)(i)", "5.2(f)"),
    harm_threshold=Question(Answer.YES, "A child is mocked"),
    possible_offence=Question(Answer.YES, "Perhaps a hate crime"),
)


def record(user: User, case: CaseId) -> CaseRecord:
    return user.cases.view(case).record


def acts(user: User, case: CaseId) -> list[str]:
    with user.session.seeing(case) as tx:
        return [Entry.read(one.data).act for one in case_log.entries(tx)]


def test_the_answers_and_what_stands_behind_them_are_kept_as_given(
    user: User, case_id: CaseId
) -> None:
    details = replace(triage_details(), offences=triage_details().offences[1:])
    user.triage.save(case_id, SURE_OF_HARM, details)

    kept = record(user, case_id)
    assert (kept.triage, kept.triage_details) == (SURE_OF_HARM, details)
    assert acts(user, case_id)[-1] == Act.TRIAGE_SAVED


def test_answers_given_alone_leave_what_stands_behind_them(user: User, case_id: CaseId) -> None:
    details = TriageDetails(facts=Facts(pupils=("P-07",)))
    user.triage.save(case_id, Triage(), details)
    user.triage.save(case_id, Triage(data_breach=NO))

    kept = record(user, case_id)
    assert kept.triage_details == details
    assert kept.triage.data_breach == NO


@pytest.mark.parametrize(
    ("triage", "details", "says"),
    [
        (Triage(), TriageDetails(facts=Facts(pupils=("Sam",))), "a code such as P-07"),
        (Triage(clauses=("9.9",)), TriageDetails(), "no paragraph 9.9"),
        (Triage(possible_offence=NO), triage_details(), "cannot be no"),
        (Triage(decided_on=date(2099, 1, 1)), TriageDetails(), "has not come yet"),
    ],
)
def test_bad_answers_are_refused_in_a_sentence_and_nothing_changes(
    user: User, case_id: CaseId, triage: Triage, details: TriageDetails, says: str
) -> None:
    before, log = record(user, case_id), acts(user, case_id)
    if details == triage_details():
        details = replace(details, harm=TriageDetails().harm, level=None)

    with pytest.raises(Refused) as refused:
        user.triage.save(case_id, triage, details)

    assert says in refused.value.sentence()
    assert record(user, case_id) == before
    assert acts(user, case_id) == log


def test_expression_is_kept_as_far_as_it_goes(user: User, case_id: CaseId) -> None:
    begun = Expression(union=NO)
    user.expression.save(case_id, begun)
    assert record(user, case_id).expression == begun
    dated = replace(expression(), form=replace(expression().form, advice_on=user.session.today()))
    user.expression.save(case_id, dated)
    assert record(user, case_id).expression == dated
    assert acts(user, case_id)[-2:] == [Act.EXPRESSION_SAVED] * 2


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (Expression(union=Question(Answer.NO)), "Say why"),
        (replace(expression(), form=replace(expression().form, advice_on=date(2099, 1, 1))), "not come"),
    ],
)  # fmt: skip
def test_expression_without_a_reason_or_from_the_future_is_refused(
    user: User, case_id: CaseId, given: Expression, says: str
) -> None:
    with pytest.raises(CasebookError) as refused:
        user.expression.save(case_id, given)

    assert says in refused.value.sentence()
    assert record(user, case_id).expression == Expression()


def test_hr_reads_and_does_not_decide(user: User, sign_in: SignIn, case_id: CaseId) -> None:
    user.close()
    adviser = sign_in(builders.HR_NAME, builders.HR_PASSWORD)
    with pytest.raises(NotAllowed):
        adviser.triage.save(case_id, Triage(data_breach=NO))
    with pytest.raises(NotAllowed):
        adviser.expression.save(case_id, expression())
    assert record(adviser, case_id).triage == Triage()


def test_what_is_wrong_is_told_before_it_is_saved(user: User, case_id: CaseId) -> None:
    found = user.triage.problems(case_id, Triage(clauses=("2.4",)), TriageDetails())

    assert [problem.field for problem in found] == ["clauses"]
    assert record(user, case_id).triage == Triage()
