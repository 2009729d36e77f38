"""A first list of clauses to tick, found by words."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from casebook.domain.clean import shown
from casebook.domain.policy import Policy
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.plain import PlainLineEdit

_ID = Qt.ItemDataRole.UserRole


class ClauseChecks(QWidget):
    """The clauses a charge could cite, to be ticked provisionally.

    Signals:
        edited(): a person ticked or unticked one.
    """

    edited = Signal()
    name = "clauses"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = PlainLineEdit()
        self.list = QListWidget()
        self.list.setObjectName("clauses")
        self.list.setAccessibleName(_("Clauses"))
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(theme.px(190))
        self.search.setPlaceholderText(_("Find a clause by its words"))
        self.search.setAccessibleName(_("Find a clause"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._filter)
        self.list.itemChanged.connect(self._ticked)

    def show_policy(self, policy: Policy, chosen: tuple[str, ...]) -> None:
        """Offer this policy's clauses, those chosen ticked."""
        self.list.blockSignals(True)
        self.list.clear()
        for clause in policy.chargeable_clauses():
            item = QListWidgetItem(shown(f"{clause.id}  {clause.label}"), self.list)
            item.setData(_ID, clause.id)
            item.setFlags(
                Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
            )
            item.setCheckState(
                Qt.CheckState.Checked if clause.id in chosen else Qt.CheckState.Unchecked
            )
        self.list.blockSignals(False)

    def value(self) -> tuple[str, ...]:
        """The ids ticked, in the policy's order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            str(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def tick(self, clause: str, *, on: bool) -> None:
        """Tick a clause or untick it, as a person does."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_ID) == clause:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def kept(self) -> str:
        """The ids ticked, as a draft keeps them."""
        return " ".join(self.value())

    def put_back(self, kept: str) -> None:
        """Tick what a draft kept."""
        ticked = kept.split()
        with QSignalBlocker(self.list):
            for row in range(self.list.count()):
                item = self.list.item(row)
                on = item.data(_ID) in ticked
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in item.text().casefold() for word in wanted))

    def _ticked(self) -> None:
        self.edited.emit()
