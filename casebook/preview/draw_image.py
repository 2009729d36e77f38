"""Draws a picture file: the first frame, upright, on white, no larger than asked. Runs in the cage."""

from collections.abc import Mapping
from importlib import import_module
from io import BytesIO
from typing import Final

from PIL import ExifTags, Image

from casebook.domain.file_type import FileType
from casebook.domain.picture import Picture, PictureNote
from casebook.errors import PreviewReason, PreviewRefused

MOST_PIXELS: Final = 64_000_000

FORMATS: Final[Mapping[str, tuple[str, ...]]] = {
    FileType.PNG: ("PNG",),
    FileType.JPEG: ("JPEG",),
    FileType.WEBP: ("WEBP",),
    FileType.GIF: ("GIF",),
}

# Beside what `preinit` loads. TIFF reads EXIF; a JPEG from a camera may turn out to be an MPO.
_PLUGINS: Final = ("MpoImagePlugin", "TiffImagePlugin", "WebPImagePlugin")

# EXIF 2.32, tag 274: what brings a picture stored that way upright.
_TURNS: Final[Mapping[int, Image.Transpose]] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

# What Pillow's decoders are known to raise on bytes that are not what they say they are.
_BROKEN: Final = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError)


def prepare(*, every_format: bool = False) -> None:
    """Load the decoders, and what they load late, while files can still be opened."""
    Image.preinit()
    for name in _PLUGINS:
        import_module(f"PIL.{name}")
    if every_format:
        Image.init()


def draw(source: bytes, formats: tuple[str, ...] | None, longest: int) -> Picture:
    """The picture in `source`, tried as `formats` only (None: every decoder there is).

    Raises PreviewRefused for what is damaged or too large to draw.
    """
    try:
        with Image.open(BytesIO(source), formats=formats) as image:
            if image.width * image.height > MOST_PIXELS:
                raise PreviewRefused(PreviewReason.TOO_LARGE)
            small = _flat(_upright(image, longest))
            frames = _frames(image)
    except (MemoryError, Image.DecompressionBombError):
        raise PreviewRefused(PreviewReason.TOO_LARGE) from None
    except _BROKEN:
        raise PreviewRefused(PreviewReason.DAMAGED) from None
    note = PictureNote.FIRST_FRAME if frames > 1 else PictureNote.WHOLE
    return Picture(small.width, small.height, small.tobytes(), pages=frames, note=note)


def _upright(image: Image.Image, longest: int) -> Image.Image:
    """The first frame, shrunk to fit and turned as its EXIF orientation says."""
    size = (longest, longest)
    turn = _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    image.draft("RGB", size)
    image.load()
    frame = _colours(image)
    frame.thumbnail(size, Image.Resampling.LANCZOS)
    return frame if turn is None else frame.transpose(turn)


def _colours(image: Image.Image) -> Image.Image:
    """The frame as RGB, or RGBA where parts of it are clear."""
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode.startswith("I;16"):
        # Pillow clips 16-bit grey to white instead of scaling it.
        return image.point(lambda level: level * (1 / 256) + 0).convert("L").convert("RGB")
    return image.convert("RGB")


def _flat(image: Image.Image) -> Image.Image:
    """The frame on white."""
    if image.mode != "RGBA":
        return image
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image).convert("RGB")


def _frames(image: Image.Image) -> int:
    """Frames of an animation. The further pictures in a camera's MPO file are no animation."""
    return 1 if image.format == "MPO" else max(int(getattr(image, "n_frames", 1)), 1)
