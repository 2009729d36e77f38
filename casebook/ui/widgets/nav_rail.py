"""The places of the casebook, at the left of its pages."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from casebook.domain.words import N_
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.actions import Place
from casebook.ui.widgets.card import pad
from casebook.ui.widgets.plain import PlainButton, PlainLabel, set_role

_PLACES = (
    (Place.HOME, N_("Cases")),
    (Place.DEADLINES, N_("Deadlines")),
    (Place.PEOPLE, N_("People")),
    (Place.SCHOOL, N_("School settings")),
    (Place.CHECK_CODE, N_("Check a code")),
    (Place.ACCOUNT, N_("Your password")),
    (Place.HELP, N_("Guide")),
)


class NavRail(QFrame):
    """One button a place.

    Signals:
        opened(Place): a place was chosen.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nav")
        set_role(self, "rail")
        layout = QVBoxLayout(self)
        pad(layout, 10, 9)
        layout.setSpacing(theme.px(3))
        self._buttons: dict[Place, PlainButton] = {}
        for place, words in _PLACES:
            button = PlainButton(_(words), "nav", name=f"nav-{place}")
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, place=place: self.opened.emit(place))
            layout.addWidget(button)
            self._buttons[place] = button
        layout.addStretch(1)
        layout.addWidget(
            PlainLabel(
                _("Kept on this computer. Casebook sends nothing over the internet."), "small"
            )
        )
        self.setFixedWidth(max(theme.px(196), theme.column(23)))

    def show_place(self, place: Place) -> None:
        """Mark where the person is."""
        for each, button in self._buttons.items():
            button.setChecked(each is place)
