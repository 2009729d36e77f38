"""A database of an older format is brought up to date whole, or stays as it was (fault 15)."""

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from casebook.domain.case_log import Entry, check_chain
from casebook.errors import Altered, Damaged, NewerFormat, NotStored, OlderFormat
from casebook.store import audit, case_log, migration
from casebook.store.migration import Step, migrate
from casebook.store.schema import CASE, open_check
from casebook.store.transaction import LogMismatch
from tests.faults.trial import share
from tests.unit.store.kit import Kit
from tests.unit.store.next_version import NEXT, STEPS, add_column, next_version, recorder


def bring_up(kit: Kit, connect: Any, *, steps: tuple[Step, ...] = STEPS) -> Any:
    kit.close()
    db = kit.open(schema=next_version())
    migrate(db, snapshot=lambda: connect(snapshot_of(kit)), record=recorder(kit), steps=steps)
    return db


def snapshot_of(kit: Kit) -> Path:
    path: Path = kit.path.with_suffix(".before.db")
    return path


def assert_is_second(kit: Kit) -> None:
    kit.close()
    db = kit.open(schema=next_version())
    open_check(db)
    with db.reading() as tx:
        entries = case_log.entries(tx)
        assert audit.row_faults(tx) == ()
        assert audit.integrity_faults(tx) == ()
    assert check_chain(entries, verify=lambda *_: True) == ()
    assert Entry.read(entries[-1].data).act == "migrated"
    assert len(kit.rows("case_log")) == 5


def assert_is_first(kit: Kit, rows: list[Any]) -> None:
    kit.close()
    db = kit.open()
    open_check(db)
    with db.reading() as tx:
        assert audit.row_faults(tx) == ()
    assert kit.rows("triage") == rows


def test_a_database_of_this_version_needs_nothing(full_case: Kit, connect: Any) -> None:
    before = full_case.path.read_bytes()
    db = full_case.open_ones[0]

    migrate(db, snapshot=lambda: connect(snapshot_of(full_case)), record=recorder(full_case))

    assert not migration.needed(db)
    assert full_case.path.read_bytes() == before
    assert not snapshot_of(full_case).exists()


def test_a_step_leads_to_the_next_version_and_is_on_the_record(
    full_case: Kit, connect: Any
) -> None:
    [before] = full_case.rows("triage")
    later = full_case.open(schema=next_version())
    assert migration.needed(later)
    with pytest.raises(OlderFormat):
        open_check(later)

    bring_up(full_case, connect)

    [after] = full_case.rows("triage")
    assert after[: len(before) - 1] == before[:-1]
    assert after[-2] != before[-1], "a new salt"
    assert after[-1] == ""
    assert_is_second(full_case)
    with full_case.open(schema=next_version()).reading() as tx:
        newest = case_log.newest(tx)
    assert newest is not None
    assert [(row.table, row.id) for row in Entry.read(newest.data).rows] == [("triage", "triage")]


def test_the_snapshot_is_the_old_version_whole_and_keyed(full_case: Kit, connect: Any) -> None:
    rows = full_case.rows("triage")

    bring_up(full_case, connect)

    assert not snapshot_of(full_case).read_bytes().startswith(b"SQLite format 3")
    shutil.copy(snapshot_of(full_case), full_case.path)
    assert_is_first(full_case, rows)


def test_a_program_that_is_older_refuses_the_new_file(full_case: Kit, connect: Any) -> None:
    bring_up(full_case, connect)
    full_case.close()

    with pytest.raises(NewerFormat):
        migration.needed(full_case.open())


def test_many_rows_are_told_in_several_entries(
    full_case: Kit, connect: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migration, "BATCH", 2)
    several = (Step(NEXT, add_column, CASE.digest, rewritten=("triage", "person", "custody")),)

    bring_up(full_case, connect, steps=several)

    with full_case.open(schema=next_version()).reading() as tx:
        assert audit.row_faults(tx) == ()
        told = [len(Entry.read(one.data).rows) for one in case_log.entries(tx)[4:]]
    assert told == [2, 2, 2]


