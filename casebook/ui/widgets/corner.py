"""The right end of the menu bar: which school, who is signed in, and the way to lock."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.card import Tag
from casebook.ui.widgets.plain import PlainButton, PlainLabel

_SLOW = 400  # milliseconds before work is worth a word


class Corner(QWidget):
    """Says who is here.

    Signals:
        lock_wanted(): lock the casebook.
    """

    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("corner")
        self._busy, self._who = (
            PlainLabel("", "small", wrap=False),
            PlainLabel("", "muted", wrap=False),
        )
        self._who.setObjectName("who")
        self._practice = Tag(_("PRACTICE"), "warn")
        self._lock = PlainButton(_("Lock (Ctrl+L)"), "link", name="lock")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(10), 0)
        row.setSpacing(theme.px(12))
        for each in (self._busy, self._practice, self._who, self._lock):
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
        self.adjustSize()

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
