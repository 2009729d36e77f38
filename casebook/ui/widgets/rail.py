"""The rail at the left of a case: where the procedure stands, and the parts of the case file."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.guide import RailState, RailStep, Running
from casebook.domain.page_id import PageId
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import TOP, emptied, holder, pad, stacked
from casebook.ui.widgets.plain import PlainLabel, set_role
from casebook.ui.widgets.row import RowButton

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


class StepMark(QWidget):
    """A number in a circle, or a tick once the step is done."""

    def __init__(self, step: RailStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self.setFixedSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(20), theme.px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_COLOURS[self._step.state]))
        painter.drawEllipse(area)
        painter.setPen(QPen(theme.colour("on_accent"), theme.px(1.8)))
        if self._step.state is RailState.DONE:
            tick = [
                QPointF(area.width() * x, area.height() * y)
                for x, y in ((0.3, 0.53), (0.45, 0.68), (0.73, 0.36))
            ]
            painter.drawPolyline(QPolygonF(tick))
        else:
            font = self.font()
            font.setPixelSize(theme.px(11.5))
            font.setBold(True)
            painter.setFont(font)
            mark = "–" if self._step.state is RailState.SKIPPED else str(self._step.number)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, mark)
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
            self._steps.addWidget(_step_line(step))

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
            number = "" if part.count is None else str(part.count)
            row = RowButton(f"{part.words} {number}".strip(), name=f"part-{part.page}")
            pad(row.inside, 10, 6)
            row.put(PlainLabel(part.words), 1)
            if number:
                row.put(PlainLabel(number, "small", wrap=False))
            row.clicked.connect(lambda _on=False, page=part.page: self.opened.emit(page))
            self._parts.addWidget(row)


def _step_line(step: RailStep) -> QWidget:
    line = QFrame()
    title, note = wording.read(step.title), wording.read(step.note) if step.note else ""
    line.setAccessibleName(f"{step.number}. {title}. {_(_SPOKEN[step.state])}. {note}".strip())
    line.setObjectName(f"step-{step.number}")
    now = step.state is RailState.NOW
    if now:
        set_role(line, "current")
    row = QHBoxLayout(line)
    pad(row, 11, 7)
    row.setSpacing(theme.px(10))
    row.addWidget(StepMark(step), 0, TOP)
    column = QVBoxLayout()
    column.setSpacing(theme.px(1))
    column.addWidget(
        PlainLabel(title, "strong" if now else "muted" if step.state is not RailState.DONE else "")
    )
    if note:
        column.addWidget(PlainLabel(note, "small"))
    row.addLayout(column, 1)
    return line
