"""A card that reads out what is on the record: each fact with its name, and a state in words."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout

from casebook.ui import theme
from casebook.ui.widgets.card import TOP, Card, Tag, in_row
from casebook.ui.widgets.plain import PlainLabel


def facts_card(
    title: str,
    facts: Iterable[tuple[str, str]],
    *,
    state: str = "",
    tone: str = "",
    name: str = "",
) -> Card:
    """The card. Facts without words are left out."""
    card = Card(name=name)
    heading = PlainLabel(title, "heading", wrap=False)
    card.body.addLayout(in_row(heading, Tag(state, tone), gap=12) if state else in_row(heading))
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(14))
    grid.setVerticalSpacing(theme.px(5))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 3)
    for row, (label, value) in enumerate((label, value) for label, value in facts if value):
        grid.addWidget(PlainLabel(label, "small"), row, 0, TOP)
        grid.addWidget(PlainLabel(value).selectable(), row, 1, TOP)
    card.body.addLayout(grid)
    return card
