"""Earlier warnings on the screen: entered by HR, kept from who decides, looked at on the decision page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from casebook.domain.acts import Act
from casebook.domain.decision import Finding, FindingResult, Sanction
from casebook.domain.ids import EventId, PersonId
from casebook.domain.warning import ConductFamily, EarlierWarning
from casebook.services.demo_cast import DAVIT, LENA, NOOR, Player
from casebook.store import warning as rows
from casebook.ui import dialogs
from casebook.ui.pages.decision import DecisionPage
from casebook.ui.pages.warning import WarningPage
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.warning_form import WarningForm, WarningLookForm
from tests.ui.story import Sitting

Sit = Callable[[Player, str, str], Sitting]
FINDINGS = "findings, then severity"
GIVEN = EarlierWarning(
    EventId(""), Sanction.FIRST_WRITTEN_WARNING, date(2025, 9, 1), 6, ConductFamily.ONLINE_WORDS,
    PersonId(""), datetime(2020, 1, 1, tzinfo=UTC), "2.1",
)  # fmt: skip


def shown(page: Page) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def press(page: Page, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def warning_page(seat: Sitting, size: tuple[int, int] = (1280, 800)) -> WarningPage:
    return seat.open(lambda user, desk: WarningPage(user, desk, case=seat.case), size=size)


def decision_page(seat: Sitting, detail: str = "") -> DecisionPage:
    return seat.open(lambda user, desk: DecisionPage(user, desk, case=seat.case, detail=detail))


def on_desk(seat: Sitting, work: Callable[[], object]) -> None:
    """Have something done where the databases are open."""
    seat.desk.ask(work, lambda _done: None)
    seat.settle()


def warned(seat: Sitting) -> None:
    """A warning of the paper file is on the record, as HR entered it."""

    def enter() -> None:
        user = seat.user
        people = user.cases.view(seat.case).record.team.people
        noor = next(person.id for person in people if person.name == NOOR.name)
        kept = replace(GIVEN, id=EventId("w"), by=noor, at=user.clock.now())
        with user.session.open_case(seat.case) as file, file.transaction(Act.WARNING_ENTERED) as tx:
            rows.add(tx, kept)

    on_desk(seat, enter)


def find_all(seat: Sitting) -> None:
    def find() -> None:
        for charge in seat.user.cases.view(seat.case).record.charges:
            found = Finding(charge.id, FindingResult.PROVED, "Accepted", charge.exhibits)
            seat.user.decisions.record_finding(seat.case, found)

    on_desk(seat, find)


def test_hr_enters_a_warning_and_takes_it_back(sit: Sit) -> None:
    seat = sit(NOOR, "SC-1", FINDINGS)
    page = warning_page(seat)
    assert "There is none to show you." in shown(page)
    press(page, "begin-warning")
    seat.settle()
    form = page.form
    assert isinstance(form, WarningForm)
    press(page, "record")
    assert "Enter the day on the warning letter." in shown(page)

    form.level.set_value(Sanction.FINAL_WRITTEN_WARNING)
    form.issued_on.set_value(date(2025, 6, 22))
    form.months.set_value("30")
    form.about.set_value(ConductFamily.ONLINE_TIME)
    press(page, "record")
    assert "Enter a number of months from 1 to 24." in shown(page)
    form.months.set_value("12")
    press(page, "record")
    seat.settle()

    assert "Final written warning" in shown(page)
    assert "Sun 21 Jun 2026" in shown(page)
    [kept] = seat.record().warnings
    dialogs.answers.next("Another person's")
    press(page, f"withdraw-{kept.id}")
    seat.settle()
    assert "Taken back" in shown(page)
    assert seat.record().warnings[0].withdrawn == "Another person's"


def test_who_decides_sees_none_before_the_findings_and_is_told_why(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", FINDINGS)
    warned(seat)
    page = warning_page(seat)

    assert "First written warning" not in shown(page)
    assert "What is kept back for now is not shown here" in shown(page)
    button = page.findChild(QPushButton, "begin-warning")
    assert button is not None
    assert not button.isEnabled()
    assert "The case owner or the HR adviser records this." in shown(page)


def test_the_decision_page_says_nothing_of_one_before_the_findings(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", FINDINGS)
    warned(seat)

    assert "arning" not in shown(decision_page(seat))


def test_what_counts_is_looked_at_on_the_decision_page_before_the_severity(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", FINDINGS)
    warned(seat)
    find_all(seat)

    page = decision_page(seat)

    assert page.findChild(WarningLookForm) is not None
    assert "First written warning" in shown(page)
    assert "Sat 28 Feb 2026" in shown(page)
    press(page, "record")
    seat.settle()
    [look] = seat.record().warning_looks
    assert look.shown == (EventId("w"),)
    assert "Looked at on Thu 8 Jan 2026" in shown(page)
    assert page.findChild(WarningLookForm) is None


@pytest.mark.parametrize("step", ["severity", "sanction"])
def test_a_case_without_warnings_asks_nothing_and_says_so_in_a_line(sit: Sit, step: str) -> None:
    seat = sit(LENA, "SC-1", "the signed sheet is attached")
    page = decision_page(seat, step)

    assert "No earlier warning that counts is on the record of this case." in shown(page)
    assert "Earlier warnings" not in shown(page)


def test_the_investigator_is_told_nothing_of_warnings(sit: Sit) -> None:
    seat = sit(DAVIT, "SC-1", "the signed sheet is attached")

    assert "warning" not in shown(decision_page(seat, "severity"))


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800)])
def test_the_page_and_its_form_fit(sit: Sit, size: tuple[int, int]) -> None:
    seat = sit(NOOR, "SC-1", FINDINGS)
    page = warning_page(seat, size)
    press(page, "begin-warning")
    seat.settle()

    assert page.area.horizontalScrollBar().maximum() == 0
