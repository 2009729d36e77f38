"""The left column of the evidence page: add, the drop place, the tiles; or, where there are none, how to begin."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from casebook.resources import _
from casebook.ui import theme
from casebook.ui.models.exhibits import ExhibitsModel
from casebook.ui.widgets.card import pad
from casebook.ui.widgets.exhibit_grid import ExhibitGrid
from casebook.ui.widgets.flow import FlowLayout
from casebook.ui.widgets.plain import PlainButton, PlainLabel, set_role


class ExhibitList(QWidget):
    """Exhibits and sightings, and the ways to add one.

    Signals:
        add_wanted(), paste_wanted(), sighting_wanted(): the person wants to add something in this way.
        to_case(): back to the case.
        chosen(object): an exhibit, a sighting, or None.
    """

    add_wanted = Signal()
    paste_wanted = Signal()
    sighting_wanted = Signal()
    to_case = Signal()
    chosen = Signal(object)

    def __init__(self, model: ExhibitsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(theme.column(26))
        layout = QVBoxLayout(self)
        pad(layout, 16, 14)
        layout.setSpacing(theme.px(10))
        self._add = PlainButton(_("&Add evidence"), "primary", name="add")
        top = FlowLayout(gap=12)
        top.addWidget(PlainLabel(_("Evidence"), "title", wrap=False))
        top.addWidget(self._add)
        layout.addLayout(top)
        back = PlainButton(_("&Back to the case"), "link", name="to-case")
        back.clicked.connect(self.to_case)
        layout.addWidget(back)
        self._why = PlainLabel("", "small")
        self._why.hide()
        layout.addWidget(self._why)
        layout.addWidget(self._drop_place())
        self.grid = ExhibitGrid(model)
        layout.addWidget(self.grid, 1)
        self._add.clicked.connect(self.add_wanted)
        self.grid.chosen.connect(self.chosen)

    def _drop_place(self) -> QFrame:
        place = QFrame()
        place.setObjectName("drop-place")
        set_role(place, "drop")
        inside = QVBoxLayout(place)
        pad(inside, 12, 10)
        inside.addWidget(
            PlainLabel(
                _(
                    "Drag files here, add them, or paste a picture (Ctrl+V). One safety question comes first."
                    " You cannot spoil anything: the original is kept exactly as you gave it."
                ),
                "muted",
            )
        )
        self._paste = PlainButton(_("&Paste a picture"), "link", name="paste")
        self._describe = PlainButton(_("Describe without c&opying"), "link", name="describe")
        self._paste.clicked.connect(self.paste_wanted)
        self._describe.clicked.connect(self.sighting_wanted)
        ways = FlowLayout(gap=10)
        ways.addWidget(self._paste)
        ways.addWidget(self._describe)
        inside.addLayout(ways)
        return place

    def allow(self, *, add: bool, why: str = "") -> None:
        """Whether this person may add evidence here, and why not."""
        self._add.setEnabled(add)
        self._paste.setEnabled(add)
        self._why.setText(why)
        self._why.setVisible(bool(why) and not add)
