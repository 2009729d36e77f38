"""Who may do what: one table, and its refusals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.roles import ALLOWED, Permission, Role, may, require
from casebook.errors import NotAllowed


def test_every_permission_is_somebodys() -> None:
    assert set(ALLOWED) == set(Permission)
    assert all(ALLOWED.values())


@pytest.mark.parametrize(
    "permission", [Permission.RECORD_DECISION, Permission.CHARGE, Permission.GIVE_ADVICE]
)
def test_hr_advises_and_writes_no_decision(permission: Permission) -> None:
    with pytest.raises(NotAllowed):
        require(frozenset({Role.HR_ADVISER}), permission)


def test_the_clerk_records_what_the_panel_decided_and_issues_nothing() -> None:
    require(frozenset({Role.CLERK}), Permission.RECORD_DECISION)
    with pytest.raises(NotAllowed):
        require(frozenset({Role.CLERK}), Permission.ISSUE_LETTER)


@pytest.mark.parametrize(
    "role",
    [
        Role.SUBJECT, Role.TARGET, Role.WITNESS, Role.REPORTER, Role.COMPANION,
        Role.HEARING_CHAIR, Role.PANEL_MEMBER, Role.PRESENTING_OFFICER,
    ],
)  # fmt: skip
def test_who_has_a_part_and_no_key_may_do_nothing_here(role: Role) -> None:
    assert not any(may(frozenset({role}), permission) for permission in Permission)


@given(st.sets(st.sampled_from(Role)), st.sampled_from(Role), st.sampled_from(Permission))
def test_a_further_role_never_takes_a_permission_away(
    roles: set[Role], more: Role, permission: Permission
) -> None:
    assert may(frozenset(roles), permission) <= may(frozenset({*roles, more}), permission)
