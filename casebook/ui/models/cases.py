"""The cases of home as rows, and as people search them."""

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from casebook.domain.case import CaseKind, CaseSummary
from casebook.domain.clean import shown
from casebook.domain.words import N_
from casebook.resources import _
from casebook.ui.models.stage_words import STAGES, short_day

COLUMNS = (
    N_("Case"),
    N_("Subject"),
    N_("Concern in brief"),
    N_("Stage"),
    N_("Next step"),
    N_("Due"),
)
UNDER = Qt.ItemDataRole.UserRole + 1  # smaller words under the main ones
TONE = Qt.ItemDataRole.UserRole + 2  # makes a cell a tag, or its words a warning
CASE, SUBJECT, BRIEF, STAGE, NEXT, DUE = range(6)

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class CasesModel(QAbstractTableModel):
    """Cases in the order they were given, those that match the words looked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[CaseSummary, ...] = ()
        self._rows: tuple[CaseSummary, ...] = ()
        self._words, self._closed = "", False
        self._today = date.max

    def show_cases(self, rows: tuple[CaseSummary, ...], *, today: date) -> None:
        """Hold these cases. `today` (local) decides what is overdue."""
        self._all, self._today = rows, today
        self._choose()

    def look_for(self, words: str, *, closed: bool) -> None:
        """Show open or closed cases in which every one of these words stands."""
        self._words, self._closed = words.casefold(), closed
        self._choose()

    def case_at(self, row: int) -> CaseSummary:
        """The case of a row."""
        return self._rows[row]

    def count(self, *, closed: bool) -> int:
        """How many cases are open, or closed, whatever is looked for."""
        return sum(each.closed is closed for each in self._all)

    def _choose(self) -> None:
        self.beginResetModel()
        wanted = self._words.split()
        self._rows = tuple(
            row
            for row in self._all
            if row.closed is self._closed and all(word in _searched(row) for word in wanted)
        )
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section])
        return None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(self._words_of(row, column))
        if role == UNDER and column == SUBJECT:
            return shown(_under(row))
        if role == TONE:
            return self._tone(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_(COLUMNS[column])}: {shown(self._words_of(row, column))}"
        return None

    def _words_of(self, row: CaseSummary, column: int) -> str:
        if column == NEXT:
            return "" if row.closed else _(row.next_task).format(**dict(row.next_fillings))
        if column == DUE:
            return self._due(row)
        return {
            CASE: str(row.reference),
            SUBJECT: row.subject_name or _("Not known yet"),
            BRIEF: row.brief,
            STAGE: _(STAGES[row.stage]),
        }[column]

    def _due(self, row: CaseSummary) -> str:
        if row.due is None or row.closed:
            return ""
        if row.due < self._today:
            return _("{day}, overdue").format(day=short_day(row.due))
        if row.due == self._today:
            return _("{day}, today").format(day=short_day(row.due))
        return short_day(row.due)

    def _tone(self, row: CaseSummary, column: int) -> str:
        if column == STAGE:
            return "grey" if row.closed else "info"
        pressing = row.due is not None and row.due <= self._today and not row.closed
        return "stop" if column == DUE and pressing else ""


def _under(row: CaseSummary) -> str:
    """What stands under the name: the post, and of an attack that this is whom it is aimed at."""
    if row.kind is not CaseKind.INCIDENT:
        return row.subject_post
    attacked = _("Attacked online")
    return f"{attacked} · {row.subject_post}" if row.subject_post else attacked


def _searched(row: CaseSummary) -> str:
    return f"{row.reference} {row.subject_name} {_under(row)} {row.brief}".casefold()
