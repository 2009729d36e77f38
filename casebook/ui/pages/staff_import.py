"""A list of staff imported: choose the file, match its columns, look at every line, then import."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.changes import Changes, Kind
from casebook.domain.csv_sheet import Sheet
from casebook.domain.staff_csv import HEADINGS, Column, Matching, guess
from casebook.domain.staff_import import Known, Preview
from casebook.domain.words import Words
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import dialogs
from casebook.ui.actions import Place
from casebook.ui.desk import Desk
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import holder, in_row, stacked
from casebook.ui.widgets.choice_field import ChoiceField, PickField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.import_lines import ImportLines
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel

_EXAMPLE = 40  # characters of a cell shown beside its heading


class StaffImportPage(ScrollPage):
    """Three steps on one page; each shows once the one above is done. Nothing is kept before the last button."""

    watches: ClassVar[frozenset[Kind]] = frozenset()

    def __init__(
        self, user: User, desk: Desk, *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, detail=detail, parent=parent)
        self._user = user
        self._sheet: Sheet | None = None
        self._preview: Preview | None = None
        self._fields: list[PickField] = []
        self.body.addWidget(PlainLabel(_("Import a list of staff"), "title"))
        self._build_file()
        self._build_columns()
        self._build_lines()

    # 1. The file

    def _build_file(self) -> None:
        told = _(
            "A CSV file from your personnel system or spreadsheet, headings in the first line. Casebook reads it and runs"
            " nothing in it."
        )
        self.choose = PlainButton(_("Ch&oose a file…"), "primary", name="chooseFile")
        self.blank = PlainButton(_("Save a &blank list with the headings…"), name="blankFile")
        self._why, self._file = PlainLabel("", "small"), PlainLabel("", "strong")
        self._file.hide()
        self._why.hide()
        for each in (PlainLabel(_("1. Choose the file"), "heading"), PlainLabel(told, "muted")):
            self.body.addWidget(each)
        self.body.addLayout(in_row(self.choose, self.blank))
        self.body.addWidget(self._why)
        self.body.addWidget(self._file)
        self.choose.clicked.connect(self._choose)
        self.blank.clicked.connect(self._save_blank)

    @override
    def look(self) -> None:
        self.ask(self._user.staff.why_not, self._allow)

    def _allow(self, why_not: Words | None) -> None:
        self.choose.setEnabled(why_not is None)
        self._why.setText("" if why_not is None else wording.read(why_not))
        self._why.setVisible(why_not is not None)

    def _choose(self) -> None:
        picked = dialogs.open_files(self, _("Which list of staff? It ends in .csv"))
        if picked:
            path = picked[0]
            self._forget()
            self.notices.drop("refusal")
            self.run(lambda _job: (path, self._user.staff.read_file(path)), self._read)

    def _forget(self) -> None:
        self._sheet = self._preview = None
        for each in (self._file, self._columns, self._lines):
            each.hide()

    def _read(self, found: tuple[Path, Sheet]) -> None:
        path, sheet = found
        self._sheet = sheet
        told = wording.count("{n} line", "{n} lines", len(sheet.lines))
        self._file.setText(f"{path.name} · {told}")
        self._file.show()
        self._show_columns(sheet)

    def _save_blank(self) -> None:
        target = dialogs.save_file(self, _("Save the blank list as"), "staff.csv")
        if target is not None:
            self.run(lambda _job: self._user.staff.save_blank(target), self._blank_saved)

    def _blank_saved(self, _nothing: object) -> None:
        self.notices.say(
            _("Saved. Fill it in, save it as CSV and choose it here."), "ok", key="said"
        )

    # 2. The columns

    def _build_columns(self) -> None:
        self._form = Form(name="columns")
        self.match = PlainButton(_("&Look at the lines"), "primary", name="match")
        told = _(
            "Casebook guessed from the headings. Change what is wrong; leave out what is not needed."
        )
        parts = (
            PlainLabel(_("2. Match the columns"), "heading"),
            PlainLabel(told, "muted"),
            self._form,
        )
        self._columns = holder(stacked(*parts, in_row(self.match), gap=12), name="columnsStep")
        self._columns.hide()
        self.body.addWidget(self._columns)
        self.match.clicked.connect(self._match)

    def _show_columns(self, sheet: Sheet) -> None:
        self._columns.layout().removeWidget(self._form)  # type: ignore[union-attr]  # it has the layout made above
        self._form.deleteLater()
        self._form = Form(name="columns")
        self._fields = []
        options = {column: _(words) for column, words in HEADINGS.items()}
        for place, (heading, column) in enumerate(zip(sheet.headings, guess(sheet), strict=True)):
            shown = heading or _("Column {n}, without a heading").format(n=place + 1)
            field = PickField(
                shown.replace("&", "&&"),
                options,
                name=f"column-{place}",
                help=_example(sheet, place),
                ask=_("Leave out"),
            )
            field.set_value(column)
            self._fields.append(field)
        self._form.add(*self._fields)
        self._columns.layout().insertWidget(2, self._form)  # type: ignore[union-attr]
        self._columns.show()
        self._form.edited.connect(self._lines.hide)
        self._fields[0].setFocus()

    def _matching(self) -> Matching:
        values = [field.value() for field in self._fields]
        return tuple(Column(value) if value else None for value in values)

    def _match(self) -> None:
        sheet, matching = self._sheet, self._matching()
        if sheet is not None:
            self.notices.drop("refusal")
            self.ask(lambda: self._user.staff.preview(sheet, matching), self._show_lines)

    # 3. The lines

    def _build_lines(self) -> None:
        self._counts = PlainLabel("", "strong")
        self.known = ChoiceField(
            _("Some people are on the record &already. What should happen?"),
            {Known.UPDATE: _("Change them as the file says; what it leaves empty stays"), Known.SKIP: _("Leave them as they are")},
            name="known", missing=_("Choose what should happen to people who are on the record already."),
        )  # fmt: skip
        self._asked = Form(name="known-form")
        self._asked.add(self.known)
        self.lines = ImportLines()
        self.import_ = PlainButton(_("&Import"), "primary", name="import")
        heading = PlainLabel(_("3. Look at the lines, then import"), "heading")
        parts = (heading, self._counts, self.lines, self._asked, in_row(self.import_))
        self._lines = holder(stacked(*parts, gap=12), name="linesStep")
        self._lines.hide()
        self.body.addWidget(self._lines)
        self.import_.clicked.connect(self._import)

    def _show_lines(self, preview: Preview) -> None:
        self._preview = preview
        self._counts.setText(_counted(preview))
        self.lines.show_preview(preview)
        self._asked.setVisible(bool(preview.known))
        self.import_.setEnabled(bool(preview.new or preview.known))
        self._lines.show()
        (self.known if preview.known else self.import_).setFocus()

    def _import(self) -> None:
        sheet, preview, matching = self._sheet, self._preview, self._matching()
        if sheet is None or preview is None or (preview.known and not self._asked.check()):
            return
        known = Known(self.known.value()) if preview.known else Known.SKIP
        self.import_.setEnabled(False)
        self.notices.drop("refusal")
        self.desk.do(
            lambda: self._user.staff.import_people(sheet, matching, known=known),
            done=self._imported,
            refused=self._not_imported,
        )

    def _imported(self, _changes: Changes) -> None:
        self._sheet = None
        self.said.emit(_("The list is imported."))
        self.go_to(Place.STAFF)

    def _not_imported(self, error: Exception) -> None:
        self.import_.setEnabled(True)
        self.refuse(error)  # type: ignore[arg-type]  # the desk gives CasebookErrors only

    @override
    def unsaved(self) -> bool:
        return self._sheet is not None


def _example(sheet: Sheet, place: int) -> str:
    """The first cell of a column that says anything."""
    cells = (line.cells[place] for line in sheet.lines)
    found = next((cell for cell in cells if cell.strip()), "")
    if not found:
        return _("Empty in every line")
    short = found if len(found) <= _EXAMPLE else f"{found[:_EXAMPLE]}…"
    return _("For example: {cell}").format(cell=short)


def _counted(preview: Preview) -> str:
    return _("{new} new · {known} on the record already · {out} left out").format(
        new=len(preview.new), known=len(preview.known), out=len(preview.left_out)
    )
