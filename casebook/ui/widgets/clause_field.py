"""The paragraphs cited: looked for in the policy, each with the questions it raises and what to be careful about."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.allegation import ClauseChoice
from casebook.domain.classification import Heed
from casebook.domain.policy import Policy
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import emptied
from casebook.ui.widgets.clause_card import ClauseCard
from casebook.ui.widgets.clause_list import ClauseList
from casebook.ui.widgets.field import Field
from casebook.ui.widgets.notice import Notice


class ClauseField(Field):
    """Chosen paragraphs, and the list they are chosen from."""

    def __init__(
        self,
        label: str,
        policy: Policy,
        *,
        name: str,
        help: str = "",  # noqa: A002 - as in Field
        parent: QWidget | None = None,
    ) -> None:
        box = QWidget()
        super().__init__(label, box, name=name, help=help, parent=parent)
        self._policy = policy
        self._cards: dict[str, ClauseCard] = {}
        self.list = ClauseList(policy)
        self._chosen, self._heeds = QVBoxLayout(), QVBoxLayout()
        for part in (self._chosen, self._heeds):
            part.setSpacing(theme.px(8))
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addLayout(self._chosen)
        column.addLayout(self._heeds)
        column.addWidget(self.list)
        box.setFocusProxy(self.list.search)
        self.list.picked.connect(self._cite)

    @override
    def value(self) -> tuple[ClauseChoice, ...]:
        """The citations as answered, in the order they were chosen."""
        return tuple(card.choice() for card in self._cards.values())

    def set_value(self, choices: Iterable[ClauseChoice]) -> None:
        """Show these citations; a paragraph that this version of the policy lacks is left out."""
        emptied(self._chosen)
        self._cards.clear()
        for choice in choices:
            if self._policy.has(choice.clause):
                self._add(choice)

    @override
    def kept(self) -> str:
        return json.dumps([astuple(choice) for choice in self.value()])

    @override
    def put_back(self, kept: str) -> None:
        self.set_value(ClauseChoice(*answers) for answers in json.loads(kept))

    def ask(self, questions: Mapping[str, Mapping[str, str]]) -> None:
        """Show, for each clause, the questions that citing it raises."""
        for clause, card in self._cards.items():
            card.ask(questions.get(clause, {}))

    def heed(self, heeds: Sequence[Heed]) -> None:
        """Show what to be careful about with the paragraphs chosen."""
        emptied(self._heeds)
        if heeds:
            words = "\n".join(f"• {wording.read(each.sentence)}" for each in heeds)
            notice = Notice(words, "warn", heading=_("Keep in mind"), name="heeds")
            self._heeds.addWidget(notice)

    def question(self, clause: str, name: str) -> Field:
        """The field for one question about a clause, or this whole field."""
        card = self._cards.get(clause)
        return (card.field(name) if card else None) or self

    def answers(self) -> tuple[Field, ...]:
        """Every field on the cards."""
        return tuple(
            field
            for card in self._cards.values()
            for name in ("limb", "own_words", "reason", "liability")
            if (field := card.field(name)) is not None
        )

    def _cite(self, clause: str) -> None:
        if clause not in self._cards:
            self._add(ClauseChoice(clause))
            self._touched()

    def _add(self, choice: ClauseChoice) -> None:
        card = ClauseCard(self._policy.clause(choice.clause), choice)
        card.edited.connect(self._touched)
        card.removed.connect(self._remove)
        self._cards[choice.clause] = card
        self._chosen.addWidget(card)

    def _remove(self, clause: str) -> None:
        card = self._cards.pop(clause)
        self._chosen.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._touched()
