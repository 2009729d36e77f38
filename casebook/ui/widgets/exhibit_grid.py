"""The grid of exhibits: tiles with a thumbnail, a number and two lines; keyboard and screen reader as any list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from casebook.domain.evidence import Sighting
from casebook.resources import _
from casebook.ui.models.exhibits import CAPTION_ROLE, ITEM_ROLE, THUMBNAIL_ROLE, ExhibitsModel
from casebook.ui.theme import colour, px

Index = QModelIndex | QPersistentModelIndex


class ExhibitGrid(QListView):
    """Tiles, two or more to a row.

    Signals:
        chosen: the item the person moved to, an `Exhibit` or a `Sighting`, or None.
    """

    chosen = Signal(object)

    def __init__(self, model: ExhibitsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exhibits")
        self.setAccessibleName(_("Exhibits and sightings"))
        self.setModel(model)
        self.setItemDelegate(TileDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSpacing(px(4))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(current.data(ITEM_ROLE) if current.isValid() else None)


class TileDelegate(QStyledItemDelegate):
    """Draws one tile: soft background where the picture is or would be, the number, what, and when and where."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.height()
        return QSize(px(166), px(116) + 3 * line + px(16))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tile = option.rect.adjusted(px(2), px(2), -px(2), -px(2))
        self._card(painter, tile, option)
        picture = QRect(tile.left() + px(8), tile.top() + px(8), tile.width() - px(16), px(108))
        self._picture(painter, picture, index)
        words = QRect(
            picture.left(),
            picture.bottom() + px(6),
            picture.width(),
            tile.bottom() - picture.bottom() - px(8),
        )
        self._words(painter, words, option, index)
        painter.restore()

    def _card(self, painter: QPainter, tile: QRect, option: QStyleOptionViewItem) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setBrush(colour("panel"))
        painter.setPen(QPen(colour("accent" if selected else "hairline"), px(2) if selected else 1))
        painter.drawRoundedRect(tile, px(6), px(6))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("ink"), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(tile.adjusted(px(3), px(3), -px(3), -px(3)), px(4), px(4))

    def _picture(self, painter: QPainter, room: QRect, index: Index) -> None:
        sighting = isinstance(index.data(ITEM_ROLE), Sighting)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("stop_soft" if sighting else "grey_soft"))
        painter.drawRoundedRect(room, px(3), px(3))
        pixmap = index.data(THUMBNAIL_ROLE)
        if isinstance(pixmap, QPixmap):
            size = pixmap.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRect(room.topLeft(), size)
            target.moveCenter(room.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(target, pixmap)
            return
        painter.setPen(colour("stop" if sighting else "grey"))
        text = (
            _("Described,\nnever copied")
            if sighting
            else index.data(ITEM_ROLE).file_type.value.upper()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _words(
        self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        title, caption, later = index.data(CAPTION_ROLE)
        label = str(index.data())
        bold = QFont(option.font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(colour("ink"))
        base = room.top() + option.fontMetrics.ascent()
        painter.drawText(room.left(), base, label)
        used = painter.fontMetrics().horizontalAdvance(label) + px(6)
        painter.setFont(option.font)
        lines = ((title, used, "muted"), (caption, 0, "ink"), (later, 0, "warn_ink"))
        for number, (words, indent, tone) in enumerate(lines):
            painter.setPen(colour(tone))
            fitted = option.fontMetrics.elidedText(
                words, Qt.TextElideMode.ElideRight, room.width() - indent
            )
            painter.drawText(
                room.left() + indent, base + number * option.fontMetrics.height(), fitted
            )
