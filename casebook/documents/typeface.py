"""Which of the shipped fonts draws which character, and how wide it is there."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from casebook import resources

BODY = "NotoSans-Regular"
_LATIN = {
    (False, False): BODY,
    (True, False): "NotoSans-Bold",
    (False, True): "NotoSans-Italic",
    (True, True): "NotoSans-BoldItalic",
}
HAN = "DroidSansFallbackFull"
RIGHT_TO_LEFT = frozenset({"NotoNaskhArabic-Regular", "NotoSansHebrew-Regular"})

# First and last code point of each script's blocks, and the font that draws them.
_SCRIPTS: tuple[tuple[int, int, str], ...] = (
    (0x0590, 0x05FF, "NotoSansHebrew-Regular"),
    (0x0600, 0x06FF, "NotoNaskhArabic-Regular"),
    (0x0750, 0x077F, "NotoNaskhArabic-Regular"),
    (0x08A0, 0x08FF, "NotoNaskhArabic-Regular"),
    (0x0900, 0x097F, "NotoSansDevanagari-Regular"),
    (0x0980, 0x09FF, "NotoSansBengali-Regular"),
    (0x0A00, 0x0A7F, "NotoSansGurmukhi-Regular"),
    (0x0A80, 0x0AFF, "NotoSansGujarati-Regular"),
    (0x0B80, 0x0BFF, "NotoSansTamil-Regular"),
    (0x2E80, 0x9FFF, HAN),
    (0xAC00, 0xD7AF, HAN),
    (0xF900, 0xFAFF, HAN),
    (0xFB1D, 0xFB4F, "NotoSansHebrew-Regular"),
    (0xFB50, 0xFDFF, "NotoNaskhArabic-Regular"),
    (0xFE70, 0xFEFF, "NotoNaskhArabic-Regular"),
    (0xFF00, 0xFFEF, HAN),
)
_JOINERS = frozenset("\u200c\u200d")
# Glyphs without a character of their own are named by one: this block plus the glyph's number in its font.
_GLYPHS = 0xE000
_GLYPHS_END = 0xF8FF


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some characters that one font draws. `shaped` ones go through the shaper as a whole."""

    text: str
    face: str
    shaped: bool


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn shape: the character that names it, its advance and its offset, all in thousandths of the size."""

    name: str
    advance: float
    right: float
    up: float


class Uncovered(Exception):
    """A character none of the fonts has. Caught where the field it came from is known."""

    def __init__(self, character: str) -> None:
        super().__init__("a character without a glyph")
        self.character = character


@cache
def font(face: str) -> TTFont:
    """The font, read once and known to reportlab by its name."""
    loaded = TTFont(face, str(resources.path("fonts", f"{face}.ttf")))
    pdfmetrics.registerFont(loaded)
    return loaded


@lru_cache(maxsize=4096)
def face_of(character: str, *, bold: bool, italic: bool) -> str:
    """The font that draws this character. Raises Uncovered."""
    code = ord(character)
    face = next((each for first, last, each in _SCRIPTS if first <= code <= last), "")
    face = face or _LATIN[bold, italic]
    if _GLYPHS <= code <= _GLYPHS_END or not _has(face, code):
        raise Uncovered(character)
    return face


@lru_cache(maxsize=16384)
def stretches(text: str, *, bold: bool, italic: bool) -> tuple[Stretch, ...]:
    """The text in the stretches that one font each can draw, in reading order. Raises Uncovered."""
    if text.isascii():
        font(_LATIN[bold, italic])
        return _plain(text, _LATIN[bold, italic])
    return tuple(_stretches(text, bold=bold, italic=italic))


@lru_cache(maxsize=16384)
def width(text: str, face: str) -> float:
    """How wide unshaped text is, in thousandths of the size."""
    widths = font(face).face.charWidths
    return float(sum(widths.get(ord(each), 0) for each in text))


@lru_cache(maxsize=2048)
def shape(text: str, face: str) -> tuple[Glyph, ...]:
    """The glyphs of a stretch in the order they stand on paper, left to right. Raises Uncovered."""
    loaded = font(face)
    drawn = uharfbuzz.Font(loaded.hbFace)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(drawn, buffer)
    scale = 1000 / drawn.face.upem
    glyphs: list[Glyph] = []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint == 0:
            raise Uncovered(text[info.cluster])
        advance = drawn.get_glyph_h_advance(info.codepoint) * scale
        name = _named(loaded, info.codepoint, advance)
        glyphs.append(
            Glyph(name, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale)
        )
    return tuple(glyphs)


def shaped_width(text: str, face: str) -> float:
    """How wide a shaped stretch is, in thousandths of the size."""
    return sum(glyph.advance for glyph in shape(text, face))


def _plain(text: str, face: str) -> tuple[Stretch, ...]:
    return (Stretch(text, face, shaped=False),) if text else ()


def _stretches(text: str, *, bold: bool, italic: bool) -> Iterator[Stretch]:
    start, current, shaped = 0, "", False
    for place, character in enumerate(text):
        mark = unicodedata.combining(character) != 0
        if character in _JOINERS or (mark and current and _has(current, ord(character))):
            shaped = True
            continue
        face = face_of(character, bold=bold, italic=italic)
        if face != current:
            if current:
                yield Stretch(text[start:place], current, shaped or _is_shaped(current))
                start, shaped = place, False
            current = face
    if current:
        yield Stretch(text[start:], current, shaped or _is_shaped(current))


def _is_shaped(face: str) -> bool:
    return face != HAN and face not in _LATIN.values()


def _has(face: str, code: int) -> bool:
    return code in font(face).face.charToGlyph


def _named(loaded: TTFont, glyph: int, advance: float) -> str:
    """A character that stands for this glyph alone, the same in every process."""
    code = _GLYPHS + glyph
    loaded.face.charToGlyph[code] = glyph
    loaded.face.charWidths[code] = round(advance)
    return chr(code)
