"""Start to the unlock screen, beside a bare PySide6 window: processes of their own, from spawn to the first paint."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench import office
from tests.bench.figure import Figure, interleaved

_ROUNDS = 15


def figures(scratch: Path) -> tuple[Figure, ...]:
    """The whole program with a casebook named on its command line, and the least that Qt can show."""
    user, _hr = office.founded(scratch, office.standard(scratch))
    user.close()
    both = interleaved(
        lambda: _painted_after(scratch, "program", str(scratch / "casebook")),
        lambda: _painted_after(scratch, "bare"),
        rounds=_ROUNDS,
    )
    ours, peer = both.median
    return (
        Figure("start to unlock screen", ours * 1000, "ms", "bare PySide6 window", peer * 1000, 2.0, 1.3, both.spread),
    )  # fmt: skip


def _painted_after(scratch: Path, *words: str) -> float:
    """Seconds from the spawn of a child to its first paint, on the clock that both share."""
    # Compiled once, as an installed program is; the first round, which compiles, is not counted.
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(scratch / "compiled")}
    start = time.monotonic()
    child = subprocess.run(
        [sys.executable, "-m", "tests.bench.start_child", *words],
        check=True,
        timeout=60,
        capture_output=True,
        text=True,
        env=os.environ | compiled,
    )
    return float(child.stdout) - start
