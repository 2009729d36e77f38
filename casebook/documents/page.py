"""A column of pieces set out on pages, before anything is drawn, so that each page knows how many there are."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from casebook.documents.flow import Flow


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece, and how far below the top of the column it stands (points)."""

    flow: Flow
    down: float


class NewPage:
    """Where a page must end."""


def set_out(pieces: Sequence[Flow | NewPage], width: float, height: float) -> list[list[Placed]]:
    """The pages of this column. A piece taller than a page that will not divide stands alone on one."""
    pages: list[list[Placed]] = [[]]
    waiting: deque[Flow | NewPage] = deque(pieces)
    down = 0.0
    gap = 0.0
    while waiting:
        piece = waiting.popleft()
        if isinstance(piece, NewPage):
            pages.append([])
            down = gap = 0.0
            continue
        start = down + (max(gap, piece.before) if pages[-1] else 0.0)
        tall = piece.height(width)
        if start + tall + _kept(piece, waiting, width) <= height + 1e-6:
            pages[-1].append(Placed(piece, start))
            down, gap = start + tall, piece.after
            continue
        parts = None if piece.keeps_next else piece.divided(width, height - start)
        if parts is not None:
            pages[-1].append(Placed(parts[0], start))
            waiting.appendleft(parts[1])
        elif pages[-1]:
            waiting.appendleft(piece)
        else:
            pages[-1].append(Placed(piece, 0.0))
        if waiting:
            pages.append([])
        down = gap = 0.0
    return pages


def _kept(piece: Flow, following: deque[Flow | NewPage], width: float) -> float:
    """The room a heading needs below it, so that it does not stand alone at the foot of a page."""
    room = 0.0
    for each in following:
        if not piece.keeps_next or isinstance(each, NewPage):
            break
        least = min(each.height(width), 48.0)
        room += max(piece.after, each.before) + least
        piece = each
    return room
