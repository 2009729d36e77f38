"""Somebody at the keyboard, who counts what the job costs them."""

from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from casebook.ui.actions import ActionId
from casebook.ui.desk import Desk
from casebook.ui.widgets.first_paint import FirstPaint
from casebook.ui.window import Window

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


@dataclass(slots=True)
class Person:
    """Uses the window by mouse and keyboard only. A button that cannot be pressed is a dead end."""

    window: Window
    desk: Desk
    qtbot: QtBot
    clicks: int = 0
    fields: int = 0
    dead_ends: list[str] = field(default_factory=list)

    def press(self, name: str) -> None:
        """Press the button of this name, or the row of a task."""
        button = self._found(name, QAbstractButton)
        if not button.isEnabled():
            self.dead_ends.append(name)
        self.clicks += 1
        place = (
            QPoint(12, button.height() // 2)
            if isinstance(button, QRadioButton)
            else button.rect().center()
        )
        QTest.mouseClick(button, LEFT, pos=place)
        self.wait()

    def act(self, which: ActionId) -> None:
        """Trigger an action by its name, as its key does."""
        self.clicks += 1
        self.window.actions_[which].trigger()
        self.wait()

    def write(self, name: str, words: str) -> None:
        """Type words into the field of this name, in place of what is there."""
        self.fields += 1
        box = self._found(name, QWidget)
        assert isinstance(box, QLineEdit | QPlainTextEdit), name
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, words)

    def pick(self, name: str, value: str) -> None:
        """Choose an answer from the list of this name, by the keyboard."""
        self.fields += 1
        box = self._found(name, QComboBox)
        box.setFocus()
        wanted = box.findData(value)
        assert wanted >= 0, value
        while box.currentIndex() < wanted:
            QTest.keyClick(box, Qt.Key.Key_Down)

    def tick(self, name: str, clause: str) -> None:
        """Tick a clause in the list of this name."""
        self.clicks += 1
        listed = self._found(name, QListWidget)
        item = next(
            listed.item(at)
            for at in range(listed.count())
            if listed.item(at).text().startswith(f"{clause} ")
        )
        listed.setCurrentItem(item)
        QTest.keyClick(listed, Qt.Key.Key_Space)
        assert item.checkState() is Qt.CheckState.Checked

    def wait(self) -> None:
        """Wait until the window has done what it was asked and its page is whole, and say whether it refused."""
        self.qtbot.waitUntil(self.desk.idle, timeout=30_000)
        QTest.qWait(1)
        self.qtbot.waitUntil(self._whole, timeout=30_000)
        refused = self.window.page().notices.findChild(QWidget, "notice-refusal")
        if refused is not None and refused.isVisible():
            self.dead_ends.append(refused.accessibleName())

    def _whole(self) -> bool:
        return self.desk.idle() and self.window.page().findChild(FirstPaint) is None

    def _found(self, name: str, kind: type[W]) -> W:
        shown = [
            each
            for each in self.window.page().findChildren(kind, name)
            if each.isVisibleTo(self.window)
        ]
        assert shown, f"nothing named {name} on {type(self.window.page()).__name__}"
        return shown[0]
