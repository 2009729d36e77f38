"""Fields for a day, and for a day with its time."""

from datetime import date, datetime

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QWidget,
    QWidgetAction,
)
from typing_extensions import override

from casebook.domain.clock import LONDON
from casebook.domain.words import written_day
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.day_text import read_day, read_time
from casebook.ui.widgets.field import Field
from casebook.ui.widgets.plain import PlainLineEdit


class DayField(Field):
    """A day: typed in any usual way, or picked from a calendar. It may stay empty."""

    def __init__(
        self,
        label: str,
        *,
        name: str,
        help: str = "",  # noqa: A002 - as in Field
        missing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.line = PlainLineEdit()
        self.line.setMinimumWidth(theme.column(18))
        self.line.setMaximumWidth(theme.column(24))
        self.line.setPlaceholderText(_("24 Nov 2026"))
        super().__init__(label, self.line, name=name, help=help, missing=missing, parent=parent)
        self._pick = QToolButton()
        self._pick.setText(_("Calendar"))
        self._pick.setObjectName(f"{name}-calendar")
        self._pick.setAccessibleName(_("Pick a day from a calendar"))
        self._pick.clicked.connect(self._open_calendar)
        self.row = QHBoxLayout()
        self.row.setSpacing(theme.px(8))
        at = self._layout.indexOf(self.line)
        self.row.addWidget(self.line, 1)
        self.row.addWidget(self._pick)
        self.row.addStretch(2)
        self._layout.insertLayout(at, self.row)
        self.line.textEdited.connect(self._touched)
        self.line.editingFinished.connect(self._write_out)

    @override
    def value(self) -> date | None:
        """The day typed, or None where nothing or no day was."""
        return read_day(self.line.text())

    def set_value(self, value: date | None) -> None:
        """Put a day in, or nothing."""
        self.line.setText(written_day(value) if value else "")

    @override
    def kept(self) -> str:
        return self.line.text()

    @override
    def put_back(self, kept: str) -> None:
        self.line.setText(kept)

    @override
    def is_empty(self) -> bool:
        return not self.line.text().strip()

    @override
    def problem(self) -> str:
        if not self.is_empty() and self.value() is None:
            return _("Enter a day that exists, such as 24 Nov 2026.")
        return super().problem()

    def _write_out(self) -> None:
        value = self.value()
        if value is not None:
            self.line.setText(written_day(value))

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        value = self.value()
        if value is not None:
            calendar.setSelectedDate(QDate(value.year, value.month, value.day))
        calendar.activated.connect(self._picked)
        calendar.clicked.connect(self._picked)
        calendar.clicked.connect(menu.close)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.popup(self._pick.mapToGlobal(self._pick.rect().bottomLeft()))

    def _picked(self, picked: QDate) -> None:
        self.set_value(date(picked.year(), picked.month(), picked.day()))
        self._touched()


class MomentField(DayField):
    """A day and a time, as the clocks in England show it. It may stay empty."""

    def __init__(
        self,
        label: str,
        *,
        name: str,
        help: str = "",  # noqa: A002 - as in Field
        missing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, help=help, missing=missing, parent=parent)
        self.clock = PlainLineEdit()
        self.clock.setObjectName(f"{name}-time")
        self.clock.setAccessibleName(_("Time"))
        self.clock.setPlaceholderText(_("21:14"))
        self.clock.setMaximumWidth(theme.column(11))
        self.row.insertWidget(1, self.clock)
        self.setTabOrder(self.line, self.clock)
        self.clock.textEdited.connect(self._touched)

    def moment(self) -> datetime | None:
        """The moment typed, with England's zone, or None until both parts are there."""
        day, hour = self.value(), read_time(self.clock.text())
        return None if day is None or hour is None else datetime.combine(day, hour, LONDON)

    def set_moment(self, moment: datetime | None) -> None:
        """Put a moment in, or nothing."""
        local = moment.astimezone(LONDON) if moment else None
        self.set_value(local.date() if local else None)
        self.clock.setText(f"{local:%H:%M}" if local else "")

    @override
    def kept(self) -> str:
        return f"{self.line.text()}|{self.clock.text()}"

    @override
    def put_back(self, kept: str) -> None:
        day, _end, time = kept.partition("|")
        self.line.setText(day)
        self.clock.setText(time)

    @override
    def is_empty(self) -> bool:
        return super().is_empty() and not self.clock.text().strip()

    @override
    def problem(self) -> str:
        found = super().problem()
        if not found and not self.is_empty() and self.moment() is None:
            return _("Enter the time as well, such as 21:14.")
        return found
