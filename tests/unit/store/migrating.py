"""A child process that migrates a case database, and may be killed at any of its statements.

Arguments: the database, the snapshot, and the number of the statement before which it kills itself (0: never,
and it says `ready` first).
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from casebook.store.database import Database
from casebook.store.migration import migrate
from casebook.store.schema import CASE
from tests.unit.store import kit, next_version


def main(path: Path, snapshot: Path, last: int) -> None:
    """Migrate, and die before the statement of that number."""
    left = [last]

    def traced(_statement: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def connect(where: Path) -> Any:
        connection = kit.connect(where)
        if last:
            connection.set_trace_callback(traced)
        return connection

    case = kit.Kit(path, CASE, kit.Signer(kit.CASE_ID))
    db = Database(lambda: connect(path), case.driver, next_version.next_version(), read_only=False)
    if not last:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
    migrate(
        db,
        snapshot=lambda: connect(snapshot),
        record=next_version.recorder(case),
        steps=next_version.STEPS,
    )
    db.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
