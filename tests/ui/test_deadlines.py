"""Deadlines: what is due, as a list and as a month, by keyboard alone, and the dates taken away."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from casebook.domain.calendar import SchoolDates, Term
from casebook.domain.clock import LONDON, PlayedClock
from casebook.domain.deadline_list import Band, DayKind
from casebook.domain.ids import CaseId
from casebook.domain.outside import OutsideStep
from casebook.services.user import User
from casebook.ui import dialogs
from casebook.ui.actions import Destination, Place
from casebook.ui.desk import Desk
from casebook.ui.models.deadlines import BANDS, HEADING, TONE, UNDER, WHEN, DeadlinesModel
from casebook.ui.pages.deadlines import DeadlinesPage
from casebook.ui.pages.paper import PaperTray
from casebook.ui.widgets.deadline_list import DeadlineList, spoken
from casebook.ui.widgets.month_view import KINDS, MonthView
from casebook.ui.widgets.page import Page, Paper
from casebook.ui.widgets.plain import PlainButton
from tests import builders

Show = Callable[[Page], None]


def later(clock: PlayedClock, day: int) -> None:
    clock.set(datetime(2025, 11, day, 9, 0, tzinfo=LONDON))


@pytest.fixture
def page(user: User, case_id: CaseId, desk: Desk, show: Show, clock: PlayedClock) -> DeadlinesPage:
    later(clock, 20)
    made = DeadlinesPage(user, desk)
    show(made)
    return made


def keys(view: DeadlineList) -> list[str]:
    rows = (view.rows.at(at) for at in range(view.rows.rowCount()))
    return [one.deadline.key for one in rows if one is not None]


def test_nothing_recorded_teaches_and_offers_the_first_step(
    user: User, desk: Desk, show: Show, qtbot: QtBot
) -> None:
    page = DeadlinesPage(user, desk)
    show(page)
    record = page.findChild(PlainButton, "recordFirst")
    assert record is not None
    assert record.isVisible()
    assert not page.diary.isVisible()

    with qtbot.waitSignal(page.go) as went:
        record.click()
    assert went.args == [Destination(Place.CONCERN)]


def test_what_is_overdue_stands_first_with_why_and_from_when(page: DeadlinesPage) -> None:
    rows = page.list.rows
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    heading = rows.index(0)
    place = next(at for at, key in enumerate(keys(page.list), 1) if key == "acknowledge")
    first = rows.index(place)

    assert (heading.data(), heading.data(HEADING)) == ("Overdue", True)
    assert not rows.flags(heading) & Qt.ItemFlag.ItemIsSelectable
    assert first.data() == "Thank the person who reported it"
    assert first.data(WHEN) == "Do this now. It was due on Tue 18 Nov 2025"
    assert first.data(TONE) == "stop"
    assert builders.SUBJECT_NAME in first.data(UNDER)
    assert "2 working days after the concern reached the school" in first.data(UNDER)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole).startswith(
        "Thank the person who reported it. Do this now."
    )


def test_return_opens_where_it_is_done(page: DeadlinesPage, case_id: CaseId, qtbot: QtBot) -> None:
    page.list.setFocus()
    chosen = page.list.rows.at(page.list.currentIndex().row())
    assert chosen is not None

    with qtbot.waitSignal(page.go) as went:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert went.args == [Destination(chosen.deadline.page, case_id, chosen.deadline.detail)]


def test_the_keyboard_passes_over_headings(page: DeadlinesPage) -> None:
    page.list.setFocus()
    seen = []
    for _step in range(page.list.rows.rowCount()):
        one = page.list.rows.at(page.list.currentIndex().row())
        assert one is not None
        seen.append(one.deadline.key)
        QTest.keyClick(page.list, Qt.Key.Key_Down)

    assert list(dict.fromkeys(seen)) == keys(page.list)


def test_mine_leaves_out_what_waits_for_others(
    page: DeadlinesPage, user: User, case_id: CaseId
) -> None:
    mine = {one.deadline.key for one in user.deadlines.look().rows if one.mine}

    assert set(keys(page.list)) == mine
    page.all.click()
    assert set(keys(page.list)) == {one.deadline.key for one in user.deadlines.look().rows}


def test_the_month_counts_what_is_due_and_the_day_names_it(page: DeadlinesPage) -> None:
    page.as_month.click()
    assert page.month.isVisible()
    page.month.choose(date(2025, 11, 18))

    assert page.month.spoken().startswith("Tue 18 Nov 2025, ")
    assert page.month.spoken().endswith("due")
    assert "acknowledge" in keys(page.of_day)
    page.month.choose(date(2025, 11, 22))
    assert page.month.spoken() == "Sat 22 Nov 2025, weekend"
    assert not page.of_day.isVisible()


def test_the_month_is_walked_by_keyboard(page: DeadlinesPage) -> None:
    page.as_month.click()
    month = page.month
    month.setFocus()
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up,
                Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_Home):  # fmt: skip
        QTest.keyClick(month, key)
        walked.append(month.day)

    assert walked == [
        date(2025, 11, 21), date(2025, 11, 28), date(2025, 11, 27), date(2025, 11, 20),
        date(2025, 12, 20), date(2025, 11, 20), date(2025, 10, 20), date(2025, 11, 20),
    ]  # fmt: skip


@pytest.mark.parametrize(("start", "first", "last"), [
    (date(2026, 2, 14), date(2026, 1, 26), date(2026, 3, 8)),
    (date(2025, 11, 30), date(2025, 10, 27), date(2025, 12, 7)),
])  # fmt: skip
def test_six_weeks_from_a_monday_hold_the_whole_month(
    qtbot: QtBot, start: date, first: date, last: date
) -> None:
    month = MonthView()
    qtbot.addWidget(month)
    month.choose(start)

    days = month.shown_days()
    assert (days[0], days[-1], len(days)) == (first, last, 42)


def test_a_click_chooses_the_day_under_it(page: DeadlinesPage) -> None:
    page.as_month.click()
    days = page.month.shown_days()
    at = days.index(date(2025, 11, 26))

    QTest.mouseClick(page.month, Qt.MouseButton.LeftButton, pos=page.month.cell(at).center())
    assert page.month.day == date(2025, 11, 26)


def test_holidays_closed_days_and_breaks_are_said(
    page: DeadlinesPage, user: User, desk: Desk, qtbot: QtBot
) -> None:
    terms = (Term(date(2025, 11, 3), date(2025, 12, 19)), Term(date(2026, 1, 5), date(2026, 2, 13)))
    desk.do(lambda: user.calendar.save(SchoolDates(terms, closures=(date(2025, 11, 28),))))
    qtbot.waitUntil(desk.idle)
    page.as_month.click()
    said = {}
    for day in (date(2025, 11, 28), date(2025, 12, 25), date(2025, 12, 30)):
        page.month.choose(day)
        said[day] = page._day_note.text()

    assert said == {
        date(2025, 11, 28): "School closed · Nothing is due.",
        date(2025, 12, 25): "Christmas Day · Nothing is due.",
        date(2025, 12, 30): "Not in term · Nothing is due.",
    }


def test_the_dates_go_into_a_file_for_a_diary(  # noqa: PLR0917 - pytest hands fixtures over by name
    user: User, case_id: CaseId, desk: Desk, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    page = DeadlinesPage(user, desk)
    show(page)
    tray = PaperTray(desk, page)
    page.paper.connect(tray.put)
    into = tmp_path / "dates.ics"
    dialogs.answers.next(into)
    with qtbot.waitSignal(tray.done) as said:
        page.diary.click()

    assert "Open the file" in str(said.args)
    assert Calendar.from_ical(into.read_bytes()).walk("VEVENT")
    assert builders.SUBJECT_NAME.encode() not in into.read_bytes()


def test_the_dates_go_on_paper(page: DeadlinesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.paper) as wanted:
        page.print.click()
    [paper] = wanted.args or []

    assert isinstance(paper, Paper)
    assert paper.make().startswith(b"%PDF")
    assert not paper.saved


def test_a_day_that_is_past_says_why_there_is_no_file(
    user: User, case_id: CaseId, desk: Desk, show: Show, clock: PlayedClock
) -> None:
    later(clock, 30)
    page = DeadlinesPage(user, desk)
    show(page)

    assert not page.diary.isEnabled()
    assert page._why_not.isVisible()
    assert page._why_not.text() == "There is no day ahead to put in a calendar."


def test_what_is_done_leaves_the_list(
    page: DeadlinesPage, user: User, case_id: CaseId, desk: Desk, qtbot: QtBot
) -> None:
    assert "acknowledge" in keys(page.list)
    step = user.cases.view(case_id).guide.tasks
    outside = next(one.step for one in step if one.id == "acknowledge")
    desk.do(
        lambda: user.cases.record_outside(
            case_id, OutsideStep(outside), on=date(2025, 11, 18), by="Head"
        )
    )
    qtbot.waitUntil(desk.idle)

    assert "acknowledge" not in keys(page.list)


def test_bands_and_kinds_all_have_words() -> None:
    assert set(BANDS) == set(Band)
    assert set(KINDS) == set(DayKind)


def test_a_list_without_headings_is_deadlines_alone(user: User, case_id: CaseId) -> None:
    rows = user.deadlines.look().rows
    model = DeadlinesModel(spoken)
    model.show_rows(rows, headings=False)

    assert model.rowCount() == len(rows)


@pytest.mark.parametrize("chip", ["asList", "asMonth"])
def test_no_two_things_answer_to_one_letter_in_either_view(page: DeadlinesPage, chip: str) -> None:
    seen = page.findChild(PlainButton, chip)
    assert seen is not None
    seen.click()
    shown = [one.text() for one in page.findChildren(PlainButton) if one.isVisibleTo(page)]
    letters = [words[words.index("&") + 1].lower() for words in shown if "&" in words]

    assert len(letters) >= 6
    assert sorted(letters) == sorted(set(letters))
    assert not set(letters) & set("fcedvh")  # the menus
