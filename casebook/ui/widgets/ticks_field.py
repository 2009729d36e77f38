"""A field with several boxes to tick, wrapped in lines or one under the other."""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from casebook.ui import theme
from casebook.ui.widgets.field import Field
from casebook.ui.widgets.flow import FlowLayout
from casebook.ui.widgets.plain import PlainCheck, caption

V = TypeVar("V", bound=str)


class TicksField(Field, Generic[V]):
    """Any number of answers out of a few."""

    def __init__(
        self,
        label: str,
        options: Mapping[V, str],
        *,
        name: str,
        help: str = "",  # noqa: A002 - as in Field
        missing: str = "",
        across: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        box = QWidget()
        super().__init__(label, box, name=name, help=help, missing=missing, parent=parent)
        layout = FlowLayout(box, gap=12) if across else QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        if not across:
            layout.setSpacing(theme.px(2))
        self._boxes: dict[V, PlainCheck] = {}
        for value, words in options.items():
            check = PlainCheck(caption(words))
            check.setObjectName(f"{name}-{value}")
            check.setAccessibleDescription(label.replace("&", ""))
            check.toggled.connect(self._touched)
            self._boxes[value] = check
            layout.addWidget(check)
        first = next(iter(self._boxes.values()))
        box.setFocusProxy(first)
        self.label.setBuddy(first)

    @override
    def value(self) -> tuple[V, ...]:
        """The answers ticked, in the order they are offered."""
        return tuple(value for value, check in self._boxes.items() if check.isChecked())

    def set_value(self, ticked: Iterable[str]) -> None:
        """Tick these and no others. That is no answer of a person."""
        wanted = set(ticked)
        for value, check in self._boxes.items():
            with QSignalBlocker(check):
                check.setChecked(value in wanted)

    @override
    def kept(self) -> str:
        return " ".join(self.value())

    @override
    def put_back(self, kept: str) -> None:
        self.set_value(kept.split())
