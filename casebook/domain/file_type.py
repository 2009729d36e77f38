"""What a file is, told by its first bytes: our own table of signatures, never its name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

HEAD_BYTES: Final = 4096


class FileType(StrEnum):
    """The kinds told apart. Everything else is kept as opaque bytes and never drawn."""

    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    GIF = "gif"
    PDF = "pdf"
    HEIC = "heic"
    ZIP = "zip"
    OLE = "ole"
    EML = "eml"
    MHTML = "mhtml"
    WARC = "warc"
    MP4 = "mp4"
    M4A = "m4a"
    WEBM = "webm"
    MP3 = "mp3"
    WAV = "wav"
    OGG = "ogg"
    AMR = "amr"
    OPAQUE = "opaque"

    @property
    def shown(self) -> bool:
        """Whether the caged preview may draw it."""
        return self in _SHOWN

    @property
    def suffix(self) -> str:
        """The neutral file suffix it is exported with, dot included; `.bin` for opaque bytes."""
        return _SUFFIXES[self][0] if self in _SUFFIXES else ".bin"


_SHOWN: Final = frozenset({FileType.PNG, FileType.JPEG, FileType.WEBP, FileType.GIF, FileType.PDF})

_SUFFIXES: Final[Mapping[FileType, tuple[str, ...]]] = {
    FileType.PNG: (".png", ".apng"),
    FileType.JPEG: (".jpg", ".jpeg", ".jpe", ".jfif"),
    FileType.WEBP: (".webp",),
    FileType.GIF: (".gif",),
    FileType.PDF: (".pdf",),
    FileType.HEIC: (".heic", ".heif"),
    FileType.ZIP: (".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".wacz", ".epub"),
    FileType.OLE: (".ole", ".msg", ".doc", ".xls", ".ppt"),
    FileType.EML: (".eml",),
    FileType.MHTML: (".mhtml", ".mht"),
    FileType.WARC: (".warc",),
    FileType.MP4: (".mp4", ".m4v", ".mov", ".3gp"),
    FileType.M4A: (".m4a",),
    FileType.WEBM: (".webm", ".mkv"),
    FileType.MP3: (".mp3",),
    FileType.WAV: (".wav",),
    FileType.OGG: (".ogg", ".oga", ".opus"),
    FileType.AMR: (".amr",),
}

_CLAIMS: Final[Mapping[str, FileType]] = {
    suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes
}


@dataclass(frozen=True, slots=True)
class _Signature:
    kind: FileType
    parts: tuple[tuple[int, bytes], ...]  # every (offset, bytes) must be there

    def fits(self, head: bytes) -> bool:
        return all(head.startswith(wanted, at) for at, wanted in self.parts)


def _brands(kind: FileType, *brands: bytes) -> tuple[_Signature, ...]:
    return tuple(_Signature(kind, ((4, b"ftyp"), (8, brand))) for brand in brands)


# ISO base media brands: ISO/IEC 23008-12 for HEIC, the MP4 registration authority for the rest.
_SIGNATURES: Final = (
    _Signature(FileType.PNG, ((0, b"\x89PNG\r\n\x1a\n"), (12, b"IHDR"))),
    _Signature(FileType.JPEG, ((0, b"\xff\xd8\xff"),)),
    _Signature(FileType.WEBP, ((0, b"RIFF"), (8, b"WEBPVP8"))),
    _Signature(FileType.GIF, ((0, b"GIF87a"),)),
    _Signature(FileType.GIF, ((0, b"GIF89a"),)),
    _Signature(FileType.PDF, ((0, b"%PDF-"),)),
    *_brands(FileType.HEIC, b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"),
    *_brands(FileType.M4A, b"M4A ", b"M4B "),
    *_brands(FileType.MP4, b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1"),
    *_brands(FileType.MP4, b"M4V ", b"qt  ", b"3gp4", b"3gp5", b"3gp6", b"3gp7", b"dash", b"mmp4"),
    _Signature(FileType.ZIP, ((0, b"PK\x03\x04"),)),
    _Signature(FileType.ZIP, ((0, b"PK\x05\x06"),)),
    _Signature(FileType.OLE, ((0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),)),
    _Signature(FileType.WEBM, ((0, b"\x1aE\xdf\xa3"),)),
    _Signature(FileType.MP3, ((0, b"ID3"),)),
    _Signature(FileType.MP3, ((0, b"\xff\xfb"),)),
    _Signature(FileType.MP3, ((0, b"\xff\xf3"),)),
    _Signature(FileType.MP3, ((0, b"\xff\xf2"),)),
    _Signature(FileType.WAV, ((0, b"RIFF"), (8, b"WAVE"))),
    _Signature(FileType.OGG, ((0, b"OggS\x00"),)),
    _Signature(FileType.AMR, ((0, b"#!AMR\n"),)),
    _Signature(FileType.AMR, ((0, b"#!AMR-WB\n"),)),
    _Signature(FileType.WARC, ((0, b"WARC/1.0\r\n"),)),
    _Signature(FileType.WARC, ((0, b"WARC/1.1\r\n"),)),
)

# One to five letters or digits, not digits alone: `shot 17.11.2025` and `ends with a full stop.` claim nothing.
_SUFFIX_SHAPE: Final = re.compile(r"(?=.*[a-z])[a-z0-9]{1,5}")
_NAME_CHARACTERS: Final = frozenset(range(33, 127)) - {ord(":")}


def file_type(head: bytes) -> FileType:
    """The type of a file whose first bytes, 4 KiB or the whole of a shorter file, are `head`."""
    head = head[:HEAD_BYTES]
    for signature in _SIGNATURES:
        if signature.fits(head):
            return signature.kind
    return _mail(head)


def mismatch(name: str, kind: FileType) -> bool:
    """Whether the end of `name` claims another type than the bytes have. A name that claims nothing never does."""
    tail = name.rpartition(".")[2].casefold() if "." in name else ""
    if not _SUFFIX_SHAPE.fullmatch(tail):
        return False
    claimed = _CLAIMS.get(f".{tail}")
    # A known type under a name such as `photo.exe` or `notes.txt` is a mismatch too.
    return kind is not FileType.OPAQUE if claimed is None else claimed is not kind


def _mail(head: bytes) -> FileType:
    """Mail or a saved web page when the head is a block of RFC 5322 header fields; otherwise opaque."""
    names = _field_names(head)
    if names is None or b"from" not in names:
        return FileType.OPAQUE
    if b"snapshot-content-location" in names:
        return FileType.MHTML
    return FileType.EML if names & {b"date", b"message-id", b"received"} else FileType.OPAQUE


def _field_names(head: bytes) -> frozenset[bytes] | None:
    """The lower-case names of the header fields, or None when a line before the first empty one is no field."""
    if b"\x00" in head:
        return None
    names: set[bytes] = set()
    lines = head.split(b"\n")
    cut_short = len(head) == HEAD_BYTES
    for number, line in enumerate(lines):
        bare = line.rstrip(b"\r")
        last = number == len(lines) - 1
        if not bare:
            return frozenset(names)
        if bare[:1] in (b" ", b"\t") and names:
            continue
        name, colon, _value = bare.partition(b":")
        if not colon or not name or not _NAME_CHARACTERS.issuperset(name):
            return frozenset(names) if cut_short and last else None
        names.add(name.lower())
    return frozenset(names)
