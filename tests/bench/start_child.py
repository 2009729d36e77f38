"""The child of the start figure: tells the moment of its first paint and ends."""

import os
import sys
import time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from typing_extensions import override


def _tell() -> None:
    sys.stdout.write(f"{time.monotonic()}\n")
    sys.stdout.flush()
    os._exit(0)


class _Bare(QMainWindow):
    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _tell()


def _bare() -> None:
    application = QApplication(["bare"])
    window = _Bare()
    window.resize(1280, 800)
    window.show()
    application.exec()


def _program(folder: str) -> None:
    """The program as its command starts it; only the page's first paint is listened to."""
    from casebook import __main__ as program
    from casebook.ui.pages.sign_in import SignInPage

    def painted(page: QWidget, event: QPaintEvent) -> None:
        QWidget.paintEvent(page, event)
        _tell()

    SignInPage.paintEvent = painted  # type: ignore[method-assign]
    sys.argv = ["casebook", folder]
    program.main()


if __name__ == "__main__":
    _program(sys.argv[2]) if sys.argv[1] == "program" else _bare()
