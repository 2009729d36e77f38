"""Taking, renewing and watching the lease of one case or register."""

import os
import platform
import secrets

from casebook.domain.ids import CaseId, PersonId
from casebook.errors import HeldElsewhere
from casebook.vault.folder import Folder
from casebook.vault.key import Key
from casebook.vault.lease import PATIENCE, Lease, LeaseKind, LeaseState, read_lease

_LIMIT = 16 * 1024


class LeaseHolder:
    """One opening's side of a lease. `monotonic` is always this PC's own clock, in seconds."""

    def __init__(
        self, folder: Folder, case: CaseId | None, *, file_id: str, person: PersonId, key: Key
    ) -> None:
        self._folder, self._case, self._file_id = folder, case, file_id
        self._person, self._key = person, key
        self._host = platform.node()
        self.token = secrets.token_hex(16)
        self._beat = 0
        self._watched: Lease | None = None
        self._since = 0.0

    def state(self, *, monotonic: float) -> LeaseState:
        """How the lease stands, and for how long we have seen no beat of its holder."""
        found = self._read()
        if found is None:
            return LeaseState(LeaseKind.FREE)
        if found.token == self.token:
            return LeaseState(LeaseKind.OURS, found.host, found.person)
        if found != self._watched:
            self._watched, self._since = found, monotonic
        quiet = monotonic - self._since
        stale = quiet >= PATIENCE or found.dead(self._host)
        kind = LeaseKind.STALE if stale else LeaseKind.HELD
        return LeaseState(kind, found.host, found.person, quiet)

    def take(self, *, monotonic: float, over: bool = False) -> str:
        """Take a free lease, or with the user's word (`over`) a stale one; gives the writer's token.

        Raises `HeldElsewhere` while another holds it.
        """
        kind = self.state(monotonic=monotonic).kind
        if kind is LeaseKind.HELD or (kind is LeaseKind.STALE and not over):
            raise HeldElsewhere
        self._write()
        return self.token

    def renew(self) -> None:
        """Beat once, every 15 seconds; raises `HeldElsewhere` when another has taken over."""
        found = self._read()
        if found is None or found.token != self.token:
            raise HeldElsewhere
        self._write()

    def release(self) -> None:
        """Give the lease back, if it is ours."""
        if not self._beat:
            return  # never taken by this opening
        found = self._read()
        if found is not None and found.token == self.token:
            self._folder.remove(self._folder.lease(self._case))

    def forget(self) -> None:
        """Overwrite the key the lease is sealed with."""
        self._key.wipe()

    def _read(self) -> Lease | None:
        try:
            data = self._folder.read(self._folder.lease(self._case), limit=_LIMIT)
        except FileNotFoundError:
            return None
        return read_lease(data, self._key, self._file_id)

    def _write(self) -> None:
        self._beat += 1
        lease = Lease(self.token, self._beat, self._host, os.getpid(), self._person)
        data = lease.sealed(self._key, self._file_id)
        self._folder.write(self._folder.lease(self._case), data)
