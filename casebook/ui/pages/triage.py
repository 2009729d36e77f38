"""Triage: the first look at a case, and the route it takes."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Kind
from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.domain.roles import Permission, may
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.widgets import case_parts
from casebook.ui.widgets.card import in_row
from casebook.ui.widgets.case_bar import CaseBar
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
        self._loaded, self._typed = False, False
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
        self.form.edited.connect(self._mark)
        self.save.clicked.connect(self._save)

    @override
    def look(self) -> None:
        self.ask(lambda: self._user.cases.view(self._id), self._show)

    def _show(self, view: CaseView) -> None:
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
            self.form.show_triage(record.triage, view.policy)
        able = may(view.my_roles, Permission.RUN_PROCEDURE) and view.read_only_why is None
        self.save.setEnabled(able)
        self._why_not.setText("" if able else _("The case owner decides at triage."))

    def _mark(self) -> None:
        self._typed = True

    def _save(self) -> None:
        if not self.form.right():
            return
        triage = self.form.triage()
        self._typed = False
        self.do(
            lambda: self._user.cases.save_triage(self._id, triage),
            lambda _changes: self.go_to(PageId.CASE),
        )

    @override
    def unsaved(self) -> bool:
        return self._typed
