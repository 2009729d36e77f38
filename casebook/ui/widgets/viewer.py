"""The viewer: a picture on a dark ground, with the few things one does to look at it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from casebook.domain.picture import Picture, PictureNote
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.models.exhibits import pixmap_of
from casebook.ui.widgets.card import pad
from casebook.ui.widgets.flow import FlowLayout
from casebook.ui.widgets.picture_view import PictureView
from casebook.ui.widgets.plain import PlainButton, PlainLabel, set_role, set_tip


class Viewer(QFrame):
    """Shows one picture, or says in words why there is none.

    Signals:
        page_wanted(int): the person wants to see this page or frame, counted from 0.
    """

    page_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewer")
        set_role(self, "dark")
        self.setMinimumWidth(theme.column(30))
        self._page, self._pages = 0, 1
        self._told = ""
        self.view = PictureView()
        self.words = PlainLabel("")
        self.words.setObjectName("viewer-words")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self.words, "onDark")
        layout = QVBoxLayout(self)
        pad(layout, 12, 8)
        layout.addLayout(self._tools())
        middle = QWidget()
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.words)
        self._stack.addWidget(self.view)
        layout.addWidget(middle, 1)
        self.view.zoomed.connect(self._zoomed)
        self.say("")

    def _tools(self) -> FlowLayout:
        row = FlowLayout(gap=6)
        tools = (
            (_("F&it"), "fit", self.view.fit, _("Show the whole picture (0)")),
            (_("100 %"), "actual", self.view.actual_size, _("One pixel to one pixel (1)")),
            (_("+"), "zoom-in", self.view.zoom_in, _("Larger (+)")),
            (_("−"), "zoom-out", self.view.zoom_out, _("Smaller (−)")),
            (_("&Turn"), "turn", self.view.turn, _("Turn to the right (T). The file stays as it is.")),
        )  # fmt: skip
        self._buttons = []
        for words, name, act, tip in tools:
            button = PlainButton(words, "bar", name=name)
            button.setAccessibleName(tip)
            set_tip(button, tip)
            button.clicked.connect(act)
            row.addWidget(button)
            self._buttons.append(button)
        self.before = PlainButton(_("◂ Page before"), "bar", name="page-before")
        self.after = PlainButton(_("Page after ▸"), "bar", name="page-after")
        self.before.clicked.connect(lambda: self.page_wanted.emit(self._page - 1))
        self.after.clicked.connect(lambda: self.page_wanted.emit(self._page + 1))
        self.where = PlainLabel("", wrap=False)
        set_role(self.where, "onDark")
        for widget in (self.before, self.after, self.where):
            row.addWidget(widget)
        return row

    def show_picture(self, picture: Picture, page: int = 0) -> None:
        """Show this picture, which is the page or frame counted from 0."""
        self._page = page
        self._pages = 1 if picture.note is PictureNote.FIRST_FRAME else picture.pages
        self.view.show_picture(pixmap_of(picture))
        self._stack.setCurrentWidget(self.view)
        self._enable(shown=True)
        self._note(picture.note, picture.pages)

    def say(self, words: str) -> None:
        """Show words in the place of a picture."""
        self.view.show_picture(QPixmap())
        self.words.setText(words)
        self._stack.setCurrentWidget(self.words)
        self._pages = 1
        self._enable(shown=False)
        self._note(PictureNote.WHOLE, 1)

    def _enable(self, *, shown: bool) -> None:
        for button in self._buttons:
            button.setEnabled(shown)
        several = shown and self._pages > 1
        self.before.setVisible(several)
        self.after.setVisible(several)
        self.before.setEnabled(several and self._page > 0)
        self.after.setEnabled(several and self._page < self._pages - 1)

    def _note(self, note: PictureNote, pages: int) -> None:
        self._told = ""
        if note is PictureNote.FIRST_FRAME:
            self._told = _("The first of {count} frames").format(count=pages)
        elif self._pages > 1:
            self._told = _("Page {page} of {count}").format(page=self._page + 1, count=pages)
        self._zoomed(self.view.scale_percent())

    def _zoomed(self, percent: int) -> None:
        shown = self._stack.currentWidget() is self.view
        size = _("{percent} %").format(percent=percent) if shown else ""
        self.where.setText(" · ".join(part for part in (self._told, size) if part))
