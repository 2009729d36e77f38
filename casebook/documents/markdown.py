"""Plain Markdown into blocks: headings, paragraphs, lists, tables, bold and italic. Values go in after parsing.

`## Words {#name}` names the part that follows; a line of `---` leaves room to write.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from casebook.documents.block import (
    Block,
    BulletList,
    Cell,
    Heading,
    Item,
    NumberedList,
    Para,
    Run,
    Table,
    WritingSpace,
)
from casebook.documents.value import CLOSE, OPEN, Placed

_TOKEN = re.compile(f"{OPEN}([0-9]+){CLOSE}")
_NAME = re.compile(r"\s*\{#([a-z_]+)\}\s*$")
_LINES_TO_WRITE = 6
_SHARES = {2: (3.0, 1.0), 3: (2.7, 1.8, 1.0)}  # how much of the width each column of a table has
_DEEPEST_HEADING = 3

Fill = Callable[[int], Placed]
Show = Callable[[Placed], tuple[str, bool]]


class Reader:
    """Reads one filled wording. `show` gives a value's words, and whether they only stand for a gap."""

    def __init__(self, placed: Fill, show: Show) -> None:
        self._placed = placed
        self._show = show
        self.printed: set[str] = set()

    def blocks(self, wording: str) -> tuple[Block, ...]:
        """The blocks of the wording."""
        return tuple(self._blocks(_parser().parse(wording)))

    def _blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        place = 0
        while place < len(tokens):
            token = tokens[place]
            end = _end(tokens, place)
            inner = tokens[place + 1 : end]
            if token.type == "heading_open":
                yield self._heading(int(token.tag[1:]), inner[0])
            elif token.type == "paragraph_open":
                runs = self._runs(inner[0])
                if runs:
                    yield Para(runs)
            elif token.type == "bullet_list_open":
                yield BulletList(self._items(inner))
            elif token.type == "ordered_list_open":
                yield NumberedList(self._items(inner), start=int(token.attrs.get("start", 1)))
            elif token.type == "table_open":
                yield self._table(inner)
            elif token.type == "hr":
                yield WritingSpace("", _LINES_TO_WRITE)
            place = end + 1

    def _heading(self, level: int, inline: Token) -> Heading:
        name = _NAME.search(inline.content)
        children = inline.children or []
        if name and children and children[-1].type == "text":
            children[-1].content = _NAME.sub("", children[-1].content)
        return Heading(
            min(level, _DEEPEST_HEADING), self._runs(inline), id=name.group(1) if name else ""
        )

    def _items(self, tokens: Sequence[Token]) -> tuple[Item, ...]:
        items: list[Item] = []
        place = 0
        while place < len(tokens):
            end = _end(tokens, place)
            inside = self._blocks(tokens[place + 1 : end])
            items.append(tuple(block for block in inside if isinstance(block, Para)))
            place = end + 1
        return tuple(items)

    def _table(self, tokens: Sequence[Token]) -> Table:
        rows: list[tuple[Cell, ...]] = []
        for token, following in zip(tokens, (*tokens[1:], None), strict=True):
            if token.type == "tr_open":
                rows.append(())
            elif token.type in {"th_open", "td_open"} and following is not None:
                runs = self._runs(following, bold=token.type == "th_open")
                rows[-1] = (*rows[-1], (Para(runs),))
        head, *body = rows
        return Table(head, tuple(body), shares=_SHARES.get(len(head), ()))

    def _runs(self, inline: Token, *, bold: bool = False) -> tuple[Run, ...]:
        runs: list[Run] = []
        strong, slanted = int(bold), 0
        for token in inline.children or []:
            strong += token.nesting if token.type.startswith("strong") else 0
            slanted += token.nesting if token.type.startswith("em") else 0
            if token.type in {"softbreak", "hardbreak"}:
                runs.append(Run(" "))
            elif token.type == "text" and token.content:
                runs.extend(self._filled(token.content, bold=strong > 0, italic=slanted > 0))
        return tuple(runs)

    def _filled(self, text: str, *, bold: bool, italic: bool) -> Iterator[Run]:
        for number, part in enumerate(_TOKEN.split(text)):
            if number % 2 == 0:
                if part:
                    yield Run(part, bold, italic)
                continue
            placed = self._placed(int(part))
            words, gap = self._show(placed)
            self.printed.add(placed.name)
            if words:
                yield Run(words, bold, italic, source=placed.name, gap=gap)


@cache
def _parser() -> MarkdownIt:
    """CommonMark with tables, and without anything that links, embeds or shows code."""
    unused = (
        *("html_block", "html_inline", "image", "link", "autolink", "entity", "reference"),
        *("code", "fence", "backticks", "blockquote", "lheading"),
    )
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(list(unused))


def _end(tokens: Sequence[Token], start: int) -> int:
    """Where the part that opens here closes."""
    level = 0
    for place in range(start, len(tokens)):
        level += tokens[place].nesting
        if level <= 0:
            return place
    return len(tokens) - 1
