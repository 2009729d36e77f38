"""The school's details, its posts, its policies and what set-up left to finish."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from casebook import resources
from casebook.domain.calendar import SchoolDates, Term
from casebook.domain.ids import PersonId
from casebook.domain.person import Post
from casebook.domain.set_up import SetUpId
from casebook.errors import NoPolicyThen, PolicyMistakes, Refused
from casebook.services.user import User
from casebook.services.working_days import bank_holidays
from tests.builders import HR_NAME, HR_PASSWORD, a_school

SignIn = Callable[[str, str], User]


def done(user: User) -> set[SetUpId]:
    return {task.id for task in user.school.set_up_tasks() if task.done}


def test_changed_details_are_what_everybody_sees(user: User, sign_in: SignIn) -> None:
    changed = replace(a_school(), telephone="01632 960999")

    user.school.save(changed)
    user.school.save(changed)

    assert sign_in(HR_NAME, HR_PASSWORD).school.get() == changed


def test_a_person_holds_one_post_at_a_time_and_the_past_stays(user: User, hr: PersonId) -> None:
    user.school.set_post(hr, Post.CLERK, "Clerk to the governors")
    user.school.set_post(hr, Post.CLERK, "Clerk to the governors")

    held = [one for one in user.school.posts() if one.person == hr]
    assert [(one.post, one.until is None) for one in held] == [
        (Post.HR_ADVISER, False),
        (Post.CLERK, True),
    ]
    assert held[1].name == HR_NAME


def test_the_policy_of_a_day_is_the_version_in_force_then(user: User) -> None:
    shipped = resources.text("policies", "beaumont-2018.toml")
    [first] = user.school.policies()
    newer = (
        shipped.replace(f'version = "{first.version}"', 'version = "2026-spring"')
        .replace("effective_from = 2018-07-31", "effective_from = 2026-03-01")
        .replace("review_due = 2019-07-31", "review_due = 2027-03-01")
    )

    user.school.adopt(newer)

    assert user.school.policy_for(date(2026, 2, 28)).version == first.version
    assert user.school.policy_for(date(2026, 3, 1)).version == "2026-spring"
    with pytest.raises(NoPolicyThen):
        user.school.policy_for(date(2001, 1, 1))
    with pytest.raises(Refused, match="never changed"):
        user.school.adopt(newer)


def test_a_policy_with_mistakes_is_not_adopted(user: User) -> None:
    before = user.school.policies()

    with pytest.raises(PolicyMistakes):
        user.school.adopt("title = 3\n")

    assert user.school.policies() == before


def test_set_up_tasks_are_done_when_they_are_done_or_ticked(user: User) -> None:
    assert done(user) == {SetUpId.LETTERHEAD, SetUpId.SECOND_PERSON}

    user.school.tick(SetUpId.CHAIR)
    user.school.tick(SetUpId.CHAIR)
    user.people.make_school_recovery()
    sheet = user.people.new_sheet()
    user.people.confirm_sheet(sheet, (1, sheet.groups[0]), (2, sheet.groups[1]))
    assert set(SetUpId) - done(user) == {SetUpId.LIMITS, SetUpId.TERMS}
    waiting = [key for key, limit in user.limits.limits().items() if not limit.quotable]
    user.limits.confirm(waiting, confirmed_by="The governors", confirmed_on=date(2025, 9, 18))
    user.calendar.save(SchoolDates(terms=(Term(date(2025, 9, 3), date(2025, 10, 24)),)))

    assert done(user) == set(SetUpId)
    assert user.cases.home().set_up == ()


# Every bank holiday in England and Wales as published by the government for these years.
PUBLISHED = {
    2025: ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
    2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
    2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
}


@pytest.mark.parametrize("year", sorted(PUBLISHED))
def test_bank_holidays_on_weekdays_are_those_that_were_published(year: int) -> None:
    weekdays = {day for day in bank_holidays() if day.year == year and day.weekday() < 5}

    assert weekdays == {date.fromisoformat(f"{year}-{day}") for day in PUBLISHED[year]}


def test_bank_holidays_on_weekdays_are_those_of_the_governments_own_list() -> None:
    published = BankHolidays(use_cached_holidays=True).get_holidays(
        division=BankHolidays.ENGLAND_AND_WALES
    )
    theirs = {one["date"] for one in published if one["date"] >= date(2015, 1, 1)}
    first, last = min(theirs), max(theirs)

    ours = {day for day in bank_holidays() if first <= day <= last and day.weekday() < 5}

    assert ours == {day for day in theirs if day.weekday() < 5}
    assert last >= date(2027, 12, 28)
