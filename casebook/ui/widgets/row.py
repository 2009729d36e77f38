"""Rows that are buttons as a whole: by mouse, by Tab and Space, and to a screen reader."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.ui import theme
from casebook.ui.widgets.card import RIGHT, TOP, Tag, pad
from casebook.ui.widgets.plain import PlainLabel, presses, set_role


def takes_its_height(widget: QWidget) -> None:
    """Make a widget as wide as there is room, and as high as it says it has to be at that width."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


class BareRow(QPushButton):
    """A button as wide as there is room. What is in it draws itself, or is laid out by a subclass."""

    def __init__(
        self, spoken: str, *, name: str = "", role: str = "row", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_role(self, role)
        takes_its_height(self)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if presses(self, arg__1):
            return
        if arg__1.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif arg__1.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(arg__1)


class RowButton(BareRow):
    """A button with a layout in it. It takes the room its content needs at any width."""

    def __init__(
        self, spoken: str, *, name: str = "", role: str = "row", parent: QWidget | None = None
    ) -> None:
        super().__init__(spoken, name=name, role=role, parent=parent)
        self.inside = QHBoxLayout(self)
        pad(self.inside, 14, 9)
        self.inside.setSpacing(theme.px(10))

    def put(self, widget: QWidget, stretch: int = 0) -> None:
        """Add something that shows but takes no clicks of its own."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.inside.addWidget(widget, stretch, TOP)

    @override
    def sizeHint(self) -> QSize:
        return self.inside.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        # One line: how high it has to be follows from its width, and a layout asks for that by itself.
        return QSize(self.inside.minimumSize().width(), self.fontMetrics().height())

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self.inside.totalHeightForWidth(arg__1)


def titled_row(
    title: str,
    note: str = "",
    *,
    tag: str = "",
    tone: str = "",
    name: str = "",
    link: bool = True,
    parent: QWidget | None = None,
) -> RowButton:
    """A row with a title, a note under it and a tag at the right."""
    spoken = ". ".join(part for part in (title, note, tag) if part)
    row = RowButton(spoken, name=name, parent=parent)
    words = QWidget()
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    heading = PlainLabel(title, "rowLink" if link else "rowTitle")
    column.addWidget(heading)
    if note:
        column.addWidget(PlainLabel(note, "small"))
    row.put(words, 1)
    if tag:
        mark = Tag(tag, tone)
        mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.inside.addWidget(mark, 0, TOP | RIGHT)
    return row
