"""Closing a case: with which outcome, what still stops it, and why."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.guide import NextMove, Stop
from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import dialogs, theme
from casebook.ui.actions import Destination, Place
from casebook.ui.desk import Desk
from casebook.ui.widgets import case_parts, wording
from casebook.ui.widgets.card import emptied, in_row
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.case_entry import enter, read_only
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.field import TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class ClosePage(ScrollPage):
    """The ways this case can end from where it stands, each with what still stops it."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.CASE, Kind.LETTER, Kind.DECISION})

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
        self._moves: dict[str, NextMove] = {}
        self.bar = CaseBar()
        self.top.addWidget(self.bar)
        self.bar.opened.connect(lambda page: self.go.emit(Destination(page, self._id)))
        lead = _("The case is kept and can be read. Nothing more is recorded in its procedure.")
        self.body.addWidget(PlainLabel(_("Close the case"), "title"))
        self.body.addWidget(PlainLabel(lead, "muted"))
        self._slot = QVBoxLayout()
        self._slot.setSpacing(theme.px(12))
        self.body.addLayout(self._slot)

    @override
    def look(self) -> None:
        self.ask(lambda: self._user.cases.view(self._id), self._show)

    @override
    def unsaved(self) -> bool:
        return self._touched

    def _show(self, view: CaseView) -> None:
        with self.unmoved():
            self._show_endings(view)

    def _show_endings(self, view: CaseView) -> None:
        record = view.record
        self.bar.show_case(
            record.case,
            record.team.person(record.case.subject),
            under=case_parts.under(record),
            checked=case_parts.checked(view.unchanged),
        )
        enter(self, view, self._user.cases)
        emptied(self._slot)
        self._touched = False
        closing = [move for move in view.guide.moves if move.end is Stage.CLOSURE and move.outcome]
        self._moves = {move.outcome.value: move for move in closing if move.outcome}
        if self._moves:
            mine = any(move.mine for move in closing)
            self._ask(read_only(view) if mine else _("The case owner closes the case."))
        else:
            self._slot.addWidget(PlainLabel(_nothing(record.case.outcome)))

    def _ask(self, why_not: str) -> None:
        self.form = Form(name="close")
        self.outcome = ChoiceField(
            _("How it ends"), {key: _(wording.OUTCOMES[ClosureOutcome(key)]) for key in self._moves},
            name="outcome", missing=_("Choose how it ends."),
        )  # fmt: skip
        self.reason = TextField(
            _("&Reason"), name="reason", lines=3,
            help=_("Who decided, and why. It stands in the record of the case."),
        )  # fmt: skip
        self.form.add(self.outcome, self.reason)
        self.form.edited.connect(self._edited)
        self._stops = QVBoxLayout()
        self._button = PlainButton(_("C&lose the case…"), "primary", name="close-case")
        self._button.clicked.connect(self._close)
        self._why = PlainLabel(why_not, "small")
        self._why.setObjectName("close-why")
        self._able = not why_not
        self._button.setEnabled(self._able)
        self._slot.addWidget(self.form)
        self._slot.addLayout(self._stops)
        self._slot.addLayout(in_row(self._button, self._why, gap=14, stretch_last=True))

    def _edited(self) -> None:
        self._touched = True
        move = self._moves.get(self.outcome.value())
        emptied(self._stops)
        for stop in move.stops if move else ():
            self._stops.addWidget(self._stop(stop))
        stopped = move is not None and bool(move.stops)
        self._button.setEnabled(self._able and not stopped)
        if self._able:
            self._why.setText(_("First what stands above.") if stopped else "")

    def _stop(self, stop: Stop) -> Notice:
        return Notice(
            wording.read(stop.sentence),
            "stop",
            action=_("Go to it"),
            act=lambda: self._to(stop.page),
            name=f"stop-{stop.page}",
        )

    def _to(self, page: PageId) -> None:
        self.go_to(Place.SCHOOL if page is PageId.SCHOOL else page)

    def _close(self) -> None:
        move = self._moves.get(self.outcome.value())
        reason = self.reason.value()
        needs = move is not None and move.needs_reason and not reason
        more = [(_("Say why, in a sentence."), self.reason)] if needs else []
        if not self.form.check(more) or move is None or move.outcome is None:
            return
        outcome = move.outcome
        sure = dialogs.confirm(
            self,
            _("Close this case?"),
            _("It ends as: {outcome}. A closed case is not opened again.").format(
                outcome=_(wording.OUTCOMES[outcome])
            ),
            yes=_("C&lose it"),
        )
        if sure:
            self.do(lambda: self._user.cases.close_case(self._id, outcome, reason), self._closed)

    def _closed(self, _changes: Changes) -> None:
        self._touched = False
        self.said.emit(_("The case is closed."))
        self.go_to(PageId.CASE)


def _nothing(outcome: ClosureOutcome | None) -> str:
    if outcome is not None:
        return _("It is closed: {outcome}.").format(outcome=_(wording.OUTCOMES[outcome]).lower())
    return _("It cannot be closed from where it stands. The case page says what comes first.")
