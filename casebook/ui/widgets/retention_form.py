"""What the days of keeping are worked out from: pension age, pupils' dates of birth, and access."""

from PySide6.QtWidgets import QWidget

from casebook.domain.retention_detail import PupilBorn, RetentionDetail
from casebook.resources import _
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.field import TextField
from casebook.ui.widgets.form import Form


class RetentionForm(Form):
    """The few days nothing else of the case says."""

    def __init__(
        self,
        known: RetentionDetail,
        pupils: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name="retention", parent=parent)
        self.pension = DayField(
            _("Day the subject reaches normal pension age"), name="pension-on",
            help=_("A safeguarding allegation is kept until then, or for ten years where that is longer."),
        )  # fmt: skip
        self.add(self.pension)
        self.pension.set_value(known.pension_on)
        self.births: dict[str, DayField] = {}
        for code in pupils:
            field = DayField(_("Date of birth of {code}").format(code=code), name=f"born-{code}")
            field.set_value(known.born(code))
            self.births[code] = field
            self.add(field)
        self.unknown = TextField(
            _("Why one cannot be found"), name="unknown-why", lines=2,
            help=_("Only where a date of birth is left empty for good."),
        )  # fmt: skip
        if pupils:
            self.add(self.unknown)
        self.unknown.set_value(known.births_unknown_why)
        self.withdrawn = DayField(
            _("Day access to the school's systems was withdrawn"), name="withdrawn-on",
            help=_("Leave it empty where it never was."),
        )  # fmt: skip
        self.lifted = DayField(_("Day it was given back"), name="lifted-on")
        self.add(self.withdrawn, self.lifted)
        self.withdrawn.set_value(known.access_withdrawn_on)
        self.lifted.set_value(known.access_lifted_on)

    def detail(self) -> RetentionDetail:
        """What was typed."""
        born = {code: field.value() for code, field in self.births.items()}
        return RetentionDetail(
            pension_on=self.pension.value(),
            births=tuple(PupilBorn(code, day) for code, day in born.items() if day is not None),
            births_unknown_why=self.unknown.value(),
            access_withdrawn_on=self.withdrawn.value(),
            access_lifted_on=self.lifted.value(),
        )
