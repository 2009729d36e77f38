"""Words into lines: greedy, ragged right, never wider than the column, in time that grows with the text."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from casebook.documents import typeface
from casebook.documents.block import Run

_SPACE = 260.0  # a Noto Sans space, in thousandths of the size


@dataclass(frozen=True, slots=True)
class Ink:
    """How words are drawn: what a run says of itself, without its words."""

    bold: bool = False
    italic: bool = False
    lang: str = ""
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of one font and ink; `width` in thousandths of the size."""

    text: str
    face: str
    shaped: bool
    ink: Ink
    width: float


@dataclass(frozen=True, slots=True)
class Word:
    """What may not be broken, and whether a space follows it."""

    pieces: tuple[Piece, ...]
    width: float
    spaced: bool


Line = tuple[Word, ...]


class Unprintable(Exception):
    """A character no font has, with the name of the value it came from."""

    def __init__(self, character: str, source: str) -> None:
        super().__init__("a character without a glyph")
        self.character = character
        self.source = source


@lru_cache(maxsize=512)
def lines(runs: tuple[Run, ...], width: float) -> tuple[Line, ...]:
    """The lines these runs fill in a column, `width` in thousandths of the size. Raises Unprintable."""
    done: list[Line] = []
    line: list[Word] = []
    used = 0.0
    for word in _fitting(_words(runs), width):
        if line and used + word.width > width:
            done.append(tuple(line))
            line, used = [], 0.0
        line.append(word)
        used += word.width + (_SPACE if word.spaced else 0.0)
    if line:
        done.append(tuple(line))
    return tuple(done)


def line_pieces(line: Line) -> Iterator[Piece]:
    """A line as it is drawn: neighbours alike are joined, with the spaces between them.

    Words of a right-to-left script next to each other become one piece, so that the shaper orders them.
    """
    held: Piece | None = None
    spaced = False
    for word in line:
        for piece in word.pieces:
            if held is None:
                held = piece
            elif _alike(held, piece, spaced=spaced):
                held = _joined(held, piece, spaced=spaced)
            else:
                yield from _released(held, spaced=spaced)
                held = piece
            spaced = False
        spaced = word.spaced
    if held is not None:
        yield from _released(held, spaced=spaced)


def _words(runs: Iterable[Run]) -> Iterator[Word]:
    pieces: list[Piece] = []
    for run in runs:
        ink = Ink(run.bold, run.italic, run.lang, run.gap)
        first = True
        for part in run.text.replace("\t", " ").split(" "):
            if not first:
                if pieces:
                    yield _word(pieces, spaced=True)
                    pieces = []
                elif part == "":
                    continue
            first = False
            for piece in _pieces(part, ink, run.source):
                if piece.face == typeface.HAN and pieces:
                    yield _word(pieces, spaced=False)
                    pieces = []
                pieces.append(piece)
    if pieces:
        yield _word(pieces, spaced=False)


def _word(pieces: list[Piece], *, spaced: bool) -> Word:
    return Word(tuple(pieces), sum(piece.width for piece in pieces), spaced)


def _pieces(text: str, ink: Ink, source: str) -> Iterable[Piece]:
    if not text:
        return ()
    try:
        return _measured(text, ink)
    except typeface.Uncovered as uncovered:
        raise Unprintable(uncovered.character, source) from None


@lru_cache(maxsize=16384)
def _measured(text: str, ink: Ink) -> tuple[Piece, ...]:
    measured: list[Piece] = []
    for stretch in typeface.stretches(text, bold=ink.bold, italic=ink.italic):
        if stretch.face == typeface.HAN:  # lines may break between any two characters
            measured.extend(_piece(each, stretch.face, ink, shaped=False) for each in stretch.text)
        else:
            measured.append(_piece(stretch.text, stretch.face, ink, shaped=stretch.shaped))
    return tuple(measured)


def _piece(text: str, face: str, ink: Ink, *, shaped: bool) -> Piece:
    measure = typeface.shaped_width if shaped else typeface.width
    return Piece(text, face, shaped, ink, measure(text, face))


def _fitting(words: Iterator[Word], width: float) -> Iterator[Word]:
    for word in words:
        if word.width <= width:
            yield word
        else:
            yield from _broken(word, width)


def _broken(word: Word, width: float) -> Iterator[Word]:
    """A word too long for any line, cut where the line ends."""
    pieces: list[Piece] = []
    used = 0.0
    for piece in _characters(word):
        if pieces and used + piece.width > width:
            yield _word(_merged(pieces), spaced=False)
            pieces, used = [], 0.0
        pieces.append(piece)
        used += piece.width
    yield _word(_merged(pieces), spaced=word.spaced)


def _characters(word: Word) -> Iterator[Piece]:
    for piece in word.pieces:
        for each in _clusters(piece.text):
            yield _piece(each, piece.face, piece.ink, shaped=piece.shaped)


def _clusters(text: str) -> Iterator[str]:
    """Characters with the marks that stand on them."""
    start = 0
    for place in range(1, len(text)):
        if not _sticks(text[place]):
            yield text[start:place]
            start = place
    yield text[start:]


def _sticks(character: str) -> bool:
    return character in "\u200c\u200d" or unicodedata.category(character).startswith("M")


def _merged(pieces: list[Piece]) -> list[Piece]:
    merged: list[Piece] = []
    for piece in pieces:
        if merged and _alike(merged[-1], piece, spaced=False):
            merged[-1] = _joined(merged[-1], piece, spaced=False)
        else:
            merged.append(piece)
    return merged


def _alike(one: Piece, other: Piece, *, spaced: bool) -> bool:
    if one.face != other.face or one.ink != other.ink:
        return False
    if one.shaped or other.shaped:
        return not spaced or one.face in typeface.RIGHT_TO_LEFT
    return not (spaced and one.face == typeface.HAN)


def _joined(one: Piece, other: Piece, *, spaced: bool) -> Piece:
    space = " " if spaced else ""
    shaped = one.shaped or other.shaped
    width = one.width + other.width + (_SPACE if spaced else 0.0)
    return Piece(f"{one.text}{space}{other.text}", one.face, shaped, one.ink, width)


def _released(piece: Piece, *, spaced: bool) -> Iterator[Piece]:
    """The piece, with the space after it drawn in the letter's own font."""
    if not spaced:
        yield piece
    elif piece.shaped or piece.face == typeface.HAN:
        yield piece
        yield Piece(" ", typeface.BODY, shaped=False, ink=piece.ink, width=_SPACE)
    else:
        yield Piece(
            f"{piece.text} ", piece.face, shaped=False, ink=piece.ink, width=piece.width + _SPACE
        )
