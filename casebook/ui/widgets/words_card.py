"""Six words that two people compare, so that each knows the other's keys are the other's."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casebook.resources import _
from casebook.ui.widgets.card import Card, emptied, in_row
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class WordsCard(Card):
    """The words, and the question whether both see the same.

    Signals:
        compared(bool): whether they are the same.
    """

    compared = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(role="now", name="words", parent=parent)
        self.hide()

    def ask(self, name: str, words: tuple[str, ...]) -> None:
        """Show the words that belong to this person."""
        emptied(self.body)
        shown = PlainLabel("   ".join(words), "title").selectable()
        shown.setObjectName("sixWords")
        same = PlainButton(_("They are the &same"), "primary", name="wordsSame")
        differ = PlainButton(_("They &differ"), name="wordsDiffer")
        self.add(
            PlainLabel(_("Compare these words"), "heading"),
            PlainLabel(
                _(
                    "{name} reads them from this screen, or from their own when they sign in. Both of you must see the same six."
                ).format(name=name)
            ),
            shown,
        )
        self.body.addLayout(in_row(same, differ))
        same.clicked.connect(lambda: self._say(same=True))
        differ.clicked.connect(lambda: self._say(same=False))
        self.show()
        same.setFocus()

    def _say(self, *, same: bool) -> None:
        self.hide()
        self.compared.emit(same)
