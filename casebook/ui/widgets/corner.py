"""The right end of the menu bar: which school, who is signed in, and the way to lock."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.card import Tag
from casebook.ui.widgets.plain import PlainButton, PlainLabel

_SLOW = 400  # milliseconds before work is worth a word


class _Who(PlainLabel):
    """Words at the right, cut where there is no room: menus come first."""

    def __init__(self) -> None:
        super().__init__("", "muted", wrap=False)
        self.setObjectName("who")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.colour("muted"))
        fitting = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideLeft, self.width()
        )
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, fitting
        )
        painter.end()


class Corner(QWidget):
    """Says who is here.

    Signals:
        lock_wanted(): lock the casebook.
    """

    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("corner")
        self._busy, self._who = PlainLabel("", "small", wrap=False), _Who()
        self._practice = Tag(_("PRACTICE"), "warn")
        self._lock = PlainButton(_("Lock (Ctrl+L)"), "link", name="lock")
        self._lock.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has its key and its menu
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(10), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self._who, 1)
        for each in (self._busy, self._practice, self._lock):
            row.addWidget(each)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW)
        self._slow.timeout.connect(lambda: self._busy.setText(_("Working…")))
        self._lock.clicked.connect(self.lock_wanted)
        self.clear()

    def show_person(self, school: str, name: str, title: str, *, practice: bool) -> None:
        """Say who is signed in, and at which school."""
        self._who.setText(
            " · ".join(part for part in (school, f"{name}, {title}" if title else name) if part)
        )
        self._practice.setVisible(practice)
        self._lock.show()
        self._who.show()

    def clear(self) -> None:
        """Nobody is signed in."""
        self._who.setText("")
        self._who.hide()
        self._practice.hide()
        self._lock.hide()

    def show_busy(self, busy: bool) -> None:  # noqa: FBT001 - a slot of a signal that carries a yes or no
        """Say that work is under way, once it takes long enough to notice."""
        if busy:
            self._slow.start()
        else:
            self._slow.stop()
            self._busy.setText("")
