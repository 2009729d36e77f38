"""The subject's staff record in a case: copied once, copied again only with a reason."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import time

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from casebook.domain.hours import Stretch, Weekday
from casebook.domain.ids import CaseId
from casebook.domain.staff import StaffMember
from casebook.domain.staff_import import NEW
from casebook.services.user import User
from casebook.ui.desk import Desk
from casebook.ui.dialogs import Answers
from casebook.ui.pages.subject import SubjectPage
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.plain import PlainLabel
from tests.builders import SUBJECT_NAME, a_concern

Show = Callable[[Page], None]


def the_subject() -> StaffMember:
    week = (Stretch(Weekday.MONDAY, time(8, 30), time(15, 30)),)
    return StaffMember(NEW, SUBJECT_NAME, a_concern().subject_post, week=week)


def words_of(page: Page) -> str:
    QCoreApplication.processEvents()
    labels = page.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page))


def test_without_anybody_on_the_record_the_button_says_why(
    user: User, case_id: CaseId, desk: Desk, show: Show
) -> None:
    page = SubjectPage(user, desk, case=case_id)
    show(page)

    assert not page.copy.isEnabled()
    assert "Nobody is on the staff record yet" in words_of(page)


def test_the_record_is_copied_and_copied_again_with_a_reason(  # noqa: PLR0917 - fixtures by name
    user: User, case_id: CaseId, desk: Desk, show: Show, qtbot: QtBot, answers: Answers
) -> None:
    user.staff.save(the_subject())
    page = SubjectPage(user, desk, case=case_id)
    show(page)
    assert "the case has no copy of it yet" in words_of(page)
    assert not page.who.isVisibleTo(page)

    page.copy.click()
    qtbot.waitUntil(desk.idle)
    assert "Mon 08:30-15:30" in words_of(page)
    assert "No acknowledgement of the policy" in words_of(page)

    [member] = user.staff.members()
    user.staff.save(replace(member, line_manager="Davit Penhallow"))
    page.look()
    qtbot.waitUntil(desk.idle)
    assert "says something else by now" in words_of(page)
    assert "Davit Penhallow" not in words_of(page)

    answers.next("")
    page.copy.click()
    assert "Davit Penhallow" not in words_of(page)
    answers.next("The line manager was missing")
    page.copy.click()
    qtbot.waitUntil(desk.idle)
    shown = words_of(page)
    assert "Davit Penhallow" in shown
    assert "The line manager was missing" in shown
    assert "says something else by now" not in shown


def test_no_two_things_answer_to_one_mnemonic(
    user: User, case_id: CaseId, desk: Desk, show: Show
) -> None:
    user.staff.save(replace(the_subject(), name="Written Differently"))
    page = SubjectPage(user, desk, case=case_id)
    show(page)
    letters = Counter[str]("fcedvh")
    for widget in (one for one in page.findChildren(QWidget) if one.isVisibleTo(page)):
        buddy = isinstance(widget, QLabel) and widget.buddy() is not None
        if buddy or isinstance(widget, QAbstractButton):
            words = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
            letters.update(re.findall(r"&([a-z])", words.lower()))

    assert letters["w"] == letters["n"] == 1
    assert [letter for letter, times in letters.items() if times > 1] == []


def test_a_name_written_differently_is_chosen_from_the_record(
    user: User, case_id: CaseId, desk: Desk, show: Show, qtbot: QtBot
) -> None:
    user.staff.save(replace(the_subject(), name="Written Differently"))
    [member] = user.staff.members()
    page = SubjectPage(user, desk, case=case_id)
    show(page)
    page.copy.click()
    assert page.who.shown_problem()

    page.who.set_value(member.id)
    page.copy.click()
    qtbot.waitUntil(desk.idle)
    copied = user.cases.view(case_id).record.subject_staff
    assert copied == member
    assert not page.who.isVisibleTo(page)
