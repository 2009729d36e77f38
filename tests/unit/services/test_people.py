"""Enrolling and confirming people, recovery sheets and passwords."""

import json
from collections.abc import Callable, Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from typing_extensions import override

from casebook.domain import canon
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.person import Post
from casebook.domain.report import About
from casebook.errors import (
    CardChanged,
    Missing,
    NoDeviceSecret,
    NoKeyStore,
    NotAllowed,
    Refused,
    UnusableName,
    WeakPassword,
    WordsDiffer,
    WrongGroup,
    WrongPassword,
)
from casebook.services.opening import Opener, Secret, open_casebook
from casebook.services.people import DeviceSecretState
from casebook.services.user import User
from casebook.services.verify import verify
from casebook.vault.card import CardKind, new_card, signed
from casebook.vault.key import Key, KeyPair
from tests.builders import HEAD_NAME, HEAD_PASSWORD, HR_NAME, HR_PASSWORD, a_concern

SignIn = Callable[[str, str], User]
NEW = "harvest pelican drum 58"


def test_both_sides_confirm_each_other_when_the_words_agree(
    user: User, hr: PersonId, sign_in: SignIn
) -> None:
    assert {(one.name, one.confirmed, one.post) for one in user.people.enrolled()} == {
        (HEAD_NAME, True, Post.HEADTEACHER),
        (HR_NAME, True, Post.HR_ADVISER),
    }

    adviser = sign_in(HR_NAME, HR_PASSWORD)

    assert all(one.confirmed for one in adviser.people.enrolled())
    assert adviser.people.words_with(user.person) == user.people.words_with(hr)
    assert adviser.school.get() == user.school.get()


def test_words_that_differ_leave_nobody_enrolled(user: User, sign_in: SignIn) -> None:
    before = sorted(path.name for path in (user.folder / "people").iterdir())
    enrolment = user.people.enrol(
        "Lena Farrow", Secret("velvet harbour acorn 29"), post=Post.CLERK, title="Clerk"
    )
    assert len(enrolment.words) == 6

    with pytest.raises(WordsDiffer):
        user.people.confirm(enrolment, agreed=False)

    assert sorted(path.name for path in (user.folder / "people").iterdir()) == before
    with pytest.raises(WrongPassword):
        sign_in("Lena Farrow", "velvet harbour acorn 29")
    with pytest.raises(Refused):
        user.people.confirm(enrolment)


def test_each_person_needs_a_name_of_their_own_a_password_and_a_post(user: User) -> None:
    good = Secret("velvet harbour acorn 29")
    with pytest.raises(UnusableName):
        user.people.enrol("noor  WHITCOMBE", good, post=Post.CLERK, title="Clerk")
    with pytest.raises(WeakPassword):
        user.people.enrol("Lena Farrow", Secret("clerk"), post=Post.CLERK, title="Clerk")
    with pytest.raises(Missing):
        user.people.enrol("Lena Farrow", good, post=Post.CLERK, title=" ")


def test_a_recovery_sheet_opens_once_two_groups_were_typed_back(
    user: User, sign_in: SignIn, opener: Opener
) -> None:
    sheet = user.people.new_sheet()
    assert [len(group) for group in sheet.groups] == [4] * 8
    assert sheet.pdf.startswith(b"%PDF-")
    assert sheet.groups[0] not in repr(sheet)
    wrong = "AAAA" if sheet.groups[4] != "AAAA" else "BBBB"
    with pytest.raises(WrongGroup) as refused:
        user.people.confirm_sheet(sheet, (2, sheet.groups[1]), (5, wrong))
    assert "Group 5" in refused.value.sentence()

    user.people.confirm_sheet(sheet, (2, sheet.groups[1].lower()), (5, sheet.groups[4]))

    closed = open_casebook(user.folder, clock=user.clock, opener=opener)
    again = closed.sign_in_with_sheet(HEAD_NAME, Secret(" ".join(sheet.groups)))
    assert again.person == user.person
    again.people.change_password(None, Secret(NEW))
    again.close()
    assert sign_in(HEAD_NAME, NEW).person == user.person
    with pytest.raises(WrongPassword):
        sign_in(HEAD_NAME, HEAD_PASSWORD)


def test_an_older_sheet_is_not_confirmed_by_mistake(user: User) -> None:
    first = user.people.new_sheet()
    user.people.new_sheet()

    with pytest.raises(Refused):
        user.people.confirm_sheet(first, (1, first.groups[0]), (2, first.groups[1]))