def test_rows_someone_edited_are_not_signed_anew(full_case: Kit, connect: Any) -> None:
    full_case.close()
    full_case.tamper("UPDATE finding SET result = 'not_proved'")

    with pytest.raises(Damaged):
        bring_up(full_case, connect)

    full_case.close()
    open_check(full_case.open())


def test_a_migration_that_is_not_recorded_is_undone(full_case: Kit, connect: Any) -> None:
    rows = full_case.rows("triage")
    full_case.close()
    db = full_case.open(schema=next_version())

    with pytest.raises(LogMismatch):
        migrate(
            db,
            snapshot=lambda: connect(snapshot_of(full_case)),
            record=lambda _tx, _rows: None,
            steps=STEPS,
        )

    assert_is_first(full_case, rows)


def test_a_step_that_leaves_another_structure_is_noticed(full_case: Kit, connect: Any) -> None:
    def careless(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE triage ADD COLUMN asked_of TEXT DEFAULT ''")

    with pytest.raises(Altered):
        bring_up(
            full_case, connect, steps=(Step(NEXT, careless, CASE.digest, rewritten=("triage",)),)
        )


def test_a_step_that_fails_leaves_the_old_version(full_case: Kit, connect: Any) -> None:
    rows = full_case.rows("triage")

    def failing(connection: Connection) -> None:
        add_column(connection)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        bring_up(
            full_case, connect, steps=(Step(NEXT, failing, CASE.digest, rewritten=("triage",)),)
        )

    assert_is_first(full_case, rows)
    bring_up(full_case, connect)
    assert_is_second(full_case)


def test_a_disk_that_fills_up_leaves_the_old_version(full_case: Kit, connect: Any) -> None:
    rows = full_case.rows("triage")

    def filling(connection: Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        add_column(connection)

    with pytest.raises(NotStored):
        bring_up(
            full_case, connect, steps=(Step(NEXT, filling, CASE.digest, rewritten=("triage",)),)
        )

    assert_is_first(full_case, rows)


# Killed half way, and tried again.


def killed_at(kit: Kit, *, statement: int) -> int:
    """Run the migration in a child that kills itself before its nth statement; its exit code."""
    command = [
        sys.executable,
        "-m",
        "tests.unit.store.migrating",
        str(kit.path),
        str(snapshot_of(kit)),
        str(statement),
    ]
    return subprocess.run(command, check=False, timeout=60).returncode


def is_second(kit: Kit) -> bool:
    raw = kit.raw()
    version = raw.execute("PRAGMA user_version").fetchone()
    raw.close()
    return bool(version == (NEXT,))


@pytest.mark.parametrize("statement", [1, 4, 9, 13, 17, 20, 23, 26])
def test_a_migration_killed_at_a_statement_leaves_the_old_version_and_can_be_tried_again(
    full_case: Kit, connect: Any, statement: int
) -> None:
    rows = full_case.rows("triage")
    full_case.close()

    assert killed_at(full_case, statement=statement) == -signal.SIGKILL

    assert_is_first(full_case, rows)
    bring_up(full_case, connect)
    assert_is_second(full_case)


def test_a_migration_that_nobody_kills_ends(full_case: Kit) -> None:
    full_case.close()

    assert killed_at(full_case, statement=10_000) == 0

    assert_is_second(full_case)


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(share(60)))
def test_a_migration_killed_at_any_moment_is_old_or_new(
    full_case: Kit, connect: Any, seed: int
) -> None:
    rows = full_case.rows("triage")
    full_case.close()
    command = [
        sys.executable,
        "-m",
        "tests.unit.store.migrating",
        str(full_case.path),
        str(snapshot_of(full_case)),
        "0",
    ]
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"

    try:
        child.wait(timeout=random.Random(seed).uniform(0, 0.15))
    except subprocess.TimeoutExpired:
        child.kill()
    child.wait(timeout=60)
    child.stdout.close()

    if not is_second(full_case):
        assert_is_first(full_case, rows)
        bring_up(full_case, connect)
    assert_is_second(full_case)
