"""The list at the left of a page: what there is, in sections, one of them on the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.card import TOP, Tag, emptied, pad, stacked
from casebook.ui.widgets.page import scrolled
from casebook.ui.widgets.plain import PlainButton, PlainLabel, set_role
from casebook.ui.widgets.row import RowButton


@dataclass(frozen=True, slots=True)
class SideRow:
    """One line: what it is called in code, its words, and a state with its tone."""

    key: str
    title: str
    note: str = ""
    tag: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class SideSection:
    """Lines under a small heading; a section without lines is not shown."""

    title: str
    rows: tuple[SideRow, ...]


class SideList(QFrame):
    """The list. `of` above its title says whose case it is.

    Signals:
        chosen(str): the key of the row that was chosen.
        to_case(): back to the case, or to where `back` says.
    """

    chosen = Signal(str)
    to_case = Signal()

    def __init__(
        self, title: str, *, name: str, back: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        set_role(self, "rail")
        self.setAccessibleName(title)
        self.setMinimumWidth(theme.px(200))
        self._of = PlainLabel("", "small")
        leave = PlainButton(back or _("&Back to the case"), "link", name="to-case")
        leave.clicked.connect(self.to_case)
        head = stacked(self._of, PlainLabel(title, "heading"), leave, gap=2)
        pad(head, 14, 14)
        self._head = head
        area, self._body = scrolled()
        inside = area.widget()
        if inside is not None:  # the rail's own colour
            inside.setObjectName("")
            inside.setAutoFillBackground(False)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pad(self._body, 6, 4)
        self._body.setSpacing(theme.px(3))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(area, 1)
        self._group = QButtonGroup(self)
        self._rows: dict[str, RowButton] = {}

    def put_above(self, widget: QWidget) -> None:
        """Put something between the title and the lines, such as what narrows them."""
        self._head.addWidget(widget)

    def show_sections(self, of: str, sections: Sequence[SideSection]) -> None:
        """List these."""
        self._of.setText(of)
        emptied(self._body)
        self._rows.clear()
        for section in sections:
            if not section.rows:
                continue
            heading = PlainLabel(section.title, "section")
            heading.setContentsMargins(theme.px(10), theme.px(10), 0, theme.px(2))
            self._body.addWidget(heading)
            for each in section.rows:
                self._add(each)

    def mark(self, key: str) -> None:
        """Show which one is on the page."""
        self._group.setExclusive(False)
        for each, row in self._rows.items():
            row.setChecked(each == key)
        self._group.setExclusive(True)

    def _add(self, each: SideRow) -> None:
        spoken = ". ".join(part for part in (each.title, each.note, each.tag) if part)
        row = RowButton(spoken, name=f"side-{each.key}", role="nav", parent=self)
        row.setCheckable(True)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(1))
        column.addWidget(PlainLabel(each.title))
        if each.note:
            column.addWidget(PlainLabel(each.note, "small"))
        pad(row.inside, 10, 6)
        row.put(words, 1)
        if each.tag:
            mark = Tag(each.tag, each.tone)
            mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.inside.addWidget(mark, 0, TOP)
        row.clicked.connect(lambda _on=False, key=each.key: self.chosen.emit(key))
        self._group.addButton(row)
        self._rows[each.key] = row
        self._body.addWidget(row)
