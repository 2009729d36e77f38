"""Putting something on paper: asked about once, then printed from pixels or saved as a copy."""

# What asks and what prints is loaded when something is put on paper.
# ruff: noqa: PLC0415

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casebook.domain.ids import CaseId
from casebook.resources import _
from casebook.services import forms
from casebook.ui.desk import Desk, Job
from casebook.ui.widgets.page import Paper

if TYPE_CHECKING:
    from casebook.domain.school import School
    from casebook.services.user import User


class PaperTray(QObject):
    """Prints and saves for any page.

    Signals:
        done(str): it went out, in words.
        failed(str): it did not, in words.
    """

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._owner = desk, owner

    def put(self, paper: Paper) -> None:
        """Ask whether to print or to save, and do it."""
        from casebook.ui import dialogs

        if paper.saved:
            self._save(paper)
            return
        options = [_("&Cancel"), _("&Print")] + ([_("&Save a copy…")] if paper.file_name else [])
        said = _("It opens in no other program: Casebook prints it itself.")
        chosen = dialogs.choose(self._owner, paper.title, said, options)
        if chosen == 1:
            self._desk.ask(paper.make, self._print)
        elif chosen == 2:
            self._save(paper)

    def _save(self, paper: Paper) -> None:
        from casebook.ui import dialogs

        where = dialogs.save_file(self._owner, paper.title, paper.file_name)
        if where is not None:
            said = paper.saved or _("A copy was saved.")
            self._desk.ask(
                lambda: forms.save(paper.make(), where), lambda _path: self.done.emit(said)
            )

    def _print(self, pdf: bytes) -> None:
        from casebook.ui import dialogs
        from casebook.ui.widgets import printing

        printer = dialogs.pick_printer(self._owner)
        if printer is None:
            return

        def paint(_job: Job) -> bool:
            return printing.paint(printer, forms.pages(pdf, printing.DPI))

        self._desk.run(paint, self._printed)

    def _printed(self, went: bool) -> None:  # noqa: FBT001 - the one thing a printer says
        if went:
            self.done.emit(_("Sent to the printer."))
        else:
            self.failed.emit(_("The printer did not take it. Check it and try again."))


def blank_report(user: "User | None") -> Paper:
    """The report form to fill in by hand, with the school's letterhead where somebody is signed in."""
    return Paper(
        _("Report of a concern"), lambda: forms.blank_report_form(_school(user)), "report-form.pdf"
    )


def staff_notice(user: "User | None") -> Paper:
    """The page for the staff room that says whom to tell."""
    return Paper(
        _("Notice for staff"), lambda: forms.staff_notice(_school(user)), "staff-notice.pdf"
    )


def first_day(user: "User | None", case: CaseId | None) -> Paper:
    """The card of a case's first 24 hours; it names nobody. Its action is shut unless a case is on the screen."""
    assert user is not None
    assert case is not None
    return Paper(
        _("First 24 hours"), lambda: forms.first_day_card(user.session, case), "first-24-hours.pdf"
    )


def _school(user: "User | None") -> "School | None":
    return user.school.get() if user else None
