"""Real files, good and bad, through the real child."""

import io
import struct
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from casebook.domain.file_type import FileType, file_type
from casebook.domain.picture import Picture, PictureNote
from casebook.errors import PreviewReason, PreviewRefused
from casebook.preview.preview import preview

RED, BLUE = (255, 0, 0), (0, 0, 255)
PICTURE_FORMATS = {
    FileType.PNG: "PNG",
    FileType.JPEG: "JPEG",
    FileType.WEBP: "WEBP",
    FileType.GIF: "GIF",
}


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def shown(source: bytes, *, page: int = 0) -> Picture:
    """The preview by the type its bytes have."""
    return preview(io.BytesIO(source), file_type(source[:4096]), page=page)


def refused(source: bytes, kind: FileType, *, page: int = 0) -> PreviewReason:
    with pytest.raises(PreviewRefused) as caught:
        preview(io.BytesIO(source), kind, page=page)
    return caught.value.reason


def pixel(picture: Picture, x: int, y: int) -> tuple[int, int, int]:
    at = 3 * (y * picture.width + x)
    red, green, blue = picture.rgb[at : at + 3]
    return red, green, blue


def near(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) <= 12 for a, b in zip(one, other, strict=True))


def halves(width: int, height: int) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image


@pytest.mark.parametrize("kind", PICTURE_FORMATS)
def test_a_picture_keeps_its_colours_and_is_shrunk_to_fit(kind: FileType) -> None:
    source = saved(halves(2000, 1000), PICTURE_FORMATS[kind])
    assert file_type(source) is kind
    picture = shown(source)
    assert (picture.width, picture.height, len(picture.rgb)) == (1600, 800, 1600 * 800 * 3)
    assert near(pixel(picture, 10, 400), RED)
    assert near(pixel(picture, 1590, 400), BLUE)
    assert (picture.pages, picture.note) == (1, PictureNote.WHOLE)


