"""What a person saw last: rollback and fork are noticed, by them, on any PC."""

import shutil
import uuid
from collections.abc import Callable

import pytest

from casebook.domain import merkle
from casebook.domain.ids import PersonId
from casebook.errors import NotStored
from casebook.vault import seen
from casebook.vault.identity import Identity
from casebook.vault.key import Key
from casebook.vault.keyed_file import KeyedFile
from casebook.vault.seen import CaseMemory, Memory, Pin, Seen, SeenVerdict
from tests.unit.vault.conftest import NOOR, ORIEL, School


def _root_at(words: str) -> Callable[[int], str]:
    leaves = [merkle.leaf_hash(letter.encode()) for letter in words]
    return lambda size: merkle.root(leaves[:size]).hex()


def _look(person: Identity, case: KeyedFile, words: str) -> SeenVerdict:
    root_at = _root_at(words)
    return person.compare(case.id, len(words), root_at(len(words)), root_at=root_at)


def _remember(person: Identity, case: KeyedFile, words: str) -> None:
    person.remember(case.id, len(words), _root_at(words)(len(words)), 1)


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        ("abc", SeenVerdict.SAME),
        ("abcd", SeenVerdict.AHEAD),
        ("ab", SeenVerdict.ROLLBACK),
        ("", SeenVerdict.ROLLBACK),
        ("abx", SeenVerdict.FORK),
        ("abxd", SeenVerdict.FORK),
        ("xbcdefgh", SeenVerdict.FORK),
    ],
)
def test_a_log_is_judged_by_what_was_seen(
    school: School, case: KeyedFile, now: str, verdict: SeenVerdict
) -> None:
    _remember(school.oriel, case, "abc")

    assert _look(school.oriel, case, now) is verdict
    assert _look(school.sign_in(ORIEL), case, now) is verdict


def test_a_log_nobody_looked_at_is_a_first(school: School, case: KeyedFile) -> None:
    assert school.oriel.last_seen(case.id) is None
    assert _look(school.oriel, case, "abc") is SeenVerdict.FIRST


def test_each_person_remembers_alone(school: School, case: KeyedFile) -> None:
    _remember(school.oriel, case, "abc")

    noor = school.sign_in(NOOR)

    assert noor.last_seen(case.id) is None
    assert school.oriel.last_seen(case.id) == Seen(3, _root_at("abc")(3), 1)


def test_the_whole_folder_put_back_is_noticed_on_this_pc(school: School, case: KeyedFile) -> None:
    _remember(school.oriel, case, "ab")
    old = school.folder.with_name("old")
    shutil.copytree(school.folder, old)
    _remember(school.oriel, case, "abcd")

    shutil.rmtree(school.folder)
    old.rename(school.folder)

    here = school.sign_in(ORIEL, app_data=school.app_data)
    assert _look(here, case, "ab") is SeenVerdict.ROLLBACK
    elsewhere = school.sign_in(ORIEL, app_data=None)
    assert _look(elsewhere, case, "ab") is SeenVerdict.SAME


def test_an_accepted_older_state_stays_accepted(school: School, case: KeyedFile) -> None:
    _remember(school.oriel, case, "abcd")

    _remember(school.oriel, case, "ab")

    again = school.sign_in(ORIEL, app_data=school.app_data)
    assert _look(again, case, "ab") is SeenVerdict.SAME


def test_two_pcs_of_one_person_add_up(school: School, case: KeyedFile, noor: Identity) -> None:
    other = school.case(noor)
    one, two = school.sign_in(ORIEL), school.sign_in(ORIEL)

    _remember(one, case, "abc")
    _remember(two, other, "xy")

    third = school.sign_in(ORIEL)
    assert _look(third, case, "abc") is SeenVerdict.SAME
    assert _look(third, other, "xy") is SeenVerdict.SAME
    assert third.confirmed(noor.person) is not None


@pytest.mark.parametrize("count", [0, 1, 20, 50])
def test_a_memory_is_one_size_for_one_case_and_for_fifty(count: int) -> None:
    people = [PersonId(str(uuid.UUID(int=number))) for number in range(6)]
    pins = {person: Pin("ab" * 32, "cd" * 32) for person in people}
    log = Seen(123_456, "ef" * 32, 12)
    one = CaseMemory(7, "01" * 32, 12, 12, tuple(people), log)
    cases = {str(uuid.UUID(int=number)): one for number in range(count)}
    memory, key = Memory(count=1000, pins=pins, cases=cases), Key.random()

    sealed = seen.sealed(memory, key, b"")

    assert len(sealed) == 16 * 1024
    assert seen.opened(sealed, key, b"") == memory


def test_a_memory_with_a_flipped_bit_is_no_memory(school: School, noor: Identity) -> None:
    path = school.folder / "people" / f"{noor.person}.seen"
    data = path.read_bytes()
    for at in range(0, len(data), 997):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])

        assert school.sign_in(NOOR).memory_missing


def test_one_persons_memory_is_nothing_to_another(school: School, noor: Identity) -> None:
    people = school.folder / "people"
    shutil.copy(people / f"{school.oriel.person}.seen", people / f"{noor.person}.seen")

    assert school.sign_in(NOOR).memory_missing


def test_a_memory_that_nothing_could_keep_is_said(
    school: School, case: KeyedFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    def refuse(*_args: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", refuse)

    with pytest.raises(NotStored):
        _remember(school.oriel, case, "abc")


def test_the_day_of_a_visit_is_kept_and_never_goes_back(school: School) -> None:
    one = school.sign_in(ORIEL)
    assert one.last_here == ""

    one.remember_here("2025-11-20")
    one.remember_here("2025-11-17")

    assert school.sign_in(ORIEL).last_here == "2025-11-20"


def test_a_private_name_is_stable_for_one_person_and_another_for_each(
    school: School, noor: Identity
) -> None:
    said = "case/task"
    oriel = school.sign_in(ORIEL)

    assert oriel.private_name(said) == school.sign_in(ORIEL).private_name(said)
    assert len({oriel.private_name(said), oriel.private_name("case/other"),
                noor.private_name(said)}) == 3  # fmt: skip
    assert len(oriel.private_name(said)) == 32


def test_a_memory_of_an_earlier_release_says_nothing_of_visits() -> None:
    key = Key.random()
    earlier = seen.sealed(Memory(count=3), key, b"")

    assert seen.opened(earlier, key, b"") == Memory(count=3, here="")
    assert Memory(here="2025-11-17").merged(Memory(here="2025-11-20")).here == "2025-11-20"
