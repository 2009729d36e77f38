"""Suspension: purposes, every alternative, who is told, who reviews, and who alone may end it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from casebook.domain.delegation import Decider
from casebook.domain.ids import EventId
from casebook.domain.person import Post
from casebook.domain.review import Review, ReviewOutcome
from casebook.domain.school import School, SchoolCategory
from casebook.domain.suspension import (
    Alternative,
    CheckIn,
    EndedBy,
    Purpose,
    Suspender,
    Suspension,
    SuspensionEnd,
    check_contact,
    check_end,
    check_review,
    check_start,
    check_told,
    running,
    why_cannot_end,
)
from casebook.errors import Missing, NotAllowed, Refused

DECIDED = datetime(2025, 11, 18, 9, tzinfo=UTC)
PANEL = Decider.GOVERNORS_PANEL
NOW = datetime(2025, 12, 2, 12, tzinfo=UTC)
COMMUNITY = School("Fernhollow", category=SchoolCategory.COMMUNITY)
ACADEMY = School("Fernhollow", category=SchoolCategory.ACADEMY)


def one() -> Suspension:
    """The suspension of SC-1, decided on Tue 18 Nov 2025."""
    return Suspension(
        id=EventId("s"), began=date(2025, 11, 18), decided_at=DECIDED, suspender=Suspender.HEADTEACHER,
        decided_by="Oriel Tansley", grounds="Posts name a pupil", purposes=(Purpose.PUPILS,),
        rejected=tuple((each.value, "It keeps nobody apart") for each in Alternative), risk="Another post",
        consulted="The LADO", conditions="Union excepted", contact="Noor Whitcombe", support="OH",
        full_pay=True, review_on=date(2025, 12, 2),
    )  # fmt: skip


def start(
    new: Suspension, others: tuple[Suspension, ...] = (), *, about_head: bool = False
) -> None:
    check_start(new, others, now=NOW, about_head=about_head)


def test_the_list_of_alternatives_is_the_one_of_the_guidance() -> None:
    assert [each.value for each in Alternative] == [
        "move", "not_alone", "supervised", "home", "no_access", "hours", "stop_task", "separate", "leave",
    ]  # fmt: skip
    assert len(Purpose) == 4


@pytest.mark.parametrize("left", list(Alternative))
def test_each_alternative_has_to_be_weighed(left: Alternative) -> None:
    start(one())
    rejected = tuple((name, why) for name, why in one().rejected if name != left.value)

    for weighed in (rejected, (*rejected, (left.value, ""))):
        with pytest.raises(Refused) as refused:
            start(replace(one(), rejected=weighed))
        assert refused.value.sentence().endswith("Still open: 1.")


@pytest.mark.parametrize(
    "change",
    [{"decided_by": ""}, {"grounds": ""}, {"risk": ""}, {"consulted": ""}, {"conditions": ""}, {"contact": ""},
     {"support": ""}, {"purposes": ()}],
)  # fmt: skip
def test_nothing_of_the_decision_is_left_out(change: dict[str, object]) -> None:
    with pytest.raises(Missing):
        start(replace(one(), **change))  # type: ignore[arg-type]


def test_it_is_on_full_pay_and_one_at_a_time_and_no_head_suspends_themselves() -> None:
    with pytest.raises(Refused, match="full pay"):
        start(replace(one(), full_pay=False))
    with pytest.raises(Refused, match="has to end before"):
        start(one(), (one(),))
    with pytest.raises(Refused, match="cannot suspend themselves"):
        start(one(), about_head=True)
    start(replace(one(), suspender=Suspender.GOVERNING_BODY), about_head=True)


def test_its_days_are_in_order() -> None:
    with pytest.raises(Refused, match="when it is decided or later"):
        start(replace(one(), began=date(2025, 11, 17)))
    with pytest.raises(Refused, match="first review comes after"):
        start(replace(one(), review_on=date(2025, 11, 18)))
    with pytest.raises(Refused, match="has not come yet"):
        start(replace(one(), decided_at=NOW + timedelta(hours=1)))


def test_everybody_is_told_after_the_decision() -> None:
    told = replace(
        one(), informed_la_at=DECIDED + timedelta(minutes=40), informed_other_at=DECIDED + timedelta(minutes=40),
        letter_on=date(2025, 11, 19),
    )  # fmt: skip
    check_told(one(), told, now=NOW)

    assert told.everyone_told
    assert not one().everyone_told
    with pytest.raises(Refused, match="once it is decided"):
        check_told(one(), replace(told, informed_la_at=DECIDED - timedelta(minutes=1)), now=NOW)
    with pytest.raises(Refused, match="letter follows the decision"):
        check_told(one(), replace(told, letter_on=date(2025, 11, 17)), now=NOW)
    with pytest.raises(Refused, match="has not come yet"):
        check_told(one(), replace(told, letter_on=date(2025, 12, 3)), now=NOW)


def test_reviews_and_contacts_belong_to_the_time_it_runs() -> None:
    review = Review(
        date(2025, 12, 2), "Oriel", ReviewOutcome.CONTINUES, "Still needed", date(2025, 12, 16)
    )
    check_review(one(), review, today=date(2025, 12, 2))
    reviewed = replace(one(), reviews=(review,))

    assert (reviewed.reviewed_on, reviewed.next_review) == (date(2025, 12, 2), date(2025, 12, 16))
    with pytest.raises(Refused, match="last reviewed after"):
        check_review(reviewed, replace(review, on=date(2025, 12, 1)), today=date(2025, 12, 2))
    contact = CheckIn(date(2025, 11, 25), "Noor", "Well")
    check_contact(one(), contact, today=date(2025, 12, 2))
    assert replace(one(), check_ins=(contact,)).touched_on == date(2025, 11, 25)
    with pytest.raises(Refused, match="began after that day"):
        check_contact(one(), replace(contact, on=date(2025, 11, 17)), today=date(2025, 12, 2))


def ending(by: EndedBy = EndedBy.GOVERNING_BODY) -> SuspensionEnd:
    return SuspensionEnd(date(2025, 12, 1), by, "Staffing committee", "No risk is left", "Lena")


@pytest.mark.parametrize("category", [c for c in SchoolCategory if c is not SchoolCategory.ACADEMY])
def test_a_head_of_a_maintained_school_cannot_end_a_suspension(category: SchoolCategory) -> None:
    school = replace(COMMUNITY, category=category)

    with pytest.raises(NotAllowed, match="A headteacher cannot end a suspension"):
        check_end(one(), ending(), school=school, post=Post.HEADTEACHER, scheme=PANEL, now=NOW)
    for post in (
        Post.CHAIR_OF_GOVERNORS,
        Post.VICE_CHAIR,
        Post.GOVERNOR,
        Post.CLERK,
        Post.HR_ADVISER,
    ):
        check_end(one(), ending(), school=school, post=post, scheme=PANEL, now=NOW)
    for other in (Post.DEPUTY_HEAD, Post.EMPLOYEE, Post.DSL, None):
        assert why_cannot_end(school, other, PANEL)


def test_in_a_maintained_school_only_the_governing_body_ends_it() -> None:
    by_scheme, nobody = ending(EndedBy.SCHEME), replace(ending(), decided_by="")
    with pytest.raises(Refused, match="only the governing body"):
        check_end(one(), by_scheme, school=COMMUNITY, post=Post.CLERK, scheme=PANEL, now=NOW)
    with pytest.raises(Missing):
        check_end(one(), nobody, school=COMMUNITY, post=Post.CLERK, scheme=PANEL, now=NOW)


# Who ends it by an academy's scheme, and whether its headteacher may record that.
SCHEMES = (
    (Decider.HEADTEACHER, True),
    (Decider.TRUST, True),
    (Decider.GOVERNORS_PANEL, False),
    (Decider.GOVERNING_BODY, False),
)


@pytest.mark.parametrize(("scheme", "may"), SCHEMES)
def test_an_academy_follows_its_scheme(scheme: Decider, may: bool) -> None:  # noqa: FBT001 - a table
    by_scheme = ending(EndedBy.SCHEME)

    check_end(one(), by_scheme, school=ACADEMY, post=Post.CLERK, scheme=scheme, now=NOW)
    assert bool(why_cannot_end(ACADEMY, Post.HEADTEACHER, scheme)) != may
    if not may:
        with pytest.raises(NotAllowed, match="scheme of delegation"):
            check_end(
                one(), by_scheme, school=ACADEMY, post=Post.HEADTEACHER, scheme=scheme, now=NOW
            )
    assert why_cannot_end(COMMUNITY, Post.HEADTEACHER, scheme)


def test_what_has_ended_runs_no_more() -> None:
    ended = replace(one(), end=ending())

    assert running((ended,)) is None
    assert running((ended, one())) == one()
    with pytest.raises(Refused, match="has ended"):
        check_end(ended, ending(), school=COMMUNITY, post=Post.CLERK, scheme=PANEL, now=NOW)
    start(replace(one(), id=EventId("again")), (ended,))
