"""Reading a sealed file from any place, one authenticated segment at a time."""

import hashlib
import io
import os

from typing_extensions import Buffer, override

from casebook.errors import Damaged
from casebook.vault.cbe import HEADER, SEGMENT, Segments, Shape, start
from casebook.vault.key import TAG, CannotUnseal, Key
from casebook.vault.padding import padme


class SealedReader(io.RawIOBase):
    """The plain bytes of a sealed file: read, seek, tell; closed on exit.

    The last segment is authenticated first, so that a file cut short is refused here. Reading it from beginning to
    end also checks length and SHA-256, before the last bytes are given. Raises `Damaged`.
    """

    def __init__(
        self, file: int, *, key: Key, bound_to: bytes, length: int, sha256: str, item: str
    ) -> None:
        super().__init__()
        self._raw = io.FileIO(file, "rb", closefd=True)
        self._item = item
        self.length = length
        self._sha256 = sha256
        self._shape = Shape(padme(length))
        self._at = 0
        self._hash, self._hashed = hashlib.sha256(), 0
        self._sealed = memoryview(bytearray(min(SEGMENT, self._shape.size)))
        self._plain = memoryview(bytearray(min(SEGMENT, self._shape.size)))
        self._held = -1  # the segment in _plain
        try:
            self._begin(key, bound_to)
        except (CannotUnseal, OSError):
            self.close()
            raise Damaged(item=item) from None

    def _begin(self, key: Key, bound_to: bytes) -> None:
        if os.fstat(self._raw.fileno()).st_size != self._shape.size:
            raise CannotUnseal
        self._segments = Segments(key, bound_to, self._raw.read(HEADER))
        self._hold(self._shape.segments - 1)
        if self.length == 0:
            self._finish()

    def _hold(self, index: int) -> None:
        if index == self._held:
            return
        self._held = -1
        part = self._sealed[: self._shape.plain(index) + TAG]
        self._raw.seek(start(index))
        filled = 0
        while filled < len(part) and (count := self._raw.readinto(part[filled:])):
            filled += count
        last = index == self._shape.segments - 1
        self._segments.open_into(self._plain, part[:filled], index, last=last)
        if filled < len(part):
            raise CannotUnseal
        self._held = index

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        out = memoryview(buffer).cast("B")
        wanted = min(len(out), self.length - self._at)
        if wanted <= 0:
            return 0
        index, inside = self._shape.at(self._at)
        try:
            self._hold(index)
            count = min(wanted, self._shape.plain(index) - inside)
            piece = self._plain[inside : inside + count]
            self._follow(piece)
        except (CannotUnseal, OSError):
            raise Damaged(item=self._item) from None
        out[:count] = piece
        self._at += count
        return count

    def _follow(self, piece: memoryview) -> None:
        if self._at == self._hashed:
            self._hash.update(piece)
            self._hashed += len(piece)
            if self._hashed == self.length:
                self._finish()

    def _finish(self) -> None:
        # AES-GCM does not commit to its key; the hash in the case does.
        if self._hash.hexdigest() != self._sha256:
            raise CannotUnseal

    @override
    def readable(self) -> bool:
        return True

    @override
    def seekable(self) -> bool:
        return True

    @override
    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.length}[whence]
        if base + offset < 0:
            raise ValueError("before the beginning")
        self._at = base + offset
        return self._at

    @override
    def tell(self) -> int:
        return self._at

    @override
    def close(self) -> None:
        if not self.closed:
            self._raw.close()
            self._plain[:] = bytes(len(self._plain))
        super().close()
