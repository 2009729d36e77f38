"""The staff record: kept by some posts, read by all, imported whole, and copied into the case it matters to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from casebook.domain.delegation import Decider, Delegated, Delegation, Power, Whom
from casebook.domain.governor import Governor, GovernorKind, Office
from casebook.domain.hours import Stretch, Weekday
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.person import Post
from casebook.domain.report import About
from casebook.domain.school_people import Duty, PrivacyPapers, SchoolContact
from casebook.domain.staff import StaffMember
from casebook.domain.staff_csv import guess
from casebook.domain.staff_import import NEW, Known
from casebook.errors import BadInput, Missing, NotAllowed, NotStored, Refused, SourceRefused
from casebook.services import staff as staff_service
from casebook.services.opening import Secret
from casebook.services.user import User
from casebook.services.verify import verify
from casebook.store.database import Database
from tests.builders import HR_NAME, HR_PASSWORD, SUBJECT_NAME, a_concern

SignIn = Callable[[str, str], User]
COOK = StaffMember(NEW, "Li Po", "Cook")


def subject() -> StaffMember:
    concern = a_concern()
    return StaffMember(
        NEW,
        concern.subject_name,
        concern.subject_post,
        week=(Stretch(Weekday.MONDAY, time(8, 30), time(15, 30)),),
    )


def clerk(user: User, sign_in: SignIn) -> User:
    enrolled = user.people.enrol(
        "Lena Farrow", Secret("velvet harbour acorn 29"), post=Post.CLERK, title="Clerk"
    )
    user.people.confirm(enrolled)
    return sign_in("Lena Farrow", "velvet harbour acorn 29")


def file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "staff.csv"
    path.write_text(text, encoding="utf-8")
    return path


# Keeping


def test_the_record_is_kept_and_everybody_reads_it(
    user: User, hr: PersonId, sign_in: SignIn
) -> None:
    user.staff.save(COOK)
    user.staff.save(replace(COOK, name="A Person", post="Clerk"))
    [clerk_row, cook] = user.staff.members()
    user.staff.left(clerk_row.id, date(2025, 8, 31))

    other = sign_in(HR_NAME, HR_PASSWORD)

    assert [one.name for one in other.staff.members()] == ["A Person", "Li Po"]
    assert [one.id for one in other.staff.current()] == [cook.id]
    assert other.staff.why_not() is None
    other.staff.remove(cook.id)
    assert [one.name for one in other.staff.members()] == ["A Person"]


def test_a_clerk_reads_the_staff_record_and_may_not_change_it(user: User, sign_in: SignIn) -> None:
    user.staff.save(COOK)
    other = clerk(user, sign_in)
    [cook] = other.staff.members()
    refused = other.staff.why_not()

    assert refused is not None
    acts: tuple[Callable[[], object], ...] = (
        lambda: other.staff.save(COOK),
        lambda: other.staff.remove(cook.id),
        lambda: other.staff.left(cook.id, date(2025, 8, 31)),
    )
    for act in acts:
        with pytest.raises(NotAllowed, match="school business manager"):
            act()
    assert other.staff.members() == (cook,)


def test_a_user_keeps_their_id_on_the_staff_record(user: User, hr: PersonId) -> None:
    user.staff.save(StaffMember(NEW, HR_NAME.upper(), "Adviser"))
    user.staff.save(StaffMember(NEW, HR_NAME, "Governor"))

    [adviser, other] = user.staff.members()
    assert adviser.id == hr
    assert other.id != hr


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": "\u202e "}, "name is missing"),
        ({"works_until": date(2020, 1, 1), "works_from": date(2021, 1, 1)}, "before the first"),
    ],
)
def test_what_cannot_be_so_is_refused_and_nothing_changes(
    user: User, change: dict[str, object], sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence):
        user.staff.save(replace(COOK, **change))  # type: ignore[arg-type]

    assert user.staff.members() == ()


def test_one_person_is_not_entered_twice(user: User) -> None:
    user.staff.save(COOK)

    with pytest.raises(BadInput, match="already"):
        user.staff.save(replace(COOK, name="li po", post="COOK"))
    assert len(user.staff.members()) == 1


def test_the_register_stays_whole_with_people_in_it(user: User) -> None:
    user.staff.save(subject())
    user.governors.save(Governor(NEW, "Ruth Abernathy-Cole", GovernorKind.CO_OPTED, Office.CHAIR))
    user.delegation.save(Delegation((Delegated(Power.SUSPEND, Whom.STAFF, Decider.CHAIR),)))
    user.school_people.save(SchoolContact(Duty.LADO, "Callum Reyes-Hart"))
    user.school_people.save_papers(PrivacyPapers("3"))
    [member] = user.staff.members()
    user.staff.save(replace(member, line_manager="Davit Penhallow"))
    user.staff.remove(member.id)

    assert verify(user).items == ()


# Importing


def test_a_list_is_imported_and_again_without_effect(user: User, tmp_path: Path) -> None:
    sheet = user.staff.read_file(
        file(tmp_path, "Name,Post,Mon\nLi Po,Cook,9-14\nA Person,Clerk,\n")
    )
    found = user.staff.preview(sheet, guess(sheet))
    assert [one.member.name for one in found.new] == ["Li Po", "A Person"]
    assert user.staff.members() == ()

    user.staff.import_people(sheet, guess(sheet), known=Known.SKIP)

    assert [one.name for one in user.staff.members()] == ["A Person", "Li Po"]
    assert user.staff.members()[1].week == (Stretch(Weekday.MONDAY, time(9), time(14)),)
    with pytest.raises(BadInput, match="nothing was stored"):
        user.staff.import_people(sheet, guess(sheet), known=Known.SKIP)


def test_people_who_are_there_already_are_updated_only_where_asked(
    user: User, tmp_path: Path
) -> None:
    user.staff.save(COOK)
    [cook] = user.staff.members()
    sheet = user.staff.read_file(
        file(tmp_path, "Name,Post,Manager\nLi Po,Cook,A Boss\nB C,Head,\n")
    )

    user.staff.import_people(sheet, guess(sheet), known=Known.SKIP)
    assert cook in user.staff.members()

    user.staff.import_people(sheet, guess(sheet), known=Known.UPDATE)
    assert replace(cook, line_manager="A Boss") in user.staff.members()
    assert len(user.staff.members()) == 2


def test_more_people_than_one_entry_names_come_in_several(user: User, tmp_path: Path) -> None:
    people = "".join(f"Person {n},Teacher\n" for n in range(2_000))
    sheet = user.staff.read_file(file(tmp_path, f"Name,Post\n{people}"))

    user.staff.import_people(sheet, guess(sheet), known=Known.SKIP)

    assert len(user.staff.members()) == 2_000
    assert verify(user).items == ()


def test_a_disk_that_fills_up_says_how_many_are_there(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staff_service, "BATCH", 2)
    sheet = user.staff.read_file(file(tmp_path, "Name,Post\nA,X\nB,X\nC,X\n"))
    writing, times = Database.writing, iter((1, 0))

    def full(self: Database, token: str) -> object:
        if not next(times):
            raise NotStored
        return writing(self, token)

    monkeypatch.setattr(Database, "writing", full)
    with pytest.raises(NotStored) as refused:
        user.staff.import_people(sheet, guess(sheet), known=Known.SKIP)
    monkeypatch.undo()

    assert "after 2 people were stored" in refused.value.sentence()
    assert [one.name for one in user.staff.members()] == ["A", "B"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"\x00\x01", "not a CSV"),
        (b"Name,Post\n" + b"a,b\n" * 99_999, "2000 lines"),
    ],
)
def test_a_bad_file_is_refused(user: User, tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(data)

    with pytest.raises(BadInput) as refused:
        user.staff.read_file(path)
    assert sentence in refused.value.sentence()


def test_a_folder_or_a_missing_file_is_refused(user: User, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.csv"):
        with pytest.raises(SourceRefused):
            user.staff.read_file(path)


def test_wrong_columns_change_nothing(user: User, tmp_path: Path) -> None:
    sheet = user.staff.read_file(file(tmp_path, "Colour,Shape\nred,round\n"))

    with pytest.raises(BadInput, match="No column is matched to the name"):
        user.staff.preview(sheet, guess(sheet))
    with pytest.raises(BadInput):
        user.staff.import_people(sheet, guess(sheet), known=Known.UPDATE)
    assert user.staff.members() == ()


def test_a_clerk_imports_nobody(user: User, sign_in: SignIn, tmp_path: Path) -> None:
    other = clerk(user, sign_in)
    sheet = other.staff.read_file(file(tmp_path, "Name,Post\nLi Po,Cook\n"))

    with pytest.raises(NotAllowed):
        other.staff.import_people(sheet, guess(sheet), known=Known.SKIP)


# A case


def test_a_case_keeps_the_record_as_it_was(user: User, hr: PersonId) -> None:
    user.staff.save(subject())
    [member] = user.staff.members()
    concern = replace(a_concern(), subject=member.id)
    case = user.cases.record_concern(About.EMPLOYEE, concern, members=(hr,)).case
    assert case is not None

    user.staff.save(replace(member, week=(), line_manager="Somebody New"))

    record = user.cases.view(case).record
    assert record.case.subject == member.id
    assert record.subject_staff == member
    assert record.team.people[0].user is False
    now = user.staff.subject(case).now
    assert now is not None
    assert now.line_manager == "Somebody New"


def test_somebody_of_just_that_name_and_post_is_known_without_being_chosen(
    user: User, hr: PersonId
) -> None:
    user.staff.save(subject())
    case = user.cases.record_concern(About.EMPLOYEE, a_concern(), members=(hr,)).case
    assert case is not None

    copied = user.cases.view(case).record.subject_staff
    assert copied is not None
    assert copied.name == SUBJECT_NAME


def test_a_later_copy_needs_a_reason_and_the_earlier_one_stays_to_be_read(
    user: User, case_id: CaseId
) -> None:
    assert user.cases.view(case_id).record.subject_staff is None
    with pytest.raises(Refused, match="not on the staff record"):
        user.staff.copy_subject(case_id)
    user.staff.save(subject())
    [member] = user.staff.members()

    user.staff.copy_subject(case_id)
    user.staff.save(replace(member, line_manager="Davit Penhallow"))
    with pytest.raises(Missing):
        user.staff.copy_subject(case_id)
    user.staff.copy_subject(case_id, reason="The line manager was missing")

    copy = user.cases.view(case_id).record.staff_copy
    assert copy is not None
    assert copy.reason == "The line manager was missing"
    assert copy.member.line_manager == "Davit Penhallow"
    assert copy.taken_by == user.person
    user.cases.check(case_id)
    assert user.cases.faulty() == frozenset()


def test_a_subject_written_differently_is_chosen_from_the_record(
    user: User, case_id: CaseId
) -> None:
    user.staff.save(replace(subject(), name="Written Differently"))
    [member] = user.staff.members()

    user.staff.copy_subject(case_id, member=member.id)

    assert user.cases.view(case_id).record.subject_staff == member
    assert user.staff.subject(case_id).now == member
