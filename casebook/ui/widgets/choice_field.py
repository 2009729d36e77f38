"""Fields with answers to choose from: a few beside their circles, many in a list."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtWidgets import QButtonGroup, QComboBox, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.clean import shown
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.field import Field
from casebook.ui.widgets.flow import FlowLayout
from casebook.ui.widgets.plain import PlainLabel, PlainRadio, caption

V = TypeVar("V", bound=str)


class ChoiceField(Field):
    """A few answers, each with its circle. Answers are strings or StrEnums; help may stand under each."""

    def __init__(
        self,
        label: str,
        options: Mapping[V, str],
        *,
        name: str,
        help: str = "",  # noqa: A002 - as in Field
        missing: str = "",
        helps: Mapping[V, str] | None = None,
        across: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        box = QWidget()
        super().__init__(label, box, name=name, help=help, missing=missing, parent=parent)
        layout = FlowLayout(box, gap=14) if across else QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        if not across:
            layout.setSpacing(theme.px(2))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, PlainRadio] = {}
        for value, words in options.items():
            button = PlainRadio(caption(words), name=f"{name}-{value}")
            button.setAccessibleDescription(label.replace("&", ""))
            self._group.addButton(button)
            self._buttons[value] = button
            layout.addWidget(button)
            if helps and helps.get(value):
                note = PlainLabel(helps[value], "small")
                note.setContentsMargins(theme.px(30), 0, 0, theme.px(4))
                layout.addWidget(note)
        first = next(iter(self._buttons.values()))
        box.setFocusProxy(first)
        self.label.setBuddy(first)
        self._group.buttonClicked.connect(self._touched)

    @override
    def value(self) -> str:
        """The answer chosen, or an empty string."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, value: str | None) -> None:
        """Choose an answer, or none."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == value)
        self._group.setExclusive(True)

    @override
    def kept(self) -> str:
        return self.value()

    @override
    def put_back(self, kept: str) -> None:
        self.set_value(kept)


class PickField(Field):
    """One answer out of a list that drops down. The first line asks, and means no answer."""

    def __init__(
        self,
        label: str,
        options: Mapping[V, str],
        *,
        name: str,
        help: str = "",  # noqa: A002 - as in Field
        missing: str = "",
        ask: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.box = QComboBox()
        super().__init__(label, self.box, name=name, help=help, missing=missing, parent=parent)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(12)
        self._ask = ask or _("Choose")
        self.set_options(options)
        self.box.activated.connect(self._touched)

    def set_options(self, options: Mapping[V, str]) -> None:
        """Offer these answers, keeping the one chosen where it is still there."""
        chosen = self.value() if self.box.count() else ""
        self.box.clear()
        self.box.addItem(self._ask, "")
        for value, words in options.items():
            self.box.addItem(shown(words), str(value))
        self.set_value(chosen)

    @override
    def value(self) -> str:
        """The answer chosen, or an empty string."""
        return str(self.box.currentData() or "")

    def set_value(self, value: str | None) -> None:
        """Choose an answer, or none."""
        self.box.setCurrentIndex(max(0, self.box.findData(value or "")))

    @override
    def kept(self) -> str:
        return self.value()

    @override
    def put_back(self, kept: str) -> None:
        self.set_value(kept)
