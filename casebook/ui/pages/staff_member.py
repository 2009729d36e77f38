"""One person of the staff record: looked at, added or changed."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.changes import Changes, Kind
from casebook.domain.ids import PersonId
from casebook.domain.staff import StaffMember
from casebook.domain.words import Words
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import dialogs
from casebook.ui.desk import Desk
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import in_row
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.staff_form import StaffForm


class StaffMemberPage(ScrollPage):
    """A form. `detail` is the id of who it is about; anything else is somebody new."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.SCHOOL})

    def __init__(
        self, user: User, desk: Desk, *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, detail=detail, parent=parent)
        self._user, self._typed = user, False
        self._who = PersonId(detail)
        self._title = PlainLabel(_("Add somebody to the staff record"), "title")
        self._why = PlainLabel("", "small")
        self._why.hide()
        self.form = StaffForm()
        self.save = PlainButton(_("&Save"), "primary", name="saveStaff")
        self.remove = PlainButton(_("Remove an entr&y made by mistake"), "link", name="removeStaff")
        self.remove.hide()
        note = _("Only the name and the post have to be there. Leave out what you do not know.")
        for each in (self._title, PlainLabel(note, "muted"), self._why, self.form):
            self.body.addWidget(each)
        self.body.addLayout(in_row(self.save, self.remove, gap=16))
        self.form.edited.connect(self._mark)
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self._remove)

    @override
    def look(self) -> None:
        staff = self._user.staff
        self.ask(lambda: (staff.members(), staff.why_not()), self._show)

    def _show(self, found: tuple[tuple[StaffMember, ...], Words | None]) -> None:
        members, why_not = found
        held = next((one for one in members if one.id == self._who), None)
        self.save.setEnabled(why_not is None)
        self._why.setText("" if why_not is None else wording.read(why_not))
        self._why.setVisible(why_not is not None)
        self.remove.setVisible(held is not None and why_not is None)
        if held is not None:
            self._title.setText(held.name)
            if not self._typed:
                self.form.set_member(held)
                self._typed = False

    def _mark(self) -> None:
        self._typed = True

    def _save(self) -> None:
        if not self.form.right():
            return
        member = self.form.member()
        self.do(lambda: self._user.staff.save(member), self._saved)

    def _saved(self, _changes: Changes) -> None:
        self._typed = False
        self.said.emit(_("Saved."))
        self.back.emit()

    def _remove(self) -> None:
        sure = dialogs.confirm(
            self,
            _("Remove this entry?"),
            _(
                "Only for an entry made by mistake. For somebody who left, enter the last day instead. Cases keep what"
                " they copied."
            ),
            yes=_("&Remove it"),
        )
        if sure:
            self.do(lambda: self._user.staff.remove(self._who), self._removed)

    def _removed(self, _changes: Changes) -> None:
        self._typed = False
        self.said.emit(_("Removed."))
        self.back.emit()

    @override
    def unsaved(self) -> bool:
        return self._typed
