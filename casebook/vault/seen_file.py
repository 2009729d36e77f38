"""The two copies of a person's last-seen memory."""

import contextlib
from dataclasses import replace
from hashlib import sha256

from casebook.domain import canon
from casebook.domain.ids import PersonId
from casebook.errors import Damaged, NotStored
from casebook.vault import seen
from casebook.vault.fields import Malformed
from casebook.vault.folder import Folder
from casebook.vault.key import Key
from casebook.vault.premises import Premises
from casebook.vault.seen import Memory
from casebook.vault.seen_mark import NO_MARK, Mark, SeenMark


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
        # A practice school comes and goes: it leaves nothing in the key store.
        used = premises.key_store and not premises.practice
        self._mark = SeenMark(premises.casebook, person, used=used)
        self._read: set[Mark] = set()
        self._last: Mark | None = None
        self._older = False
        self.memory = self._newest()
        self.missing = self.memory.count == 0

    def _newest(self) -> Memory:
        best = Memory()
        for folder, path in self._places:
            with contextlib.suppress(FileNotFoundError, Damaged, Malformed):
                data = folder.read(path, limit=seen.LARGEST)
                found = seen.opened(data, self._key, self._bound_to)
                self._read.add(_mark(found, data))
                best = found.merged(best) if found.count >= best.count else best.merged(found)
        return best

    @property
    def older(self) -> bool:
        """Whether this PC's key store remembers a later writing than was found: both copies were put back.

        The key store is asked once, before this session writes anything.
        """
        self._last_mark()
        return self._older

    def _last_mark(self) -> Mark:
        if self._last is None:
            last = self._last = self._mark.read() or NO_MARK
            self._read.clear()
            self._newest()
            newest = max((one.count for one in self._read), default=0)
            # Two PCs may have written their copies under one number; each key store knows its own.
            other = newest == last.count and last not in self._read | {NO_MARK}
            self._older = newest < last.count or other
        return self._last

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
        last = self._last_mark()
        newest = self._newest()
        # Merged only with what another PC has written since: a person may accept an older state here.
        merged = memory.merged(newest) if newest.count > self.memory.count else memory
        self.memory = replace(merged, count=max(merged.count, last.count) + 1)
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
        self._mark.keep(_mark(self.memory, data))

    def close(self) -> None:
        """Forget the key."""
        self._key.wipe()


def _mark(memory: Memory, data: bytes) -> Mark:
    return Mark(memory.count, sha256(data).hexdigest())
