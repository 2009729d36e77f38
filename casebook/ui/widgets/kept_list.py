"""What is kept already in a list, each line with a way to take it off."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.card import emptied, in_row
from casebook.ui.widgets.plain import PlainButton, PlainLabel

V = TypeVar("V")


class KeptList(QWidget, Generic[V]):
    """Values one under the other. `words` says one of them in a line.

    Signals:
        edited(): somebody took one off.
    """

    edited = Signal()

    def __init__(
        self, words: Callable[[V], str], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._words = words
        self._values: tuple[V, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(2))
        self.hide()

    def value(self) -> tuple[V, ...]:
        """What is still in the list."""
        return self._values

    def set_value(self, values: Sequence[V]) -> None:
        """Show these."""
        self._values = tuple(values)
        emptied(self._layout)
        for index, value in enumerate(self._values):
            words = self._words(value)
            off = PlainButton(_("Take off"), "link", name=f"{self.objectName()}-off-{index}")
            off.setAccessibleName(_("Take off: {what}").format(what=words))
            off.clicked.connect(lambda _on=False, which=index: self._off(which))
            self._layout.addLayout(in_row(PlainLabel(words, wrap=False), off, gap=12))
        self.setVisible(bool(self._values))

    def _off(self, index: int) -> None:
        self.set_value([one for place, one in enumerate(self._values) if place != index])
        self.edited.emit()
