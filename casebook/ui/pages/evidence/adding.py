"""Evidence comes in: the question first, then the bytes, then three answers; or, after a yes, words only."""

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casebook.domain.evidence import Sighting
from casebook.domain.ids import CaseId
from casebook.domain.image_gate import Cleared
from casebook.domain.intake import Added
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import dialogs
from casebook.ui.desk import Desk
from casebook.ui.widgets import pasting
from casebook.ui.widgets.intake_pane import IntakePane, IntakeWork
from casebook.ui.widgets.sighting_form import SightingForm


class Adding(QObject):
    """The ways in.

    Signals:
        asks(QWidget): this form should be shown.
        told(str, str): a sentence for the page, and its tone.
    """

    asks = Signal(object)
    told = Signal(str, str)

    def __init__(self, user: User, desk: Desk, case: CaseId, parent: QWidget) -> None:
        super().__init__(parent)
        self._user, self._desk, self._case, self._page = user, desk, case, parent

    @cached_property
    def pane(self) -> IntakePane:
        """Where files are taken in and described; made when the first comes."""
        evidence, case = self._user.evidence, self._case
        return IntakePane(
            self._desk,
            self._user.clock,
            IntakeWork(
                seal_files=lambda cleared, files, job: evidence.prepare(
                    case, cleared, files, progress=job.progress, cancelled=job.cancelled
                ),
                seal_pixels=lambda cleared, png, formats: evidence.prepare_pixels(
                    case, cleared, png, formats
                ),
                store=lambda batch, answers, known: evidence.commit(case, batch, answers, known),
                discard=lambda batch: evidence.discard(case, batch),
            ),
        )

    @cached_property
    def sighting(self) -> SightingForm:
        """Where something is described that must not be copied; made when it is wanted."""
        return SightingForm()

    def leave(self) -> None:
        """Give up what is being taken in."""
        if "pane" in self.__dict__ and self.pane.busy():
            self.pane.abandon()

    def pick_files(self) -> None:
        """Let the person pick files, then ask. Nothing is opened before the answer."""
        files = dialogs.open_files(self._page, _("Add evidence"))
        if files:
            self.offer(files)

    def offer(self, files: tuple[Path, ...]) -> None:
        """Ask about files that were picked or dropped; take them in after a *no*."""
        cleared = self._cleared(len(files))
        if cleared is not None:
            self._take(cleared, files)

    def paste(self) -> None:
        """Ask about what is on the clipboard; only a *no* fetches it."""
        formats = pasting.formats()
        if not pasting.holds_evidence(formats):
            self.told.emit(_("There is no picture and no file on the clipboard."), "info")
            return
        cleared = self._cleared(1)
        if cleared is None:
            return
        files = pasting.files()
        if len(files) > 1:
            self.offer(files)  # asked again, now that it is known how many they are
        elif files:
            self._take(cleared, files)
        else:
            self._take_pixels(cleared, formats)

    def describe(self, sighting: Sighting | None = None) -> None:
        """Write down in words what must not be copied."""
        self.sighting.show_sighting(sighting)
        self.asks.emit(self.sighting)

    def sentence(self, added: Added) -> str:
        """What became of a batch."""
        labels = ", ".join(exhibit.label for exhibit in added.exhibits)
        held = ", ".join(added.already_held)
        stored = _("Stored: {labels}. The rest can follow under “Finish later”.")
        again = _("Already held as {labels}: stored once, and noted there that it came in again.")
        said = ((stored, labels), (again, held))
        return " ".join(words.format(labels=which) for words, which in said if which)

    def _cleared(self, count: int) -> Cleared | None:
        cleared = self._user.evidence.gate(dialogs.ask_gate(self._page, count), count)
        if cleared is None:
            self.describe()
        return cleared

    def _take(self, cleared: Cleared, files: tuple[Path, ...]) -> None:
        self.asks.emit(self.pane)
        self.pane.take_files(cleared, files)

    def _take_pixels(self, cleared: Cleared, formats: tuple[str, ...]) -> None:
        png = pasting.picture_as_png()
        if not png:
            self.told.emit(_("The picture on the clipboard could not be read."), "stop")
            return
        self.asks.emit(self.pane)
        self.pane.take_pixels(cleared, png, formats)
