"""Blocks become pieces of a column, each with its place in the structure tree."""

from collections.abc import Callable
from functools import singledispatchmethod

from reportlab.lib.colors import Color

from casebook.documents.block import (
    AddressBlock,
    Block,
    BulletList,
    Cell,
    Heading,
    Letterhead,
    Note,
    NumberedList,
    PageBreak,
    Para,
    Run,
    SignatureBlock,
    Table,
    TickLine,
    WritingSpace,
    words,
)
from casebook.documents.flow import Flow, Label, Space, Style, TextFlow, Together
from casebook.documents.furniture import Boxed, HeadFlow, RuledLines, Ticked
from casebook.documents.page import NewPage
from casebook.documents.pen import INK, QUIET, Node
from casebook.documents.table import Row, TableFlow

Piece = Flow | NewPage

_HEADING_SCALE = {1: 1.18, 2: 1.0, 3: 1.0}
_SIGNATURE_ROOM = 3.4  # lines left for a signature
_WITH_SIGNATURE = 3  # paragraphs that come along, so that a signature never stands alone


class Layout:
    """Lays blocks out in one style; `tree` is the document they make."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._gap = style.size_pt * 0.75
        self.tree = Node("Document")
        self.pieces: list[Piece] = []

    def add(self, block: Block) -> None:
        """Put this block after those already there."""
        self._add(block)

    @singledispatchmethod
    def _add(self, block: Block) -> None:
        raise TypeError(type(block).__name__)

    @_add.register
    def _(self, block: Para) -> None:
        for paragraph in paragraphs(block):
            node = self.tree.child("P")
            colour = QUIET if block.quiet else INK
            self.pieces.append(self._text(paragraph.runs, node, after=self._gap, colour=colour))

    @_add.register
    def _(self, block: Heading) -> None:
        runs = tuple(Run(run.text, bold=True, source=run.source, gap=run.gap) for run in block.runs)
        size = self._style.size_pt * _HEADING_SCALE[block.level]
        self.pieces.append(
            TextFlow(
                runs,
                self.tree.child(f"H{block.level}"),
                size=size,
                line_height=size * 1.3,
                before=self._gap * (1.65 if block.level > 1 else 1.2),
                after=self._gap * (0.35 if block.level > 1 else 1.1),
                keeps_next=True,
            )
        )

    @_add.register
    def _(self, block: Letterhead) -> None:
        self.pieces.append(HeadFlow(block, self.tree, self._style))

    @_add.register
    def _(self, block: AddressBlock) -> None:
        lines = tuple(
            self._text((Run(line, source="addressee"),), self.tree.child("P"))
            for line in block.lines
            if line.strip()
        )
        self.pieces.append(Together(lines, after=self._gap * 1.4))

    @_add.register
    def _(self, block: BulletList) -> None:
        self._list(block.items, lambda _place: "•")

    @_add.register
    def _(self, block: NumberedList) -> None:
        self._list(block.items, lambda place: f"{block.start + place}.")

    @_add.register
    def _(self, block: Table) -> None:
        node = self.tree.child("Table")
        head = self._row(node.child("THead"), block.head, "TH") if block.head else None
        body = node.child("TBody")
        rows = [self._row(body, row, "TD") for row in block.rows]
        shares = block.shares or tuple(1.0 for _ in (block.head or block.rows[0]))
        self.pieces.append(TableFlow(head, rows, shares, before=2.0, after=self._gap * 1.3))

    @_add.register
    def _(self, block: SignatureBlock) -> None:
        lines: list[Flow] = [self._text((Run(block.closing),), self.tree.child("P"))]
        lines.append(Space(self._style.line_height * _SIGNATURE_ROOM))
        lines.append(
            self._text((Run(block.name, bold=True, source="signatory"),), self.tree.child("P"))
        )
        lines.extend(
            self._text((Run(line, source="signatory"),), self.tree.child("P"))
            for line in (block.role, block.school)
            if line
        )
        if block.enclosed:
            lines.append(Space(self._gap))
            lines.append(self._text((Run(block.enclosed),), self.tree.child("P")))
        for piece in self.pieces[-_WITH_SIGNATURE:]:
            if isinstance(piece, TextFlow):
                piece.keeps_next = True
        self.pieces.append(Together(tuple(lines), before=self._gap, after=self._gap * 1.6))

    @_add.register
    def _(self, block: Note) -> None:
        node = self.tree.child("Div")
        inside = tuple(
            self._text(part.runs, node.child("P"), after=self._gap * 0.6)
            for each in block.paras
            for part in paragraphs(each)
        )
        self.pieces.append(Boxed(inside, before=self._gap, after=self._gap * 1.4))

    @_add.register
    def _(self, block: WritingSpace) -> None:
        label = (self._text((Run(block.label),), self.tree.child("P")),) if block.label else ()
        ruled = RuledLines(block.lines, gap=max(24.0, self._style.line_height * 1.35))
        self.pieces.append(Together((*label, ruled), before=self._gap * 0.6, after=self._gap))

    @_add.register
    def _(self, block: TickLine) -> None:
        text = self._text(block.runs, self.tree.child("P"), indent=self._style.size_pt * 1.9)
        self.pieces.append(Ticked(text, self._style, after=self._gap * 0.55))

    @_add.register
    def _(self, _block: PageBreak) -> None:
        self.pieces.append(NewPage())

    def _list(self, items: tuple[Cell, ...], label: Callable[[int], str]) -> None:
        node = self.tree.child("L")
        for place, item in enumerate(items):
            element = node.child("LI")
            mark: Label | None = Label(label(place), element.child("Lbl"))
            body = element.child("LBody")
            for each in item:
                for part in paragraphs(each):
                    self.pieces.append(
                        self._text(
                            part.runs,
                            body.child("P"),
                            after=self._gap * 0.55,
                            indent=self._style.size_pt * 1.9,
                            label=mark,
                        )
                    )
                    mark = None

    def _row(self, part: Node, cells: tuple[Cell, ...], role: str) -> Row:
        row = part.child("TR")
        laid: list[tuple[Flow, ...]] = []
        for cell in cells:
            element = row.child(role, column_head=role == "TH")
            laid.append(
                tuple(
                    self._text(each.runs, element.child("P"), after=3.0, small=True)
                    for held in cell
                    for each in paragraphs(held)
                )
            )
        return Row(tuple(laid))

    def _text(  # every style a paragraph can have
        self,
        runs: tuple[Run, ...],
        node: Node,
        *,
        after: float = 0.0,
        indent: float = 0.0,
        label: Label | None = None,
        colour: Color = INK,
        small: bool = False,
    ) -> TextFlow:
        size = self._style.size_pt * (0.95 if small else 1.0)
        return TextFlow(
            runs,
            node,
            size=size,
            line_height=size * (1.38 if small else self._style.leading),
            after=after,
            indent=indent,
            colour=colour,
            label=label,
        )


def paragraphs(block: Para) -> tuple[Para, ...]:
    """The paragraphs of a block whose values hold line ends: each line is one, since a line end is never a space."""
    if not any("\n" in run.text for run in block.runs):
        return (block,)
    lines: list[list[Run]] = [[]]
    for run in block.runs:
        first, *rest = run.text.split("\n")
        lines[-1].append(_with_text(run, first))
        lines.extend([_with_text(run, each)] for each in rest)
    return tuple(
        Para(tuple(runs), quiet=block.quiet) for runs in lines if words(tuple(runs)).strip()
    )


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.bold, run.italic, run.lang, run.source, run.gap)
