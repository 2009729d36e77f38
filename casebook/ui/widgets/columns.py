"""Columns beside one another that go under one another where the window is narrow for its text."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from casebook.ui import theme
from casebook.ui.widgets.card import TOP


class Columns(QWidget):
    """A main column and a side column, side by side from `from_characters` on."""

    def __init__(
        self,
        main: QWidget,
        side: QWidget,
        *,
        from_characters: int = 120,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._from = from_characters
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(18))
        self._layout.addWidget(main, 5)
        self._layout.addWidget(side, 2, TOP)

    def beside(self) -> bool:
        """Whether the columns stand side by side now."""
        return self._layout.direction() == QBoxLayout.Direction.LeftToRight

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.column(self._from)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if way != self._layout.direction():
            self._layout.setDirection(way)
