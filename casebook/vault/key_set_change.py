"""A changed key set that waits for the log entry that holds its digest."""

from casebook.domain.ids import CaseId
from casebook.vault.folder import Folder


class PreparedKeySet:
    """Written beside the one in force. `commit()` puts it in force; until then nothing has changed."""

    def __init__(self, folder: Folder, case: CaseId | None, data: bytes, digest: str) -> None:
        self._folder, self._case, self._data = folder, case, data
        self.digest = digest

    def commit(self) -> None:
        """Put the new set in force: one rename; raises `NotStored`."""
        self._folder.write(self._folder.keys(self._case), self._data)
        self._folder.remove(self._folder.next_keys(self._case))

    def keep(self) -> None:
        """Write it beside the one in force, so that a crash before `commit` can be made good."""
        self._folder.write(self._folder.next_keys(self._case), self._data)
