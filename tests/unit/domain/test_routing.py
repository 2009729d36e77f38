"""Where a concern goes: the rows of the routing table that are decided here."""

import pytest

from casebook.domain.person import Post
from casebook.domain.report import About
from casebook.domain.routing import Rule, route

P = Post


@pytest.mark.parametrize(
    ("about", "signed_in", "rule", "stored", "owner"),
    [
        (About.EMPLOYEE, P.HEADTEACHER, Rule.R1, True, P.HEADTEACHER),
        (About.EMPLOYEE, P.DEPUTY_HEAD, Rule.R1, True, P.DEPUTY_HEAD),
        (About.EMPLOYEE, P.CHAIR_OF_GOVERNORS, Rule.R1, True, P.CHAIR_OF_GOVERNORS),
        (About.EMPLOYEE, P.HR_ADVISER, Rule.R1, False, P.HEADTEACHER),
        (About.EMPLOYEE, P.EMPLOYEE, Rule.R1, False, P.HEADTEACHER),
        (About.EMPLOYEE, None, Rule.R1, False, P.HEADTEACHER),
        (About.HEADTEACHER, P.CHAIR_OF_GOVERNORS, Rule.R2, True, P.CHAIR_OF_GOVERNORS),
        (About.HEADTEACHER, P.VICE_CHAIR, Rule.R2, True, P.VICE_CHAIR),
        (About.HEADTEACHER, P.HEADTEACHER, Rule.R2, False, P.CHAIR_OF_GOVERNORS),
        (About.HEADTEACHER, P.SCHOOL_BUSINESS_MANAGER, Rule.R2, False, P.CHAIR_OF_GOVERNORS),
        (About.HEADTEACHER, P.HR_ADVISER, Rule.R2, False, P.CHAIR_OF_GOVERNORS),
        (About.HEADTEACHER, None, Rule.R2, False, P.CHAIR_OF_GOVERNORS),
        (About.MYSELF, P.EMPLOYEE, Rule.R1, False, P.HEADTEACHER),
        (About.MYSELF, P.HEADTEACHER, Rule.R2, False, P.CHAIR_OF_GOVERNORS),
        (About.MYSELF, P.CHAIR_OF_GOVERNORS, Rule.R6, False, P.OUTSIDE),
        (About.MYSELF, None, Rule.R1, False, P.HEADTEACHER),
    ],
)
def test_a_concern_goes_where_5_4_sends_it(
    about: About, signed_in: Post | None, rule: Rule, *, stored: bool, owner: Post
) -> None:
    found = route(about, signed_in=signed_in)

    assert (found.rule, found.stored, found.owner) == (rule, stored, owner)


@pytest.mark.parametrize("signed_in", [None, *Post])
def test_nobody_ever_keeps_a_case_about_themselves(signed_in: Post | None) -> None:
    assert not route(About.MYSELF, signed_in=signed_in).stored


@pytest.mark.parametrize("signed_in", sorted(set(Post) - {P.CHAIR_OF_GOVERNORS, P.VICE_CHAIR}))
def test_only_the_governors_side_keeps_a_case_about_the_headteacher(signed_in: Post) -> None:
    assert not route(About.HEADTEACHER, signed_in=signed_in).stored


def test_what_is_not_stored_says_whom_to_tell_and_that_nothing_was_stored() -> None:
    for about in About:
        for signed_in in (None, *Post):
            found = route(about, signed_in=signed_in)
            if not found.stored:
                assert "Tell the" in found.tell.english()
                assert "Nothing" in found.tell.english()
                assert "stored" in found.tell.english()
