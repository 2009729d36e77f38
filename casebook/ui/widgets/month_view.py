"""A month as a calendar: what kind of day each is and how much is due on it, by mouse and by arrow keys."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from casebook.domain.calendar import add_months
from casebook.domain.deadline_list import DayKind
from casebook.domain.words import N_
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording

WEEKDAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
KINDS: Final[Mapping[DayKind, str]] = {
    DayKind.WORKING: "",
    DayKind.WEEKEND: N_("weekend"),
    DayKind.BANK_HOLIDAY: N_("bank holiday"),
    DayKind.CLOSED: N_("school closed"),
    DayKind.NO_TERM: N_("not in term"),
}
_SHORT: Final[Mapping[DayKind, str]] = {  # the head of its column says which days are a weekend
    DayKind.BANK_HOLIDAY: N_("holiday"),
    DayKind.CLOSED: N_("closed"),
    DayKind.NO_TERM: N_("no term"),
}
_SHADES: Final[Mapping[DayKind, str]] = {
    DayKind.WORKING: "panel",
    DayKind.WEEKEND: "window",
    DayKind.BANK_HOLIDAY: "grey_soft",
    DayKind.CLOSED: "grey_soft",
    DayKind.NO_TERM: "accent_soft",
}
_STEPS: Final[Mapping[int, int]] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_WEEKS: Final = 6


class MonthView(QWidget):
    """Six weeks around one month. Arrow keys choose a day, Page Up and Page Down a month, Home is today.

    Signals:
        chosen(date): the day that is chosen now.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("month")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._today = self._day = date(2000, 1, 1)
        self._kinds: Mapping[date, DayKind] = {}
        self._counts: Mapping[date, int] = {}

    @property
    def day(self) -> date:
        """The day that is chosen."""
        return self._day

    def shown_days(self, day: date | None = None) -> tuple[date, ...]:
        """Every day in the six weeks around the month of a day."""
        first = (day or self._day).replace(day=1)
        monday = first - timedelta(days=first.weekday())
        return tuple(monday + timedelta(days=step) for step in range(7 * _WEEKS))

    def show_days(
        self, counts: Mapping[date, int], kinds: Mapping[date, DayKind], *, today: date
    ) -> None:
        """Show how much is due on each day, and what kind of day each shown one is."""
        self._counts, self._kinds, self._today = counts, kinds, today
        self._speak()
        self.update()

    def choose(self, day: date) -> None:
        """Choose a day, which shows its month."""
        if day != self._day:
            self._day = day
            self.update()
            self.chosen.emit(day)
            self._speak()

    def turn(self, months: int) -> None:
        """Turn so many months on, or back."""
        self.choose(add_months(self._day, months))

    def spoken(self) -> str:
        """The chosen day as a screen reader says it."""
        count = self._counts.get(self._day, 0)
        kind = KINDS[self._kinds.get(self._day, DayKind.WORKING)]
        parts = [wording.day(self._day), _(kind) if kind else ""]
        parts.append(wording.count("{n} thing due", "{n} things due", count) if count else "")
        return ", ".join(part for part in parts if part)

    def _speak(self) -> None:
        self.setAccessibleName(self.spoken())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), self._head() + _WEEKS * theme.px(64))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(7 * theme.px(44), self._head() + _WEEKS * theme.px(24))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _STEPS:
            self.choose(self._day + timedelta(days=_STEPS[key]))
        elif key == Qt.Key.Key_PageUp:
            self.turn(-1)
        elif key == Qt.Key.Key_PageDown:
            self.turn(1)
        elif key == Qt.Key.Key_Home:
            self.choose(self._today)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        for at, day in enumerate(self.shown_days()):
            if self.cell(at).contains(place):
                self.choose(day)
                return

    def cell(self, at: int) -> QRect:
        """Where a day is drawn, counted from the first of those shown."""
        head = self._head()
        across, down = self.width() / 7, (self.height() - head) / _WEEKS
        row, column = divmod(at, 7)
        left, top = round(column * across), round(head + row * down)
        right, bottom = round((column + 1) * across), round(head + (row + 1) * down)
        return QRect(left, top, right - left, bottom - top)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(_font(12.5, bold=True))
        painter.setPen(theme.colour("muted"))
        for column, words in enumerate(WEEKDAYS):
            cell = self.cell(column)
            head = QRect(cell.x(), 0, cell.width(), self._head())
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, _(words))
        for at, day in enumerate(self.shown_days()):
            self._draw(painter, self.cell(at), day)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "edge"), theme.px(2.5)))
        inside = theme.px(2)
        painter.drawRect(
            self.cell(self.shown_days().index(self._day)).adjusted(inside, inside, -inside, -inside)
        )
        painter.end()

    def _draw(self, painter: QPainter, cell: QRect, day: date) -> None:
        kind = self._kinds.get(day, DayKind.WORKING)
        within = day.month == self._day.month
        painter.fillRect(cell, theme.colour(_SHADES[kind] if within else "window"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.colour("hairline"))
        painter.drawRect(cell.adjusted(0, 0, -1, -1))
        tall = cell.height() >= self._least()
        edge = theme.px(6 if tall else 4)
        painter.setFont(_font(13.5, bold=day == self._today))
        painter.setPen(theme.colour("ink" if within else "muted"))
        number = str(day.day)
        if day == self._today:
            painter.setPen(theme.colour("accent"))
            words = _("{day} today").format(day=day.day)
            room = cell.width() - 2 * edge
            if tall and painter.fontMetrics().horizontalAdvance(words) <= room:
                number = words
        painter.drawText(cell.adjusted(edge, theme.px(4), -edge, 0), _corner(), number)
        count = self._counts.get(day, 0)
        if count:
            self._draw_count(painter, cell, day, count)
        elif kind in _SHORT and within and tall:
            self._draw_kind(painter, cell, kind)

    def _draw_count(self, painter: QPainter, cell: QRect, day: date, count: int) -> None:
        """How much is due: under the number, or beside it where the cells are low."""
        tall = cell.height() >= self._least()
        font = _font(12 if tall else 11, bold=True)
        metrics, edge, around = (
            QFontMetrics(font),
            theme.px(5 if tall else 2),
            theme.px(12 if tall else 4),
        )
        room = cell.width() - 2 * edge - around
        words = _("{n} due").format(n=count)
        if not tall or metrics.horizontalAdvance(words) > room:
            words = str(count)
        size = QSize(metrics.horizontalAdvance(words) + around, metrics.height() + theme.px(3))
        top = cell.bottom() - size.height() - theme.px(4) if tall else cell.y() + theme.px(4)
        left = cell.x() + edge if tall else cell.right() - size.width() - edge
        pill = QRect(QPoint(left, top), size)
        late = day < self._today
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("stop_soft" if late else "warn_soft"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setFont(font)
        painter.setPen(theme.colour("stop" if late else "warn_ink"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_kind(self, painter: QPainter, cell: QRect, kind: DayKind) -> None:
        font = _font(11)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        edge = theme.px(6)
        area = cell.adjusted(edge, 0, -edge, -theme.px(5))
        words = QFontMetrics(font).elidedText(
            _(_SHORT[kind]), Qt.TextElideMode.ElideRight, area.width()
        )
        low = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(area, low, words)

    def _head(self) -> int:
        return theme.px(26)

    def _least(self) -> int:
        return QFontMetrics(_font(13.5)).height() * 2 + theme.px(10)


def _corner() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def _font(size: float, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(theme.px(size))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
