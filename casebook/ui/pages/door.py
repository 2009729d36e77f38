"""The way to a sign-in page: a folder picked, a casebook used before, or the practice school."""

# What opens a casebook, asks for one or plays one is loaded when it is wanted: the first page is there at once.
# ruff: noqa: PLC0415

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casebook.resources import _
from casebook.services.opener import Opener
from casebook.ui.desk import Desk

if TYPE_CHECKING:
    from casebook.domain.clock import Clock
    from casebook.services.opening import ClosedCasebook


class Door(QObject):
    """Opens casebooks as far as their sign-in page.

    Signals:
        offered(Path, ClosedCasebook): this one waits for somebody to sign in.
        making(str): something that takes a while is under way, in words.
    """

    offered = Signal(object, object)
    making = Signal(str)

    def __init__(
        self, desk: Desk, owner: QWidget, *, clock: "Clock", opener: Opener, practice: Path
    ) -> None:
        """`practice` is the folder of this PC's practice school, made when it is first wanted."""
        super().__init__(owner)
        self._desk, self._owner = desk, owner
        self._clock, self._opener, self._practice = clock, opener, practice

    def pick(self) -> Path | None:
        """The folder of a casebook, asked for."""
        from casebook.ui import dialogs

        return dialogs.open_folder(self._owner, _("Which casebook? Choose its folder."))

    def offer(self, folder: Path) -> None:
        """Open the casebook in this folder; a refusal is said by the window."""
        self._desk.ask(lambda: self._open(folder), lambda closed: self._opened(folder, closed))

    def practise(self) -> None:
        """Open the practice school, making it first where it is not there yet."""
        if (self._practice / "casebook.json").is_file():
            self.offer(self._practice)
            return
        self.making.emit(_("The practice school is being made. It takes up to a minute."))
        self._desk.ask(self._make_practice, lambda _made: self.offer(self._practice))

    def _open(self, folder: Path) -> "ClosedCasebook":
        from casebook.services.opening import open_casebook

        return open_casebook(folder, clock=self._clock, opener=self._opener)

    def _make_practice(self) -> None:
        from casebook.services import demo

        demo.practice_school(self._practice, opener=self._opener, progress=lambda _words: None)

    def _opened(self, folder: Path, closed: "ClosedCasebook") -> None:
        self.offered.emit(folder, closed)
