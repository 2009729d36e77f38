"""The pictures of the practice cases: invented posts as a phone and a PC show them, a log extract, a signed sheet."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from casebook import resources

Colour = tuple[int, int, int]

PHONE: Final = (1170, 2532)
DESKTOP: Final = (1920, 1400)
A4_AT_150: Final = (1240, 1754)

_INK: Final[Colour] = (21, 28, 36)
_GREY: Final[Colour] = (98, 108, 118)
_LINE: Final[Colour] = (219, 224, 229)
_PAPER: Final[Colour] = (255, 255, 255)
_BLUE: Final[Colour] = (29, 92, 148)
_WALL: Final[Colour] = (233, 226, 207)
_BOARD: Final[Colour] = (56, 96, 82)
_WOOD: Final[Colour] = (181, 137, 92)
_CHAIR: Final[Colour] = (74, 92, 128)
_JUMPER: Final[Colour] = (139, 44, 58)
_SKIN: Final[Colour] = (222, 184, 152)
_HAIR: Final[Colour] = (74, 54, 40)


@dataclass(frozen=True, slots=True)
class ShownPost:
    """An invented post, with the words exactly as the picture shows them."""

    platform: str
    address: str
    name: str
    account: str
    words: str
    shown_time: str
    reach: str
    bio: str
    replies: tuple[tuple[str, str], ...] = ()
    photograph: bool = True  # of a classroom, drawn


@dataclass(frozen=True, slots=True)
class ShownTable:
    """An invented table on paper, such as the summary of a log."""

    title: str
    notes: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """A paper form as it was filled in and signed."""

    title: str
    lines: tuple[tuple[str, str], ...]
    signed_by: str
    signed_as: str
    signed_on: str


def on_a_phone(post: ShownPost) -> bytes:
    """The post as a phone shows it: PNG bytes, 1170 by 2532 pixels."""
    picture = Image.new("RGB", PHONE, _PAPER)
    draw = ImageDraw.Draw(picture)
    draw.text((84, 48), "20:31", font=_font(46, bold=True), fill=_INK)
    draw.rounded_rectangle((1010, 56, 1096, 96), radius=12, outline=_INK, width=4)
    draw.rectangle((1018, 64, 1076, 88), fill=_INK)
    draw.text((60, 150), f"‹  {post.platform}", font=_font(52, bold=True), fill=_BLUE)
    draw.line((0, 250, PHONE[0], 250), fill=_LINE, width=3)
    y = _post(draw, post, left=60, top=300, width=1050, scale=1.5)
    draw.line((0, y + 30, PHONE[0], y + 30), fill=_LINE, width=3)
    y += 60
    for who, words in post.replies:
        draw.text((60, y), who, font=_font(40, bold=True), fill=_INK)
        y = _paragraph(draw, words, (60, y + 56), width=1050, font=_font(40)) + 40
    draw.rounded_rectangle((60, 2360, 1110, 2470), radius=40, fill=(240, 243, 246))
    _address(draw, post.address, (96, 2386), width=980, size=40)
    return _png(picture)


def on_a_pc(post: ShownPost) -> bytes:
    """The post in a browser with its profile, its thread and the address bar: PNG bytes, 1920 by 1400 pixels."""
    picture = Image.new("RGB", DESKTOP, (246, 248, 250))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, DESKTOP[0], 96), fill=(226, 231, 236))
    draw.rounded_rectangle((150, 22, 1770, 74), radius=24, fill=_PAPER)
    _address(draw, post.address, (180, 32), width=1560, size=26)
    draw.text((40, 26), "‹   ›", font=_font(30), fill=_GREY)
    _profile(draw, post, left=80, top=150)
    draw.rounded_rectangle((560, 130, 1360, 1340), radius=18, fill=_PAPER, outline=_LINE, width=2)
    y = _post(draw, post, left=600, top=160, width=720, scale=1.0)
    draw.line((560, y + 16, 1360, y + 16), fill=_LINE, width=2)
    y += 34
    for who, words in post.replies:
        draw.text((600, y), who, font=_font(24, bold=True), fill=_INK)
        y = _paragraph(draw, words, (600, y + 34), width=720, font=_font(24)) + 18
    return _png(picture)


def printed_table(table: ShownTable) -> bytes:
    """The table as a page of paper: PNG bytes, A4 at 150 dots an inch."""
    picture = Image.new("RGB", A4_AT_150, _PAPER)
    draw = ImageDraw.Draw(picture)
    y = _paragraph(draw, table.title, (110, 110), width=1020, font=_font(34, bold=True)) + 16
    for note in table.notes:
        y = _paragraph(draw, note, (110, y), width=1020, font=_font(22)) + 8
    y += 24
    lefts = _columns(len(table.head))
    for number, row in enumerate((table.head, *table.rows)):
        for left, cell in zip(lefts, row, strict=True):
            draw.text((left, y), cell, font=_font(22, bold=number == 0), fill=_INK)
        draw.line((110, y + 42, 1130, y + 42), fill=_INK if number == 0 else _LINE, width=2)
        y += 56
    y += 24
    for note in table.below:
        y = _paragraph(draw, note, (110, y), width=1020, font=_font(22)) + 8
    return _png(picture)


def signed_sheet(sheet: ShownSheet) -> bytes:
    """The form as a scan: PNG bytes, A4 at 150 dots an inch, the signature in a hand."""
    picture = Image.new("RGB", A4_AT_150, (253, 252, 249))
    draw = ImageDraw.Draw(picture)
    y = _paragraph(draw, sheet.title, (110, 100), width=1020, font=_font(34, bold=True)) + 26
    for label, words in sheet.lines:
        draw.text((110, y), label, font=_font(20, bold=True), fill=_GREY)
        y = _paragraph(draw, words, (110, y + 28), width=1020, font=_font(22)) + 14
        draw.line((110, y - 6, 1130, y - 6), fill=_LINE, width=2)
        y += 8
    draw.text((110, 1560), "Signed", font=_font(22), fill=_GREY)
    draw.text((230, 1530), sheet.signed_by, font=_font(46, slanted=True), fill=(24, 40, 120))
    draw.line((220, 1606, 760, 1606), fill=_INK, width=2)
    draw.text((220, 1616), sheet.signed_as, font=_font(20), fill=_GREY)
    draw.text((820, 1566), sheet.signed_on, font=_font(26, slanted=True), fill=(24, 40, 120))
    return _png(picture)


def _post(
    draw: ImageDraw.ImageDraw, post: ShownPost, *, left: int, top: int, width: int, scale: float
) -> int:
    """Draw avatar, name, account, words, the photograph and the line below; gives the y below it all."""

    def px(size: int) -> int:
        return int(size * scale)

    draw.ellipse((left, top, left + px(72), top + px(72)), fill=_JUMPER)
    draw.text((left + px(22), top + px(8)), post.name[:1], font=_font(px(40)), fill=_PAPER)
    text_left = left + px(92)
    draw.text((text_left, top), post.name, font=_font(px(28), bold=True), fill=_INK)
    draw.text((text_left, top + px(38)), post.account, font=_font(px(24)), fill=_GREY)
    y = _paragraph(draw, post.words, (left, top + px(96)), width=width, font=_font(px(28)))
    if post.photograph:
        y = _classroom(draw, (left, y + px(16)), (width, int(width * 0.62)))
    y += px(20)
    draw.text((left, y), post.shown_time, font=_font(px(24)), fill=_GREY)
    draw.text((left, y + px(36)), post.reach, font=_font(px(24), bold=True), fill=_INK)
    return y + px(76)


def _profile(draw: ImageDraw.ImageDraw, post: ShownPost, *, left: int, top: int) -> None:
    draw.rounded_rectangle((left, top - 20, left + 430, top + 350), radius=18, fill=_PAPER)
    draw.ellipse((left + 30, top + 10, left + 130, top + 110), fill=_JUMPER)
    draw.text((left + 62, top + 22), post.name[:1], font=_font(56), fill=_PAPER)
    draw.text((left + 30, top + 130), post.name, font=_font(28, bold=True), fill=_INK)
    draw.text((left + 30, top + 168), post.account, font=_font(24), fill=_GREY)
    _paragraph(draw, post.bio, (left + 30, top + 214), width=370, font=_font(22))


def _classroom(draw: ImageDraw.ImageDraw, at: tuple[int, int], size: tuple[int, int]) -> int:
    """A drawn classroom with a child at a desk, seen from behind and as shapes only; gives the y below it."""
    (x, y), (width, height) = at, size

    def box(left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
        return (
            x + int(left * width), y + int(top * height),
            x + int(right * width), y + int(bottom * height),
        )  # fmt: skip

    draw.rectangle(box(0, 0, 1, 1), fill=_WALL)
    draw.rectangle(box(0.08, 0.08, 0.62, 0.42), fill=_BOARD, outline=_WOOD, width=8)
    for row in range(3):
        draw.line(box(0.14, 0.17 + 0.08 * row, 0.44, 0.17 + 0.08 * row), fill=_WALL, width=4)
    draw.rectangle(box(0.7, 0.12, 0.94, 0.34), fill=_PAPER, outline=_LINE, width=4)
    draw.rectangle(box(0, 0.86, 1, 1), fill=(170, 160, 140))
    draw.rectangle(box(0.18, 0.66, 0.82, 0.72), fill=_WOOD)
    draw.rectangle(box(0.22, 0.72, 0.25, 0.92), fill=_WOOD)
    draw.rectangle(box(0.75, 0.72, 0.78, 0.92), fill=_WOOD)
    draw.rounded_rectangle(box(0.42, 0.56, 0.6, 0.9), radius=30, fill=_JUMPER)
    draw.ellipse(box(0.45, 0.36, 0.57, 0.58), fill=_SKIN)
    draw.pieslice(box(0.44, 0.33, 0.58, 0.58), 170, 370, fill=_HAIR)
    draw.rectangle(box(0.4, 0.78, 0.62, 0.83), fill=_CHAIR)
    return y + height


def _paragraph(
    draw: ImageDraw.ImageDraw,
    words: str,
    at: tuple[int, int],
    *,
    width: int,
    font: ImageFont.FreeTypeFont,
) -> int:
    """Draw words wrapped to a width; gives the y below the last line."""
    x, y = at
    step = int(font.size * 1.38)
    for line in _wrapped(words, width=width, font=font):
        draw.text((x, y), line, font=font, fill=_INK)
        y += step
    return y


def _wrapped(words: str, *, width: int, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    for part in words.split("\n"):
        line = ""
        for word in part.split():
            longer = f"{line} {word}".strip()
            if line and font.getlength(longer) > width:
                yield line
                line = word
            else:
                line = longer
        yield line


def _address(
    draw: ImageDraw.ImageDraw, address: str, at: tuple[int, int], *, width: int, size: int
) -> None:
    """Draw an address on one line, smaller where it would not fit: an address that is cut short proves less."""
    while _font(size).getlength(address) > width:
        size -= 1
    draw.text(at, address, font=_font(size), fill=_GREY)


def _columns(count: int) -> Sequence[int]:
    first, rest = 110, 1020 - 260
    return (first, *(first + 260 + rest * n // max(count - 1, 1) for n in range(count - 1)))


@cache
def _font(size: int, *, bold: bool = False, slanted: bool = False) -> ImageFont.FreeTypeFont:
    name = "NotoSans-Bold" if bold else "NotoSans-Italic" if slanted else "NotoSans-Regular"
    return ImageFont.truetype(resources.path("fonts", f"{name}.ttf"), size)


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, format="PNG", compress_level=6)
    return out.getvalue()
