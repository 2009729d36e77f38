"""Dialogs leave nothing behind, and tests can answer them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer  # noqa: TID251 - to see that nothing is in them
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget  # noqa: TID251 - to press its buttons
from pytestqt.qtbot import QtBot

from casebook.ui import dialogs
from casebook.ui.dialogs import Answers


def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_an_answer_put_in_is_given_and_no_window_opens(qtbot: QtBot, answers: Answers) -> None:
    answers.next(1, [Path("a.png"), Path("b.png")], None)
    owner = parent(qtbot)

    assert dialogs.confirm(owner, "Sure?", "Really?", yes="Yes")
    assert dialogs.open_files(owner, "Files") == (Path("a.png"), Path("b.png"))
    assert dialogs.save_file(owner, "Save", "1-letter.pdf") is None


def test_a_dialog_nobody_prepared_for_fails_the_test(qtbot: QtBot) -> None:
    with pytest.raises(AssertionError):
        dialogs.tell(parent(qtbot), "Title", "Sentence")


def test_closing_a_question_gives_the_safe_answer(qtbot: QtBot, answers: Answers) -> None:
    answers.strict = False
    owner = parent(qtbot)

    seen: list[list[str]] = []

    def close() -> None:
        window = QApplication.activeModalWidget()
        assert window is not None
        focus = window.focusWidget()
        buttons = [each.text() for each in window.findChildren(QPushButton)]
        seen.extend([buttons, [focus.text() if isinstance(focus, QPushButton) else ""]])
        window.close()

    QTimer.singleShot(100, close)

    assert not dialogs.confirm(owner, "Issue?", "It cannot be taken back.", yes="Issue it")
    assert seen == [["&Cancel", "Issue it"], ["&Cancel"]]


def test_where_files_were_looked_for_is_forgotten(
    qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    answers.strict = False
    folder = tmp_path / "Bram Ellery"
    folder.mkdir()
    (folder / "shot.png").write_bytes(b"x")
    owner = parent(qtbot)

    def pick() -> None:
        window = QApplication.activeModalWidget()
        assert isinstance(window, QFileDialog)
        window.setDirectory(str(folder))
        window.findChildren(QLineEdit)[0].setText("shot.png")
        window.accept()
        if window.isVisible():
            window.reject()

    QApplication.setAttribute(  # the platform's own dialog cannot be driven from here
        Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    )
    QTimer.singleShot(100, pick)
    picked = dialogs.open_files(owner, "Files")
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")

    assert picked == (folder / "shot.png",)
    assert [key for key in kept.allKeys() if key.startswith("FileDialog")] == []
    assert not any(
        b"Bram" in path.read_bytes() for path in Path.home().rglob("*") if path.is_file()
    )
