"""Dialogs leave nothing behind, and tests can answer them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer  # noqa: TID251 - to see that nothing is in them
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget  # noqa: TID251 - to press its buttons
from pytestqt.qtbot import QtBot

from casebook.ui import dialogs
from casebook.ui.dialogs import Answers

ROOT = Path(__file__).resolve().parents[2]


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


@pytest.mark.slow
def test_picking_files_opens_none_of_them(needs: Callable[[str], None], tmp_path: Path) -> None:
    """Fault 37: what the file dialog shows and gives back was not read, whatever its name says it is."""
    needs("strace")
    folder, log = tmp_path / "desk", tmp_path / "opened.txt"
    folder.mkdir()
    names = ("screenshot.png", "noextension", "film.mov", "mail.eml", "link.url", "folder.zip")
    for name in names:
        (folder / name).write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 4096)
    watch = ("strace", "-f", "-qq", "-e", "trace=open,openat,openat2", "-o", str(log))
    child = (sys.executable, "-m", "tests.ui.picking", str(folder), *names[:2])

    done = subprocess.run(
        [*watch, *child],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    opened = log.read_text(errors="replace")

    assert done.stdout.split() == list(names[:2]), done.stderr
    assert str(folder) in opened, "the trace must see that the folder itself was listed"
    assert [name for name in names if f"desk/{name}" in opened] == []
