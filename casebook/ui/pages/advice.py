"""Advice given: the informal way to settle a case, which is no sanction."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.clock import local_day
from casebook.domain.form_draft import FormDraft
from casebook.domain.ids import CaseId
from casebook.domain.letter_offer import ADVICE_NOTE
from casebook.domain.page_id import PageId
from casebook.domain.roles import Permission
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.draft_keeper import DraftKeeper, as_you_type
from casebook.ui.widgets import case_parts
from casebook.ui.widgets.advice_form import AdviceForm
from casebook.ui.widgets.card import in_row
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.case_entry import enter, why_not
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
        self._loaded = False
        self._drafts = DraftKeeper(self, user.cases, case)
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
        self._save.clicked.connect(self._record)
        self._note.clicked.connect(lambda: self.go_to(PageId.DOCUMENTS, ADVICE_NOTE))

    @override
    def look(self) -> None:
        self.ask(lambda: (self._user.cases.view(self._id), self._drafts.read("advice")), self._show)

    @override
    def leave(self) -> None:
        self._drafts.keep()

    @override
    def unsaved(self) -> bool:
        return self._drafts.lost()

    def _show(self, found: tuple[CaseView, FormDraft]) -> None:
        view, draft = found
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
            self.form.show_advice(
                given, record.team, view.policy, view.limits["informal_note_live"]
            )
        enter(self, view, self._user.cases)
        why = why_not(view, Permission.GIVE_ADVICE, _("The case owner records the advice."))
        if record.letter(ADVICE_NOTE) is not None:
            why = _("The note has gone out, so the advice stands as it is.")
        self.form.setEnabled(not why)
        self._save.setEnabled(not why)
        self._why_not.setText(why or as_you_type())
        if not why and not self._drafts.watching():
            self._drafts.watch(self.form, draft)
        self._note.setVisible(given is not None)

    def _record(self) -> None:
        typed = self.form.advice(local_day(self._user.clock.now()))
        if typed is not None:
            self.do(lambda: self._user.decisions.give_advice(self._id, typed), self._recorded)

    def _recorded(self, _changes: Changes) -> None:
        self._drafts.recorded()
        self.notices.say(
            _("Recorded. Next, prepare the note of it."), "ok", key="recorded",
            action=_("Prepare the note"), act=lambda: self.go_to(PageId.DOCUMENTS, ADVICE_NOTE),
        )  # fmt: skip
