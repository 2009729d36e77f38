"""What a letter takes from the record: short at first, in full when asked, never to be changed here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from casebook.domain.letter import LetterFacts, LetterKind
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import letter_record, wording
from casebook.ui.widgets.card import TOP, Card, in_row
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class RecordCard(Card):
    """The read-only part of a letter's form.

    Signals:
        to_record(): the person wants to see where it was recorded.
    """

    to_record = Signal()

    def __init__(self, kind: LetterKind, facts: LetterFacts, parent: QWidget | None = None) -> None:
        super().__init__(name="from-record", parent=parent)
        on = facts.decided_on or facts.advice.met_on
        source = (
            _("From the decision record of {day}. Change it there.").format(day=wording.day(on))
            if on
            else _("From the decision record, which is not complete yet.")
        )
        self.add(PlainLabel(_("What was decided"), "strong"), PlainLabel(source, "small"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 3)
        self._values: list[tuple[PlainLabel, str, str]] = []
        for each in (one for one in kind.fields if one.from_record):
            found = letter_record.lines(each.name, facts) or (_("Not recorded yet"),)
            value = PlainLabel("")
            self._values.append((value, "\n".join(letter_record.brief(found)), "\n".join(found)))
            row = grid.rowCount()
            grid.addWidget(PlainLabel(_(each.label), "small"), row, 0, TOP)
            grid.addWidget(value, row, 1, TOP)
        self.body.addLayout(grid)
        self._more = PlainButton(_("Show it in f&ull"), "link", name="record-full")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._fill)
        link = PlainButton(_("&Open the decision record"), "link", name="to-record")
        link.clicked.connect(self.to_record)
        self.body.addLayout(in_row(link, self._more, gap=14))
        self._more.setVisible(any(short != full for _label, short, full in self._values))
        self._fill()

    def _fill(self) -> None:
        full = self._more.isChecked()
        for label, short, whole in self._values:
            label.setText(whole if full else short)
        self._more.setText(_("Show less") if full else _("Show it in f&ull"))
