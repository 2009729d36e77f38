"""Where a letter stands on its way out: prepare, issue, print, given."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from casebook.resources import _
from casebook.ui.widgets.card import Tag
from casebook.ui.widgets.flow import FlowLayout


class LetterSteps(QWidget):
    """The steps in a row, the one that is next standing out by its colour and its words to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self, gap=6)
        names = (_("Prepare"), _("Issue"), _("Print"), _("Given"))
        self._names: Sequence[str] = names
        self._tags = [Tag(f"{number} {name}") for number, name in enumerate(names, start=1)]
        for tag in self._tags:
            self._row.addWidget(tag)

    def show_step(self, now: int) -> None:
        """Mark the step that is next, counted from 1; those before it are done."""
        for number, tag in enumerate(self._tags, start=1):
            tone = "ok" if number < now else "info" if number == now else ""
            tag.show_state(f"{number} {self._names[number - 1]}", tone)
        done = self._names[now - 1] if now <= len(self._names) else _("Done")
        self.setAccessibleName(_("Next step: {step}").format(step=done))
