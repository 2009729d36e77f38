"""The pen that draws a tagged page: everything drawn is either part of the document's tree or an artifact."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from casebook.documents import typeface
from casebook.documents.line import Line, Piece, line_pieces

INK = HexColor("#1d2733")
QUIET = HexColor("#59636e")
RULE = HexColor("#c9ced4")
STRONG_RULE = HexColor("#1d2733")
GAP_INK = HexColor("#b3261e")
GAP_GROUND = HexColor("#fbe3e1")
MARK = HexColor("#e9ecef")
GROUND = HexColor("#f3f5f7")

A4 = (595.2756, 841.8898)  # points


@dataclass(slots=True, eq=False)
class Node:
    """One element of the structure tree (ISO 32000-1 §14.8), with what it holds in reading order."""

    role: str
    parent: "Node | None" = None
    kids: "list[Node | Mark]" = field(default_factory=list)
    column_head: bool = False

    def child(self, role: str, *, column_head: bool = False) -> "Node":
        """A new element inside this one, after those it has."""
        node = Node(role, self, column_head=column_head)
        self.kids.append(node)
        return node


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of drawn content: the page it is on, from 0, and its number there."""

    page: int
    number: int


class Pen:
    """Draws on the pages of one document; coordinates in points from the bottom left."""

    def __init__(self, *, language: str) -> None:
        self._out = io.BytesIO()
        typeface.font(typeface.BODY)
        self._canvas = Canvas(
            self._out,
            pagesize=A4,
            invariant=1,
            pageCompression=0,  # finishing compresses, without the ASCII armour reportlab adds
            initialFontName=typeface.BODY,  # type: ignore[arg-type]  # the stub says float
            lang=language,
            pdfVersion=(1, 7),
        )
        self._page = 0
        self._marks = 0
        self._silent = False
        self.owners: list[list[Node]] = [[]]

    def next_page(self) -> None:
        """Finish this page and begin another."""
        self._canvas.showPage()
        self._page += 1
        self._marks = 0
        self.owners.append([])

    def finished(self) -> bytes:
        """The PDF, tagged in its content and without its tree."""
        self._canvas.showPage()
        self._canvas.save()
        return self._out.getvalue()

    @contextmanager
    def content(self, node: Node) -> Iterator[None]:
        """What is drawn inside belongs to this element, unless it stands inside an artifact."""
        if self._silent:
            yield
            return
        node.kids.append(Mark(self._page, self._marks))
        self.owners[self._page].append(node)
        self._canvas.addLiteral(f"/{node.role} <</MCID {self._marks}>> BDC")
        self._marks += 1
        yield
        self._canvas.addLiteral("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside is decoration, page furniture or a rule, and is not read out."""
        self._canvas.addLiteral("/Artifact BMC")
        self._silent = True
        yield
        self._silent = False
        self._canvas.addLiteral("EMC")

    def lines(
        self,
        lines: Sequence[Line],
        x: float,
        y: float,
        *,
        size: float,
        step: float = 0.0,
        colour: Color = INK,
    ) -> None:
        """Lines of words, the first one's baseline at `y`, `step` apart. Raises Uncovered for a mark no font can place."""
        text = _Text(self._canvas, size)
        for line in lines:
            along = x
            for piece in line_pieces(line):
                self._piece(text, piece, along, y, colour=colour)
                along += piece.width * size / 1000
            y -= step
        text.end()

    def _piece(self, text: "_Text", piece: Piece, x: float, y: float, *, colour: Color) -> None:
        ink = piece.ink
        if not (piece.shaped or ink.gap or ink.lang):
            text.string(piece, x, y, colour)
            return
        text.end()
        if ink.gap:
            self._gap_ground(piece, x, y, size=text.size)
        with self._span(_properties(piece)):
            draw = text.glyphs if piece.shaped else text.string
            draw(piece, x, y, GAP_INK if ink.gap else colour)
            text.end()

    def rule(
        self, x: float, y: float, width: float, *, thick: float = 0.6, colour: Color = RULE
    ) -> None:
        """A horizontal rule. Draw it inside `artifact`."""
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(thick)
        self._canvas.line(x, y, x + width, y)

    def ground(
        self, x: float, y: float, width: float, height: float, *, colour: Color = GROUND
    ) -> None:
        """A filled area. Draw it inside `artifact`."""
        self._canvas.setFillColor(colour)
        self._canvas.rect(x, y, width, height, stroke=0, fill=1)

    def box(self, x: float, y: float, side: float) -> None:
        """An empty box to tick. Draw it inside `artifact`."""
        self._canvas.setStrokeColor(INK)
        self._canvas.setLineWidth(0.9)
        self._canvas.rect(x, y, side, side, stroke=1, fill=0)

    def watermark(self, word: str) -> None:
        """One word across the page, pale enough to read through. Draw it inside `artifact`, before anything else."""
        face = "NotoSans-Bold"
        typeface.font(face)
        size = min(150.0, 560_000 / typeface.width(word, face))
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(A4[0] / 2, A4[1] / 2)
        canvas.rotate(52)
        canvas.setFillColor(MARK)
        canvas.setFont(face, size)
        canvas.drawCentredString(0, -size / 3, word)
        canvas.restoreState()

    @contextmanager
    def _span(self, properties: str) -> Iterator[None]:
        self._canvas.addLiteral(f"/Span <<{properties}>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    def _gap_ground(self, piece: Piece, x: float, y: float, *, size: float) -> None:
        width = piece.width * size / 1000
        self.ground(x - 1, y - size * 0.32, width + 2, size * 1.3, colour=GAP_GROUND)


class _Text:
    """One stretch of text operators, opened when first needed; font and colour are set when they change."""

    def __init__(self, canvas: Canvas, size: float) -> None:
        self._canvas = canvas
        self.size = size
        self._open: PDFTextObject | None = None
        self._face = ""
        self._colour: Color | None = None

    def string(self, piece: Piece, x: float, y: float, colour: Color) -> None:
        """Unshaped words."""
        text = self._ready(piece.face, x, y, colour)
        text.textOut(piece.text)

    def glyphs(self, piece: Piece, x: float, y: float, colour: Color) -> None:
        """Shaped words, glyph by glyph."""
        text = self._ready(piece.face, x, y, colour)
        for glyph in typeface.shape(piece.text, piece.face):
            right, up = glyph.right * self.size / 1000, glyph.up * self.size / 1000
            text.setTextOrigin(x + right, y + up)
            text.textOut(glyph.name)
            x += glyph.advance * self.size / 1000

    def end(self) -> None:
        """Close what is open, before anything else is drawn."""
        if self._open is not None:
            self._canvas.drawText(self._open)
            self._open, self._face, self._colour = None, "", None

    def _ready(self, face: str, x: float, y: float, colour: Color) -> PDFTextObject:
        if self._open is None:
            self._open = self._canvas.beginText(x, y)
        else:
            self._open.setTextOrigin(x, y)
        if face != self._face:
            typeface.font(face)
            self._open.setFont(face, self.size)
            self._face = face
        if colour is not self._colour:
            self._open.setFillColor(colour)
            self._colour = colour
        return self._open


def _properties(piece: Piece) -> str:
    """What a reader is told of this piece: its language, and the words behind shaped glyphs."""
    told = f"/Lang ({piece.ink.lang}) " if piece.ink.lang else ""
    if piece.shaped:
        told += f"/ActualText <FEFF{piece.text.encode('utf-16-be').hex().upper()}>"
    return told
