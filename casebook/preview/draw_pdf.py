"""Draws one page of a PDF with PDFium: no script, no form, no link is ever followed. Runs in the cage."""

import math
from typing import Final

import pypdfium2
from pypdfium2 import raw

from casebook.domain.picture import Picture, PictureNote
from casebook.errors import PreviewReason, PreviewRefused


def draw(source: bytes, page: int, longest: int) -> Picture:
    """Page `page` (0 is the first) with its longer side `longest` pixels.

    Raises PreviewRefused for a damaged or locked document and a page it does not have.
    """
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == raw.FPDF_ERR_PASSWORD
        raise PreviewRefused(PreviewReason.LOCKED if locked else PreviewReason.DAMAGED) from None
    pages = len(document)
    if not 0 <= page < pages:
        raise PreviewRefused(PreviewReason.NO_SUCH_PAGE if pages else PreviewReason.DAMAGED)
    note = PictureNote.ONE_PAGE if pages > 1 else PictureNote.WHOLE
    try:
        width, height, rgb = _render(document[page], longest)
    except pypdfium2.PdfiumError:
        raise PreviewRefused(PreviewReason.DAMAGED) from None
    except MemoryError:
        raise PreviewRefused(PreviewReason.TOO_LARGE) from None
    return Picture(width, height, rgb, pages=pages, note=note)


def _render(page: pypdfium2.PdfPage, longest: int) -> tuple[int, int, bytes]:
    sides = page.get_size()
    if not all(math.isfinite(side) and side > 0 for side in sides):
        raise PreviewRefused(PreviewReason.DAMAGED)
    # Half a pixel less: sides are rounded up, and a rounding error must not make one too many.
    scale = (longest - 0.5) / max(sides)
    bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=True, no_smoothpath=False)
    width, height, row = bitmap.width, bitmap.height, bitmap.width * _RGB
    whole = memoryview(bitmap.buffer).cast("B")
    rows = (whole[at : at + row] for at in range(0, height * bitmap.stride, bitmap.stride))
    return width, height, b"".join(rows)


_RGB: Final = 3
