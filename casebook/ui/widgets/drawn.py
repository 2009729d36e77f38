"""Words that a row draws itself: a page with many rows is there much sooner than with a label for each of them."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from casebook.domain.clean import shown
from casebook.ui import theme

_WRAPPED = Qt.TextFlag.TextWordWrap
_DEEP = 1 << 20  # pixels: more than any words need


class DrawnWords:
    """Words in one font and colour, wrapped to the width they get. Nothing in them is markup."""

    def __init__(self, words: str, like: QWidget, role: str = "") -> None:
        """`like` lends its font; `role` is one of a label's: strong, muted, small, or nothing."""
        self.words = shown(words)
        self._font = QFont(like.font())
        if role == "strong":
            self._font.setWeight(QFont.Weight.DemiBold)
        if role == "small":
            self._font.setPixelSize(theme.px(12.5))
        self._colour = theme.colour("ink" if role in {"", "strong"} else "muted")
        self._heights: dict[int, int] = {}

    def width(self) -> int:
        """Pixels on one line."""
        return QFontMetrics(self._font).horizontalAdvance(self.words) + 1

    def height(self, width: int) -> int:
        """Pixels at this width; none where there are no words."""
        if not self.words:
            return 0
        if width not in self._heights:
            room = QRect(0, 0, max(1, width), _DEEP)
            box = QFontMetrics(self._font).boundingRect(room, _WRAPPED, self.words)
            self._heights[width] = box.height()
        return self._heights[width]

    def draw(self, painter: QPainter, room: QRect) -> None:
        """Draw them from the top of the room, at its left."""
        painter.setFont(self._font)
        painter.setPen(self._colour)
        painter.drawText(room, _WRAPPED, self.words)
