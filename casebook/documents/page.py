"""A column of pieces set out on pages, before anything is drawn, so that each page knows how many there are."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from casebook.documents.flow import Flow

_TWO_LINES = 48.0  # points, in the largest print
_SHORT = 160.0


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
        parts = _parts(piece, width, height - start, fresh=not pages[-1])
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


def _parts(piece: Flow, width: float, room: float, *, fresh: bool) -> tuple[Flow, Flow] | None:
    """The piece divided where that helps. One that keeps its next moves whole while it is short."""
    tall = piece.height(width)
    if not piece.keeps_next:
        return piece.divided(width, room)
    if tall <= _SHORT or (fresh and tall <= room):
        return None
    return piece.divided(width, min(room, tall - 1.0))


def _kept(piece: Flow, following: deque[Flow | NewPage], width: float) -> float:
    """The room a heading needs below it, so that it does not stand alone at the foot of a page."""
    room = 0.0
    for each in following:
        if not piece.keeps_next or isinstance(each, NewPage):
            break
        tall = each.height(width)
        room += max(piece.after, each.before) + (min(tall, _TWO_LINES) if each.divides else tall)
        piece = each
    return room
