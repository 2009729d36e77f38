"""What tests of the window share: the theme on, a desk that is put away, and answers to dialogs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casebook.services.demo_cast import Player
from casebook.services.user import User
from casebook.ui import dialogs, theme
from casebook.ui.desk import Desk
from casebook.ui.dialogs import Answers
from tests.ui.story import Chapter, Sitting, tell


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """The application looks as it does in use, and text has its usual size."""
    theme.apply(qapp)


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A desk that ends its threads."""
    made = Desk()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def answers() -> Iterator[Answers]:
    """Answers to dialogs: one that nobody prepared for fails, and so does one nobody asked for."""
    dialogs.answers.clear()
    dialogs.answers.strict = True
    yield dialogs.answers
    unused = dialogs.answers.unused()
    dialogs.answers.clear()
    dialogs.answers.strict = False
    assert unused == 0, "an answer was prepared that no dialog asked for"


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
