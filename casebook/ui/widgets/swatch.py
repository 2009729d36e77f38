"""A small piece of colour beside the words that say what it stands for."""

from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.ui import theme


class Swatch(QWidget):
    """A filled square with an edge, so that it is seen on white."""

    def __init__(self, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setFixedSize(theme.px(16), theme.px(16))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour(self._tone))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
