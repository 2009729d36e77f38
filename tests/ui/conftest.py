"""What tests of the window share: the theme on, a desk that is put away, and answers to dialogs."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from casebook.ui import dialogs, theme
from casebook.ui.desk import Desk
from casebook.ui.dialogs import Answers


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
