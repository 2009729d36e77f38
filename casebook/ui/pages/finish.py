"""What set-up left for later: sheets, letterhead, a second person, the chair."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.changes import Kind
from casebook.domain.set_up import SetUpId, SetUpTask
from casebook.domain.words import N_
from casebook.resources import _
from casebook.services.people import SheetToPrint
from casebook.services.user import User
from casebook.ui.actions import Place
from casebook.ui.desk import Desk
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Card, Line, emptied, in_row, pad
from casebook.ui.widgets.page import Paper, ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.row import titled_row
from casebook.ui.widgets.sheet_card import SheetCard

_PLACES = {
    SetUpId.OWN_SHEET: Place.ACCOUNT,
    SetUpId.LETTERHEAD: Place.SCHOOL,
    SetUpId.SECOND_PERSON: Place.PEOPLE,
    SetUpId.CHAIR: Place.PEOPLE,
    SetUpId.LIMITS: Place.TIME_LIMITS,
    SetUpId.TERMS: Place.SCHOOL_CALENDAR,
}
_NOTES = {
    SetUpId.OWN_SHEET: N_("Without it a forgotten password shuts you out for good"),
    SetUpId.SCHOOL_SHEET: N_("Opens every staff case if nobody else can"),
    SetUpId.LETTERHEAD: N_("Letters cannot go out without it"),
    SetUpId.SECOND_PERSON: N_("Usually your HR adviser"),
    SetUpId.CHAIR: N_("Concerns about the headteacher go there"),
    SetUpId.LIMITS: N_("No letter quotes a time limit before that"),
    SetUpId.TERMS: N_("School days are counted by them"),
}


class FinishPage(ScrollPage):
    """The tasks as a list; each opens where it is done."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.SCHOOL, Kind.USER})

    def __init__(
        self, user: User, desk: Desk, *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, detail=detail, parent=parent)
        self._user = user
        self._sheet: SheetToPrint | None = None
        self._tasks = Card(name="setUpTasks")
        pad(self._tasks.body, 4, 4)
        self._tasks.body.setSpacing(0)
        self.sheet = SheetCard()
        self.body.addWidget(PlainLabel(_("Finish setting up"), "title"))
        self.body.addWidget(
            PlainLabel(_("None of this stops you from recording a concern today."), "muted")
        )
        self.body.addWidget(self.sheet)
        self.body.addWidget(self._tasks)
        self.sheet.print_wanted.connect(self._print)

    @override
    def look(self) -> None:
        self.ask(self._user.school.set_up_tasks, self._show)

    def _show(self, tasks: tuple[SetUpTask, ...]) -> None:
        with self.unmoved():
            self._show_tasks(tasks)

    def _show_tasks(self, tasks: tuple[SetUpTask, ...]) -> None:
        emptied(self._tasks.body)
        for index, task in enumerate(tasks):
            if index:
                self._tasks.body.addWidget(Line())
            words, tone = (_("Completed"), "ok") if task.done else (_("Not started"), "")
            row = titled_row(
                wording.read(task.title),
                _(_NOTES[task.id]),
                tag=words,
                tone=tone,
                name=f"task-{task.id}",
            )
            row.clicked.connect(lambda _on=False, which=task.id: self._open(which))
            self._tasks.body.addWidget(row)
            if task.id is SetUpId.CHAIR and not task.done:
                tick = PlainButton(
                    _("The chair keeps a casebook of their &own"), "link", name="tickChair"
                )
                tick.clicked.connect(lambda: self.do(lambda: self._user.school.tick(SetUpId.CHAIR)))
                self._tasks.body.addLayout(in_row(tick))

    def _open(self, which: SetUpId) -> None:
        if which is SetUpId.SCHOOL_SHEET:
            self.ask(self._user.people.make_school_recovery, self._show_sheet)
        else:
            self.go_to(_PLACES[which], "sheet" if which is SetUpId.OWN_SHEET else "")

    def _show_sheet(self, sheet: SheetToPrint) -> None:
        self._sheet = sheet
        self.sheet.show_sheet(
            _("The school's recovery sheet"), sheet.groups, words=sheet.words, typed_back=False
        )
        self.area.ensureWidgetVisible(self.sheet)
        self.look()

    def _print(self) -> None:
        sheet = self._sheet
        if sheet is not None:
            self.paper.emit(Paper(_("Recovery sheet"), lambda: sheet.pdf))

    @override
    def unsaved(self) -> bool:
        return not self.sheet.isHidden()
