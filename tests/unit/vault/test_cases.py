"""Who can open what: key sets that name nobody and cannot be forged, moved or put back."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from casebook.domain.ids import CaseId
from casebook.errors import (
    CannotOpen,
    CardChanged,
    Damaged,
    KeySetRefused,
    NotAMember,
    NotStored,
)
from casebook.vault import key_set
from casebook.vault.card import CardKind, new_card
from casebook.vault.card import _confirmed as confirmed_card
from casebook.vault.identity import Identity
from casebook.vault.key import Key, KeyPair
from casebook.vault.key_set import KeySet, Member
from casebook.vault.keyed_file import KeyedFile
from casebook.vault.secret import Secret
from tests.unit.vault.conftest import DAVIT, NOOR, School

Edit = Callable[[str, Callable[[bytes], bytes]], None]


def _keys(school: School, case: KeyedFile) -> Path:
    return school.folder / "cases" / case.id / "keys.json"


def test_members_open_a_case_and_nobody_else_does(school: School, case: KeyedFile) -> None:
    davit = school.enrol(DAVIT)
    noor = school.sign_in(NOOR)

    assert noor.case_ids() == (case.id,)
    assert davit.case_ids() == ()
    opened = noor.open_case(CaseId(case.id), write=True)
    assert {member.person for member in opened.members} == {school.oriel.person, noor.person}
    for attempt in (True, False):
        with pytest.raises(NotAMember):
            davit.open_case(CaseId(case.id), write=attempt)


def test_a_case_that_is_not_there_is_no_case_of_ours(school: School) -> None:
    with pytest.raises(NotAMember):
        school.oriel.open_case(CaseId("00000000-0000-4000-8000-000000000000"), write=False)
    with pytest.raises(Damaged):
        school.oriel.open_case(CaseId("../../x"), write=False)


def test_who_founds_a_case_is_in_it(school: School, noor: Identity) -> None:
    card = school.oriel.confirmed(noor.person)
    assert card is not None

    with pytest.raises(ValueError, match="member"):
        school.oriel.create_case((card,), ("hr",))


def test_a_first_look_says_who_gave_access_and_waits_for_a_yes(
    school: School, case: KeyedFile, noor: Identity
) -> None:
    first = noor.open_case(CaseId(case.id), write=False)
    assert first.first_contact
    assert first.signer == school.oriel.person

    noor.accept_case(first)

    assert not noor.open_case(CaseId(case.id), write=False).first_contact
    assert not school.oriel.open_case(CaseId(case.id), write=False).first_contact


def test_key_sets_are_the_same_size_for_one_member_and_for_six(school: School) -> None:
    alone = school.case()
    others = [school.enrol_anyone(number) for number in range(5)]
    many = school.case(*others)

    sizes = {_keys(school, one).stat().st_size for one in (alone, many)}
    counts = {len(json.loads(_keys(school, one).read_bytes())["env"]) for one in (alone, many)}
    assert len(sizes) == 1
    assert counts == {8}


def test_envelopes_that_open_for_nobody_look_like_the_others(school: School) -> None:
    case = school.case()
    for envelope in json.loads(_keys(school, case).read_bytes())["env"]:
        assert len(envelope) == 160
        assert int(envelope[62:64], 16) < 0x80
        # A point of the curve, not of its twist: Euler's criterion for x³ + 486662x² + x.
        prime = 2**255 - 19
        x = int.from_bytes(bytes.fromhex(envelope[:64]), "little")
        assert pow(x**3 + 486662 * x**2 + x, (prime - 1) // 2, prime) == 1


def test_a_member_is_added_without_a_new_epoch(school: School, case: KeyedFile) -> None:
    noor, davit = school.sign_in(NOOR), school.enrol(DAVIT)
    noor.accept_case(noor.open_case(CaseId(case.id), write=False))
    card = school.oriel.confirmed(davit.person)
    assert card is not None

    digest = school.oriel.reseal(case, (card,), ("clerk",), since="2026-01-05T09:00:00.000000Z")

    hers = davit.open_case(CaseId(case.id), write=True)
    assert (hers.epoch, hers.key_set_digest) == (case.epoch, digest)
    assert [member.role for member in hers.members] == ["role", "role", "clerk"]
    assert hers.members[2].since == "2026-01-05T09:00:00.000000Z"
    assert not noor.open_case(CaseId(case.id), write=False).first_contact
    connection = hers.creator()
    connection.close()


def test_a_prepared_key_set_changes_nothing_until_it_is_committed(
    school: School, case: KeyedFile
) -> None:
    davit = school.enrol(DAVIT)
    card = school.oriel.confirmed(davit.person)
    assert card is not None
    before = _keys(school, case).read_bytes()

    prepared = school.oriel.prepare_key_set(case, (card,), ("clerk",))

    assert _keys(school, case).read_bytes() == before
    assert davit.case_ids() == ()
    pending = school.oriel.pending_key_set(case)
    assert pending is not None
    assert pending.digest == prepared.digest

    pending.commit()

    assert davit.case_ids() == (case.id,)
    again = school.oriel.open_case(CaseId(case.id), write=True)
    assert again.key_set_digest == prepared.digest
    assert school.oriel.pending_key_set(again) is None


def test_an_old_key_set_that_is_put_back_is_refused(school: School, case: KeyedFile) -> None:
    davit = school.enrol(DAVIT)
    card = school.oriel.confirmed(davit.person)
    assert card is not None
    old = _keys(school, case).read_bytes()
    school.oriel.reseal(case, (card,), ("clerk",))
    school.oriel.open_case(CaseId(case.id), write=False)

    _keys(school, case).write_bytes(old)

    with pytest.raises(KeySetRefused):
        school.oriel.open_case(CaseId(case.id), write=False)


def test_key_sets_that_change_places_open_neither_case(school: School, noor: Identity) -> None:
    one, two = school.case(noor), school.case(noor)
    paths = _keys(school, one), _keys(school, two)
    first, second = (path.read_bytes() for path in paths)
    paths[0].write_bytes(second)
    paths[1].write_bytes(first)

    for case in (one, two):
        with pytest.raises(Damaged):
            school.oriel.open_case(CaseId(case.id), write=False)


def test_an_envelope_that_is_added_breaks_the_seal(
    school: School, case: KeyedFile, edit: Edit
) -> None:
    def add(data: bytes) -> bytes:
        file = json.loads(data)
        file["env"] = file["env"] + file["env"]
        return json.dumps(file, sort_keys=True, separators=(",", ":")).encode()

    edit(f"cases/{case.id}/keys.json", add)

    with pytest.raises(Damaged):
        school.oriel.open_case(CaseId(case.id), write=False)


def _forge(
    school: School, case: str, members: tuple[tuple[Identity, str], ...], signer: Identity
) -> None:
    """A whole key set of the attacker's own making, sealed to real people."""
    key = Key.random()
    empty = KeySet(case, 1, 0, (), "", signer.person, ())
    listed = tuple(Member(one.person, "hr", "", one.card.digest, 0) for one, _ in members)
    info = key_set.envelope_info(case, 1)
    new = {one.person: key.envelope(bytes.fromhex(one.card.receive), info) for one, _ in members}
    placed, envelopes = key_set.arranged(listed, new, ())
    pair = KeyPair(signer._seed)
    forged = key_set.signed(replace(empty, members=placed, envelopes=envelopes), pair)
    path = school.folder / "cases" / case / "keys.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(key_set.written(forged, key))


