"""What someone with the key changes past the program, and an old page put back, is noticed (faults 46, 47)."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from casebook.domain import case_log as log_values
from casebook.domain.audit import RowFault, RowProblem
from casebook.domain.case import CaseSummary
from casebook.domain.ids import ItemId, LetterId
from casebook.domain.record import CaseRecord
from casebook.errors import CasebookError
from casebook.store import (
    allegation,
    audit,
    case,
    case_log,
    evidence,
    letter,
    register,
    summary,
    triage,
)
from casebook.store.database import Database
from casebook.store.schema import CASE, REGISTER, open_check
from tests.unit.store.kit import Kit

PAGE = 4096
TABLES = [
    pytest.param(kit, table, id=f"{schema.name}-{table}")
    for kit, schema in (("full_case", CASE), ("full_register", REGISTER))
    for table in schema.logged
]


@pytest.fixture(params=["full_case", "full_register"])
def kit(request: pytest.FixtureRequest) -> Kit:
    found: Kit = request.getfixturevalue(request.param)
    return found


def faults(kit: Kit) -> tuple[RowFault, ...]:
    kit.close()
    with kit.open().reading() as tx:
        return audit.row_faults(tx)


def without_references(kit: Kit, statement: str) -> None:
    kit.tamper(statement, pragmas=("foreign_keys = OFF",))


def test_what_was_written_through_the_store_has_no_fault(kit: Kit) -> None:
    assert faults(kit) == ()


def test_pages_and_trees_are_whole(kit: Kit) -> None:
    with kit.open_ones[0].reading() as tx:
        assert audit.integrity_faults(tx) == ()


@pytest.mark.parametrize(("name", "table"), TABLES)
def test_any_one_cell_that_is_edited_names_its_row(
    request: pytest.FixtureRequest, name: str, table: str
) -> None:
    kit: Kit = request.getfixturevalue(name)
    kit.close()
    row_id = kit.rows(table)[0][0]
    columns = [c for c in kit.schema.logged[table].columns if c.name not in ("id", "row_salt")]
    raw = kit.raw()
    raw.execute("PRAGMA foreign_keys = OFF")

    for column in columns:
        other = {"TEXT": "edited", "INTEGER": 7077, "BLOB": bytes(16)}[str(column.type)]
        at = f"FROM \"{table}\" WHERE id = '{row_id}'"
        [(kept,)] = raw.execute(f'SELECT "{column.name}" {at}').fetchall()
        assert kept != other, column.name
        change = f'UPDATE "{table}" SET "{column.name}" = ? WHERE id = \'{row_id}\''  # noqa: S608 - our own tables
        raw.execute(change, (other,))

        assert faults(kit) == (RowFault(table, row_id, RowProblem.CHANGED),), column.name
        raw.execute(change, (kept,))

    raw.close()
    assert faults(kit) == ()


@pytest.mark.parametrize(("name", "table"), TABLES)
def test_a_row_that_is_added_is_named(
    request: pytest.FixtureRequest, name: str, table: str
) -> None:
    kit: Kit = request.getfixturevalue(name)
    others = ", ".join(f'"{c.name}"' for c in kit.schema.logged[table].columns if c.name != "id")

    without_references(
        kit,
        f'INSERT INTO "{table}" SELECT \'planted\', {others} FROM "{table}" LIMIT 1',  # noqa: S608 - our own tables
    )

    assert faults(kit) == (RowFault(table, "planted", RowProblem.UNKNOWN),)


@pytest.mark.parametrize(("name", "table"), TABLES)
def test_a_row_that_is_deleted_is_named(
    request: pytest.FixtureRequest, name: str, table: str
) -> None:
    kit: Kit = request.getfixturevalue(name)
    row_id = kit.rows(table)[0][0]

    without_references(kit, f"DELETE FROM \"{table}\" WHERE id = '{row_id}'")  # noqa: S608 - our own tables

    assert faults(kit) == (RowFault(table, row_id, RowProblem.GONE),)


@pytest.mark.parametrize(("name", "table"), TABLES)
def test_a_row_whose_salt_is_another_is_named(
    request: pytest.FixtureRequest, name: str, table: str
) -> None:
    kit: Kit = request.getfixturevalue(name)
    row_id = kit.rows(table)[0][0]

    kit.tamper(f"UPDATE \"{table}\" SET row_salt = zeroblob(16) WHERE id = '{row_id}'")  # noqa: S608 - our own tables

    assert faults(kit) == (RowFault(table, row_id, RowProblem.CHANGED),)


def test_a_removed_row_put_back_is_named(full_case: Kit, full_record: CaseRecord) -> None:
    db = full_case.open_ones[0]
    [row] = full_case.rows("allegation_exhibit", "id = 'allegation-1/1'")
    shorter = replace(full_record.allegations[0], exhibits=full_record.allegations[0].exhibits[:1])
    full_case.write(db, lambda tx: allegation.save(tx, shorter))
    assert faults(full_case) == ()
    raw = full_case.raw()
    raw.execute("INSERT INTO allegation_exhibit VALUES (?, ?, ?, ?, ?)", row)
    raw.close()

    assert faults(full_case) == (
        RowFault("allegation_exhibit", "allegation-1/1", RowProblem.CHANGED),
    )


def test_the_earlier_state_of_a_row_put_back_is_named(full_case: Kit) -> None:
    """A finding set back from proved to not proved by its own older row."""
    db = full_case.open_ones[0]
    older = full_case.rows("triage")[0]
    full_case.write(db, lambda tx: triage.save(tx, replace(triage.get(tx), reason="now this")))
    full_case.close()
    raw = full_case.raw()
    raw.execute(f"REPLACE INTO triage VALUES ({', '.join('?' * len(older))})", older)  # noqa: S608 - question marks
    raw.close()

    assert faults(full_case) == (RowFault("triage", "triage", RowProblem.CHANGED),)


@pytest.mark.parametrize("column", ["data", "leaf"])
def test_an_edited_log_row_is_named_by_its_place(kit: Kit, column: str) -> None:
    log = kit.schema.log.__tablename__
    kit.close()
    kit.tamper(
        f"DROP TRIGGER {log}_no_update",
        f"UPDATE {log} SET {column} = zeroblob(32) WHERE seq = 1",  # noqa: S608 - our own tables
    )

    assert RowFault(log, "1", RowProblem.CHANGED) in faults(kit)


def test_a_log_cut_short_leaves_rows_it_does_not_know(kit: Kit) -> None:
    log = kit.schema.log.__tablename__
    kit.close()
    kit.tamper(f"DROP TRIGGER {log}_no_delete", f"DELETE FROM {log} WHERE seq > 0")  # noqa: S608 - our own tables

    assert faults(kit) != ()


def test_a_stale_summary_is_named(full_case: Kit, full_summary: CaseSummary) -> None:
    db = full_case.open_ones[0]

    with db.reading() as tx:
        assert audit.scratch_faults(tx, full_summary) == ()
        other = replace(full_summary, brief="Something else")
        stale = (RowFault("summary", "case-1", RowProblem.STALE),)
        assert audit.scratch_faults(tx, other) == stale


def test_a_reference_to_nothing_is_found(full_case: Kit) -> None:
    full_case.close()
    without_references(full_case, "DELETE FROM person WHERE id = 'p-subject'")

    with full_case.open().reading() as tx:
        assert "reference of case to person" in audit.integrity_faults(tx)


# Fault 46: each page of an older copy, put back one at a time.


def change_everything(kit: Kit, db: Database) -> None:
    """Make the newer copy differ from the older one in every table that can change, and grow."""
    if kit.schema is REGISTER:
        kit.write(db, lambda tx: register.save_setting(tx, "working-week", "any"))
        kit.write(db, lambda tx: register.save_setting(tx, "long", "x" * 9000))
        school = replace(_read(db, register.school), telephone="0100 200200")
        kit.write(db, lambda tx: register.save_school(tx, school))
        return
    head = _read(db, case.get)
    kit.write(db, lambda tx: case.save(tx, replace(head, brief="Another brief")))
    details = replace(_read(db, evidence.exhibits)[0].details, words="w" * 9000)
    kit.write(db, lambda tx: evidence.save_details(tx, (ItemId("item-1"),), details))
    kit.write(db, lambda tx: triage.save(tx, replace(triage.get(tx), reason="Another reason")))
    issued = replace(
        _read(db, letter.letters)[0], id=LetterId("letter-2"), number=2, sha256="", length=0
    )
    kit.write(db, lambda tx: letter.add(tx, issued))
    pdf = b"%PDF" + bytes(range(256)) * 80
    digest = hashlib.sha256(pdf).hexdigest()
    kit.write(db, lambda tx: letter.set_bytes(tx, issued.id, pdf, digest))
    with db.scratch(kit.writer) as tx:
        shown = summary.get(tx)
        assert shown is not None
        summary.save(tx, replace(shown, exhibits=9))
        letter.save_draft(tx, replace(letter.draft(tx, "DOC-21"), values=(("a", "d" * 9000),)))


def _read(db: Database, function: Any) -> Any:
    with db.reading() as tx:
        return function(tx)


def reported(kit: Kit, size: int) -> bool:
    """Whether opening or verifying says anything. `size` is the length of the log as last seen."""
    db = kit.open()
    try:
        open_check(db)
        with db.reading() as tx:
            entries = case_log.entries(tx)
            return bool(
                audit.integrity_faults(tx)
                or audit.row_faults(tx)
                or log_values.check_chain(entries, verify=lambda *_: True)
                or len(entries) < size
            )
    except CasebookError:
        return True
    finally:
        kit.close()


def content(kit: Kit) -> dict[str, list[Any]]:
    """Every row that counts, past the store."""
    tables = (*kit.schema.logged, kit.schema.log.__tablename__)
    return {table: kit.rows(table) for table in tables}


def test_an_old_page_put_back_is_reported_or_changes_nothing_that_counts(kit: Kit) -> None:
    db = kit.open_ones[0]
    kit.close()
    older = kit.path.read_bytes()
    db = kit.open()
    change_everything(kit, db)
    size = len(_read(db, case_log.leaves))
    kit.close()
    newer = kit.path.read_bytes()
    now = content(kit)
    assert not reported(kit, size)

    silent: list[int] = []
    loud: list[int] = []
    for at in range(0, len(older), PAGE):
        if older[at : at + PAGE] == newer[at : at + PAGE]:
            continue
        kit.path.write_bytes(newer[:at] + older[at : at + PAGE] + newer[at + PAGE :])
        (loud if reported(kit, size) else silent).append(at // PAGE)
        if silent[-1:] == [at // PAGE]:
            assert content(kit) == now, at // PAGE
    kit.path.write_bytes(newer)

    free = _scratch_pages(kit)
    assert len(loud) >= (6 if kit.schema is CASE else 3)
    assert set(silent) <= free


def _scratch_pages(kit: Kit) -> set[int]:
    """Pages that hold the writer row, a draft or the summary alone, and the header, which only counts changes."""
    raw = kit.raw()
    roots = raw.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name IN ('draft', 'writer', 'summary')"
    ).fetchall()
    raw.close()
    return {0, *(root - 1 for (root,) in roots)}


def test_the_whole_old_file_put_back_is_shorter_than_last_seen(kit: Kit, tmp_path: Path) -> None:
    kit.close()
    older = kit.path.read_bytes()
    db = kit.open()
    change_everything(kit, db)
    size = len(_read(db, case_log.leaves))
    kit.close()

    kit.path.write_bytes(older)

    assert reported(kit, size)
    assert not reported(kit, 0)
