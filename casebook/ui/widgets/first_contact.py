"""A case that somebody else gave: who gave it and who has it, before anything in it is shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casebook.domain.case_view import Reader
from casebook.resources import _
from casebook.ui.widgets.card import Card, emptied
from casebook.ui.widgets.flow import in_flow
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class FirstContact(Card):
    """The question that stands in the place of a case until it was said yes to.

    Signals:
        expected(): the person said yes.
        later(): the person wants to ask first.
    """

    expected = Signal()
    later = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="firstContact", parent=parent)

    def show_people(self, giver: Reader, readers: tuple[Reader, ...], *, me: str) -> None:
        """Show who gave access, and everybody who can open the case; `me` is the id of the person asked."""
        emptied(self.body)
        self.add(
            PlainLabel(_("You have been given access to a case"), "heading"),
            PlainLabel(_("{name} gave it to you.").format(name=giver.name), "strong"),
            PlainLabel(_("These people can open it:")),
            *(PlainLabel(f"•  {_named(one, me)}") for one in readers),
            PlainLabel(
                _(
                    "Go on if you expected this. If somebody is missing, or should not be there, speak to {name} first:"
                    " in person or on a number you know."
                ).format(name=giver.name),
                "muted",
            ),
        )
        yes = PlainButton(_("&Yes, I expected this case"), "primary", name="expected")
        later = PlainButton(_("Not &now"), name="later")
        yes.clicked.connect(self.expected)
        later.clicked.connect(self.later)
        self.body.addLayout(in_flow(yes, later, gap=12))
        yes.setFocus()


def _named(one: Reader, me: str) -> str:
    if one.recovery:
        return _("the school's recovery sheet, in the safe")
    return _("{name} (you)").format(name=one.name) if one.id == me else one.name
