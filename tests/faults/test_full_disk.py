"""A disk that is really full: refused in a sentence or stored whole, at each of many fill levels (fault row 5)."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.trial import Prepared, acknowledged, prepare, run, share, violations

DISK = 24 * 1024 * 1024  # bytes
SIZES = (2_000_000, 900_000, 300_000, 3_000_000)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 24 MB; only root may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here: real full disks were NOT tried")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepare(tmp_path_factory.mktemp("full"), SIZES)


@pytest.mark.slow
def test_a_full_disk_refuses_or_stores_whole(prepared: Prepared, small_disk: Path) -> None:
    levels = share(38)
    found: list[str] = []
    outcomes: dict[str, int] = {}
    for number in range(levels):
        free = round(40_000 + (7_000_000 - 40_000) * number / max(1, levels - 1))
        trial = prepared.copy(small_disk / "here")
        ballast = small_disk / "ballast"
        left = shutil.disk_usage(small_disk).free - free
        ballast.write_bytes(b"\0" * max(0, left))
        output, code = run(trial)
        ballast.unlink()
        last = output.split()[-2] if "REFUSED" in output else f"ended {code}"
        outcomes[last] = outcomes.get(last, 0) + 1
        if code != 0:
            found.append(f"{free} bytes free: the importer ended with {code}")
        found += [f"{free} bytes free: {each}" for each in violations(trial, acknowledged(output))]
        shutil.rmtree(small_disk / "here")

    print(f"\n{levels} fill levels, {outcomes}: {len(found)} violations")
    assert found == []
    assert any(name != "ended 0" for name in outcomes)


def test_only_the_database_engine_opens_databases(
    prepared: Prepared, tmp_path: Path, needs: Callable[[str], str]
) -> None:
    """Closing any other descriptor of a database drops its locks (row 53): Python opens none of them."""
    needs("strace")
    trial = prepared.copy(tmp_path)
    log = tmp_path / "opens.log"
    watch = ("strace", "-f", "-qq", "-e", "trace=openat,open", "-o", str(log))

    run(trial, before=watch)

    opened = [
        line for line in log.read_text().splitlines() if ".db" in line and "ENOENT" not in line
    ]
    ours = [line for line in opened if "O_NOFOLLOW" not in line or "O_CLOEXEC" not in line]
    assert opened
    # SQLite's own mark: it asks for O_NOFOLLOW|O_CLOEXEC with mode 0644 on files it may create.
    assert ours == []


@pytest.mark.skipif(
    os.environ.get("CASEBOOK_FAULTS") != "full", reason="four gigabytes are left to make faults"
)
def test_a_file_of_over_four_gigabytes_is_kept_whole(tmp_path: Path) -> None:
    """Past 2^32 bytes, counters and lengths must hold (row 26)."""
    trial = prepare(tmp_path, ())
    big = trial.sources / "big.bin"
    with big.open("wb") as out:
        out.truncate(4_400_000_000)
        out.seek(4_399_999_990)
        out.write(b"the end!!!")

    output, code = run(trial, timeout=900)

    assert code == 0
    assert len(acknowledged(output)) == 1
    assert violations(trial, acknowledged(output)) == []
