"""To whom a letter goes, and the address, which is put right on the spot."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casebook.domain.letter import Addressee
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.card import Card, holder, in_row, pad
from casebook.ui.widgets.field import TextField
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class AddressCard(Card):
    """The address of the person a letter goes to.

    Signals:
        saved(tuple of str): the lines of a new address.
    """

    saved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="addressee", parent=parent)
        pad(self.body, 18, 8)
        self.body.setSpacing(theme.px(2))
        self._shown = PlainLabel("")
        self._shown.setObjectName("address-shown")
        self._change = PlainButton(_("Chan&ge"), "link", name="change-address")
        self._change.setAccessibleName(_("Change the address"))
        self._field = TextField(
            _("&Address for letters"),
            name="address",
            help=_(
                "One line of the address on each line. Kept with the case, not with this letter."
            ),
            lines=4,
        )
        self._save = PlainButton(_("&Keep this address"), name="save-address")
        self._editing = holder(in_row(self._save))
        row = in_row(PlainLabel(_("Goes to"), "strong"), self._change)
        row.setStretch(0, 1)
        row.setStretch(2, 0)
        self.body.addLayout(row)
        self.add(self._shown)
        self.add(self._field, self._editing)
        self._change.clicked.connect(self.open)
        self._save.clicked.connect(self._keep)
        self._close()

    def show_address(self, to: Addressee) -> None:
        """Show this person and address."""
        self._shown.setText(", ".join((to.name, *(to.address or (_("no address yet"),)))))
        self._field.set_value("\n".join(to.address))
        self._close()

    def open(self) -> None:
        """Let the address be typed."""
        self._field.show()
        self._editing.show()
        self._change.hide()
        self._field.setFocus()

    def _close(self) -> None:
        self._field.hide()
        self._editing.hide()
        self._change.show()

    def _keep(self) -> None:
        lines = tuple(line.strip() for line in self._field.value().splitlines() if line.strip())
        if not lines:
            self._field.show_problem(_("Enter the address, one line on each line."))
            return
        self.saved.emit(lines)
