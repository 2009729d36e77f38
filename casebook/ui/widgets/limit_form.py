"""What a school puts for a time limit, and who confirmed it."""

from datetime import date

from PySide6.QtWidgets import QWidget

from casebook.domain.limit import LimitSetting
from casebook.domain.limit_value import Limit, Unit
from casebook.resources import _
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.field import Field, LineField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.limit_texts import UNITS
from casebook.ui.widgets.number_field import NumberField


class ConfirmForm(Form):
    """Who confirmed a figure for the school, and on what day."""

    def __init__(self, *, needed: bool, parent: QWidget | None = None) -> None:
        super().__init__(name="confirm-limits", parent=parent)
        by = _("Say who confirmed it.") if needed else ""
        on = _("Enter the day on which it was confirmed.") if needed else ""
        self.confirmed_by = LineField(
            _("Conf&irmed by"), name="confirmed_by", missing=by,
            help=_("Who adopted your procedure, such as: Full governing body."),
        )  # fmt: skip
        self.confirmed_on = DayField(_("&On what day"), name="confirmed_on", missing=on)

    def ask_who(self) -> None:
        """Ask who confirmed it and when, under what is asked already."""
        self.add(self.confirmed_by, self.confirmed_on)

    def not_come(self, today: date) -> list[tuple[str, Field]]:
        """What is wrong with the day, where it has not come yet."""
        on = self.confirmed_on.value()
        late = on is not None and on > today
        words = _("The day it was confirmed cannot be in the future.")
        return [(words, self.confirmed_on)] if late else []


class LimitForm(ConfirmForm):
    """The figure of one limit, how it is counted where there is a choice, and who confirmed it."""

    def __init__(self, limit: Limit, parent: QWidget | None = None) -> None:
        super().__init__(needed=False, parent=parent)
        self._limit = limit
        self.number = NumberField(
            _("How &many {unit}").format(unit=_(UNITS[limit.unit])), name="value",
            help=_("From {least} to {most}.").format(least=limit.least, most=limit.most),
            missing=_("Enter a number."),
        )  # fmt: skip
        self.number.set_number(limit.value)
        self.unit = ChoiceField(
            _("Counted in"), {each: _(UNITS[each]) for each in limit.units or (limit.unit,)},
            name="unit",
        )  # fmt: skip
        self.unit.set_value(limit.unit)
        self.add(self.number, self.unit)
        self.number.setVisible(not limit.fixed)
        self.unit.setVisible(bool(limit.units))
        self.ask_who()
        self.confirmed_by.set_value(limit.confirmed_by)
        self.confirmed_on.set_value(limit.confirmed_on)

    def chosen_unit(self) -> Unit | None:
        """How it is to be counted, where there is a choice."""
        return Unit(self.unit.value()) if self._limit.units else None

    def setting(self, today: date) -> LimitSetting | None:
        """What was typed, or None with what is wrong shown beside the fields."""
        number, limit = self.number.number(), self._limit
        more = self.not_come(today)
        if number is not None and not limit.least <= number <= limit.most:
            words = _("Enter a number from {least} to {most}.")
            more.append((words.format(least=limit.least, most=limit.most), self.number))
        by, on = self.confirmed_by, self.confirmed_on
        if not by.is_empty() and on.is_empty():
            more.append((_("Enter the day on which it was confirmed."), on))
        if by.is_empty() and not on.is_empty():
            more.append((_("Say who confirmed it."), by))
        if not self.check(more) or number is None:
            return None
        return LimitSetting(limit.key, number, by.value(), on.value())
