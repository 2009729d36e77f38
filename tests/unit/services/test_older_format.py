"""A casebook that the first release wrote is brought up to date when it is opened, whole or not at all."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from casebook.domain.clock import PlayedClock
from casebook.domain.ids import CaseId
from casebook.errors import Altered, Damaged, HeldElsewhere, OlderCopy
from casebook.services.opening import Secret, open_casebook
from casebook.services.user import User
from casebook.services.verify import verify
from casebook.store.schema import CASE as SCHEMA
from casebook.vault.vault import open_vault
from tests.builders import HEAD_NAME, HEAD_PASSWORD, HR_NAME, HR_PASSWORD, MONDAY
from tests.faults.trial import share
from tests.unit.services import older
from tests.unit.services.older import CASE, COPIES, DATABASES
from tests.unit.services.tampering import by_the_driver

ROOT = Path(__file__).resolve().parents[3]
BROUGHT = "Brought the file up to date for a newer Casebook"


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("released") / "casebook"
    older.put_back(folder)
    return folder


@pytest.fixture
def folder(released: Path, tmp_path: Path) -> Path:
    """The casebook of the first release."""
    shutil.copytree(released, tmp_path / "casebook")
    return tmp_path / "casebook"


@pytest.fixture
def head(folder: Path, tmp_path: Path) -> Iterator[User]:
    """The headteacher, who has just signed in to it."""
    user = older.sign_in(folder, tmp_path / "app-data")
    yield user
    user.close()


def again(user: User, tmp_path: Path) -> User:
    user.close()
    return older.sign_in(user.folder, tmp_path / "app-data")


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def acts(user: User) -> list[str]:
    return [line.act.template for line in user.cases.log_lines(CASE)]


def test_home_lists_its_case_and_the_case_holds_all_it_held(head: User, tmp_path: Path) -> None:
    assert [version_of(head, file) for file in (None, CASE)] == [1, 1]

    [row] = head.cases.home().rows
    view = head.cases.view(CASE)

    assert row.case == CASE
    assert view.record.report.how_found == "Seen in passing by the caretaker"
    assert [one.number for one in view.record.exhibits] == [1]
    assert [one.note for one in view.record.outside] == ["The caretaker was thanked"]
    assert view.entries == 7
    assert acts(head)[-1] == BROUGHT
    assert [version_of(head, file) for file in (None, CASE)] == [SCHEMA.version] * 2
    later = again(head, tmp_path)
    assert verify(later).items == ()
    assert acts(later).count(BROUGHT) == 1
    later.close()


def version_of(user: User, case: CaseId | None) -> int:
    return older.version(user, case)


def test_somebody_else_goes_on_in_it_afterwards(head: User, folder: Path, tmp_path: Path) -> None:
    head.cases.home()
    head.close()
    closed = open_casebook(
        folder, clock=PlayedClock(MONDAY), opener=older.opener(tmp_path / "app-data")
    )
    adviser = closed.sign_in(HR_NAME, Secret(HR_PASSWORD))

    adviser.cases.accept(CASE)

    assert [row.case for row in adviser.cases.home().rows] == [CASE]
    assert verify(adviser).items == ()
    adviser.close()


def test_verify_says_what_is_so_and_writes_nothing(head: User, folder: Path) -> None:
    before = everything(folder)

    found = verify(head)

    assert [(one.where, one.code) for one in found.items] == [
        (name, "OlderFormat") for name in DATABASES
    ]
    assert "Sign in once" in found.items[0].what.english()
    assert (found.cases, found.files) == (1, 0)
    assert everything(folder) == before


def test_verify_finds_a_row_that_was_changed_in_it(head: User) -> None:
    by_the_driver(head, CASE, "UPDATE report SET how_found = 'by nobody'")

    found = [(one.where, one.code) for one in verify(head).items]

    assert (f"{DATABASES[1]}: report report", "changed") in found


def test_a_copy_lies_beside_until_what_was_made_of_it_is_opened_again_and_whole(
    head: User, folder: Path, tmp_path: Path
) -> None:
    before = [(folder / name).read_bytes() for name in DATABASES]

    head.cases.home()

    assert all((folder / name).stat().st_size >= 4096 for name in COPIES)
    assert not any((folder / name).read_bytes().startswith(b"SQLite") for name in COPIES)
    second = again(head, tmp_path)
    second.cases.home()
    second.cases.view(CASE)
    assert not any((folder / name).exists() for name in COPIES)
    assert [(folder / name).read_bytes() for name in DATABASES] != before
    second.close()


def test_the_copy_is_the_case_as_it_was(head: User, folder: Path, tmp_path: Path) -> None:
    head.cases.home()
    for copy, name in zip(COPIES, DATABASES, strict=True):
        shutil.copy(folder / copy, folder / name)
    shutil.rmtree(tmp_path / "app-data")
    for seen in (older.SAMPLE / "people").glob("*.seen"):
        shutil.copy(seen, folder / "people" / seen.name)

    second = again(head, tmp_path)

    assert [version_of(second, file) for file in (None, CASE)] == [1, 1]
    assert second.cases.view(CASE).record.report.how_found == "Seen in passing by the caretaker"
    assert acts(second).count(BROUGHT) == 1
    second.close()


def test_the_copy_stays_where_what_was_made_of_it_is_not_whole(
    head: User, folder: Path, tmp_path: Path
) -> None:
    head.cases.home()
    by_the_driver(head, CASE, "UPDATE report SET how_found = 'by nobody'")

    second = again(head, tmp_path)
    second.cases.view(CASE)

    assert (folder / COPIES[1]).exists()
    second.close()


def test_a_case_somebody_edited_is_not_signed_anew(head: User) -> None:
    by_the_driver(head, CASE, "UPDATE report SET how_found = 'by nobody'")

    with pytest.raises(Damaged):
        head.cases.view(CASE)

    assert version_of(head, CASE) == 1
    assert head.cases.home().rows == ()


def test_a_case_whose_structure_somebody_changed_is_left_as_it_is(head: User) -> None:
    by_the_driver(
        head, CASE, "CREATE TRIGGER sly AFTER INSERT ON case_log BEGIN DELETE FROM summary; END"
    )

    with pytest.raises(Altered):
        head.cases.view(CASE)

    assert version_of(head, CASE) == 1


def test_an_older_copy_is_noticed_before_it_is_brought_up_to_date(
    folder: Path, tmp_path: Path
) -> None:
    user = older.sign_in(folder, tmp_path / "app-data")
    remembered = user.session.identity.last_seen(CASE)
    assert remembered is not None
    user.session.identity.remember(CASE, remembered.size + 1, "ab" * 32, 1)

    with pytest.raises(OlderCopy):
        user.cases.view(CASE)

    assert version_of(user, CASE) == 1
    user.cases.accept_restored(CASE, "The disk failed; this is Friday's backup.")
    assert acts(user)[-3:] == [BROUGHT, "Opened for writing", "Accepted an older copy as restored"]
    user.close()


def test_a_case_written_in_elsewhere_waits_and_is_taken_after_ninety_quiet_seconds(
    folder: Path, tmp_path: Path
) -> None:
    adviser = open_vault(folder, limits=older.LIMITS, app_data=None).sign_in(
        HR_NAME, Secret(HR_PASSWORD)
    )
    held = adviser.open_case(CASE, write=True)
    held.take_lease(monotonic=0.0)
    now = [5000.0]
    terms = older.opener(tmp_path / "app-data", lambda: now[0])
    closed = open_casebook(folder, clock=PlayedClock(MONDAY), opener=terms)
    head = closed.sign_in(HEAD_NAME, Secret(HEAD_PASSWORD))

    home = head.cases.home()
    assert home.rows == ()
    assert any("brought up to date" in notice.english() for notice in home.notices)
    with pytest.raises(HeldElsewhere, match="older Casebook"):
        head.cases.view(CASE)
    now[0] += 91
    assert head.cases.home().rows == ()  # a list takes nobody's turn
    assert version_of(head, CASE) == 1

    assert head.cases.view(CASE).read_only_why is None
    assert [row.case for row in head.cases.home().rows] == [CASE]
    head.close()
    held.close()
    adviser.close()


_READ_ONLY = """
import sys
from pathlib import Path
from casebook.errors import ReadOnly
from tests.unit.services import older
user = older.sign_in(Path(sys.argv[1]), Path(sys.argv[2]))
try:
    user.cases.home()
