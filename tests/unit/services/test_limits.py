"""The school's time limits, terms and training days, and what they change in a case."""

from collections.abc import Callable
from datetime import date

import pytest

from casebook.domain.calendar import SchoolDates, Term
from casebook.domain.ids import CaseId
from casebook.domain.limit_table import LIMITS
from casebook.domain.limit_value import LimitKind, Unit
from casebook.domain.person import Post
from casebook.errors import Missing, NotAllowed, Refused
from casebook.services.user import User
from casebook.services.verify import verify
from tests.builders import HR_NAME, HR_PASSWORD

SignIn = Callable[[str, str], User]
AUTUMN = Term(date(2025, 9, 3), date(2025, 10, 24))
ADVENT = Term(date(2025, 11, 3), date(2025, 12, 19))


def acknowledge_by(user: User, case: CaseId) -> date | None:
    tasks = user.cases.view(case).guide.tasks
    return next(task.due for task in tasks if task.id == "acknowledge")


def test_a_casebook_begins_with_the_table_and_nothing_confirmed(user: User) -> None:
    assert user.limits.limits() == LIMITS
    assert user.limits.why_not() is None


def test_a_value_the_school_confirmed_is_what_everybodys_cases_count_by(
    user: User, case_id: CaseId, sign_in: SignIn
) -> None:
    assert acknowledge_by(user, case_id) == date(2025, 11, 18)

    user.limits.set_limit(
        "ack_reporter", 4, confirmed_by="Full governing body", confirmed_on=date(2025, 9, 18)
    )
    user.limits.set_limit(
        "ack_reporter", 4, confirmed_by="Full governing body", confirmed_on=date(2025, 9, 18)
    )

    limit = sign_in(HR_NAME, HR_PASSWORD).limits.limits()["ack_reporter"]
    assert (limit.value, limit.kind, limit.confirmed_by) == (
        4,
        LimitKind.SCHOOL,
        "Full governing body",
    )
    assert acknowledge_by(user, case_id) == date(2025, 11, 20)
    [task] = [t for t in user.cases.view(case_id).guide.tasks if t.id == "acknowledge"]
    assert task.why is not None
    assert task.why.counted is not None
    assert task.why.counted.english() == (
        "4 working days after the concern reached the school on Fri 14 Nov 2025 (the school's procedure, confirmed by"
        " Full governing body on Thu 18 Sep 2025)"
    )
    assert verify(user).items == ()


def test_a_whole_procedure_is_confirmed_at_once(user: User) -> None:
    user.limits.set_limit("closure", 15)

    user.limits.confirm(
        ("closure", "appeal_lodge"), confirmed_by="The governors", confirmed_on=date(2025, 9, 18)
    )

    limits = user.limits.limits()
    assert {key for key, one in limits.items() if one.confirmed_on} == {"closure", "appeal_lodge"}
    assert (limits["closure"].value, limits["appeal_lodge"].value) == (15, 10)
    with pytest.raises(Refused, match="law sets"):
        user.limits.confirm(
            ("case_decision", "la_action"),
            confirmed_by="The governors",
            confirmed_on=date(2025, 9, 18),
        )
    with pytest.raises(Refused, match="no such"):
        user.limits.confirm(("x",), confirmed_by="The governors", confirmed_on=date(2025, 9, 18))
    assert user.limits.limits() == limits


def test_a_value_may_stand_without_anybody_vouching_for_it(user: User) -> None:
    user.limits.set_limit("closure", 15)

    limit = user.limits.limits()["closure"]
    assert (limit.value, limit.quotable) == (15, False)


@pytest.mark.parametrize(
    ("key", "value", "by", "on"),
    [
        ("appeal_lodge", 30, "", None),
        ("la_action", 14, "", None),
        ("nothing", 1, "", None),
        ("closure", 10, "The governors", None),
        ("closure", 10, "", date(2025, 9, 1)),
        ("closure", 10, "The governors", date(2031, 1, 1)),
    ],
)
def test_what_a_limit_cannot_be_is_refused_and_changes_nothing(
    user: User, key: str, value: int, by: str, on: date | None
) -> None:
    with pytest.raises((Refused, Missing)):
        user.limits.set_limit(key, value, confirmed_by=by, confirmed_on=on)

    assert user.limits.limits() == LIMITS


