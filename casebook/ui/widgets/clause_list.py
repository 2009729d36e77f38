"""The paragraphs of the policy that can be charged: by group, searched by any word, with help in our own words."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from casebook.domain.clause import Clause
from casebook.domain.clean import shown
from casebook.domain.policy import Policy
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.card import in_row
from casebook.ui.widgets.conduct_words import FORCES
from casebook.ui.widgets.plain import PlainButton, PlainLabel, PlainLineEdit

_CLAUSE = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1


class ClauseList(QWidget):
    """Where a paragraph is looked for.

    Signals:
        picked(str): the id of a clause to cite.
    """

    picked = Signal(str)

    def __init__(self, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._policy = policy
        self.search = PlainLineEdit()
        self.search.setObjectName("clause-find")
        self.search.setPlaceholderText(_("Search: pupil, confidential, 4.8…"))
        self.search.setAccessibleName(_("Search the policy"))
        self.list = QListWidget()
        self.list.setObjectName("clause-list")
        self.list.setAccessibleName(_("Paragraphs of the policy that can be charged"))
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * 9)
        self._help = PlainLabel("", "small")
        self._help.setObjectName("clause-help")
        self._cite = PlainButton(_("C&ite this paragraph"), name="clause-cite")
        self._cite.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        for each in (self.search, self.list, self._help):
            layout.addWidget(each)
        layout.addLayout(in_row(self._cite))
        self._fill()
        self.search.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(self._describe)
        self.list.itemActivated.connect(self._pick)
        self._cite.clicked.connect(self._pick)

    def select(self, clause: str) -> None:
        """Put the bar on a clause."""
        for item in self._items():
            if item.data(_CLAUSE) == clause:
                self.list.setCurrentItem(item)

    def shown(self) -> tuple[str, ...]:
        """The clauses the search leaves, in order."""
        return tuple(
            str(item.data(_CLAUSE))
            for item in self._items()
            if item.data(_CLAUSE) and not item.isHidden()
        )

    def _fill(self) -> None:
        place = ""
        for clause in self._policy.chargeable_clauses():
            if clause.place != place:
                place = clause.place
                self._heading(place[:1].upper() + place[1:])
            self._add(clause)
        context = self._policy.context_clauses()
        if context:
            self._heading(_("Allowed, so never charged: context or a defence"))
        for clause in context:
            self._add(clause, chargeable=False)

    def _heading(self, words: str) -> None:
        item = QListWidgetItem(shown(words), self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)

    def _add(self, clause: Clause, *, chargeable: bool = True) -> None:
        force = _(FORCES[clause.force][0])
        item = QListWidgetItem(shown(f"    {clause.label}  ·  {force}"), self.list)
        item.setData(_CLAUSE, clause.id if chargeable else "")
        item.setData(_WORDS, f"{clause.id} {clause.place} {clause.label} {clause.help}".casefold())
        if not chargeable:
            item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _filter(self, typed: str) -> None:
        wanted = typed.casefold().split()
        heading: QListWidgetItem | None = None
        for item in self._items():
            words = item.data(_WORDS)
            if words is None:
                heading = item
                item.setHidden(True)
                continue
            fits = all(word in words for word in wanted)
            item.setHidden(not fits)
            if fits and heading is not None:
                heading.setHidden(False)

    def _describe(self, item: QListWidgetItem | None) -> None:
        clause = str(item.data(_CLAUSE) or "") if item else ""
        self._cite.setEnabled(bool(clause))
        self._help.setText(self._policy.clause(clause).help if clause else "")

    def _pick(self) -> None:
        clause = self.list.currentIndex().data(_CLAUSE)
        if clause:
            self.picked.emit(str(clause))

    def _items(self) -> Iterable[QListWidgetItem]:
        return (self.list.item(row) for row in range(self.list.count()))