def test_a_small_picture_is_not_enlarged() -> None:
    picture = shown(saved(halves(40, 20), "PNG"))
    assert (picture.width, picture.height) == (40, 20)


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [
        (1, (40, 20), (2, 10)),
        (2, (40, 20), (37, 10)),
        (3, (40, 20), (37, 10)),
        (4, (40, 20), (2, 10)),
        (5, (20, 40), (10, 2)),
        (6, (20, 40), (10, 2)),
        (7, (20, 40), (10, 37)),
        (8, (20, 40), (10, 37)),
    ],
)
def test_a_camera_picture_is_turned_as_its_exif_says(
    orientation: int, size: tuple[int, int], red_at: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = shown(saved(halves(40, 20), "JPEG", exif=exif, quality=95, subsampling=0))
    assert (picture.width, picture.height) == size
    assert near(pixel(picture, *red_at), RED)


def test_clear_parts_are_shown_white() -> None:
    picture = shown(saved(Image.new("RGBA", (4, 4), (255, 0, 0, 0)), "PNG"))
    assert pixel(picture, 1, 1) == (255, 255, 255)
    half = shown(saved(Image.new("RGBA", (4, 4), (255, 0, 0, 128)), "PNG"))
    assert near(pixel(half, 1, 1), (255, 127, 127))


def test_sixteen_bit_grey_is_scaled_not_clipped() -> None:
    grey = Image.new("I;16", (4, 4), 0x8000)
    assert near(pixel(shown(saved(grey, "PNG")), 1, 1), (128, 128, 128))


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_of_an_animation_the_first_frame_and_the_count_are_shown(form: str) -> None:
    frames = [Image.new("RGB", (30, 30), colour) for colour in ("red", "blue", "green")]
    picture = shown(saved(frames[0], form, save_all=True, append_images=frames[1:]))
    assert near(pixel(picture, 15, 15), RED)
    assert (picture.pages, picture.note) == (3, PictureNote.FIRST_FRAME)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, *extra: bytes) -> bytes:
    """An 8-bit grey PNG of one value."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    squeeze = zlib.compressobj(9)
    row = b"\x00" + bytes(width)
    rows = b"".join(squeeze.compress(row) for _ in range(height)) + squeeze.flush()
    parts = (b"\x89PNG\r\n\x1a\n", head, *extra, chunk(b"IDAT", rows), chunk(b"IEND", b""))
    return b"".join(parts)


def zeros(size: int) -> bytes:
    """`size` zero bytes, deflated."""
    squeeze = zlib.compressobj(9)
    block = bytes(1 << 20)
    return b"".join(squeeze.compress(block) for _ in range(size >> 20)) + squeeze.flush()


@pytest.mark.parametrize("side", [60_000, 10_900])
def test_a_picture_of_more_than_64_megapixels_is_refused_before_it_is_decoded(side: int) -> None:
    source = b"\x89PNG\r\n\x1a\n" + chunk(
        b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    )
    assert refused(source + chunk(b"IDAT", zeros(1 << 20)), FileType.PNG) is PreviewReason.TOO_LARGE


def test_the_largest_picture_allowed_is_shown() -> None:
    picture = shown(png(8000, 8000))
    assert (picture.width, picture.height) == (1600, 1600)
    assert pixel(picture, 800, 800) == (0, 0, 0)


@pytest.mark.parametrize(
    ("name", "before"), [(b"zTXt", b"Comment\x00\x00"), (b"iCCP", b"profile\x00\x00")]
)
def test_a_512_megabyte_text_or_profile_bomb_is_refused(name: bytes, before: bytes) -> None:
    source = png(20, 20, chunk(name, before + zeros(512 << 20)))
    assert len(source) < 600_000
    assert refused(source, FileType.PNG) is PreviewReason.DAMAGED


@pytest.mark.parametrize("kind", PICTURE_FORMATS)
def test_a_picture_cut_short_is_refused(kind: FileType) -> None:
    noise = Image.effect_noise((200, 200), 80).convert("RGB")
    source = saved(noise, PICTURE_FORMATS[kind])
    assert refused(source[: len(source) // 2], kind) is PreviewReason.DAMAGED


@pytest.mark.parametrize("kind", [*PICTURE_FORMATS, FileType.PDF])
@pytest.mark.parametrize(
    "source", [b"", b"\x00" * 64, b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_what_is_not_of_its_type_is_refused(kind: FileType, source: bytes) -> None:
    assert refused(source, kind) is PreviewReason.DAMAGED


def test_only_the_decoder_of_the_type_is_tried() -> None:
    assert refused(saved(halves(4, 4), "GIF"), FileType.PNG) is PreviewReason.DAMAGED
    assert refused(saved(halves(4, 4), "TIFF"), FileType.JPEG) is PreviewReason.DAMAGED


@pytest.mark.parametrize("kind", [each for each in FileType if not each.shown])
def test_other_types_are_never_handed_to_a_child(kind: FileType) -> None:
    assert refused(saved(halves(4, 4), "PNG"), kind) is PreviewReason.NOT_SHOWN


def document(*pages: str, size: tuple[float, float] = (200, 100)) -> bytes:
    out = io.BytesIO()
    pdf = canvas.Canvas(out, pagesize=size)
    for colour in pages:
        pdf.setFillColor(colour)
        pdf.rect(0, 0, size[0] / 2, size[1], stroke=0, fill=1)
        pdf.showPage()
    pdf.save()
    return out.getvalue()


def changed(
    source: bytes,
    change: Callable[[pikepdf.Pdf], None],
    *,
    encryption: pikepdf.Encryption | bool = False,
) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(source)) as pdf:
        change(pdf)
        pdf.save(out, encryption=encryption)
    return out.getvalue()


def test_each_page_of_a_document_can_be_shown() -> None:
    source = document("red", "blue")
    first, second = shown(source), shown(source, page=1)
    assert (first.width, first.height, first.pages) == (1600, 800, 2)
    assert first.note is PictureNote.ONE_PAGE
    assert pixel(first, 100, 400) == RED
    assert pixel(second, 100, 400) == BLUE
    assert pixel(second, 1500, 400) == (255, 255, 255)


def test_words_in_a_font_that_is_not_in_the_document_are_drawn() -> None:
    out = io.BytesIO()
    pdf = canvas.Canvas(out, pagesize=(200, 100))
    pdf.setFont("Helvetica", 40)
    pdf.drawString(10, 40, "Words")
    pdf.save()
    picture = shown(out.getvalue())
    dark = sum(1 for level in picture.rgb[::3] if level < 60)
    assert 20_000 < dark < 400_000


@pytest.mark.parametrize("page", [2, -1])
def test_a_page_that_is_not_there_is_refused(page: int) -> None:
    assert refused(document("red", "blue"), FileType.PDF, page=page) is PreviewReason.NO_SUCH_PAGE
    assert (
        refused(saved(halves(4, 4), "PNG"), FileType.PNG, page=page) is PreviewReason.NO_SUCH_PAGE
    )


def test_a_document_that_would_run_a_script_is_only_drawn() -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('x'); while(true){}")
        pdf.Root.OpenAction = pdf.make_indirect(script)

    assert pixel(shown(changed(document("red"), add)), 100, 400) == RED


@pytest.mark.parametrize("box", [(2e7, 2e7), (1, 2e7), (0.001, 0.001)])
def test_a_page_of_any_size_is_drawn_within_the_limit(box: tuple[float, float]) -> None:
    def resize(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].MediaBox = pikepdf.Array([0, 0, *(str_decimal(side) for side in box)])

    picture = shown(changed(document("red"), resize))
    assert max(picture.width, picture.height) <= 1600


def str_decimal(side: float) -> object:
    return pikepdf.Object.parse(f"{side:.3f}".encode())


def test_a_locked_document_is_refused_as_locked() -> None:
    locked = pikepdf.Encryption(owner="one", user="two")
    source = changed(document("red"), lambda _pdf: None, encryption=locked)
    assert refused(source, FileType.PDF) is PreviewReason.LOCKED


def with_content(source: bytes, content: bytes, *, deflated: bool = False) -> bytes:
    """The document with another content stream on its first page, kept as it is given."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(source)) as pdf:
        stream = pdf.make_stream(b"")
        stream.write(content, filter=pikepdf.Name.FlateDecode if deflated else None)
        pdf.pages[0].Contents = stream
        pdf.save(out, compress_streams=False)
    return out.getvalue()


