"""What a file is, by its first bytes."""

import email.message
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from casebook.domain.file_type import HEAD_BYTES, FileType, file_type, mismatch


def drawn(form: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (3, 3)).save(out, form)
    return out.getvalue()


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_chat.txt", "words")
    return out.getvalue()


def mail(length: int = 10) -> bytes:
    message = email.message.EmailMessage()
    message["From"] = "a@school.example.org"
    message["Date"] = "Mon, 17 Nov 2025 08:10:00 +0000"
    message["Subject"] = "x" * length
    message.set_content("words")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (drawn("PNG"), FileType.PNG),
        (drawn("JPEG"), FileType.JPEG),
        (drawn("WEBP"), FileType.WEBP),
        (drawn("GIF"), FileType.GIF),
        (drawn("PDF"), FileType.PDF),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", FileType.HEIC),
        (b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00", FileType.HEIC),
        (b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00", FileType.MP4),
        (b"\x00\x00\x00\x18ftypM4A \x00\x00\x02\x00", FileType.M4A),
        (zipped(), FileType.ZIP),
        (b"PK\x05\x06" + bytes(18), FileType.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), FileType.OLE),
        (mail(), FileType.EML),
        (mail(2 * HEAD_BYTES), FileType.EML),
        (
            b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example.org/\r\n\r\n",
            FileType.MHTML,
        ),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", FileType.WARC),
        (b"#!AMR\n\x3c", FileType.AMR),
        (b"OggS\x00\x02" + bytes(22) + b"OpusHead", FileType.OGG),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", FileType.WAV),
        (b"ID3\x04\x00", FileType.MP3),
        (drawn("PNG") + zipped(), FileType.PNG),
    ],
)
def test_each_type_is_known_by_its_bytes(head: bytes, kind: FileType) -> None:
    assert file_type(head[:HEAD_BYTES]) is kind


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"words",
        b"MZ\x90\x00\x03",
        b"\x7fELF\x02\x01\x01",
        b"#!/bin/sh\n",
        b"<!doctype html><html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"[InternetShortcut]\r\nURL=http://x.example.org/\r\n",
        b"L\x00\x00\x00\x01\x14\x02\x00",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"II*\x00\x08\x00\x00\x00",
        b" %PDF-1.7",
        b"x" + b"\x89PNG\r\n\x1a\n",
        b"\x00\x00\x00\x18ftypevil",
        b"RIFF\x24\x00\x00\x00AVI LIST",
        b"From: nobody\n",
        b"From: a\nnot a field\nDate: x\n\n",
        b"Dear all: From: me\nDate: x\n\n",
        b"From: a\nDate: \x00\n\n",
    ],
)
def test_everything_else_is_opaque_and_not_shown(head: bytes) -> None:
    kind = file_type(head)
    assert kind is FileType.OPAQUE
    assert not kind.shown
    assert kind.suffix == ".bin"


@given(st.binary(max_size=300))
def test_any_bytes_have_a_type(head: bytes) -> None:
    assert file_type(head) in FileType


def test_only_five_types_are_shown() -> None:
    assert {each for each in FileType if each.shown} == {"png", "jpeg", "webp", "gif", "pdf"}


def test_the_suffix_never_runs_a_program_or_opens_a_browser() -> None:
    assert {each.suffix for each in FileType} == {
        *(".png", ".jpg", ".webp", ".gif", ".pdf", ".heic", ".zip", ".ole", ".eml", ".mhtml"),
        *(".warc", ".mp4", ".m4a", ".webm", ".mp3", ".wav", ".ogg", ".amr", ".bin"),
    }


@pytest.mark.parametrize(
    ("name", "kind", "differs"),
    [
        ("shot.png", FileType.PNG, False),
        ("SHOT.JPEG", FileType.JPEG, False),
        ("shot.png", FileType.JPEG, True),
        ("letter.docx", FileType.ZIP, False),
        ("photo.jpg", FileType.OPAQUE, True),
        ("photo.exe", FileType.JPEG, True),
        ("notes.txt", FileType.OPAQUE, False),
        ("page.html", FileType.OPAQUE, False),
        ("shot", FileType.PNG, False),
        (".png", FileType.PNG, False),
        ("seen 17.11.2025", FileType.PNG, False),
        ("a sentence. And more", FileType.PNG, False),
        ("ends.", FileType.PNG, False),
        ("", FileType.PNG, False),
        ("photo.png.exe", FileType.PNG, True),
    ],
)
def test_a_name_that_claims_another_type_is_noticed(
    name: str,
    kind: FileType,
    differs: bool,  # noqa: FBT001 - a table's column
) -> None:
    assert mismatch(name, kind) is differs
