"""Evidence of 500 MB taken in, beside openssl hashing and encrypting the same file; and the memory that takes."""

import json
import os
import subprocess
import sys
from pathlib import Path

from casebook.domain.evidence import FirstAnswers, ZonedTime
from casebook.domain.ids import CaseId
from casebook.domain.image_gate import GateAnswer
from casebook.services.user import User
from tests import builders
from tests.bench import office
from tests.bench.figure import Figure, interleaved, seconds

_MB = 1_000_000
_ROUNDS = 5
_BLOCK = 1 << 20


def figures(scratch: Path) -> tuple[Figure, ...]:
    """Time at 500 MB; peak memory there, and at 4 GB in the long run."""
    opener = office.cheap(scratch)
    user, hr = office.founded(scratch, opener)
    case = office.a_case(user, hr)
    source = _file(scratch / "evidence.bin", 500 * _MB)
    both = interleaved(
        lambda: _taken_in(user, case, source),
        lambda: _openssl(source, scratch / "peer.bin"),
        rounds=_ROUNDS,
    )
    user.close()
    ours, peer = both.median
    found = [
        Figure("import 500 MB", ours, "s", "openssl dgst + enc + sync", peer, 1.5, 1.15, both.spread),
        _memory(scratch, case, source, "500 MB"),
    ]  # fmt: skip
    source.unlink()
    if os.environ.get("CASEBOOK_FAULTS") == "full":
        large = _file(scratch / "large.bin", 4 << 30)
        found.append(_memory(scratch, case, large, "4 GB"))
        large.unlink()
    return tuple(found)


def take_in(user: User, case: CaseId, source: Path) -> None:
    """One file through both halves of the service: sealed and read back, then put on the record."""
    cleared = user.evidence.gate(GateAnswer.NO, 1)
    assert cleared is not None
    answers = FirstAnswers("A film of the post", "Chirrup", ZonedTime(builders.MONDAY, "UTC"))
    prepared = user.evidence.prepare(case, cleared, (source,))
    added = user.evidence.commit(case, prepared, answers)
    assert len(added.exhibits) == 1


def _taken_in(user: User, case: CaseId, source: Path) -> float:
    _make_other(source)
    took = seconds(lambda: take_in(user, case, source))
    for sealed in user.folder.rglob("*.cbe"):
        sealed.unlink()  # the disk need not hold every round
    return took


def _openssl(source: Path, out: Path) -> float:
    key = ["-K", "00" * 32, "-iv", "00" * 16]

    def work() -> None:
        _run("openssl", "dgst", "-sha256", str(source))
        _run("openssl", "enc", "-aes-256-ctr", *key, "-in", str(source), "-out", str(out))
        _run("sync", str(out))

    took = seconds(work)
    out.unlink()
    return took


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)


def _memory(scratch: Path, case: CaseId, source: Path, size: str) -> Figure:
    _make_other(source)
    child = subprocess.run(
        [sys.executable, "-m", "tests.bench.intake_child", str(scratch), case, str(source)],
        check=True,
        capture_output=True,
        text=True,
    )
    told = json.loads(child.stdout)
    over = (told["peak"] - told["idle"]) / 1000
    remark = f"idle {told['idle'] / 1000:.0f} MB"
    return Figure(f"peak memory of importing {size}, over idle", over, "MB", "-", None, 40, 25, remark)  # fmt: skip


def _file(path: Path, size: int) -> Path:
    with path.open("wb") as out:
        for start in range(0, size, _BLOCK):
            out.write(os.urandom(min(_BLOCK, size - start)))
    return path


def _make_other(source: Path) -> None:
    """Other bytes at the beginning: the same file twice would be stored once."""
    with source.open("r+b") as out:
        out.write(os.urandom(16))
        os.fsync(out.fileno())
