"""Home says what there is to do today, and teaches when there is nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from casebook.domain.case import CaseSummary
from casebook.domain.clock import LONDON, PlayedClock
from casebook.domain.ids import CaseId, Reference
from casebook.domain.page_id import PageId
from casebook.domain.report import About
from casebook.domain.set_up import SetUpId
from casebook.domain.stage import Stage
from casebook.services.opening import Opener, create_casebook
from casebook.services.user import User
from casebook.ui.actions import Destination, Place
from casebook.ui.desk import Desk
from casebook.ui.models.cases import BRIEF, DUE, NEXT, STAGE, SUBJECT, TONE, UNDER, CasesModel
from casebook.ui.pages.home import HomePage
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from tests import builders

TODAY = date(2026, 11, 23)


def row(
    reference: str = "FH-7QK4",
    name: str = "D. Okafor",
    due: date | None = None,
    *,
    closed: bool = False,
) -> CaseSummary:
    return CaseSummary(
        case=CaseId(reference),
        reference=Reference(reference),
        subject_name=name,
        subject_post="Teaching assistant",
        brief="Public posts naming the school",
        stage=Stage.INVESTIGATION,
        next_task="Meet {subject}",
        next_fillings=(("subject", name),),
        due=due,
        opened_on=date(2026, 11, 9),
        closed=closed,
        exhibits=0,
        checked_at=datetime(2026, 11, 23, 8, 10, tzinfo=UTC),
        practice=True,
    )


@pytest.fixture
def model() -> CasesModel:
    made = CasesModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


def test_a_row_says_who_what_where_it_stands_and_by_when(model: CasesModel) -> None:
    model.show_cases((row(due=date(2026, 11, 24)),), today=TODAY)

    def cell(column: int, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return model.index(0, column).data(role)

    assert cell(SUBJECT) == "D. Okafor"
    assert cell(SUBJECT, UNDER) == "Teaching assistant"
    assert cell(BRIEF) == "Public posts naming the school"
    assert (cell(STAGE), cell(STAGE, TONE)) == ("Investigation", "info")
    assert cell(NEXT) == "Meet D. Okafor"
    assert (cell(DUE), cell(DUE, TONE)) == ("Tue 24 Nov", "")


def test_what_is_overdue_says_so_in_words_as_well_as_colour(model: CasesModel) -> None:
    model.show_cases((row(due=date(2026, 11, 20)),), today=TODAY)

    assert model.index(0, DUE).data() == "Fri 20 Nov, overdue"
    assert model.index(0, DUE).data(TONE) == "stop"


def test_a_name_with_hidden_characters_is_shown_with_them_marked(model: CasesModel) -> None:
    model.show_cases((row(name="Bram\u202eyrellE"),), today=TODAY)

    assert model.index(0, SUBJECT).data() == "Bram⟦U+202E⟧yrellE"


def test_cases_are_found_by_any_of_their_words(model: CasesModel) -> None:
    model.show_cases(
        (row(), row("FH-2MWD", "P. Lindqvist"), row("FH-C4RN", closed=True)), today=TODAY
    )

    model.look_for("lindqvist posts", closed=False)
    assert [model.case_at(at).reference for at in range(model.rowCount())] == ["FH-2MWD"]
    model.look_for("", closed=True)
    assert [model.case_at(at).reference for at in range(model.rowCount())] == ["FH-C4RN"]


def test_an_empty_home_teaches_and_offers_the_first_step(
    user: User, desk: Desk, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    page = HomePage(user, desk)
    show(page)
    first = page.findChild(PlainButton, "recordFirst")
    assert first is not None

    assert first.isVisible()
    assert not page.table.isVisible()
    with qtbot.waitSignal(page.go) as went:
        first.click()
    assert went.args == [Destination(Place.CONCERN)]


def test_a_case_opens_by_keyboard(
    user: User, desk: Desk, case_id: CaseId, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    page = HomePage(user, desk)
    show(page)
    page.table.setFocus()
    page.table.selectRow(0)

    with qtbot.waitSignal(page.go) as went:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert went.args == [Destination(PageId.CASE, case_id)]


def test_what_is_left_of_set_up_is_counted(
    user: User, desk: Desk, show: Callable[[Page], None]
) -> None:
    page = HomePage(user, desk)
    show(page)
    left = [task for task in user.school.set_up_tasks() if not task.done]
    words = [label.text() for label in page._set_up.findChildren(PlainLabel)]

    assert f"Finish later: {len(left)} things" in words


def test_home_looks_again_when_a_case_changes(
    user: User, desk: Desk, case_id: CaseId, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    page = HomePage(user, desk)
    show(page)
    triage = replace(user.cases.view(case_id).record.triage, reason="Looked at")
    with qtbot.waitSignal(page.model.modelReset):
        desk.do(lambda: user.triage.save(case_id, triage))
    qtbot.waitUntil(desk.idle)


def test_where_no_chair_is_enrolled_home_says_so_and_offers_it(
    user: User, desk: Desk, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    page = HomePage(user, desk)
    show(page)
    enrol = page.findChild(PlainButton, "enrolChair")
    assert enrol is not None
    with qtbot.waitSignal(page.go) as went:
        enrol.click()
    assert went.args == [Destination(Place.PEOPLE)]

    desk.do(lambda: user.school.tick(SetUpId.CHAIR))
    qtbot.waitUntil(desk.idle)
    left = page.findChild(PlainButton, "enrolChair")
    assert left is None or left.isHidden() or not left.isVisible()


def test_a_case_that_one_person_alone_can_open_is_counted(
    tmp_path: Path, clock: PlayedClock, opener: Opener, desk: Desk, show: Callable[[Page], None]
) -> None:
    alone = create_casebook(tmp_path / "alone", builders.a_set_up(), clock=clock, opener=opener)
    alone.cases.record_concern(About.EMPLOYEE, builders.a_concern(), members=())
    page = HomePage(alone, desk)
    show(page)
    said = page.notices.sentences()
    alone.close()

    assert said[0].startswith("1 case(s) can be opened by you alone.")


def test_what_fell_due_since_the_last_visit_is_said_once(  # noqa: PLR0917 - pytest hands fixtures over by name
    user: User,
    case_id: CaseId,
    desk: Desk,
    show: Callable[[Page], None],
    clock: PlayedClock,
    sign_in: Callable[[str, str], User],
    qtbot: QtBot,
) -> None:
    show(HomePage(user, desk))  # Monday
    user.close()
    clock.set(datetime(2025, 11, 20, 9, 0, tzinfo=LONDON))
    later = sign_in(builders.HEAD_NAME, builders.HEAD_PASSWORD)
    page = HomePage(later, desk)
    show(page)

    [said] = [one for one in page.notices.sentences() if one.startswith("Since")]
    assert said.startswith("Since you were last here (Mon 17 Nov) these fell due: ")
    assert "Thank the person who reported it, " in said
    offer = page.findChild(PlainButton, "notice-since-action")
    assert offer is not None
    with qtbot.waitSignal(page.go) as went:
        offer.click()
    assert went.args == [Destination(Place.DEADLINES)]

    again = HomePage(later, desk)
    show(again)
    assert not any(one.startswith("Since") for one in again.notices.sentences())


def test_what_is_pressing_says_by_when_and_leads_to_all_deadlines(  # noqa: PLR0917 - as above
    user: User,
    case_id: CaseId,
    desk: Desk,
    show: Callable[[Page], None],
    clock: PlayedClock,
    qtbot: QtBot,
) -> None:
    clock.set(datetime(2025, 11, 18, 9, 0, tzinfo=LONDON))
    page = HomePage(user, desk)
    show(page)
    words = [label.text() for label in page._attention.findChildren(PlainLabel)]

    assert any("Do this now, by the end of Tue 18 Nov: " in one for one in words)
    leads = page.findChild(PlainButton, "allDeadlines")
    assert leads is not None
    with qtbot.waitSignal(page.go) as went:
        leads.click()
    assert went.args == [Destination(Place.DEADLINES)]


@pytest.mark.parametrize(("height", "seen"), [(400, False), (800, True)])
def test_a_low_window_leaves_its_room_to_the_cases(
    user: User,
    case_id: CaseId,
    desk: Desk,
    show: Callable[[Page], None],
    height: int,
    *,
    seen: bool,
) -> None:
    page = HomePage(user, desk)
    page.setMinimumSize(1, 1)
    show(page)
    page.resize(1000, height)

    details = page._details
    assert details
    assert all(each.isHidden() is not seen for each in details)


def test_a_case_due_today_says_so(model: CasesModel) -> None:
    model.show_cases((row(due=TODAY),), today=TODAY)

    assert model.index(0, DUE).data() == "Mon 23 Nov, today"
    assert model.index(0, DUE).data(TONE) == "stop"
