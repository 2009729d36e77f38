"""Where a case that began on paper stands now, and on which real days it came there."""

from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.paper_case import ON_THE_WAY, StagePassed
from casebook.domain.stage import Stage
from casebook.resources import _
from casebook.ui.models.stage_words import STAGES
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.field import LineField
from casebook.ui.widgets.form import Form

_BRANCHES: Final = frozenset({Stage.INFORMAL, Stage.LA_NOTIFIED})


class PaperCaseForm(Form):
    """The present stage, and the day of each stage up to it; a day nobody knows stays empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="paper-case", parent=parent)
        self.stage = PickField(
            _("Where the case stands &now"), {one: _(STAGES[one]) for one in ON_THE_WAY}, name="stage",
            missing=_("Choose where the case stands now."),
        )  # fmt: skip
        self.owner = LineField(
            _("Who has &led it until now"), name="owner", missing=_("Say who has led the case.")
        )
        self.add(self.stage, self.owner)
        self.days: dict[Stage, DayField] = {}
        for stage in ON_THE_WAY:
            field = DayField(
                _("Since when: {stage}").format(stage=_(STAGES[stage])), name=f"since-{stage}",
                help=_("Leave it empty where it did not come to that.") if stage in _BRANCHES
                else _("The real day. Leave it empty where nobody knows: it is shown as a gap."),
                missing="",
            )  # fmt: skip
            self.days[stage] = field
            self.add(field)
        self.stage.edited.connect(self.fit)
        self.fit()

    @override
    def fit(self) -> None:
        """Ask for the days up to the present stage."""
        last = self._last()
        for place, field in enumerate(self.days.values()):
            field.setVisible(place <= last)

    def passed(self) -> tuple[StagePassed, ...]:
        """The stages whose days are known, up to the present one."""
        known = list(self.days.items())[: self._last() + 1]
        return tuple(
            StagePassed(stage, day) for stage, field in known if (day := field.value()) is not None
        )

    def ready(self, reported_on: date, today: date) -> bool:
        """Whether all is there and the days can be; what is wrong is shown beside the fields."""
        more: list[tuple[str, DayField]] = []
        latest = reported_on
        last = self._last()
        for place, field in enumerate(self.days.values()):
            day = field.value()
            if place > last:
                break
            if place == last and day is None:
                more.append((_("Enter since when it stands there."), field))
            elif day is not None and day > today:
                more.append((_("That day has not come yet."), field))
            elif day is not None and day < latest:
                more.append((_("This is earlier than what came before it."), field))
            latest = max(latest, day or latest)
        return self.check(more)

    def _last(self) -> int:
        chosen = self.stage.value()
        return ON_THE_WAY.index(Stage(chosen)) if chosen else -1
