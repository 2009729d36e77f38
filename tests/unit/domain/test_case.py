"""The head of a case and its people, on a day."""

from datetime import date

import pytest

from casebook.domain.case import CaseTeam, RoleHeld
from casebook.domain.ids import PersonId
from casebook.domain.person import Person
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.domain.stage import ClosureOutcome, Stage

A, B = PersonId("a"), PersonId("b")
TEAM = CaseTeam(
    (Person(A, "Davit Penhallow", "Deputy head"), Person(B, "Gwen Stapleford", "Investigator")),
    (
        RoleHeld(A, Role.INVESTIGATING_OFFICER, date(2025, 11, 19), date(2025, 12, 1)),
        RoleHeld(B, Role.INVESTIGATING_OFFICER, date(2025, 12, 1)),
    ),
)


@pytest.mark.parametrize(
    ("on", "holder"),
    [
        (date(2025, 11, 18), None),
        (date(2025, 11, 19), A),
        (date(2025, 11, 30), A),
        (date(2025, 12, 1), B),
        (None, B),
    ],
)
def test_a_role_passes_on_the_day_it_is_given_up(on: date | None, holder: PersonId | None) -> None:
    found = TEAM.holder(Role.INVESTIGATING_OFFICER, on)

    assert (found.id if found else None) == holder


def test_roles_given_up_are_not_held_any_more() -> None:
    assert TEAM.roles_of(A) == frozenset()
    assert TEAM.roles_of(B) == {Role.INVESTIGATING_OFFICER}
    assert TEAM.person(PersonId("nobody")) is None


def test_a_case_keeps_its_outcome_when_it_is_put_away(reported: CaseRecord) -> None:
    closed = reported.case.moved_to(Stage.CLOSURE, ClosureOutcome.NO_CONCERN)

    assert closed.moved_to(Stage.RETAINED).outcome is ClosureOutcome.NO_CONCERN
