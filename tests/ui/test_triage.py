"""Triage and lawful expression in the window: suggestions are ticked by people, and each answer says what it opens."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from casebook.domain.expression import Protection
from casebook.domain.facts import Content, Device, Facts, Material, Mentioned, Sure, Timing
from casebook.domain.ids import CaseId
from casebook.domain.offence import Offence, Said
from casebook.domain.page_id import PageId
from casebook.domain.record import CaseRecord
from casebook.domain.safeguarding import HarmLimb
from casebook.domain.suspension import Alternative
from casebook.domain.triage import Answer, Question, SuspensionThought, Triage, TriageDetails
from casebook.services.user import User
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.pages.expression import ExpressionPage
from casebook.ui.pages.triage import TriagePage
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.question_field import QuestionField
from tests.unit.domain.test_suggestion import SC_1
from tests.unit.store.sample_triage import expression as weighed

Show = Callable[[Page], None]


@pytest.fixture
def page(user: User, desk: Desk, case_id: CaseId, show: Show) -> TriagePage:
    made = TriagePage(user, desk, case=case_id)
    show(made)
    return made


def record(user: User, case: CaseId) -> CaseRecord:
    return user.cases.view(case).record


def answer(question: QuestionField, given: Answer, why: str = "") -> None:
    question.answer.set_value(given)
    question.reason.set_value(why)
    question.answer.edited.emit()


def press(page: QWidget, name: str) -> None:
    button = page.findChild(PlainButton, name)
    assert button is not None
    button.click()


def opens(page: Page, name: str) -> str:
    label = page.findChild(PlainLabel, f"opens-{name}")
    assert label is not None
    return label.text() if label.isVisibleTo(page) else ""


def box(page: Page, name: str) -> QCheckBox:
    found = page.findChild(QCheckBox, name)
    assert found is not None
    return found


def save(page: TriagePage | ExpressionPage, qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(page.go):
        page.save.click()
    qtbot.waitUntil(desk.idle)


def describe(page: TriagePage, facts: Facts) -> None:
    page.form.facts.show_facts(facts, folded=False)
    page.form.fit()
    QCoreApplication.processEvents()


def test_what_was_done_is_folded_until_somebody_describes_it(page: TriagePage) -> None:
    form = page.form

    assert form.facts.folded()
    assert not form.facts.act.isVisibleTo(page)
    press(page, "fold-facts")
    assert form.facts.act.isVisibleTo(page)


def test_facts_suggest_paragraphs_in_two_lists_and_tick_none(page: TriagePage) -> None:
    describe(page, SC_1)

    assert box(page, "suggested-4.7").isVisibleTo(page)
    assert box(page, "suggested-5.2(c)").isVisibleTo(page)
    said = [each.text() for each in page.findChildren(PlainLabel) if each.isVisibleTo(page)]
    assert said.index("Suggested by what was done") < said.index(
        "Suggested, and listed by the policy as gross misconduct"
    )
    assert page.form.clauses.checks.value() == ()


def test_a_suggestion_that_is_ticked_is_ticked_in_the_list_too(page: TriagePage) -> None:
    describe(page, SC_1)

    box(page, "suggested-4.7").click()
    assert page.form.clauses.checks.value() == ("4.7",)
    box(page, "suggested-4.7").click()
    assert page.form.clauses.checks.value() == ()
    page.form.clauses.checks.tick("4.5", on=True)
    assert box(page, "suggested-4.5").isChecked()


def test_words_in_both_lists_ask_for_the_level_and_why(
    page: TriagePage, user: User, case_id: CaseId, qtbot: QtBot, desk: Desk
) -> None:
    clauses = page.form.clauses
    assert not clauses.level.isVisibleTo(page)
    clauses.checks.tick("4.8(b)(i)", on=True)
    assert clauses.level.isVisibleTo(page)
    clauses.level.set_value("misconduct")
    page.save.click()
    assert clauses.level_reason.shown_problem() == "Say why: the same words can be either."

    clauses.level_reason.set_value("One reader, who knew already")
    save(page, qtbot, desk)
    kept = record(user, case_id).triage_details
    assert (kept.level, kept.level_reason) == ("misconduct", "One reader, who knew already")


def test_points_for_the_subject_are_said(page: TriagePage) -> None:
    describe(page, Facts(timing=Timing.OFFICIAL_BREAK, device=Device.OWN))

    assert any("2.5: It was the person's own equipment" in each.text()
               for each in page.findChildren(PlainLabel))  # fmt: skip


def test_scope_cautions_that_the_facts_bring_stand_with_the_ticks(page: TriagePage) -> None:
    page.form.clauses.checks.tick("2.1", on=True)
    assert not page.form.clauses._heeds.isVisibleTo(page)

    describe(page, Facts(timing=Timing.NON_WORKING_DAY, device=Device.OWN))

    assert "outside working time" in page.form.clauses._heeds.words.text()


@pytest.mark.parametrize(
    ("question", "given", "says"),
    [
        ("harm_threshold", Answer.YES, "(LADO) within one working day"),
        ("harm_threshold", Answer.NOT_SURE, "(LADO) within one working day"),
        ("harm_threshold", Answer.NO, ""),
        ("possible_offence", Answer.NOT_SURE, "ask the police"),
        ("possible_offence", Answer.NO, ""),
        ("data_breach", Answer.YES, "72 hours"),
        ("expression", Answer.NOT_SURE, "legal advice"),
        ("conflict", Answer.YES, "somebody else"),
        ("in_scope", Answer.NO, "another procedure"),
        ("in_scope", Answer.YES, ""),
    ],
)
def test_what_an_answer_opens_stands_beside_it(
    page: TriagePage, question: str, given: Answer, says: str
) -> None:
    answer(page.form.questions[question], given)

    shown = opens(page, question)
    assert bool(shown) is bool(says)
    assert says in shown


def test_one_reasoned_no_answers_the_four_limbs_and_a_yes_asks_them(
    page: TriagePage, user: User, case_id: CaseId, qtbot: QtBot, desk: Desk
) -> None:
    whole, limbs = page.form.questions["harm_threshold"], page.form.first.harm.limbs
    answer(whole, Answer.NO, "It is about time at a desk")
    assert not any(limb.isVisibleTo(page) for limb in limbs.values())

    answer(whole, Answer.NOT_SURE, "A child is in the picture")
    assert all(limb.isVisibleTo(page) for limb in limbs.values())
    for limb in limbs.values():
        answer(limb, Answer.NO, "Nothing of the kind")
    page.save.click()
    assert "so the whole is no" in whole.answer.shown_problem()

    answer(limbs[HarmLimb.SUITABILITY], Answer.NOT_SURE)
    save(page, qtbot, desk)
    kept = record(user, case_id).triage_details.harm
    assert kept.suitability.answer is Answer.NOT_SURE
    assert kept.harmed == Question(Answer.NO, "Nothing of the kind")


def test_a_lesser_concern_is_asked_about_where_children_are_touched(page: TriagePage) -> None:
    low_level = page.form.first.harm.low_level
    answer(page.form.questions["harm_threshold"], Answer.NO, "Nobody came to harm")
    assert not low_level.isVisibleTo(page)

    describe(page, Facts(mentioned=(Mentioned.PUPIL,)))
    assert low_level.isVisibleTo(page)


def test_a_pupil_shown_asks_for_codes_and_takes_no_name(page: TriagePage) -> None:
    facts = page.form.facts
    describe(page, Facts(pupil_shown=Sure.UNSURE))
    assert "safeguarding lead today" in opens(page, "pupil")

    facts.pupils.set_value("P-07, Sam")
    page.save.click()
    assert facts.pupils.shown_problem() == "Write each pupil as a code such as P-07, and no name."


def test_offences_that_come_to_mind_stand_first_and_each_is_decided(
    page: TriagePage, user: User, case_id: CaseId, qtbot: QtBot, desk: Desk
) -> None:
    offences = page.form.first.offences
    assert not offences.isVisibleTo(page)
    describe(page, Facts(content=(Content.THREAT,)))
    answer(page.form.questions["possible_offence"], Answer.YES, "It may be a threat")
    row = offences.rows[Offence.THREAT]
    assert row.first.isVisibleTo(page)
    assert offences._column.indexOf(row) < 2
    assert not offences.rows[Offence.TERRORISM].first.isVisibleTo(page)

    row.ticked.check.click()
    row.decision.set_value(Said.NOT_REPORTED)
    row.decision.edited.emit()
    page.save.click()
    assert "Say why" in row.decision.shown_problem()
    row.reason.set_value("It quotes a film")
    save(page, qtbot, desk)
    (kept,) = record(user, case_id).triage_details.offences
    assert (kept.offence, kept.decision, kept.reason) == (
        Offence.THREAT, Said.NOT_REPORTED, "It quotes a film",
    )  # fmt: skip


def test_suspension_is_only_thought_about_here(
    page: TriagePage, user: User, case_id: CaseId, qtbot: QtBot, desk: Desk
) -> None:
    part = page.form.suspension
    press(page, "fold-suspension")
    part.thought.set_value(SuspensionThought.CONSIDER)
    part.thought.edited.emit()
    part.alternatives.set_value([Alternative.HOME])
    assert "Nobody is suspended by this answer" in opens(page, "suspension")
    press(page, "fold-suspension")
    page.save.click()
    assert part.reason.shown_problem() == "Say why, in a sentence."
    assert part.reason.isVisibleTo(page)  # what is wrong is not left folded away

    part.reason.set_value("A pupil is afraid")
    save(page, qtbot, desk)
    kept = record(user, case_id)
    assert kept.triage_details.suspension.alternatives == (Alternative.HOME,)
    assert kept.suspensions == ()


def test_nobody_may_be_told_until_the_officer_has_advised(
    user: User, desk: Desk, case_id: CaseId, show: Show
) -> None:
    user.triage.save(case_id, Triage(harm_threshold=Question(Answer.NOT_SURE, "A child is shown")))
    page = TriagePage(user, desk, case=case_id)
    show(page)

    assert any("Do not tell the subject" in each for each in page.notices.sentences())


def test_everything_that_was_kept_is_shown_again_and_saves_as_it_was(
    user: User, desk: Desk, case_id: CaseId, show: Show, qtbot: QtBot
) -> None:
    triage = Triage(clauses=("4.7",), harm_threshold=Question(Answer.NO, "Nobody came to harm"))
    facts = replace(SC_1, material=(Material.WORDS, Material.PHOTOGRAPH))  # as they are offered
    details = TriageDetails(facts=facts, low_level=Question(Answer.YES, "A thoughtless picture"))
    user.triage.save(case_id, triage, details)
    page = TriagePage(user, desk, case=case_id)
    show(page)
    save(page, qtbot, desk)

    kept = record(user, case_id)
    assert (kept.triage, kept.triage_details) == (triage, details)


def test_expression_asks_seven_questions_and_the_form_only_where_one_may_be_yes(
    user: User, desk: Desk, case_id: CaseId, show: Show, qtbot: QtBot
) -> None:
    page = ExpressionPage(user, desk, case=case_id)
    show(page)
    form = page.form
    assert len(form.questions) == 7
    assert not form.form.isVisibleTo(page)
    for question in form.questions.values():
        answer(question, Answer.NO)
    assert not form.form.isVisibleTo(page)
    page.save.click()
    assert len(form.errors.findChildren(PlainButton)) == 7

    for question in form.questions.values():
        answer(question, Answer.NO, "Nothing of the kind")
    answer(form.questions[Protection.BELIEF], Answer.NOT_SURE, "She cites her faith")
    assert form.form.isVisibleTo(page)
    assert "milder response" in form._still.words.text()
    save(page, qtbot, desk)
    assert record(user, case_id).expression.belief.answer is Answer.NOT_SURE


def test_a_full_form_is_shown_again_and_lacks_nothing(
    user: User, desk: Desk, case_id: CaseId, show: Show
) -> None:
    page = ExpressionPage(user, desk, case=case_id)
    show(page)
    page.form.show_expression(weighed(), Question(Answer.YES, "At triage"))

    assert page.form.expression() == weighed()


def test_triage_leads_to_the_seven_questions(page: TriagePage, qtbot: QtBot) -> None:
    answer(page.form.questions["expression"], Answer.NOT_SURE)
    with qtbot.waitSignal(page.go) as went:
        press(page, "weigh")

    assert went.args == [Destination(PageId.EXPRESSION, page.case)]
