"""What was found on one charge, and why."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from casebook.domain.allegation import Charge
from casebook.domain.decision import Finding, FindingResult
from casebook.domain.record import CaseRecord
from casebook.resources import _
from casebook.ui.widgets.card import Card
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.decision_words import FINDINGS
from casebook.ui.widgets.field import TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.item_picker import ItemPicker
from casebook.ui.widgets.plain import PlainLabel

_OFFERED = (FindingResult.PROVED, FindingResult.PARTLY_PROVED, FindingResult.NOT_PROVED)


class FindingForm(Form):
    """The finding on one charge. `cited` says which paragraphs it is said to break."""

    def __init__(
        self,
        charge: Charge,
        record: CaseRecord,
        *,
        cited: Sequence[str],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name="finding", parent=parent)
        self._charge = charge.id
        card = Card(_("Charge {n}").format(n=charge.number), name="charge")
        card.add(PlainLabel(charge.words))
        card.add(PlainLabel("; ".join(cited), "small"))
        self.put(card)
        self.result = ChoiceField(
            _("Finding"), {k: _(FINDINGS[k][0]) for k in _OFFERED}, name="result", across=True,
            help=_("On the balance of probabilities: is it more likely than not that it happened?"),
            missing=_("Choose what was found."),
        )  # fmt: skip
        self.reasons = TextField(
            _("&Reasons"), name="reasons", lines=5,
            help=_("Why, in words the letter will print: which evidence was believed and why."),
            missing=_("Say why: a finding without reasons cannot be explained to anyone."),
        )  # fmt: skip
        self.evidence = ItemPicker(
            _("Evidence relied on"), record.exhibits, record.sightings, name="evidence",
            first=charge.exhibits,
            help=_("The letter names it. What the charge relies on stands first."),
        )  # fmt: skip
        self.decided_on = DayField(
            _("Day it was dec&ided"), name="decided_on", missing=_("Enter the day it was decided.")
        )
        self.add(self.result, self.reasons, self.evidence, self.decided_on)
        found = next((f for f in record.decided.findings if f.charge == charge.id), None)
        held = record.decided.hearing
        self.decided_on.set_value(held.held_on if held else today)
        self.evidence.set_value(charge.exhibits)
        if found is not None:
            self.result.set_value(found.result)
            self.reasons.set_value(found.reasons)
            self.evidence.set_value(found.evidence)
            self.decided_on.set_value(found.decided_on)

    def finding(self) -> Finding | None:
        """The finding as typed, or None with what is wrong shown beside the fields."""
        upheld = self.result.value() in {FindingResult.PROVED, FindingResult.PARTLY_PROVED}
        more = []
        if upheld and not self.evidence.value():
            more = [(_("Name the evidence relied on: the letter has to say it."), self.evidence)]
        if not self.check(more):
            return None
        return Finding(
            charge=self._charge,
            result=FindingResult(self.result.value()),
            reasons=self.reasons.value(),
            evidence=self.evidence.value(),
            decided_on=self.decided_on.value(),
        )
