"""A paper of ours to be read on the screen before it is printed or saved."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from casebook.resources import _
from casebook.ui import theme
from casebook.ui.desk import Desk
from casebook.ui.widgets.card import in_row
from casebook.ui.widgets.live_preview import Draw, LivePreview
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class PaperView(QDialog):
    """The pages of one paper, drawn from pixels beside the window's work."""

    def __init__(self, title: str, draw: Draw, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Casebook"))
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(10))
        self.pages = LivePreview(desk)
        self.pages.setAccessibleName(title)
        shut = PlainButton(_("&Close"), "primary", name="close-paper")
        shut.clicked.connect(self.accept)
        layout.addWidget(PlainLabel(title, "heading"))
        layout.addWidget(self.pages, 1)
        layout.addLayout(in_row(shut))
        self.resize(parent.width() * 9 // 10, parent.height() * 9 // 10)
        self.pages.draw(draw)
