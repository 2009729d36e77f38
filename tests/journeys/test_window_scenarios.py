"""The worked scenarios through the real window: the end of SC-5 by keyboard and mouse, and SC-3 from both sides."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from casebook.domain.clock import PlayedClock
from casebook.domain.decision import ReferralDecision
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.services import demo_play
from casebook.services.demo_cast import DAVIT, NOOR, ORIEL, RUTH, Player, at
from casebook.settings import AppSettings, Places
from casebook.ui import dialogs, theme
from casebook.ui.actions import ActionId, Destination
from casebook.ui.desk import Desk
from casebook.ui.pages.home import HomePage
from casebook.ui.pages.sign_in import SignInPage
from casebook.ui.widgets.plain import PlainButton
from casebook.ui.window import Window
from tests.journeys.inside import AFTERWARDS, Inside
from tests.journeys.person import Person
from tests.journeys.told import OPENER, Chronicle

Seat = Callable[[Path, datetime, Player | None], Person]


@pytest.fixture
def at_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    """Sits somebody down at the window of a casebook, at a moment; signed in, where somebody is named."""
    theme.apply(qapp)
    people: list[Person] = []
    dialogs.answers.clear()
    dialogs.answers.strict = True

    def sit(folder: Path, moment: datetime, player: Player | None) -> Person:
        number = str(len(people))
        copy = shutil.copytree(folder, tmp_path / number / "casebook")
        desk = Desk()
        window = Window(
            desk,
            clock=PlayedClock(moment),
            opener=OPENER,
            places=Places(*(tmp_path / number / name for name in ("config", "data", "logs"))),
            settings=AppSettings(),
            folder=copy,
            relaunch=lambda _folder: None,
        )
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        person = Person(window, desk, qtbot)
        people.append(person)
        qtbot.waitUntil(lambda: isinstance(window.page(), SignInPage), timeout=30_000)
        person.wait()
        if player is not None:
            person.write("name", player.name)
            person.write("password", player.password)
            person.press("unlock")
        return person

    yield sit
    dialogs.answers.strict = False
    for person in people:
        if person.window._user is not None:
            person.window.lock()
        qtbot.waitUntil(person.desk.idle)
        person.desk.close()


def words(page: QWidget) -> str:
    """All that a page shows, its tables among it."""
    found = [one.text() for one in page.findChildren(QLabel)]
    for table in page.findChildren(QTableView):
        model = table.model()
        found += [
            str(model.index(row, column).data())
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        ]
    return "\n".join(found)


def count(person: Person) -> int:
    model = person.window.page().findChild(QTableView).model()  # type: ignore[union-attr]
    return int(model.rowCount())


# SC-5: the review, the closing and the closing record


@pytest.mark.journey
def test_the_advice_is_reviewed_closed_and_written_up_through_the_window(
    school_told: Chronicle, at_window: Seat, tmp_path: Path
) -> None:
    moment = at(2026, 1, 23, 15, 10)
    before = school_told.folder(at(2026, 1, 22, 9, 0))
    person = at_window(before, moment, ORIEL)
    case = school_told.case("SC-5")
    person.window.go(Destination(PageId.OUTSIDE, case))
    person.wait()
    person.pick("step", OutsideStep.REVIEW_HELD)
    person.write("on", "23 Jan 2026")
    person.write("by", ORIEL.name)
    person.write("note", "Improved")
    person.press("record")
    person.act(ActionId.CLOSE_CASE)
    person.press(f"outcome-{ClosureOutcome.INFORMAL_ADVICE}")
    person.write("reason", "Improved; access to sites was not withdrawn because advice was enough.")
    dialogs.answers.next(1)
    person.press("close-case")
    person.act(ActionId.CLOSE_CASE)
    person.press(f"begin-{OutsideStep.CLOSURE_RECORD}")
    for body in ("dbs", "tra", "lado"):
        person.pick(body, ReferralDecision.NOT_MET)
    person.write("referral-reasons", "About time at work and nobody else")
    person.press("access-never_withdrawn")
    person.write("support", "None was wanted")
    person.write("lessons", "Nothing")
    person.press("record")
    person.act(ActionId.LOCK)
    person.wait()

    assert person.dead_ends == []
    folder = tmp_path / "0" / "casebook"
    user = demo_play.sign_in(folder, ORIEL, clock=PlayedClock(moment), opener=OPENER)
    record = user.cases.view(case).record
    user.close()
    assert record.case.stage is Stage.CLOSURE
    assert record.case.outcome is ClosureOutcome.INFORMAL_ADVICE
    assert record.closing.lessons == "Nothing"


# SC-3: kept in the school's casebook, sealed without the head


@pytest.mark.journey
@pytest.mark.parametrize("player", [ORIEL, DAVIT], ids=["head", "deputy"])
def test_the_window_of_whoever_works_at_the_school_has_no_trace_of_the_heads_case(
    inside: Inside, at_window: Seat, player: Player
) -> None:
    person = at_window(inside.folder, AFTERWARDS, player)
    seen = words(person.window.page()) + person.window.windowTitle()
    for search in ("Tansley", "governors", "ProLink", "postpone"):
        person.act(ActionId.FIND)
        box = person.window.page().findChild(QLineEdit)
        assert box is not None
        box.setText(search)
        person.wait()
        assert count(person) == 0, search
        box.clear()
    for where in (ActionId.DEADLINES, ActionId.PEOPLE, ActionId.HOME):
        person.act(where)
        seen += words(person.window.page())

    for trace in ("SC-3", "o-tansley", "ProLink", "hysterical", "first written warning"):
        assert trace not in seen
    assert "no longer shared with you" not in seen
    assert person.dead_ends == []


@pytest.mark.journey
def test_the_chair_finds_the_case_reads_its_guide_and_sees_who_has_it(
    inside: Inside, at_window: Seat
) -> None:
    person = at_window(inside.folder, AFTERWARDS, RUTH)
    closed = person.window.page().findChild(PlainButton, "closed")
    if closed is not None:
        person.press("closed")
    person.window.go(Destination(PageId.CASE, inside.case))
    person.wait()
    said = words(person.window.page())
    person.act(ActionId.TEAM)
    team = words(person.window.page())

    assert ORIEL.name in said
    assert NOOR.name in team
    assert DAVIT.name not in team
    assert person.dead_ends == []


@pytest.mark.journey
def test_the_chairs_practice_casebook_offers_its_own_people_to_sign_in_as(
    governance_told: Chronicle, at_window: Seat
) -> None:
    person = at_window(governance_told.folder(AFTERWARDS), AFTERWARDS, None)
    door = person.window.page()
    person.qtbot.waitUntil(lambda: bool(door.findChildren(PlainButton, "player-clerk")))
    offered = {
        link.objectName()
        for link in door.findChildren(PlainButton)
        if link.objectName().startswith("player-")
    }
    person.press("player-chair_of_governors")
    person.press("unlock")

    assert offered == {
        "player-chair_of_governors",
        "player-hr_adviser",
        "player-outside",
        "player-clerk",
    }
    home = person.window.page()
    assert isinstance(home, HomePage)
    assert (home.model.count(closed=False), home.model.count(closed=True)) == (0, 1)
    assert person.dead_ends == []
