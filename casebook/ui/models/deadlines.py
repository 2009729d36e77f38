"""What is due as rows for a list: a heading for each band that has any, and its deadlines under it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from casebook.domain.clean import shown
from casebook.domain.deadline_list import Band, Dated
from casebook.domain.words import N_
from casebook.resources import _

BANDS: Final[Mapping[Band, str]] = {
    Band.OVERDUE: N_("Overdue"),
    Band.TODAY: N_("Today"),
    Band.WEEK: N_("This week"),
    Band.LATER: N_("Later"),
    Band.PAUSED: N_("Paused by a police hold"),
}
UNDER: Final = Qt.ItemDataRole.UserRole + 1  # smaller words under the title
WHEN: Final = Qt.ItemDataRole.UserRole + 2  # by when, at the right
TONE: Final = Qt.ItemDataRole.UserRole + 3  # how pressing that is: stop, warn, hold or nothing
HEADING: Final = Qt.ItemDataRole.UserRole + 4

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A deadline in words."""

    title: str
    under: str
    when: str


class DeadlinesModel(QAbstractListModel):
    """Deadlines in the order they were given. `say` puts one into words."""

    def __init__(self, say: Callable[[Dated], Spoken], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._rows: tuple[Band | Dated, ...] = ()
        self._words: dict[int, Spoken] = {}

    def show_rows(self, rows: tuple[Dated, ...], *, headings: bool = True) -> None:
        """Hold these, overdue first."""
        self.beginResetModel()
        found: list[Band | Dated] = []
        band: Band | None = None
        for one in rows:
            if headings and one.band is not band:
                found.append(one.band)
                band = one.band
            found.append(one)
        self._rows, self._words = tuple(found), {}
        self.endResetModel()

    def at(self, row: int) -> Dated | None:
        """The deadline of a row; None where it is a heading."""
        found = self._rows[row]
        return found if isinstance(found, Dated) else None

    @override
    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self.at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        if isinstance(one, Band):
            spoken = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return _(BANDS[one]) if spoken else (role == HEADING or None)
        words = self._of(index.row(), one)
        return {
            Qt.ItemDataRole.DisplayRole: words.title,
            UNDER: words.under,
            WHEN: words.when,
            TONE: _tone(one),
            Qt.ItemDataRole.AccessibleTextRole: f"{words.title}. {words.when}. {words.under}",
        }.get(role)

    def _of(self, row: int, one: Dated) -> Spoken:
        words = self._words.get(row)
        if words is None:
            said = self._say(one)
            words = Spoken(shown(said.title), shown(said.under), shown(said.when))
            self._words[row] = words
        return words


def _tone(one: Dated) -> str:
    if one.band is Band.OVERDUE:
        return "stop"
    if one.band is Band.PAUSED:
        return "hold"
    return "warn_ink" if one.urgent else ""
