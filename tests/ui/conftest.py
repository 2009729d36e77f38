"""What tests of the window share: the theme on, a desk that is put away, and answers to dialogs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casebook.domain.clock import PlayedClock
from casebook.services.opening import Opener
from casebook.services.user import User
from casebook.settings import AppSettings, Places
from casebook.ui import dialogs, theme
from casebook.ui.desk import Desk
from casebook.ui.dialogs import Answers
from casebook.ui.widgets.first_paint import FirstPaint
from casebook.ui.widgets.page import Page
from casebook.ui.window import Window
from tests.ui import threads
from tests.ui.story import chapters, sit  # noqa: F401 - fixtures live with the stories


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """The application looks as it does in use, and text has its usual size."""
    theme.apply(qapp)


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A desk that ends its threads, and whose work touches no widget."""
    with threads.noticed() as touched:
        made = Desk()
        yield made
        made.close()
    assert touched == []


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


@pytest.fixture
def show(qtbot: QtBot, desk: Desk) -> Callable[[Page], None]:
    """Puts a page on the screen and waits until it shows what it asked for."""

    def act(page: Page) -> None:
        qtbot.addWidget(page)
        page.resize(1280, 800)
        page.show()
        page.look()
        qtbot.waitUntil(lambda: desk.idle() and page.findChild(FirstPaint) is None)

    return act


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Folders of this PC, for one test."""
    return Places(config=tmp_path / "config", data=tmp_path / "data", logs=tmp_path / "logs")


@pytest.fixture
def restarts() -> list[Path | None]:
    """The folders the program was started anew with."""
    return []


@pytest.fixture
def window(  # noqa: PLR0917 - pytest hands fixtures over by name
    qtbot: QtBot,
    desk: Desk,
    clock: PlayedClock,
    opener: Opener,
    places: Places,
    restarts: list[Path | None],
) -> Iterator[Window]:
    """The real window, with nothing open yet."""
    made = Window(
        desk,
        clock=clock,
        opener=opener,
        places=places,
        settings=AppSettings(),
        folder=None,
        relaunch=restarts.append,
    )
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    if made._user is not None:
        made._end_session()
    qtbot.waitUntil(desk.idle)


@pytest.fixture
def opened(window: Window, user: User, qtbot: QtBot, desk: Desk) -> Window:
    """The window with the headteacher signed in."""
    window._opened(user)
    qtbot.waitUntil(desk.idle)
    return window
