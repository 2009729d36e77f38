"""A program that adds files to a case until it is stopped: what the fault trials kill.

`python importer.py FOLDER APP_DATA CASE SOURCES [TAKE]`. It says READY once the case is open, then a line `STORED <sha256>` for each file
that is on the record, `REFUSED <class>` where the disk said no, and DONE at the end.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from casebook.domain.clock import PlayedClock  # noqa: E402 - the path comes first
from casebook.domain.evidence import FirstAnswers, ZonedTime  # noqa: E402
from casebook.domain.ids import CaseId  # noqa: E402
from casebook.domain.image_gate import GateAnswer  # noqa: E402
from casebook.errors import CasebookError  # noqa: E402
from casebook.services.opening import Opener, Secret, open_casebook  # noqa: E402
from casebook.services.user import User  # noqa: E402
from casebook.vault.cost import STANDARD_LIMITS, Cost, CostLimits  # noqa: E402
from tests import builders  # noqa: E402

NOON = datetime(2025, 11, 17, 12, 0, tzinfo=UTC)


def cheap_opener(app_data: Path) -> Opener:
    """Terms so cheap that signing in takes no time; for trials only."""
    cheap = Cost(memory_kib=64, passes=1, lanes=1)
    return Opener(cheap, CostLimits(cheap, STANDARD_LIMITS.ceiling), app_data)


def sign_in(folder: Path, app_data: Path) -> User:
    """The head, signed in at noon."""
    closed = open_casebook(folder, clock=PlayedClock(NOON), opener=cheap_opener(app_data))
    return closed.sign_in(builders.HEAD_NAME, Secret(builders.HEAD_PASSWORD))


def add(user: User, case: CaseId, source: Path) -> str:
    """Add one file; the fingerprint it is on the record with."""
    cleared = user.evidence.gate(GateAnswer.NO, 1)
    assert cleared is not None
    prepared = user.evidence.prepare(case, cleared, (source,))
    answers = FirstAnswers("A post", "Chirrup", ZonedTime(NOON, "Europe/London"))
    user.evidence.commit(case, prepared, answers)
    return prepared[0].sealed.sha256


def main(arguments: list[str]) -> int:
    folder, app_data, case, sources = arguments[:4]
    user = sign_in(Path(folder), Path(app_data))
    user.cases.view(CaseId(case))
    print("READY", flush=True)
    for source in sorted(Path(sources).iterdir()):
        try:
            print("STORED", add(user, CaseId(case), source), flush=True)
        except CasebookError as refusal:
            print("REFUSED", type(refusal).__name__, flush=True)
            break
    print("DONE", flush=True)
    user.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
