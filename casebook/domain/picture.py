"""What the preview gives back: pixels that cannot do anything, and what they leave out."""

from dataclasses import dataclass, field
from enum import StrEnum


class PictureNote(StrEnum):
    """How much of the file the picture shows."""

    WHOLE = "whole"
    FIRST_FRAME = "first_frame"  # of an animation
    ONE_PAGE = "one_page"  # of several


@dataclass(frozen=True, slots=True)
class Picture:
    """A rendition: `rgb` is `width` x `height` pixels of three bytes, rows from the top, nothing between them.

    `pages` counts the pages of a document or the frames of an animation.
    """

    width: int
    height: int
    rgb: bytes = field(repr=False)
    pages: int = 1
    note: PictureNote = PictureNote.WHOLE
