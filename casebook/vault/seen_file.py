"""The two copies of a person's last-seen memory."""

import contextlib

from casebook.domain import canon
from casebook.domain.ids import PersonId
from casebook.errors import Damaged, NotStored
from casebook.vault import seen
from casebook.vault.fields import Malformed
from casebook.vault.folder import Folder
from casebook.vault.key import Key
from casebook.vault.premises import Premises
from casebook.vault.seen import Memory


class SeenFile:
    """Reads and writes one person's memory. `missing` tells that neither copy was there."""

    def __init__(self, premises: Premises, person: PersonId, key: Key) -> None:
        self._key = key
        self._bound_to = canon.encode(["casebook/seen/v1", premises.casebook, person])
        self._casebook = premises.folder
        self._places = [(premises.folder, premises.folder.seen(person))]
        if premises.app_data is not None:
            here = Folder(premises.app_data / premises.casebook)
            self._places.append((here, here.path / f"{person}.seen"))
        self.memory = self._newest()
        self.missing = self.memory.count == 0

    def _newest(self) -> Memory:
        best = Memory()
        for folder, path in self._places:
            with contextlib.suppress(FileNotFoundError, Damaged, Malformed):
                found = seen.opened(
                    folder.read(path, limit=seen.LARGEST), self._key, self._bound_to
                )
                best = found.merged(best) if found.count >= best.count else best.merged(found)
        return best

    def damaged(self) -> bool:
        """Whether the copy in the casebook is not what was written, or gone while another was remembered."""
        folder, path = self._places[0]
        try:
            seen.opened(folder.read(path, limit=seen.LARGEST), self._key, self._bound_to)
        except FileNotFoundError:
            return not self.missing
        except (Damaged, Malformed):
            return True
        return False

    def keep(self, memory: Memory) -> None:
        """Write what is now remembered to both places; raises `NotStored` when neither could keep it."""
        newest = self._newest()
        # Merged only with what another PC has written since: a person may accept an older state here.
        merged = memory.merged(newest) if newest.count > self.memory.count else memory
        self.memory = Memory(merged.count + 1, merged.pins, merged.cases)
        self.missing = False
        data = seen.sealed(self.memory, self._key, self._bound_to)
        stored = 0
        for folder, path in self._places:
            with contextlib.suppress(NotStored):
                if folder is not self._casebook:
                    folder.make_here()
                folder.write(path, data)
                stored += 1
        if not stored:
            raise NotStored

    def close(self) -> None:
        """Forget the key."""
        self._key.wipe()
