"""Runs the benchmarks and prints their table: `python -m tests.bench [NAME …]`. A miss is said, never an error."""

import importlib
import os
import signal
import sys
import tempfile  # noqa: TID251 - the scratch folder of the benchmarks, not of the program
import time
from pathlib import Path

from tests.bench.figure import Figure, Verdict, table

NAMES = ("start", "home", "case", "intake", "letter", "preview", "log", "guide")
_HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
_TOLD = frozenset({"letter", "preview", "guide"})


def main(wanted: list[str]) -> int:
    """Measure what is named, or everything; gives the exit code."""
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        print(f"There are: {' '.join(NAMES)}", file=sys.stderr)
        return 64
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # A run that is told to stop takes its scratch folder away as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="casebook-bench-") as scratch:
        for name in _HOMES:
            os.environ[name] = str(Path(scratch) / "home-of-this-run")
        for name in wanted or NAMES:
            start = time.monotonic()
            # Letters, preview and guide look at one story, which is told once.
            folder = Path(scratch) / ("story" if name in _TOLD else name)
            folder.mkdir(parents=True, exist_ok=True)
            found += importlib.import_module(f"tests.bench.{name}").figures(folder)
            print(f"{name}: measured in {time.monotonic() - start:.0f} s", file=sys.stderr)
    print(table(found))
    missed = sum(one.verdict is Verdict.MISS for one in found)
    print(f"{len(found)} figures, {missed} missed.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
