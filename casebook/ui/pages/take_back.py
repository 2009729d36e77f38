"""Taking back the last step of a case: which it was, why it was a mistake, or why it stands."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.case import StageEvent
from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.resources import _
from casebook.services.ending import LastMove
from casebook.services.user import User
from casebook.ui import theme
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.widgets import case_parts, wording
from casebook.ui.widgets.card import Card, emptied, in_row
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.case_entry import enter, read_only
from casebook.ui.widgets.fact_card import facts_card
from casebook.ui.widgets.field import TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class TakeBackPage(ScrollPage):
    """The last step of the case, and the reason for which it is taken back."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.CASE, Kind.LOG})

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
        self._touched = False
        self.bar = CaseBar()
        self.top.addWidget(self.bar)
        self.bar.opened.connect(lambda page: self.go.emit(Destination(page, self._id)))
        lead = _(
            "A step made by mistake is taken back by a new one with its reason. Both stay in the record. A step after"
            " which something was recorded stands."
        )
        self.form = Form(name="take-back")
        self.reason = TextField(
            _("&Why it was a mistake"), name="reason", lines=3, missing=_("Say why, in a sentence.")
        )
        self.form.add(self.reason)
        self._button = PlainButton(_("Ta&ke it back"), "primary", name="take-back")
        self._why = PlainLabel("", "small")
        self._slot = QVBoxLayout()
        self._slot.setSpacing(theme.px(12))
        self.body.addWidget(PlainLabel(_("Take back the last step"), "title"))
        self.body.addWidget(PlainLabel(lead, "muted"))
        self.body.addLayout(self._slot)
        self.body.addWidget(self.form)
        self.body.addLayout(in_row(self._button, self._why, gap=14, stretch_last=True))
        self.form.edited.connect(self._edited)
        self._button.clicked.connect(self._take_back)

    @override
    def look(self) -> None:
        self.ask(
            lambda: (self._user.cases.view(self._id), self._user.ending.last_move(self._id)),
            self._show,
        )

    @override
    def unsaved(self) -> bool:
        return self._touched

    def _edited(self) -> None:
        self._touched = True

    def _show(self, found: tuple[CaseView, LastMove]) -> None:
        view, last = found
        record = view.record
        self.bar.show_case(
            record.case,
            record.team.person(record.case.subject),
            under=case_parts.under(record),
            checked=case_parts.checked(view.unchanged),
        )
        enter(self, view, self._user.cases)
        emptied(self._slot)
        if last.move is not None:
            by = record.team.person(last.move.by)
            self._slot.addWidget(_card(last.move, by.name if by else ""))
        why = read_only(view) or (wording.refusal(last.refused) if last.refused else "")
        self._why.setText(why)
        self._button.setEnabled(not why)
        self.form.setEnabled(not why)
        if not why:
            self.reason.setFocus()

    def _take_back(self) -> None:
        reason = self.reason.value()
        if self.form.check():
            self.do(lambda: self._user.ending.take_back(self._id, reason), self._taken_back)

    def _taken_back(self, _changes: Changes) -> None:
        self._touched = False
        self.said.emit(_("The step is taken back."))
        self.go_to(PageId.CASE)


def _card(move: StageEvent, by: str) -> Card:
    assert move.start is not None
    outcome = _(wording.OUTCOMES[move.outcome]) if move.outcome else ""
    return facts_card(
        _("The last step"),
        [
            (_("From"), _(wording.STAGES[move.start])),
            (_("To"), _(wording.STAGES[move.end])),
            (_("Outcome"), outcome),
            (_("On"), wording.day(move.on)),
            (_("By"), by),
            (_("Reason"), move.reason),
        ],
        name="last-step",
    )
