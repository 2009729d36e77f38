"""A drive whose locks do not keep two writers apart is read, never written."""

import fcntl
import sys
from pathlib import Path
from typing import Any

import pytest

from casebook.domain.ids import CaseId
from casebook.errors import ReadOnly
from casebook.vault.keyed_file import KeyedFile
from casebook.vault.lock_test import locks_hold
from tests.unit.vault.conftest import ORIEL, School

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="locks of a handle: their lies were NOT tested"
)


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    (tmp_path / "drive").mkdir()
    return tmp_path / "drive"


def lie(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a server does that says yes to every lock."""

    def yes(*_asked: Any) -> int:
        return 0

    monkeypatch.setattr(fcntl, "fcntl", yes)


def test_a_drive_of_this_computer_keeps_two_handles_apart(drive: Path) -> None:
    assert locks_hold(drive)
    assert list(drive.iterdir()) == []


def test_a_drive_that_grants_every_lock_is_found_out(
    drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lie(monkeypatch)

    assert not locks_hold(drive)
    assert list(drive.iterdir()) == []


def test_where_nothing_can_be_written_there_is_nothing_to_try(tmp_path: Path) -> None:
    assert locks_hold(tmp_path / "not there")


def test_on_such_a_drive_a_case_is_read_and_not_written(
    school: School, case: KeyedFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    lie(monkeypatch)
    again = school.sign_in(ORIEL)

    with pytest.raises(ReadOnly, match="another drive"):
        again.open_case(CaseId(case.id), write=True)
    looking = again.open_case(CaseId(case.id), write=False)

    assert looking.unsafe_drive
    looking.creator().close()


def test_a_case_that_is_only_looked_at_says_nothing_of_the_drive(
    school: School, case: KeyedFile
) -> None:
    assert not school.sign_in(ORIEL).open_case(CaseId(case.id), write=False).unsafe_drive
    assert not case.unsafe_drive
