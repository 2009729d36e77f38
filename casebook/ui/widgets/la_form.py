"""What the local authority was told and did, in a school whose staff it employs."""

from PySide6.QtWidgets import QWidget

from casebook.domain.decision import LaDates
from casebook.resources import _
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.form import Form


class LaForm(Form):
    """Three days, in the order in which they can happen."""

    def __init__(self, dates: LaDates, parent: QWidget | None = None) -> None:
        super().__init__(name="la-form", parent=parent)
        self.determined_on = DayField(
            _("Day the governing body dec&ided"), name="determined_on",
            help=_("The decision that this person should cease to work at the school."),
        )  # fmt: skip
        self.notified_on = DayField(
            _("Day the local authority was to&ld"), name="notified_on",
            help=_("In writing, with the reasons."),
        )  # fmt: skip
        self.ended_on = DayField(
            _("Last day, from the &authority's own letter"), name="ended_on",
            help=_("The authority ends the contract. Leave it empty until its letter has come."),
        )  # fmt: skip
        self.add(self.determined_on, self.notified_on, self.ended_on)
        self.determined_on.set_value(dates.determined_on)
        self.notified_on.set_value(dates.notified_on)
        self.ended_on.set_value(dates.ended_on)

    def dates(self) -> LaDates | None:
        """The days as typed, or None with what is wrong shown beside the fields."""
        if not self.check():
            return None
        return LaDates(self.determined_on.value(), self.notified_on.value(), self.ended_on.value())
