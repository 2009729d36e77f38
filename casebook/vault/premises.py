"""Where a casebook stands and on what terms it is opened."""

from dataclasses import dataclass
from pathlib import Path

from casebook.domain.ids import CasebookId
from casebook.vault.cost import Cost, CostLimits
from casebook.vault.folder import Folder


@dataclass(frozen=True, slots=True)
class Premises:
    """`cost` is what new password slots are made with; `app_data` this PC's folder for second copies.

    `key_store`: whether this PC's key store may be told how far last-seen memories have come.
    """

    folder: Folder
    casebook: CasebookId
    practice: bool
    cost: Cost
    limits: CostLimits
    app_data: Path | None
    key_store: bool = False
