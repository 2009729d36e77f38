"""How far a person's last-seen memory had come, as this PC's own key store remembers it.

Whoever puts the whole folder and this PC's copy back to an older state does not reach what is kept here.
"""

import re
from dataclasses import dataclass

from casebook.domain.ids import CasebookId, PersonId
from casebook.errors import NoKeyStore
from casebook.vault import key_store

_WRITTEN = re.compile(r"(\d{1,15}) ([0-9a-f]{64})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a writing of the memory, and the SHA-256 (hex) of its bytes."""

    count: int
    digest: str


NO_MARK = Mark(0, "")  # nothing was ever kept


class SeenMark:
    """The mark of one person's memory. Where there is no key store, or it refuses once, nothing is kept."""

    def __init__(self, casebook: CasebookId, person: PersonId, *, used: bool) -> None:
        self._name = f"{casebook}/{person}/seen"
        self._used = used

    def read(self) -> Mark | None:
        """What was kept last; None where there is nothing that Casebook wrote."""
        if not self._ready():
            return None
        try:
            found = _WRITTEN.fullmatch(key_store.get(self._name) or "")
        except NoKeyStore:
            self._used = False  # a person who said no is not asked again at each act
            return None
        return None if found is None else Mark(int(found[1]), found[2])

    def keep(self, mark: Mark) -> None:
        """Keep this one instead."""
        if not self._ready():
            return
        try:
            key_store.put(self._name, f"{mark.count} {mark.digest}")
        except NoKeyStore:
            self._used = False

    def _ready(self) -> bool:
        self._used = self._used and key_store.available()
        return self._used
