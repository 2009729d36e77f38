"""Sealing a stream into a `.cbe` file and proving what was written, in little memory.

Hashing runs in a second thread beside encryption: both let other threads run, and two buffers keep them apart.
"""

import hashlib
import io
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import BinaryIO

from casebook.errors import SourceRefused, Stopped
from casebook.vault.cbe import HEADER, SEGMENT, Segments, Shape, room
from casebook.vault.folder import write_all
from casebook.vault.key import TAG, CannotUnseal
from casebook.vault.padding import padme

Plain = BinaryIO | io.RawIOBase
Progress = Callable[[int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Digest:
    """SHA-256 (hex) and length (bytes) of a plaintext, without its padding."""

    sha256: str
    length: int


class _Hasher:
    """SHA-256 in a thread of its own, over buffers that are used again."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self._pool = pool
        self._hash = hashlib.sha256()
        self._busy: dict[int, Future[None]] = {}
        self.length = 0

    def add(self, which: int, data: memoryview) -> None:
        """Hash these bytes of buffer `which`, after those before them."""
        self.length += len(data)
        self._busy[which] = self._pool.submit(self._hash.update, data)

    def free(self, which: int) -> None:
        """Wait until buffer `which` may be written again."""
        busy = self._busy.pop(which, None)
        if busy is not None:
            busy.result()

    def result(self) -> Digest:
        """The digest of everything added."""
        for which in tuple(self._busy):
            self.free(which)
        return Digest(self._hash.hexdigest(), self.length)


class _Padded:
    """A source whose bytes are followed by zeros up to its Padmé length."""

    def __init__(self, source: Plain, hasher: _Hasher) -> None:
        self._source = source
        self._hasher = hasher
        self._zeros: int | None = None  # still to come; None until the source has ended

    def fill(self, which: int, buffer: memoryview) -> int:
        """Fill a buffer; fewer bytes than it holds only at the very end."""
        filled = 0
        if self._zeros is None:
            filled = _read(self._source, buffer)
            self._hasher.add(which, buffer[:filled])
            if filled < len(buffer):
                self._zeros = padme(self._hasher.length) - self._hasher.length
        if self._zeros:
            zeros = min(self._zeros, len(buffer) - filled)
            buffer[filled : filled + zeros] = bytes(zeros)
            self._zeros -= zeros
            filled += zeros
        return filled


def _read(source: Plain, buffer: memoryview) -> int:
    filled = 0
    readinto = getattr(source, "readinto", None)
    try:
        while filled < len(buffer):
            if readinto is not None:
                count = readinto(buffer[filled:]) or 0
            else:
                part = source.read(len(buffer) - filled)
                count = len(part or b"")
                buffer[filled : filled + count] = part or b""
            if not count:
                break
            filled += count
    except OSError:
        raise SourceRefused(
            "The file could not be read to its end, so nothing was stored. Check its drive and add it again."
        ) from None
    return filled


def seal_stream(
    source: Plain,
    out: int,
    segments: Segments,
    *,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> Digest:
    """Encrypt a whole source into an open file; raises `OSError` of the file, `SourceRefused`, `Stopped`.

    `progress` is told half the bytes read: the other half is proving them.
    """
    buffers = (memoryview(bytearray(SEGMENT)), memoryview(bytearray(SEGMENT)))
    sealed = memoryview(bytearray(SEGMENT))
    write_all(out, segments.header)
    with ThreadPoolExecutor(1) as pool:
        hasher = _Hasher(pool)
        padded = _Padded(source, hasher)
        index = which = 0
        filled = padded.fill(which, buffers[which][: room(0)])
        while True:
            # Whether this segment is the last shows only by trying to read another.
            ahead, following = 0, 1 - which
            if filled == room(index):
                hasher.free(following)
                ahead = padded.fill(following, buffers[following][: room(index + 1)])
            last = ahead == 0
            count = segments.seal_into(sealed, buffers[which][:filled], index, last=last)
            write_all(out, sealed[:count])
            _report(hasher.length // 2, progress, cancelled)
            if last:
                return hasher.result()
            index, which, filled = index + 1, following, ahead


def prove(
    file: int,
    segments: Segments,
    length: int,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Digest:
    """Decrypt a whole open file of this plain length and hash it; raises `CannotUnseal` or `OSError`."""
    shape = Shape(padme(length))
    raw = io.FileIO(file, "rb", closefd=False)
    raw.seek(HEADER)
    sealed = memoryview(bytearray(SEGMENT))
    buffers = (memoryview(bytearray(SEGMENT)), memoryview(bytearray(SEGMENT)))
    with ThreadPoolExecutor(1) as pool:
        hasher = _Hasher(pool)
        for index in range(shape.segments):
            which, plain = index % 2, shape.plain(index)
            part = sealed[: plain + TAG]
            if _read_exactly(raw, part) < len(part):
                raise CannotUnseal
            hasher.free(which)
            segments.open_into(buffers[which], part, index, last=index == shape.segments - 1)
            true = min(plain, length - hasher.length)
            hasher.add(which, buffers[which][:true])
            _report((length + hasher.length) // 2, progress, cancelled)
        if raw.read(1):
            raise CannotUnseal
        return hasher.result()


def _read_exactly(raw: io.FileIO, buffer: memoryview) -> int:
    filled = 0
    while filled < len(buffer) and (count := raw.readinto(buffer[filled:])):
        filled += count
    return filled


def _report(done: int, progress: Progress | None, cancelled: Cancelled | None) -> None:
    if cancelled is not None and cancelled():
        raise Stopped
    if progress is not None:
        progress(done)
