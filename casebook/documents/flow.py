"""What stands on a page one below the other: each piece knows its height, how to divide, and how to draw itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from reportlab.lib.colors import Color

from casebook.documents.block import Run
from casebook.documents.line import Line, lines
from casebook.documents.pen import INK, Node, Pen


@dataclass(frozen=True, slots=True)
class Style:
    """How large the words are (points), and how far apart their lines stand."""

    size_pt: float = 10.5
    leading: float = 1.44

    @property
    def line_height(self) -> float:
        return self.size_pt * self.leading


LARGE_PRINT = Style(size_pt=16.0, leading=1.42)


class Flow(Protocol):
    """One piece of a column. Heights, widths and gaps in points."""

    before: float
    after: float
    keeps_next: bool
    divides: bool

    def height(self, width: float) -> float:
        """How tall it stands in a column of this width."""

    def divided(self, width: float, room: float) -> "tuple[Flow, Flow] | None":
        """What fits into the room left, and the rest; None where nothing sensible fits."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw with its upper left corner here."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before an item of a list: a bullet or number, an element of its own."""

    text: str
    node: Node


class TextFlow:
    """A paragraph, heading or item: runs of words in one column."""

    def __init__(
        self,
        runs: tuple[Run, ...],
        node: Node,
        *,
        size: float,
        line_height: float,
        before: float = 0.0,
        after: float = 0.0,
        indent: float = 0.0,
        colour: Color = INK,
        label: Label | None = None,
        keeps_next: bool = False,
    ) -> None:
        self._runs = runs
        self._node = node
        self._size = size
        self._line_height = line_height
        self.before = before
        self.after = after
        self._indent = indent
        self._colour = colour
        self._label = label
        self.keeps_next = keeps_next
        self.divides = True
        self._lines: Sequence[Line] = ()
        self._fitted_to = -1.0

    def height(self, width: float) -> float:
        return len(self._fitted(width)) * self._line_height

    def divided(self, width: float, room: float) -> "tuple[TextFlow, TextFlow] | None":
        """Divided between lines, so that neither part is a single line of a longer paragraph."""
        fitted = self._fitted(width)
        fits = int(room / self._line_height + 1e-6)
        if len(fitted) - fits == 1:
            fits -= 1
        if fits < min(2, len(fitted)) or fits >= len(fitted):
            return None
        return self._part(fitted[:fits], width, first=True), self._part(
            fitted[fits:], width, first=False
        )

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        fitted = self._fitted(width)
        baseline = top - self._size - (self._line_height - self._size) / 2 + self._size * 0.14
        if self._label is not None:
            with pen.content(self._label.node):
                mark = lines((Run(self._label.text),), 1e6)
                pen.lines(mark, x + self._indent - self._size * 1.5, baseline, size=self._size)
        if not fitted:
            return
        with pen.content(self._node):
            pen.lines(
                fitted,
                x + self._indent,
                baseline,
                size=self._size,
                step=self._line_height,
                colour=self._colour,
            )

    def _fitted(self, width: float) -> Sequence[Line]:
        if self._fitted_to != width:
            self._lines = lines(self._runs, (width - self._indent) * 1000 / self._size)
            self._fitted_to = width
        return self._lines

    def _part(self, fitted: Sequence[Line], width: float, *, first: bool) -> "TextFlow":
        part = TextFlow(
            self._runs,
            self._node,
            size=self._size,
            line_height=self._line_height,
            before=self.before if first else 0.0,
            after=0.0 if first else self.after,
            indent=self._indent,
            colour=self._colour,
            label=self._label if first else None,
            keeps_next=self.keeps_next and not first,
        )
        part._lines, part._fitted_to = fitted, width
        return part


class Together:
    """Pieces that stay on one page, one below the other."""

    def __init__(self, flows: tuple[Flow, ...], *, before: float = 0.0, after: float = 0.0) -> None:
        self._flows = flows
        self.before = before
        self.after = after
        self.keeps_next = False
        self.divides = False

    def height(self, width: float) -> float:
        return stacked_height(self._flows, width)

    def divided(self, width: float, room: float) -> None:
        """Never."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        draw_stacked(self._flows, pen, x, top, width)


class Space:
    """Room left empty, for a signature."""

    def __init__(self, height: float) -> None:
        self._height = height
        self.before = 0.0
        self.after = 0.0
        self.keeps_next = False
        self.divides = False

    def height(self, width: float) -> float:  # noqa: ARG002 - the same in any column
        return self._height

    def divided(self, width: float, room: float) -> None:
        """Never."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Nothing to draw."""


def stacked_height(flows: tuple[Flow, ...], width: float) -> float:
    """How tall these stand one below the other, the larger of two neighbouring gaps between them."""
    tall = 0.0
    gap = 0.0
    for place, each in enumerate(flows):
        tall += (max(gap, each.before) if place else 0.0) + each.height(width)
        gap = each.after
    return tall


def draw_stacked(flows: tuple[Flow, ...], pen: Pen, x: float, top: float, width: float) -> None:
    """Draw these one below the other."""
    gap = 0.0
    for place, each in enumerate(flows):
        top -= max(gap, each.before) if place else 0.0
        each.draw(pen, x, top, width)
        top -= each.height(width)
        gap = each.after
