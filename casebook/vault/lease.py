"""The lease: who says they are writing in a case. It informs people; the writer row of the database decides."""

import os
from dataclasses import dataclass
from enum import StrEnum

from casebook.domain import canon
from casebook.domain.ids import PersonId
from casebook.errors import NotCanonical
from casebook.vault import fields
from casebook.vault.key import NONCE, TAG, CannotUnseal, Key
from casebook.vault.padding import padded, unpadded

BEAT = 15.0  # seconds between two beats of the holder
PATIENCE = 90.0  # seconds of one's own monotonic clock without a beat, before another may take over
_STEP = 1024


class LeaseKind(StrEnum):
    """How the lease of a case stands."""

    FREE = "free"
    OURS = "ours"
    HELD = "held"
    STALE = "stale"  # no beat for 90 seconds, or its program has ended on this PC


@dataclass(frozen=True, slots=True)
class LeaseState:
    """Who holds it, and for how many seconds we have seen no beat. Host and person are for the screen only."""

    kind: LeaseKind
    host: str = ""
    person: PersonId | None = None
    quiet: float = 0.0


@dataclass(frozen=True, slots=True)
class Lease:
    """What is sealed in `lease.json`."""

    token: str
    beat: int
    host: str
    process: int
    person: PersonId

    def sealed(self, key: Key, case: str) -> bytes:
        """The bytes of `lease.json`: they name nobody, and their size tells nothing."""
        said = canon.encode([self.token, self.beat, self.host, self.process, self.person])
        body = key.seal(padded(said, _STEP, overhead=NONCE + TAG), _bound_to(case))
        return canon.encode({"v": 1, "body": body.hex()})

    def dead(self, host: str) -> bool:
        """Whether its program surely has ended: it ran on this PC and is no more."""
        if os.name == "nt" or self.host != host:
            return False
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False
        return False


def read_lease(data: bytes, key: Key, case: str) -> Lease | None:
    """The lease in these bytes; None for anything that no member wrote."""
    try:
        read = fields.mapping(canon.decode(data), "v", "body")
        body = bytes.fromhex(fields.hexed(read["body"]))
        said = canon.decode(unpadded(key.unseal(body, _bound_to(case))))
        token, beat, host, process, person = fields.sequence(said, length=5)
        return Lease(
            token=fields.text(token),
            beat=fields.whole(beat),
            host=fields.text(host),
            process=fields.whole(process),
            person=PersonId(fields.text(person)),
        )
    except (NotCanonical, fields.Malformed, CannotUnseal):
        return None


def _bound_to(case: str) -> bytes:
    return canon.encode(["casebook/lease/v1", case])
