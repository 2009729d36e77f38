"""A child process that migrates a case database, and may be killed at any of its statements.

Arguments: the database, the snapshot, and the number of the statement before which it kills itself (0: never,
and it says `ready` first).
"""

import importlib.util
import os
import signal
import sys
from pathlib import Path
from types import ModuleType
from typing import Any


def loaded(name: str) -> ModuleType:
    """A test module beside this one: the tests are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def main(path: Path, snapshot: Path, last: int) -> None:
    common, tests = loaded("conftest"), loaded("test_migration")
    left = [last]

    def traced(_statement: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def connect(where: Path) -> Any:
        connection = common.connect(where)
        if last:
            connection.set_trace_callback(traced)
        return connection

    kit = common.Kit(path, tests.CASE, common.Signer(common.CASE_ID))
    db = tests.Database(
        lambda: connect(path), common.driver, tests.second_version(), read_only=False
    )
    if not last:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
    tests.migrate(
        db, snapshot=lambda: connect(snapshot), record=tests.recorder(kit), steps=tests.STEPS
    )
    db.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
