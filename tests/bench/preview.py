"""From a keystroke on the documents page to the letter's preview on the screen."""

import time
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from casebook.ui.desk import Desk
from casebook.ui.pages.documents import DocumentsPage
from tests.bench import screen
from tests.bench.figure import Figure, percentile
from tests.bench.story import KIND, story

_KEYS = "The office will write about pay and holiday by Friday week."


def figures(scratch: Path) -> tuple[Figure, ...]:
    """Each key is typed when the one before has been drawn; the whole wait counts, pauses of ours too."""
    screen.application()
    told = story(scratch)
    user, desk = told.hr(), Desk()
    page = DocumentsPage(user, desk, case=told.case, detail=KIND)
    page.resize(1280, 800)
    page.show()
    page.look()
    screen.settle(desk)
    box = page.findChild(QPlainTextEdit, "final_arrangements")
    assert box is not None
    took = [_drawn_after(page, box, key) for key in _KEYS][5:]
    page.leave()
    screen.settle(desk)
    page.close()
    page.deleteLater()
    desk.ask(user.close, lambda _done: None)
    screen.settle(desk)
    desk.close()
    median = f"median {percentile(took, 50) * 1000:.0f} ms"
    return (Figure("keystroke to preview, p95", percentile(took, 95) * 1000, "ms", "-", None, 100, 40, median),)  # fmt: skip


def _drawn_after(page: DocumentsPage, box: QPlainTextEdit, key: str) -> float:
    loop = QEventLoop()
    page.preview.drawn.connect(loop.quit)
    start = time.perf_counter()
    QTest.keyClicks(box, key)
    loop.exec()
    page.preview.repaint()
    took = time.perf_counter() - start
    page.preview.drawn.disconnect(loop.quit)
    return took
