"""The moves that could come next, each with what still stops it."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casebook.domain.guide import NextMove
from casebook.domain.page_id import PageId
from casebook.domain.stage import Stage
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Card, Line, emptied, in_row
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.field import TextField
from casebook.ui.widgets.plain import PlainButton, PlainLabel, caption


class MoveList(Card):
    """Moves to another stage, the likeliest first. Closing has a page of its own.

    Signals:
        moved(NextMove, str, object): a move was chosen, with its reason and the day it happened (a date, or None).
        opened(PageId): go to the page that cures what stops a move.
        closing(): the case is to be closed.
    """

    moved = Signal(object, str, object)
    opened = Signal(object)
    closing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="moves", parent=parent)

    def show_moves(self, moves: Iterable[NextMove], *, why_not: str = "") -> None:
        """Show these moves; those that close the case become one line. `why_not` says what shuts all of them."""
        emptied(self.body)
        self.add(PlainLabel(_("When this stage is done"), "heading"))
        every = list(moves)
        onward = [move for move in every if move.end is not Stage.CLOSURE]
        for index, move in enumerate(onward):
            if index:
                self.add(Line())
            self.add(_MoveRow(move, self, why_not=why_not))
        if not onward:
            self.add(PlainLabel(_("There is no further stage."), "muted"))
        if len(onward) < len(every):
            close = PlainButton(_("C&lose the case…"), "link", name="closeCase")
            close.clicked.connect(self.closing)
            self.add(Line(), close)
        self.add(self._way(_("Take back the last step"), PageId.TAKE_BACK))
        if any(move.end is Stage.TRIAGE for move in every):
            words = _("This case has already be&gun on paper…")
            self.add(self._way(words, PageId.PAPER_CASE))

    def _way(self, words: str, page: PageId) -> PlainButton:
        way = PlainButton(words, "link", name=f"to-{page}")
        way.clicked.connect(lambda: self.opened.emit(page))
        return way


class _MoveRow(QWidget):
    """One move: its button, or why it cannot be made yet and where that is cured."""

    def __init__(self, move: NextMove, owner: MoveList, *, why_not: str) -> None:
        super().__init__(owner)
        self._move, self._owner = move, owner
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        self._go = PlainButton(caption(wording.read(move.title)), name=f"move-{move.end}")
        self._reason = TextField(
            _("&Reason"),
            name=f"reason-{move.end}",
            missing=_("Give a reason."),
            lines=2,
            parent=self,
        )
        self._day = DayField(
            _("Day it &happened"),
            name=f"day-{move.end}",
            help=_("Leave it empty for today. Give an earlier day for a case that began on paper."),
            parent=self,
        )
        self._reason.setVisible(move.needs_reason)
        self._day.hide()
        layout.addLayout(in_row(self._go))
        for sentence, page in ((stop.sentence, stop.page) for stop in move.stops):
            cure = PlainButton(_("Go to it"), "link", name=f"cure-{page}")
            cure.setAccessibleDescription(wording.read(sentence))
            cure.clicked.connect(lambda _on=False, page=page: owner.opened.emit(page))
            words = PlainLabel(wording.read(sentence), "small")
            row = QHBoxLayout()
            row.addWidget(words, 1)
            row.addWidget(cure)
            layout.addLayout(row)
        able = move.mine and not move.stops and not why_not
        self._go.setEnabled(able)
        if not move.mine:
            layout.addWidget(PlainLabel(_("Somebody else in this case makes this move."), "small"))
        elif why_not:
            layout.addWidget(PlainLabel(why_not, "small"))
        self._earlier = PlainButton(
            _("It happened on an earlier &day"), "link", name=f"earlier-{move.end}"
        )
        if able:
            layout.insertWidget(0, self._reason)
            layout.addWidget(self._day)
            layout.addWidget(self._earlier)
        else:
            self._reason.hide()
        self._go.clicked.connect(self._chosen)
        self._earlier.clicked.connect(self._ask_day)

    def _ask_day(self) -> None:
        self._earlier.hide()
        self._day.show()
        self._day.setFocus()

    def _chosen(self) -> None:
        for field in (self._reason, self._day):
            problem = "" if field.isHidden() else field.problem()
            field.show_problem(problem)
            if problem:
                field.setFocus()
                return
        on: date | None = None if self._day.isHidden() else self._day.value()
        self._owner.moved.emit(self._move, self._reason.value(), on)
