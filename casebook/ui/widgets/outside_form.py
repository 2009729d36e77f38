"""A step that was done outside Casebook: which, when, by whom, and the paper that shows it."""

from datetime import date

from PySide6.QtWidgets import QWidget

from casebook.domain.outside import OutsideStep
from casebook.resources import _
from casebook.ui.desk import Desk
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.field import LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.scan_field import ScanField, Scanner
from casebook.ui.widgets.wording import OUTSIDE_STEPS


class OutsideForm(Form):
    """The four questions, and a scan where there is one."""

    def __init__(self, desk: Desk, scanner: Scanner, parent: QWidget | None = None) -> None:
        super().__init__(name="outside", parent=parent)
        self.step = PickField(
            _("&What was done"), {s: _(OUTSIDE_STEPS[s]) for s in OutsideStep},
            name="step", missing=_("Choose what was done."),
        )  # fmt: skip
        self.on = DayField(
            _("D&ay it was done"), name="on", missing=_("Enter the day it was done."),
            help=_("The day it really happened, not the day you enter it."),
        )  # fmt: skip
        self.by = LineField(_("By wh&om"), name="by", missing=_("Say by whom it was done."))
        self.note = TextField(
            _("&Note"), name="note", lines=3, help=_("Anything somebody would want to know later.")
        )
        self.scan = ScanField(
            _("The paper"), desk, scanner, name="scan",
            help=_("A scan or photograph of it, if there is one. The safety question comes first."),
        )  # fmt: skip
        self.add(self.step, self.on, self.by, self.note, self.scan)

    def ready(self, today: date) -> bool:
        """Whether all is there, with what is wrong shown beside the fields."""
        day = self.on.value()
        future = day is not None and day > today
        return self.check([(_("That day has not come yet."), self.on)] if future else [])
