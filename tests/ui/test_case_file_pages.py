"""The pages of a full case: they fit, every widget has a name, and no two things answer to one mnemonic."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from casebook.services.demo_cast import LENA, ORIEL, Player
from casebook.ui import theme
from casebook.ui.desk import Desk
from casebook.ui.pages.advice import AdvicePage
from casebook.ui.pages.allegations import NEW_CHARGE, AllegationsPage
from casebook.ui.pages.close import ClosePage
from casebook.ui.pages.decision import DecisionPage
from casebook.ui.pages.documents import DocumentsPage
from casebook.ui.pages.fairness import FairnessPage
from casebook.ui.pages.outside import OutsidePage
from casebook.ui.widgets.page import Page
from tests.ui.story import Sitting

Sit = Callable[[Player, str, str], Sitting]
HEARING, PANEL = (
    (ORIEL, "SC-1", "the charges are put"),
    (LENA, "SC-1", "the signed sheet is attached"),
)
PAGES = [
    pytest.param(HEARING, AllegationsPage, "", id="allegation"),
    pytest.param(HEARING, AllegationsPage, NEW_CHARGE, id="charge"),
    pytest.param(HEARING, AdvicePage, "", id="advice"),
    pytest.param(HEARING, OutsidePage, "", id="outside"),
    pytest.param(HEARING, ClosePage, "", id="close"),
    pytest.param(HEARING, FairnessPage, "", id="fairness"),
    pytest.param(PANEL, DecisionPage, "hearing", id="hearing"),
    pytest.param(PANEL, DecisionPage, "findings", id="finding"),
    pytest.param(PANEL, DecisionPage, "severity", id="severity"),
    pytest.param(PANEL, DecisionPage, "sanction", id="sanction"),
    pytest.param(PANEL, DecisionPage, "sheet", id="sheet"),
    pytest.param(PANEL, DocumentsPage, "", id="letter"),
]
MENUS = "fcedvh"


def opened(
    sit: Sit, scene: tuple[Player, str, str], kind: type[Page], detail: str, size: tuple[int, int]
) -> Page:
    seat = sit(*scene)

    def make(user: object, desk: Desk) -> Page:
        return kind(user, desk, case=seat.case, detail=detail)  # type: ignore[arg-type, misc]

    page = seat.open(make, size=size)
    seat.settle()
    return page


def seen(page: Page) -> list[QWidget]:
    return [each for each in page.findChildren(QWidget) if each.isVisibleTo(page)]


@pytest.mark.parametrize(("scene", "kind", "detail"), PAGES)
def test_everything_has_a_name_and_a_mnemonic_of_its_own(
    sit: Sit, scene: tuple[Player, str, str], kind: type[Page], detail: str
) -> None:
    page = opened(sit, scene, kind, detail, (1280, 800))
    nameless, letters = [], Counter[str](MENUS)
    for widget in seen(page):
        words = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if (
            reached
            and not isinstance(widget, QScrollArea)
            and not (widget.accessibleName() or words)
        ):
            nameless.append(f"{type(widget).__name__} {widget.objectName()}")
        labels = isinstance(widget, QLabel) and widget.buddy() is not None
        if labels or isinstance(widget, QAbstractButton):
            letters.update(re.findall(r"&([a-z])", words.replace("&&", "").lower()))
    assert nameless == []
    assert [letter for letter, times in letters.items() if times > 1] == []


@pytest.mark.parametrize(
    ("size", "percent"), [((1280, 800), 100), ((1024, 700), 100), ((1280, 800), 200)]
)
@pytest.mark.parametrize(("scene", "kind", "detail"), PAGES)
def test_nothing_is_scrolled_sideways(  # noqa: PLR0917 - pytest hands fixtures over by name
    sit: Sit,
    qapp: QApplication,
    scene: tuple[Player, str, str],
    kind: type[Page],
    detail: str,
    size: tuple[int, int],
    percent: int,
) -> None:
    theme.apply(qapp, text_percent=percent)
    try:
        page = opened(sit, scene, kind, detail, size)
        wide = [
            area.objectName() or type(area.widget()).__name__
            for area in page.findChildren(QScrollArea)
            if area.isVisibleTo(page) and area.horizontalScrollBar().maximum() > 0
        ]
        assert (page.width(), page.height()) == size
    finally:
        theme.apply(qapp)
    assert wide == []


@pytest.mark.parametrize(("scene", "kind", "detail"), PAGES)
def test_tab_goes_down_the_form(
    sit: Sit, scene: tuple[Player, str, str], kind: type[Page], detail: str
) -> None:
    page = opened(sit, scene, kind, detail, (1280, 800))
    boxes = [each for each in seen(page) if isinstance(each, QLineEdit | QPlainTextEdit)]
    chain: list[QWidget] = []
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    tops = [box.mapTo(page, box.rect().topLeft()).y() for box in chain if box in boxes]
    assert tops == sorted(tops)
