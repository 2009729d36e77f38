"""The guide: how to use Casebook, in its own words."""

import re
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook import resources
from casebook.domain.changes import Kind
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.desk import Desk
from casebook.ui.widgets.card import holder, in_row
from casebook.ui.widgets.flow import FlowLayout
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel, caption

_MARKS = re.compile(r"\*\*|\*|`")  # our own guide's emphasis; it is shown as plain words


class HelpPage(ScrollPage):
    """The chapters of the guide, one after the other."""

    watches: ClassVar[frozenset[Kind]] = frozenset()

    def __init__(self, desk: Desk, *, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(desk, detail=detail, characters=90, parent=parent)
        back = PlainButton(_("&Back"), "link", name="backFromHelp")
        back.clicked.connect(self.back)
        self.body.addLayout(in_row(back))
        self.body.addWidget(PlainLabel(_("Guide"), "title"))
        contents = FlowLayout(gap=14)
        chapters = QVBoxLayout()
        for file in sorted(resources.path("guide").glob("*.md")):
            text = file.read_text(encoding="utf-8")
            first, *blocks = (block.strip() for block in text.split("\n\n") if block.strip())
            title = PlainLabel(_plain(first), "heading")
            title.setContentsMargins(0, theme.px(14), 0, 0)
            chapters.addWidget(title)
            for block in blocks:
                for line in _lines(block):
                    chapters.addWidget(line)
            link = PlainButton(caption(_plain(first)), "link", name=f"chapter-{file.stem}")
            link.clicked.connect(
                lambda _on=False, to=title: self.area.ensureWidgetVisible(to, 0, self.area.height())
            )
            contents.addWidget(link)
        self.body.addWidget(holder(contents))
        self.body.addLayout(chapters)


def _lines(block: str) -> list[QWidget]:
    if block.startswith("#"):
        return [PlainLabel(_plain(block), "strong")]
    if not block.startswith(("- ", "1. ", "|")):
        return [PlainLabel(_plain(" ".join(block.split())))]
    items = re.split(r"\n(?=- |\d+\. |\|)", block)
    return [_item(" ".join(item.split())) for item in items if not re.fullmatch(r"[|\s:-]+", item)]


def _item(words: str) -> QWidget:
    plain = _plain(words.strip("|").replace(" | ", ": "))
    label = PlainLabel(re.sub(r"^- ", "•  ", plain))
    label.setContentsMargins(theme.px(16), 0, 0, 0)
    return label


def _plain(words: str) -> str:
    return _MARKS.sub("", words.lstrip("# ")).strip()
