"""Evidence on its way in: sealed but not yet on the record, and what came of putting it there."""

from dataclasses import dataclass
from datetime import datetime

from casebook.domain.changes import Changes
from casebook.domain.evidence import Exhibit
from casebook.domain.file_type import FileType
from casebook.domain.ids import CaseId, ItemId
from casebook.domain.sealed import SealedItem
from casebook.domain.words import Words


@dataclass(frozen=True, slots=True)
class Prepared:
    """One file sealed into a case folder, whole and read back. Without a row it is left-over and gets swept aside."""

    case: CaseId
    sealed: SealedItem
    file_type: FileType
    original_name: str
    source_folder: str
    source_modified: datetime | None
    clipboard_formats: tuple[str, ...] = ()

    @property
    def pasted(self) -> bool:
        """Whether the bytes are our own encoding of pixels from the clipboard."""
        return bool(self.clipboard_formats)


@dataclass(frozen=True, slots=True)
class Added:
    """What a batch became: new exhibits, and the labels of those that were already held (`E07`)."""

    changes: Changes
    exhibits: tuple[Exhibit, ...] = ()
    already_held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemFault:
    """One item whose file is not what was stored."""

    item: ItemId
    label: str
    what: Words


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What reading the sealed files again showed. No faults: every one is unchanged since it was added."""

    checked_at: datetime
    count: int
    faults: tuple[ItemFault, ...] = ()
