"""The strip of days of a case, and under it what its shaded stretches are."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casebook.ui import theme
from casebook.ui.widgets.card import TOP, emptied
from casebook.ui.widgets.chronology import Band, Chronology, DayMark
from casebook.ui.widgets.plain import PlainLabel
from casebook.ui.widgets.swatch import Swatch


class DayStrip(QWidget):
    """The days of a case along a line, with a key to what is shaded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        self.line = Chronology()
        self._key = QVBoxLayout()
        self._key.setSpacing(theme.px(3))
        layout.addWidget(self.line)
        layout.addLayout(self._key)

    def show_days(self, marks: list[DayMark], bands: list[Band], *, today: date) -> None:
        """Show these days and stretches."""
        self.line.show_days(marks, bands, today=today)
        emptied(self._key)
        for band in bands:
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            row.addWidget(Swatch(band.tone), 0, TOP)
            row.addWidget(PlainLabel(band.words, "small"), 1)
            self._key.addLayout(row)
