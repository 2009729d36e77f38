"""Notices that nobody is there: no key and no mouse for some minutes."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication
from typing_extensions import override

_SIGNS_OF_LIFE = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.DragMove, QEvent.Type.InputMethod,
})  # fmt: skip
_MINUTE = 60_000  # milliseconds


class IdleWatch(QObject):
    """Counts from the last key or mouse move anywhere in the program.

    Signals:
        soon(): a minute is left.
        back(): somebody came back in that minute.
        idle(): the time is over.
    """

    soon = Signal()
    back = Signal()
    idle = Signal()

    def __init__(self, parent: QObject, *, minutes: int) -> None:
        super().__init__(parent)
        self._last, self._first = QTimer(self), QTimer(self)
        for timer in (self._last, self._first):
            timer.setSingleShot(True)
            timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._last.setInterval(minutes * _MINUTE)
        self._first.setInterval(max(0, minutes - 1) * _MINUTE)
        self._warned = False
        self._last.timeout.connect(self._over)
        self._first.timeout.connect(self._warn)

    def start(self) -> None:
        """Begin to count: somebody is signed in."""
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one, or nothing runs
        self._restart()

    def stop(self) -> None:
        """Stop counting."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # as above
        self._last.stop()
        self._first.stop()

    def remaining(self) -> int:
        """Milliseconds left, or -1 while nothing is counted."""
        return self._last.remainingTime()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE and event.spontaneous() and self._last.isActive():
            self._restart()
        return False

    def _restart(self) -> None:
        self._last.start()
        self._first.start()
        if self._warned:
            self._warned = False
            self.back.emit()

    def _warn(self) -> None:
        self._warned = True
        self.soon.emit()

    def _over(self) -> None:
        self._warned = False
        self.idle.emit()
