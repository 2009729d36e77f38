"""The practice stories told as far as a test needs them, and a page opened there by somebody who is signed in."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from casebook.domain.case_view import CaseView
from casebook.domain.clock import PlayedClock
from casebook.domain.ids import CaseId
from casebook.domain.record import CaseRecord
from casebook.services import demo_play
from casebook.services.demo_casebooks import SCHOOL_CASEBOOK
from casebook.services.demo_cast import Player
from casebook.services.demo_scene import Opening
from casebook.services.opening import Opener
from casebook.services.user import User
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.widgets.first_paint import FirstPaint
from casebook.ui.widgets.page import Page
from casebook.vault.cost import STANDARD_LIMITS, Cost, CostLimits

P = TypeVar("P", bound=Page)
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
OPENER = Opener(CHEAP, CostLimits(CHEAP, STANDARD_LIMITS.ceiling), None)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A casebook in which the stories were told up to a moment."""

    folder: Path
    case: CaseId
    clock: PlayedClock

    def copy(self, into: Path) -> "Chapter":
        shutil.copytree(self.folder, into)
        return Chapter(into, self.case, self.clock)

    def sign_in(self, player: Player) -> User:
        return demo_play.sign_in(self.folder, player, clock=self.clock, opener=OPENER)


def tell(into: Path) -> dict[tuple[str, str], Chapter]:
    """Tell both stories, keeping the casebook as it was before each scene, by scenario and scene."""
    folder, clock, chapters = into / "casebook", PlayedClock(SCHOOL_CASEBOOK.set_up), {}
    told = demo_play.enrol(SCHOOL_CASEBOOK, folder, None, clock=clock, opener=OPENER)
    with demo_play.Stage(folder, clock=clock, opener=OPENER) as stage:
        for number, scene in enumerate(SCHOOL_CASEBOOK.scenes):
            clock.set(scene.moment)
            if not isinstance(scene, Opening):
                stage.leave()
                kept = shutil.copytree(folder, into / str(number))
                case = told.cases[scene.scenario]
                chapter = Chapter(kept, case, PlayedClock(scene.moment))
                chapters[scene.scenario, scene.what] = chapter
            user = stage.user(scene.who)
            if isinstance(scene, Opening):
                scene.act(user, told)
            else:
                scene.act(user, told.cases[scene.scenario], told)
    return chapters


@dataclass
class Sitting:
    """Somebody at the window: their pages, and where those wanted to go."""

    qtbot: QtBot
    desk: Desk
    user: User
    case: CaseId
    went: list[Destination] = field(default_factory=list)

    def open(self, make: Callable[[User, Desk], P], *, size: tuple[int, int] = (1280, 800)) -> P:
        page = make(self.user, self.desk)
        self.qtbot.addWidget(page)
        page.go.connect(self.went.append)
        page.resize(*size)
        page.show()
        page.look()
        self.qtbot.waitUntil(lambda: self.desk.idle() and page.findChild(FirstPaint) is None)
        self.settle()
        return page

    def settle(self) -> None:
        self.qtbot.waitUntil(self.desk.idle, timeout=20_000)
        QCoreApplication.processEvents()  # widgets that were just made are shown

    def view(self) -> CaseView:
        got: list[CaseView] = []
        self.desk.ask(lambda: self.user.cases.view(self.case), got.append)
        self.settle()
        return got[0]

    def record(self) -> CaseRecord:
        return self.view().record


@pytest.fixture(scope="session")
def chapters(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Chapter]:
    """The casebook as it was before each scene of the practice stories, told once in a run."""
    return tell(tmp_path_factory.mktemp("story"))


@pytest.fixture
def sit(
    chapters: dict[tuple[str, str], Chapter], tmp_path: Path, qtbot: QtBot, desk: Desk
) -> Iterator[Callable[[Player, str, str], Sitting]]:
    """Sits somebody down before a scene of a practice story, in a copy of their own."""
    signed_in: list[User] = []

    def down(player: Player, scenario: str, before: str) -> Sitting:
        mine = chapters[scenario, before].copy(tmp_path / "told")
        signed_in.append(mine.sign_in(player))
        return Sitting(qtbot, desk, signed_in[-1], mine.case)

    yield down
    qtbot.waitUntil(desk.idle, timeout=20_000)
    for user in signed_in:
        user.close()