def test_nobody_changes_a_password_without_knowing_it(user: User, sign_in: SignIn) -> None:
    with pytest.raises(WrongPassword):
        user.people.change_password(Secret("not the password"), Secret(NEW))
    with pytest.raises(NotAllowed):
        user.people.change_password(None, Secret(NEW))
    with pytest.raises(WeakPassword):
        user.people.change_password(Secret(HEAD_PASSWORD), Secret("short"))

    user.people.change_password(Secret(HEAD_PASSWORD), Secret(NEW))

    assert sign_in(HEAD_NAME, NEW).person == user.person


def test_the_school_has_one_recovery_sheet_and_it_opens_its_cases(
    user: User, hr: PersonId, opener: Opener
) -> None:
    sheet = user.people.make_school_recovery()
    assert len(sheet.words) == 6
    with pytest.raises(Refused):
        user.people.make_school_recovery()
    recorded = user.cases.record_concern(About.EMPLOYEE, a_concern(), members=(hr,))
    recovery = next(one for one in user.people.enrolled() if one.recovery)
    user.close()

    closed = open_casebook(user.folder, clock=user.clock, opener=opener)
    safe = closed.sign_in_with_sheet(recovery.name, Secret("-".join(sheet.groups)))

    assert [row.case for row in safe.cases.home().rows] == [recorded.case]
    safe.close()


def test_every_change_of_people_is_in_the_registers_log_and_agrees_with_its_keys(
    user: User, case_id: CaseId, sign_in: SignIn
) -> None:
    user.people.make_school_recovery()
    sheet = user.people.new_sheet()
    user.people.confirm_sheet(sheet, (1, sheet.groups[0]), (8, sheet.groups[7]))

    assert verify(user).items == ()
    assert verify(sign_in(HR_NAME, HR_PASSWORD)).items == ()


def test_a_machine_without_a_key_store_says_so_and_passwords_work(user: User) -> None:
    assert user.people.device_secret_state() is DeviceSecretState.UNAVAILABLE

    with pytest.raises(NoKeyStore):
        user.people.use_device_secret(Secret(HEAD_PASSWORD), on=True)


class _Memory(KeyringBackend):
    """A key store that forgets; it bears the name of one on the list."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def key_store() -> Iterator[_Memory]:
    before = keyring.get_keyring()
    listed = type("Keyring", (_Memory,), {"__module__": "keyring.backends.SecretService"})
    made = listed()
    assert isinstance(made, _Memory)
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_a_password_can_be_tied_to_this_pc_changed_there_and_freed_again(
    user: User, sign_in: SignIn, key_store: _Memory
) -> None:
    assert user.people.device_secret_state() is DeviceSecretState.OFF
    with pytest.raises(WrongPassword):
        user.people.use_device_secret(Secret("not the password"), on=True)
    assert key_store.kept == {}

    user.people.use_device_secret(Secret(HEAD_PASSWORD), on=True)
    assert user.people.device_secret_state() is DeviceSecretState.ON
    assert sign_in(HEAD_NAME, HEAD_PASSWORD).person == user.person
    user.people.change_password(Secret(HEAD_PASSWORD), Secret(NEW))
    kept = dict(key_store.kept)
    key_store.kept.clear()
    with pytest.raises(NoDeviceSecret):
        sign_in(HEAD_NAME, NEW)
    key_store.kept.update(kept)

    user.people.use_device_secret(Secret(NEW), on=False)
    assert key_store.kept == {}
    assert sign_in(HEAD_NAME, NEW).person == user.person


def test_a_damaged_card_hides_nothing_else(user: User, hr: PersonId, case_id: CaseId) -> None:
    card = user.folder / "people" / f"{hr}.json"
    card.write_bytes(card.read_bytes()[:-40])

    assert [row.case for row in user.cases.home().rows] == [case_id]
    assert [one.name for one in user.people.enrolled()] == [HEAD_NAME]


def test_a_swapped_card_is_told_on_home_and_shown_as_not_confirmed(
    user: User, hr: PersonId, case_id: CaseId
) -> None:
    card = user.folder / "people" / f"{hr}.json"
    seed = Key.random()
    pair = KeyPair(seed)
    planted = new_card(user.session.vault.id, hr, HR_NAME, CardKind.PERSON, pair)
    kept = json.loads(card.read_bytes())
    kept |= {"card": planted.written(), "sig": signed(planted, pair).hex()}
    card.write_bytes(canon.encode(kept))

    home = user.cases.home()

    assert [row.case for row in home.rows] == [case_id]
    assert any(
        "1 person(s) are not the ones you confirmed" in one.english() for one in home.notices
    )
    assert [one.confirmed for one in user.people.enrolled() if one.id == hr] == [False]
    with pytest.raises(CardChanged):
        user.cases.record_concern(About.EMPLOYEE, a_concern("Kit Marlow"), members=(hr,))
