"""A case with 500 exhibits opened and its first page drawn, beside one SELECT of those rows."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select

from casebook.domain.evidence import ExhibitDetails, FirstAnswers, ZonedTime
from casebook.domain.ids import CaseId
from casebook.domain.image_gate import GateAnswer
from casebook.services.user import User
from casebook.store.rows.evidence import ExhibitRow
from casebook.ui.desk import Desk
from casebook.ui.pages.case import CasePage
from casebook.ui.pages.evidence import EvidencePage
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.rail import StepLine
from tests import builders
from tests.bench import office, screen
from tests.bench.figure import Figure, Pair, interleaved, seconds

_EXHIBITS = 500
_ROUNDS = 15
_STEPS = 9

Make = Callable[[User, Desk], tuple[Page, QWidget, Callable[[], bool]]]


def figures(scratch: Path) -> tuple[Figure, ...]:
    """The case opened from its closed file: as values alone, as its own page, and as the page of its evidence."""
    screen.application()
    user, hr = office.founded(scratch, office.cheap(scratch))
    case = office.a_case(user, hr)
    _fill(user, case, scratch)
    user.close()
    user = office.signed_in(scratch, office.cheap(scratch))
    beside = user.session.files.unchecked(case)

    def one_select() -> None:
        with beside.reading() as tx:
            assert len(tx.session.scalars(select(ExhibitRow)).all()) == _EXHIBITS

    def measured(ours: Callable[[], float]) -> Pair:
        return interleaved(ours, lambda: seconds(one_select), rounds=_ROUNDS, warm=2)

    lines = [
        ("case page", measured(lambda: _opened(user, case, _case_page(case)))),
        ("evidence page", measured(lambda: _opened(user, case, _evidence_page(case)))),
    ]
    viewed = measured(lambda: _viewed(user, case))
    beside.close()
    user.close()
    remark = f"of that, the case as values: {viewed.median[0] * 1000:.1f} ms"
    return tuple(figure for name, both in lines for figure in _both(name, both, remark))


def _both(name: str, both: Pair, remark: str) -> tuple[Figure, Figure]:
    ours, peer = both.median
    work = f"open a case of 500 exhibits, {name}"
    return (
        Figure(work, ours * 1000, "ms", "SELECT of those rows", peer * 1000, 5, 3, both.spread),
        Figure(work, ours * 1000, "ms", "-", None, 100, 50, remark),
    )


def _fill(user: User, case: CaseId, scratch: Path) -> None:
    answers = FirstAnswers(
        shows="A public post with a photograph of a class, and what was answered to it",
        where="https://chirrup.example.org/status/1",
        seen_at=ZonedTime(builders.MONDAY, "Europe/London"),
    )
    files = []
    for number in range(_EXHIBITS):
        files.append(scratch / f"{number}.png")
        files[-1].write_bytes(office.picture(number))
    for start in range(0, _EXHIBITS, 50):
        batch = tuple(files[start : start + 50])
        cleared = user.evidence.gate(GateAnswer.NO, len(batch))
        assert cleared is not None
        prepared = user.evidence.prepare(case, cleared, batch)
        details = ExhibitDetails(platform="Chirrup", account="@example", words="As it was posted.")
        user.evidence.commit(case, prepared, answers, details)


def _viewed(user: User, case: CaseId) -> float:
    with office.open_once(user, case):
        return seconds(lambda: user.cases.view(case))


def _opened(user: User, case: CaseId, make: Make) -> float:
    """Seconds from wanting the page to its paint with the case on it."""
    desk = Desk()
    with office.open_once(user, case):
        start = time.perf_counter()
        page, widget, ready = make(user, desk)
        painted = screen.Painted(widget, ready)
        page.resize(1280, 800)
        page.show()
        page.look()
        took = painted.wait() - start
        page.leave()
        page.retire()
        desk.clear()
        page.close()
        page.deleteLater()
        # Gone at once, as in the window: what a page does later on is not waited for.
        QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
        screen.settle(desk)
        desk.ask(lambda: user.session.files._cases.pop(case).close(), lambda _done: None)
        screen.settle(desk)
        desk.close()
    return took


def _case_page(case: CaseId) -> Make:
    def make(user: User, desk: Desk) -> tuple[Page, QWidget, Callable[[], bool]]:
        page = CasePage(user, desk, case=case)
        return page, page.now, lambda: _can_be_read(page)

    return make


def _can_be_read(page: CasePage) -> bool:
    """Whether the page shows whose case it is, where it stands, and what happens now."""
    title = page.bar.findChild(PlainLabel, "caseTitle")
    now = page.now.findChild(PlainLabel, "nowSentence")
    shown = (
        title,
        now,
        *page.rail.findChildren(StepLine),
        page.now.findChild(PlainButton, "nowGo"),
    )
    return len(shown) > _STEPS and all(one is not None and one.isVisible() for one in shown)


def _evidence_page(case: CaseId) -> Make:
    def make(user: User, desk: Desk) -> tuple[Page, QWidget, Callable[[], bool]]:
        page = EvidencePage(user, desk, case=case)
        grid = page.list.grid
        return page, grid.viewport(), lambda: grid.model().rowCount() == _EXHIBITS

    return make
