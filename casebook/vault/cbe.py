"""The `.cbe` format: one encrypted file per item, in the wire format of Tink's AES256_GCM_HKDF_1MB.

A header of 40 bytes (its length, salt, nonce prefix), then segments of 1 MiB of AES-256-GCM. A segment's nonce holds
its number and whether it is the last; the key is derived with the ids of case and item, so that no file and no
segment can stand in another's place.
"""

import os
import uuid
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casebook.domain.ids import ItemId
from casebook.domain.sealed import Rendition
from casebook.vault.key import TAG, CannotUnseal, Key

SEGMENT = 1 << 20
HEADER = 40
_SALT, _PREFIX = 32, 7
_MOST_SEGMENTS = (1 << 32) - 1
_RENDITIONS = {Rendition.ORIGINAL: b"\x00", Rendition.PREVIEW: b"\x01", Rendition.REDACTED: b"\x02"}


def associated_data(case: str, item: ItemId, rendition: Rendition) -> bytes:
    """What binds a file to its case and item. No casebook id: a case can move."""
    ids = uuid.UUID(case).bytes + uuid.UUID(item).bytes
    return b"casebook-ev/1\x00" + ids + _RENDITIONS[rendition]


def room(index: int) -> int:
    """How many plain bytes a full segment holds."""
    return SEGMENT - TAG - (HEADER if index == 0 else 0)


def start(index: int) -> int:
    """Where in the file a segment begins."""
    return HEADER if index == 0 else index * SEGMENT


@dataclass(frozen=True, slots=True)
class Shape:
    """Where the bytes of a file of this plain (padded) length lie."""

    length: int

    @property
    def segments(self) -> int:
        """How many segments there are; an empty file has one."""
        beyond = self.length - room(0)
        return 1 if beyond <= 0 else 1 + -(-beyond // room(1))

    @property
    def size(self) -> int:
        """The bytes of the encrypted file."""
        return HEADER + self.length + TAG * self.segments

    def at(self, offset: int) -> tuple[int, int]:
        """The segment that holds a plain byte, and the byte's place in it."""
        if offset < room(0):
            return 0, offset
        index, inside = divmod(offset - room(0), room(1))
        return index + 1, inside

    def plain(self, index: int) -> int:
        """How many plain bytes a segment of this file holds."""
        before = 0 if index == 0 else room(0) + (index - 1) * room(1)
        return min(room(index), self.length - before)


class Segments:
    """Encrypts and decrypts the segments of one file. Safe to use from several threads."""

    def __init__(self, key: Key, bound_to: bytes, header: bytes | None = None) -> None:
        if header is None:
            header = bytes([HEADER]) + os.urandom(_SALT + _PREFIX)
        if len(header) != HEADER or header[0] != HEADER:
            raise CannotUnseal
        self.header = header
        self._prefix = header[1 + _SALT :]
        segment_key = key.derive(bound_to, salt=header[1 : 1 + _SALT])
        self._cipher = AESGCM(segment_key.kept())
        segment_key.wipe()

    def _nonce(self, index: int, *, last: bool) -> bytes:
        if index >= _MOST_SEGMENTS:
            raise CannotUnseal
        return self._prefix + index.to_bytes(4) + bytes([last])

    def seal_into(self, out: memoryview, plain: memoryview, index: int, *, last: bool) -> int:
        """Encrypt one segment into a buffer and give its length."""
        return self._cipher.encrypt_into(
            self._nonce(index, last=last), plain, None, out[: len(plain) + TAG]
        )

    def open_into(self, out: memoryview, sealed: memoryview, index: int, *, last: bool) -> int:
        """Decrypt one segment into a buffer and give its length; raises `CannotUnseal`."""
        if len(sealed) < TAG:
            raise CannotUnseal
        try:
            return self._cipher.decrypt_into(
                self._nonce(index, last=last), sealed, None, out[: len(sealed) - TAG]
            )
        except InvalidTag:
            raise CannotUnseal from None
