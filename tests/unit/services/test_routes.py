"""Cases founded by their route, as the keys have it: who can open them, and who sees nothing at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from casebook.domain.acts import Act
from casebook.domain.attribution import AttributionLevel, Perpetrator
from casebook.domain.case import CaseKind
from casebook.domain.clock import PlayedClock
from casebook.domain.ids import CaseId, EventId, PersonId
from casebook.domain.perpetrator import PerpetratorType
from casebook.domain.person import Post, PostHolding
from casebook.domain.relationship import Bond
from casebook.domain.report import About, Involved
from casebook.domain.roles import Role
from casebook.domain.routing import Rule
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.errors import AboutAMember, LoneReader, Missing, NotAMember, Refused, ToldElsewhere
from casebook.services.opening import Opener, Secret, create_casebook
from casebook.services.school import set_post
from casebook.services.user import User
from casebook.store.transaction import Tx
from tests.builders import HR_NAME, HR_PASSWORD, a_concern, a_set_up

PASSWORD = "granite puffin ledger 83"
CHAIR, VICE, HEAD, DEPUTY, LA = "Ruth Abernathy", "Idris Mallory", "Oriel T", "Davit P", "Petra LA"
POSTS = {
    VICE: Post.VICE_CHAIR,
    HEAD: Post.HEADTEACHER,
    DEPUTY: Post.DEPUTY_HEAD,
    LA: Post.LA_OFFICER,
    HR_NAME: Post.HR_ADVISER,
}
SignIn = Callable[[str, str], User]


def enrol(user: User, name: str, post: Post, password: str = PASSWORD) -> PersonId:
    made = user.people.enrol(name, Secret(password), post=post, title=post.value)
    user.people.confirm(made, agreed=True)
    return made.person


@pytest.fixture
def people() -> dict[str, PersonId]:
    return {}


@pytest.fixture
def chair(
    casebook_folder: Path, clock: PlayedClock, opener: Opener, people: dict[str, PersonId]
) -> User:
    """The chair of governors, signed in, who has confirmed everybody; the office is whole."""
    set_up = replace(
        a_set_up(Post.CHAIR_OF_GOVERNORS), person_name=CHAIR, password=Secret(PASSWORD)
    )
    user = create_casebook(casebook_folder, set_up, clock=clock, opener=opener)
    user.people.make_school_recovery()
    people[CHAIR] = user.person
    for name, post in POSTS.items():
        people[name] = enrol(user, name, post, HR_PASSWORD if name == HR_NAME else PASSWORD)
    return user


def as_somebody(chair: User, sign_in: SignIn, name: str) -> User:
    """Somebody else, who has compared words with everybody."""
    chair.close()
    user = sign_in(name, HR_PASSWORD if name == HR_NAME else PASSWORD)
    for other in user.people.enrolled():
        if not other.confirmed:
            user.people.confirm_person(other.id)
    return user


def names(user: User, case: CaseId) -> set[str]:
    return {reader.name for reader in user.cases.view(case).readers}


def test_a_joint_case_goes_to_the_chair_and_nobody_under_the_head_gets_a_key(
    chair: User, people: dict[str, PersonId]
) -> None:
    proposed = {one.name for one in chair.cases.members_for(About.HEAD_AND_STAFF)}
    assert proposed == {HR_NAME}

    with pytest.raises(AboutAMember):
        chair.cases.record_concern(
            About.HEAD_AND_STAFF, a_concern(), members=(people[HEAD], people[HR_NAME])
        )
    with pytest.raises(Refused, match="hidden from"):
        chair.cases.record_concern(About.HEAD_AND_STAFF, a_concern(), members=(people[DEPUTY],))
    made = chair.cases.record_concern(
        About.HEAD_AND_STAFF, a_concern(), members=(people[HR_NAME],)
    ).case

    assert made
    route = chair.cases.view(made).record.route
    assert route is not None
    assert route.rule is Rule.R5
    assert names(chair, made) == {CHAIR, HR_NAME}  # not the school's recovery sheet either
    chair.close()


def test_a_chair_who_reported_the_head_keeps_no_case_and_the_vice_chair_does(
    chair: User, sign_in: SignIn, people: dict[str, PersonId]
) -> None:
    with pytest.raises(ToldElsewhere):
        chair.cases.record_concern(
            About.HEADTEACHER,
            a_concern(HEAD),
            members=(people[HR_NAME],),
            chair=Involved.REPORTER,
        )
    vice = as_somebody(chair, sign_in, VICE)
    with pytest.raises(Refused, match="hidden from"):
        vice.cases.record_concern(
            About.HEADTEACHER, a_concern(HEAD), members=(people[CHAIR],), chair=Involved.REPORTER
        )
    made = vice.cases.record_concern(
        About.HEADTEACHER, a_concern(HEAD), members=(people[HR_NAME],), chair=Involved.REPORTER
    ).case

    assert made
    record = vice.cases.view(made).record
    assert record.route is not None
    assert record.route.rule is Rule.R3
    assert record.team.roles_of(people[CHAIR]) == {Role.REPORTER}
    assert names(vice, made) == {VICE, HR_NAME}
    with pytest.raises(Refused, match="hidden from"):
        vice.cases.appoint(made, Role.INVESTIGATING_OFFICER, people[DEPUTY])
    vice.cases.appoint(made, Role.LA_OFFICER, people[LA])
    assert names(vice, made) == {VICE, HR_NAME, LA}
    vice.close()
    for name in (CHAIR, HEAD, DEPUTY):
        other = sign_in(name, PASSWORD)
        assert other.cases.home().rows == ()
        with pytest.raises(NotAMember):
            other.cases.view(made)
        other.close()


def test_a_case_in_which_the_head_is_the_target_is_kept_by_the_deputy(
    chair: User, sign_in: SignIn, people: dict[str, PersonId]
) -> None:
    head = as_somebody(chair, sign_in, HEAD)
    with pytest.raises(ToldElsewhere):
        head.cases.record_concern(
            About.EMPLOYEE, a_concern(), members=(people[HR_NAME],), head=Involved.TARGET
        )
    deputy = as_somebody(head, sign_in, DEPUTY)
    made = deputy.cases.record_concern(
        About.EMPLOYEE, a_concern(), members=(people[HR_NAME],), head=Involved.TARGET
    ).case

    assert made
    assert deputy.cases.view(made).record.team.roles_of(people[HEAD]) == {Role.TARGET}
    with pytest.raises(Refused):
        deputy.cases.appoint(made, Role.INVESTIGATING_OFFICER, people[HEAD])
    deputy.close()
    head = sign_in(HEAD, PASSWORD)
    assert head.cases.home().rows == ()
    head.close()


def test_whoever_was_acting_head_on_the_day_is_shut_out_although_they_are_deputy_again(
    chair: User, people: dict[str, PersonId]
) -> None:
    on = a_concern().aware_at.date()

    def acted(tx: Tx) -> None:
        holding = PostHolding(
            people[DEPUTY], DEPUTY, Post.ACTING_HEAD, "Acting head", on - timedelta(days=3)
        )
        set_post(tx, holding)
        set_post(
            tx,
            replace(holding, post=Post.DEPUTY_HEAD, title="Deputy", since=on + timedelta(days=1)),
        )

    with chair.session.register.transaction(Act.POST_SET) as tx:
        acted(tx)
    made = chair.cases.record_concern(
        About.EMPLOYEE, a_concern(DEPUTY), members=(people[HR_NAME],)
    ).case

    assert made
    route = chair.cases.view(made).record.route
    assert route is not None
    assert (route.rule, route.about) == (Rule.R8, About.ACTING_HEAD)
    assert names(chair, made) == {CHAIR, HR_NAME}
    chair.close()


def test_a_concern_about_a_governor_is_kept_and_closed_at_once(
    chair: User, people: dict[str, PersonId]
) -> None:
    made = chair.cases.record_concern(
        About.GOVERNOR, a_concern("Kit Marlow"), members=(people[HR_NAME],)
    ).case

    assert made
    case = chair.cases.view(made).record.case
    assert (case.stage, case.outcome) == (Stage.CLOSURE, ClosureOutcome.OTHER_PROCEDURE)
    chair.close()


def test_an_attack_by_somebody_unknown_is_no_case_about_staff(
    chair: User, people: dict[str, PersonId]
) -> None:
    made = chair.cases.record_concern(
        About.UNKNOWN, a_concern("Kit Marlow"), members=(people[HR_NAME],)
    ).case

    assert made
    record = chair.cases.view(made).record
    assert record.case.kind is CaseKind.INCIDENT
    assert record.team.roles_of(record.case.subject) == {Role.TARGET}
    assert record.staff_copy is None
    assert [row.kind for row in chair.cases.home().rows] == [CaseKind.INCIDENT]
    chair.close()


def test_nobody_keeps_a_case_about_an_attack_on_themselves(
    chair: User, sign_in: SignIn, people: dict[str, PersonId]
) -> None:
    head = as_somebody(chair, sign_in, HEAD)
    with pytest.raises(ToldElsewhere):
        head.cases.record_concern(About.UNKNOWN, a_concern(HEAD), members=(people[HR_NAME],))
    assert head.cases.home().rows == ()
    head.close()


def test_a_case_about_the_head_leaves_no_trace_in_an_attack_the_head_can_read(
    chair: User, sign_in: SignIn, people: dict[str, PersonId]
) -> None:
    head = as_somebody(chair, sign_in, HEAD)
    attack = head.cases.record_concern(
        About.UNKNOWN, a_concern("Kit Marlow"), members=(people[HR_NAME],)
    ).case
    chair = as_somebody(head, sign_in, CHAIR)
    about_head = chair.cases.record_concern(
        About.HEADTEACHER, a_concern(HEAD), members=(people[HR_NAME],)
    ).case
    assert attack
    assert about_head
    adviser = as_somebody(chair, sign_in, HR_NAME)
    for case in (attack, about_head):
        adviser.cases.accept(case)
    today = adviser.session.today()
    adviser.perpetrator.establish(
        attack,
        Perpetrator(
            EventId(""), PerpetratorType.HEADTEACHER, "The headteacher", AttributionLevel.ADMITTED, "Said so",
            today, HR_NAME,
        ),
    )  # fmt: skip
    [one] = adviser.cases.view(attack).record.perpetrators
    adviser.perpetrator.link(attack, one.id, about_head)

    assert adviser.cases.view(attack).record.links == ()
    assert adviser.cases.view(attack).record.perpetrators == (one,)
    there = adviser.cases.view(about_head).record
    assert [link.other for link in there.links] == [
        adviser.cases.view(attack).record.case.reference
    ]
    adviser.close()


# Handing over


@pytest.fixture
def heads_case(chair: User, sign_in: SignIn, people: dict[str, PersonId]) -> tuple[User, CaseId]:
    """The headteacher with a case about an employee, HR a second reader."""
    head = as_somebody(chair, sign_in, HEAD)
    made = head.cases.record_concern(About.EMPLOYEE, a_concern(), members=(people[HR_NAME],)).case
    assert made
    return head, made


def test_a_head_who_declares_a_conflict_is_shut_out_by_a_new_key(
    heads_case: tuple[User, CaseId],
    sign_in: SignIn,
    people: dict[str, PersonId],
    casebook_folder: Path,
) -> None:
    head, case = heads_case
    folder = casebook_folder / "cases" / case
    old_keys = (folder / "keys.json").read_bytes()

    head.team.hand_over(
        case, leaving=head.person, to=people[DEPUTY], involved=Involved.WITNESS,
        why="She saw the post herself",
    )  # fmt: skip

    assert [path.name for path in folder.glob("*.db")] == ["case.2.db"]
    assert head.cases.home().rows == ()
    assert not head.cases.home().notices  # nothing vanished: she gave it away herself
    with pytest.raises(NotAMember):
        head.cases.view(case)
    head.close()
    (folder / "keys.json").write_bytes(old_keys)  # an old key set opens nothing that is there
    again = sign_in(HEAD, PASSWORD)
    with pytest.raises(Exception, match="not what was written"):
        again.cases.view(case)
    again.close()


def test_who_takes_a_case_over_finds_it_whole_and_its_route_changed(
    heads_case: tuple[User, CaseId], sign_in: SignIn, people: dict[str, PersonId]
) -> None:
    head, case = heads_case
    before = len(head.cases.log_lines(case))
    head.team.hand_over(
        case,
        leaving=head.person,
        to=people[DEPUTY],
        involved=Involved.TARGET,
        why="It is about her",
    )
    deputy = as_somebody(head, sign_in, DEPUTY)

    view = deputy.cases.view(case)

    assert view.my_roles == {Role.COMMISSIONING_MANAGER}
    assert view.record.route is not None
    assert view.record.route.rule is Rule.R4
    assert view.record.team.roles_of(people[HEAD]) == {Role.TARGET}
    assert {reader.name for reader in view.readers} == {DEPUTY, HR_NAME}
    lines = deputy.cases.log_lines(case)
    assert len(lines) == before + 1
    assert lines[-1].by_name == HEAD
    deputy.cases.accept(case)
    deputy.cases.check(case)
    assert deputy.cases.view(case).unchanged.faults == ()
    deputy.cases.appoint(case, Role.WITNESS, None, name="Hattie Larkspur", post="Office manager")
    adviser = as_somebody(deputy, sign_in, HR_NAME)
    assert [row.case for row in adviser.cases.home().rows] == [case]
    assert adviser.cases.view(case).my_roles == {Role.HR_ADVISER}
    adviser.close()


def test_an_adviser_is_taken_out_and_the_owner_goes_on(
    heads_case: tuple[User, CaseId], people: dict[str, PersonId], sign_in: SignIn
) -> None:
    head, case = heads_case
    head.cases.appoint(case, Role.INVESTIGATING_OFFICER, people[DEPUTY])

    head.team.hand_over(case, leaving=people[HR_NAME], why="She is the subject's sister")

    assert HR_NAME not in names(head, case)
    assert head.cases.view(case).my_roles == {Role.COMMISSIONING_MANAGER}
    head.cases.appoint(case, Role.WITNESS, None, name="Hattie Larkspur", post="Office manager")
    head.close()
    adviser = sign_in(HR_NAME, HR_PASSWORD)
    assert adviser.cases.home().rows == ()
    adviser.close()
    head = sign_in(HEAD, PASSWORD)
    assert head.cases.view(case).unchanged.faults == ()
    head.close()


@pytest.mark.parametrize(
    ("to", "why", "refused"),
    [
        (None, "In it", "who takes the case on"),
        (DEPUTY, "  ", "a reason"),
        (HEAD, "In it", "hidden from"),
    ],
)
def test_an_owner_leaves_with_a_successor_and_a_reason_or_not_at_all(
    heads_case: tuple[User, CaseId],
    people: dict[str, PersonId],
    to: str | None,
    why: str,
    refused: str,
) -> None:
    head, case = heads_case
    with pytest.raises(Refused) as raised:
        head.team.hand_over(
            case, leaving=head.person, to=people[to] if to else None, why=why,
            involved=Involved.WITNESS,
        )  # fmt: skip
    assert refused in raised.value.sentence()

    assert head.cases.view(case).my_roles == {Role.COMMISSIONING_MANAGER}
    head.close()


def test_a_case_never_ends_up_with_one_reader(
    heads_case: tuple[User, CaseId], people: dict[str, PersonId]
) -> None:
    head, case = heads_case
    head.team.hand_over(case, leaving=people[HR_NAME], why="She left")  # the recovery sheet is left
    recovery = next(one.id for one in head.cases.view(case).readers if one.recovery)
    with pytest.raises(LoneReader):
        head.team.hand_over(case, leaving=recovery, why="It is lost")
    head.close()


@pytest.mark.parametrize("moment", ["copied", "written", "renaming"])
def test_a_hand_over_that_is_stopped_leaves_the_case_as_it_was(
    heads_case: tuple[User, CaseId],
    people: dict[str, PersonId],
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
    moment: str,
) -> None:
    head, case = heads_case
    places = {
        "copied": "casebook.services.hand_over._put_in_force",
        "written": "casebook.vault.rotation.PreparedRotation.commit",
        "renaming": "casebook.vault.folder.Folder._replace",
    }
    head.cases.view(case)

    def stop(*_args: object, **_more: object) -> None:
        raise OSError if moment == "renaming" else KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(places[moment], stop)
        with pytest.raises(BaseException):  # noqa: B017, PT011 - the kill, or NotStored after a full disk
            head.team.hand_over(
                case, leaving=head.person, to=people[DEPUTY], involved=Involved.WITNESS, why="In it"
            )
    head.close()

    again = sign_in(HEAD, PASSWORD)
    assert again.cases.view(case).my_roles == {Role.COMMISSIONING_MANAGER}
    assert again.cases.view(case).record.route.rule is Rule.R1  # type: ignore[union-attr]
    again.team.hand_over(
        case, leaving=again.person, to=people[DEPUTY], involved=Involved.WITNESS, why="In it"
    )
    assert again.cases.home().rows == ()
    again.close()


# Declaring


def test_a_declaration_is_kept_weighed_and_withdrawn(
    heads_case: tuple[User, CaseId], people: dict[str, PersonId]
) -> None:
    head, case = heads_case
    subject = head.cases.view(case).record.case.subject
    head.team.declare(case, None, Bond.RELATIVE, to=subject, name="Gwen Stapleford", post="LA")
    [declared] = head.cases.view(case).record.relationships

    with pytest.raises(Refused, match="rules this person out"):
        head.cases.appoint(
            case, Role.INVESTIGATING_OFFICER, None, name="gwen  stapleford", post="LA"
        )
    with pytest.raises(Missing):
        head.team.withdraw(case, declared.id, " ")
    head.team.withdraw(case, declared.id, "It is another Gwen")
    head.cases.appoint(case, Role.INVESTIGATING_OFFICER, None, name="Gwen Stapleford", post="LA")

    kept = head.cases.view(case).record
    assert [one.withdrawn for one in kept.relationships] == ["It is another Gwen"]
    assert len([one for one in kept.team.people if one.name == "Gwen Stapleford"]) == 1
    head.close()


def test_a_looser_connection_takes_a_reason(heads_case: tuple[User, CaseId]) -> None:
    head, case = heads_case
    subject = head.cases.view(case).record.case.subject
    head.team.declare(case, None, Bond.SAME_TEAM, to=subject, name="Gwen Stapleford")
    with pytest.raises(Refused, match="speaks against"):
        head.cases.appoint(case, Role.INVESTIGATING_OFFICER, None, name="Gwen Stapleford")

    head.cases.appoint(
        case, Role.INVESTIGATING_OFFICER, None, name="Gwen Stapleford", reason="Nobody else can"
    )

    assert head.cases.view(case).record.team.holder(Role.INVESTIGATING_OFFICER) is not None
    head.close()


def test_a_declaration_that_cannot_be_so_changes_nothing(heads_case: tuple[User, CaseId]) -> None:
    head, case = heads_case
    with pytest.raises(Refused, match="Choose to whom"):
        head.team.declare(case, None, Bond.SPOUSE, name="Gwen Stapleford")
    with pytest.raises(Refused, match="not come yet"):
        head.team.declare(case, head.person, Bond.NONE, on=date(2030, 1, 1))

    record = head.cases.view(case).record
    assert record.relationships == ()
    assert all(one.name != "Gwen Stapleford" for one in record.team.people)
    head.close()


def test_a_panel_member_with_keys_to_the_casebook_gets_papers_and_no_key(
    heads_case: tuple[User, CaseId], people: dict[str, PersonId]
) -> None:
    head, case = heads_case
    before = names(head, case)

    head.cases.appoint(case, Role.PANEL_MEMBER, people[VICE])

    assert names(head, case) == before
    assert head.cases.view(case).record.team.roles_of(people[VICE]) == {Role.PANEL_MEMBER}
    head.team.end_part(case, Role.PANEL_MEMBER, people[VICE])
    assert head.cases.view(case).record.team.roles_of(people[VICE]) == frozenset()
    with pytest.raises(Refused, match="has a key"):
        head.team.end_part(case, Role.HR_ADVISER, people[HR_NAME])
    head.close()


def test_a_clerk_gets_the_key_when_there_is_a_hearing_and_not_before(
    heads_case: tuple[User, CaseId], people: dict[str, PersonId]
) -> None:
    head, case = heads_case
    before = names(head, case)

    with pytest.raises(Refused, match="when the hearing is called"):
        head.cases.appoint(case, Role.CLERK, people[LA])

    assert names(head, case) == before
    head.close()
