"""The report of a concern, completed: who reported it, how it was found, who else knows."""

from dataclasses import replace
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.form_draft import FormDraft
from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.domain.report import Report, time_to_head
from casebook.domain.roles import Permission
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.draft_keeper import DraftKeeper, as_you_type
from casebook.ui.widgets import case_parts, wording
from casebook.ui.widgets.card import Card, in_row
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.case_entry import enter, why_not
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.report_form import ReportForm


class ReportPage(ScrollPage):
    """The five first answers as they were given, and the rest of the report."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.REPORT})

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
        self._view: CaseView | None = None
        self._drafts = DraftKeeper(self, user.cases, case)
        self.bar = CaseBar()
        self.top.addWidget(self.bar)
        self._given = Card(_("As it was first recorded"), name="given")
        self.form = ReportForm()
        self._waited = PlainLabel("", "muted")
        self.save = PlainButton(_("&Save the report"), "primary", name="save")
        self._why_not = PlainLabel("", "small")
        for each in (
            PlainLabel(_("Report of the concern"), "title"),
            self._given,
            self._waited,
            self.form,
        ):
            self.body.addWidget(each)
        self.body.addLayout(in_row(self.save, self._why_not, gap=14))
        staff = PlainButton(_("See the sub&ject's staff record"), "link", name="toSubject")
        staff.clicked.connect(lambda: self.go_to(PageId.SUBJECT))
        self.body.addLayout(in_row(staff))
        self.bar.opened.connect(lambda page: self.go.emit(Destination(page, self._id)))
        self.save.clicked.connect(self._save)

    @override
    def look(self) -> None:
        self.ask(lambda: (self._user.cases.view(self._id), self._drafts.read("report")), self._show)

    @override
    def leave(self) -> None:
        self._drafts.keep()

    @override
    def unsaved(self) -> bool:
        return self._drafts.lost()

    def _show(self, found: tuple[CaseView, FormDraft]) -> None:
        view, draft = found
        record, first = view.record, self._view is None
        self._view = view
        subject = record.team.person(record.case.subject)
        self.bar.show_case(
            record.case,
            subject,
            under=case_parts.under(record),
            checked=case_parts.checked(view.unchanged),
        )
        if first:
            self._show_given(record.report)
            self.form.show_report(record.report, record.case.conduct_on)
        waited = time_to_head(record.report)
        self._waited.setText(wording.read(waited) if waited else "")
        self._waited.setVisible(waited is not None)
        enter(self, view, self._user.cases)
        owner = _("The case owner or HR completes the report.")
        why = why_not(view, Permission.COMPLETE_REPORT, owner)
        self.save.setEnabled(not why)
        self.form.setEnabled(not why)
        self._why_not.setText(why or as_you_type())
        if not why and not self._drafts.watching():
            self._drafts.watch(self.form, draft)

    def _show_given(self, report: Report) -> None:
        concern = report.concern
        for words, value in (
            (
                _("About"),
                ", ".join(part for part in (concern.subject_name, concern.subject_post) if part),
            ),
            (_("What"), concern.what),
            (_("First known"), wording.moment(concern.aware_at)),
            (_("Where"), concern.where),
            (_("Danger now"), _(wording.RISKS[concern.risk])),
        ):
            self._given.add(PlainLabel(f"{words}: {value}").selectable())
        self._given.add(
            PlainLabel(_("These answers stay as they were given. Add what is new below."), "small")
        )

    def _save(self) -> None:
        view = self._view
        if view is None or not self.form.check():
            return
        report = self.form.report(view.record.report)
        on, known = report.happened_on, view.record.case.conduct_on
        self.do(lambda: self._keep(report, on if on != known else None), self._saved)

    def _keep(self, report: Report, on: date | None) -> Changes:
        changes = self._user.cases.complete_report(self._id, report)
        if on is None:
            return changes
        dated = self._user.cases.set_conduct_date(self._id, on)
        return replace(changes, kinds=changes.kinds | dated.kinds)

    def _saved(self, _changes: Changes) -> None:
        self._drafts.recorded()
        self.go_to(PageId.CASE)
