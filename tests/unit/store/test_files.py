"""Nothing but SQLite opens a database: closing any other handle on it would drop SQLite's locks (fault 53)."""

import ast
import os
from pathlib import Path

import pytest

import casebook.store
from casebook.store import triage
from tests.unit.store.kit import Kit

PACKAGE = Path(casebook.store.__file__).parent
FILE_WORDS = {"open", "open_code", "read_bytes", "read_text", "write_bytes", "write_text", "unlink"}


@pytest.mark.parametrize(
    "module", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_no_module_of_the_store_touches_files_keys_or_clocks(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    called = {
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
    }

    assert imported.isdisjoint({"os", "pathlib", "io", "shutil", "sqlcipher3", "sqlite3", "time"})
    assert called.isdisjoint(FILE_WORDS)


@pytest.mark.skipif(
    not Path("/proc/self/fd").is_dir(), reason="open files are listed on Linux only"
)
def test_one_connection_holds_the_file_and_none_is_left(full_case: Kit) -> None:
    full_case.close()
    db = full_case.open()
    assert _handles(full_case.path) == 0

    with db.writing(full_case.writer) as tx:
        triage.get(tx)
        assert _handles(full_case.path) == 1
    assert _handles(full_case.path) == 1

    db.close()
    assert _handles(full_case.path) == 0


def test_between_transactions_a_case_is_one_file(full_case: Kit) -> None:
    folder = full_case.path.parent
    full_case.close()
    db = full_case.open()

    full_case.write(db, lambda tx: triage.save(tx, triage.get(tx)), act="opened")

    assert [path.name for path in folder.glob("case*")] == ["case.db"]


def _handles(path: Path) -> int:
    found = 0
    for handle in os.listdir("/proc/self/fd"):  # noqa: PTH208 - handles come and go while they are listed
        try:
            found += os.readlink(f"/proc/self/fd/{handle}") == str(path)  # noqa: PTH115 - as above
        except FileNotFoundError:
            continue
    return found
