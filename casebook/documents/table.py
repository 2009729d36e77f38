"""A table on the page: its head repeats on each page, and a row taller than a page goes on over the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.documents.flow import Flow, draw_stacked, stacked_height
from casebook.documents.pen import QUIET, Pen

_PAD_ACROSS = 5.0
_PAD_DOWN = 4.5
_LEAST_PART = 40.0


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, each a stack of paragraphs."""

    cells: tuple[tuple[Flow, ...], ...]


class TableFlow:
    """Rows under one head. `shares` are relative column widths."""

    def __init__(
        self,
        head: Row | None,
        rows: Sequence[Row],
        shares: tuple[float, ...],
        *,
        before: float = 0.0,
        after: float = 0.0,
        continues: bool = False,
    ) -> None:
        self._head = head
        self._rows = tuple(rows)
        self._shares = shares
        self._continues = continues
        self.before = before
        self.after = after
        self.keeps_next = False
        self.divides = True
        self._fitted_to = -1.0
        self._heights: list[float] = []

    def height(self, width: float) -> float:
        return self._head_height(width) + sum(self._row_heights(width))

    def divided(self, width: float, room: float) -> "tuple[TableFlow, TableFlow] | None":
        """Divided between rows, or inside the first one where not even that fits."""
        room -= self._head_height(width)
        heights = self._row_heights(width)
        fits, used = 0, 0.0
        while fits < len(heights) and used + heights[fits] <= room:
            used += heights[fits]
            fits += 1
        if fits:
            return self._part(self._rows[:fits], first=True), self._part(
                self._rows[fits:], first=False
            )
        if room < _LEAST_PART:
            return None
        halves = self._row_divided(self._rows[0], width, room)
        if halves is None:
            return None
        return self._part([halves[0]], first=True), self._part(
            [halves[1], *self._rows[1:]], first=False
        )

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        if self._head is not None:
            tall = self._row_height(self._head, width)
            if self._continues:  # on later pages the head is page furniture, read out once
                with pen.artifact():
                    self._draw_row(pen, self._head, x, top, width)
            else:
                self._draw_row(pen, self._head, x, top, width)
            top -= tall
            with pen.artifact():
                pen.rule(x, top, width, thick=0.9, colour=QUIET)
        for row, tall in zip(self._rows, self._row_heights(width), strict=True):
            self._draw_row(pen, row, x, top, width)
            top -= tall
            with pen.artifact():
                pen.rule(x, top, width)

    def _part(self, rows: Sequence[Row], *, first: bool) -> "TableFlow":
        return TableFlow(
            self._head,
            rows,
            self._shares,
            before=self.before if first else 0.0,
            after=0.0 if first else self.after,
            continues=self._continues if first else True,
        )

    def _head_height(self, width: float) -> float:
        return 0.0 if self._head is None else self._row_height(self._head, width)

    def _row_heights(self, width: float) -> list[float]:
        if self._fitted_to != width:
            self._heights = [self._row_height(row, width) for row in self._rows]
            self._fitted_to = width
        return self._heights

    def _row_height(self, row: Row, width: float) -> float:
        tallest = max(
            stacked_height(cell, column)
            for cell, column in zip(row.cells, self._columns(width), strict=True)
        )
        return tallest + 2 * _PAD_DOWN

    def _columns(self, width: float) -> list[float]:
        whole = sum(self._shares)
        return [width * share / whole - 2 * _PAD_ACROSS for share in self._shares]

    def _draw_row(self, pen: Pen, row: Row, x: float, top: float, width: float) -> None:
        for cell, column in zip(row.cells, self._columns(width), strict=True):
            draw_stacked(cell, pen, x + _PAD_ACROSS, top - _PAD_DOWN, column)
            x += column + 2 * _PAD_ACROSS

    def _row_divided(self, row: Row, width: float, room: float) -> tuple[Row, Row] | None:
        upper: list[tuple[Flow, ...]] = []
        lower: list[tuple[Flow, ...]] = []
        for cell, column in zip(row.cells, self._columns(width), strict=True):
            above, below = stack_divided(cell, column, room - 2 * _PAD_DOWN)
            upper.append(above)
            lower.append(below)
        return (Row(tuple(upper)), Row(tuple(lower))) if any(upper) else None


def stack_divided(
    flows: tuple[Flow, ...], width: float, room: float
) -> tuple[tuple[Flow, ...], tuple[Flow, ...]]:
    """What of a stack fits into the room, and the rest."""
    above: list[Flow] = []
    gap = 0.0
    for place, each in enumerate(flows):
        room -= max(gap, each.before) if place else 0.0
        tall = each.height(width)
        if tall > room:
            parts = each.divided(width, room)
            if parts is None:
                return tuple(above), flows[place:]
            return (*above, parts[0]), (parts[1], *flows[place + 1 :])
        above.append(each)
        room -= tall
        gap = each.after
    return tuple(above), ()
