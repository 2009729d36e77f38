"""Recording a concern, who may know of it, and the moves of a case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from casebook.domain import routing
from casebook.domain.clock import PlayedClock
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.person import Post
from casebook.domain.report import About
from casebook.domain.roles import Role
from casebook.domain.stage import Stage
from casebook.errors import (
    AboutAMember,
    LoneReader,
    Missing,
    NoPolicyThen,
    NotConfirmed,
    Refused,
    ToldElsewhere,
)
from casebook.services.opening import Opener, Secret, create_casebook
from casebook.services.reference import new_reference, reference_letters
from casebook.services.user import User
from tests.builders import (
    HEAD_NAME,
    HEAD_PASSWORD,
    HR_NAME,
    HR_PASSWORD,
    SUBJECT_NAME,
    a_concern,
    a_school,
    a_set_up,
)

SignIn = Callable[[str, str], User]


def case_folders(user: User) -> list[str]:
    return [path.name for path in (user.folder / "cases").iterdir()]


def enrol(user: User, name: str, password: str, post: Post) -> PersonId:
    enrolment = user.people.enrol(name, Secret(password), post=post, title=post.value)
    user.people.confirm(enrolment)
    return enrolment.person


# A concern


def test_a_concern_becomes_a_case_with_its_people_its_policy_and_its_reference(
    user: User, case_id: CaseId, hr: PersonId
) -> None:
    view = user.cases.view(case_id)
    case, team = view.record.case, view.record.team

    assert case.stage is Stage.REPORTED
    assert case.reported_on == date(2025, 11, 14)
    assert case.policy_at_report.version == "2018-summer"
    assert case.policy_at_conduct is None
    assert case.practice is True
    assert len(case.reference) == 7
    assert case.reference.startswith("FH-")
    assert team.roles_of(user.person) == {Role.COMMISSIONING_MANAGER}
    assert team.roles_of(hr) == {Role.HR_ADVISER}
    subject = team.holder(Role.SUBJECT)
    assert subject is not None
    assert (subject.name, subject.user) == (SUBJECT_NAME, False)
    assert {reader.name for reader in view.readers} == {HEAD_NAME, HR_NAME}
    assert view.my_roles == {Role.COMMISSIONING_MANAGER}
    assert view.lone_recipient is False


def test_home_shows_the_case_to_its_members_from_its_one_row(
    user: User, case_id: CaseId, sign_in: SignIn
) -> None:
    user.close()
    for name, password in ((HEAD_NAME, HEAD_PASSWORD), (HR_NAME, HR_PASSWORD)):
        [row] = sign_in(name, password).cases.home().rows
        assert (row.case, row.subject_name, row.stage) == (case_id, SUBJECT_NAME, Stage.REPORTED)


@pytest.mark.parametrize("about", [About.MYSELF, About.HEADTEACHER])
def test_a_concern_that_goes_elsewhere_is_not_kept(user: User, hr: PersonId, about: About) -> None:
    assert user.cases.route(about).stored is False

    with pytest.raises(ToldElsewhere):
        user.cases.record_concern(about, a_concern(), members=(hr,))

    assert case_folders(user) == []


@pytest.mark.parametrize("typed", [HEAD_NAME, "ORIEL  tansley"])
def test_a_concern_about_oneself_is_seen_through_whatever_was_ticked(
    user: User, hr: PersonId, typed: str
) -> None:
    with pytest.raises(ToldElsewhere):
        user.cases.record_concern(About.EMPLOYEE, a_concern(typed), members=(hr,))

    assert case_folders(user) == []


@pytest.mark.parametrize("post", [Post.CHAIR_OF_GOVERNORS, Post.VICE_CHAIR])
def test_a_concern_about_the_chair_is_no_case_about_an_employee(
    user: User, hr: PersonId, post: Post
) -> None:
    enrol(user, "Ruth Abernathy-Cole", "granite puffin ledger 83", post)

    with pytest.raises(Refused, match="not staff"):
        user.cases.record_concern(About.EMPLOYEE, a_concern("Ruth Abernathy-Cole"), members=(hr,))

    assert case_folders(user) == []


def test_nobody_who_works_to_the_head_is_proposed_for_a_case_about_the_head(user: User) -> None:
    names = {
        "Petra Lindqvist-Moss": Post.SCHOOL_BUSINESS_MANAGER,
        "Davit Penhallow": Post.DEPUTY_HEAD,
        "Idris Mallory": Post.VICE_CHAIR,
    }
    for name, post in names.items():
        enrol(user, name, "granite puffin ledger 83", post)
    proposed = {one.post for one in user.cases.members_for(About.HEADTEACHER)}

    assert proposed == {Post.HR_ADVISER}
    assert not proposed & routing.WORKS_AT_THE_SCHOOL


def test_a_concern_is_known_by_today_at_the_latest(user: User, hr: PersonId) -> None:
    tomorrow = replace(a_concern(), aware_at=datetime(2025, 11, 18, 9, tzinfo=UTC))
    with pytest.raises(Refused, match="not come yet"):
        user.cases.record_concern(About.EMPLOYEE, tomorrow, members=(hr,))

    assert case_folders(user) == []


def test_the_subject_never_holds_the_key_even_when_chosen(user: User, hr: PersonId) -> None:
    with pytest.raises(AboutAMember):
        user.cases.record_concern(About.EMPLOYEE, a_concern(HR_NAME), members=(hr,))

    assert case_folders(user) == []


def test_a_case_about_a_user_shows_that_user_nothing(user: User, sign_in: SignIn) -> None:
    deputy = enrol(user, "Davit Penhallow", "granite puffin ledger 83", Post.DEPUTY_HEAD)
    before = sign_in(HR_NAME, HR_PASSWORD)
    seen_before = (before.cases.home(), before.people.enrolled(), before.school.posts())
    before.close()

    recorded = user.cases.record_concern(About.EMPLOYEE, a_concern(HR_NAME), members=(deputy,))
    user.close()

    after = sign_in(HR_NAME, HR_PASSWORD)
    assert (after.cases.home(), after.people.enrolled(), after.school.posts()) == seen_before
    assert recorded.case is not None
    with pytest.raises(Exception, match="do not have the key"):
        after.cases.view(recorded.case)


def test_a_case_needs_a_second_reader_once_there_is_one(user: User) -> None:
    with pytest.raises(LoneReader):
        user.cases.record_concern(About.EMPLOYEE, a_concern(), members=())

    assert case_folders(user) == []


def test_a_head_alone_on_the_first_day_may_begin_and_is_told(
    casebook_folder: Path, clock: PlayedClock, opener: Opener
) -> None:
    alone = create_casebook(casebook_folder, a_set_up(), clock=clock, opener=opener)

    recorded = alone.cases.record_concern(About.EMPLOYEE, a_concern(), members=())

    assert recorded.case is not None
    assert alone.cases.view(recorded.case).lone_recipient is True
    assert any("by you alone" in notice.english() for notice in alone.cases.home().notices)
    alone.close()


def test_the_schools_recovery_sheet_counts_as_the_second_reader(
    casebook_folder: Path, clock: PlayedClock, opener: Opener
) -> None:
    alone = create_casebook(casebook_folder, a_set_up(), clock=clock, opener=opener)
    alone.people.make_school_recovery()

    recorded = alone.cases.record_concern(About.EMPLOYEE, a_concern(), members=())

    assert recorded.case is not None
    view = alone.cases.view(recorded.case)
    assert [reader.recovery for reader in view.readers].count(True) == 1
    assert view.lone_recipient is False
    alone.close()


def test_a_case_about_the_headteacher_shuts_head_and_school_recovery_out(
    casebook_folder: Path, clock: PlayedClock, opener: Opener
) -> None:
    chair = create_casebook(
        casebook_folder,
        replace(a_set_up(Post.CHAIR_OF_GOVERNORS), post_title="Chair of governors"),
        clock=clock,
        opener=opener,
    )
    chair.people.make_school_recovery()
    head = enrol(chair, "Petra Vance", "granite puffin ledger 83", Post.HEADTEACHER)
    adviser = enrol(chair, HR_NAME, HR_PASSWORD, Post.HR_ADVISER)
    concern = a_concern("Petra Vance")

    assert [one.name for one in chair.cases.members_for(About.HEADTEACHER)] == [HR_NAME]
    with pytest.raises(AboutAMember):
        chair.cases.record_concern(About.HEADTEACHER, concern, members=(head, adviser))
    recorded = chair.cases.record_concern(About.HEADTEACHER, concern, members=(adviser,))

    assert recorded.case is not None
    readers = {reader.id for reader in chair.cases.view(recorded.case).readers}
    assert readers == {chair.person, adviser}
    chair.close()


def test_hr_is_preset_and_the_recovery_sheet_with_it(user: User, hr: PersonId) -> None:
    user.people.make_school_recovery()

    preset = user.cases.members_for(About.EMPLOYEE)

    assert [one.id for one in preset if not one.recovery] == [hr]
    assert [one.recovery for one in preset] == [False, True]


def test_somebody_whose_words_were_never_compared_gets_no_key(
    user: User, sign_in: SignIn, case_id: CaseId
) -> None:
    user.close()
    adviser = sign_in(HR_NAME, HR_PASSWORD)
    deputy = enrol(adviser, "Davit Penhallow", "granite puffin ledger 83", Post.DEPUTY_HEAD)
    adviser.close()
    head = sign_in(HEAD_NAME, HEAD_PASSWORD)

    with pytest.raises(NotConfirmed):
        head.cases.appoint(case_id, Role.INVESTIGATING_OFFICER, deputy)

    words = head.people.words_with(deputy)
    davit = sign_in("Davit Penhallow", "granite puffin ledger 83")
    assert davit.people.words_with(head.person) == words
    head.people.confirm_person(deputy)
    head.cases.appoint(case_id, Role.INVESTIGATING_OFFICER, deputy)
    assert head.cases.view(case_id).record.team.roles_of(deputy) == {Role.INVESTIGATING_OFFICER}


def test_a_concern_from_before_any_policy_says_which_day_lacks_one(
    user: User, hr: PersonId
) -> None:
    early = replace(a_concern(), aware_at=datetime(2001, 5, 4, 12, tzinfo=UTC))

    with pytest.raises(NoPolicyThen) as refused:
        user.cases.record_concern(About.EMPLOYEE, early, members=(hr,))

    assert "4 May 2001" in refused.value.sentence()
    assert case_folders(user) == []


@pytest.mark.parametrize("field", ["subject_name", "what", "where"])
def test_the_first_questions_are_answered_before_anything_is_kept(
    user: User, hr: PersonId, field: str
) -> None:
    concern = replace(a_concern(), **{field: " \u202e "})  # type: ignore[arg-type]

    with pytest.raises(Missing):
        user.cases.record_concern(About.EMPLOYEE, concern, members=(hr,))

    assert case_folders(user) == []


def test_references_are_the_schools_letters_and_never_used_twice() -> None:
    school = a_school()
    taken = {new_reference(school, ()) for _ in range(50)}

    fresh = {new_reference(school, taken) for _ in range(50)}

    assert taken.isdisjoint(fresh)
    for reference in taken | fresh:
        assert reference[:3] == "FH-"
        assert set(reference[3:]).isdisjoint("0O1IL2Z5S8BUVAEY")


@pytest.mark.parametrize(
    ("name", "chosen", "letters"),
    [
        ("Fernhollow Primary School", "fh", "FH"),
        ("Fernhollow Primary School", "", "FP"),
        ("École Élan", "", "EE"),
        ("Fernhollow", "", "FE"),
        ("学校", "", "CB"),
    ],
)
def test_a_school_without_letters_of_its_own_gets_its_initials(
    name: str, chosen: str, letters: str
) -> None:
    assert reference_letters(replace(a_school(), name=name, reference_letters=chosen)) == letters
