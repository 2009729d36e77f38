"""Closing a case: how it ends, what two people do together, and what is settled before it is put away."""

from functools import partial
from typing import Any, ClassVar, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.departure import Departure
from casebook.domain.guide import NextMove, Stop
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.roles import Permission, may
from casebook.domain.second_person import Joint, waiting
from casebook.domain.stage import ClosureOutcome, Need, Stage
from casebook.resources import _
from casebook.ui import dialogs
from casebook.ui.actions import Place
from casebook.ui.form_page import FormPage, Offer, beside
from casebook.ui.widgets import keeping_cards, wording
from casebook.ui.widgets.case_entry import read_only, why_not
from casebook.ui.widgets.close_card import CloseCard
from casebook.ui.widgets.closing_cards import (
    ClosingList,
    SecondCard,
    appeal_card,
    closing_card,
    departure_card,
)
from casebook.ui.widgets.ending_form import AppealForm, ClosingForm, DepartureForm, SecondForm
from casebook.ui.widgets.form import Values
from casebook.ui.widgets.plain import PlainLabel

_LEAVING: Final = frozenset({ClosureOutcome.RESIGNED, ClosureOutcome.SETTLED})
_APPEALED: Final = frozenset({Stage.APPEAL_HEARD, Stage.APPEAL_OUTCOME})
_LATE: Final = frozenset({Stage.APPEAL_OUTCOME, Stage.CLOSURE, Stage.RETAINED})
_CURES: Final = {
    Need.SECOND_PERSON: "second",
    Need.CONCLUSION: "departure",
    Need.SILENCES_NOBODY: "departure",
    Need.APPEAL_RESULT: "appeal_result",
}
"""The form of this page that sees to what stops an ending."""


