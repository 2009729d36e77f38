"""Somebody gets the key while a case is open: the open case knows it, here and on another PC."""

import pytest

from casebook.domain.ids import PersonId
from casebook.domain.person import Post
from casebook.domain.roles import Role
from casebook.services.opening import Secret, open_casebook
from casebook.services.user import User
from tests.unit.services.conftest import HR, Office

DAVIT = ("Davit Penhallow", "granite puffin ledger 83")


@pytest.fixture
def davit(office: Office) -> PersonId:
    made = office.user.people.enrol(
        DAVIT[0], Secret(DAVIT[1]), post=Post.DEPUTY_HEAD, title="Deputy headteacher"
    )
    office.user.people.confirm(made, agreed=True)
    return made.person


def faults(user: User, office: Office) -> tuple[object, ...]:
    user.cases.check(office.case)
    return user.cases.view(office.case).unchanged.faults


def test_the_case_is_found_whole_after_somebody_got_its_key(
    office: Office, davit: PersonId
) -> None:
    assert faults(office.user, office) == ()

    office.user.cases.appoint(office.case, Role.INVESTIGATING_OFFICER, davit)

    assert faults(office.user, office) == ()
    assert office.user.cases.faulty() == frozenset()


def test_whoever_has_it_open_elsewhere_finds_it_whole_too(office: Office, davit: PersonId) -> None:
    closed = open_casebook(office.folder, clock=office.clock, opener=office.opener)
    adviser = closed.sign_in(HR[0], Secret(HR[1]))
    adviser.cases.view(office.case)

    office.user.cases.appoint(office.case, Role.INVESTIGATING_OFFICER, davit)

    assert faults(adviser, office) == ()
    adviser.close()


def test_whoever_got_the_key_a_moment_ago_keeps_it_when_another_leaves(
    office: Office, davit: PersonId
) -> None:
    office.user.cases.appoint(office.case, Role.INVESTIGATING_OFFICER, davit)

    office.user.team.hand_over(office.case, leaving=office.people[HR[0]], why="On long leave")

    readers = {one.name for one in office.user.cases.view(office.case).readers}
    assert readers == {office.user.name, DAVIT[0]}
