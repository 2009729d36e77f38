"""Surfaces: cards, hairlines, tags, and boxes to lay things out in."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from casebook.ui import theme
from casebook.ui.widgets.plain import PlainLabel, set_role

Box = TypeVar("Box", bound=QBoxLayout)


class Card(QFrame):
    """A white panel with an optional heading. `body` takes what is in it."""

    def __init__(
        self, title: str = "", *, role: str = "card", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        set_role(self, role)
        self.body = QVBoxLayout(self)
        pad(self.body, 18, 15)
        self.body.setSpacing(theme.px(8))
        if title:
            self.body.addWidget(PlainLabel(title, "heading"))

    def add(self, *widgets: QWidget) -> None:
        """Put widgets in, one under the other."""
        for widget in widgets:
            self.body.addWidget(widget)


class Line(QFrame):
    """A hairline between things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "line")
        self.setFixedHeight(1)


class Tag(PlainLabel):
    """A state in words on a soft colour. Tones: info, ok, warn, stop, hold, or none for grey."""

    def __init__(self, words: str, tone: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(words, wrap=False, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        set_role(self, "tag", tone=tone)

    def show_state(self, words: str, tone: str = "") -> None:
        """Say something else."""
        self.setText(words)
        set_role(self, "tag", tone=tone)


def pad(layout: QLayout, across: float, down: float | None = None) -> None:
    """Give a layout margins in design units."""
    x, y = round(across * theme.unit()), round((across if down is None else down) * theme.unit())
    layout.setContentsMargins(x, y, x, y)


def stacked(*parts: QWidget | QLayout, gap: float = 8) -> QVBoxLayout:
    """Parts one under the other."""
    return _filled(QVBoxLayout(), parts, gap)


def in_row(*parts: QWidget | QLayout, gap: float = 8, stretch_last: bool = False) -> QHBoxLayout:
    """Parts beside one another, gathered at the left unless the last is to stretch."""
    row = _filled(QHBoxLayout(), parts, gap)
    if stretch_last:
        row.setStretch(row.count() - 1, 1)
    else:
        row.addStretch(1)
    return row


def holder(layout: QLayout, *, name: str = "") -> QWidget:
    """A widget around a layout."""
    widget = QWidget()
    widget.setObjectName(name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, bool(name))
    layout.setContentsMargins(0, 0, 0, 0)
    widget.setLayout(layout)
    return widget


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)


TOP = Qt.AlignmentFlag.AlignTop
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight


def _filled(box: Box, parts: tuple[QWidget | QLayout, ...], gap: float) -> Box:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme.px(gap))
    for part in parts:
        if isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addWidget(part)
    return box
