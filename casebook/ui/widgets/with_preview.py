"""Work with its preview beside it; where the window is too narrow for both, one at a time."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.card import holder, in_row, pad
from casebook.ui.widgets.plain import PlainButton


class WithPreview(QWidget):
    """Two panes side by side from `from_characters` on, else the one that was asked for."""

    def __init__(
        self,
        work: QWidget,
        preview: QWidget,
        *,
        from_characters: int = 92,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._from = from_characters
        self._panes = (work, preview)
        self._buttons = QButtonGroup(self)
        write = PlainButton(_("Fill i&n"), "chip", name="show-work")
        look = PlainButton(_("See the &letter"), "chip", name="show-preview")
        for index, button in enumerate((write, look)):
            button.setCheckable(True)
            self._buttons.addButton(button, index)
        write.setChecked(True)
        row = in_row(write, look)
        self._bar = holder(row)
        pad(row, 14, 6)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        for stretch, pane in enumerate(self._panes, start=4):
            self._split.addWidget(pane)
            self._split.setStretchFactor(self._split.count() - 1, stretch)
        self._split.setSizes([theme.px(430), theme.px(590)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._split, 1)
        self._buttons.idToggled.connect(lambda *_: self._arrange())
        self._arrange()

    def beside(self) -> bool:
        """Whether both are to be seen."""
        return self.width() >= theme.column(self._from)

    def show_work(self) -> None:
        """Bring the work to the front."""
        self._buttons.button(0).setChecked(True)

    def _arrange(self) -> None:
        both = self.beside()
        self._bar.setVisible(not both)
        for index, pane in enumerate(self._panes):
            pane.setVisible(both or self._buttons.checkedId() == index)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
