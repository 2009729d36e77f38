"""Two people compare words; nothing is sealed to anybody else."""

import json

import pytest

from casebook.domain.case_log import message
from casebook.errors import CardChanged, Damaged, WordsDiffer
from casebook.resources import text
from casebook.vault.card import Card, CardKind, ConfirmedCard, new_card, signed
from casebook.vault.identity import Identity
from casebook.vault.key import Key, KeyPair
from casebook.vault.secret import Secret
from tests.unit.vault.conftest import DAVIT, NOOR, ORIEL, PASSWORDS, School


def _swap_card(school: School, who: Identity) -> Card:
    """What somebody who can write in the folder does: the same person and name, their own keys."""
    pair = KeyPair(Key.random())
    card = new_card(school.vault.id, who.person, who.name, CardKind.PERSON, pair)
    path = school.folder / "people" / f"{who.person}.json"
    file = json.loads(path.read_bytes())
    file.update(card=card.written(), sig=signed(card, pair).hex())
    path.write_text(json.dumps(file, sort_keys=True, ensure_ascii=False, separators=(",", ":")))
    return card


def test_the_word_list_is_whole() -> None:
    words = text("words", "english.txt").split()

    assert len(set(words)) == 7776
    assert (words[0], words[-1]) == ("abacus", "zoom")


def test_both_see_the_same_six_words(school: School) -> None:
    enrolment = school.oriel.enrol(NOOR, Secret(PASSWORDS[NOOR]))
    newcomer = enrolment.newcomer

    assert len(enrolment.words) == 6
    assert enrolment.words == school.oriel.six_words(newcomer.card)
    assert enrolment.words == newcomer.six_words(school.oriel.card)


def test_other_keys_give_other_words(school: School, noor: Identity) -> None:
    before = school.oriel.six_words(noor.card)

    swapped = _swap_card(school, noor)

    assert school.oriel.six_words(swapped) != before
    assert set(swapped.words()) != set(noor.card.words())


def test_confirming_pins_both_ways_and_gives_the_register(school: School, noor: Identity) -> None:
    again = school.sign_in(NOOR)

    assert [card.person for card in school.oriel.confirmed_cards()] == [
        school.oriel.person,
        noor.person,
    ]
    assert {card.person for card in again.confirmed_cards()} == {school.oriel.person, noor.person}
    register = again.open_register(write=False)
    assert {member.person for member in register.members} == {school.oriel.person, noor.person}
    register.creator().close()


def test_words_that_differ_leave_nobody_behind(school: School) -> None:
    enrolment = school.oriel.enrol(NOOR, Secret(PASSWORDS[NOOR]))

    with pytest.raises(WordsDiffer):
        enrolment.confirm(words_agreed=False)

    assert school.oriel.confirmed(enrolment.card.person) is None
    assert [card.name for card in school.again().cards()] == [ORIEL]
    assert len(school.oriel.open_register(write=False).members) == 1


def test_nobody_is_confirmed_before_the_words_were_compared(school: School) -> None:
    enrolment = school.oriel.enrol(NOOR, Secret(PASSWORDS[NOOR]))

    assert school.oriel.confirmed(enrolment.card.person) is None
    assert len(school.oriel.open_register(write=False).members) == 1
    with pytest.raises(WordsDiffer):
        school.oriel.confirm(enrolment.card, words_agreed=False)


def test_a_confirmed_card_is_never_made_by_hand(noor: Identity) -> None:
    with pytest.raises(TypeError):
        ConfirmedCard(noor.card, proof=object())


def test_a_swapped_card_stops_the_one_who_pinned_it(school: School, noor: Identity) -> None:
    _swap_card(school, noor)

    with pytest.raises(CardChanged) as changed:
        school.oriel.confirmed(noor.person)
    assert changed.value.details == {"person": noor.person}
    with pytest.raises(CardChanged):
        school.oriel.confirmed_cards()


def test_a_deleted_card_is_damage(school: School, noor: Identity) -> None:
    (school.folder / "people" / f"{noor.person}.json").unlink()

    with pytest.raises(Damaged):
        school.oriel.confirmed(noor.person)


def test_without_a_memory_nobody_is_confirmed_and_it_is_said(
    school: School, noor: Identity
) -> None:
    (school.folder / "people" / f"{noor.person}.seen").unlink()

    again = school.sign_in(NOOR)

    assert again.memory_missing
    assert [card.person for card in again.confirmed_cards()] == [noor.person]


def test_the_second_copy_on_this_pc_makes_good_a_lost_memory(school: School) -> None:
    noor = school.enrol(NOOR)
    (school.folder / "people" / f"{noor.person}.seen").write_bytes(b"damaged")

    again = school.sign_in(NOOR, app_data=school.app_data)

    assert not again.memory_missing
    assert again.confirmed(school.oriel.person) is not None


def test_signatures_are_checked_with_the_pinned_key(school: School, noor: Identity) -> None:
    leaf = b"l" * 32
    signature = noor.sign("log", leaf)
    _swap_card(school, noor)

    verify = school.oriel.verifier(noor.person)
    assert verify is not None
    assert verify(noor.person, message("log", leaf), signature)
    assert not verify(noor.person, message("register", leaf), signature)
    assert not verify(noor.person, message("log", b"m" * 32), signature)
    assert not verify(school.oriel.person, message("log", leaf), signature)
    assert not verify(noor.person, message("log", leaf), signature[:-1] + b"\x00")
    assert school.oriel.verify(noor.person, message("log", leaf), signature)


def test_a_person_nobody_confirmed_has_no_verifier(school: School, noor: Identity) -> None:
    davit = school.enrol(DAVIT)

    assert noor.verifier(davit.person) is None
    assert noor.verifier("nobody") is None
    assert not noor.verify(davit.person, b"", bytes(64))
    assert school.oriel.verifier(davit.person) is not None


@pytest.mark.parametrize("label", ["card", "keyset", "", "log/v1\x00"])
def test_only_records_are_signed_for_other_layers(school: School, label: str) -> None:
    with pytest.raises(ValueError, match=f"^{label}$"):
        school.oriel.sign(label, b"")


def test_the_school_recovery_identity_opens_cases_by_its_sheet_alone(school: School) -> None:
    card, sheet = school.oriel.make_recovery_identity()
    case = school.oriel.create_case(
        (school.oriel.confirmed_cards()[0], card), ("manager", "recovery")
    )

    later = school.again().sign_in_with_sheet(card.name, sheet.secret())

    assert later.card.kind is CardKind.RECOVERY
    assert later.case_ids() == (case.id,)
    later.open_case(later.case_ids()[0], write=False).creator().close()
    assert len(card.card.words()) == 6


def test_people_of_another_casebook_are_no_people_here(school: School, noor: Identity) -> None:
    path = school.folder / "people" / f"{noor.person}.json"
    file = json.loads(path.read_bytes())
    file["card"]["casebook"] = "00000000-0000-4000-8000-000000000000"
    path.write_text(json.dumps(file, sort_keys=True, separators=(",", ":")))

    assert [card.name for card in school.again().cards()] == [ORIEL]
