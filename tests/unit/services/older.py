"""The casebook of the first release, put back on the disk, and a child that brings it up to date and may be killed.

As a program its arguments are the casebook, this PC's folder, and the number of the statement before which it kills
itself (0: never). It signs in and opens home, as a person does.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from casebook.domain.clock import PlayedClock
from casebook.domain.ids import CaseId
from casebook.services.opening import Opener, Secret, open_casebook
from casebook.services.user import User
from casebook.vault import connection
from casebook.vault.cost import STANDARD_LIMITS, Cost, CostLimits
from casebook.vault.keyed_file import KeyedFile
from casebook.vault.vault import open_vault
from tests.builders import HEAD_NAME, HEAD_PASSWORD, MONDAY

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "casebook-1"
CASE = CaseId("7b1408de-0f38-4111-ab37-14198802aa1e")
DATABASES = ("register.1.db", f"cases/{CASE}/case.1.db")
COPIES = ("register.1.before.db", f"cases/{CASE}/case.1.before.db")
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
LIMITS = CostLimits(CHEAP, STANDARD_LIMITS.ceiling)


def opener(app_data: Path, monotonic: Callable[[], float] | None = None) -> Opener:
    """Cheap terms."""
    terms = Opener(CHEAP, LIMITS, app_data)
    return terms if monotonic is None else Opener(CHEAP, LIMITS, app_data, monotonic)


def put_back(folder: Path) -> None:
    """The casebook of the first release, in this folder."""
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("*.sql", "README.md"))
    vault = open_vault(folder, limits=LIMITS, app_data=None)
    head = vault.sign_in(HEAD_NAME, Secret(HEAD_PASSWORD))
    for keyed, name in zip(
        (head.open_register(write=True), head.open_case(CASE, write=True)), DATABASES, strict=True
    ):
        _fill(keyed, (SAMPLE / name).with_suffix(".sql"))
        (folder / name).with_suffix(".before.db").rename(folder / name)
        keyed.close()
    head.close()


def _fill(keyed: KeyedFile, dump: Path) -> None:
    # The key never leaves the vault, so the file begins as the one that the vault makes under it.
    empty = keyed.snapshot()
    empty.executescript(f"BEGIN; {dump.read_text(encoding='utf-8')} COMMIT;")
    empty.close()


def sign_in(folder: Path, app_data: Path) -> User:
    """The headteacher, with the program as it is now."""
    closed = open_casebook(folder, clock=PlayedClock(MONDAY), opener=opener(app_data))
    return closed.sign_in(HEAD_NAME, Secret(HEAD_PASSWORD))


def version(user: User, case: CaseId | None) -> int:
    """The number of the format a file has, past the program."""
    file = user.session.files.unchecked(case)
    raw: Any = file.keyed.creator()
    [found] = raw.execute("PRAGMA user_version").fetchone()
    raw.close()
    file.close()
    return int(found)


def main(folder: Path, app_data: Path, last: int) -> None:
    """Sign in and look at home; die before the statement of that number, of whatever database."""
    left, connect = [last], connection.connect

    def traced(_statement: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def watched(*arguments: Any, **named: Any) -> Any:
        made = connect(*arguments, **named)
        if last:
            made.set_trace_callback(traced)
        return made

    connection.connect = watched
    user = sign_in(folder, app_data)
    user.cases.home()
    sys.stdout.write(f"{last - left[0]} statements\n")
    user.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
