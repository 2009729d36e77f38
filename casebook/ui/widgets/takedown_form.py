"""What is asked for the takedown log: a report to a platform, a look, help from elsewhere, the end of a line."""

from datetime import date, datetime

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.ids import EventId
from casebook.domain.takedown import Recheck, Takedown, TakedownEnd
from casebook.resources import _
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.day_field import DayField, MomentField
from casebook.ui.widgets.field import LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.incident_words import ENDS


class TakedownForm(Form):
    """One address reported to its platform."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="takedown", parent=parent)
        self.address = LineField(
            _("Address"), name="address", missing=_("Enter the address."), help=_("Of the page, post or account. One at a time.")
        )  # fmt: skip
        self.platform = LineField(
            _("Platform"), name="platform", missing=_("Say which platform it is on.")
        )
        self.at = MomentField(
            _("When it was reported"), name="at", missing=_("Enter when it was reported.")
        )
        self.by = LineField(_("By whom"), name="by", missing=_("Say who reported it."))
        self.category = LineField(
            _("Under which of its rules"), name="category", help=_("As the platform calls it: bullying, false account, under age.")
        )  # fmt: skip
        self.route = LineField(_("By which way"), name="route", help=_("Its form, an address, a contact."))  # fmt: skip
        self.reference = LineField(_("The platform's reference"), name="reference")
        self.before = LineField(
            _("Evidence that shows it"), name="before", help=_("Its number here, such as E01.")
        )
        self.add(
            self.address, self.platform, self.at, self.by, self.category, self.route, self.reference, self.before
        )  # fmt: skip

    def line(self) -> Takedown:
        """What was entered."""
        return Takedown(
            id=EventId(""),
            address=self.address.value(),
            platform=self.platform.value(),
            reported_at=_moment(self.at),
            by=self.by.value(),
            category=self.category.value(),
            route=self.route.value(),
            reference=self.reference.value(),
            before=self.before.value(),
        )


class RecheckForm(Form):
    """A look at whether it is still there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="takedown-look", parent=parent)
        self.on = DayField(_("Day of the look"), name="on", missing=_("Enter the day."))
        self.by = LineField(_("Who looked"), name="by", missing=_("Say who looked."))
        self.up = ChoiceField(
            _("Is it still there?"), {"yes": _("Yes"), "no": _("No")}, name="still-up", across=True,
            missing=_("Choose an answer."), help=_("Where it is gone, end the line as well."),
        )  # fmt: skip
        self.note = TextField(_("Note"), name="note", lines=2)
        self.add(self.on, self.by, self.up, self.note)

    def look(self) -> Recheck:
        """What was entered."""
        on: date | None = self.on.value()
        assert on is not None
        return Recheck(on, self.by.value(), self.up.value() == "yes", self.note.value())


class EscalationForm(Form):
    """Help from somebody the platforms listen to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="takedown-help", parent=parent)
        self.at = MomentField(
            _("When they were asked"), name="at", missing=_("Enter when they were asked.")
        )
        self.to = LineField(
            _("Who was asked"), name="to", missing=_("Say who was asked."), help=_("A helpline for people who work with children, for example.")
        )  # fmt: skip
        self.reference = LineField(_("Their reference"), name="reference")
        self.add(self.at, self.to, self.reference)

    def when(self) -> datetime:
        """The moment entered."""
        return _moment(self.at)


class TakedownEndForm(Form):
    """How a line ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="takedown-end", parent=parent)
        self.end = ChoiceField(
            _("What came of it"), {one: _(words) for one, words in ENDS.items()}, name="end", missing=_("Choose what came of it.")
        )  # fmt: skip
        self.at = MomentField(_("When"), name="at", missing=_("Enter when."))
        self.after = LineField(
            _("Evidence that shows it as it is now"), name="after", help=_("Its number here, such as E02.")
        )  # fmt: skip
        self.note = TextField(_("Why it stays up"), name="note", lines=2)
        self.add(self.end, self.at, self.after, self.note)
        self.end.edited.connect(self.fit)
        self.fit()

    @override
    def fit(self) -> None:
        """Ask why only where it stays up."""
        self.note.setVisible(self.end.value() in (TakedownEnd.REFUSED, TakedownEnd.LEFT_UP))

    def when(self) -> datetime:
        """The moment entered."""
        return _moment(self.at)


class NothingOnlineForm(Form):
    """Why there is nothing to be taken down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="nothing-online", parent=parent)
        self.why = TextField(
            _("Why there is nothing to be taken down"), name="why", lines=2, missing=_("Say why."),
            help=_("For example: the messages came by telephone."),
        )  # fmt: skip
        self.add(self.why)


def _moment(field: MomentField) -> datetime:
    found = field.moment()
    assert found is not None
    return found
