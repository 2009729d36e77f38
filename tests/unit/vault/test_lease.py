"""Who is writing: one at a time, a killed holder shuts nobody out, and no clock but one's own counts."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from casebook.domain.ids import CaseId
from casebook.errors import HeldElsewhere
from casebook.vault.identity import Identity
from casebook.vault.keyed_file import KeyedFile
from casebook.vault.lease import LeaseKind
from tests.unit.vault.conftest import NOOR, School

Edit = Callable[[str, Callable[[bytes], bytes]], None]


@pytest.fixture
def other(school: School, case: KeyedFile) -> KeyedFile:
    """The same case, open for writing by Noor."""
    return school.sign_in(NOOR).open_case(CaseId(case.id), write=True)


def test_a_free_lease_is_taken_and_given_back(case: KeyedFile, other: KeyedFile) -> None:
    assert case.lease_state(monotonic=0.0).kind is LeaseKind.FREE

    assert case.take_lease(monotonic=0.0) == case.writer_token
    assert case.lease_state(monotonic=1.0).kind is LeaseKind.OURS
    case.release_lease()

    assert other.take_lease(monotonic=0.0) == other.writer_token
    assert other.writer_token != case.writer_token


def test_a_second_writer_is_told_who_holds_it(
    school: School, case: KeyedFile, other: KeyedFile
) -> None:
    case.take_lease(monotonic=0.0)

    held = other.lease_state(monotonic=500.0)
    assert (held.kind, held.person) == (LeaseKind.HELD, school.oriel.person)
    for over in (False, True):
        with pytest.raises(HeldElsewhere):
            other.take_lease(monotonic=500.0, over=over)


def test_a_silent_holder_is_taken_over_after_ninety_seconds_of_our_own_clock(
    case: KeyedFile, other: KeyedFile
) -> None:
    case.take_lease(monotonic=0.0)

    assert other.lease_state(monotonic=7000.0).kind is LeaseKind.HELD
    assert other.lease_state(monotonic=7089.9).kind is LeaseKind.HELD
    assert other.lease_state(monotonic=7090.0).kind is LeaseKind.STALE
    with pytest.raises(HeldElsewhere):
        other.take_lease(monotonic=7091.0)
    other.take_lease(monotonic=7091.0, over=True)

    with pytest.raises(HeldElsewhere):
        case.renew_lease()
    assert case.lease_state(monotonic=7092.0).kind is LeaseKind.HELD
    other.renew_lease()


def test_each_beat_starts_the_wait_anew(case: KeyedFile, other: KeyedFile) -> None:
    case.take_lease(monotonic=0.0)
    for second in range(0, 600, 60):
        assert other.lease_state(monotonic=float(second)).kind is LeaseKind.HELD
        case.renew_lease()
    assert other.lease_state(monotonic=600.0).quiet == 0.0


def test_a_holder_whose_program_was_killed_on_this_pc_is_stale_at_once(
    case: KeyedFile, other: KeyedFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    with subprocess.Popen([sys.executable, "-c", "pass"]) as ended:
        ended.wait()
    with monkeypatch.context() as patched:
        patched.setattr(os, "getpid", lambda: ended.pid)
        case.take_lease(monotonic=0.0)

    assert other.lease_state(monotonic=0.0).kind is LeaseKind.STALE


def test_giving_back_never_takes_anothers_lease_away(case: KeyedFile, other: KeyedFile) -> None:
    case.take_lease(monotonic=0.0)
    other.release_lease()
    other.close()

    assert case.lease_state(monotonic=0.0).kind is LeaseKind.OURS
    case.close()


def test_a_lease_that_was_deleted_is_not_renewed(school: School, case: KeyedFile) -> None:
    case.take_lease(monotonic=0.0)
    (school.folder / "cases" / case.id / "lease.json").unlink()

    with pytest.raises(HeldElsewhere):
        case.renew_lease()


def test_a_lease_that_no_member_wrote_counts_for_nothing(
    school: School, case: KeyedFile, other: KeyedFile, edit: Edit
) -> None:
    case.take_lease(monotonic=0.0)

    def forge(data: bytes) -> bytes:
        file = json.loads(data)
        file["body"] = "00" + file["body"][2:]
        return json.dumps(file, separators=(",", ":")).encode()

    edit(f"cases/{case.id}/lease.json", forge)

    assert other.lease_state(monotonic=0.0).kind is LeaseKind.FREE


def test_a_lease_names_nobody_and_is_always_one_size(school: School, noor: Identity) -> None:
    sizes = set()
    for _ in range(3):
        case = school.case(noor)
        case.take_lease(monotonic=0.0)
        data = (school.folder / "cases" / case.id / "lease.json").read_bytes()
        sizes.add(len(data))
        assert school.oriel.person.encode() not in data
    assert len(sizes) == 1


def test_the_register_has_a_lease_of_its_own(school: School, noor: Identity) -> None:
    register = school.oriel.open_register(write=True)
    register.take_lease(monotonic=0.0)

    hers = school.sign_in(NOOR).open_register(write=True)

    assert hers.lease_state(monotonic=0.0).kind is LeaseKind.HELD
    register.close()
    assert hers.lease_state(monotonic=0.0) == replace(
        hers.lease_state(monotonic=0.0), kind=LeaseKind.FREE, host="", person=None
    )
