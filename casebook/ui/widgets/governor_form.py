"""The form for one governor."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from casebook.domain.governor import Governor, GovernorKind, Office
from casebook.domain.staff_import import NEW
from casebook.resources import _
from casebook.ui.widgets import people_words
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.field import LineField
from casebook.ui.widgets.form import Form


class GovernorForm(Form):
    """Who, how they came to be a governor, and when."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="governor", parent=parent)
        self._before = Governor(NEW, "", GovernorKind.CO_OPTED)
        kinds = {each: _(words) for each, words in people_words.GOVERNORS.items()}
        offices = {each: _(words) for each, words in people_words.OFFICES.items()}
        self.name = LineField(_("&Name"), name="governorName", missing=_("Enter a name."))
        self.kind = PickField(
            _("&Kind of governor"),
            kinds,
            name="governorKind",
            missing=_("Choose how they came to be a governor."),
            help=_("The headteacher and associate members are not counted for panels."),
        )
        self.office = PickField(
            _("&Office"), offices, name="governorOffice", ask=_("Neither chair nor vice-chair")
        )
        self.since = DayField(_("F&irst day in office"), name="governorSince")
        self.until = DayField(
            _("&Last day in office"),
            name="governorUntil",
            help=_("Empty, or the day on which the term ends."),
        )
        self.add(self.name, self.kind, self.office, self.since, self.until)
        self.setFocusProxy(self.name)

    def set_governor(self, governor: Governor) -> None:
        """Put a governor in."""
        self._before = governor
        self.name.set_value(governor.name)
        self.kind.set_value(governor.kind if governor.id else None)
        self.office.set_value(governor.office)
        self.since.set_value(governor.since)
        self.until.set_value(governor.until)
        self.check_nothing()

    def governor(self) -> Governor:
        """The governor as typed. Ask `check` first."""
        office = self.office.value()
        return replace(
            self._before,
            name=self.name.value(),
            kind=GovernorKind(self.kind.value()),
            office=Office(office) if office else None,
            since=self.since.value(),
            until=self.until.value(),
        )

    def check_nothing(self) -> None:
        """Show nothing as wrong."""
        self.errors.show_problems(())
        for field in self.fields():
            field.show_problem("")
