"""A paragraph that is cited, with the questions that citing it raises."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casebook.domain.allegation import ClauseChoice
from casebook.domain.clause import Clause
from casebook.resources import _
from casebook.ui.widgets.card import Card, Tag, in_row
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.conduct_words import FORCES
from casebook.ui.widgets.field import Field, LineField, TextField
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class ClauseCard(Card):
    """One citation. A question is shown when it is asked, or was answered.

    Signals:
        edited(): an answer changed.
        removed(str): the paragraph is not cited after all.
    """

    edited = Signal()
    removed = Signal(str)

    def __init__(self, clause: Clause, choice: ClauseChoice, parent: QWidget | None = None) -> None:
        super().__init__(name=f"clause-{clause.id}", parent=parent)
        self.clause = clause
        words, tone = FORCES[clause.force]
        remove = PlainButton(_("Do not cite it"), "link", name=f"remove-{clause.id}")
        remove.setAccessibleName(_("Do not cite {label}").format(label=clause.label))
        remove.clicked.connect(lambda: self.removed.emit(clause.id))
        self.add(PlainLabel(f"{clause.label}", "strong"))
        self.body.addLayout(
            in_row(Tag(_(words), tone), PlainLabel(clause.place, "small", wrap=False), remove)
        )
        if clause.help:
            self.add(PlainLabel(clause.help, "small"))
        self.limb = (
            ChoiceField(
                _("Which of the two"), {limb.id: limb.label for limb in clause.limbs},
                name=f"limb-{clause.id}",
            )
            if clause.limbs
            else None
        )  # fmt: skip
        self.own_words = LineField(_("In your own words"), name=f"own_words-{clause.id}")
        self.reason = TextField(_("Why"), name=f"reason-{clause.id}", lines=2)
        self.liability = LineField(_("Which liability"), name=f"liability-{clause.id}")
        self._fields: dict[str, Field] = {
            "own_words": self.own_words, "reason": self.reason, "liability": self.liability,
        }  # fmt: skip
        if self.limb is not None:
            self._fields = {"limb": self.limb, **self._fields}
            self.limb.set_value(choice.limb)
        self.own_words.set_value(choice.own_words)
        self.reason.set_value(choice.reason)
        self.liability.set_value(choice.liability)
        for field in self._fields.values():
            self.add(field)
            field.edited.connect(self.edited)

    def choice(self) -> ClauseChoice:
        """The citation as answered."""
        return ClauseChoice(
            clause=self.clause.id,
            limb=self.limb.value() if self.limb is not None else "",
            own_words=self.own_words.value(),
            reason=self.reason.value(),
            liability=self.liability.value(),
        )

    def ask(self, questions: Mapping[str, str]) -> None:
        """Show the questions that citing this raises, with the sentence that asks each."""
        for name, field in self._fields.items():
            field.setVisible(name in questions or not field.is_empty())
            field.set_help(questions.get(name, ""))

    def field(self, name: str) -> Field | None:
        """The field that answers a question."""
        return self._fields.get(name)
