"""Pages of our own documents as pixels, for the screen and for the printer. Foreign files never come here."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import pypdfium2

from casebook.domain.picture import Picture

_POINTS_PER_INCH = 72.0
_UNDER = 0.01  # pixels: PDFium rounds a page's width up
_PDFIUM = Lock()  # PDFium serves one thread at a time


def count(pdf: bytes) -> int:
    """How many pages the document has."""
    with _opened(pdf) as document:
        return len(document)


def pages(pdf: bytes, *, width_px: int) -> tuple[Picture, ...]:
    """Every page, this many pixels wide."""
    with _opened(pdf) as document:
        return tuple(
            _drawn(document, index, (width_px - _UNDER) / document.get_page_size(index)[0])
            for index in range(len(document))
        )


def page(pdf: bytes, index: int, dpi: int) -> Picture:
    """One page, counted from 0, at a printer's resolution. Raises IndexError beyond the last."""
    with _opened(pdf) as document:
        if not 0 <= index < len(document):
            raise IndexError(index)
        return _drawn(document, index, dpi / _POINTS_PER_INCH)


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _drawn(document: pypdfium2.PdfDocument, index: int, scale: float) -> Picture:
    loaded = document[index]
    try:
        bitmap = loaded.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
        try:
            return Picture(bitmap.width, bitmap.height, _packed(bitmap), pages=len(document))
        finally:
            bitmap.close()
    finally:
        loaded.close()


def _packed(bitmap: pypdfium2.PdfBitmap) -> bytes:
    """The pixels of a bitmap without the padding at the end of its rows."""
    raw = memoryview(bitmap.buffer).cast("B")
    row = bitmap.width * bitmap.n_channels
    return b"".join(
        bytes(raw[start : start + row])
        for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)
    )
