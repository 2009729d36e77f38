"""Words are shown as words: no markup, no files opened, nothing hidden."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casebook.ui.widgets.plain import (
    PlainButton,
    PlainLabel,
    PlainLineEdit,
    PlainTextEdit,
    caption,
    set_tip,
)

MARKUP = '<b>bold</b> <img src="/etc/passwd">'


def test_a_label_shows_markup_as_it_was_written(qtbot: QtBot) -> None:
    label = PlainLabel(MARKUP)
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == MARKUP


def test_a_label_marks_what_cannot_be_seen(qtbot: QtBot) -> None:
    label = PlainLabel("abc\u202edef")
    qtbot.addWidget(label)

    assert label.text() == "abc⟦U+202E⟧def"


def test_a_tool_tip_holds_no_markup_of_anybody_elses(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    label = PlainLabel("x")
    qtbot.addWidget(label)

    set_tip(widget, MARKUP)
    label.setToolTip(MARKUP)

    assert "<img" not in widget.toolTip()
    assert "<img" not in label.toolTip()
    assert "&lt;img" in widget.toolTip()


def test_a_rich_paste_gives_its_words_alone(qtbot: QtBot, tmp_path: Path) -> None:
    box = PlainTextEdit()
    qtbot.addWidget(box)
    rich = QMimeData()
    rich.setHtml(f'<p>Hello</p><img src="file://{tmp_path}/x.png">')
    rich.setText("Hello")
    box.insertFromMimeData(rich)

    assert box.toPlainText() == "Hello"


@pytest.mark.parametrize("kind", ["picture", "files"])
def test_a_paste_without_words_gives_nothing(qtbot: QtBot, kind: str) -> None:
    box = PlainTextEdit()
    qtbot.addWidget(box)
    data = QMimeData()
    data.setData("image/png" if kind == "picture" else "x-special/files", b"\x89PNG")

    assert not box.canInsertFromMimeData(data)


def test_what_is_typed_is_cleaned_and_people_are_told(qtbot: QtBot) -> None:
    line = PlainLineEdit()
    qtbot.addWidget(line)
    with qtbot.waitSignal(line.cleaned) as told:
        line.insert("Bram\u202e Ellery")
        line.textEdited.emit(line.text())

    assert line.text() == "Bram Ellery"
    assert told.args == [["U+202E"]]


def test_a_secret_is_left_exactly_as_it_was_typed(qtbot: QtBot) -> None:
    line = PlainLineEdit(secret=True)
    qtbot.addWidget(line)
    QTest.keyClicks(line, " two  spaces ")

    assert line.text() == " two  spaces "


def test_tab_leaves_a_text_box(qtbot: QtBot) -> None:
    box = PlainTextEdit()
    qtbot.addWidget(box)

    assert box.tabChangesFocus()


def test_an_ampersand_in_a_name_is_no_mnemonic(qtbot: QtBot) -> None:
    button = PlainButton(caption("Smith & Sons"))
    qtbot.addWidget(button)

    assert button.shortcut().isEmpty()
    assert button.accessibleName() == "Smith & Sons"
