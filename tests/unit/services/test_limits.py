"""The school's time limits, terms and training days, and what they change in a case."""

from collections.abc import Callable
from datetime import date

import pytest

from casebook.domain.calendar import Term
from casebook.domain.ids import CaseId
from casebook.domain.limit_table import LIMITS
from casebook.domain.limit_value import LimitKind, Unit
from casebook.domain.person import Post
from casebook.errors import Missing, NotAllowed, Refused
from casebook.services.school_calendar import Training
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
    user.limits.set_unit("hearing_notice", Unit.CLEAR_SCHOOL_DAYS)
    user.limits.set_unit("hearing_notice", Unit.CLEAR_SCHOOL_DAYS)

    assert user.limits.limits()["hearing_notice"].unit is Unit.CLEAR_SCHOOL_DAYS
    user.limits.set_unit("hearing_notice", Unit.CLEAR_WORKING_DAYS)
    assert user.limits.limits() == LIMITS
    with pytest.raises(Refused):
        user.limits.set_unit("hearing_notice", Unit.MONTHS)


def test_terms_are_kept_in_order_and_replaced_whole(user: User, sign_in: SignIn) -> None:
    user.calendar.save_terms((ADVENT, AUTUMN))
    assert sign_in(HR_NAME, HR_PASSWORD).calendar.terms() == (AUTUMN, ADVENT)

    longer = Term(AUTUMN.first, date(2025, 10, 31))
    user.calendar.save_terms((longer,))
    user.calendar.save_terms((longer,))

    assert user.calendar.terms() == (longer,)
    assert user.session.calendar().terms == (longer,)
    assert verify(user).items == ()


@pytest.mark.parametrize(
    "wrong", [Term(date(2025, 10, 20), date(2025, 12, 1)), Term(date(2025, 12, 2), date(2025, 12, 1))]
)  # fmt: skip
def test_terms_that_cannot_be_are_refused_and_the_old_ones_stay(user: User, wrong: Term) -> None:
    user.calendar.save_terms((AUTUMN,))

    with pytest.raises(Refused):
        user.calendar.save_terms((AUTUMN, wrong))

    assert user.calendar.terms() == (AUTUMN,)


def test_training_days_are_kept_with_whether_they_count(user: User) -> None:
    days = (date(2025, 10, 31), date(2025, 9, 2))

    user.calendar.save_training(days, counts=False)
    user.calendar.save_training(days, counts=False)

    assert user.calendar.training() == Training(
        (date(2025, 9, 2), date(2025, 10, 31)), counts=False
    )
    calendar = user.session.calendar()
    assert (calendar.inset, calendar.inset_counts) == (frozenset(days), False)
    for wrong in (date(2025, 12, 25), date(2025, 11, 22)):
        with pytest.raises(Refused, match="no working day"):
            user.calendar.save_training((wrong,), counts=True)
    assert user.calendar.training().counts is False


def test_the_schools_own_closed_days_are_told_apart_from_bank_holidays(user: User) -> None:
    user.school.save_closures((date(2025, 12, 24), date(2025, 12, 25)))

    assert user.session.calendar().own == {date(2025, 12, 24)}
    assert not user.session.calendar().is_working(date(2025, 12, 25))


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
        user.limits.set_unit("hearing_notice", Unit.CLEAR_SCHOOL_DAYS)
    with pytest.raises(NotAllowed):
        user.calendar.save_terms((AUTUMN,))
    with pytest.raises(NotAllowed):
        user.calendar.save_training((), counts=False)
    assert user.limits.why_not() is not None
    assert user.calendar.why_not() is not None
    assert user.limits.limits() == LIMITS
