"""Who can never be two things in one case: the rows of the conflict matrix that block."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.case import RoleHeld
from casebook.domain.conflict import check_appointment, clash, needs_reason, reason_given, weighed
from casebook.domain.ids import PersonId
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.errors import Refused

R = Role


@pytest.mark.parametrize(
    ("one", "other", "blocked"),
    [
        (R.INVESTIGATING_OFFICER, R.HEARING_CHAIR, True),
        (R.INVESTIGATING_OFFICER, R.PANEL_MEMBER, True),
        (R.INVESTIGATING_OFFICER, R.PRESENTING_OFFICER, False),
        (R.COMMISSIONING_MANAGER, R.INVESTIGATING_OFFICER, False),  # a reason is asked for
        (R.COMMISSIONING_MANAGER, R.HEARING_CHAIR, False),  # below dismissal, where delegated
        (R.COMMISSIONING_MANAGER, R.HR_ADVISER, True),
        (R.HR_ADVISER, R.PANEL_MEMBER, True),
        (R.HR_ADVISER, R.CLERK, False),
        (R.WITNESS, R.CLERK, True),  # SC-1: Petra may not take the minutes
        (R.WITNESS, R.COMPANION, False),  # the choice of companion is theirs
        (R.REPORTER, R.WITNESS, False),
        (R.REPORTER, R.SUBJECT, False),  # somebody who came forward
        (R.REPORTER, R.INVESTIGATING_OFFICER, True),
        (R.TARGET, R.HEARING_CHAIR, True),
        (R.HEARING_CHAIR, R.PANEL_MEMBER, False),
    ],
)
def test_the_matrix_blocks_what_it_blocks(one: Role, other: Role, *, blocked: bool) -> None:
    assert clash(one, other) is blocked


@given(st.sampled_from(Role), st.sampled_from(Role))
def test_the_order_of_two_parts_does_not_matter(one: Role, other: Role) -> None:
    assert clash(one, other) is clash(other, one)
    assert not clash(one, one)


@pytest.mark.parametrize("part", sorted(set(Role) - {R.SUBJECT, R.REPORTER}))
def test_the_subject_has_no_other_part(part: Role) -> None:
    assert clash(R.SUBJECT, part)


def test_the_investigator_is_not_put_on_the_panel_under_the_same_name(
    investigated: CaseRecord,
) -> None:
    with pytest.raises(Refused, match="another part"):
        check_appointment(investigated.team, R.PANEL_MEMBER, name=" davit  PENHALLOW ")
    check_appointment(investigated.team, R.PRESENTING_OFFICER, name="Davit Penhallow")
    check_appointment(investigated.team, R.PANEL_MEMBER, name="Peter Lowndes")


def test_a_part_given_up_still_counts_unless_it_was_a_slip(investigated: CaseRecord) -> None:
    def ended(until: date) -> CaseRecord:
        roles = (RoleHeld(PersonId("davit"), R.INVESTIGATING_OFFICER, date(2025, 11, 19), until),)
        return replace(investigated, team=replace(investigated.team, roles=roles))

    with pytest.raises(Refused):
        check_appointment(ended(date(2025, 12, 1)).team, R.CLERK, name="Davit Penhallow")
    check_appointment(ended(date(2025, 11, 19)).team, R.CLERK, name="Davit Penhallow")


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        (R.REPORTER, R.COMMISSIONING_MANAGER, True),
        (R.REPORTER, R.CLERK, True),
        (R.WITNESS, R.HR_ADVISER, True),
        (R.WITNESS, R.COMPANION, True),
        (R.COMMISSIONING_MANAGER, R.INVESTIGATING_OFFICER, True),
        (R.COMMISSIONING_MANAGER, R.HEARING_CHAIR, True),
        (R.HR_ADVISER, R.CLERK, True),
        (R.COMMISSIONING_MANAGER, R.PRESENTING_OFFICER, False),
        (R.INVESTIGATING_OFFICER, R.PRESENTING_OFFICER, False),
        (R.INVESTIGATING_OFFICER, R.HEARING_CHAIR, False),  # blocked, whatever the reason
        (R.REPORTER, R.WITNESS, False),
    ],
)
def test_the_matrix_asks_a_reason_where_it_only_warns(
    one: Role, other: Role, *, asked: bool
) -> None:
    assert weighed(one, other) is asked
    assert weighed(other, one) is asked


def test_no_pair_is_both_blocked_and_weighed() -> None:
    assert not [(a, b) for a in Role for b in Role if clash(a, b) and weighed(a, b)]


def test_a_pair_that_warns_is_given_only_with_a_reason(investigated: CaseRecord) -> None:
    team = investigated.team
    assert needs_reason(team, R.HEARING_CHAIR, name="oriel tansley")
    assert not needs_reason(team, R.HEARING_CHAIR, name="Simone Achterberg")

    with pytest.raises(Refused, match="say there why nobody else"):
        check_appointment(team, R.HEARING_CHAIR, name="Oriel Tansley", reason="  ")
    check_appointment(team, R.HEARING_CHAIR, name="Oriel Tansley", reason="She is delegated")
    with pytest.raises(Refused, match="nobody can have both"):
        check_appointment(team, R.CLERK, name="Davit Penhallow", reason="There is nobody else")


def test_the_reason_a_part_was_given_with_is_found_again(investigated: CaseRecord) -> None:
    held = RoleHeld(PersonId("oriel"), R.HEARING_CHAIR, date(2025, 12, 9), reason="Delegated")
    team = replace(investigated.team, roles=(*investigated.team.roles, held))

    assert reason_given(team, R.HEARING_CHAIR, name="Oriel Tansley") == "Delegated"
    assert reason_given(team, R.PANEL_MEMBER, name="Oriel Tansley") == ""
