"""Getting in: passwords, sheets, slots, cards, and everything that must not get in."""

import json
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from casebook.domain.ids import PersonId
from casebook.errors import (
    BadInput,
    CardChanged,
    CasebookError,
    CostRefused,
    Damaged,
    FolderInUse,
    NewerFormat,
    NotACasebook,
    NotAllowed,
    NotStored,
    UnusableName,
    WeakPassword,
    WrongGroup,
    WrongPassword,
)
from casebook.vault.card import CardKind, new_card, signed
from casebook.vault.cost import STANDARD_COST, STANDARD_LIMITS, Cost, calibrated_cost
from casebook.vault.identity import Identity
from casebook.vault.key import Key, KeyPair
from casebook.vault.password import check_password
from casebook.vault.secret import Secret
from casebook.vault.vault import SignInDelay, create_vault, open_vault
from tests.unit.vault.conftest import CHEAP, DAVIT, LIMITS, NOOR, ORIEL, PASSWORDS, School

Edit = Callable[[str, Callable[[bytes], bytes]], None]


def _person(one: Identity) -> str:
    return f"people/{one.person}.json"


def _json(change: Callable[[Any], None]) -> Callable[[bytes], bytes]:
    def edited(data: bytes) -> bytes:
        value = json.loads(data)
        change(value)
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    return edited


@pytest.mark.parametrize("typed", [ORIEL, ORIEL.upper(), f"  {ORIEL.replace(' ', '   ')} "])
def test_a_person_signs_in_by_their_name_however_it_is_typed(school: School, typed: str) -> None:
    again = school.again().sign_in(typed, Secret(PASSWORDS[ORIEL]))

    assert again.person == school.oriel.person


def test_a_person_signs_in_by_their_id(school: School) -> None:
    again = school.again().sign_in(school.oriel.person, Secret(PASSWORDS[ORIEL]))

    assert again.name == ORIEL


@pytest.mark.parametrize(
    "password",
    ["", "wrong", PASSWORDS[ORIEL] + " ", "x" * 10_000, "a\x00b", "half \ud800 letter"],
    ids=["empty", "wrong", "longer", "10,000 letters", "NUL", "lone surrogate"],
)
def test_a_wrong_password_is_refused_in_the_same_sentence(school: School, password: str) -> None:
    vault = school.again()
    sentences = set()
    for name in (ORIEL, "Nobody", school.oriel.person):
        with pytest.raises(WrongPassword) as refused:
            vault.sign_in(name, Secret(password))
        sentences.add(refused.value.sentence())

    assert len(sentences) == 1


def test_delays_grow_to_a_minute_and_nobody_is_locked_out(school: School) -> None:
    vault, waits = school.again(), []
    for _ in range(20):
        with pytest.raises(WrongPassword):
            vault.sign_in(ORIEL, Secret("wrong"))
        waits.append(vault.delay.wait_seconds)

    assert waits == [1, 2, 4, 8, 16, 32, *[60] * 14]
    vault.sign_in(ORIEL, Secret(PASSWORDS[ORIEL]))
    assert vault.delay == SignInDelay(0)
    assert vault.delay.wait_seconds == 0


def test_an_unknown_name_costs_as_much_work_as_a_wrong_password(tmp_path: Path) -> None:
    dear = Cost(memory_kib=32 * 1024, passes=2, lanes=1)
    vault = create_vault(tmp_path / "c", cost=dear, limits=LIMITS, practice=True)
    vault.found_person(ORIEL, Secret(PASSWORDS[ORIEL]))

    def spent(name: str) -> float:
        begun = time.process_time()
        with pytest.raises(WrongPassword):
            vault.sign_in(name, Secret("wrong"))
        return time.process_time() - begun

    known, unknown = min(spent(ORIEL) for _ in range(3)), min(spent("Nobody") for _ in range(3))
    assert unknown > known / 3


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_every_form_of_the_same_password_opens(tmp_path: Path, form: str) -> None:
    vault = create_vault(tmp_path / "c", cost=CHEAP, limits=LIMITS, practice=True)
    password = "café ﬁnches Ångström harbour"
    vault.found_person(ORIEL, Secret(password))

    other = unicodedata.normalize(form, password)  # type: ignore[arg-type]

    vault.sign_in(ORIEL, Secret(other))


@pytest.mark.parametrize(
    "password",
    [
        "",
        "short",
        "aaaaaaaaaaaaaaaa",
        "password1234",
        "one two",
        "tab\tseparated\x00nul words",
        "\ud800" * 20,
    ],
)
def test_a_weak_password_is_refused(password: str) -> None:
    with pytest.raises(WeakPassword):
        check_password(Secret(password))


