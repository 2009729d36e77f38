"""Advice given: the informal way to settle a case, which is no sanction."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.clock import local_day
from casebook.domain.ids import CaseId
from casebook.domain.letter_offer import ADVICE_NOTE
from casebook.domain.page_id import PageId
from casebook.domain.roles import Permission, may
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.widgets import case_parts
from casebook.ui.widgets.advice_form import AdviceForm
from casebook.ui.widgets.card import in_row
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class AdvicePage(ScrollPage):
    """One record of advice; its note is prepared on the documents page."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.DECISION, Kind.LETTER})

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
        self._touched, self._loaded = False, False
        self.bar, self.form = CaseBar(), AdviceForm()
        self.top.addWidget(self.bar)
        self.bar.opened.connect(lambda page: self.go.emit(Destination(page, self._id)))
        lead = _(
            "A conversation, not a warning. It is recorded so that both sides remember the same."
        )
        self.body.addWidget(PlainLabel(_("Advice given"), "title"))
        self.body.addWidget(PlainLabel(lead, "muted"))
        self.body.addWidget(self.form)
        self._save = PlainButton(_("Record the adv&ice"), "primary", name="record")
        self._note = PlainButton(_("Prepare the &note"), name="prepare-note")
        self._why_not = PlainLabel("", "small")
        self._why_not.setObjectName("why-not")
        self.body.addLayout(in_row(self._save, self._note, gap=10))
        self.body.addWidget(self._why_not)
        self.form.edited.connect(self._edited)
        self._save.clicked.connect(self._record)
        self._note.clicked.connect(lambda: self.go_to(PageId.DOCUMENTS, ADVICE_NOTE))

    @override
    def look(self) -> None:
        self.ask(lambda: self._user.cases.view(self._id), self._show)

    @override
    def unsaved(self) -> bool:
        return self._touched

    def _show(self, view: CaseView) -> None:
        record = view.record
        subject = record.team.person(record.case.subject)
        self.bar.show_case(
            record.case,
            subject,
            under=case_parts.under(record),
            checked=case_parts.checked(view.unchanged),
        )
        given = record.decisions.advice
        if not self._loaded:
            self._loaded = True
            self.form.show_advice(given, record.team, view.policy)
        why = ""
        if record.letter(ADVICE_NOTE) is not None:
            why = _("The note has gone out, so the advice stands as it is.")
        elif not may(view.my_roles, Permission.GIVE_ADVICE):
            why = _("The case owner records the advice.")
        self.form.setEnabled(not why)
        self._save.setEnabled(not why)
        self._why_not.setText(why)
        self._note.setVisible(given is not None)

    def _edited(self) -> None:
        self._touched = True

    def _record(self) -> None:
        typed = self.form.advice(local_day(self._user.clock.now()))
        if typed is not None:
            self.do(lambda: self._user.decisions.give_advice(self._id, typed), self._recorded)

    def _recorded(self, _changes: Changes) -> None:
        self._touched = False
        self.notices.say(
            _("Recorded. Next, prepare the note of it."), "ok", key="recorded",
            action=_("Prepare the note"), act=lambda: self.go_to(PageId.DOCUMENTS, ADVICE_NOTE),
        )  # fmt: skip
