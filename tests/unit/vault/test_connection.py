"""Keyed databases: encrypted from the first byte, never WAL, and never opened without the key."""

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from casebook.domain.ids import CaseId
from casebook.errors import Damaged
from casebook.vault import connection
from casebook.vault.connection import Opening
from casebook.vault.key import Key
from casebook.vault.keyed_file import KeyedFile
from tests.unit.vault.conftest import NOOR, School


def _database(school: School, case: KeyedFile) -> Path:
    return school.folder / "cases" / case.id / "case.1.db"


def test_a_new_case_is_encrypted_before_anything_is_in_it(school: School, case: KeyedFile) -> None:
    data = _database(school, case).read_bytes()

    assert len(data) >= 4096
    assert not data.startswith(b"SQLite format 3")


def test_rows_stay_and_cannot_be_read_in_the_file(school: School, case: KeyedFile) -> None:
    writing = case.creator()
    writing.execute("CREATE TABLE note (words TEXT)")
    writing.execute("INSERT INTO note VALUES ('a canary sentence')")
    writing.close()

    assert b"canary" not in _database(school, case).read_bytes()
    assert case.creator().execute("SELECT words FROM note").fetchall() == [("a canary sentence",)]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "delete"),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("synchronous", 3),
    ],
)
def test_every_pragma_is_set(case: KeyedFile, pragma: str, value: object) -> None:
    assert case.creator().execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_a_connection_begins_no_transaction_by_itself(case: KeyedFile) -> None:
    opened = case.creator()
    opened.execute("CREATE TABLE t (x)")
    opened.execute("INSERT INTO t VALUES (1)")

    assert opened.isolation_level is None
    assert not opened.in_transaction


def test_a_case_open_for_reading_cannot_be_written(school: School, case: KeyedFile) -> None:
    case.creator().execute("CREATE TABLE t (x)")
    looking = school.sign_in(NOOR).open_case(CaseId(case.id), write=False)

    opened = looking.creator()

    assert opened.execute("SELECT count(*) FROM t").fetchone() == (0,)
    with pytest.raises(driver.OperationalError):
        opened.execute("INSERT INTO t VALUES (1)")


def test_another_key_opens_nothing(school: School, case: KeyedFile) -> None:
    with pytest.raises(Damaged):
        connection.connect(_database(school, case), Key.random(), Opening.WRITE, item="x")


def test_the_key_is_the_key_itself_and_no_passphrase(tmp_path: Path) -> None:
    key, path = Key(bytes(range(32))), tmp_path / "a.db"
    connection.create(path, key, item="a.db")

    plainly = driver.connect(path)
    plainly.execute(f"PRAGMA key = \"x'{bytes(range(32)).hex()}'\"")

    assert plainly.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    plainly.close()


def test_a_plain_database_in_its_place_is_damage(school: School, case: KeyedFile) -> None:
    path = _database(school, case)
    path.unlink()
    plain = driver.connect(path)
    plain.execute("CREATE TABLE t (x)")
    plain.close()

    with pytest.raises(Damaged) as damaged:
        case.creator()
    assert f"cases/{case.id}/case.1.db" in damaged.value.sentence()


def test_a_missing_database_is_damage_and_none_is_made(school: School, case: KeyedFile) -> None:
    _database(school, case).unlink()

    with pytest.raises(Damaged):
        case.creator()
    assert not _database(school, case).exists()


def test_what_a_killed_writer_left_is_rolled_back_even_for_a_reader(
    school: School, case: KeyedFile
) -> None:
    path = _database(school, case)
    writing = case.creator()
    writing.execute("CREATE TABLE t (x)")
    writing.execute("PRAGMA cache_size = 1")
    writing.execute("PRAGMA cache_spill = 1")
    writing.execute("BEGIN IMMEDIATE")
    writing.executemany("INSERT INTO t VALUES (?)", [(bytes(3000),) for _ in range(60)])
    journal = path.with_name(path.name + "-journal")
    killed, left = path.read_bytes(), journal.read_bytes()
    writing.execute("ROLLBACK")
    writing.close()
    assert len(left) > 4096
    assert path.read_bytes() != killed
    path.write_bytes(killed)
    journal.write_bytes(left)

    looking = school.sign_in(NOOR).open_case(CaseId(case.id), write=False)

    assert looking.creator().execute("SELECT count(*) FROM t").fetchone() == (0,)


def test_a_folder_with_awkward_letters_opens(tmp_path: Path) -> None:
    folder = tmp_path / "a b?c#d%20é"
    folder.mkdir()

    connection.create(folder / "x.db", Key.random(), item="x")

    assert (folder / "x.db").stat().st_size > 0