def test_the_notice_of_a_hearing_may_count_school_days(user: User) -> None:
    user.limits.set_limit("hearing_notice", 10, unit=Unit.CLEAR_SCHOOL_DAYS)
    user.limits.set_limit("hearing_notice", 10, unit=Unit.CLEAR_SCHOOL_DAYS)

    assert user.limits.limits()["hearing_notice"].unit is Unit.CLEAR_SCHOOL_DAYS
    user.limits.set_limit("hearing_notice", 10, unit=Unit.CLEAR_WORKING_DAYS)
    assert user.limits.limits() == LIMITS
    with pytest.raises(Refused):
        user.limits.set_limit("hearing_notice", 10, unit=Unit.MONTHS)


def test_terms_are_kept_in_order_and_replaced_whole(user: User, sign_in: SignIn) -> None:
    user.calendar.save(SchoolDates(terms=(ADVENT, AUTUMN)))
    assert sign_in(HR_NAME, HR_PASSWORD).calendar.dates().terms == (AUTUMN, ADVENT)

    longer = SchoolDates(terms=(Term(AUTUMN.first, date(2025, 10, 31)),))
    user.calendar.save(longer)
    user.calendar.save(longer)

    assert user.calendar.dates() == longer
    assert user.session.calendar().terms == longer.terms
    assert verify(user).items == ()


OCTOBER, XMAS, SATURDAY = date(2025, 10, 31), date(2025, 12, 25), date(2025, 11, 22)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (SchoolDates(terms=(AUTUMN, Term(date(2025, 10, 20), date(2025, 12, 1)))), "overlap"),
        (SchoolDates(terms=(Term(date(2025, 12, 2), date(2025, 12, 1)),)), "cannot end"),
        (SchoolDates(terms=(ADVENT,), training=(XMAS,)), "no training day"),
        (SchoolDates(terms=(ADVENT,), training=(SATURDAY,)), "no training day"),
        (SchoolDates(closures=(OCTOBER,), training=(OCTOBER,)), "Take it out of one"),
    ],
)
def test_days_that_cannot_be_are_refused_and_the_old_ones_stay(
    user: User, wrong: SchoolDates, sentence: str
) -> None:
    kept = SchoolDates(terms=(AUTUMN,), training=(OCTOBER,), training_counts=False)
    user.calendar.save(kept)

    with pytest.raises(Refused, match=sentence):
        user.calendar.save(wrong)

    assert user.calendar.dates() == kept
    calendar = user.session.calendar()
    assert (calendar.inset, calendar.inset_counts) == (frozenset({OCTOBER}), False)


def test_closure_days_are_no_working_days_and_told_apart_from_bank_holidays(
    user: User, case_id: CaseId
) -> None:
    closed = (date(2025, 11, 18), date(2025, 11, 19), XMAS)
    assert acknowledge_by(user, case_id) == date(2025, 11, 18)

    user.calendar.save(SchoolDates(closures=closed[::-1]))

    assert user.calendar.dates().closures == closed
    assert user.session.calendar().own == set(closed[:2])
    assert not user.session.calendar().is_working(XMAS)
    assert acknowledge_by(user, case_id) == date(2025, 11, 20)
    assert verify(user).items == ()


def test_bank_holidays_of_the_coming_year_have_their_names(user: User) -> None:
    found = dict(user.calendar.bank_holidays())

    assert found[date(2025, 12, 25)] == "Christmas Day"
    assert found[date(2026, 4, 6)] == "Easter Monday"
    assert len(found) == 8
    assert all(day.weekday() < 5 for day in found)


def test_whoever_keeps_no_settings_changes_no_limits(user: User) -> None:
    user.school.set_post(user.person, Post.DEPUTY_HEAD, "Deputy head")

    with pytest.raises(NotAllowed, match="keep these settings"):
        user.limits.set_limit("closure", 15)
    with pytest.raises(NotAllowed):
        user.limits.set_limit("hearing_notice", 10, unit=Unit.CLEAR_SCHOOL_DAYS)
    with pytest.raises(NotAllowed):
        user.calendar.save(SchoolDates(terms=(AUTUMN,)))
    assert user.limits.why_not() is not None
    assert user.calendar.why_not() is not None
    assert user.limits.limits() == LIMITS