@pytest.mark.parametrize(
    "password", ["violet tractor harbour", "kQ7#vv2!pLm9zz", "słoneczny kłąb żółwia " * 20]
)
def test_a_good_password_of_any_length_and_language_is_taken(password: str) -> None:
    check_password(Secret(password))


def test_an_old_password_opens_nothing_after_a_new_one(school: School) -> None:
    new = "copper meadow thirteen owls"

    with pytest.raises(WrongPassword):
        school.oriel.set_password(Secret("wrong"), Secret(new))
    with pytest.raises(NotAllowed):
        school.oriel.set_password(None, Secret(new))
    with pytest.raises(WeakPassword):
        school.oriel.set_password(Secret(PASSWORDS[ORIEL]), Secret("short"))
    school.sign_in(ORIEL)
    school.oriel.set_password(Secret(PASSWORDS[ORIEL]), Secret(new))

    assert school.again().sign_in(ORIEL, Secret(new)).card == school.oriel.card
    with pytest.raises(WrongPassword):
        school.sign_in(ORIEL)


def test_a_sheet_holds_only_once_two_groups_were_typed_back(school: School) -> None:
    sheet = school.oriel.new_sheet()
    groups = sheet.groups()
    assert [len(group) for group in groups] == [4] * 8
    assert not school.oriel.has_sheet

    with pytest.raises(WrongGroup) as wrong:
        school.oriel.confirm_sheet(sheet, {2: groups[1].lower(), 5: "AAAA"})
    assert wrong.value.details["group"] == 5
    with pytest.raises(BadInput):
        school.oriel.confirm_sheet(sheet, {2: groups[1]})
    with pytest.raises(WrongPassword):
        school.again().sign_in_with_sheet(ORIEL, Secret(" ".join(groups)))

    school.oriel.confirm_sheet(sheet, {2: groups[1].lower(), 5: groups[4]})

    typed = " ".join(groups).lower().replace("o", "0").replace("i", "1").replace("b", "8")
    again = school.again().sign_in_with_sheet(ORIEL, Secret(typed))
    again.set_password(None, Secret("copper meadow thirteen owls"))
    assert again.person == school.oriel.person
    school.again().sign_in(ORIEL, Secret("copper meadow thirteen owls"))


def test_a_new_sheet_takes_the_place_of_the_old_one(school: School) -> None:
    first, second = school.oriel.new_sheet(), school.oriel.new_sheet()
    for sheet in (first, second):
        school.oriel.confirm_sheet(sheet, {1: sheet.groups()[0], 8: sheet.groups()[7]})

    school.again().sign_in_with_sheet(ORIEL, second.secret())
    with pytest.raises(WrongPassword):
        school.again().sign_in_with_sheet(ORIEL, first.secret())