except ReadOnly as refused:
    print(refused.sentence())
"""


def test_on_media_that_cannot_be_written_a_sentence_says_where_to_open_it(
    folder: Path, tmp_path: Path
) -> None:
    before = everything(folder)
    unshared = ["unshare", "--mount", "sh", "-c"]
    if not shutil.which("unshare") or subprocess.run([*unshared, "true"], check=False).returncode:
        pytest.skip("no mount of one's own is allowed here: reading only was NOT tested")
    mount = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
    work = [sys.executable, "-c", _READ_ONLY, str(folder), str(tmp_path / "here")]

    done = subprocess.run(
        [*unshared, mount, str(folder), *work],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    assert done.stdout == (
        "This casebook must be brought up to date first."
        " Open it once where its folder can be written to.\n"
    ), done.stderr
    assert everything(folder) == before


def child(folder: Path, app_data: Path, statement: int) -> "subprocess.CompletedProcess[str]":
    """Sign in in a child that kills itself before its nth statement."""
    command = [sys.executable, "-m", "tests.unit.services.older"]
    command += [str(folder), str(app_data), str(statement)]
    return subprocess.run(
        command, check=False, timeout=60, cwd=ROOT, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def statements(released: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many statements it takes to sign in and bring everything up to date."""
    home = tmp_path_factory.mktemp("whole")
    shutil.copytree(released, home / "casebook")
    done = child(home / "casebook", home / "app-data", 1_000_000)
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[0])


def assert_old_or_new_and_openable(folder: Path, app_data: Path) -> None:
    user = older.sign_in(folder, app_data)
    assert {version_of(user, file) for file in (None, CASE)} <= {1, SCHEMA.version}
    assert [row.case for row in user.cases.home().rows] == [CASE]
    assert user.cases.view(CASE).record.report.how_found == "Seen in passing by the caretaker"
    assert acts(user).count(BROUGHT) == 1
    assert verify(user).items == ()
    user.close()


def kill_and_go_on(folder: Path, tmp_path: Path, statement: int) -> None:
    done = child(folder, tmp_path / "app-data", statement)
    assert done.returncode == -signal.SIGKILL, done.stderr

    assert_old_or_new_and_openable(folder, tmp_path / "app-data")


@pytest.mark.parametrize("percent", [20, 50, 75, 95])
def test_a_kill_leaves_each_file_old_or_new_and_the_next_opening_goes_on(
    folder: Path, tmp_path: Path, statements: int, percent: int
) -> None:
    kill_and_go_on(folder, tmp_path, statements * percent // 100)


@pytest.mark.faults
@pytest.mark.parametrize("trial", range(share(200)))
def test_a_kill_at_any_statement_leaves_each_file_old_or_new(
    folder: Path, tmp_path: Path, statements: int, trial: int
) -> None:
    kill_and_go_on(folder, tmp_path, 1 + statements * trial // share(200))
