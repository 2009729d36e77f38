"""So far, and due: the days of a case along a line, for people who would rather look than read."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording


@dataclass(frozen=True, slots=True)
class DayMark:
    """One day on the line. `kind` is empty for a step, "evidence", or "due" for a day that was set."""

    on: date
    words: str
    kind: str = ""

    @property
    def due(self) -> bool:
        """Whether something is to be done by then."""
        return self.kind == "due"


@dataclass(frozen=True, slots=True)
class Band:
    """A shaded stretch; `ended` is None while it lasts, `tone` the name of its colour."""

    began: date
    ended: date | None
    words: str
    tone: str


class Chronology(QWidget):
    """A line from the first day to the last, words above and below it in turn, stretches shaded, today dashed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chronology")
        self._marks: list[DayMark] = []
        self._bands: list[Band] = []
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, marks: list[DayMark], bands: list[Band], *, today: date) -> None:
        """Show these days and stretches; a screen reader hears them as a list."""
        self._bands = bands
        self._marks = sorted(marks, key=lambda mark: mark.on)
        self._today = today
        self.setAccessibleName(_("So far, and due"))
        self.setAccessibleDescription(
            "; ".join(
                [
                    *(f"{wording.day(mark.on)}: {mark.words}" for mark in self._marks),
                    *(band.words for band in bands),
                ]
            )
        )
        self.setVisible(bool(self._marks))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(86))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._marks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(theme.px(12))
        painter.setFont(font)
        middle = self.height() / 2
        self._draw_bands(painter, middle)
        painter.setPen(QPen(theme.colour("edge"), 1.5))
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        taken = {True: -1.0, False: -1.0}
        self._draw_today(painter, middle)
        for index, mark in enumerate(self._marks):
            x = self._place(mark.on)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(self._tone(mark)))
            painter.drawEllipse(QPointF(x, middle), theme.px(5), theme.px(5))
            self._draw_words(painter, mark, x, above=bool(index % 2), taken=taken)
        painter.end()

    def _draw_bands(self, painter: QPainter, middle: float) -> None:
        for band in self._bands:
            left = self._place(max(band.began, self._first()))
            right = self._place(min(band.ended or self._today, self._last()))
            rect = QRectF(left, middle - theme.px(12), max(right - left, theme.px(3)), theme.px(24))
            painter.setPen(QPen(theme.colour("hairline"), 1))
            painter.setBrush(theme.colour(band.tone))
            painter.drawRect(rect)

    def _draw_today(self, painter: QPainter, middle: float) -> None:
        x = self._place(self._today)
        pen = QPen(theme.colour("muted"), 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, middle - theme.px(26)), QPointF(x, middle + theme.px(26)))

    def _draw_words(
        self, painter: QPainter, mark: DayMark, x: float, *, above: bool, taken: dict[bool, float]
    ) -> None:
        words = f"{mark.on.day} {wording.short_day(mark.on).rsplit(' ', 1)[1]} {mark.words}"
        width = QFontMetrics(painter.font()).horizontalAdvance(words)
        left = min(max(0.0, x - width / 2), max(0.0, self.width() - width))
        if left < taken[above]:
            above = not above
        if left < taken[above]:
            return  # its dot stays, and a screen reader hears its words
        taken[above] = left + width + theme.px(8)
        top = self.height() / 2 + (-theme.px(32) if above else theme.px(14))
        painter.setPen(theme.colour("warn_ink" if mark.due else "muted"))
        painter.drawText(
            QRectF(left, top, width + 1, theme.px(18)), Qt.AlignmentFlag.AlignLeft, words
        )

    def _place(self, day: date) -> float:
        first, last = self._first(), self._last()
        edge = theme.px(10)
        return edge + (self.width() - 2 * edge) * (day - first).days / max(1, (last - first).days)

    def _first(self) -> date:
        return min(self._marks[0].on, self._today)

    def _last(self) -> date:
        return max(self._marks[-1].on, self._today)

    def _tone(self, mark: DayMark) -> str:
        if not mark.due:
            return "accent" if mark.kind == "evidence" else "ok"
        return "stop" if mark.on < self._today else "warn"
