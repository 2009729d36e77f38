"""The rail at the left of a case: where the procedure stands, and the parts of the case file."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.guide import RailState, RailStep, Running
from casebook.domain.page_id import PageId
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import emptied, holder, pad, stacked
from casebook.ui.widgets.drawn import DrawnWords
from casebook.ui.widgets.plain import PlainLabel, set_role
from casebook.ui.widgets.row import BareRow, RowButton, takes_its_height

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
    """One step: its mark, its title, and a note under that."""

    def __init__(self, step: RailStep, parent: QWidget | None = None) -> None:
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
        takes_its_height(self)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        width = arg__1 - self._before() - self._across
        note = self._note.height(width)
        words = self._title.height(width) + (theme.px(1) + note if note else 0)
        return max(self._mark, words) + 2 * self._down

    @override
    def sizeHint(self) -> QSize:
        width = self._before() + self._across + max(self._title.width(), self._note.width())
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._before(), self.heightForWidth(self.width()))

    def _before(self) -> int:
        return self._across + self._mark + self._gap

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, width = self._before(), self.width() - self._before() - self._across
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
    """One part of the case file: its words, and how many things are in it at the right."""

    def __init__(self, part: FilePart, parent: QWidget | None = None) -> None:
        number = "" if part.count is None else str(part.count)
        super().__init__(f"{part.words} {number}".strip(), name=f"part-{part.page}", parent=parent)
        self._words, self._number = DrawnWords(part.words, self), DrawnWords(number, self, "small")
        self._across, self._down = theme.px(10), theme.px(6)
        self._after = self._across + (theme.px(10) + self._number.width() if number else 0)

    @override
    def heightForWidth(self, arg__1: int) -> int:
        words = self._words.height(arg__1 - self._across - self._after)
        return words + 2 * self._down

    @override
    def sizeHint(self) -> QSize:
        width = self._across + self._words.width() + self._after
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._across + self._after, self.fontMetrics().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        width = self.width() - self._across - self._after
        room = QRect(self._across, self._down, width, self._words.height(width))
        self._words.draw(painter, room)
        right = self.width() - self._across - self._number.width()
        self._number.draw(painter, room.adjusted(right - room.left(), theme.px(1), self._after, 0))
        painter.end()


class Rail(QFrame):
    """The procedure, step by step, and the case file under it.

    Signals:
        opened(PageId): a part of the case file was chosen.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
            self._steps.addWidget(StepLine(step))

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
            row = PartRow(part)
            row.clicked.connect(lambda _on=False, page=part.page: self.opened.emit(page))
            self._parts.addWidget(row)
