"""The ways a letter leaves the casebook: on paper, from the pixels that were seen, or as a copy of its exact bytes."""

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter

from casebook.domain.changes import Changes
from casebook.domain.clean import export_name
from casebook.domain.ids import CaseId, LetterId
from casebook.domain.issued import IssuedLetter
from casebook.resources import _
from casebook.services.letters import LetterService
from casebook.ui import dialogs
from casebook.ui.widgets import printing
from casebook.ui.widgets.live_preview import Draw, Pages
from casebook.ui.widgets.page import Page


class WayOut(QObject):
    """Printing and copying, asked for on a page and answered there."""

    def __init__(self, page: Page, letters: LetterService, case: CaseId) -> None:
        super().__init__(page)
        self._page, self._letters, self._case = page, letters, case
        self._printing: tuple[QPrinter, LetterId] | None = None

    def print_draft(self, drawing: Draw) -> None:
        """Print a draft as it stands; it says on every page what it is, and is no act."""
        printer = dialogs.pick_printer(self._page)
        if printer is not None:
            self._page.run(
                lambda _job: printing.paint(printer, drawing(printing.A4_WIDTH)), self._printed
            )

    def print_letter(self, letter: IssuedLetter) -> None:
        """Print an issued letter, which is logged before it is on paper."""
        printer = dialogs.pick_printer(self._page)
        if printer is not None:
            self._printing = (printer, letter.id)
            copies = max(1, printer.copyCount())
            self._page.do(lambda: self._letters.printed(self._case, letter.id, copies), self._fetch)

    def save_copy(self, letter: IssuedLetter, reference: str) -> None:
        """Save an issued letter outside the casebook, under a name without anybody's name."""
        name = f"{reference}-{export_name(letter.number, letter.name, '.pdf')}"
        where = dialogs.save_file(self._page, _("Save a copy of this letter"), name)
        if where is not None:
            self._page.do(
                lambda: self._letters.save_copy(self._case, letter.id, where), self._copied
            )

    def _fetch(self, _changes: Changes) -> None:
        if self._printing is not None:
            _printer, letter = self._printing
            self._page.ask(
                lambda: self._letters.pages(self._case, letter, printing.DPI), self._paint
            )

    def _paint(self, pages: Pages) -> None:
        if self._printing is not None:
            printer, _letter = self._printing
            self._page.run(lambda _job: printing.paint(printer, pages), self._printed)

    def _printed(self, went: bool) -> None:  # noqa: FBT001 - the answer of the printer
        self._printing = None
        if went:
            self._page.notices.say(_("Sent to the printer."), "ok", key="printed")
        else:
            self._page.notices.say(
                _("The printer did not take it. Check the printer, and print again."),
                "stop",
                key="printed",
            )

    def _copied(self, _changes: Changes) -> None:
        self._page.notices.say(
            _("A copy was saved. Outside the casebook nothing protects it."), "warn", key="copied"
        )
