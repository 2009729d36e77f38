"""Entering a case: one that is written elsewhere says so on every page, one just given waits for a yes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.services.user import User
from casebook.ui import pages
from casebook.ui.actions import Destination, Place
from casebook.ui.desk import Desk
from casebook.ui.pages.case import CasePage
from casebook.ui.pages.log import LogPage
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from tests import builders
from tests.ui.asking import button

SignIn = Callable[[str, str], User]
WRITES = {
    PageId.CASE: "move-triage",
    PageId.REPORT: "save",
    PageId.TRIAGE: "save",
    PageId.TEAM: "begin-address",
    PageId.EVIDENCE: "add",
    PageId.ADVICE: "record",
    PageId.OUTSIDE: "record",
    PageId.CLOSE: "close-case",
}


def seen(page: Page) -> list[str]:
    return [each.text() for each in page.findChildren(PlainLabel) if each.isVisibleTo(page)]


@pytest.fixture
def elsewhere(user: User, case_id: CaseId, sign_in: SignIn) -> User:
    """HR, who is writing in the case on another PC."""
    user.session.files.case(case_id).turn.give_back()
    adviser = sign_in(builders.HR_NAME, builders.HR_PASSWORD)
    adviser.cases.accept(case_id)
    adviser.cases.save_form(case_id, "report", (("reporter", "Ana"),))
    return adviser


@pytest.mark.parametrize("which", list(pages.case_pages()))
def test_a_case_that_is_written_elsewhere_says_so_on_every_page(  # noqa: PLR0917 - pytest hands them over by name
    user: User,
    elsewhere: User,
    desk: Desk,
    case_id: CaseId,
    show: Callable[[Page], None],
    which: PageId,
) -> None:
    page = pages.case_pages()[which](user, desk, case=case_id, detail="")
    show(page)
    QCoreApplication.processEvents()  # widgets that were just made are shown

    assert any("open for writing on another PC" in each for each in page.notices.sentences())
    assert page.findChild(QPushButton, "notice-readOnly-action") is not None
    if which in WRITES:
        assert not button(page, WRITES[which]).isEnabled()
        reasons = [each for each in seen(page) if "open for writing on another PC" in each]
        assert len(reasons) >= 2  # at the top, and beside the button
    assert not [
        each.objectName()
        for each in page.findChildren(PlainButton)
        if each.property("role") == "primary" and each.isEnabled() and each.isVisibleTo(page)
        and each.objectName() != "nowGo"
    ]  # fmt: skip


def test_taking_over_lets_the_form_be_written(  # noqa: PLR0917 - pytest hands fixtures over by name
    user: User,
    elsewhere: User,
    desk: Desk,
    case_id: CaseId,
    show: Callable[[Page], None],
    qtbot: QtBot,
) -> None:
    page = pages.case_pages()[PageId.REPORT](user, desk, case=case_id, detail="")
    show(page)
    elsewhere.session.files.case(case_id).turn.give_back()
    button(page, "notice-readOnly-action").click()
    qtbot.waitUntil(desk.idle)

    assert button(page, "save").isEnabled()
    assert page.notices.sentences() == []


def test_a_case_just_given_shows_who_gave_it_and_waits_for_a_yes(  # noqa: PLR0917 - pytest hands fixtures over by name
    user: User,
    case_id: CaseId,
    sign_in: SignIn,
    desk: Desk,
    show: Callable[[Page], None],
    qtbot: QtBot,
) -> None:
    adviser = sign_in(builders.HR_NAME, builders.HR_PASSWORD)
    page = CasePage(adviser, desk, case=case_id)
    show(page)

    words = seen(page)
    assert f"{builders.HEAD_NAME} gave it to you." in words
    assert {f"•  {builders.HEAD_NAME}", f"•  {builders.HR_NAME} (you)"} <= set(words)
    assert not any(builders.SUBJECT_NAME in each for each in words)
    assert not page.now.isVisible()

    button(page, "expected").click()
    qtbot.waitUntil(lambda: page.now.isVisible() and desk.idle())

    assert any(builders.SUBJECT_NAME in each for each in seen(page))
    assert page.first is not None
    assert not page.first.isVisible()


def test_a_case_just_given_can_be_left_for_later(  # noqa: PLR0917 - pytest hands fixtures over by name
    user: User,
    case_id: CaseId,
    sign_in: SignIn,
    desk: Desk,
    show: Callable[[Page], None],
    qtbot: QtBot,
) -> None:
    adviser = sign_in(builders.HR_NAME, builders.HR_PASSWORD)
    page = CasePage(adviser, desk, case=case_id)
    show(page)
    with qtbot.waitSignal(page.go) as went:
        button(page, "later").click()

    assert went.args == [Destination(Place.HOME)]
    assert adviser.cases.view(case_id).given_by is not None


def test_no_way_leads_round_the_question(  # noqa: PLR0917 - pytest hands fixtures over by name
    user: User,
    case_id: CaseId,
    sign_in: SignIn,
    desk: Desk,
    show: Callable[[Page], None],
    qtbot: QtBot,
) -> None:
    adviser = sign_in(builders.HR_NAME, builders.HR_PASSWORD)
    page = LogPage(adviser, desk, case=case_id)
    with qtbot.waitSignal(page.go) as went:
        show(page)

    assert went.args == [Destination(PageId.CASE, case_id)]
