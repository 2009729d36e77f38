"""A case that has already begun on paper: where it stands, since when, and what was done."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.ids import CaseId
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.paper_case import PaperCase, PaperStep, may_begin_on_paper
from casebook.domain.roles import Permission
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import theme
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.scanning import scanner
from casebook.ui.widgets import case_parts
from casebook.ui.widgets.card import Card, in_row
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.case_entry import enter, why_not
from casebook.ui.widgets.outside_form import OutsideForm
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.paper_case_form import PaperCaseForm
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class PaperCasePage(ScrollPage):
    """One form for the stages and one for each step on paper; all of it is recorded at once."""

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
        self._view: CaseView | None = None
        self._steps: list[tuple[Card, OutsideForm]] = []
        self._touched = False
        self.bar = CaseBar()
        self.top.addWidget(self.bar)
        self.bar.opened.connect(lambda page: self.go.emit(Destination(page, self._id)))
        self.form = PaperCaseForm()
        self._save = PlainButton(_("&Record it"), "primary", name="record")
        self._more = PlainButton(_("Add &something that was done…"), name="add-step")
        self._why = PlainLabel("", "small")
        self._lay_out()
        self.form.edited.connect(self._edited)
        self._more.clicked.connect(self._add_step)
        self._save.clicked.connect(self._record)

    def _lay_out(self) -> None:
        lead = _(
            "Enter where the case stands and the real days. No time limit of Casebook ran before today, so nothing of"
            " that time counts as late. What nobody knows is shown as a gap."
        )
        self._slot = QVBoxLayout()
        self._slot.setSpacing(theme.px(12))
        for each in (PlainLabel(_("This case has already begun on paper"), "title"),
                     PlainLabel(lead, "muted"), self.form, PlainLabel(_("What was done"), "heading")):  # fmt: skip
            self.body.addWidget(each)
        self.body.addLayout(self._slot)
        self.body.addLayout(in_row(self._more))
        self.body.addLayout(in_row(self._save, self._why, gap=14, stretch_last=True))

    @override
    def look(self) -> None:
        self.ask(lambda: self._user.cases.view(self._id), self._show)

    @override
    def leave(self) -> None:
        for _card, form in self._steps:
            form.scan.discard()

    @override
    def unsaved(self) -> bool:
        return self._touched

    def _show(self, view: CaseView) -> None:
        first, self._view = self._view is None, view
        record = view.record
        self.bar.show_case(
            record.case,
            record.team.person(record.case.subject),
            under=case_parts.under(record),
            checked=case_parts.checked(view.unchanged),
        )
        enter(self, view, self._user.cases)
        why = why_not(view, Permission.RUN_PROCEDURE, _("The case owner records this."))
        if not why and not may_begin_on_paper(record):
            why = _("This case has gone on here already. Record what was on paper step by step.")
        for each in (self.form, self._more, self._save):
            each.setEnabled(not why)
        self._why.setText(why)
        if first and not why:
            self.form.stage.setFocus()

    def _edited(self) -> None:
        self._touched = True

    def _add_step(self) -> None:
        self._touched = True
        card = Card(name=f"step-{len(self._steps) + 1}")
        form = OutsideForm(self.desk, scanner(self, self._user.evidence, self._id, _("The paper")))
        drop = PlainButton(_("Leave it out"), "link", name=f"drop-{len(self._steps) + 1}")
        card.add(form, drop)
        self._steps.append((card, form))
        self._slot.addWidget(card)
        drop.clicked.connect(lambda: self._drop(card))
        form.step.setFocus()

    def _drop(self, card: Card) -> None:
        for kept, form in self._steps:
            if kept is card:
                form.scan.discard()
        self._steps = [one for one in self._steps if one[0] is not card]
        card.hide()
        card.deleteLater()
        self._more.setFocus()

    def _record(self) -> None:
        if self._view is None:
            return
        today = self._view.today
        fair = self.form.ready(self._view.record.case.reported_on, today)
        if not all([form.ready(today) for _card, form in self._steps]) or not fair:  # noqa: C419 - each says what is wrong with it
            return
        begun = PaperCase(
            self.form.passed(),
            self.form.owner.value(),
            tuple(step for _card, form in self._steps if (step := _step(form)) is not None),
        )
        self.do(lambda: self._user.paper_case.begin(self._id, begun), self._recorded)

    def _recorded(self, _changes: Changes) -> None:
        self._touched = False
        for _card, form in self._steps:
            form.scan.recorded()
        self.said.emit(_("The case stands where it stood on paper."))
        self.go_to(PageId.CASE)


def _step(form: OutsideForm) -> PaperStep | None:
    on = form.on.value()
    if on is None:
        return None
    return PaperStep(
        OutsideStep(form.step.value()), on, form.by.value(), form.note.value(), form.scan.value()
    )
