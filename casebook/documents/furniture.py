"""What is drawn round the words: the head of a letter, ruled lines to write on, boxes and grounds."""

from casebook.documents.block import Letterhead, Run
from casebook.documents.flow import Flow, Style, TextFlow, draw_stacked, stacked_height
from casebook.documents.line import lines
from casebook.documents.pen import QUIET, RULE, STRONG_RULE, Node, Pen

_WIDE = 1e6


class HeadFlow:
    """The school's name, address and the marking, over one rule. Drawn as content, so that it is read out."""

    def __init__(self, block: Letterhead, tree: Node, style: Style) -> None:
        self._style = style
        self._size = style.size_pt * 1.32
        self._small = style.size_pt * 0.8
        self.before = 0.0
        self.after = style.size_pt * 1.9
        self.keeps_next = False
        self.divides = False
        self._name = TextFlow(
            (Run(block.name, bold=True, source="school"),),
            tree.child("P"),
            size=self._size,
            line_height=self._size * 1.3,
        )
        places = (", ".join(block.address), " · ".join(block.contact))
        self._lines = tuple(
            TextFlow(
                (Run(place, source="school"),),
                tree.child("P"),
                size=self._small,
                line_height=self._small * 1.4,
                colour=QUIET,
            )
            for place in places
            if place
        )
        self._marking = block.marking
        self._marking_node = tree.child("P") if block.marking else None

    def height(self, width: float) -> float:
        return self._words_height(width) + self._style.size_pt * 0.8

    def divided(self, width: float, room: float) -> None:
        """Never."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        left = self._left(width)
        self._name.draw(pen, x, top, left)
        draw_stacked(self._lines, pen, x, top - self._name.height(left), width)
        if self._marking_node is not None:
            line = lines((Run(self._marking),), _WIDE)
            with pen.content(self._marking_node):
                pen.lines(
                    line,
                    x + width - self._marking_width(),
                    top - self._size * 1.02,
                    size=self._style.size_pt * 0.9,
                    colour=QUIET,
                )
        with pen.artifact():
            pen.rule(x, top - self.height(width), width, thick=1.4, colour=STRONG_RULE)

    def _words_height(self, width: float) -> float:
        return self._name.height(self._left(width)) + stacked_height(self._lines, width)

    def _left(self, width: float) -> float:
        return width - (self._marking_width() + 12.0 if self._marking else 0.0)

    def _marking_width(self) -> float:
        line = lines((Run(self._marking),), _WIDE)[0]
        return sum(word.width + (260.0 if word.spaced else 0.0) for word in line) * (
            self._style.size_pt * 0.9 / 1000
        )


class RuledLines:
    """Empty lines to write on."""

    def __init__(self, count: int, *, gap: float) -> None:
        self._count = count
        self._gap = gap
        self.before = 0.0
        self.after = 0.0
        self.keeps_next = False
        self.divides = False

    def height(self, width: float) -> float:  # noqa: ARG002 - the same in any column
        return self._count * self._gap + 2.0

    def divided(self, width: float, room: float) -> None:
        """Never."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.artifact():
            for place in range(1, self._count + 1):
                pen.rule(x, top - place * self._gap, width, colour=RULE)


class Boxed:
    """Paragraphs on a quiet ground, set apart from the rest."""

    _PAD = 9.0

    def __init__(self, flows: tuple[Flow, ...], *, before: float, after: float) -> None:
        self._flows = flows
        self.before = before
        self.after = after
        self.keeps_next = False
        self.divides = False

    def height(self, width: float) -> float:
        return stacked_height(self._flows, width - 2 * self._PAD - 3) + 2 * self._PAD

    def divided(self, width: float, room: float) -> None:
        """Never."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        tall = self.height(width)
        with pen.artifact():
            pen.ground(x, top - tall, width, tall)
            pen.ground(x, top - tall, 3, tall, colour=QUIET)
        draw_stacked(
            self._flows, pen, x + self._PAD + 3, top - self._PAD, width - 2 * self._PAD - 3
        )


class Ticked:
    """A box to tick, and the words beside it."""

    def __init__(self, text: TextFlow, style: Style, *, after: float) -> None:
        self._text = text
        self._style = style
        self.before = 0.0
        self.after = after
        self.keeps_next = False
        self.divides = False

    def height(self, width: float) -> float:
        return self._text.height(width)

    def divided(self, width: float, room: float) -> None:
        """Never."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        side = self._style.size_pt * 0.95
        with pen.artifact():
            pen.box(x, top - (self._style.line_height + side) / 2, side)
        self._text.draw(pen, x, top, width)
