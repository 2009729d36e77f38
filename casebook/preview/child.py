"""The caged child: reads a file from standard input, locks itself in, draws, and writes pixels to standard output.

Everything it needs is imported and read before the cage closes; nothing from the file is looked at until it has.
"""

import os
from collections.abc import Callable, Sequence
from typing import Final

from casebook.domain.file_type import FileType
from casebook.domain.picture import Picture
from casebook.errors import PreviewReason, PreviewRefused
from casebook.preview import cage_linux, wire

# For tests alone: every decoder Pillow has, so that the cage is tried and not only the list of formats.
EVERY_FORMAT: Final = "every-format"

_STDIN: Final = 0
_STDOUT: Final = 1

Draw = Callable[[bytes], Picture]


def child_main(arguments: Sequence[str]) -> None:
    """Draw standard input. `arguments` are the kind of file, the page, and the longest side in pixels.

    Never returns: the process ends with 0 once a reply has been written.
    """
    kind, page, longest = arguments[0], int(arguments[1]), int(arguments[2])
    drawing = _prepare(kind, page, longest)
    with os.fdopen(_STDIN, "rb") as stdin:
        source = stdin.read()
    if cage_linux.close():
        reply = _reply(drawing, source)
    else:
        reply = wire.refusal_bytes(PreviewReason.NO_CAGE)
    _write(reply)
    os._exit(0)


def _prepare(kind: str, page: int, longest: int) -> Draw:
    """What will draw this kind, with its decoders loaded while files can still be opened."""
    if kind == FileType.PDF:
        from casebook.preview import draw_pdf  # noqa: PLC0415 - the child loads one decoder only

        return lambda source: draw_pdf.draw(source, page, longest)
    from casebook.preview import draw_image  # noqa: PLC0415 - the child loads one decoder only

    draw_image.prepare(every_format=kind == EVERY_FORMAT)
    formats = None if kind == EVERY_FORMAT else draw_image.FORMATS[kind]

    def draw(source: bytes) -> Picture:
        if page:
            raise PreviewRefused(PreviewReason.NO_SUCH_PAGE)
        return draw_image.draw(source, formats, longest)

    return draw


def _reply(drawing: Draw, source: bytes) -> bytes:
    try:
        return wire.picture_bytes(drawing(source))
    except PreviewRefused as refusal:
        return wire.refusal_bytes(refusal.reason)


def _write(reply: bytes) -> None:
    left = memoryview(reply)
    while left:
        left = left[os.write(_STDOUT, left) :]