@pytest.mark.parametrize("at", range(32))
def test_a_slip_on_a_sheet_names_the_group(school: School, at: int) -> None:
    named = set()
    for _ in range(
        3
    ):  # of a thousand slips, one could as well be a slip elsewhere: none is named then
        letters = "".join(school.oriel.new_sheet().groups())
        other = "A" if letters[at] != "A" else "Q"
        with pytest.raises(BadInput) as wrong:
            school.vault.sign_in_with_sheet(ORIEL, Secret(letters[:at] + other + letters[at + 1 :]))
        named.add(wrong.value.details.get("group"))

    assert named - {None} == {at // 4 + 1}


@pytest.mark.parametrize("typed", ["", "ABCD", "A" * 32, "!" * 32, "A" * 33])
def test_what_is_no_sheet_is_refused_in_a_sentence(school: School, typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        school.vault.sign_in_with_sheet(ORIEL, Secret(typed))

    assert refused.value.sentence().endswith(".")


# Slots and cards that somebody edited


@pytest.mark.parametrize(
    "change",
    [
        lambda slot: slot.update(kdf=[128, 1, 1]),
        lambda slot: slot.update(salt="00" * 16),
        lambda slot: slot.update(sealed=slot["sealed"][:-2] + "00"),
    ],
    ids=["cost", "salt", "seal"],
)
def test_an_edited_slot_does_not_open(school: School, edit: Edit, change: Any) -> None:
    edit(_person(school.oriel), _json(lambda file: change(file["slots"][0])))

    with pytest.raises(WrongPassword):
        school.sign_in(ORIEL)


def test_another_persons_slot_does_not_open(school: School, noor: Identity, edit: Edit) -> None:
    hers = json.loads((school.folder / _person(noor)).read_bytes())["slots"]
    edit(_person(school.oriel), _json(lambda file: file.update(slots=hers)))

    with pytest.raises(WrongPassword):
        school.again().sign_in(ORIEL, Secret(PASSWORDS[NOOR]))


@pytest.mark.parametrize(
    "kdf",
    [
        [64 * 1024, 21, 4],
        [64 * 1024, 3, 9],
        [64 * 1024 * 1024, 3, 4],
        [8, 3, 4],
        [64 * 1024, 0, 1],
        [2**40, 2**40, 1],
    ],
)
def test_a_slot_outside_the_limits_is_refused_before_any_work(
    school: School, edit: Edit, kdf: list[int]
) -> None:
    edit(_person(school.oriel), _json(lambda file: file["slots"][0].update(kdf=kdf)))
    vault = open_vault(school.folder, limits=replace(STANDARD_LIMITS, floor=CHEAP), app_data=None)
    if kdf[0] == 8 or kdf[1] == 0:
        vault = school.again()

    begun = time.process_time()
    with pytest.raises(CostRefused):
        vault.sign_in(ORIEL, Secret(PASSWORDS[ORIEL]))
    assert time.process_time() - begun < 0.05


@pytest.mark.parametrize("memory", [8, 64 * 1024 * 1024])
def test_a_casebook_that_lowers_or_explodes_the_cost_is_refused(
    school: School, edit: Edit, memory: int
) -> None:
    edit("casebook.json", _json(lambda file: file.update(kdf=[memory, 3, 4])))

    with pytest.raises(CostRefused):
        open_vault(school.folder, limits=STANDARD_LIMITS, app_data=None)


def test_the_standard_cost_lies_within_the_standard_limits() -> None:
    STANDARD_LIMITS.check(STANDARD_COST)
    assert Cost(memory_kib=65_536, passes=3, lanes=4) == STANDARD_COST
    for cost in (Cost(65_535, 3, 4), Cost(65_536, 2, 4), Cost(65_536, 3, 9), Cost(2**20 + 1, 3, 4)):
        with pytest.raises(CostRefused):
            STANDARD_LIMITS.check(cost)


def test_a_slow_pc_keeps_the_floor_and_a_fast_one_gets_more() -> None:
    def takes(each_64_mib: float) -> Cost:
        return calibrated_cost(STANDARD_LIMITS, lambda cost: cost.memory_kib / 65_536 * each_64_mib)

    assert takes(0.9) == STANDARD_COST
    assert takes(0.3).memory_kib == 128 * 1024
    assert takes(0.01) == Cost(256 * 1024, 20, 4)
    assert takes(0.125) == Cost(256 * 1024, 6, 4)


@pytest.mark.parametrize(
    "receive",
    ["00" * 32, "01" + "00" * 31, "ecffffff" + "ff" * 27 + "7f", "edffffff" + "ff" * 27 + "7f"],
)
def test_a_signed_card_with_a_worthless_key_is_damaged(school: School, receive: str) -> None:
    seed = Key.random()
    pair = KeyPair(seed)
    person = school.oriel.person
    card = replace(
        new_card(school.vault.id, person, "Sock Puppet", CardKind.PERSON, pair), receive=receive
    )
    path = school.folder / _person(school.oriel)
    file = json.loads(path.read_bytes())
    file["card"], file["sig"] = card.written(), signed(card, pair).hex()
    path.write_text(json.dumps(file, sort_keys=True, separators=(",", ":")))

    assert school.again().cards() == ()
    with pytest.raises(Damaged) as refused:
        school.sign_in(ORIEL)
    assert refused.value.details == {"item": _person(school.oriel)}


def test_a_card_whose_keys_are_not_the_seeds_is_damaged(school: School, edit: Edit) -> None:
    pair = KeyPair(Key.random())
    card = new_card(school.vault.id, school.oriel.person, ORIEL, CardKind.PERSON, pair)
    forged = {"card": card.written(), "sig": signed(card, pair).hex()}
    edit(_person(school.oriel), _json(lambda file: file.update(forged)))

    with pytest.raises(Damaged):
        school.sign_in(ORIEL)


def test_a_second_card_of_the_same_name_shuts_nobody_out(
    school: School, noor: Identity, tmp_path: Path
) -> None:
    for number in range(4):
        other = create_vault(tmp_path / f"o{number}", cost=CHEAP, limits=LIMITS, practice=True)
        puppet = other.found_person(ORIEL, Secret("marble otter ninety trumpets"))
        pair = KeyPair(Key.random())
        card = new_card(school.vault.id, puppet.person, ORIEL, CardKind.PERSON, pair)
        file = json.loads((tmp_path / f"o{number}" / _person(puppet)).read_bytes())
        file.update(card=card.written(), sig=signed(card, pair).hex())
        (school.folder / _person(puppet)).write_text(
            json.dumps(file, sort_keys=True, separators=(",", ":"))
        )

    assert school.sign_in(ORIEL).person == school.oriel.person


@pytest.mark.parametrize("name", ["", "   ", "a" * 81, "a\x00b", "a\u202eb", ORIEL, ORIEL.lower()])
def test_an_unusable_or_taken_name_is_refused(school: School, name: str) -> None:
    with pytest.raises(UnusableName):
        school.oriel.enrol(name, Secret(PASSWORDS[DAVIT]))

    assert len(list((school.folder / "people").glob("*.json"))) == 1


def test_only_the_first_person_founds(school: School) -> None:
    with pytest.raises(NotAllowed):
        school.again().found_person(NOOR, Secret(PASSWORDS[NOOR]))


# The folder


def test_a_casebook_needs_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")

    with pytest.raises(FolderInUse):
        create_vault(tmp_path, cost=CHEAP, limits=LIMITS, practice=False)

    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["note.txt"]


def test_a_casebook_is_not_made_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    with pytest.raises((FolderInUse, NotStored)):
        create_vault(tmp_path / "file", cost=CHEAP, limits=LIMITS, practice=False)


@pytest.mark.parametrize("name", ["missing", "home", "file"])
def test_what_is_no_casebook_is_said_to_be_none(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(NotACasebook):
        open_vault(tmp_path / name, limits=LIMITS, app_data=None)


def test_a_newer_casebook_is_refused_in_its_own_sentence(school: School, edit: Edit) -> None:
    edit("casebook.json", _json(lambda file: file.update(v=2, more=True)))

    with pytest.raises(NewerFormat):
        school.again()


def test_a_practice_casebook_stays_one(tmp_path: Path, school: School) -> None:
    create_vault(tmp_path / "real", cost=CHEAP, limits=LIMITS, practice=False)

    assert school.again().practice
    assert not open_vault(tmp_path / "real", limits=LIMITS, app_data=None).practice


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"\xff", b"{" * 70_000, b'{"v":1}', b"x" * 2_000_000]
)
def test_a_damaged_casebook_file_is_named(school: School, edit: Edit, data: bytes) -> None:
    edit("casebook.json", lambda _: data)

    with pytest.raises(Damaged) as damaged:
        school.again()
    assert "casebook.json" in damaged.value.sentence()


def test_linked_folders_are_refused(school: School, tmp_path: Path) -> None:
    people = school.folder / "people"
    people.rename(tmp_path / "elsewhere")
    people.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(CasebookError):
        school.sign_in(ORIEL)


def test_a_locked_person_can_do_nothing_more(school: School) -> None:
    school.oriel.close()

    for attempt in (
        lambda: school.oriel.sign("log", b""),
        school.oriel.case_ids,
        lambda: school.oriel.open_register(write=False),
        lambda: school.oriel.enrol(NOOR, Secret(PASSWORDS[NOOR])),
        school.oriel.new_sheet,
    ):
        with pytest.raises(CasebookError):
            attempt()


@pytest.mark.parametrize(
    "asks", [{"kdf": [8, 1, 1]}, {"kdf": [1 << 26, 3, 4]}, {"device": True}], ids=str
)
def test_a_namesake_whose_slot_asks_for_too_much_shuts_nobody_out(
    school: School, asks: dict[str, Any]
) -> None:
    for number in range(6):  # people are tried in the order of their ids: some come before Oriel
        pair = KeyPair(Key.random())
        person = PersonId(f"{number:08d}-0000-4000-8000-000000000000")
        card = new_card(school.vault.id, person, ORIEL, CardKind.PERSON, pair)
        file = json.loads((school.folder / _person(school.oriel)).read_bytes())
        file["card"], file["sig"] = card.written(), signed(card, pair).hex()
        file["slots"][0].update(asks)
        path = school.folder / "people" / f"{person}.json"
        path.write_text(json.dumps(file, sort_keys=True, separators=(",", ":")))

    assert school.sign_in(ORIEL).person == school.oriel.person


def test_a_new_password_never_takes_over_a_card_that_was_put_in_the_folder(
    school: School, edit: Edit
) -> None:
    pair = KeyPair(Key.random())
    card = new_card(school.vault.id, school.oriel.person, ORIEL, CardKind.PERSON, pair)
    forged = {"card": card.written(), "sig": signed(card, pair).hex()}
    before = school.oriel.card
    edit(_person(school.oriel), _json(lambda file: file.update(forged)))

    with pytest.raises(Damaged):
        school.oriel.set_password(Secret(PASSWORDS[ORIEL]), Secret(PASSWORDS[DAVIT]))

    assert school.oriel.card == before
    with pytest.raises(
        CardChanged
    ):  # Noor confirmed the keys that sit here, not those in the folder
        school.enrol(NOOR).confirmed(school.oriel.person)
