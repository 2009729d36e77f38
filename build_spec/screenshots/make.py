"""Make the pictures of the README: the practice case in the middle of its investigation, in the program's own window.

Run from the checkout with `make screenshots`; no screen is needed.
"""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from PySide6.QtTest import QTest  # noqa: E402 - the platform comes first
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit  # noqa: E402

from casebook.domain.clock import PlayedClock  # noqa: E402
from casebook.domain.guide import PageId  # noqa: E402
from casebook.services import demo, demo_cast  # noqa: E402
from casebook.services.opening import standard_opener  # noqa: E402
from casebook.settings import AppSettings, Places  # noqa: E402
from casebook.ui import theme  # noqa: E402
from casebook.ui.actions import Destination  # noqa: E402
from casebook.ui.desk import Desk  # noqa: E402
from casebook.ui.window import Window  # noqa: E402

MOMENT = datetime(2025, 12, 1, 9, 5, tzinfo=UTC)
PAGES = {"case": PageId.CASE, "evidence": PageId.EVIDENCE, "fairness": PageId.FAIRNESS}


def main(scratch: Path) -> None:
    opener = standard_opener(scratch / "data")
    told = demo.rehearse(
        scratch / "school", None, until=MOMENT, opener=opener, progress=lambda _words: None
    )
    app = QApplication([])
    theme.apply(app)
    desk = Desk()
    places = Places(scratch / "config", scratch / "data", scratch / "logs")
    window = Window(
        desk, clock=PlayedClock(MOMENT), opener=opener, places=places, settings=AppSettings(),
        folder=scratch / "school", relaunch=lambda _folder: None,
    )  # fmt: skip
    window.resize(1280, 800)
    window.show()
    settle(desk)
    head = demo_cast.ORIEL
    window.page().findChild(QLineEdit, "name").setText(head.name)
    window.page().findChild(QLineEdit, "password").setText(head.password)
    window.page().findChild(QAbstractButton, "unlock").click()
    settle(desk)
    window.grab().save(str(HERE / "home.png"))
    for name, page in PAGES.items():
        window.go(Destination(page, told.cases["SC-1"]))
        settle(desk)
        window.grab().save(str(HERE / f"{name}.png"))
    window.lock()
    settle(desk)
    desk.close()


def settle(desk: Desk) -> None:
    """Wait until the window shows what it was asked for, pictures included."""
    for _ in range(40):
        QTest.qWait(50)
    while not desk.idle():
        QTest.qWait(50)
    QTest.qWait(300)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        main(Path(scratch))
