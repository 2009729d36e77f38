"""Evidence comes in: after the safety question, each file is read once, sealed, and read back; no database here."""

import contextlib
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO, Final, cast
from uuid import uuid4

from typing_extensions import Buffer, override

from casebook.domain.file_type import HEAD_BYTES, FileType, file_type
from casebook.domain.ids import CaseId, ItemId
from casebook.domain.image_gate import Cleared
from casebook.domain.intake import Prepared
from casebook.domain.sealed import Rendition
from casebook.errors import NotStored, TooManyFiles
from casebook.services.typed import storable
from casebook.vault.keyed_file import KeyedFile
from casebook.vault.source import Source, open_source

Progress = Callable[[int, int], None]  # bytes done, bytes in all
Cancelled = Callable[[], bool]

MOST_FILES: Final = 100  # a log entry of 64 KiB holds the digests of about 115 new exhibits
PASTED_NAME: Final = "pasted picture.png"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def seal_sources(
    case: CaseId,
    keyed: KeyedFile,
    cleared: Cleared,
    sources: Sequence[Path],
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Prepared, ...]:
    """Seal each source, in order. All of them, or none is left behind.

    Raises TooManyFiles and GateUnanswered before anything is opened; SourceRefused, NotStored, Stopped.
    """
    if len(sources) > MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    cleared.use(len(sources))
    total = sum(_size(path) for path in sources)
    done = 0
    with _all_or_nothing(keyed) as kept:
        for path in sources:
            with open_source(path) as source:
                tell = _after(done, total, progress)
                kept.append(_seal_file(case, keyed, source, progress=tell, cancelled=cancelled))
                source.check_unchanged()
            done += kept[-1].sealed.length
    return tuple(kept)


def seal_pixels(
    case: CaseId, keyed: KeyedFile, cleared: Cleared, png: bytes, formats: tuple[str, ...]
) -> Prepared:
    """Seal pixels from the clipboard as the PNG that we encoded; `formats` are what the clipboard offered.

    Raises GateUnanswered, NotStored.
    """
    cleared.use(1)
    sealed = keyed.seal(_new_item(), Rendition.ORIGINAL, io.BytesIO(png))
    return Prepared(
        case=case,
        sealed=sealed,
        file_type=file_type(png[:HEAD_BYTES]),
        original_name=PASTED_NAME,
        source_folder="",
        source_modified=None,
        clipboard_formats=formats or ("pixels",),
    )


def _seal_file(
    case: CaseId,
    keyed: KeyedFile,
    source: Source,
    *,
    progress: Callable[[int], None] | None,
    cancelled: Cancelled | None,
) -> Prepared:
    watched = _Watched(source)
    sealed = keyed.seal(
        _new_item(),
        Rendition.ORIGINAL,
        cast("BinaryIO", watched),
        progress=progress,
        cancelled=cancelled,
    )
    return Prepared(
        case=case,
        sealed=sealed,
        file_type=watched.file_type(),
        original_name=storable(source.file_name),
        source_folder=storable(str(source.path.parent)),
        source_modified=_EPOCH + timedelta(microseconds=source.modified // 1000),
    )


class _Watched(io.RawIOBase):
    """A source that is read through, its first bytes remembered, so that the type costs no second reading."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source
        self._head = bytearray()

    def file_type(self) -> FileType:
        """What the bytes read so far are, by their first 4 KiB."""
        return file_type(bytes(self._head))

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int | None:
        count = self._source.readinto(buffer)
        if count and len(self._head) < HEAD_BYTES:
            self._head += memoryview(buffer)[: min(count, HEAD_BYTES - len(self._head))]
        return count


@contextlib.contextmanager
def _all_or_nothing(keyed: KeyedFile) -> Iterator[list[Prepared]]:
    kept: list[Prepared] = []
    whole = False
    try:
        yield kept
        whole = True
    finally:
        if not whole:
            for one in kept:
                # What cannot be deleted now is set aside by the next sweep.
                with contextlib.suppress(NotStored):
                    keyed.discard(one.sealed)


def _after(done: int, total: int, progress: Progress | None) -> Callable[[int], None] | None:
    return None if progress is None else lambda now: progress(done + now, total)


def _size(path: Path) -> int:
    """Bytes to read, for progress alone; what cannot be looked at is refused when its turn comes."""
    try:
        return path.lstat().st_size
    except (OSError, ValueError):
        return 0


def _new_item() -> ItemId:
    return ItemId(str(uuid4()))
