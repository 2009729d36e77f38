"""A document from its blocks: the PDF that is printed and kept, and the same words as plain text."""

from collections.abc import Iterable
from threading import Lock

from casebook.documents.block import Block
from casebook.documents.finish import finish
from casebook.documents.flow import LARGE_PRINT, Style
from casebook.documents.layout import Layout
from casebook.documents.line import Unprintable
from casebook.documents.page import set_out
from casebook.documents.pen import Pen
from casebook.documents.plain import plain_text
from casebook.documents.sheet import MARGIN, WIDTH, PageFurniture, Sheet
from casebook.documents.typeface import Uncovered
from casebook.domain.clean import code_point
from casebook.errors import CannotPrint

_FONTS = Lock()  # the fonts' tables are shared, and drawing adds to them

__all__ = ["LARGE_PRINT", "PageFurniture", "Style", "plain_text", "render"]


def render(blocks: Iterable[Block], *, page: PageFurniture, style: Style | None = None) -> bytes:
    """The document as a tagged, archival PDF (PDF/UA-1 and PDF/A-2a). The same input gives the same bytes.

    Raises CannotPrint, which names a character no font has.
    """
    try:
        with _FONTS:
            return _render(blocks, page, style or Style())
    except Unprintable as unprintable:
        raise _refusal(unprintable.character, unprintable.source) from None
    except Uncovered as uncovered:
        raise _refusal(uncovered.character, "") from None


def _render(blocks: Iterable[Block], page: PageFurniture, style: Style) -> bytes:
    layout = Layout(style)
    for block in blocks:
        layout.add(block)
    sheet = Sheet(page, style)
    pages = set_out(layout.pieces, WIDTH, sheet.height)
    pen = Pen(language=page.language)
    for number, pieces in enumerate(pages, start=1):
        if number > 1:
            pen.next_page()
        sheet.ground(pen)
        for placed in pieces:
            placed.flow.draw(pen, MARGIN, sheet.top - placed.down, WIDTH)
        sheet.draw(pen, number, len(pages), layout.tree)
    title = f"{page.mark}: {page.title}" if page.mark else page.title
    return finish(
        pen.finished(),
        layout.tree,
        pen.owners,
        title=title,
        creator=page.school.name or "Casebook",
        language=page.language,
        dated=page.dated,
    )


def _refusal(character: str, source: str) -> CannotPrint:
    if source:
        return CannotPrint(character=code_point(character), field=source)
    return CannotPrint(CannotPrint.anywhere, character=code_point(character))
