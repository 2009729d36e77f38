"""Triage: the first look at a case, and the route it takes."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.form_draft import FormDraft
from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.domain.roles import Permission
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.draft_keeper import DraftKeeper, as_you_type
from casebook.ui.widgets import case_parts
from casebook.ui.widgets.card import in_row
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.case_entry import enter, why_not
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.triage_form import TriageForm


class TriagePage(ScrollPage):
    """Questions, provisional clauses and the route, saved together."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.CASE})

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
        self.bar, self.form = CaseBar(), TriageForm()
        self.top.addWidget(self.bar)
        self.save = PlainButton(_("&Save triage"), "primary", name="save")
        self._why_not = PlainLabel("", "small")
        self.body.addWidget(PlainLabel(_("Triage"), "title"))
        self.body.addWidget(
            PlainLabel(
                _(
                    "A first look, so that the right people hear of it and the right route is taken."
                ),
                "muted",
            )
        )
        self.body.addWidget(self.form)
        self.body.addLayout(in_row(self.save, self._why_not, gap=14))
        self.bar.opened.connect(lambda page: self.go.emit(Destination(page, self._id)))
        self.save.clicked.connect(self._save)
        self.form.first.weigh.connect(lambda: self.go_to(PageId.EXPRESSION))

    @override
    def look(self) -> None:
        self.ask(lambda: (self._user.cases.view(self._id), self._drafts.read("triage")), self._show)

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
        if not self._loaded:
            self._loaded = True
            self.form.show_triage(record.triage, record.triage_details, view.policy)
        enter(self, view, self._user.cases)
        why = why_not(view, Permission.RUN_PROCEDURE, _("The case owner decides at triage."))
        self.save.setEnabled(not why)
        self.form.setEnabled(not why)
        self._why_not.setText(why or as_you_type())
        if not why and not self._drafts.watching():
            self._drafts.watch(self.form, draft)

    def _save(self) -> None:
        if not self.form.right():
            return
        triage, details = self.form.triage(), self.form.details()
        self.do(lambda: self._user.triage.save(self._id, triage, details), self._saved)

    def _saved(self, _changes: Changes) -> None:
        self._drafts.recorded()
        self.go_to(PageId.CASE)
