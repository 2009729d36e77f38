"""Done outside Casebook: steps on paper or before the case was here, each with its day, person and scan."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.clock import local_day
from casebook.domain.ids import CaseId
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.roles import Permission, may
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import dialogs, theme
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.widgets import case_parts, wording
from casebook.ui.widgets.card import Card, Line, emptied, in_row, stacked
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.outside_form import OutsideForm
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.scan_field import Scanner


class OutsidePage(ScrollPage):
    """A form for one more step, and those recorded so far. `detail` is the step to begin with."""

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
        self._user, self._id, self._touched = user, case, False
        self.bar = CaseBar()
        self.top.addWidget(self.bar)
        self.bar.opened.connect(lambda page: self.go.emit(Destination(page, self._id)))
        lead = _("What was done on paper counts like what was done here, once it is recorded.")
        self.body.addWidget(PlainLabel(_("Something done outside Casebook"), "title"))
        self.body.addWidget(PlainLabel(lead, "muted"))
        self._slot = QVBoxLayout()
        self.body.addLayout(self._slot)
        self._save = PlainButton(_("&Record it"), "primary", name="record")
        self._why_not = PlainLabel("", "small")
        self.body.addLayout(in_row(self._save, self._why_not, gap=14, stretch_last=True))
        self._done = Card(_("Recorded so far"), name="recorded")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(8))
        self._done.body.addLayout(self._rows)
        self.body.addWidget(self._done)
        self._save.clicked.connect(self._record)
        self._fresh(detail)

    @override
    def look(self) -> None:
        self.ask(lambda: self._user.cases.view(self._id), self._show)

    @override
    def unsaved(self) -> bool:
        return self._touched

    def _fresh(self, step: str = "") -> None:
        emptied(self._slot)
        self.form = OutsideForm(self.desk, self._scanner())
        self.form.step.set_value(step)
        self.form.edited.connect(self._edited)
        self._slot.addWidget(self.form)
        self._touched = False

    def _show(self, view: CaseView) -> None:
        record = view.record
        self.bar.show_case(
            record.case,
            record.team.person(record.case.subject),
            under=case_parts.under(record),
            checked=case_parts.checked(view.unchanged),
        )
        able = may(view.my_roles, Permission.RECORD_OUTSIDE)
        self._save.setEnabled(able)
        self._why_not.setText("" if able else _("The members of the case record steps."))
        labels = {exhibit.id: exhibit.label for exhibit in record.exhibits}
        emptied(self._rows)
        self._done.setVisible(bool(record.outside))
        for index, done in enumerate(sorted(record.outside, key=lambda one: one.on, reverse=True)):
            if index:
                self._rows.addWidget(Line())
            scan = labels.get(done.scan, "") if done.scan else ""
            self._rows.addLayout(self._row(done, scan, able=able))

    def _row(self, done: DoneOutside, scan: str, *, able: bool) -> QVBoxLayout:
        title = _(wording.OUTSIDE_STEPS[done.step])
        parts = [wording.day(done.on), done.by, scan]
        lines: list[QWidget] = [
            PlainLabel(title, "strong"),
            PlainLabel(" · ".join(part for part in parts if part), "small"),
        ]
        if done.note:
            lines.append(PlainLabel(done.note))
        if done.withdrawn:
            lines.append(PlainLabel(_("Withdrawn: {why}").format(why=done.withdrawn), "error"))
        elif able:
            button = PlainButton(_("Withdraw…"), "link", name=f"withdraw-{done.id}")
            button.setAccessibleName(_("Withdraw: {what}").format(what=title))
            button.clicked.connect(lambda: self._withdraw(done))
            lines.append(button)
        return stacked(*lines, gap=2)

    def _edited(self) -> None:
        self._touched = True

    def _record(self) -> None:
        form = self.form
        if not form.ready(local_day(self._user.clock.now())):
            return
        day, step, by, note = form.on.value(), form.step.value(), form.by.value(), form.note.value()
        scan = form.scan.value()
        if day is None:
            return
        self.do(
            lambda: self._user.cases.record_outside(
                self._id, OutsideStep(step), on=day, by=by, note=note, scan=scan
            ),
            self._recorded,
        )

    def _recorded(self, _changes: Changes) -> None:
        self._fresh()
        self.notices.say(_("Recorded."), "ok", key="recorded")

    def _withdraw(self, done: DoneOutside) -> None:
        reason = dialogs.ask_words(
            self,
            _("Withdraw this step"),
            _("Why was it recorded wrongly? It stays to be read, with the reason."),
        )
        if reason:
            self.do(lambda: self._user.cases.withdraw_outside(self._id, done.id, reason))

    def _scanner(self) -> Scanner:
        evidence = self._user.evidence
        return Scanner(
            pick=lambda: dialogs.open_files(self, _("The paper")),
            clear=lambda count: evidence.gate(dialogs.ask_gate(self, count), count),
            seal=lambda cleared, files, job: evidence.prepare(
                self._id, cleared, files, progress=job.progress, cancelled=job.cancelled
            ),
        )
