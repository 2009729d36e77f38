"""How serious the proved conduct is: a reasoned decision, never worked out from a paragraph."""

from datetime import date

from PySide6.QtWidgets import QWidget

from casebook.domain.decision import Severity, SeverityDecision
from casebook.domain.policy import SeverityAid
from casebook.domain.readiness import anything_proved
from casebook.domain.record import CaseRecord
from casebook.resources import _
from casebook.ui.widgets.card import Card, holder, stacked
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.decision_words import SEVERITIES
from casebook.ui.widgets.field import TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class SeverityForm(Form):
    """Severity, with what people weigh beside it as a list and not a score."""

    def __init__(
        self, record: CaseRecord, aid: SeverityAid, *, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(name="severity-form", parent=parent)
        proved = anything_proved(record)
        offered = [s for s in Severity if (s is Severity.NONE) is not proved]
        self.put(_aid(aid))
        self.severity = ChoiceField(
            _("How serious it is"), {s: _(SEVERITIES[s]) for s in offered}, name="severity",
            help=_("What was found proved, taken together. The same words of the policy can be either."),
            missing=_("Choose how serious it is."),
        )  # fmt: skip
        self.reasons = TextField(
            _("&Reasons"), name="reasons", lines=5,
            help=_("Why that serious, and why not less."),
            missing=_("Say why it is that serious, and why not less."),
        )  # fmt: skip
        self.decided_on = DayField(
            _("Day it was dec&ided"), name="decided_on", missing=_("Enter the day it was decided.")
        )
        self.add(self.severity, self.reasons, self.decided_on)
        self.decided_on.set_value(today)
        made = record.decided.severity
        if made is not None:
            self.severity.set_value(made.severity)
            self.reasons.set_value(made.reasons)
            self.decided_on.set_value(made.decided_on)

    def decision(self) -> SeverityDecision | None:
        """The decision as typed, or None with what is wrong shown beside the fields."""
        day = self.decided_on.value()
        if not self.check() or day is None:
            return None
        return SeverityDecision(Severity(self.severity.value()), self.reasons.value(), day)


def _aid(aid: SeverityAid) -> QWidget:
    card = Card(name="severity-aid")
    show = PlainButton(_("&What people weigh"), "link", name="severity-aid-show")
    show.setCheckable(True)
    card.add(show)
    note = _("A list to think with. Nothing is counted, and nothing follows by itself.")
    words: list[QWidget] = [PlainLabel(note, "small")]
    for title, points in (
        (_("Points to more serious"), aid.more),
        (_("Points to less serious"), aid.less),
    ):
        words += [PlainLabel(title, "strong"), *(PlainLabel(f"• {point}") for point in points)]
    inside = holder(stacked(*words, gap=2))
    card.add(inside)
    inside.hide()
    show.toggled.connect(inside.setVisible)
    return card
