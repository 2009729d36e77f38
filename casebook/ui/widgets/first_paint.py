"""Doing something once a widget has been drawn, so that what is seen first is seen soon."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

SHOWN_AFTER: Final = 5  # milliseconds after its paint: it is on the screen by then
_ANYWAY_AFTER: Final = 100  # milliseconds: nobody may ever look at it


class FirstPaint(QObject):
    """Calls `act` once, soon after the next paint of a widget; or after a while, where it is not drawn at all."""

    def __init__(self, widget: QWidget, act: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._act = widget, act
        self._wait = QTimer(self, singleShot=True, interval=_ANYWAY_AFTER)
        self._wait.timeout.connect(self._done)
        self._wait.start()
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            self._wait.start(SHOWN_AFTER)
        return False

    def _done(self) -> None:
        self._widget.removeEventFilter(self)
        self.deleteLater()
        self._act()
