"""The preview of a letter: its pages as paper on a desk, drawn from pixels."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.picture import Picture
from casebook.resources import _
from casebook.ui.theme import colour, px
from casebook.ui.widgets.plain import set_role


class PagePreview(QScrollArea):
    """Shows the pages of one document, one below another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAccessibleName(_("Preview of the letter"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._desk = QFrame()
        set_role(self._desk, "desk")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._rows = QVBoxLayout(self._desk)
        self._rows.setContentsMargins(px(24), px(24), px(24), px(24))
        self._rows.setSpacing(px(18))
        self._rows.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._desk)
        self._papers: list[Paper] = []

    def page_width(self) -> int:
        """The width in device pixels at which a page should be drawn to fit here."""
        room = self.viewport().width() - 2 * px(24)
        return max(px(240), min(room, px(760))) * max(1, round(self.devicePixelRatioF()))

    def show_pages(self, pages: Sequence[Picture]) -> None:
        """Show these pages; where a page was before, only its pixels are replaced, so nothing jumps."""
        while len(self._papers) > len(pages):
            paper = self._papers.pop()
            self._rows.removeWidget(paper)
            paper.deleteLater()
        while len(self._papers) < len(pages):
            paper = Paper(self._desk)
            self._papers.append(paper)
            self._rows.addWidget(paper)
        for number, (paper, page) in enumerate(zip(self._papers, pages, strict=True), start=1):
            paper.show_page(
                page,
                self.devicePixelRatioF(),
                _("Page {number} of {count}").format(number=number, count=len(pages)),
            )


class Paper(QWidget):
    """One sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()

    def show_page(self, page: Picture, ratio: float, name: str) -> None:
        """Draw this page; `ratio` is device pixels to one of the window's."""
        image = QImage(
            page.rgb, page.width, page.height, page.width * 3, QImage.Format.Format_RGB888
        )
        self._pixmap = QPixmap.fromImage(image.copy())
        self._pixmap.setDevicePixelRatio(max(1, round(ratio)))
        self.setAccessibleName(name)
        self.setFixedSize(self.sizeHint())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self._pixmap.deviceIndependentSize().toSize()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap)
        painter.setPen(colour("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
