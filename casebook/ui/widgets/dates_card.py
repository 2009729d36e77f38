"""So far, and due: the days of a case along a line, and its dates to take away."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casebook.resources import _
from casebook.ui.widgets.card import Card
from casebook.ui.widgets.chronology import Band, DayMark
from casebook.ui.widgets.day_strip import DayStrip
from casebook.ui.widgets.flow import in_flow
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class DatesCard(Card):
    """The strip of days, and under it a diary file and a page of what is due.

    Signals:
        diary(): the person wants the dates in their calendar.
        printed(): the person wants the dates on paper.
    """

    diary = Signal()
    printed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="days", parent=parent)
        self._days = DayStrip()
        self._diary = PlainButton(_("Put these dates in my calendar"), "link", name="toDiary")
        self._print = PlainButton(_("Print the dates"), "link", name="printDates")
        self._diary.clicked.connect(self.diary)
        self._print.clicked.connect(self.printed)
        self.add(PlainLabel(_("SO FAR, AND DUE"), "section"), self._days)
        self.body.addLayout(in_flow(self._diary, self._print, gap=14))

    def show_days(
        self, marks: list[DayMark], bands: list[Band], *, today: date, due: int, ahead: int
    ) -> None:
        """Show the days; `due` counts the dates there are, `ahead` those a calendar can take."""
        self._days.show_days(marks, bands, today=today)
        self._diary.setVisible(bool(ahead))
        self._print.setVisible(bool(due))
