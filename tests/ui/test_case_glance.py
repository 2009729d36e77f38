"""What the page of a case shows first: the beginning of the whole view, word for word, and nothing that moves later."""

from collections.abc import Callable
from dataclasses import fields

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casebook.domain.case_view import CaseGlance
from casebook.domain.guide import FirstLook
from casebook.domain.ids import CaseId
from casebook.domain.procedure import first_look
from casebook.domain.record import ExhibitsNotRead
from casebook.services.demo_cast import NOOR
from casebook.services.user import User
from casebook.store import record as records
from casebook.ui.desk import Desk
from casebook.ui.pages.case import CasePage
from casebook.ui.pages.evidence import EvidencePage
from casebook.ui.widgets import case_parts
from casebook.ui.widgets.first_paint import FirstPaint
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.plain import PlainButton
from tests import builders
from tests.ui.story import Chapter
from tests.unit.services.tampering import by_the_driver

SignIn = Callable[[str, str], User]


def needs_the_evidence(user: User, case: CaseId) -> bool:
    """Whether what happens now hangs on the evidence itself."""
    session = user.session
    with session.seeing(case) as tx:
        outline, mine = records.outline(tx, session.school()), session.roles(tx)
    try:
        first_look(session.procedure_view(outline, mine))
    except ExhibitsNotRead:
        return True
    return False


def test_a_glance_says_of_every_moment_what_the_whole_view_says(
    chapters: dict[tuple[str, str], Chapter],
) -> None:
    waited = []
    for (scenario, scene), chapter in chapters.items():
        user = chapter.sign_in(NOOR)
        if chapter.case not in user.session.identity.case_ids():
            user.close()
            continue
        glance, view = user.cases.glance(chapter.case), user.cases.view(chapter.case)
        waited.append(needs_the_evidence(user, chapter.case))
        user.close()

        where = (scenario, scene)
        for field in fields(FirstLook):
            assert getattr(glance.guide, field.name) == getattr(view.guide, field.name), where
        assert case_parts.parts(glance.record) == case_parts.parts(view.record), where
        assert case_parts.under(glance.record) == case_parts.under(view.record), where
        assert glance.unchanged == view.unchanged, where
        assert glance.read_only_why == view.read_only_why, where
        assert glance.lone_recipient == view.lone_recipient, where

    assert len(waited) > 10
    assert not all(waited)


def placed(page: CasePage) -> list[tuple[int, int, int, int]]:
    parts: list[QWidget] = [page.bar, page.rail, page.now, page._title, page._lead]
    parts += page.rail.findChildren(QWidget)
    return [
        (*part.mapTo(page, part.rect().topLeft()).toTuple(), *part.size().toTuple())
        for part in parts
    ]


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
def test_what_can_be_read_first_does_not_move_when_the_rest_is_there(
    user: User, desk: Desk, case_id: CaseId, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = CasePage(user, desk, case=case_id)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.look()
    qtbot.waitUntil(lambda: page.findChild(FirstPaint) is not None and page.now.isVisible())
    page.grab()
    first = placed(page)
    assert page.findChild(PlainButton, "toTeam") is None

    qtbot.waitUntil(lambda: desk.idle() and page.findChild(PlainButton, "toTeam") is not None)
    page.grab()

    assert placed(page) == first


def test_the_keyboard_stays_on_what_happens_now_when_the_rest_is_there(
    user: User, desk: Desk, case_id: CaseId, show: Callable[[Page], None]
) -> None:
    page = CasePage(user, desk, case=case_id)
    show(page)

    held = page.focusWidget()
    assert held is not None
    assert held.objectName() == "nowGo"


def test_nothing_of_a_case_just_given_is_shown_at_a_glance(
    user: User, case_id: CaseId, sign_in: SignIn, desk: Desk, show: Callable[[Page], None]
) -> None:
    adviser = sign_in(builders.HR_NAME, builders.HR_PASSWORD)
    seen: list[CaseGlance] = [adviser.cases.glance(case_id)]
    page = CasePage(adviser, desk, case=case_id)
    show(page)

    assert seen[0].new_here
    assert not page.bar.isVisible()
    assert not page.now.isVisible()


def test_a_page_other_than_the_first_says_that_a_record_is_not_as_it_was_written(
    user: User, desk: Desk, case_id: CaseId, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    by_the_driver(user, case_id, "UPDATE report SET how_found = 'planted'")
    page = EvidencePage(user, desk, case=case_id)
    show(page)

    said = "The record of this case is not as it was written."
    qtbot.waitUntil(lambda: said in page.notices.sentences(), timeout=20_000)
    with qtbot.waitSignal(page.go) as went:
        found = page.findChild(PlainButton, "notice-record-action")
        assert found is not None
        found.click()
    assert went.args[0].place == "case"


def test_a_page_says_nothing_of_a_record_that_is_as_it_was_written(
    user: User, desk: Desk, case_id: CaseId, qtbot: QtBot
) -> None:
    page = EvidencePage(user, desk, case=case_id)
    qtbot.addWidget(page)
    with qtbot.waitSignal(desk.changed, timeout=20_000):  # it was compared with its log
        page.look()
    qtbot.waitUntil(desk.idle)

    assert user.cases.view(case_id).unchanged.since_signing_in
    assert page.notices.sentences() == []
