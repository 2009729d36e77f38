"""What is due as a list of painted rows: hundreds of them open at once, by keyboard and for a screen reader."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from casebook.domain.deadline_list import Dated
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.models.deadlines import HEADING, TONE, UNDER, WHEN, DeadlinesModel, Spoken
from casebook.ui.widgets import due_words, wording

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_TALL = 100_000
_WIDE = 90  # characters: in less, by when stands under the title and not at its right


class DeadlineDelegate(QStyledItemDelegate):
    """Draws a heading, or a deadline: what, by when, and in smaller words of which case and why then."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._view = parent
        self._heights: dict[tuple[int, int], int] = {}

    def forget(self) -> None:
        """Measure anew: other rows, or another font."""
        self._heights.clear()

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        area: QRect = option.rect
        if index.data(HEADING):
            painter.setFont(_font(12.5, QFont.Weight.DemiBold))
            painter.setPen(theme.colour("muted"))
            inside = area.adjusted(theme.px(14), 0, 0, -theme.px(5))
            end = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(inside, end, str(index.data()))
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(area, theme.colour("accent_soft"))
            painter.setPen(theme.colour("hairline"))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
            for words, font, colour, place in _laid_out(area, index):
                painter.setFont(font)
                painter.setPen(theme.colour(colour))
                painter.drawText(place, _WRAP, words)
        painter.restore()

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = self._view.viewport().width()
        if index.data(HEADING):
            return QSize(width, theme.px(38))
        height = self._heights.get((index.row(), width))
        if height is None:
            parts = _laid_out(QRect(0, 0, width, _TALL), index)
            height = max(place.bottom() for *_words, place in parts) + theme.px(11)
            self._heights[index.row(), width] = height
        return QSize(width, height)


def _laid_out(
    area: QRect, index: QModelIndex | QPersistentModelIndex
) -> list[tuple[str, QFont, str, QRect]]:
    """Words, their font and colour, and where they stand."""
    inside = area.adjusted(theme.px(14), theme.px(9), -theme.px(14), 0)
    title, when, under = (
        str(index.data(r) or "") for r in (Qt.ItemDataRole.DisplayRole, WHEN, UNDER)
    )
    strong, small = _font(14, QFont.Weight.DemiBold), _font(12.5)
    colour = str(index.data(TONE) or "ink")
    wide = area.width() >= theme.column(_WIDE)
    side = inside.width() * 3 // 10 if wide else 0
    left = inside.adjusted(0, 0, -side - theme.px(14) if wide else 0, 0)
    first = _fit(left, title, strong)
    if wide:
        right = inside.adjusted(inside.width() - side, 0, 0, 0)
        last = _fit(right, when, strong if colour != "ink" else _font(14))
    else:
        last = _fit(_below(left, first), when, strong if colour != "ink" else _font(14))
    rest = _fit(_below(left, first if wide else last), under, small)
    return [
        (title, strong, "accent", first),
        (when, strong if colour != "ink" else _font(14), colour, last),
        (under, small, "muted", rest),
    ]


def _fit(area: QRect, words: str, font: QFont) -> QRect:
    space = QRect(area.x(), area.y(), area.width(), _TALL)
    height = QFontMetrics(font).boundingRect(space, _WRAP, words).height()
    return QRect(area.x(), area.y(), area.width(), height)


def _below(area: QRect, other: QRect) -> QRect:
    return QRect(area.x(), other.y() + other.height() + theme.px(2), area.width(), area.height())


def _font(size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont()
    font.setPixelSize(theme.px(size))
    font.setWeight(weight)
    return font


class DeadlineList(QListView):
    """Deadlines as rows; Return or a click opens where the thing is done.

    Signals:
        opened(Dated): a row was chosen.
    """

    opened = Signal(object)

    def __init__(self, *, name: str = "deadlines", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(_("Deadlines"))
        self.rows = DeadlinesModel(spoken, self)
        self.setModel(self.rows)
        self._drawn = DeadlineDelegate(self)
        self.setItemDelegate(self._drawn)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # what is on the screen first
        self.setBatchSize(40)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._open)

    def show_rows(self, rows: tuple[Dated, ...], *, headings: bool = True) -> None:
        """Show these, the keyboard on the first unless the row it was on is still there."""
        held = self.rows.at(self.currentIndex().row()) if self.currentIndex().isValid() else None
        self._drawn.forget()
        self.rows.show_rows(rows, headings=headings)
        places = [at for at in range(self.rows.rowCount()) if self.rows.at(at) is not None]
        same = [at for at in places if held is not None and _same(self.rows.at(at), held)]
        for at in (same or places)[:1]:
            self.setCurrentIndex(self.rows.index(at))

    def _open(self, index: QModelIndex) -> None:
        one = self.rows.at(index.row())
        if one is not None:
            self.opened.emit(one)

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self.scheduleDelayedItemsLayout()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)


def spoken(one: Dated) -> Spoken:
    """A deadline in words: what, of which case and for whom, why then, and by when."""
    found = one.deadline
    whose = _("For you") if one.mine else _("For {names}").format(names=found.names)
    case = " · ".join(part for part in (one.reference, one.subject_name) if part)
    under = f"{case} · {whose}" if one.mine or found.names else case
    return Spoken(
        wording.read(found.title), f"{under}\n{due_words.counted(one)}", due_words.of(one)
    )


def _same(one: Dated | None, other: Dated) -> bool:
    return one is not None and one.case == other.case and one.deadline.key == other.deadline.key
