"""The page of a case shows what the guide computes, and makes the moves it allows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from casebook.domain.clock import LONDON, PlayedClock
from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.domain.report import ReportSource
from casebook.domain.stage import Stage
from casebook.services.user import User
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.pages.case import CasePage
from casebook.ui.pages.log import LogPage
from casebook.ui.pages.report import ReportPage
from casebook.ui.pages.triage import TriagePage
from casebook.ui.widgets import wording
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.row import RowButton
from tests import builders


@pytest.fixture
def page(user: User, desk: Desk, case_id: CaseId, show: Callable[[Page], None]) -> CasePage:
    made = CasePage(user, desk, case=case_id)
    show(made)
    return made


def words(page: Page) -> list[str]:
    return [label.text() for label in page.findChildren(PlainLabel) if label.isVisibleTo(page)]


def button(page: Page, name: str) -> PlainButton:
    found = page.findChild(PlainButton, name)
    assert found is not None
    return found


def test_it_says_first_what_happens_now_and_goes_there(
    page: CasePage, user: User, case_id: CaseId, qtbot: QtBot
) -> None:
    now = user.cases.view(case_id).guide.now

    assert wording.read(now.sentence) in words(page)
    with qtbot.waitSignal(page.go) as went:
        button(page, "nowGo").click()
    assert went.args == [Destination(now.page, case_id, now.document)]


def test_why_this_why_then_is_answered_on_request(page: CasePage) -> None:
    why = page.findChild(PlainLabel, "why")
    assert why is not None

    assert not why.isVisible()
    button(page, "askWhy").click()
    assert why.isVisible()
    assert "From:" in why.text()


def test_every_task_is_a_row_that_opens_it(
    page: CasePage, user: User, case_id: CaseId, qtbot: QtBot
) -> None:
    tasks = user.cases.view(case_id).guide.tasks
    rows = page.tasks.rows()

    assert [row.accessibleName().split(". ")[0] for row in rows] == [
        wording.read(task.title) for task in tasks
    ]
    with qtbot.waitSignal(page.go) as went:
        rows[1].click()
    assert went.args == [Destination(tasks[1].page, case_id, tasks[1].document or tasks[1].step)]


def test_a_move_that_cannot_be_made_says_why_beside_it_and_leads_to_the_cure(
    page: CasePage, qtbot: QtBot
) -> None:
    assert not button(page, "move-triage").isEnabled()
    assert any("Say who reported it" in each for each in words(page))
    with qtbot.waitSignal(page.go) as went:
        button(page, "cure-report").click()
    assert went.args is not None
    assert went.args[0].place is PageId.REPORT


def test_a_move_is_made_and_the_page_looks_again(
    page: CasePage, user: User, case_id: CaseId, desk: Desk, qtbot: QtBot
) -> None:
    report = user.cases.view(case_id).record.report
    done = replace(report, source=ReportSource.STAFF, reporter_name="Ana")
    desk.do(lambda: user.cases.complete_report(case_id, done))
    qtbot.waitUntil(lambda: button(page, "move-triage").isEnabled())
    qtbot.waitUntil(desk.idle)
    button(page, "move-triage").click()
    qtbot.waitUntil(lambda: page.now.isVisible() and "Triage" in words(page))
    qtbot.waitUntil(desk.idle)

    assert user.cases.view(case_id).record.case.stage is Stage.TRIAGE
    assert "The case has moved on, and other dates with it." in page.notices.sentences()
    offered = (("notice-moved-action", ".ics"), ("notice-moved-also", ".pdf"))
    for name, ending in offered:
        with qtbot.waitSignal(page.paper) as wanted:
            button(page, name).click()
        [paper] = wanted.args or []
        assert paper.file_name.endswith(ending)
        assert builders.SUBJECT_NAME.encode() not in paper.make()


def test_what_is_due_today_is_to_be_done_now_and_what_is_not_has_its_day(
    user: User, desk: Desk, case_id: CaseId, show: Callable[[Page], None], clock: PlayedClock
) -> None:
    clock.set(datetime(2025, 11, 18, 9, 0, tzinfo=LONDON))
    page = CasePage(user, desk, case=case_id)
    show(page)

    due = {one.key: one.day for one in user.cases.view(case_id).guide.deadlines}
    assert due["acknowledge"] == date(2025, 11, 18)
    row = page.findChild(RowButton, "task-acknowledge")
    assert row is not None
    assert row.accessibleName() == (
        "Thank the person who reported it. Latest: the end of Tue 18 Nov. Do this now"
    )


def test_the_dates_are_taken_away_from_the_page_too(page: CasePage, qtbot: QtBot) -> None:
    for name in ("toDiary", "printDates"):
        with qtbot.waitSignal(page.paper):
            button(page, name).click()


def test_the_record_is_checked_in_the_background_and_said_to_be_unchanged(
    page: CasePage, desk: Desk, qtbot: QtBot
) -> None:
    checked = page.findChild(PlainLabel, "recordChecked")
    assert checked is not None

    said = "Record unchanged, checked Mon 17 Nov 2025"
    qtbot.waitUntil(lambda: checked.text().startswith(said) and desk.idle())


def test_who_may_know_is_everyone_with_a_key(page: CasePage) -> None:
    assert f"{builders.HEAD_NAME}, {builders.HR_NAME}." in words(page)


def test_the_report_is_completed_and_the_first_answers_stay(
    user: User, desk: Desk, case_id: CaseId, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    page = ReportPage(user, desk, case=case_id)
    show(page)
    page.form.source.set_value(ReportSource.PARENT)
    page.form.reporter.set_value("Ana Reed")
    page.form.happened.line.setText("6 Nov 2025")
    with qtbot.waitSignal(page.go) as went:
        page.save.click()
    qtbot.waitUntil(desk.idle)
    record = user.cases.view(case_id).record

    assert went.args == [Destination(PageId.CASE, case_id)]
    assert (record.report.source, record.report.reporter_name) == (ReportSource.PARENT, "Ana Reed")
    assert record.report.concern == builders.a_concern()
    assert record.case.conduct_on == date(2025, 11, 6)
    assert record.case.policy_at_conduct is not None


def test_a_day_that_is_none_stops_the_report_beside_its_field(
    user: User, desk: Desk, case_id: CaseId, show: Callable[[Page], None]
) -> None:
    page = ReportPage(user, desk, case=case_id)
    show(page)
    page.form.happened.line.setText("31 Feb 2025")
    page.save.click()

    assert "exists" in page.form.happened.shown_problem()
    assert user.cases.view(case_id).record.case.conduct_on is None


def test_triage_asks_a_reason_for_every_no(
    user: User, desk: Desk, case_id: CaseId, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    page = TriagePage(user, desk, case=case_id)
    show(page)
    question = page.form.questions["possible_offence"]
    question.answer.set_value("no")
    question.answer.edited.emit()
    page.save.click()

    assert question.reason.shown_problem() == "Say why, in a sentence."
    question.reason.set_value("Nothing in it is a threat.")
    with qtbot.waitSignal(page.go):
        page.save.click()
    qtbot.waitUntil(desk.idle)
    kept = user.cases.view(case_id).record.triage.possible_offence
    assert (kept.answer, kept.reason) == ("no", "Nothing in it is a threat.")


def test_everything_that_happened_is_there_newest_first(
    user: User, desk: Desk, case_id: CaseId, show: Callable[[Page], None]
) -> None:
    user.cases.set_subject_address(case_id, ("1 Mill Row", "Wexmoor"))
    page = LogPage(user, desk, case=case_id)
    show(page)
    rows = [
        [str(page.model.index(at, column).data()) for column in range(4)]
        for at in range(page.model.rowCount())
    ]

    assert len(rows) == user.cases.view(case_id).entries
    assert rows[0][0] == str(len(rows))
    assert rows[-1][2:] == [builders.HEAD_NAME, wording.read(user.cases.log_lines(case_id)[0].act)]


def test_hr_sees_why_a_button_of_the_owner_is_shut(
    user: User,
    desk: Desk,
    case_id: CaseId,
    show: Callable[[Page], None],
    sign_in: Callable[[str, str], User],
) -> None:
    hr = sign_in(builders.HR_NAME, builders.HR_PASSWORD)
    page = TriagePage(hr, desk, case=case_id)
    show(page)

    assert not page.save.isEnabled()
    assert "The case owner decides at triage." in words(page)


def test_what_is_beside_and_below_follows_the_first_paint(
    user: User, desk: Desk, case_id: CaseId, qtbot: QtBot
) -> None:
    page = CasePage(user, desk, case=case_id)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    page.look()
    qtbot.waitUntil(page.now.isVisible)

    assert page.findChild(PlainButton, "move-triage") is None
    qtbot.waitUntil(lambda: page.findChild(PlainButton, "move-triage") is not None)
    assert page.findChild(PlainButton, "toTeam") is not None


def test_the_rest_of_a_page_that_nobody_looks_at_is_filled_all_the_same(
    user: User, desk: Desk, case_id: CaseId, qtbot: QtBot
) -> None:
    page = CasePage(user, desk, case=case_id)
    qtbot.addWidget(page)
    page.look()

    qtbot.waitUntil(lambda: page.findChild(PlainButton, "move-triage") is not None)
