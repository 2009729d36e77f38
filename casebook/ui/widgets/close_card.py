"""How a case ends: the ways there are from where it stands, what still stops each, and why."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.domain.guide import NextMove, Stop
from casebook.domain.stage import ClosureOutcome
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Card, emptied, in_row
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.field import TextField
from casebook.ui.widgets.form import Form, Values
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class CloseCard(Card):
    """The question how it ends, with its reason.

    Signals:
        edited(): a person changed an answer.
        cure(Stop): go where what stops the chosen ending is seen to.
        closing(): close it so.
    """

    edited = Signal()
    cure = Signal(object)
    closing = Signal()

    def __init__(
        self,
        moves: Mapping[str, NextMove],
        typed: Values,
        *,
        why_not: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name="close", parent=parent)
        self._moves = moves
        self.form = Form(name="close-form")
        self.outcome = ChoiceField(
            _("How it ends"), {key: _(wording.OUTCOMES[ClosureOutcome(key)]) for key in moves},
            name="outcome", missing=_("Choose how it ends."),
        )  # fmt: skip
        self.reason = TextField(
            _("&Reason"), name="reason", lines=3,
            help=_("Who decided, and why. It stands in the record of the case."),
        )  # fmt: skip
        self.form.add(self.outcome, self.reason)
        self.form.fill(typed)
        self._stops = QVBoxLayout()
        self._stops.setSpacing(theme.px(6))
        self._button = PlainButton(_("C&lose the case…"), "primary", name="close-case")
        self._why = PlainLabel(why_not, "small")
        self._why.setObjectName("close-why")
        self._able = not why_not
        self._button.setEnabled(self._able)
        self.add(self.form)
        self.body.addLayout(self._stops)
        self.body.addLayout(in_row(self._button, self._why, gap=14, stretch_last=True))
        self.form.edited.connect(self._edited)
        self._button.clicked.connect(self.closing)
        if self.outcome.value():
            self._show_stops()

    def chosen(self) -> NextMove | None:
        """The ending chosen."""
        return self._moves.get(self.outcome.value())

    def ready(self) -> NextMove | None:
        """The ending chosen, where nothing is wrong; what is wrong is shown beside the fields."""
        move = self.chosen()
        needs = move is not None and move.needs_reason and not self.reason.value()
        more = [(_("Say why, in a sentence."), self.reason)] if needs else []
        return move if self.form.check(more) else None

    def _edited(self) -> None:
        self._show_stops()
        self.edited.emit()

    def _show_stops(self) -> None:
        move = self.chosen()
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
            act=lambda: self.cure.emit(stop),
            name=f"stop-{stop.page}",
        )
