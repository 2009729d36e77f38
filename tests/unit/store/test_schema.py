"""The structure is the released one, and says so itself; what is not is named."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from casebook.errors import Altered, Damaged, NewerFormat, OlderFormat
from casebook.store import schema as schemas
from casebook.store.database import Database
from casebook.store.schema import CASE, REGISTER, open_check
from tests.unit.store.kit import Kit

KITS = ("full_case", "full_register")

# What the register may hold. A fact of a case has no place in it.
REGISTER_COLUMNS = {
    "delegation": ["id", "given", "adopted_on", "reference", "row_salt"],
    "earlier": ["id", "of_table", "of_row", "version", "cells", "cells_salt", "row_salt"],
    "governor": ["id", "name", "kind", "office", "since", "until", "row_salt"],
    "limit_setting": ["id", "key", "value", "confirmed_by", "confirmed_on", "row_salt"],
    "policy": ["id", "position", "policy", "version", "text", "sha256", "adopted_on", "adopted_by",
               "row_salt"],
    "post_holding": ["id", "position", "person", "name", "post", "title", "since", "until",
                     "row_salt"],
    "privacy_papers": ["id", "notice_version", "notice_on", "covers_discipline", "covers_monitoring",
                       "policy_document", "policy_document_on", "impact_assessment", "row_salt"],
    "register_log": ["seq", "data", "signature", "leaf"],
    "school": ["id", "name", "address", "telephone", "email", "category", "reference_letters",
               "local_authority", "row_salt"],
    "school_contact": ["id", "duty", "name", "title", "telephone", "email", "person", "row_salt"],
    "setting": ["id", "value", "row_salt"],
    "setup_task": ["id", "done_on", "row_salt"],
    # Facts of employment, as a personnel office keeps them; that there is a case is nowhere in them.
    "staff": ["id", "name", "post", "contract", "works_from", "works_until", "week", "term_time_only",
              "overtime", "job_requirement_what", "job_requirement_allowed_by",
              "job_requirement_allowed_on", "teaching", "born", "line_manager", "role_expectations",
              "acknowledgements", "training", "profile_reminder_on", "monitoring_notice_on",
              "row_salt"],
    "term": ["id", "first", "last", "row_salt"],
    "writer": ["id", "token"],
}  # fmt: skip


@pytest.fixture(params=KITS)
def kit(request: pytest.FixtureRequest) -> Kit:
    found: Kit = request.getfixturevalue(request.param)
    return found


def reopened(kit: Kit) -> Database:
    kit.close()
    return kit.open()


def test_a_new_database_is_whole(kit: Kit) -> None:
    open_check(reopened(kit))


@pytest.mark.parametrize("schema", [CASE, REGISTER], ids=lambda schema: schema.name)
def test_the_released_digest_is_of_the_statements_of_this_version(schema: Any) -> None:
    """When this fails, either a mistake changed a released schema or a new version needs a migration."""
    made = {name: schemas.normal(text) for name, text in schemas.statements(schema).items()}

    assert schemas.structure_digest(made) == schema.digest


def test_the_register_holds_no_fact_of_a_case() -> None:
    tables = REGISTER.metadata.tables

    assert {
        name: [c.name for c in table.columns] for name, table in tables.items()
    } == REGISTER_COLUMNS


@pytest.mark.parametrize("schema", [CASE, REGISTER], ids=lambda schema: schema.name)
def test_every_table_is_logged_or_named_as_scratch(schema: Any) -> None:
    assert schema.metadata.tables.keys() == schema.logged.keys() | (
        schemas.unlogged(schema) & schema.metadata.tables.keys()
    )


def test_every_table_is_strict(kit: Kit) -> None:
    raw = kit.raw()

    strict = {name: strict for _, name, kind, _, _, strict in raw.execute("PRAGMA table_list")
              if kind == "table" and not name.startswith("sqlite_")}  # fmt: skip

    assert strict == dict.fromkeys(kit.schema.metadata.tables, 1)


def test_the_header_says_what_the_file_is(full_case: Kit, full_register: Kit) -> None:
    for kit, mark in ((full_case, b"CBKC"), (full_register, b"CBKR")):
        raw = kit.raw()
        assert raw.execute("PRAGMA application_id").fetchone()[0].to_bytes(4, "big") == mark
        assert raw.execute("PRAGMA user_version").fetchone() == (kit.schema.version,)


def test_a_file_of_a_newer_casebook_is_refused_in_a_sentence(kit: Kit) -> None:
    kit.tamper(f"PRAGMA user_version = {kit.schema.version + 1}")

    with pytest.raises(NewerFormat, match="newer"):
        open_check(reopened(kit))


def test_a_file_of_an_older_casebook_is_brought_up_to_date_first(kit: Kit) -> None:
    kit.tamper(f"PRAGMA user_version = {kit.schema.version - 1}")

    with pytest.raises(OlderFormat):
        open_check(reopened(kit))


def test_a_register_is_no_case(full_register: Kit) -> None:
    full_register.close()
    with pytest.raises(Damaged):
        open_check(full_register.open(schema=CASE))


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("DROP TRIGGER {log}_no_update", "{log}_no_update"),
        ("DROP TABLE earlier", "earlier"),
        ("CREATE VIEW seen AS SELECT 1", "seen"),
        ("CREATE TABLE more (a)", "more"),
        ("CREATE INDEX quick ON writer (token)", "quick"),
        ("CREATE TRIGGER own AFTER INSERT ON writer BEGIN SELECT 1; END", "own"),
        ("ALTER TABLE earlier ADD COLUMN more TEXT", "earlier"),
        ("ALTER TABLE writer RENAME COLUMN token TO owner", "writer"),
    ],
)
def test_whatever_differs_in_the_structure_is_named(kit: Kit, statement: str, named: str) -> None:
    log = kit.schema.log.__tablename__
    kit.tamper(statement.format(log=log))

    with pytest.raises(Altered) as refused:
        open_check(reopened(kit))
    assert refused.value.details["object"] == named.format(log=log)


def test_a_structure_rewritten_in_place_is_named(kit: Kit) -> None:
    log = kit.schema.log.__tablename__
    harmless = "CREATE TRIGGER {0}_no_delete BEFORE DELETE ON {0} WHEN 0 BEGIN SELECT 1; END"
    kit.tamper(
        f"UPDATE sqlite_schema SET sql = '{harmless.format(log)}' WHERE name = '{log}_no_delete'",  # noqa: S608 - our own names
        pragmas=("writable_schema = ON",),
    )

    with pytest.raises(Altered) as refused:
        open_check(reopened(kit))
    assert refused.value.details["object"] == f"{log}_no_delete"


def test_the_name_of_a_strangers_object_is_cut_to_letters(kit: Kit) -> None:
    name = "<img src=x>\u202e" + "y" * 90
    kit.tamper(f'CREATE VIEW "{name}" AS SELECT 1')

    with pytest.raises(Altered) as refused:
        open_check(reopened(kit))
    assert re.fullmatch(r"[a-z ]{1,60}", str(refused.value.details["object"]))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {log} SET data = x'00' WHERE seq = 0",
        "DELETE FROM {log} WHERE seq = 0",
        "DELETE FROM {log}",
        "REPLACE INTO {log} SELECT 0, data, signature, leaf FROM {log} WHERE seq = 1",
        "INSERT OR REPLACE INTO {log} SELECT seq, data, leaf, leaf FROM {log}",
        "INSERT INTO {log} SELECT 0, data, leaf, leaf FROM {log} WHERE seq = 1 ON CONFLICT (seq) DO UPDATE SET data = x'00'",
        "INSERT INTO {log} SELECT 99, data, signature, leaf FROM {log} WHERE seq = 1",
    ],
)
@pytest.mark.parametrize("pragma", ["recursive_triggers = ON", "recursive_triggers = OFF"])
def test_the_log_only_grows(kit: Kit, statement: str, pragma: str) -> None:
    log = kit.schema.log.__tablename__
    before = kit.rows(log)

    with pytest.raises(kit.driver.IntegrityError, match="the log only grows"):
        kit.tamper(statement.format(log=log), pragmas=(pragma,))

    assert kit.rows(log) == before


def test_a_sighting_takes_no_blob_in_any_column(full_case: Kit) -> None:
    columns = [c.name for c in CASE.logged["sighting"].columns if c.name != "row_salt"]

    for column in columns:
        with pytest.raises(full_case.driver.IntegrityError, match="cannot store BLOB"):
            full_case.tamper(f"UPDATE sighting SET \"{column}\" = x'89504E47'")  # noqa: S608 - our own table

    with pytest.raises(full_case.driver.IntegrityError):
        full_case.tamper("UPDATE sighting SET row_salt = zeroblob(4096)")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sealed_file SET item = 'sighting-1'",
        (
            "INSERT INTO sealed_file SELECT 'x', 'sighting-1', rendition, file_name, key_form, key_kept, "
            "sha256, length, row_salt FROM sealed_file LIMIT 1"
        ),
        "UPDATE sighting SET id = 'item-1'",
        (
            "INSERT OR REPLACE INTO sighting SELECT 'item-1', number, recorded_at, recorded_by, \"where\", "
            "device_holder, seen_by, first_seen, description, still_live, actions, dsl_told, police_told, "
            "police_reference, iwf_told, iwf_reference, lado_told, row_salt FROM sighting LIMIT 1"
        ),
    ],
    ids=["file moved", "file added", "sighting moved", "sighting added"],
)
def test_a_sighting_and_a_file_are_never_about_the_same_item(
    full_case: Kit, statement: str
) -> None:
    with pytest.raises(full_case.driver.IntegrityError, match="a sighting has no file"):
        full_case.tamper(statement)


def test_one_flipped_bit_in_any_page_is_noticed(kit: Kit, tmp_path: Path) -> None:
    kit.close()
    whole = kit.path.read_bytes()
    size = 4096

    for page in range(len(whole) // size):
        changed = bytearray(whole)
        changed[page * size + (page * 67) % size] ^= 1 << (page % 8)
        kit.path.write_bytes(changed)
        with pytest.raises(Damaged):
            open_check(kit.open())
        kit.close()

    kit.path.write_bytes(whole)
    open_check(kit.open())


@pytest.mark.parametrize("change", ["cut", "cut in a page", "grown", "swapped", "emptied"])
def test_pages_cut_added_or_swapped_are_noticed(kit: Kit, change: str) -> None:
    kit.close()
    whole = kit.path.read_bytes()
    pages = [whole[at : at + 4096] for at in range(0, len(whole), 4096)]
    swapped = [*pages[:2], pages[3], pages[2], *pages[4:]]
    kit.path.write_bytes(
        {
            "cut": whole[:-4096],
            "cut in a page": whole[:-100],
            "grown": whole + pages[-1],
            "swapped": b"".join(swapped),
            "emptied": b"",
        }[change]
    )

    with pytest.raises(Damaged):
        open_check(kit.open())


def test_a_database_without_a_key_is_not_taken_for_ours(kit: Kit, tmp_path: Path) -> None:
    kit.close()
    plain = kit.driver.connect(str(tmp_path / "plain.db"))
    plain.execute("CREATE TABLE a (b)")
    plain.close()
    shutil.copy(tmp_path / "plain.db", kit.path)

    with pytest.raises(Damaged):
        open_check(kit.open())
