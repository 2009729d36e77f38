"""The child of the start figure: tells the moment of its first paint and ends."""

import os
import sys
import time


def _tell() -> None:
    sys.stdout.write(f"{time.monotonic()}\n")
    sys.stdout.flush()
    os._exit(0)


def _bare() -> None:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow
    from typing_extensions import override

    class Bare(QMainWindow):
        @override
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            _tell()

    application = QApplication(["bare"])
    window = Bare()
    window.resize(1280, 800)
    window.show()
    application.exec()


def _program(folder: str) -> None:
    """The program as its command starts it, loading in its own order; only the page's first paint is listened to."""
    from casebook import __main__ as program
    from casebook import app  # before Qt, as in the program

    app.collect_less_often()

    from PySide6.QtGui import QPaintEvent  # isort: skip
    from PySide6.QtWidgets import QWidget  # isort: skip

    from casebook.ui.pages.sign_in import SignInPage  # isort: skip

    def painted(page: QWidget, event: QPaintEvent) -> None:
        QWidget.paintEvent(page, event)
        _tell()

    SignInPage.paintEvent = painted  # type: ignore[method-assign]
    sys.argv = ["casebook", folder]
    program.main()


if __name__ == "__main__":
    if sys.argv[1] == "program":
        _program(sys.argv[2])
    _bare()
