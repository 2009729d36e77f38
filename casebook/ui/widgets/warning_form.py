"""What is asked of whoever enters an earlier warning, and of those who are shown what counts."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.decision import Sanction
from casebook.domain.ids import EventId, PersonId
from casebook.domain.limit_value import Limit
from casebook.domain.warning import LEVELS, LONGEST, ConductFamily, EarlierWarning
from casebook.resources import _
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.decision_words import SANCTIONS
from casebook.ui.widgets.field import Field, LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.limit_hint import hint
from casebook.ui.widgets.number_field import NumberField
from casebook.ui.widgets.warning_words import FAMILIES

_LIVE: Final = {
    Sanction.FIRST_WRITTEN_WARNING: "warning_live.first",
    Sanction.FINAL_WRITTEN_WARNING: "warning_live.final",
    Sanction.EXTENDED_FINAL_WARNING: "warning_live.final",
}


class WarningForm(Form):
    """A warning as the personnel file has it."""

    def __init__(self, limits: Mapping[str, Limit], parent: QWidget | None = None) -> None:
        super().__init__(name="warning", parent=parent)
        self._limits = limits
        self.level = PickField(_("Which &warning"), {one: _(SANCTIONS[one]) for one in LEVELS}, name="level",
            missing=_("Choose which warning it was."))  # fmt: skip
        self.issued_on = DayField(_("Day of &issue"), name="issued-on",
            help=_("The day on the warning letter. It counts as the first live day."),
            missing=_("Enter the day on the warning letter."))  # fmt: skip
        self.months = NumberField(_("Mo&nths it was live for"), name="months", digits=2,
            missing=_("Enter for how many months the letter says it is live."))  # fmt: skip
        self.about = PickField(_("What it was abo&ut"), {one: _(words) for one, words in FAMILIES.items()},
            name="about", missing=_("Choose what it was about."))  # fmt: skip
        self.clauses = LineField(_("Para&graphs the letter names"), name="clauses",
            help=_("Such as 2.1, 4.8(a). Leave it empty where it names none."))  # fmt: skip
        self.charged = TextField(_("On&ly where the charge itself is that this warning was broken: why"),
            name="charged", lines=2,
            help=_("Everybody in the case then sees it from now on, because the charge cannot be heard without it."))  # fmt: skip
        self.add(self.level, self.issued_on, self.months, self.about, self.clauses, self.charged)
        self.level.edited.connect(self.fit)
        self.fit()

    @override
    def fit(self) -> None:
        level = self.level.value()
        said = _("As the letter says. {hint}")
        limit = self._limits[_LIVE[Sanction(level)]] if level else None
        self.months.set_help(said.format(hint=hint(limit)) if limit else _("As the letter says."))

    @override
    def check(self, more: Iterable[tuple[str, Field]] = ()) -> bool:
        months = self.months.number()
        found = list(more)
        if months is not None and not 1 <= months <= LONGEST:
            said = _("Enter a number of months from 1 to {most}.")
            found.append((said.format(most=LONGEST), self.months))
        return super().check(found)

    def warning(self) -> EarlierWarning:
        """What was typed, once it was checked; who entered it and when is added where it is kept."""
        issued_on, months = self.issued_on.value(), self.months.number()
        assert issued_on is not None
        assert months is not None
        return EarlierWarning(
            EventId(""), Sanction(self.level.value()), issued_on, months, ConductFamily(self.about.value()),
            PersonId(""), datetime.min.replace(tzinfo=UTC), clauses=self.clauses.value(),
            charged_why=self.charged.value(),
        )  # fmt: skip


class WarningLookForm(Form):
    """The day on which those who decide were shown what counts, under the warnings themselves."""

    def __init__(
        self, cards: Iterable[QWidget], *, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(name="warning-look", parent=parent)
        for card in cards:
            self.put(card)
        self.looked_on = DayField(_("Day they were loo&ked at"), name="looked-on",
            help=_("After the last finding, and before it is decided how serious it is."),
            missing=_("Enter the day on which they were looked at."))  # fmt: skip
        self.add(self.looked_on)
        self.looked_on.set_value(today)

    def day(self) -> date | None:
        """The day, or None with what is wrong shown beside the field."""
        return self.looked_on.value() if self.check() else None
