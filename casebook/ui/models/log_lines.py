"""The lines of "Everything that happened" as rows, newest first."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from casebook.domain.case_view import LogLine
from casebook.domain.clean import shown
from casebook.domain.words import N_, Words
from casebook.resources import _

COLUMNS = (N_("No."), N_("When"), N_("Who"), N_("What"))

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class LogModel(QAbstractTableModel):
    """One row an entry. `read` and `when` put sentences and moments into words."""

    def __init__(
        self,
        read: Callable[[Words], str],
        when: Callable[[datetime], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self._when = read, when
        self._lines: tuple[LogLine, ...] = ()

    def show_lines(self, lines: tuple[LogLine, ...]) -> None:
        """Hold these lines."""
        self.beginResetModel()
        self._lines = tuple(reversed(lines))
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._lines)

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
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        line = self._lines[index.row()]
        cells = (
            str(line.seq + 1),
            self._when(line.at),
            line.by_name or _("Somebody who left"),
            self._read(line.act),
        )
        return shown(cells[index.column()])
