"""The decision: hearing, finding on each charge, severity, outcome and the signed sheet, each a step of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.clock import local_day
from casebook.domain.form_draft import FormDraft
from casebook.domain.guide import TaskState
from casebook.domain.ids import CaseId
from casebook.domain.letter_offer import KindOnOffer
from casebook.domain.page_id import PageId
from casebook.domain.readiness import OUTCOME_DOCUMENTS, live_charges, open_decision
from casebook.domain.roles import Permission, Role, may
from casebook.domain.warning_shown import counting
from casebook.domain.words import N_
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.desk import Desk
from casebook.ui.draft_keeper import DraftKeeper, as_you_type
from casebook.ui.scanning import scanner
from casebook.ui.widgets import decision_steps, wording
from casebook.ui.widgets.card import emptied, in_row
from casebook.ui.widgets.case_entry import enter, why_not
from casebook.ui.widgets.decision_steps import (
    FINDING,
    HEARING,
    LA,
    SANCTION,
    SEVERITY,
    SHEET,
    WARNINGS,
)
from casebook.ui.widgets.finding_form import FindingForm
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.hearing_form import HearingForm
from casebook.ui.widgets.la_form import LaForm
from casebook.ui.widgets.list_beside import ListBeside
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.page import Page, scrolled
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.sanction_form import SanctionForm
from casebook.ui.widgets.scan_field import ScanField
from casebook.ui.widgets.severity_form import SeverityForm
from casebook.ui.widgets.side_list import SideList, SideSection
from casebook.ui.widgets.warning_form import WarningLookForm
from casebook.ui.widgets.warning_words import warning_cards

T = TypeVar("T")
Act = Callable[[], Changes]
Step = tuple[Form, Callable[[], Act | None]]


@dataclass(frozen=True, slots=True)
class _Seen:
    view: CaseView
    offers: tuple[KindOnOffer, ...]


class DecisionPage(Page):
    """Nothing here suggests a decision. `detail` is a step, or a field of a letter that a step puts right."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.DECISION, Kind.CHARGE, Kind.LETTER})

    def __init__(
        self,
        user: User,
        desk: Desk,
        *,
        case: CaseId,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, case=case, parent=parent)
        self._user, self._id, self._wanted = user, case, detail
        self._seen: _Seen | None = None
        self._scan: ScanField | None = None
        self._drafts = DraftKeeper(self, user.cases, case)
        self._steps = SideList(_("Decision"), name="decision-steps")
        self._steps.chosen.connect(self._choose)
        self._steps.to_case.connect(lambda: self.go_to(PageId.CASE))
        self._area, self._body = scrolled(92)
        self.content.addWidget(ListBeside(self._steps, self._area))
        self._makers: dict[str, Callable[[CaseView], Step]] = {
            HEARING: self._hearing,
            WARNINGS: self._warnings,
            SEVERITY: self._severity,
            SANCTION: self._sanction,
            LA: self._la,
        }

    # Looking

    @override
    def look(self) -> None:
        self.ask(
            lambda: _Seen(self._user.cases.view(self._id), self._user.letters.kinds(self._id)),
            self._show,
        )

    @override
    def leave(self) -> None:
        self._drafts.keep()
        self._let_scan_go()

    @override
    def unsaved(self) -> bool:
        waiting = self._scan is not None and self._scan.value() is not None
        return waiting or self._drafts.lost()

    def _show(self, seen: _Seen) -> None:
        with self.unmoved():
            self._show_steps(seen)

    def _show_steps(self, seen: _Seen) -> None:
        self._seen = seen
        enter(self, seen.view, self._user.cases)
        record = seen.view.record
        subject = record.team.person(record.case.subject)
        of = f"{record.case.reference} · {subject.name if subject else ''}"
        rows = decision_steps.rows(record, sheet_note=self._sheet_note())
        self._steps.show_sections(of, (SideSection(_("In this order"), rows),))
        self._choose(decision_steps.step_for(self._wanted, record))

    def _sheet_note(self) -> str:
        """Why the sheet on the record is not the one that counts; empty where it is, or where there is none."""
        assert self._seen is not None
        made = self._seen.view.record.decided
        if made.sheet is None or made.sanction is None:
            return ""
        kind = OUTCOME_DOCUMENTS.get(made.sanction.sanction)
        offer = next((o for o in self._seen.offers if o.kind.id == kind), None)
        waits = self._seen.view.record.letter(kind) is None if kind else False
        return wording.read(offer.why) if waits and offer and offer.why else ""

    def _choose(self, step: str) -> None:
        if self._seen is None:
            return
        self._wanted = step
        self._drafts.keep()
        self._steps.mark(step)
        self.ask(lambda: self._drafts.read(f"decision/{step}"), self._lay_out)

    def _lay_out(self, draft: FormDraft) -> None:
        step = self._wanted
        if self._seen is None or draft.form != f"decision/{step}":
            return  # another step was chosen since
        if self._drafts.keep():
            self._choose(step)  # something was typed since
            return
        self._drafts.release()
        self._let_scan_go()
        held = self.keyboard()
        typing = held is not None and self._area.isAncestorOf(held)
        emptied(self._body)
        view = self._seen.view
        title = next(row.title for row in decision_steps.rows(view.record) if row.key == step)
        self._body.addWidget(PlainLabel(title, "title"))
        stopped = self._why_not(step)
        if stopped:
            self._body.addWidget(Notice(stopped, "warn", name="why-not"))
        if step == SHEET:
            self._sheet(view, allowed=not stopped)
            return
        if self._cannot_start(step):
            return
        self._say_warnings(view, step)
        found = step.startswith(FINDING)
        form, act = self._finding(view, step) if found else self._makers[step](view)
        self._put(form, act, allowed=not stopped)
        if not stopped:
            self._drafts.watch(form, draft)
            if typing:
                QTimer.singleShot(0, form, form.fields()[0].setFocus)

    def _let_scan_go(self) -> None:
        if self._scan is not None:
            self._scan.discard()
        self._scan = None

    def _put(self, form: Form, act: Callable[[], Act | None], *, allowed: bool) -> None:
        form.setEnabled(allowed)
        self._body.addWidget(form)
        save = PlainButton(_("Record &this"), "primary", name="record")
        save.setEnabled(allowed)
        save.clicked.connect(lambda: self._record(act))
        self._body.addLayout(in_row(save))
        note = _("A correction is a new entry; what was recorded before stays to be read.")
        if allowed and self._scan is None:
            note = f"{as_you_type()} {note}"
        self._body.addWidget(PlainLabel(note, "small"))

    def _record(self, act: Callable[[], Act | None]) -> None:
        ready = act()
        if ready is not None:
            self.do(ready, self._recorded)

    def _recorded(self, _changes: Changes) -> None:
        if self._scan is not None:
            self._scan.recorded()
        self._drafts.recorded()
        self._wanted = ""
        self.notices.say(_("Recorded."), "ok", key="recorded")

    # What stops a step

    def _why_not(self, step: str) -> str:
        assert self._seen is not None
        view = self._seen.view
        record = view.record
        if step == LA:
            return why_not(view, Permission.RECORD_OUTSIDE, _(_NOT_YOURS))
        if Role.HR_ADVISER in view.my_roles:
            return _(
                "You advise on law and procedure. The clerk or the manager who heard it records it."
            )
        stopped = why_not(view, Permission.RECORD_DECISION, _(_NOT_YOURS))
        if stopped:
            return stopped
        if record.letter(*OUTCOME_DOCUMENTS.values()) is not None:
            return _("The outcome letter has gone out, so the decision stands as it is.")
        return ""

    def _cannot_start(self, step: str) -> bool:
        assert self._seen is not None
        record = self._seen.view.record
        waiting = wording.TASK_STATES[TaskState.CANNOT_START][0]
        row = next(r for r in decision_steps.rows(record) if r.key == step)
        left = open_decision(record)
        if row.tag != _(waiting) or left is None:
            return False
        needs_charges = record.decided.hearing is not None and not live_charges(record)
        self._body.addWidget(
            Notice(
                wording.read(left), "info", heading=_("Cannot start yet"), name="cannot-start",
                action=_("Go to it"),
                act=lambda: self.go_to(PageId.ALLEGATIONS) if needs_charges else self._choose(
                    decision_steps.step_for("", record)
                ),
            )
        )  # fmt: skip
        return True

    # The steps

    def _hearing(self, view: CaseView) -> Step:
        record = view.record
        subject = record.team.person(record.case.subject)
        form = HearingForm(subject.name if subject else _("the subject"))
        form.show_hearing(record.decided.hearing, record.team)
        return self._step(
            form, lambda: form.hearing(self._today()), self._user.decisions.record_hearing
        )

    def _finding(self, view: CaseView, step: str) -> Step:
        charge = next(c for c in view.record.charges if c.id == step.removeprefix(FINDING))
        cited = [
            view.policy.citation(c.clause, limb=c.limb)
            for c in charge.clauses
            if view.policy.has(c.clause)
        ]
        form = FindingForm(charge, view.record, cited=cited, today=self._today())
        return self._step(form, form.finding, self._user.decisions.record_finding)

    def _warnings(self, view: CaseView) -> Step:
        today, counted = self._today(), counting(view.record)
        cards = warning_cards(counted, view.record.team, today=today)
        form = WarningLookForm(cards, today=today)
        return self._step(form, form.day, self._user.warnings.look)

    def _say_warnings(self, view: CaseView, step: str) -> None:
        """Beside how serious it is and the outcome: the warnings that count, or that none does."""
        decides = may(view.my_roles, Permission.RECORD_DECISION)
        if step not in {SEVERITY, SANCTION} or not (decides or Role.HR_ADVISER in view.my_roles):
            return
        counted = counting(view.record)
        if not counted:
            said = _("No earlier warning that counts is on the record of this case.")
            self._body.addWidget(PlainLabel(said, "small"))
        elif step == SANCTION:
            for card in warning_cards(counted, view.record.team, today=self._today()):
                self._body.addWidget(card)

    def _severity(self, view: CaseView) -> Step:
        form = SeverityForm(view.record, view.policy.severity_aid, today=self._today())
        return self._step(form, form.decision, self._user.decisions.record_severity)

    def _sanction(self, view: CaseView) -> Step:
        form = SanctionForm(view.record, limits=view.limits, today=self._today())
        return self._step(form, form.decision, self._user.decisions.record_sanction)

    def _la(self, view: CaseView) -> Step:
        form = LaForm(view.record.decided.la)
        return self._step(form, form.dates, self._user.decisions.record_la)

    def _step(
        self, form: Form, read: Callable[[], T | None], record: Callable[[CaseId, T], Changes]
    ) -> Step:
        """A form and what recording it means: nothing where what was typed is not complete."""

        def act() -> Act | None:
            typed = read()
            return None if typed is None else lambda: record(self._id, typed)

        return form, act

    def _today(self) -> date:
        return local_day(self._user.clock.now())

    def _sheet(self, view: CaseView, *, allowed: bool) -> None:
        record = view.record
        label = next((e.label for e in record.exhibits if e.id == record.decided.sheet), "")
        lead = _(
            "Whoever chaired the hearing signs what was decided, on paper. The letter goes out only with it."
        )
        self._body.addWidget(PlainLabel(lead, "muted"))
        if label:
            words = self._sheet_note() or _("Attached as {label}.").format(label=label)
            tone = "warn" if self._sheet_note() else "ok"
            self._body.addWidget(Notice(words, tone, name="sheet"))
        if self._cannot_start(SHEET):
            return
        form = Form(name="sheet-form")
        means = scanner(self, self._user.evidence, self._id, _("The signed decision sheet"))
        scan = self._scan = ScanField(
            _("Scan of the signed sheet"), self.desk, means, name="scan",
            missing=_("Choose the scan of the signed sheet."),
        )  # fmt: skip
        form.add(scan)

        def act() -> Act | None:
            sheet = scan.value()
            if not form.check() or sheet is None:
                return None
            return lambda: self._user.decisions.attach_sheet(self._id, sheet)

        self._put(form, act, allowed=allowed)


_NOT_YOURS = N_("The clerk, or the manager who heard it, records the decision.")
