"""What a case keeps about one encrypted file: enough to find it, open it and prove it unchanged."""

from dataclasses import dataclass, field
from enum import StrEnum

from casebook.domain.ids import ItemId


class Rendition(StrEnum):
    """Which copy of an item a file holds; one byte of the file's associated data."""

    ORIGINAL = "original"
    PREVIEW = "preview"
    REDACTED = "redacted"


class KeyForm(StrEnum):
    """How an item's key is kept in its row."""

    PLAIN = "plain"  # every member of the case can open it
    NARROWED = "narrowed"  # wrapped to named members only


@dataclass(frozen=True, slots=True)
class ItemKey:
    """An item's key as its row keeps it: opaque outside the vault, never shown."""

    form: KeyForm
    kept: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SealedItem:
    """One sealed file of a case. `sha256` (hex) and `length` (bytes) are of the plaintext, unpadded."""

    item: ItemId
    rendition: Rendition
    file_name: str
    key: ItemKey
    sha256: str
    length: int
