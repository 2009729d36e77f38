"""Evidence on a disk that really is full, at many levels: kept whole, or refused whole (faults row 5)."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from casebook.domain.image_gate import GateAnswer
from casebook.errors import NotStored
from casebook.services import opening
from casebook.services.demo_cast import ORIEL, at
from casebook.services.opening import Secret
from casebook.services.verify import verify
from tests.unit.services.conftest import Story

BLOCK = 4096
EVIDENCE = 300_000  # bytes


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MB in memory."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "casebook-test", str(place)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("This account may not mount a disk: a really full disk was NOT tried")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path, leaving: int) -> Path:
    """Fill the disk until about `leaving` bytes are free."""
    ballast = place / "ballast"
    free = shutil.disk_usage(place).free
    with ballast.open("wb") as out:
        out.write(bytes(max(0, free - leaving)))
    return ballast


@pytest.mark.slow
@pytest.mark.parametrize("story", [at(2025, 11, 17, 9)], indirect=True, ids=["reported"])
def test_a_full_disk_keeps_all_or_nothing(story: Story, small_disk: Path) -> None:
    shutil.move(story.folder, small_disk / "casebook")
    folder = small_disk / "casebook"
    case = story.case("SC-1")
    kept = refused = 0

    for leaving in range(0, EVIDENCE + 40 * BLOCK, 7 * BLOCK):
        closed = opening.open_casebook(folder, clock=story.clock, opener=story.opener)
        user = closed.sign_in(ORIEL.name, Secret(ORIEL.password))
        before = user.cases.view(case).record.exhibits
        leave = user.evidence.gate(GateAnswer.NO, 1)
        assert leave is not None
        ballast = fill(small_disk, leaving)
        try:
            sealed = user.evidence.prepare_pixels(case, leave, os.urandom(EVIDENCE), ("x",))
            user.evidence.commit(case, (sealed,), before[0].answers)
            acknowledged = True
        except NotStored:
            acknowledged = False
        ballast.unlink()
        user.close()

        closed = opening.open_casebook(folder, clock=story.clock, opener=story.opener)
        user = closed.sign_in(ORIEL.name, Secret(ORIEL.password))
        after = user.cases.view(case).record.exhibits
        assert len(after) == len(before) + acknowledged
        assert verify(user).items == ()
        user.close()
        kept, refused = kept + acknowledged, refused + (not acknowledged)
        for stray in (*folder.rglob("unfinished/*"), *folder.rglob("ev/.*")):
            stray.unlink()
        if acknowledged and kept > 3:
            break

    assert kept > 0
    assert refused > 5
