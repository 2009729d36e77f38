"""A log of 10,000 entries checked, its chain and its root, beside hashing the same bytes."""

import hashlib
import uuid
from pathlib import Path

from casebook.domain import case_log
from casebook.domain.case_log import Entry, RowDigest, SignedEntry
from tests.bench.figure import Figure, interleaved, seconds

_ENTRIES = 10_000
_ROUNDS = 9


def figures(_scratch: Path) -> tuple[Figure, ...]:
    """Signatures are left out: they are another figure."""
    log = _log()

    def ours() -> None:
        assert not case_log.check_log(log, verify=lambda *_signed: True).faults

    def peer() -> None:
        for signed in log:
            hashlib.sha256(signed.data).digest()

    both = interleaved(lambda: seconds(ours), lambda: seconds(peer), rounds=_ROUNDS)
    took, hashed = both.median
    return (
        Figure("verify a log of 10,000 entries", took * 1000, "ms", "hashing the same bytes", hashed * 1000, 20, 10, both.spread),
    )  # fmt: skip


def _log() -> list[SignedEntry]:
    case, actor = str(uuid.UUID(int=1)), str(uuid.UUID(int=2))
    made: list[SignedEntry] = []
    prev = case_log.NO_PREV
    for seq in range(_ENTRIES):
        digest = hashlib.sha256(b"%d" % seq).hexdigest()
        entry = Entry(
            seq=seq,
            case=case,
            epoch=1,
            actor=actor,
            act="evidence_added",
            obj=str(uuid.UUID(int=seq)),
            utc="2025-11-17T09:00:00.000000Z",
            offset=0,
            app="0.1.0",
            rows=tuple(
                RowDigest(table, str(uuid.UUID(int=seq)), digest)
                for table in ("custody", "exhibit", "sealed_file")
            ),
            detail=(("count", 1), ("image_gate", "no")),
            salt=digest[:32],
            prev=prev,
        )
        signed = SignedEntry(entry.canonical(), hashlib.sha512(digest.encode()).digest())
        made.append(signed)
        prev = case_log.link(case_log.leaf(signed.data), signed.signature).hex()
    return made
