"""The staff record: everybody on it, a filter, and the ways to add people."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.changes import Kind
from casebook.domain.clock import local_day
from casebook.domain.staff import StaffMember
from casebook.domain.words import Words
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.actions import Place
from casebook.ui.desk import Desk
from casebook.ui.widgets import people_words, wording
from casebook.ui.widgets.card import Card, Line, emptied, in_row, pad
from casebook.ui.widgets.field import LineField
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.row import titled_row

_MOST_SHOWN = 60  # rows; with more, people type a part of a name
NEW = "new"


class StaffPage(ScrollPage):
    """Everybody who works here, then those who left."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.SCHOOL})

    def __init__(
        self, user: User, desk: Desk, *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, detail=detail, parent=parent)
        self._user = user
        self._members: tuple[StaffMember, ...] = ()
        self.filter = LineField(_("&Look for a name or post"), name="findStaff", width=40)
        self.add = PlainButton(_("&Add somebody"), "primary", name="addStaff")
        self.import_ = PlainButton(_("&Import from a file…"), name="importStaff")
        self._why = PlainLabel("", "small")
        self._count = PlainLabel("", "muted")
        self._list = Card(name="staffList")
        pad(self._list.body, 4, 4)
        self._list.body.setSpacing(0)
        told = _(
            "Facts of employment that a case may have to rely on. Everybody who can sign in reads them; nothing of any"
            " case is here. A case copies what it relies on, so changes here change no case."
        )
        self.body.addWidget(PlainLabel(_("Staff record"), "title"))
        self.body.addWidget(PlainLabel(told, "muted"))
        self.body.addLayout(in_row(self.add, self.import_))
        for each in (self._why, self.filter, self._count, self._list):
            self.body.addWidget(each)
        self.add.clicked.connect(lambda: self.go_to(Place.STAFF_MEMBER, NEW))
        self.import_.clicked.connect(lambda: self.go_to(Place.STAFF_IMPORT))
        self.filter.edited.connect(self._show_list)

    @override
    def look(self) -> None:
        staff = self._user.staff
        self.ask(lambda: (staff.members(), staff.why_not()), self._show)

    def _show(self, found: tuple[tuple[StaffMember, ...], Words | None]) -> None:
        self._members, why_not = found
        for button in (self.add, self.import_):
            button.setEnabled(why_not is None)
        self._why.setText("" if why_not is None else wording.read(why_not))
        self._why.setVisible(why_not is not None)
        with self.unmoved():
            self._show_list()

    def _show_list(self) -> None:
        emptied(self._list.body)
        today = local_day(self._user.clock.now())
        wanted = self.filter.value().casefold()
        found = [one for one in self._members if wanted in f"{one.name} {one.post}".casefold()]
        found.sort(key=lambda one: not one.employed_on(today))
        self.filter.setVisible(bool(self._members))
        self._count.setText(_counted(len(found), len(self._members)))
        self._list.setVisible(bool(found))
        for index, one in enumerate(found[:_MOST_SHOWN]):
            if index:
                self._list.body.addWidget(Line())
            tag = "" if one.employed_on(today) else _("Does not work here now")
            row = titled_row(one.name, people_words.summary(one), tag=tag, name=f"staff-{one.id}")
            row.clicked.connect(lambda _on=False, who=one.id: self.go_to(Place.STAFF_MEMBER, who))
            self._list.body.addWidget(row)


def _counted(found: int, every: int) -> str:
    if not every:
        return _("Nobody is on the record yet. Add people one by one, or import a list.")
    if found > _MOST_SHOWN:
        return _("{found} people; the first {shown} are shown. Type a part of a name.").format(
            found=found, shown=_MOST_SHOWN
        )
    return wording.count("{n} person", "{n} people", found)
