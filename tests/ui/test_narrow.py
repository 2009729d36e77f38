"""Pages of a case that is full of things fit a small window with large letters."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from casebook.domain.page_id import PageId
from casebook.services.demo_cast import LENA, ORIEL, Player
from casebook.services.user import User
from casebook.ui import pages, theme
from casebook.ui.desk import Desk
from casebook.ui.pages import CasePageMaker
from casebook.ui.widgets.page import Page
from tests.ui.story import Sitting

Sit = Callable[[Player, str, str], Sitting]


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, text_percent=200)
    yield
    theme.apply(qapp)


@pytest.fixture(autouse=True)
def kept() -> Iterator[list[Page]]:
    """Pages that are not let go before the test is over."""
    pages_of_test: list[Page] = []
    yield pages_of_test
    pages_of_test.clear()


def too_wide(page: Page) -> list[str]:
    return [
        f"{type(area.widget()).__name__} by {area.horizontalScrollBar().maximum()}"
        for area in page.findChildren(QScrollArea)
        if area.isVisibleTo(page) and area.horizontalScrollBar().maximum() > 0
    ]


def squeezed(make: CasePageMaker, user: User, desk: Desk, seat: Sitting) -> Page:
    """A page that gets the room there is, as in the window."""
    page = make(user, desk, case=seat.case, detail="")
    page.setMinimumSize(1, 1)
    return page


@pytest.mark.parametrize("size", [(1280, 760), (1024, 660)])
@pytest.mark.parametrize(
    ("who", "scene"),
    [
        (ORIEL, "the charges are put"),
        (LENA, "the hearing is recorded"),
        (LENA, "the sanction"),
        (LENA, "the letter was received"),
    ],
)
@pytest.mark.usefixtures("large")
def test_nothing_has_to_be_scrolled_sideways(
    kept: list[Page], sit: Sit, who: Player, scene: str, size: tuple[int, int]
) -> None:
    seat = sit(who, "SC-1", scene)
    found: dict[PageId, list[str]] = {}
    for which, make in pages.case_pages().items():
        page = seat.open(lambda user, desk, make=make: squeezed(make, user, desk, seat), size=size)  # type: ignore[misc]
        kept.append(page)
        QTest.qWait(1)
        found[which] = too_wide(page)
        if page.minimumSizeHint().width() > size[0]:
            found[which].append(f"the page by {page.minimumSizeHint().width() - size[0]}")
        page.hide()

    assert {which: areas for which, areas in found.items() if areas} == {}
