"""A preview that follows what is typed: one drawing at a time, and once more where something was typed meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.picture import Picture
from casebook.errors import CasebookError
from casebook.ui.desk import Desk
from casebook.ui.widgets.page_preview import PagePreview

Pages = tuple[Picture, ...]
Draw = Callable[[int], Pages]


class LivePreview(PagePreview):
    """Pages drawn in the desk's second pool.

    Signals:
        drawn(): the pages are on the screen.
        failed(CasebookError): they could not be drawn; the last ones stay.
        refit(): the room changed for pages that were drawn elsewhere.
    """

    drawn = Signal()
    failed = Signal(object)
    refit = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = desk
        self._drawing = False
        self._next: Draw | None = None
        self._stale = False
        self._width = 0
        self._last: Draw | None = None
        self._resized = QTimer(self, singleShot=True, interval=200)
        self._resized.timeout.connect(self._fit)

    def draw(self, how: Draw) -> None:
        """Have pages drawn by `how`, which is told their width in pixels, when the drawing under way is done."""
        self._stale, self._last = False, how
        if self._drawing:
            self._next = how
            return
        self._drawing, self._next = True, None
        width = self._width = self.page_width()
        self._jobs.run(lambda _job: how(width), self._show, refused=self._refuse)

    def still(self) -> int:
        """Pages will come from elsewhere: stop drawing, and give the width in pixels they should have."""
        self._next, self._last, self._stale = None, None, True
        self._width = self.page_width()
        return self._width

    def _show(self, pages: Pages) -> None:
        if not self._stale and self._next is None:
            self.show_pages(pages)
            self.drawn.emit()
        self._ended()

    def _refuse(self, error: CasebookError) -> None:
        if not self._stale:
            self.failed.emit(error)
        self._ended()

    def _ended(self) -> None:
        self._drawing = False
        if self._next is not None:
            self.draw(self._next)

    def _fit(self) -> None:
        if self.page_width() == self._width:
            return
        if self._last is not None:
            self.draw(self._last)
        else:
            self.refit.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._resized.stop()
