"""Where a concern goes: every row of the routing table (1-policy 1.9), and who may keep it of those who sign in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.ids import PersonId
from casebook.domain.person import Post, PostHolding, post_on
from casebook.domain.report import About, Involved
from casebook.domain.routing import (
    TABLE,
    HiddenFrom,
    RouteFacts,
    Rule,
    about_post,
    also_lado,
    route,
    rule,
    taken,
)

P, A, I = Post, About, Involved  # noqa: E741 - as the table names them


@pytest.mark.parametrize(
    ("about", "chair", "head", "expected"),
    [
        (A.EMPLOYEE, I.NO, I.NO, Rule.R1),
        (A.HEADTEACHER, I.NO, I.NO, Rule.R2),
        (A.HEADTEACHER, I.REPORTER, I.NO, Rule.R3),
        (A.HEADTEACHER, I.TARGET, I.NO, Rule.R3),
        (A.HEADTEACHER, I.WITNESS, I.NO, Rule.R3),
        (A.HEAD_AND_STAFF, I.WITNESS, I.NO, Rule.R3),
        (A.ACTING_HEAD, I.TARGET, I.NO, Rule.R3),
        (A.EMPLOYEE, I.NO, I.TARGET, Rule.R4),
        (A.EMPLOYEE, I.NO, I.WITNESS, Rule.R4),
        (A.EMPLOYEE, I.NO, I.RELATIVE, Rule.R4),
        (A.EMPLOYEE, I.NO, I.REPORTER, Rule.R4),
        (A.EMPLOYEE, I.WITNESS, I.NO, Rule.R1),  # the chair decides nothing about staff
        (A.HEAD_AND_STAFF, I.NO, I.NO, Rule.R5),
        (A.GOVERNOR, I.NO, I.NO, Rule.R6),
        (A.NOT_EMPLOYED, I.NO, I.NO, Rule.R7),
        (A.ACTING_HEAD, I.NO, I.NO, Rule.R8),
        (A.UNKNOWN, I.NO, I.NO, Rule.R10),
    ],
)
def test_whom_it_is_about_and_who_is_in_it_decide_the_row(
    about: About, chair: Involved, head: Involved, expected: Rule
) -> None:
    assert rule(RouteFacts(about, chair, head)) is expected


@pytest.mark.parametrize(
    ("row", "receives", "owner", "hidden_from", "when"),
    [
        (Rule.R1, P.HEADTEACHER, P.HEADTEACHER, set(), HiddenFrom.NOBODY),
        (Rule.R2, P.CHAIR_OF_GOVERNORS, P.CHAIR_OF_GOVERNORS,
         {P.HEADTEACHER, P.SCHOOL_BUSINESS_MANAGER, P.DEPUTY_HEAD}, HiddenFrom.AT_ONCE),
        (Rule.R3, P.VICE_CHAIR, P.VICE_CHAIR,
         {P.HEADTEACHER, P.CHAIR_OF_GOVERNORS}, HiddenFrom.AFTER_STATEMENT),
        (Rule.R4, P.HEADTEACHER, P.DEPUTY_HEAD, {P.HEADTEACHER}, HiddenFrom.ONCE_DECLARED),
        (Rule.R5, P.CHAIR_OF_GOVERNORS, P.CHAIR_OF_GOVERNORS, {P.HEADTEACHER}, HiddenFrom.AT_ONCE),
        (Rule.R7, P.HEADTEACHER, P.HEADTEACHER, set(), HiddenFrom.NOBODY),
        (Rule.R8, P.CHAIR_OF_GOVERNORS, P.CHAIR_OF_GOVERNORS, {P.ACTING_HEAD}, HiddenFrom.AT_ONCE),
        (Rule.R10, P.HEADTEACHER, P.HEADTEACHER, set(), HiddenFrom.NOBODY),
    ],
)  # fmt: skip
def test_each_row_says_who_receives_who_owns_and_who_is_shut_out(
    row: Rule, receives: Post, owner: Post, hidden_from: set[Post], when: HiddenFrom
) -> None:
    found = TABLE[row]

    assert found.receives[0] is receives
    assert found.owners[0] is owner
    assert hidden_from <= found.hidden
    assert bool(found.hidden) is bool(hidden_from)
    assert found.when is when


@pytest.mark.parametrize(
    ("about", "signed_in", "expected", "stored", "owner"),
    [
        (A.EMPLOYEE, P.HEADTEACHER, Rule.R1, True, P.HEADTEACHER),
        (A.EMPLOYEE, P.DEPUTY_HEAD, Rule.R1, True, P.DEPUTY_HEAD),
        (A.EMPLOYEE, P.ACTING_HEAD, Rule.R1, True, P.ACTING_HEAD),
        (A.EMPLOYEE, P.CHAIR_OF_GOVERNORS, Rule.R1, True, P.CHAIR_OF_GOVERNORS),
        (A.EMPLOYEE, P.HR_ADVISER, Rule.R1, False, P.HEADTEACHER),
        (A.EMPLOYEE, P.EMPLOYEE, Rule.R1, False, P.HEADTEACHER),
        (A.EMPLOYEE, None, Rule.R1, False, P.HEADTEACHER),
        (A.HEADTEACHER, P.CHAIR_OF_GOVERNORS, Rule.R2, True, P.CHAIR_OF_GOVERNORS),
        (A.HEADTEACHER, P.VICE_CHAIR, Rule.R2, True, P.VICE_CHAIR),
        (A.HEADTEACHER, P.HEADTEACHER, Rule.R2, False, P.CHAIR_OF_GOVERNORS),
        (A.HEADTEACHER, P.SCHOOL_BUSINESS_MANAGER, Rule.R2, False, P.CHAIR_OF_GOVERNORS),
        (A.HEADTEACHER, P.HR_ADVISER, Rule.R2, False, P.CHAIR_OF_GOVERNORS),
        (A.HEADTEACHER, None, Rule.R2, False, P.CHAIR_OF_GOVERNORS),
        (A.HEAD_AND_STAFF, P.CHAIR_OF_GOVERNORS, Rule.R5, True, P.CHAIR_OF_GOVERNORS),
        (A.HEAD_AND_STAFF, P.HEADTEACHER, Rule.R5, False, P.CHAIR_OF_GOVERNORS),
        (A.ACTING_HEAD, P.CHAIR_OF_GOVERNORS, Rule.R8, True, P.CHAIR_OF_GOVERNORS),
        (A.ACTING_HEAD, P.ACTING_HEAD, Rule.R8, False, P.CHAIR_OF_GOVERNORS),
        (A.GOVERNOR, P.CHAIR_OF_GOVERNORS, Rule.R6, True, P.CHAIR_OF_GOVERNORS),
        (A.GOVERNOR, P.EMPLOYEE, Rule.R6, False, P.CHAIR_OF_GOVERNORS),
        (A.NOT_EMPLOYED, P.HEADTEACHER, Rule.R7, True, P.HEADTEACHER),
        (A.UNKNOWN, P.HEADTEACHER, Rule.R10, True, P.HEADTEACHER),
        (A.UNKNOWN, P.CHAIR_OF_GOVERNORS, Rule.R10, True, P.CHAIR_OF_GOVERNORS),
        (A.UNKNOWN, P.EMPLOYEE, Rule.R10, False, P.HEADTEACHER),
        (A.MYSELF, P.EMPLOYEE, Rule.R1, False, P.HEADTEACHER),
        (A.MYSELF, P.HEADTEACHER, Rule.R2, False, P.CHAIR_OF_GOVERNORS),
        (A.MYSELF, P.CHAIR_OF_GOVERNORS, Rule.R6, False, P.OUTSIDE),
        (A.MYSELF, None, Rule.R1, False, P.HEADTEACHER),
    ],
)
def test_a_concern_goes_where_5_4_sends_it(
    about: About, signed_in: Post | None, expected: Rule, *, stored: bool, owner: Post
) -> None:
    found = route(about, signed_in=signed_in)

    assert (found.rule, found.stored, found.owner) == (expected, stored, owner)


@pytest.mark.parametrize(
    ("signed_in", "stored"),
    [
        (P.CHAIR_OF_GOVERNORS, False),
        (P.VICE_CHAIR, True),
        (P.LA_OFFICER, True),
    ],
)
def test_a_chair_who_reported_the_headteacher_keeps_no_case(
    signed_in: Post, *, stored: bool
) -> None:
    found = route(A.HEADTEACHER, signed_in=signed_in, chair=I.REPORTER)

    assert (found.rule, found.stored) == (Rule.R3, stored)


@pytest.mark.parametrize(
    ("signed_in", "stored"),
    [(P.HEADTEACHER, False), (P.DEPUTY_HEAD, True), (P.CHAIR_OF_GOVERNORS, True)],
)
def test_a_headteacher_who_is_the_target_keeps_no_case(signed_in: Post, *, stored: bool) -> None:
    found = route(A.EMPLOYEE, signed_in=signed_in, head=I.TARGET)

    assert (found.rule, found.stored) == (Rule.R4, stored)


@pytest.mark.parametrize(
    ("about", "head", "harm", "direct"),
    [
        (A.HEADTEACHER, I.NO, True, True),
        (A.EMPLOYEE, I.TARGET, True, True),
        (A.EMPLOYEE, I.NO, True, False),
        (A.HEADTEACHER, I.NO, False, False),
    ],
)
def test_the_lado_may_be_told_directly_where_telling_the_head_is_no_way(
    about: About, head: Involved, *, harm: bool, direct: bool
) -> None:
    found = route(about, signed_in=None, head=head, harm=harm)

    assert any("LADO" in words.english() for words in found.also) is direct
    assert also_lado(RouteFacts(A.EMPLOYEE, harm=True, head_no_way=True))


@pytest.mark.parametrize("signed_in", [None, *Post])
def test_nobody_ever_keeps_a_case_about_themselves(signed_in: Post | None) -> None:
    assert not route(A.MYSELF, signed_in=signed_in).stored


@given(
    st.sampled_from(sorted(A)),
    st.sampled_from([None, *Post]),
    st.sampled_from(sorted(I)),
    st.sampled_from(sorted(I)),
)
def test_nobody_a_case_is_hidden_from_ever_keeps_it(
    about: About, signed_in: Post | None, chair: Involved, head: Involved
) -> None:
    found = route(about, signed_in=signed_in, chair=chair, head=head)

    assert not (found.stored and signed_in in found.hidden)
    assert not found.stored or found.owner is signed_in


@pytest.mark.parametrize(
    "signed_in", sorted(set(Post) - {P.CHAIR_OF_GOVERNORS, P.VICE_CHAIR, P.LA_OFFICER})
)
@pytest.mark.parametrize("about", [A.HEADTEACHER, A.HEAD_AND_STAFF, A.ACTING_HEAD])
def test_only_the_governors_side_keeps_a_case_about_the_headteacher(
    about: About, signed_in: Post
) -> None:
    assert not route(about, signed_in=signed_in).stored


def test_what_is_not_stored_says_whom_to_tell_and_that_nothing_was_stored() -> None:
    for about in A:
        for signed_in in (None, *Post):
            for chair in I:
                found = route(about, signed_in=signed_in, chair=chair)
                if not found.stored:
                    assert "Tell the" in found.tell.english()
                    assert "othing" in found.tell.english()
                    assert "stored" in found.tell.english()


@pytest.mark.parametrize(
    ("said", "post", "expected"),
    [
        (A.EMPLOYEE, P.HEADTEACHER, A.HEADTEACHER),
        (A.EMPLOYEE, P.ACTING_HEAD, A.ACTING_HEAD),
        (A.EMPLOYEE, P.CHAIR_OF_GOVERNORS, A.GOVERNOR),
        (A.EMPLOYEE, P.GOVERNOR, A.EMPLOYEE),  # a staff governor is an employee
        (A.EMPLOYEE, P.DSL, A.EMPLOYEE),
        (A.HEAD_AND_STAFF, P.HEADTEACHER, A.HEAD_AND_STAFF),
        (A.EMPLOYEE, None, A.EMPLOYEE),
    ],
)
def test_the_post_on_record_decides_whatever_was_said(
    said: About, post: Post | None, expected: About
) -> None:
    assert about_post(said, post) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 8, 31), P.DEPUTY_HEAD),
        (date(2025, 9, 1), P.ACTING_HEAD),  # the first day
        (date(2025, 12, 31), P.ACTING_HEAD),
        (date(2026, 1, 1), P.DEPUTY_HEAD),  # the first day after
        (date(2020, 1, 1), P.DEPUTY_HEAD),  # before anything was recorded
    ],
)
def test_the_post_counts_that_was_held_on_the_date_of_the_report(day: date, expected: Post) -> None:
    davit = PersonId("davit")
    history = (
        PostHolding(davit, "Davit", P.DEPUTY_HEAD, "Deputy", date(2022, 9, 1), date(2025, 9, 1)),
        PostHolding(davit, "Davit", P.ACTING_HEAD, "Acting", date(2025, 9, 1), date(2026, 1, 1)),
        PostHolding(davit, "Davit", P.DEPUTY_HEAD, "Deputy", date(2026, 1, 1)),
    )

    assert post_on(history, davit, day) is expected


def test_who_left_has_no_post_and_who_never_had_one_has_none() -> None:
    left = (
        PostHolding(PersonId("a"), "A", P.HEADTEACHER, "Head", date(2020, 1, 1), date(2021, 1, 1)),
    )

    assert post_on(left, PersonId("a"), date(2025, 1, 1)) is None
    assert post_on(left, PersonId("b"), date(2020, 6, 1)) is None


def test_a_route_that_was_taken_knows_whom_it_shuts_out() -> None:
    kept = taken(RouteFacts(A.HEADTEACHER, chair=I.REPORTER))

    assert kept.rule is Rule.R3
    assert {P.HEADTEACHER, P.CHAIR_OF_GOVERNORS, P.SCHOOL_BUSINESS_MANAGER} <= kept.hidden
    assert kept.head_is_in_it
    assert not taken(RouteFacts(A.EMPLOYEE)).hidden
