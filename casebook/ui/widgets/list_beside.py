"""A list at the left of the work it belongs to; above it where the window is narrow for its text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from casebook.ui import theme

_BESIDE = 84  # characters from which the two stand side by side
_ABOVE = 0.34  # the part of the height that a list above gets


class ListBeside(QSplitter):
    """Both, with a handle between them. `width` is the list's at the left, in design units."""

    def __init__(
        self, side: QWidget, work: QWidget, *, width: int = 270, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._width = width
        self.setChildrenCollapsible(False)
        self.addWidget(side)
        self.addWidget(work)
        self.setStretchFactor(1, 1)
        self._share()

    def _share(self) -> None:
        if self.orientation() is Qt.Orientation.Horizontal:
            self.setSizes([theme.px(self._width), theme.px(1280 - self._width)])
        else:
            above = round(self.height() * _ABOVE)
            self.setSizes([above, self.height() - above])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = event.size().width() >= theme.column(_BESIDE)
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if wanted is not self.orientation():
            self.setOrientation(wanted)
            self._share()
        super().resizeEvent(event)