class ClosePage(FormPage):
    """The ways this case can end from where it stands, and all that is recorded of the end."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.CASE, Kind.LETTER, Kind.DECISION})
    _card: CloseCard | None = None
    _typed: Values = ()
    _touched = False

    @override
    def heading(self) -> tuple[str, str]:
        return _("Close the case"), _(
            "The case is kept and can be read. Nothing more is recorded in its procedure."
        )

    @override
    def unsaved(self) -> bool:
        return self._touched or super().unsaved()

    @override
    def alerts(self, view: CaseView) -> list[QWidget]:
        found: list[QWidget] = []
        request = waiting(view.record.joint_requests)
        if request is not None:
            person = view.record.team.person(request.asked_by)
            others = _("The case owner and the HR adviser do this together.")
            second = SecondCard(
                request, asked_by=person.name if person else "", me=self.user.person,
                why_not=why_not(view, Permission.RUN_BESIDE, others),
            )  # fmt: skip
            second.answered.connect(self._answer)
            found.append(second)
        found.append(self._ways(view))
        return found

    def _ways(self, view: CaseView) -> QWidget:
        closing = [m for m in view.guide.moves if m.end is Stage.CLOSURE and m.outcome]
        moves = {move.outcome.value: move for move in closing if move.outcome}
        self._card = None
        if not moves:
            self._touched = False
            return PlainLabel(_nothing(view.record.case.outcome))
        mine = may(view.my_roles, Permission.RUN_PROCEDURE)
        why = read_only(view) if mine else _("The case owner closes the case.")
        self._card = card = CloseCard(moves, self._typed, why_not=why)
        card.edited.connect(self._edited)
        card.cure.connect(self._cure)
        card.closing.connect(self._close)
        return card

    @override
    def cards(self, view: CaseView) -> list[QWidget]:
        record = view.record
        cards: list[QWidget] = []
        if record.case.stage in _LATE:
            listed = ClosingList(view.closing)
            listed.opened.connect(self._to)
            cards.append(listed)
        if view.keeping is not None and record.case.stage in _LATE:
            kept = keeping_cards.in_short(view.keeping)
            kept.opened.connect(lambda: self._to(PageId.RETENTION))
            cards.append(kept)
        if record.closing.written:
            cards.append(closing_card(record.closing))
        if record.appeal_result is not None:
            cards.append(appeal_card(record.appeal_result, view))
        if record.departure != Departure():
            cards.append(departure_card(record.departure))
        return cards

    @override
    def offers(self, view: CaseView) -> list[Offer[Any]]:
        record, chosen = view.record, self._chosen()
        if record.case.locked:
            return []  # nothing more is written in it
        stage, found = record.case.stage, list[Offer[Any]]()
        if chosen in _LEAVING or (record.departure != Departure() and self._card is not None):
            found.append(self._departure(view))
        if stage in _APPEALED:
            found.append(self._appeal(view))
        if stage is Stage.CLOSURE:
            found.append(Offer(OutsideStep.CLOSURE_RECORD.value, _("&Write the closing record…"),
                Permission.RUN_PROCEDURE, lambda: ClosingForm(record.closing),
                lambda form: partial(self.user.ending.write_closing, self.id, form.closing()),
                _("The case owner writes the closing record.")))  # fmt: skip
        joint = Joint.REOPEN if stage is Stage.RETAINED else Joint.OPENED_IN_ERROR
        wanted = stage is Stage.RETAINED or chosen is ClosureOutcome.OPENED_IN_ERROR
        if wanted and waiting(record.joint_requests) is None:
            found.append(self._second(joint))
        return found

    def _departure(self, view: CaseView) -> Offer[Any]:
        return Offer("departure", _("Record how the subject lef&t…"), Permission.RUN_PROCEDURE,
            lambda: DepartureForm(view.record.departure),
            lambda form: partial(self.user.ending.record_departure, self.id, form.departure()),
            _("The case owner records this."))  # fmt: skip

    def _appeal(self, view: CaseView) -> Offer[Any]:
        record = view.record
        decided = record.decided.sanction.sanction if record.decided.sanction else None
        return beside("appeal_result", _("Record what the a&ppeal came to…"),
            lambda: AppealForm(record.appeal_result, decided, authority=record.school.authority_ends_contracts),
            lambda form: partial(self.user.ending.record_appeal, self.id, form.result()))  # fmt: skip

    def _second(self, joint: Joint) -> Offer[Any]:
        again = joint is Joint.REOPEN
        words = (
            _("Ask for it to be opened aga&in…") if again else _("Ask a second person to ag&ree…")
        )
        why = (
            _("Which new evidence there is. Another person reads this and agrees, or does not.")
            if again
            else _("What the error was. Once another person agrees, the case is closed and locked.")
        )
        return beside("second", words, lambda: SecondForm(why),
            lambda form: partial(self.user.ending.ask_second, self.id, joint, form.reason.value()))  # fmt: skip

    def _chosen(self) -> ClosureOutcome | None:
        move = self._card.chosen() if self._card else None
        return move.outcome if move else None

    def _edited(self) -> None:
        self._touched = True
        if self._card is not None:
            self._typed = self._card.form.values()
        if self.view is not None:
            self._show_buttons(self.view)

    def _cure(self, stop: Stop) -> None:
        form = _CURES.get(stop.need) if stop.need else None
        if form is not None and self._offer(form) is not None:
            self._begin(form)
        else:
            self._to(stop.page)

    def _to(self, page: PageId) -> None:
        if page is PageId.CLOSE:
            self._to_what_is_here()
        else:
            self.go_to(Place.SCHOOL if page is PageId.SCHOOL else page)

    def _to_what_is_here(self) -> None:
        """Open the form that is offered here, or begin at the question how it ends."""
        for key in (OutsideStep.CLOSURE_RECORD.value, "appeal_result"):
            if self._offer(key) is not None:
                self._begin(key)
                return
        if self._card is not None:
            self._card.outcome.setFocus()

    def _answer(self, agreed: bool) -> None:  # noqa: FBT001 - the slot of a signal
        self.do(lambda: self.user.ending.answer_second(self.id, agreed=agreed), self._answered)

    def _answered(self, _changes: Changes) -> None:
        self.notices.say(_("Your answer is recorded."), "ok", key="recorded")

    def _close(self) -> None:
        move = self._card.ready() if self._card else None
        if move is None or self._card is None or move.outcome is None:
            return
        outcome, reason = move.outcome, self._card.reason.value()
        if self._sure(move):
            self.do(
                lambda: self.user.cases.close_case(self.id, outcome, reason),
                self._closed,
            )

    def _sure(self, move: NextMove) -> bool:
        assert move.outcome is not None
        return dialogs.confirm(
            self,
            _("Close this case?"),
            _("It ends as: {outcome}. It is opened again only by two people, on new evidence.").format(
                outcome=_(wording.OUTCOMES[move.outcome])
            ),
            yes=_("C&lose it"),
        )  # fmt: skip

    def _closed(self, _changes: Changes) -> None:
        self._touched, self._typed = False, ()
        self.said.emit(_("The case is closed."))
        self.go_to(PageId.CASE)


def _nothing(outcome: ClosureOutcome | None) -> str:
    if outcome is not None:
        return _("It is closed: {outcome}.").format(outcome=_(wording.OUTCOMES[outcome]).lower())
    return _("It cannot be closed from where it stands. The case page says what comes first.")
