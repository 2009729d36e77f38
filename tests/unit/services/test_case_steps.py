"""What is done in a case after it was recorded."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casebook import resources
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.outside import OutsideStep
from casebook.domain.person import Post
from casebook.domain.report import About, ReportSource
from casebook.domain.roles import Role
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.triage import Answer, Question
from casebook.errors import (
    AboutAMember,
    Missing,
    NoPolicyThen,
    NotAllowed,
    Refused,
)
from casebook.services.opening import Secret
from casebook.services.user import User
from tests.builders import (
    HEAD_NAME,
    HEAD_PASSWORD,
    HR_NAME,
    HR_PASSWORD,
    a_concern,
)

SignIn = Callable[[str, str], User]


def case_folders(user: User) -> list[str]:
    return [path.name for path in (user.folder / "cases").iterdir()]


def enrol(user: User, name: str, password: str, post: Post) -> PersonId:
    enrolment = user.people.enrol(name, Secret(password), post=post, title=post.value)
    user.people.confirm(enrolment)
    return enrolment.person


def test_completing_the_report_never_rewrites_the_first_answers(
    user: User, case_id: CaseId
) -> None:
    report = user.cases.view(case_id).record.report
    changed = replace(
        report,
        concern=replace(report.concern, what="something else"),
        recorded_at=datetime(2020, 1, 1, tzinfo=UTC),
        source=ReportSource.PARENT,
        how_found="told by a parent\u202e",
    )

    user.cases.complete_report(case_id, changed)

    kept = user.cases.view(case_id).record.report
    assert kept.concern == report.concern
    assert kept.recorded_at == report.recorded_at
    assert (kept.source, kept.how_found) == (ReportSource.PARENT, "told by a parent")


def test_the_day_of_the_conduct_pins_the_version_in_force_then(user: User, case_id: CaseId) -> None:
    with pytest.raises(NoPolicyThen):
        user.cases.set_conduct_date(case_id, date(2001, 1, 1))

    user.cases.set_conduct_date(case_id, date(2025, 11, 10))

    case = user.cases.view(case_id).record.case
    assert case.conduct_on == date(2025, 11, 10)
    assert case.policy_at_conduct == case.policy_at_report


def test_a_day_that_pins_another_version_keeps_what_was_cited_and_names_it(
    user: User, case_id: CaseId
) -> None:
    shipped = resources.text("policies", "beaumont-2018.toml")
    older = (
        shipped.replace('version = "2018-summer"', 'version = "2016-spring"', 1)
        .replace("effective_from = 2018", "effective_from = 2016", 1)
        .replace('"2.3"', '"2.30"')
    )
    user.school.adopt(older)
    triage = replace(user.cases.view(case_id).record.triage, clauses=("2.2", "2.3"))
    user.triage.save(case_id, triage)

    user.cases.set_conduct_date(case_id, date(2017, 3, 1))

    view = user.cases.view(case_id)
    said = [words.english() for words in view.guide.notices]
    assert view.policy.version == "2016-spring"
    assert view.record.triage.clauses == ("2.2", "2.3")
    assert any("(2016-spring) does not have 2.3. Choose again" in each for each in said)
    assert any("when it was reported, 2018-summer was in force" in each for each in said)


def test_a_part_that_goes_badly_with_another_is_given_with_its_reason(
    user: User, case_id: CaseId
) -> None:
    def appoint(reason: str) -> None:
        user.cases.appoint(
            case_id, Role.HEARING_CHAIR, None, name=HEAD_NAME, post="Headteacher", reason=reason
        )

    with pytest.raises(Refused, match="why nobody else can have it"):
        appoint(" ")
    assert user.cases.view(case_id).record.team.holder(Role.HEARING_CHAIR) is None

    appoint("Delegated to her, and she did not investigate")

    [held] = [h for h in user.cases.view(case_id).record.team.roles if h.role is Role.HEARING_CHAIR]
    assert held.reason == "Delegated to her, and she did not investigate"


def test_a_move_says_in_one_sentence_what_is_missing(user: User, case_id: CaseId) -> None:
    before = user.cases.view(case_id)

    with pytest.raises(Refused) as refused:
        user.cases.move(case_id, Stage.TRIAGE)

    assert refused.value.sentence()
    assert user.cases.view(case_id).record == before.record


def test_hr_prepares_and_does_not_move_the_case(
    user: User, case_id: CaseId, sign_in: SignIn
) -> None:
    user.close()
    adviser = sign_in(HR_NAME, HR_PASSWORD)

    with pytest.raises(NotAllowed):
        adviser.cases.close_case(case_id, ClosureOutcome.OUT_OF_SCOPE, "not ours")


def test_a_case_is_closed_with_an_outcome_and_a_reason(user: User, case_id: CaseId) -> None:
    with pytest.raises(Missing):
        user.cases.close_case(case_id, ClosureOutcome.OUT_OF_SCOPE, "  ")

    user.cases.close_case(case_id, ClosureOutcome.OUT_OF_SCOPE, "About an agency worker")

    record = user.cases.view(case_id).record
    assert (record.case.stage, record.case.outcome) == (
        Stage.CLOSURE,
        ClosureOutcome.OUT_OF_SCOPE,
    )
    assert record.events[-1].reason == "About an agency worker"
    [row] = user.cases.home().rows
    assert row.closed is True


def test_triage_is_kept_as_it_was_answered(user: User, case_id: CaseId) -> None:
    triage = replace(
        user.cases.view(case_id).record.triage,
        in_scope=Question(Answer.YES, "on a school computer"),
        clauses=("2.2", "2.3"),
    )

    user.triage.save(case_id, triage)

    assert user.cases.view(case_id).record.triage == triage


def test_people_without_keys_are_named_and_one_person_at_a_time_chairs(
    user: User, case_id: CaseId
) -> None:
    user.cases.appoint(case_id, Role.HEARING_CHAIR, None, name="Simone Achterberg", post="Governor")
    user.cases.appoint(case_id, Role.PANEL_MEMBER, None, name="Peter Lowndes", post="Governor")
    user.cases.appoint(case_id, Role.PANEL_MEMBER, None, name="Farida Okonjo", post="Governor")
    user.cases.appoint(case_id, Role.HEARING_CHAIR, None, name="Peter Lowndes", post="Governor")

    team = user.cases.view(case_id).record.team
    chair = team.holder(Role.HEARING_CHAIR)
    assert chair is not None
    assert chair.name == "Peter Lowndes"
    assert not chair.user
    held = [one for one in team.roles if one.until is None]
    assert [one.role for one in held].count(Role.PANEL_MEMBER) == 2
    assert [one.role for one in held].count(Role.HEARING_CHAIR) == 1
    assert len([one for one in team.people if one.name == "Peter Lowndes"]) == 1


def test_whoever_is_appointed_to_investigate_can_open_the_case(
    user: User, case_id: CaseId, sign_in: SignIn
) -> None:
    deputy = enrol(user, "Lena Farrow", "velvet harbour acorn 29", Post.DEPUTY_HEAD)
    lena = sign_in("Lena Farrow", "velvet harbour acorn 29")
    assert lena.cases.home().rows == ()
    lena.close()

    user.cases.appoint(case_id, Role.INVESTIGATING_OFFICER, deputy)
    user.close()

    lena = sign_in("Lena Farrow", "velvet harbour acorn 29")
    assert lena.cases.view(case_id).my_roles == {Role.INVESTIGATING_OFFICER}
    assert lena.cases.log_lines(case_id)[0].by_name == HEAD_NAME


def test_the_subject_may_not_be_appointed_in_their_own_case(user: User, hr: PersonId) -> None:
    deputy = enrol(user, "Davit Penhallow", "granite puffin ledger 83", Post.DEPUTY_HEAD)
    recorded = user.cases.record_concern(
        About.EMPLOYEE, a_concern("Davit Penhallow"), members=(hr,)
    )
    assert recorded.case is not None

    with pytest.raises(AboutAMember):
        user.cases.appoint(recorded.case, Role.INVESTIGATING_OFFICER, deputy)


def test_a_step_done_outside_is_kept_and_withdrawn_with_a_reason(
    user: User, case_id: CaseId
) -> None:
    user.cases.record_outside(
        case_id, OutsideStep.LADO_REFERRAL, on=date(2025, 11, 17), by=HEAD_NAME, note="By telephone"
    )
    [step] = user.cases.view(case_id).record.outside
    with pytest.raises(Missing):
        user.cases.withdraw_outside(case_id, step.id, "")
    with pytest.raises(Missing):
        user.cases.record_outside(case_id, OutsideStep.OTHER, on=date(2025, 11, 17), by=" ")

    user.cases.withdraw_outside(case_id, step.id, "It was a different case")

    [after] = user.cases.view(case_id).record.outside
    assert after == replace(step, withdrawn="It was a different case")


def test_the_subjects_address_is_for_letters(user: User, case_id: CaseId) -> None:
    user.cases.set_subject_address(case_id, ("3 Tannery Court", "", "Wexmoor"))

    subject = user.cases.view(case_id).record.team.holder(Role.SUBJECT)
    assert subject is not None
    assert subject.address == ("3 Tannery Court", "Wexmoor")


def test_a_case_file_that_is_damaged_or_gone_is_counted_on_home_and_hides_no_other(
    user: User, hr: PersonId, case_id: CaseId, sign_in: SignIn
) -> None:
    other = user.cases.record_concern(About.EMPLOYEE, a_concern("Kit Marlow"), members=(hr,))
    user.close()
    [path] = (user.folder / "cases" / case_id).glob("case.*.db")
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)

    home = sign_in(HEAD_NAME, HEAD_PASSWORD).cases.home()

    assert [row.case for row in home.rows] == [other.case]
    assert any("1 case(s) could not be read" in notice.english() for notice in home.notices)


def test_a_case_seen_for_the_first_time_says_who_gave_access_and_waits_for_a_yes(
    user: User, case_id: CaseId, sign_in: SignIn
) -> None:
    assert user.cases.view(case_id).given_by is None
    user.close()
    adviser = sign_in(HR_NAME, HR_PASSWORD)
    given_by = adviser.cases.view(case_id).given_by
    assert given_by is not None
    assert given_by.name == HEAD_NAME

    adviser.cases.accept(case_id)

    assert adviser.cases.view(case_id).given_by is None
    adviser.close()
    assert sign_in(HR_NAME, HR_PASSWORD).cases.view(case_id).given_by is None
