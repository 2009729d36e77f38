"""Done outside Casebook: steps on paper or before the case was here, each with its day, person and scan."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.clock import local_day
from casebook.domain.form_draft import FormDraft
from casebook.domain.ids import CaseId
from casebook.domain.line import outside_steps
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.outside_stop import stops_today
from casebook.domain.roles import Permission
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import dialogs, theme
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.draft_keeper import DraftKeeper, as_you_type
from casebook.ui.scanning import scanner
from casebook.ui.widgets import case_parts, wording
from casebook.ui.widgets.card import Card, Line, emptied, in_row, stacked
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.case_entry import enter, why_not
from casebook.ui.widgets.outside_form import OutsideForm
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel


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
        self._user, self._id, self._step = user, case, detail
        self._view: CaseView | None = None
        self._drafts = DraftKeeper(self, user.cases, case)
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
        self._fresh()

    @override
    def look(self) -> None:
        self.ask(
            lambda: (self._user.cases.view(self._id), self._drafts.read("outside")), self._show
        )

    @override
    def leave(self) -> None:
        self._drafts.keep()
        self.form.scan.discard()

    @override
    def unsaved(self) -> bool:
        return self._drafts.lost() or self.form.scan.value() is not None

    def _fresh(self) -> None:
        emptied(self._slot)
        self.form = OutsideForm(
            self.desk, scanner(self, self._user.evidence, self._id, _("The paper"))
        )
        self._slot.addWidget(self.form)

    def _begin(self, draft: FormDraft) -> None:
        self._drafts.watch(self.form, draft)
        if not draft.values:
            self.form.step.set_value(self._step)
        self._step = ""
        self.form.step.edited.connect(self._say_what_stops_it)
        self._say_what_stops_it()

    def _say_what_stops_it(self) -> None:
        """Say at the step which was chosen that a police hold, or care for a child, stops it today."""
        chosen = self.form.step.value()
        words = (
            stops_today(self._view.record, OutsideStep(chosen), self._view.today)
            if self._view and chosen
            else None
        )
        self.form.step.say_below(wording.read(words) if words else "")

    def _show(self, found: tuple[CaseView, FormDraft]) -> None:
        with self.unmoved():
            self._show_steps(found)

    def _show_steps(self, found: tuple[CaseView, FormDraft]) -> None:
        view, draft = found
        self._view = view
        record = view.record
        self.bar.show_case(
            record.case,
            record.team.person(record.case.subject),
            under=case_parts.under(record),
            checked=case_parts.checked(view.unchanged),
        )
        enter(self, view, self._user.cases)
        why = why_not(view, Permission.RECORD_OUTSIDE, _("The members of the case record steps."))
        able = not why
        self._save.setEnabled(able)
        self.form.setEnabled(able)
        self._why_not.setText(why or as_you_type())
        if able and not self._drafts.watching():
            steps = outside_steps(record.case.kind)
            self.form.step.set_options({one: _(wording.OUTSIDE_STEPS[one]) for one in steps})
            self._begin(draft)
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
        self.form.scan.recorded()
        self._drafts.recorded()
        self._drafts.release()
        self._fresh()
        self._begin(FormDraft("outside"))
        self.notices.say(_("Recorded."), "ok", key="recorded")

    def _withdraw(self, done: DoneOutside) -> None:
        reason = dialogs.ask_words(
            self,
            _("Withdraw this step"),
            _("Why was it recorded wrongly? It stays to be read, with the reason."),
        )
        if reason:
            self.do(lambda: self._user.cases.withdraw_outside(self._id, done.id, reason))
