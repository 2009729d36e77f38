"""The rail at the left of a case: where the procedure stands, and the parts of the case file."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.guide import RailState, RailStep, Running
from casebook.domain.page_id import PageId
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import emptied, holder, pad, stacked
from casebook.ui.widgets.drawn import DrawnWords
from casebook.ui.widgets.plain import PlainLabel, set_role
from casebook.ui.widgets.row import BareRow, RowButton

_SPOKEN = {
    RailState.DONE: "Done",
    RailState.NOW: "Now",
    RailState.LATER: "Later",
    RailState.SKIPPED: "Not needed",
}
_COLOURS = {
    RailState.DONE: "ok",
    RailState.NOW: "accent",
    RailState.LATER: "grey",
    RailState.SKIPPED: "grey",
}


@dataclass(frozen=True, slots=True)
class FilePart:
    """A part of the case file: its page, its words, and how many things are in it."""

    page: PageId
    words: str
    count: int | None = None


class StepLine(QFrame):
    """One step: its mark, its title, and a note under that, wrapped to `width`."""

    def __init__(self, step: RailStep, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        title, note = wording.read(step.title), wording.read(step.note) if step.note else ""
        self.setAccessibleName(f"{step.number}. {title}. {_(_SPOKEN[step.state])}. {note}".strip())
        self.setObjectName(f"step-{step.number}")
        now, done = step.state is RailState.NOW, step.state is RailState.DONE
        if now:
            set_role(self, "current")
        self._title = DrawnWords(title, self, "strong" if now else "" if done else "muted")
        self._note = DrawnWords(note, self, "small")
        self._mark, self._gap = theme.px(20), theme.px(10)
        self._across, self._down = theme.px(11), theme.px(7)
        self._room = width - self._before() - self._across
        below = self._note.height(self._room)
        words = self._title.height(self._room) + (theme.px(1) + below if below else 0)
        self.setFixedHeight(max(self._mark, words) + 2 * self._down)

    def _before(self) -> int:
        return self._across + self._mark + self._gap

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, width = self._before(), self._room
        top = self._title.height(width)
        self._title.draw(painter, QRect(left, self._down, width, top))
        below = self._down + top + theme.px(1)
        self._note.draw(painter, QRect(left, below, width, self._note.height(width)))
        self._draw_mark(painter, QRectF(self._across, self._down, self._mark, self._mark))
        painter.end()

    def _draw_mark(self, painter: QPainter, room: QRectF) -> None:
        """A number in a circle, or a tick once the step is done."""
        area = room.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_COLOURS[self._step.state]))
        painter.drawEllipse(area)
        painter.setPen(QPen(theme.colour("on_accent"), theme.px(1.8)))
        if self._step.state is RailState.DONE:
            places = ((0.3, 0.53), (0.45, 0.68), (0.73, 0.36))
            tick = [
                area.topLeft() + QPointF(area.width() * x, area.height() * y) for x, y in places
            ]
            painter.drawPolyline(QPolygonF(tick))
            return
        font = self.font()
        font.setPixelSize(theme.px(11.5))
        font.setBold(True)
        painter.setFont(font)
        mark = "–" if self._step.state is RailState.SKIPPED else str(self._step.number)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, mark)


class PartRow(BareRow):
    """One part of the case file: its words, wrapped to `width`, and how many things are in it at the right."""

    def __init__(self, part: FilePart, width: int, parent: QWidget | None = None) -> None:
        number = "" if part.count is None else str(part.count)
        super().__init__(f"{part.words} {number}".strip(), name=f"part-{part.page}", parent=parent)
        self._words, self._number = DrawnWords(part.words, self), DrawnWords(number, self, "small")
        self._across, self._down = theme.px(10), theme.px(6)
        after = self._across + (theme.px(10) + self._number.width() if number else 0)
        self._room = width - self._across - after
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setFixedHeight(self._words.height(self._room) + 2 * self._down)

    @override
    def hasHeightForWidth(self) -> bool:
        return False  # it is known from the start

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        high = self._words.height(self._room)
        self._words.draw(painter, QRect(self._across, self._down, self._room, high))
        right = self.width() - self._across - self._number.width()
        self._number.draw(
            painter, QRect(right, self._down + theme.px(1), self._number.width(), high)
        )
        painter.end()


class Rail(QFrame):
    """The procedure, step by step, and the case file under it, in a column of `width` pixels.

    Signals:
        opened(PageId): a part of the case file was chosen.
    """

    opened = Signal(object)

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # As if it had to scroll, so that no line breaks elsewhere when it does.
        self._inside = width - 2 * theme.px(10) - theme.px(12)
        self.setObjectName("rail")
        set_role(self, "rail")
        layout = QVBoxLayout(self)
        pad(layout, 10, 14)
        layout.setSpacing(theme.px(2))
        self._steps, self._beside, self._parts = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._steps.setSpacing(theme.px(2))
        self._parts.setSpacing(0)
        self._beside.setSpacing(0)
        for title, part in (
            (_("PROCEDURE"), self._steps),
            (_("BESIDE IT"), self._beside),
            (_("CASE FILE"), self._parts),
        ):
            heading = PlainLabel(title, "section")
            heading.setContentsMargins(theme.px(12), theme.px(6), 0, theme.px(2))
            layout.addWidget(heading)
            layout.addLayout(part)
            if part is self._beside:
                self._beside_heading = heading
                heading.hide()
        layout.addStretch(1)

    def show_steps(self, steps: Iterable[RailStep]) -> None:
        """Show where the procedure stands."""
        emptied(self._steps)
        for step in steps:
            self._steps.addWidget(StepLine(step, self._inside, self))

    def show_beside(self, running: Iterable[Running]) -> None:
        """Show what runs beside the case; nothing of it where nothing does."""
        emptied(self._beside)
        lines = list(running)
        self._beside_heading.setVisible(bool(lines))
        for number, one in enumerate(lines):
            self._beside.addWidget(self._beside_line(one, number))

    def _beside_line(self, one: Running, number: int) -> QWidget:
        title, note = wording.read(one.title), wording.read(one.note)
        if one.overdue:
            note = _("{note}. Overdue").format(note=note)
        row = RowButton(f"{title}. {note}", name=f"beside-{number}")
        pad(row.inside, 10, 5)
        column = stacked(
            PlainLabel(title), PlainLabel(note, "error" if one.overdue else "small"), gap=1
        )
        row.put(holder(column), 1)
        row.clicked.connect(lambda _on=False, page=one.page: self.opened.emit(page))
        return row

    def show_parts(self, parts: Iterable[FilePart]) -> None:
        """Show the parts of the case file."""
        emptied(self._parts)
        for part in parts:
            row = PartRow(part, self._inside, self)
            row.clicked.connect(lambda _on=False, page=part.page: self.opened.emit(page))
            self._parts.addWidget(row)
