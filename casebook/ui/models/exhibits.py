"""The exhibits and sightings of a case as a list model: one row an item, its thumbnail when it has arrived."""

from collections.abc import Callable, Iterable
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage, QPixmap
from typing_extensions import override

from casebook.domain.clean import shown
from casebook.domain.evidence import Exhibit, Sighting
from casebook.domain.ids import ItemId
from casebook.domain.picture import Picture
from casebook.domain.words import written_day
from casebook.resources import _

Index = QModelIndex | QPersistentModelIndex
Item = Exhibit | Sighting
ITEM_ROLE = Qt.ItemDataRole.UserRole
THUMBNAIL_ROLE = Qt.ItemDataRole.UserRole + 1
CAPTION_ROLE = Qt.ItemDataRole.UserRole + 2


class ExhibitsModel(QAbstractListModel):
    """Exhibits first, in order of number, then sightings. Pixels come from outside; nothing is decoded here."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()
        self._thumbnails: dict[ItemId, QPixmap] = {}
        self._without: set[ItemId] = set()

    def show(self, exhibits: Iterable[Exhibit], sightings: Iterable[Sighting]) -> None:
        """Replace what is listed; thumbnails of items that stay are kept."""
        self.beginResetModel()
        self._items = (*exhibits, *sightings)
        kept = {item.id for item in self._items}
        self._thumbnails = {key: pix for key, pix in self._thumbnails.items() if key in kept}
        self.endResetModel()

    def set_thumbnail(self, item: ItemId, picture: Picture) -> None:
        """Show these pixels on an item's tile."""
        self._thumbnails[item] = pixmap_of(picture)
        for row, each in enumerate(self._items):
            if each.id == item:
                index = self.index(row)
                self.dataChanged.emit(index, index, [THUMBNAIL_ROLE])

    def give_up_thumbnail(self, item: ItemId) -> None:
        """Draw no picture on this item's tile: it could not be made."""
        self._without.add(item)

    def item(self, index: Index) -> Item | None:
        """The exhibit or sighting of a row."""
        return self._items[index.row()] if index.isValid() else None

    def row_of(self, item: ItemId) -> int:
        """The row of an item, or -1."""
        return next((row for row, each in enumerate(self._items) if each.id == item), -1)

    def without_thumbnail(self) -> tuple[ItemId, ...]:
        """Exhibits that can be shown and have no thumbnail yet, in order."""
        return tuple(
            each.id
            for each in self._items
            if isinstance(each, Exhibit)
            and each.file_type.shown
            and each.id not in self._thumbnails
            and each.id not in self._without
        )

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._items)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index)
        if item is None:
            return None
        if role == THUMBNAIL_ROLE:
            return self._thumbnails.get(item.id)
        shown_as = SHOWN_AS.get(role)
        return shown_as(item) if shown_as else None


def title(item: Item) -> str:
    """What a tile says beside the number."""
    if isinstance(item, Sighting):
        return _("Sighting")
    return shown(item.answers.shows)


def caption(item: Item) -> str:
    """The second line of a tile: when and where."""
    if isinstance(item, Sighting):
        return _("Described, never copied")
    posted = item.details.posted_at or item.answers.seen_at
    local = posted.utc.astimezone(ZoneInfo(posted.zone))
    day = written_day(local.date()).split(" ", 1)[1].rsplit(" ", 1)[0]
    place = shown(item.details.platform or item.answers.where)
    return f"{day} {local:%H:%M} · {place}"


def left_open(item: Item) -> str:
    """The third line of a tile: what is still to be done about it."""
    if isinstance(item, Sighting):
        return ""
    if item.withdrawn:
        return _("Withdrawn")
    count = len(item.finish_later())
    return _("Finish later · {count}").format(count=count) if count else ""


def spoken(item: Item) -> str:
    """What a screen reader says for a tile."""
    return ". ".join(
        part for part in (item.label, title(item), caption(item), left_open(item)) if part
    )


SHOWN_AS: dict[int, Callable[[Item], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda item: item.label,
    Qt.ItemDataRole.AccessibleTextRole: spoken,
    ITEM_ROLE: lambda item: item,
    CAPTION_ROLE: lambda item: (title(item), caption(item), left_open(item)),
}


def pixmap_of(picture: Picture) -> QPixmap:
    """A pixmap from raw pixels. Image loaders never see evidence."""
    image = QImage(
        picture.rgb,
        picture.width,
        picture.height,
        picture.width * 3,
        QImage.Format.Format_RGB888,
    )
    return QPixmap.fromImage(image.copy())
