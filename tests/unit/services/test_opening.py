"""Setting a casebook up, and signing in to it."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC
from itertools import count
from pathlib import Path

import pytest

from casebook.domain.clock import PlayedClock
from casebook.domain.ids import PersonId
from casebook.domain.person import Post
from casebook.errors import (
    CannotOpen,
    CostRefused,
    Damaged,
    FolderInUse,
    Missing,
    NewerFormat,
    NotACasebook,
    NotStored,
    SetUpUnfinished,
    UnusableName,
    WeakPassword,
    WrongPassword,
)
from casebook.services.opening import Opener, Secret, SetUp, create_casebook, open_casebook
from casebook.services.user import User
from casebook.services.working_days import bank_holidays
from casebook.settings import system_clock
from casebook.vault.cost import STANDARD_COST, STANDARD_LIMITS, Cost, CostLimits
from casebook.vault.vault import create_vault
from tests.builders import (
    HEAD_NAME,
    HEAD_PASSWORD,
    HR_NAME,
    HR_PASSWORD,
    MONDAY,
    a_school,
    a_set_up,
)


def test_a_new_casebook_knows_its_school_its_first_person_and_the_shipped_policy(
    user: User,
) -> None:
    assert user.school.get() == a_school()
    assert (user.name, user.post, user.post_title) == (HEAD_NAME, Post.HEADTEACHER, "Headteacher")
    assert [policy.id for policy in user.school.policies()] == ["beaumont-2018"]
    assert user.practice is True


@pytest.mark.parametrize("typed", [HEAD_NAME, "oriel tansley", "  ORIEL   Tansley "])
def test_a_name_is_typed_in_any_case_and_with_any_spaces(
    user: User, sign_in: Callable[[str, str], User], typed: str
) -> None:
    assert sign_in(typed, HEAD_PASSWORD).person == user.person


def test_an_id_signs_in_as_well_as_a_name(user: User, sign_in: Callable[[str, str], User]) -> None:
    assert sign_in(user.person, HEAD_PASSWORD).name == HEAD_NAME


@pytest.mark.parametrize(
    ("name", "password"),
    [
        (HEAD_NAME, "copper lantern orchard 72"),
        (HEAD_NAME, ""),
        (HEAD_NAME, "x" * 10_000),
        (HEAD_NAME, "a\x00b"),
        (HEAD_NAME, "\ud800"),
        (HEAD_NAME, HR_PASSWORD),
        ("Nobody Here", HEAD_PASSWORD),
        ("", HEAD_PASSWORD),
    ],
)
def test_a_wrong_name_or_password_is_refused_in_one_sentence(
    user: User, sign_in: Callable[[str, str], User], name: str, password: str
) -> None:
    with pytest.raises(WrongPassword, match="do not fit together"):
        sign_in(name, password)


def test_the_holidays_are_known_by_the_time_somebody_signs_in(
    user: User, casebook_folder: Path, clock: PlayedClock, opener: Opener
) -> None:
    bank_holidays.cache_clear()
    open_casebook(casebook_folder, clock=clock, opener=opener).make_ready()
    assert bank_holidays.cache_info().currsize == 1


def test_waiting_grows_with_wrong_passwords_and_nobody_is_locked_out(
    user: User, casebook_folder: Path, clock: PlayedClock, opener: Opener
) -> None:
    now = [1000.0]
    still = replace(opener, monotonic=lambda: now[0])
    closed = open_casebook(casebook_folder, clock=clock, opener=still)
    waits = []
    for _ in range(20):
        with pytest.raises(WrongPassword):
            closed.sign_in(HEAD_NAME, Secret("wrong password 123"))
        waits.append(closed.wait_seconds)

    assert waits[:8] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert set(waits[8:]) == {60}
    now[0] += 45
    assert closed.wait_seconds == 15
    now[0] += 45
    assert closed.wait_seconds == 0
    again = closed.sign_in(HEAD_NAME, Secret(HEAD_PASSWORD))
    assert closed.wait_seconds == 0
    again.close()


@pytest.mark.parametrize(
    ("set_up", "error"),
    [
        (replace(a_set_up(), password=Secret("Password123!")), WeakPassword),
        (replace(a_set_up(), person_name="Oriel\x07"), UnusableName),
        (replace(a_set_up(), person_name="   "), Missing),
        (replace(a_set_up(), post_title=" "), Missing),
        (replace(a_set_up(), school=replace(a_school(), name="")), Missing),
    ],
)
def test_a_set_up_that_is_refused_leaves_no_folder(
    casebook_folder: Path,
    clock: PlayedClock,
    opener: Opener,
    set_up: SetUp,
    error: type[Exception],
) -> None:
    with pytest.raises(error):
        create_casebook(casebook_folder, set_up, clock=clock, opener=opener)

    assert not casebook_folder.exists()


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("stored", [0, 1, 2, 4])
def test_a_set_up_that_fails_half_way_leaves_the_folder_as_it_was(
    tmp_path: Path,
    clock: PlayedClock,
    opener: Opener,
    monkeypatch: pytest.MonkeyPatch,
    stored: int,
    *,
    there: bool,
) -> None:
    folder = tmp_path / "drive" / "casebook"
    if there:
        folder.mkdir(parents=True)
    real, left = Path.replace, [stored]

    def failing(path: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] < 0:
            raise OSError
        return real(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(NotStored):
        create_casebook(folder, a_set_up(), clock=clock, opener=opener)
    monkeypatch.undo()

    assert folder.exists() == there
    assert folder.parent.exists() == there
    if there:
        assert list(folder.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(
    casebook_folder: Path, clock: PlayedClock, opener: Opener
) -> None:
    casebook_folder.mkdir()
    (casebook_folder / "letter.txt").write_text("mine")

    with pytest.raises(FolderInUse):
        create_casebook(casebook_folder, a_set_up(), clock=clock, opener=opener)

    assert [path.name for path in casebook_folder.iterdir()] == ["letter.txt"]


def test_a_folder_without_a_casebook_says_so(
    tmp_path: Path, clock: PlayedClock, opener: Opener
) -> None:
    with pytest.raises(NotACasebook):
        open_casebook(tmp_path, clock=clock, opener=opener)


def test_a_set_up_that_was_cut_off_says_so(
    user: User, casebook_folder: Path, tmp_path: Path, clock: PlayedClock, opener: Opener
) -> None:
    cut_off = tmp_path / "cut-off"
    cut_off.mkdir()
    (cut_off / "casebook.json").write_bytes((casebook_folder / "casebook.json").read_bytes())

    with pytest.raises(SetUpUnfinished):
        open_casebook(cut_off, clock=clock, opener=opener)


def test_a_set_up_cut_off_between_keys_and_tables_says_so_too(
    tmp_path: Path, clock: PlayedClock, opener: Opener
) -> None:
    folder = tmp_path / "cut-off"
    vault = create_vault(folder, cost=opener.cost, limits=opener.limits, practice=True)
    vault.found_person(HEAD_NAME, Secret(HEAD_PASSWORD)).close()

    user = open_casebook(folder, clock=clock, opener=opener).sign_in(
        HEAD_NAME, Secret(HEAD_PASSWORD)
    )

    with pytest.raises(SetUpUnfinished):
        user.school.get()
    user.close()


@pytest.mark.parametrize("made_for_practice", [True, False])
def test_a_casebook_that_was_passed_off_as_another_kind_is_refused_at_signing_in(
    tmp_path: Path, opener: Opener, *, made_for_practice: bool
) -> None:
    clock = PlayedClock(MONDAY, practice=made_for_practice)
    made = create_casebook(tmp_path / "made", a_set_up(), clock=clock, opener=opener)
    made.close()
    settings = tmp_path / "made" / "casebook.json"
    kept = json.loads(settings.read_bytes())
    kept["practice"] = not made_for_practice
    settings.write_text(json.dumps(kept, sort_keys=True, separators=(",", ":")))

    user = open_casebook(tmp_path / "made", clock=clock, opener=opener).sign_in(
        HEAD_NAME, Secret(HEAD_PASSWORD)
    )
    with pytest.raises(Damaged, match=r"for practice was changed in \{item\}") as refused:
        user.come_in()

    assert refused.value.details == {"item": "casebook.json"}
    with pytest.raises(CannotOpen, match="locked"):
        user.people.new_sheet()


@pytest.mark.parametrize("lost", ["one bit of the id", "every card"])
@pytest.mark.usefixtures("case_id")
def test_nobody_is_told_to_delete_a_casebook_that_was_in_use(
    user: User, casebook_folder: Path, clock: PlayedClock, opener: Opener, lost: str
) -> None:
    user.close()
    if lost == "every card":
        shutil.rmtree(casebook_folder / "people")
    else:
        settings = casebook_folder / "casebook.json"
        kept = json.loads(settings.read_bytes())
        first = kept["casebook"][0]
        kept["casebook"] = ("1" if first == "0" else "0") + kept["casebook"][1:]
        settings.write_text(json.dumps(kept, sort_keys=True, separators=(",", ":")))

    with pytest.raises(Damaged) as refused:
        open_casebook(casebook_folder, clock=clock, opener=opener)

    assert refused.value.details == {"item": "casebook.json"}


@pytest.mark.parametrize(
    ("change", "error"),
    [({"v": 2}, NewerFormat), ({"kdf": [4, 1, 1]}, CostRefused), ({"casebook": "x"}, Damaged)],
)
def test_a_changed_settings_file_is_refused_before_any_password_is_tried(
    user: User,
    clock: PlayedClock,
    opener: Opener,
    change: dict[str, object],
    error: type[Exception],
) -> None:
    path = user.folder / "casebook.json"
    kept = {**json.loads(path.read_bytes()), **change}
    path.write_text(json.dumps(kept, sort_keys=True, separators=(",", ":")))

    with pytest.raises(error):
        open_casebook(user.folder, clock=clock, opener=opener)


def test_a_casebook_made_cheaply_is_refused_on_the_terms_of_the_program(
    user: User, casebook_folder: Path, clock: PlayedClock
) -> None:
    standard = Opener(STANDARD_COST, STANDARD_LIMITS, None)

    with pytest.raises(CostRefused):
        open_casebook(casebook_folder, clock=clock, opener=standard)


def test_a_casebook_on_the_real_clock_is_no_practice(casebook_folder: Path, opener: Opener) -> None:
    made = create_casebook(casebook_folder, a_set_up(), clock=system_clock(), opener=opener)

    assert made.practice is False
    assert made.clock.now().tzinfo is UTC
    made.close()


@pytest.mark.parametrize(("practice", "kdf"), [(False, [256, 4, 4]), (True, [64, 1, 1])])
def test_a_real_casebook_costs_what_this_pc_does_in_the_time_aimed_at_and_a_practice_one_the_least(
    tmp_path: Path, *, practice: bool, kdf: list[int]
) -> None:
    ticks = count()
    opener = Opener(
        Cost(64, 1, 1),
        CostLimits(Cost(64, 1, 1), Cost(256, 20, 8)),
        None,
        monotonic=lambda: next(ticks) / 8,  # whatever is tried takes an eighth of a second
        aim=0.5,
    )
    clock = PlayedClock(MONDAY, practice=practice)
    create_casebook(tmp_path / "made", a_set_up(), clock=clock, opener=opener).close()

    assert json.loads((tmp_path / "made" / "casebook.json").read_text())["kdf"] == kdf
    closed = open_casebook(tmp_path / "made", clock=clock, opener=opener)
    closed.sign_in(HEAD_NAME, Secret(HEAD_PASSWORD)).close()


def test_only_display_names_are_readable_in_the_folder(
    user: User, casebook_folder: Path, hr: PersonId
) -> None:
    words = ("Fernhollow", "Headteacher", "Schools HR", "Coppice", HEAD_PASSWORD, HR_PASSWORD)
    names = (HEAD_NAME, HR_NAME)
    for path in (one for one in casebook_folder.rglob("*") if one.is_file()):
        data = path.read_bytes()
        for word in (*words, *(names if path.parent.name != "people" else ())):
            assert word.encode() not in data, path.name


def test_a_user_is_printed_as_an_id_alone(user: User) -> None:
    assert repr(user) == user.person
    assert repr(user.session) == user.person
