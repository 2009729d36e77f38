"""The table of cases, drawn with smaller words under the main ones and stages as tags."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from casebook.resources import _
from casebook.ui import theme

_UNDER = Qt.ItemDataRole.UserRole + 1
_TONE = Qt.ItemDataRole.UserRole + 2
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_SHARES = (0, 18, 27, 15, 27, 14)  # of the width beside the reference, column by column
_ROOMY = 90  # characters; in less, the page of a case says what is left out here
_FIRST_TO_GO = (2, 3)


class CaseDelegate(QStyledItemDelegate):
    """Draws a cell: words that wrap, smaller words under them, or a tag."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        state = option.state
        area: QRect = option.rect
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent_soft"))
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        inside = _inside(area)
        if index.column() == 3:
            self._tag(painter, inside, index)
        else:
            self._words(painter, inside, index)
        painter.restore()

    def _words(
        self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tone = str(index.data(_TONE) or "")
        font = _main_font(index.column(), tone)
        painter.setFont(font)
        painter.setPen(theme.colour(tone or "ink"))
        words = str(index.data() or "")
        used = QFontMetrics(font).boundingRect(area, _WRAP, words).height()
        painter.drawText(area, _WRAP, words)
        under = str(index.data(_UNDER) or "")
        if under:
            painter.setFont(_small())
            painter.setPen(theme.colour("muted"))
            painter.drawText(area.adjusted(0, used + theme.px(1), 0, 0), _WRAP, under)

    def _tag(
        self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        info = index.data(_TONE) == "info"
        words = str(index.data() or "")
        font = _small()
        font.setWeight(QFont.Weight.DemiBold)
        size = QFontMetrics(font).size(0, words)
        pill = QRect(
            area.x(),
            area.y(),
            min(area.width(), size.width() + theme.px(16)),
            size.height() + theme.px(4),
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft" if info else "grey_soft"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(font)
        painter.setPen(theme.colour("accent" if info else "grey"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, QFontMetrics(font).elidedText(
            words, Qt.TextElideMode.ElideRight, pill.width() - theme.px(8)))  # fmt: skip

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = self.parent()
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else 200
        area = _inside(QRect(0, 0, width, 10_000))
        font = _main_font(index.column(), str(index.data(_TONE) or ""))
        height = QFontMetrics(font).boundingRect(area, _WRAP, str(index.data() or "x")).height()
        under = str(index.data(_UNDER) or "")
        if under:
            height += QFontMetrics(_small()).boundingRect(area, _WRAP, under).height()
        return QSize(width, height + theme.px(18))


class CaseTable(QTableView):
    """Cases as rows; Return or a click opens one.

    Signals:
        opened(int): the row that was opened.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cases")
        self.setAccessibleName(_("Cases"))
        self.setItemDelegate(CaseDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.opened.emit(index.row()))

    def fit(self) -> None:
        """Share the width out and give each row the height its words need."""
        if self.model() is None:
            return
        whole = self.viewport().width()
        roomy = whole >= theme.column(_ROOMY)
        for column in _FIRST_TO_GO:
            self.setColumnHidden(column, not roomy)
        reference = QFontMetrics(_main_font(0, "")).horizontalAdvance("WW-WWWW") + theme.px(18)
        shown = {
            column: share
            for column, share in enumerate(_SHARES)
            if column and not self.isColumnHidden(column)
        }
        self.setColumnWidth(0, reference)
        for column, share in shown.items():
            self.setColumnWidth(column, (whole - reference) * share // sum(shown.values()))
        self.resizeRowsToContents()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


def _inside(area: QRect) -> QRect:
    return area.adjusted(theme.px(10), theme.px(9), -theme.px(8), -theme.px(8))


def _main_font(column: int, tone: str) -> QFont:
    font = QFont()
    font.setPixelSize(theme.px(14))
    font.setWeight(QFont.Weight.DemiBold if column == 0 or tone == "stop" else QFont.Weight.Normal)
    return font


def _small() -> QFont:
    font = QFont()
    font.setPixelSize(theme.px(12.5))
    return font
