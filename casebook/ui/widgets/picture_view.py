"""A picture to look at: fit, zoom, turn; raw pixels only, the original is never altered."""

import math

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView, QWidget
from typing_extensions import override

from casebook.resources import _

STEP = 1.25
SMALLEST, LARGEST = 0.05, 8.0


class PictureView(QGraphicsView):
    """Shows one picture.

    Signals:
        zoomed: the scale in per cent, after it changed.
    """

    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("picture")
        self.setAccessibleName(_("Picture of the exhibit"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._scene = QGraphicsScene(self)
        self._item = QGraphicsPixmapItem()
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.addItem(self._item)
        self.setScene(self._scene)
        self._turned = 0
        self._fitting = True

    def show_picture(self, pixmap: QPixmap | None) -> None:
        """Show this picture, fitted, or nothing."""
        self._item.setPixmap(pixmap or QPixmap())
        self._turned = 0
        self._fitting = True
        self._scene.setSceneRect(QRectF(self._item.pixmap().rect()))
        self._apply()

    def fit(self) -> None:
        """Make the whole picture visible; never larger than its own pixels."""
        self._fitting = True
        self._apply()

    def zoom_in(self) -> None:
        self._zoom(STEP)

    def zoom_out(self) -> None:
        self._zoom(1 / STEP)

    def actual_size(self) -> None:
        """One pixel of the picture to one of the screen."""
        self._fitting = False
        self._set_scale(1.0)

    def turn(self) -> None:
        """Turn what is shown a quarter to the right; the file stays as it is."""
        self._turned = (self._turned + 90) % 360
        self._apply()

    def scale_percent(self) -> int:
        """How large the picture is shown."""
        transform = self.transform()
        return round(100 * math.hypot(transform.m11(), transform.m12()))

    def _zoom(self, factor: float) -> None:
        self._fitting = False
        self._set_scale(self.scale_percent() / 100 * factor)

    def _apply(self) -> None:
        if not self._fitting:
            self._set_scale(self.scale_percent() / 100)
            return
        size = QTransform().rotate(self._turned).mapRect(self._item.boundingRect())
        room = self.viewport().size()
        if size.isEmpty():
            self._set_scale(1.0)
            return
        self._set_scale(
            min(1.0, (room.width() - 24) / size.width(), (room.height() - 24) / size.height())
        )

    def _set_scale(self, scale: float) -> None:
        scale = max(SMALLEST, min(LARGEST, scale))
        self.setTransform(QTransform().rotate(self._turned).scale(scale, scale))
        self.zoomed.emit(self.scale_percent())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting:
            self._apply()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            return
        super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_1: self.actual_size,
            Qt.Key.Key_T: self.turn,
        }
        act = keys.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
            return
        act()
