"""Choosing among the exhibits and sightings of a case."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.evidence import Exhibit, Sighting
from casebook.domain.ids import ItemId
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.card import TOP
from casebook.ui.widgets.field import Field
from casebook.ui.widgets.plain import PlainCheck, PlainLabel


class ItemPicker(Field):
    """Exhibits and sightings with a box each. `first` stand at the top."""

    def __init__(
        self,
        label: str,
        exhibits: Iterable[Exhibit],
        sightings: Iterable[Sighting] = (),
        *,
        name: str,
        help: str = "",  # noqa: A002 - as in Field
        missing: str = "",
        first: Iterable[ItemId] = (),
        parent: QWidget | None = None,
    ) -> None:
        box = QWidget()
        super().__init__(label, box, name=name, help=help, missing=missing, parent=parent)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(1))
        top = set(first)
        items = [(e.id, e.label, e.answers.shows) for e in exhibits if not e.withdrawn]
        items += [(s.id, s.label, s.description) for s in sightings]
        items.sort(key=lambda item: item[0] not in top)
        self._boxes: dict[ItemId, PlainCheck] = {}
        for item, number, words in items:
            check = PlainCheck(number, name=f"{name}-{number}")
            check.setAccessibleName(f"{number}  {words}")
            check.toggled.connect(self._touched)
            self._boxes[item] = check
            row = QHBoxLayout()
            row.addWidget(check, 0, TOP)
            row.addWidget(PlainLabel(_cut(words)), 1)
            layout.addLayout(row)
        if not items:
            layout.addWidget(PlainLabel(_("There is no evidence in this case yet."), "small"))
        else:
            box.setFocusProxy(next(iter(self._boxes.values())))

    @override
    def value(self) -> tuple[ItemId, ...]:
        """The items ticked, in their order."""
        return tuple(item for item, check in self._boxes.items() if check.isChecked())

    def set_value(self, items: Iterable[ItemId]) -> None:
        """Tick these."""
        ticked = set(items)
        for item, check in self._boxes.items():
            check.setChecked(item in ticked)

    @override
    def kept(self) -> str:
        return "\n".join(self.value())

    @override
    def put_back(self, kept: str) -> None:
        self.set_value(ItemId(item) for item in kept.split("\n"))


def _cut(words: str) -> str:
    return words if len(words) <= 120 else words[:119].rsplit(" ", 1)[0] + "…"