@pytest.mark.parametrize("where", ["new", "existing"])
def test_a_case_forged_by_somebody_unconfirmed_is_refused_by_name(
    school: School, case: KeyedFile, where: str
) -> None:
    davit = school.enrol(DAVIT)
    noor = school.sign_in(NOOR)
    at = case.id if where == "existing" else "99999999-9999-4999-8999-999999999999"

    _forge(school, at, ((noor, ""), (davit, "")), davit)

    with pytest.raises(KeySetRefused) as refused:
        noor.open_case(CaseId(at), write=False)
    assert davit.person in refused.value.sentence()


def test_a_set_signed_by_a_confirmed_person_who_was_no_member_is_refused(
    school: School, case: KeyedFile
) -> None:
    noor, davit = school.sign_in(NOOR), school.enrol(DAVIT)
    noor.accept_case(noor.open_case(CaseId(case.id), write=False))
    noor.confirm(davit.card, words_agreed=True)

    _forge(school, case.id, ((noor, ""), (davit, "")), davit)

    with pytest.raises(KeySetRefused):
        noor.open_case(CaseId(case.id), write=False)


def test_a_case_sealed_to_a_swapped_card_stops_who_confirmed_the_real_one(
    school: School, noor: Identity
) -> None:
    pair = KeyPair(Key.random())
    puppet = new_card(school.vault.id, noor.person, noor.name, CardKind.PERSON, pair)
    own = school.oriel.confirmed_cards()[0]

    case = school.oriel.create_case((own, confirmed_card(puppet)), ("manager", "hr"))

    with pytest.raises(CardChanged):
        school.oriel.open_case(CaseId(case.id), write=False)


