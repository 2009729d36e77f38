"""What the child says to the parent: a header of fixed size, then raw RGB; the parent believes none of it."""

import struct
from typing import Final

from casebook.domain.picture import Picture, PictureNote
from casebook.errors import PreviewReason

_HEADER: Final = struct.Struct(">4sBBIII")  # mark, reason, note, width, height, pages
_MARK: Final = b"CBp1"
HEADER_BYTES: Final = _HEADER.size
MOST_PAGES: Final = 1_000_000

# Their places are the numbers on the wire. 0 in the reason's place means there is a picture.
_NOTES: Final = (PictureNote.WHOLE, PictureNote.FIRST_FRAME, PictureNote.ONE_PAGE)
_REASONS: Final = (
    PreviewReason.NO_CAGE,
    PreviewReason.TOO_LARGE,
    PreviewReason.DAMAGED,
    PreviewReason.LOCKED,
    PreviewReason.NO_SUCH_PAGE,
)


def picture_bytes(picture: Picture) -> bytes:
    """The reply that carries a picture."""
    note = _NOTES.index(picture.note)
    pages = min(picture.pages, MOST_PAGES)
    return _HEADER.pack(_MARK, 0, note, picture.width, picture.height, pages) + picture.rgb


def refusal_bytes(reason: PreviewReason) -> bytes:
    """The reply that says why there is none."""
    return _HEADER.pack(_MARK, 1 + _REASONS.index(reason), 0, 0, 0, 0)


def most_bytes(longest: int) -> int:
    """The longest reply there can be when neither side of the picture is over `longest` pixels."""
    return HEADER_BYTES + 3 * longest * longest


def read_reply(reply: bytes, longest: int) -> Picture | PreviewReason:
    """The picture or the reason in a reply. Whatever does not hold together is `STOPPED`."""
    if len(reply) < HEADER_BYTES:
        return PreviewReason.STOPPED
    mark, reason, note, width, height, pages = _HEADER.unpack_from(reply)
    if mark != _MARK or note >= len(_NOTES) or reason > len(_REASONS):
        return PreviewReason.STOPPED
    if reason:
        return _REASONS[reason - 1]
    sound = 0 < width <= longest and 0 < height <= longest and 0 < pages <= MOST_PAGES
    if not sound or len(reply) != HEADER_BYTES + 3 * width * height:
        return PreviewReason.STOPPED
    return Picture(width, height, reply[HEADER_BYTES:], pages=pages, note=_NOTES[note])
