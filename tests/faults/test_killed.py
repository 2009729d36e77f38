"""Killed at any moment, by chance and at each system call: nothing acknowledged is lost (fault rows 1, 2 and 4)."""

import random
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.trial import Prepared, acknowledged, prepare, run, share, violations

KILLS = 300
SIZES = (3_000, 70_000, 1_048_536, 40, 300_000, 9_000)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepare(tmp_path_factory.mktemp("killed"), SIZES)


def test_a_kill_at_any_moment_loses_nothing_that_was_stored(
    prepared: Prepared, tmp_path: Path
) -> None:
    """`kill -9` at a random moment of an import."""
    dice = random.Random(20251117)
    found: list[str] = []
    cut_off = 0
    for number in range(share(KILLS)):
        here = tmp_path / str(number)
        trial = prepared.copy(here)
        process = subprocess.Popen(trial.command(), stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "READY\n"
        try:
            process.wait(dice.uniform(0, 0.35))
        except subprocess.TimeoutExpired:
            process.kill()
        output = process.stdout.read()
        process.stdout.close()
        process.wait()
        cut_off += "DONE" not in output
        found += [f"kill {number}: {each}" for each in violations(trial, acknowledged(output))]
        shutil.rmtree(here)

    print(f"\nkilled {share(KILLS)} times, {cut_off} before the end: {len(found)} violations")
    assert cut_off > share(KILLS) // 3
    assert found == []


FAULTS = (  # which calls fail, with what, in how many trials
    ("write,pwrite64", "ENOSPC", 40),
    ("fsync,fdatasync", "EIO", 20),
    ("rename,renameat,renameat2", "EACCES", 10),
)
CALLS = "write,pwrite64,fsync,rename,renameat,renameat2,unlink,unlinkat,ftruncate,link"


def calls_of(trial: Prepared, log: Path) -> int:
    """How many of the calls in question one whole import makes."""
    run(trial, before=("strace", "-f", "-qq", "-e", f"trace={CALLS}", "-o", str(log)))
    return sum(1 for line in log.read_text().splitlines() if re.match(r"\d+ +\w+\(", line))


@pytest.mark.slow
def test_a_kill_at_each_system_call_loses_nothing(
    prepared: Prepared, tmp_path: Path, needs: Callable[[str], str]
) -> None:
    """SIGKILL injected at the n-th write, sync, rename or unlink."""
    needs("strace")
    total = calls_of(prepared.copy(tmp_path / "count"), tmp_path / "count.log")
    wanted = share(90)
    moments = sorted({round(1 + each * (total - 1) / max(1, wanted - 1)) for each in range(wanted)})
    found: list[str] = []
    for moment in moments:
        here = tmp_path / str(moment)
        trial = prepared.copy(here)
        inject = f"inject={CALLS}:signal=SIGKILL:when={moment}"
        output, _code = run(trial, before=("strace", "-f", "-qq", "-o", "/dev/null", "-e", inject))
        found += [f"call {moment}: {each}" for each in violations(trial, acknowledged(output))]
        shutil.rmtree(here)

    print(f"\nkilled at {len(moments)} of {total} calls: {len(found)} violations")
    assert total > 100
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_disk_error_is_a_refusal_or_leaves_valid_data(
    prepared: Prepared, tmp_path: Path, needs: Callable[[str], str], fault: tuple[str, str, int]
) -> None:
    """The disk says no at the n-th call: refused in a sentence of ours, or stored whole (rows 3 and 4)."""
    needs("strace")
    calls, error, trials = fault
    log = tmp_path / "count.log"
    counted = prepared.copy(tmp_path / "count")
    run(counted, before=("strace", "-f", "-qq", "-e", f"trace={calls}", "-o", str(log)))
    total = sum(1 for line in log.read_text().splitlines() if re.match(r"\d+ +\w+\(", line))
    moments = sorted(
        {1 + round(each * (total - 1) / max(1, share(trials))) for each in range(share(trials) + 1)}
    )
    found: list[str] = []
    for moment in moments:
        here = tmp_path / str(moment)
        trial = prepared.copy(here)
        inject = f"inject={calls}:error={error}:when={moment}"
        output, _code = run(trial, before=("strace", "-f", "-qq", "-o", "/dev/null", "-e", inject))
        found += [
            f"{error} at {moment}: {each}" for each in violations(trial, acknowledged(output))
        ]
        shutil.rmtree(here)

    print(f"\n{error} at {len(moments)} of {total} calls: {len(found)} violations")
    assert found == []
