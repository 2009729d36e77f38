"""The police: referral, hold, reviews, release, and exactly what each scope stops."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain import hold_block
from casebook.domain.hold_block import BLOCKED, PERMITTED
from casebook.domain.ids import EventId
from casebook.domain.outside import OutsideStep
from casebook.domain.police import (
    HoldRelease,
    HoldScope,
    PoliceChannel,
    PoliceHold,
    PoliceReferral,
    ReleaseForm,
    UsePermission,
    check_hold,
    check_referral,
    check_release,
    check_review,
    standing,
    told_on,
)
from casebook.domain.review import Review, ReviewOutcome
from casebook.domain.roles import Permission
from casebook.domain.stage import Stage
from casebook.errors import Missing, Refused

BEGAN, TODAY = date(2026, 11, 3), date(2026, 11, 20)
S, O = HoldScope, OutsideStep  # noqa: E741 - as in the table


def a_hold(*scope: HoldScope, released: date | None = None) -> PoliceHold:
    release = HoldRelease(released, "DS Patel", ReleaseForm.ORAL, "Oriel", UsePermission.GIVEN) if released else None  # fmt: skip
    return PoliceHold(
        EventId("hold"), scope, BEGAN, "Oriel", "DS Patel", "An arrest", release=release
    )


# The scope options of the procedure: a step, a letter, a permission or a stage that each stops, and one it does not.
STOPS = (
    (S.NO_CONTACT_WITH_SUBJECT, O.MEETING_HELD, O.WITNESS_HEARD),
    (S.NO_WITNESS_INTERVIEWS, O.WITNESS_HEARD, O.MEETING_HELD),
    (S.NO_DEVICE_HANDLING, O.MONITORING_DISCLOSURE, O.MEETING_HELD),
    (S.NO_DISCLOSURE_OF_ALLEGATION_DETAIL, O.NOTICE_OF_INVESTIGATION, O.WITNESS_HEARD),
    (S.ALL_INTERNAL_STEPS, O.INVESTIGATION_REPORT, O.LADO_REFERRAL),
)


@pytest.mark.parametrize(("scope", "stopped", "free"), STOPS)
def test_a_scope_stops_its_own_steps_and_no_other(
    scope: HoldScope, stopped: OutsideStep, free: OutsideStep
) -> None:
    holds = (a_hold(scope),)

    with pytest.raises(Refused) as refused:
        hold_block.check_step(holds, stopped, TODAY, today=TODAY)
    hold_block.check_step(holds, free, TODAY, today=TODAY)

    assert "Tue 3 Nov 2026" in refused.value.sentence()
    assert "police page says who" in refused.value.sentence()


def test_a_hold_that_asks_nothing_stops_nothing_but_putting_the_case_away() -> None:
    holds = (replace(a_hold(S.NONE), takedown="Go ahead"),)

    for step in OutsideStep:
        hold_block.check_step(holds, step, TODAY, today=TODAY)
    for permission in Permission:
        hold_block.check_permission(holds, permission, today=TODAY)
    stopped = [end for end in Stage if hold_block.move_hold(holds, end, TODAY)]
    assert stopped == [Stage.RETAINED]


@pytest.mark.parametrize("step", sorted(PERMITTED))
def test_what_is_permitted_is_stopped_by_no_scope(step: OutsideStep) -> None:
    assert not [scope for scope, blocked in BLOCKED.items() if step in blocked.steps]


@pytest.mark.parametrize(
    "step",
    [O.SUSPENSION, O.SUSPENSION_REVIEW, O.LADO_REFERRAL, O.LA_NOTIFICATION, O.LETTER_RECEIVED, O.APPEAL_LODGED],
)  # fmt: skip
def test_suspension_child_protection_and_statutory_steps_go_on_under_every_scope(
    step: OutsideStep,
) -> None:
    every = tuple(one for one in HoldScope if one is not S.NONE)
    hold_block.check_step((a_hold(*every),), step, TODAY, today=TODAY)


def test_all_internal_steps_stops_all_that_any_other_scope_stops() -> None:
    everything = BLOCKED[S.ALL_INTERNAL_STEPS]
    for blocked in BLOCKED.values():
        assert blocked.steps <= everything.steps
        assert blocked.letters <= everything.letters
        assert blocked.permissions <= everything.permissions
        assert blocked.stages <= everything.stages
    assert Permission.ADD_EVIDENCE not in everything.permissions
    assert {"DOC-06", "DOC-07", "DOC-08", "DOC-09"}.isdisjoint(everything.letters)
    assert {Stage.LA_NOTIFIED, Stage.APPEAL_LODGED}.isdisjoint(everything.stages)


def test_material_is_taken_down_only_once_the_police_were_asked() -> None:
    hold = a_hold(S.NO_WITNESS_INTERVIEWS)

    with pytest.raises(Refused, match="Ask the police before material is taken down"):
        hold_block.check_step((hold,), O.PLATFORM_REPORT, TODAY, today=TODAY)
    hold_block.check_step((replace(hold, takedown="Yes"),), O.PLATFORM_REPORT, TODAY, today=TODAY)


def test_what_happened_before_a_hold_or_after_its_release_is_not_stopped() -> None:
    holds = (a_hold(S.ALL_INTERNAL_STEPS, released=date(2026, 11, 10)),)

    hold_block.check_step(holds, O.WITNESS_HEARD, date(2026, 11, 2), today=TODAY)
    hold_block.check_step(holds, O.WITNESS_HEARD, date(2026, 11, 10), today=TODAY)
    with pytest.raises(Refused, match="stood on that day"):
        hold_block.check_step(holds, O.WITNESS_HEARD, date(2026, 11, 9), today=TODAY)


@given(st.dates(), st.dates(), st.dates())
def test_a_hold_stands_from_its_first_day_until_the_day_before_its_release(
    began: date, released: date, day: date
) -> None:
    hold = replace(a_hold(S.NONE, released=released), began=began)

    assert hold.stands(day) == (began <= day < released)
    assert bool(standing((hold,), day)) == hold.stands(day)


def a_referral() -> PoliceReferral:
    return PoliceReferral(
        EventId("told"), datetime(2026, 11, 2, 23, 30, tzinfo=UTC), "Oriel", "Wexmoor",
        PoliceChannel.TELEPHONE, "What E01 shows", "Wait",
    )  # fmt: skip


@pytest.mark.parametrize(
    "empty",
    [
        replace(a_referral(), by=""),
        replace(a_referral(), force=""),
        replace(a_referral(), disclosed=""),
        replace(a_referral(), advice=""),
    ],
)
def test_a_referral_says_who_what_and_what_they_said(empty: PoliceReferral) -> None:
    now = datetime(2026, 11, 3, 9, tzinfo=UTC)
    check_referral(a_referral(), now=now)

    with pytest.raises(Missing):
        check_referral(empty, now=now)


def test_nobody_was_told_tomorrow_and_the_first_day_counts() -> None:
    with pytest.raises(Refused, match="has not come yet"):
        check_referral(a_referral(), now=datetime(2026, 11, 2, 9, tzinfo=UTC))
    assert told_on((a_referral(),)) == date(2026, 11, 2)
    assert told_on(()) is None


def test_one_hold_stands_at_a_time_and_says_what_it_asks() -> None:
    hold = a_hold(S.NO_WITNESS_INTERVIEWS)
    check_hold(hold, (), today=TODAY)
    check_hold(hold, (a_hold(S.NONE, released=TODAY),), today=TODAY)

    with pytest.raises(Refused, match="stands already"):
        check_hold(hold, (a_hold(S.NONE),), today=TODAY)
    with pytest.raises(Missing):
        check_hold(replace(hold, scope=()), (), today=TODAY)
    with pytest.raises(Refused, match="asks nothing"):
        check_hold(replace(hold, scope=(S.NONE, S.NO_DEVICE_HANDLING)), (), today=TODAY)
    with pytest.raises(Missing):
        check_hold(replace(hold, asked_by=""), (), today=TODAY)
    with pytest.raises(Refused, match="has not come yet"):
        check_hold(hold, (), today=date(2026, 11, 2))


def test_reviews_come_in_order_and_with_a_reason() -> None:
    hold = a_hold(S.NO_WITNESS_INTERVIEWS)
    review = Review(
        date(2026, 11, 16), "DS Patel", ReviewOutcome.CONTINUES, "No charge yet", date(2026, 12, 14)
    )
    check_review(hold, review, None, today=TODAY)
    reviewed = replace(hold, reviews=(review,))

    assert reviewed.reviewed_on == date(2026, 11, 16)
    for wrong, words in (
        (replace(review, on=date(2026, 11, 15)), "reviewed after that day"),
        (replace(review, on=date(2026, 11, 21)), "has not come yet"),
        (replace(review, on=TODAY, next_on=TODAY), "later day"),
        (replace(review, reason=""), "Something is missing"),
    ):
        with pytest.raises(Refused, match=words):
            check_review(reviewed, wrong, None, today=TODAY)


def test_a_release_names_the_officer_and_ends_it_once() -> None:
    hold = a_hold(S.NO_WITNESS_INTERVIEWS)
    release = HoldRelease(TODAY, "DS Patel", ReleaseForm.WRITTEN, "", UsePermission.NOT_GIVEN)
    check_release(hold, release, today=TODAY)

    with pytest.raises(Missing):
        check_release(hold, replace(release, officer=""), today=TODAY)
    with pytest.raises(Refused, match="began after that day"):
        check_release(hold, replace(release, on=date(2026, 11, 2)), today=TODAY)
    with pytest.raises(Refused, match="has been released"):
        check_release(replace(hold, release=release), release, today=TODAY)