def test_a_700_megabyte_content_stream_ends_the_child_alone() -> None:
    source = with_content(document("red"), zeros(700 << 20), deflated=True)
    assert len(source) < 1_000_000
    assert refused(source, FileType.PDF) in {PreviewReason.STOPPED, PreviewReason.TOO_SLOW}


def test_three_million_operators_are_stopped_on_time() -> None:
    source = with_content(document("red"), b"0 0 m 9 9 l S\n" * 3_000_000)
    with pytest.raises(PreviewRefused) as caught:
        preview(io.BytesIO(source), FileType.PDF, wall_seconds=2)
    assert caught.value.reason in {PreviewReason.STOPPED, PreviewReason.TOO_SLOW}


class Source:
    """A source whose reads are a function's."""

    def __init__(self, reading: Callable[[int], bytes]) -> None:
        self._reading = reading

    def read(self, size: int, /) -> bytes:
        return self._reading(size)


def broken(_size: int) -> bytes:
    raise OSError(5, "input/output error")


def test_a_source_that_cannot_be_read_says_so_itself() -> None:
    with pytest.raises(OSError, match="input/output error"):
        preview(Source(broken), FileType.PNG)


def test_a_source_larger_than_any_preview_is_refused() -> None:
    endless = Source(lambda size: b"\x89PNG" * (size // 4))
    with pytest.raises(PreviewRefused) as caught:
        preview(endless, FileType.PNG)
    assert caught.value.reason is PreviewReason.TOO_LARGE
