"""The window's parts without a screen: an application dressed as in use, and waiting until something is painted."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from casebook import app
from casebook.ui import theme
from casebook.ui.desk import Desk

_LONGEST = 60_000  # milliseconds


def application() -> QApplication:
    """The one application, made on the first call."""
    made = QApplication.instance()
    if isinstance(made, QApplication):
        return made
    app.collect_less_often()
    made = QApplication(["bench"])
    theme.apply(made)
    return made


class Painted(QObject):
    """Notes the moment of the first paint of a widget once something is so."""

    def __init__(self, widget: QWidget, ready: Callable[[], bool]) -> None:
        super().__init__()
        self._ready, self._loop = ready, QEventLoop()
        self.at: float | None = None
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.at is None and self._ready():
            QTimer.singleShot(0, self._done)  # after every widget of this paint
            self.at = 0.0
        return False

    def _done(self) -> None:
        self.at = time.perf_counter()
        self._loop.quit()

    def wait(self) -> float:
        """The moment, on the clock of `time.perf_counter`."""
        if not self.at:
            QTimer.singleShot(_LONGEST, self._loop.quit)
            self._loop.exec()
        if not self.at:
            raise TimeoutError("nothing was painted")
        return self.at


def settle(desk: Desk) -> None:
    """Let everything that is under way end."""
    until = time.monotonic() + _LONGEST / 1000
    while not desk.idle():
        if time.monotonic() > until:
            raise TimeoutError("the desk did not come to rest")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    QApplication.processEvents()
