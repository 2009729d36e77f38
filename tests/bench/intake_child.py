"""The child of the memory figure: signs in, notes what it holds idle, takes a file in, tells the peak (both in kB)."""

import json
import sys
from pathlib import Path

from casebook.domain.ids import CaseId
from tests.bench import office
from tests.bench.intake import take_in


def _held(what: str) -> int:
    """A line of this process's status, which counts in KiB, in units of 1000 bytes."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(what + ":"):
            return int(line.split()[1]) * 1024 // 1000
    raise LookupError(what)


def main(scratch: Path, case: CaseId, source: Path) -> None:
    """Idle is signed in with the case open; only what comes after counts towards the peak."""
    user = office.signed_in(scratch, office.cheap(scratch))
    user.cases.view(case)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak begins anew
    idle = _held("VmRSS")
    take_in(user, case, source)
    peak = _held("VmHWM")
    user.close()
    sys.stdout.write(json.dumps({"idle": idle, "peak": peak}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), CaseId(sys.argv[2]), Path(sys.argv[3]))
