"""What a letter still needs, each line a way to where it is put right."""

from collections.abc import Container, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from casebook.domain.letter_field import GoesTo, MissingField
from casebook.domain.words import N_
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import emptied, in_row, pad
from casebook.ui.widgets.plain import PlainButton, PlainLabel, set_role

PLACES: Final[Mapping[GoesTo, str]] = {
    GoesTo.LETTER: N_("on this page"),
    GoesTo.SCHOOL: N_("in the school's settings"),
    GoesTo.PEOPLE: N_("on this page"),
    GoesTo.HEARING: N_("in the record of the hearing"),
    GoesTo.DECISION: N_("in the decision record"),
    GoesTo.EVIDENCE: N_("with the evidence"),
    GoesTo.POLICY: N_("in the school's policy"),
}


class LetterNeeds(QFrame):
    """The box at the top of a letter's form.

    Signals:
        go(MissingField): put this one right.
    """

    go = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("needs")
        set_role(self, "notice", tone="stop")
        self._layout = QVBoxLayout(self)
        pad(self._layout, 12, 9)
        self._layout.setSpacing(theme.px(1))
        self._shown: tuple[MissingField, ...] = ()
        self.hide()

    def show_missing(self, missing: Sequence[MissingField], *, typed: Container[str]) -> None:
        """Show what is missing, or nothing when all is there. `typed` names the fields that are typed here."""
        if tuple(missing) == self._shown:
            return
        self._shown = tuple(missing)
        emptied(self._layout)
        self.setVisible(bool(missing))
        heading = wording.count("{n} thing is missing", "{n} things are missing", len(missing))
        self.setAccessibleName(heading)
        self._layout.addWidget(PlainLabel(heading, "strong"))
        for each in missing:
            label = _(each.label)
            words = _("{what}, {where}").format(
                what=label[:1].upper() + label[1:], where=_(PLACES[_place(each, typed)])
            )
            link = PlainButton(_("Go to it"), "link", name=f"need-{each.name}")
            link.setAccessibleName(_("Go to it: {what}").format(what=label))
            link.clicked.connect(lambda _on=False, one=each: self.go.emit(one))
            row = in_row(PlainLabel(words), link)
            row.setStretch(0, 1)
            row.setStretch(2, 0)
            self._layout.addLayout(row)


def _place(missing: MissingField, typed: Container[str]) -> GoesTo:
    """Where it is put right; what belongs to the letter and is not typed in it comes from the decision record."""
    elsewhere = missing.goes_to is GoesTo.LETTER and missing.name not in typed
    return GoesTo.DECISION if elsewhere else missing.goes_to
