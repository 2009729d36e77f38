"""Lawful expression: seven questions before certain charges, and the form that weighs one."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain import expression as rules
from casebook.domain import readiness
from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.form_draft import FormDraft
from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.domain.roles import Permission
from casebook.domain.words import N_
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.draft_keeper import DraftKeeper, as_you_type
from casebook.ui.widgets import case_parts
from casebook.ui.widgets.card import in_row
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.case_entry import enter, why_not
from casebook.ui.widgets.expression_form import ExpressionForm
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel

_LEAD = N_(
    "The school may object to how something was said. To punish what somebody may lawfully say is another matter, and"
    " advice is taken first."
)


class ExpressionPage(ScrollPage):
    """Answers may be saved open and finished later; a hearing waits until they are complete."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.CASE, Kind.CHARGE})

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
        self.bar, self.form = CaseBar(), ExpressionForm()
        self.top.addWidget(self.bar)
        self.save = PlainButton(_("&Save the answers"), "primary", name="save")
        self._concerned = PlainLabel("")
        self._why_not = PlainLabel("", "small")
        self.body.addWidget(PlainLabel(_("Lawful expression"), "title"))
        self.body.addWidget(PlainLabel(_(_LEAD), "muted"))
        self.body.addWidget(self._concerned)
        self.body.addWidget(self.form)
        self.body.addLayout(in_row(self.save, self._why_not, gap=14))
        self.bar.opened.connect(lambda page: self.go.emit(Destination(page, self._id)))
        self.save.clicked.connect(self._save)

    @override
    def look(self) -> None:
        self.ask(
            lambda: (self._user.cases.view(self._id), self._drafts.read("expression")), self._show
        )

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
            self.form.show_expression(record.expression, record.triage.expression)
        self._concerned.setText(_why_asked(view))
        enter(self, view, self._user.cases)
        why = why_not(view, Permission.RUN_PROCEDURE, _("The case owner answers these questions."))
        self.save.setEnabled(not why)
        self.form.setEnabled(not why)
        self._why_not.setText(why or as_you_type())
        if not why and not self._drafts.watching():
            self._drafts.watch(self.form, draft)

    def _save(self) -> None:
        if not self.form.right():
            return
        expression = self.form.expression()
        self.do(lambda: self._user.expression.save(self._id, expression), self._saved)

    def _saved(self, _changes: Changes) -> None:
        self._drafts.recorded()
        self.go_to(PageId.CASE)


def _why_asked(view: CaseView) -> str:
    """Which charges ask these questions first, or that none does yet."""
    live = readiness.live_charges(view.record)
    cited = rules.concerned(live, view.policy)
    if cited:
        places = ", ".join(cited)
        return _("Asked because a charge cites {places}. The invitation waits for them.").format(
            places=places
        )
    return _("No charge asks for them yet. Answering early helps to charge nobody wrongly.")