def test_a_case_that_was_not_finished_is_not_there(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    from casebook.vault.folder import Folder

    def refuse(self: Folder, path: Path, data: bytes) -> None:
        raise NotStored

    with monkeypatch.context() as patched:
        patched.setattr(Folder, "write", refuse)
        with pytest.raises(NotStored):
            school.case()

    assert school.oriel.case_ids() == ()
    school.case()
    assert len(school.oriel.case_ids()) == 1


def test_a_vanished_case_is_told(school: School, case: KeyedFile) -> None:
    assert school.oriel.vanished_cases() == ()

    shutil.rmtree(school.folder / "cases" / case.id)

    assert school.oriel.vanished_cases() == (case.id,)
    with pytest.raises(Damaged):
        school.oriel.open_case(CaseId(case.id), write=False)


def test_a_flipped_byte_anywhere_in_a_key_set_is_told_to_its_members(
    school: School, case: KeyedFile
) -> None:
    """Also to somebody who never opened the case, and so remembers nothing of it."""
    noor, path = school.sign_in(NOOR), _keys(school, case)
    data = path.read_bytes()
    assert noor.damaged_cases() == ()
    for at in range(0, len(data), 211):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])

        told = (*school.oriel.damaged_cases(), *noor.damaged_cases())
        lost = (*school.oriel.vanished_cases(), *(() if noor.case_ids() else (case.id,)))
        assert told or lost, at
    path.write_bytes(data)
    assert noor.case_ids() == (case.id,)


def test_a_moved_case_opens_in_its_new_place(
    school: School, case: KeyedFile, tmp_path: Path
) -> None:
    """Nothing in a case names its casebook, but its members' keys are theirs alone."""
    copied = tmp_path / "copied"
    shutil.copytree(school.folder, copied)
    moved = School(copied, school.app_data, school.vault, school.oriel)

    again = moved.sign_in(NOOR)

    assert again.case_ids() == (case.id,)


def test_a_closed_case_opens_no_more_connections(case: KeyedFile) -> None:
    creator = case.creator

    case.close()

    with pytest.raises(CannotOpen):
        creator()


def test_who_signed_in_with_the_old_keys_sees_no_later_case(school: School) -> None:
    enrolment = school.oriel.enrol(NOOR, Secret("seven lanterns under bracken"))
    assert enrolment.newcomer.case_ids() == ()
    with pytest.raises(NotAMember):
        enrolment.newcomer.open_register(write=False)


@pytest.mark.parametrize("how", ["a folder", "nothing", "words"])
def test_what_stands_where_a_prepared_key_set_would_shuts_nobody_out(
    school: School, case: KeyedFile, how: str
) -> None:
    path = school.folder / "cases" / case.id / "keys.next.json"
    if how == "a folder":
        path.mkdir()
    else:
        path.write_text("" if how == "nothing" else "not a key set")

    assert school.oriel.pending_key_set(case) is None


def test_a_hand_over_leaves_no_copy_that_the_old_key_opens(
    school: School, noor: Identity, case: KeyedFile
) -> None:
    case.snapshot().close()
    assert case.has_snapshot
    assert noor.open_case(CaseId(case.id), write=False).has_snapshot

    rotation = school.oriel.rotate(case, (school.oriel.confirmed_cards()[0],), ("role",), since="")
    rotation.commit()

    names = {path.name for path in (school.folder / "cases" / case.id).iterdir()}
    assert {name for name in names if name.endswith(".db")} == {"case.2.db"}
