"""The case team: who may know of the case, and who plays which part in it."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.enrolled import EnrolledPerson
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.roles import Permission, Role
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.widgets import case_parts, wording
from casebook.ui.widgets.appoint_form import AppointForm
from casebook.ui.widgets.card import Card, Line, emptied, in_row
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.case_entry import enter, why_not
from casebook.ui.widgets.field import TextField
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.row import titled_row

_Found = tuple[CaseView, tuple[EnrolledPerson, ...]]


class TeamPage(ScrollPage):
    """Parts held, appointments, and where letters to the subject go."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.PERSON, Kind.USER})

    def __init__(
        self,
        user: User,
        desk: Desk,
        *,
        case: CaseId,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, case=case, detail=detail, parent=parent)
        self._user, self._id = user, case
        self.bar, self.form = CaseBar(), AppointForm()
        self.top.addWidget(self.bar)
        self._held = Card(name="held")
        self.appoint = PlainButton(_("&Appoint"), "primary", name="appoint")
        self._why_not, self._why_not_keep = PlainLabel("", "small"), PlainLabel("", "small")
        self.address = TextField(
            _("Add&ress for letters to the subject"),
            name="address",
            help=_("One line a line, without the name."),
            lines=4,
        )
        self.keep = PlainButton(_("&Save the address"), name="saveAddress")
        body = self.body
        body.addWidget(PlainLabel(_("Case team"), "title"))
        body.addWidget(
            PlainLabel(
                _(
                    "Only people with a key can open the case. A panel and a companion are given papers."
                ),
                "muted",
            )
        )
        body.addWidget(self._held)
        body.addWidget(PlainLabel(_("Appoint somebody"), "heading"))
        body.addWidget(self.form)
        body.addLayout(in_row(self.appoint, self._why_not, gap=14, stretch_last=True))
        body.addWidget(PlainLabel(_("Letters"), "heading"))
        body.addWidget(self.address)
        body.addLayout(in_row(self.keep, self._why_not_keep, gap=14, stretch_last=True))
        self.bar.opened.connect(lambda page: self.go.emit(Destination(page, self._id)))
        self.appoint.clicked.connect(self._appoint)
        self.keep.clicked.connect(self._keep)

    @override
    def look(self) -> None:
        self.ask(
            lambda: (self._user.cases.view(self._id), self._user.people.enrolled()), self._show
        )

    def _show(self, found: _Found) -> None:
        with self.unmoved():
            self._show_team(found)

    def _show_team(self, found: _Found) -> None:
        view, enrolled = found
        record = view.record
        subject = record.team.person(record.case.subject)
        self.bar.show_case(
            record.case,
            subject,
            under=case_parts.under(record),
            checked=case_parts.checked(view.unchanged),
        )
        readers = {one.id for one in view.readers}
        emptied(self._held.body)
        for index, held in enumerate(one for one in record.team.roles if one.until is None):
            person = record.team.person(held.person)
            if person is None:
                continue
            if index:
                self._held.add(Line())
            key = _("Has a key") if person.id in readers else _("Papers only")
            note = " · ".join(
                part
                for part in (
                    person.post,
                    _("since {day}").format(day=wording.day(held.since)),
                    _("Reason: {reason}").format(reason=held.reason) if held.reason else "",
                )
                if part
            )
            title = f"{person.name}: {_(wording.ROLES[held.role])}"
            row = titled_row(
                title, note, tag=key, tone="info" if person.id in readers else "", link=False
            )
            row.setEnabled(False)
            self._held.add(row)
        self.form.show_people(
            tuple(
                one
                for one in enrolled
                if not one.recovery and one.confirmed and one.id != record.case.subject
            ),
            record.team,
        )
        if subject is not None and not self.address.text.hasFocus():
            self.address.set_value("\n".join(subject.address))
        enter(self, view, self._user.cases)
        why = why_not(view, Permission.RUN_PROCEDURE, _("The case owner appoints people."))
        self.appoint.setEnabled(not why)
        self._why_not.setText(why)
        others = _("The case owner, HR and the clerk keep the address.")
        why = why_not(view, Permission.PREPARE_LETTER, others)
        self.keep.setEnabled(not why)
        self._why_not_keep.setText(why)

    def _appoint(self) -> None:
        if not self.form.right():
            return
        role, person = Role(self.form.role.value()), self.form.person()
        name, post = self.form.name.value(), self.form.post.value()
        why = self.form.reason.value()
        self.do(
            lambda: self._user.cases.appoint(
                self._id,
                role,
                PersonId(person) if person else None,
                name=name,
                post=post,
                reason=why,
            ),
            self._appointed,
        )

    def _appointed(self, _changes: Changes) -> None:
        self.form.clear()
        self.notices.say(_("Appointed."), "ok", key="said")

    def _keep(self) -> None:
        lines = tuple(line.strip() for line in self.address.value().splitlines() if line.strip())
        self.do(
            lambda: self._user.cases.set_subject_address(self._id, lines),
            lambda _c: self.notices.say(_("Saved."), "ok", key="said"),
        )
