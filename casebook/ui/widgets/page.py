"""What every page is: a place for notices, a body, and the two ways to ask the desk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.changes import Changes, Kind
from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.errors import CasebookError
from casebook.ui import theme
from casebook.ui.actions import Destination, Place
from casebook.ui.desk import Desk, Job
from casebook.ui.widgets import sentence
from casebook.ui.widgets.card import pad
from casebook.ui.widgets.notice import NoticeBar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paper:
    """Something to put on paper. `make` gives its PDF and runs on the desk; `file_name` is empty where it is never saved.

    `saved` is what is said once it is saved; with it, it is no paper but a file, and is never printed.
    """

    title: str
    make: Callable[[], bytes]
    file_name: str = ""
    saved: str = ""


class Page(QWidget):
    """A page. `top` is above the notices, `content` below them and not scrolled; `watches` names what it shows.

    Signals:
        go(Destination): the person wants to be somewhere else.
        back(): the person wants to be where they were.
        said(str): something to say once this page is gone ("Saved").
        paper(Paper): the person wants something on paper.
        line_known(CaseKind): of a page of a case, what line the case follows.
    """

    go = Signal(object)
    back = Signal()
    said = Signal(str)
    paper = Signal(object)
    line_known = Signal(object)
    watches: ClassVar[frozenset[Kind]] = frozenset()

    def __init__(
        self,
        desk: Desk,
        *,
        case: CaseId | None = None,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk, self.case, self.detail = desk, case, detail
        self._came_in = False
        self.top = QVBoxLayout()
        self.top.setSpacing(0)
        self.notices = NoticeBar()
        self.content = QVBoxLayout()
        self.content.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self.top)
        outer.addWidget(self.notices)
        outer.addLayout(self.content, 1)
        outer.addStretch(0)  # the room below, while there is no content yet
        desk.changed.connect(self._on_changed)

    def look(self) -> None:
        """Ask for what the page shows, and show it. Called once it is on the screen and after each change it watches."""

    def begin(self) -> None:
        """Put the keyboard where the page begins, unless the page put it somewhere itself."""
        if self.focusWidget() is None:
            self._to_first()

    def come_in(self) -> None:
        """What the page shows has come: once, take the keyboard from the bar to it, unless a person moved it there."""
        if not self._came_in:
            self._came_in = True
            # What was just made is shown when the event loop comes round, and takes no keyboard before.
            QTimer.singleShot(0, self, self._from_the_bar)

    def first_place(self) -> None:
        """Put the keyboard on the first thing that can be used."""
        self._to_first()

    def _from_the_bar(self) -> None:
        held = self.keyboard()
        if held is None or self._in_bar(held):
            self.first_place()

    def _in_bar(self, widget: QWidget) -> bool:
        items = (self.top.itemAt(place) for place in range(self.top.count()))
        bars = (item.widget() for item in items if item is not None)
        return any(bar is not None and bar.isAncestorOf(widget) for bar in bars)

    def keyboard(self) -> QWidget | None:
        """What on this page has the keyboard, or would have it if the window were in front."""
        held: QWidget | None = QApplication.focusWidget() or self.window().focusWidget()
        return held if held is not None and self.isAncestorOf(held) else None

    @contextmanager
    def unmoved(self) -> Iterator[None]:
        """Keep the keyboard, and what was scrolled to, where they are while what is shown is made anew."""
        held = self.keyboard()
        bars = [area.verticalScrollBar() for area in self.findChildren(QScrollArea)]
        places = [(bar, bar.value()) for bar in bars]
        yield
        if held is not None and (held.isHidden() or self.keyboard() is not held):
            name = held.objectName()
            # What was just made is shown when the event loop comes round, and takes no keyboard before.
            QTimer.singleShot(0, self, lambda: self._back_to(name, places))

    def _back_to(self, name: str, places: list[tuple[QScrollBar, int]]) -> None:
        again = [one for one in self.findChildren(QWidget, name) if one.isVisibleTo(self)]
        if name and again:
            again[-1].setFocus()
        else:
            self._to_first()
        there = [area.verticalScrollBar() for area in self.findChildren(QScrollArea)]
        for bar, place in places:
            if any(bar is each for each in there):  # what was made anew may have scrolled by itself
                bar.setValue(place)

    def _to_first(self) -> None:
        reached = [each for each in self._in_order() if self._can_be_reached(each)]
        below = [each for each in reached if not self._in_bar(each)]
        for first in (below or reached)[:1]:
            first.setFocus()

    def _in_order(self) -> Iterator[QWidget]:
        widget: QWidget | None = self.nextInFocusChain()
        while widget is not None and widget is not self:
            yield widget
            widget = widget.nextInFocusChain()

    def _can_be_reached(self, widget: QWidget) -> bool:
        return (
            bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            and widget.isEnabled()
            and self.isAncestorOf(widget)
            and widget.isVisibleTo(self)
        )

    def leave(self) -> None:
        """The page is about to go: keep the drafts on it."""

    def retire(self) -> None:
        """Look at nothing any more: the page is gone from the screen."""
        self.desk.changed.disconnect(self._on_changed)

    def unsaved(self) -> bool:
        """Whether something was typed here that is not kept yet and would be lost."""
        return False

    def do(
        self, action: Callable[[], Changes], done: Callable[[Changes], object] | None = None
    ) -> None:
        """Have an action done; a refusal is said at the top of this page."""
        self.notices.drop("refusal")
        self.desk.do(action, done=done, refused=self.refuse)

    def ask(self, question: Callable[[], T], answer: Callable[[T], object]) -> None:
        """Have a question answered; a refusal is said at the top of this page."""
        self.desk.ask(question, answer, refused=self.refuse)

    def run(self, prepare: Callable[[Job], T], answer: Callable[[T], object]) -> Job:
        """Have bytes worked on; a refusal is said at the top of this page."""
        return self.desk.run(prepare, answer, refused=self.refuse)

    def refuse(self, error: CasebookError) -> None:
        """Say why something was refused."""
        self.notices.say(sentence.refusal(error), "stop", key="refusal")

    def go_to(self, place: Place | PageId, detail: str = "") -> None:
        """Ask to be taken to a place, or to a page of this case."""
        case = None if isinstance(place, Place) else self.case
        self.go.emit(Destination(place, case, detail))

    def _on_changed(self, changes: Any) -> None:
        mine = self.case is None or changes.case in {None, self.case}
        if mine and changes.touch(*self.watches):
            self.look()


class ScrollPage(Page):
    """A page whose body scrolls. `body` takes what is in it, in a column of readable width."""

    def __init__(
        self,
        desk: Desk,
        *,
        case: CaseId | None = None,
        detail: str = "",
        characters: int = 100,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, case=case, detail=detail, parent=parent)
        self.area, self.body = scrolled(characters)
        self.content.addWidget(self.area)


def scrolled(
    characters: int = 0, *, parent: QWidget | None = None
) -> tuple[QScrollArea, QVBoxLayout]:
    """A scroll area that never scrolls sideways for words, and the layout of what is in it."""
    area = QScrollArea(parent)
    inside = ScrolledBody(area)
    area.setWidget(inside)
    inside.setObjectName("pageBody")
    column = QVBoxLayout(inside)
    pad(column, 26, 20)
    column.setSpacing(theme.px(14))
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    if characters:
        inside.setMaximumWidth(theme.column(characters) + 2 * theme.px(26))
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area, column


class ScrolledBody(QWidget):
    """What is inside a scroll area. It tells the area whenever what it needs may have changed, and asks for no more.

    Qt does so by itself, but not for what changed while the page was hidden, and then rows are squeezed together. By
    itself it also asks for the height that words would need in the narrowest column, which leaves holes in a wide one.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__()
        self._area = area

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        width = max(least.width(), min(self._area.viewport().width(), self.maximumWidth()))
        needed = self.heightForWidth(width) if self.hasHeightForWidth() else least.height()
        return QSize(least.width(), min(least.height(), needed))

    @override
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            QCoreApplication.postEvent(self._area, QEvent(QEvent.Type.LayoutRequest))
        return handled
