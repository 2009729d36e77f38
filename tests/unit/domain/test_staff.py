"""Hours of work decide what a moment was; a record that cannot be so is refused in a sentence."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.calendar import Term, WorkingCalendar
from casebook.domain.clock import LONDON
from casebook.domain.hours import Overtime, Stretch, StretchKind, Timing, Weekday, weekday
from casebook.domain.ids import PersonId
from casebook.domain.person import Post
from casebook.domain.staff import (
    AcknowledgedBy,
    Acknowledgement,
    JobRequirement,
    StaffMember,
    Training,
    check_governance_keeper,
    check_keeper,
    meeting_hint,
    same_person,
)
from casebook.domain.staff_problem import staff_problems
from casebook.errors import NotAllowed

TODAY = date(2025, 11, 17)
SCHOOL_WEEK = (
    Weekday.MONDAY,
    Weekday.TUESDAY,
    Weekday.WEDNESDAY,
    Weekday.THURSDAY,
    Weekday.FRIDAY,
)


DAYS = WorkingCalendar(frozenset())
AUTUMN = Term(date(2025, 9, 1), date(2025, 10, 24)), Term(date(2025, 11, 3), date(2025, 12, 19))
TERMS = WorkingCalendar(frozenset(), terms=AUTUMN, inset=frozenset({date(2025, 11, 3)}))


def kerensa(**more: object) -> StaffMember:
    """The teaching assistant of SC-1: full-time 08:30-15:30, lunch 12:15-12:45."""
    week = tuple(
        stretch
        for day in SCHOOL_WEEK
        for stretch in (
            Stretch(day, time(8, 30), time(15, 30)),
            Stretch(day, time(12, 15), time(12, 45), StretchKind.BREAK),
        )
    )
    member = StaffMember(
        PersonId("p-1"), "Kerensa Holloway-Pike", "Teaching assistant", week=week, teaching=False
    )
    return replace(member, **more)  # type: ignore[arg-type]


def local(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    return datetime(2025, month, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("moment", "timing"),
    [
        (local(17, 8, 29), Timing.OUTSIDE_HOURS),
        (local(17, 8, 30), Timing.WORKING_TIME),
        (local(17, 12, 14), Timing.WORKING_TIME),
        (local(17, 12, 15), Timing.OFFICIAL_BREAK),
        (local(17, 12, 44), Timing.OFFICIAL_BREAK),
        (local(17, 12, 45), Timing.WORKING_TIME),
        (local(17, 15, 30), Timing.OUTSIDE_HOURS),
        (local(15, 21, 42), Timing.NON_WORKING_DAY),  # the post of SC-1, a Saturday
    ],
)
def test_a_moment_is_what_the_hours_make_it(moment: datetime, timing: Timing) -> None:
    assert kerensa().working_at(moment, DAYS) is timing


def test_summer_time_is_counted_as_the_clocks_showed_it() -> None:
    # 07:45 UTC is 08:45 in July and 07:45 in November.
    assert kerensa().working_at(datetime(2025, 7, 14, 7, 45, tzinfo=UTC), DAYS) is (
        Timing.WORKING_TIME
    )
    assert kerensa().working_at(datetime(2025, 11, 17, 7, 45, tzinfo=UTC), DAYS) is (
        Timing.OUTSIDE_HOURS
    )


def test_a_part_timers_day_off_is_no_work() -> None:
    week = tuple(one for one in kerensa().week if one.day is not Weekday.WEDNESDAY)
    part_time = kerensa(week=week)

    assert part_time.working_at(local(19, 10), DAYS) is Timing.NON_WORKING_DAY
    assert not part_time.contracted_on(date(2025, 11, 19), DAYS)
    assert part_time.contracted_on(date(2025, 11, 20), DAYS)


def test_closed_days_and_holidays_of_term_time_staff_are_no_work() -> None:
    closed = WorkingCalendar(frozenset({date(2025, 11, 17)}))
    term_time = kerensa(term_time_only=True)
    half_term = datetime(2025, 10, 28, 10, tzinfo=LONDON)

    assert kerensa().working_at(local(17, 10), closed) is Timing.NON_WORKING_DAY
    assert term_time.working_at(half_term, TERMS) is Timing.NON_WORKING_DAY
    assert term_time.working_at(half_term, DAYS) is Timing.WORKING_TIME  # terms not known
    assert kerensa().working_at(half_term, TERMS) is Timing.WORKING_TIME
    assert term_time.working_at(local(18, 10), TERMS) is Timing.WORKING_TIME


def test_term_time_staff_work_on_days_without_pupils() -> None:
    uncounted = replace(TERMS, inset_counts=False)

    assert kerensa(term_time_only=True).contracted_on(date(2025, 11, 3), uncounted)


def test_a_meeting_outside_contracted_days_is_hinted_at() -> None:
    part_time = kerensa(week=tuple(one for one in kerensa().week if one.day is Weekday.MONDAY))
    bare = StaffMember(PersonId("p-2"), "Bare Person", "Caretaker")
    tuesday = date(2025, 11, 18)
    hint = meeting_hint(part_time, tuesday, DAYS)

    assert hint is not None
    assert hint.english().startswith("Tue 18 Nov 2025 is not a day on which the subject")
    assert meeting_hint(part_time, date(2025, 11, 17), DAYS) is None
    assert meeting_hint(bare, tuesday, DAYS) is None
    assert meeting_hint(replace(bare, works_until=date(2025, 11, 17)), tuesday, DAYS) is not None


def test_overtime_counts_on_any_day_and_before_a_break() -> None:
    more = kerensa(overtime=(Overtime(date(2025, 11, 15), time(21), time(22)),))

    assert more.working_at(local(15, 21, 42), DAYS) is Timing.OVERTIME
    assert more.working_at(local(15, 22), DAYS) is Timing.NON_WORKING_DAY


def test_permitted_time_is_told_from_work_and_gives_way_to_a_break() -> None:
    allowed = Stretch(Weekday.MONDAY, time(12), time(13), StretchKind.PERMITTED)
    more = kerensa(week=(*kerensa().week, allowed))

    assert more.working_at(local(17, 12, 5), DAYS) is Timing.PERMITTED_TIME
    assert more.working_at(local(17, 12, 20), DAYS) is Timing.OFFICIAL_BREAK


def test_without_hours_nobody_says_what_a_moment_was() -> None:
    bare = StaffMember(PersonId("p-2"), "Bare Person", "Caretaker")

    assert bare.working_at(local(17, 10), DAYS) is Timing.NOT_KNOWN
    assert bare.contracted_on(date(2025, 11, 17), DAYS)
    assert not bare.contracted_on(date(2025, 11, 16), DAYS)


def test_nobody_works_before_they_began_or_after_they_left() -> None:
    member = kerensa(works_from=date(2025, 11, 17), works_until=date(2025, 11, 18))

    days = [date(2025, 11, day) for day in (14, 17, 18, 19)]
    assert [member.contracted_on(day, DAYS) for day in days] == [False, True, True, False]


@given(st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1)))  # noqa: DTZ001 - made local below
def test_a_break_is_only_inside_contracted_days(naive: datetime) -> None:
    moment = naive.replace(tzinfo=LONDON)
    found = kerensa().working_at(moment, DAYS)
    clock = moment.astimezone(LONDON).time()

    assert (found is Timing.NON_WORKING_DAY) == (moment.weekday() >= 5)
    assert (found is Timing.OFFICIAL_BREAK) == (
        moment.weekday() < 5 and time(12, 15) <= clock < time(12, 45)
    )


def test_the_day_of_the_week_of_a_date() -> None:
    monday = date(2025, 11, 17)

    assert [weekday(monday + timedelta(days=n)) for n in range(7)] == list(Weekday)


def test_what_somebody_had_acknowledged_is_of_the_day() -> None:
    first = Acknowledgement("2018", date(2019, 9, 3), AcknowledgedBy.INDUCTION)
    second = Acknowledgement("2025", date(2025, 1, 7), AcknowledgedBy.SIGNED)
    member = kerensa(acknowledgements=(second, first))

    assert member.acknowledged(date(2019, 9, 2)) is None
    assert member.acknowledged(date(2024, 12, 31)) == first
    assert member.acknowledged(date(2025, 1, 7)) == second


WRONG = [
    ({"name": " "}, "name is missing"),
    ({"post": ""}, "post is missing"),
    ({"works_from": date(2025, 9, 1), "works_until": date(2025, 8, 31)}, "before the first"),
    ({"born": date(1890, 1, 1)}, "date of birth"),
    ({"born": date(2024, 1, 1)}, "date of birth"),
    ({"week": (Stretch(Weekday.MONDAY, time(9), time(9)),)}, "end before they begin"),
    (
        {
            "week": (
                Stretch(Weekday.MONDAY, time(9), time(12)),
                Stretch(Weekday.MONDAY, time(12), time(13), StretchKind.BREAK),
            )
        },
        "not inside the hours",
    ),
    (
        {
            "week": (
                Stretch(Weekday.MONDAY, time(9), time(12)),
                Stretch(Weekday.MONDAY, time(11), time(13)),
            )
        },
        "overlap",
    ),
    ({"overtime": (Overtime(TODAY, time(18), time(17)),)}, "ends before it begins"),
    ({"acknowledgements": (Acknowledgement("1", date(2025, 11, 18), AcknowledgedBy.SIGNED),)},
     "has not come yet"),
    ({"training": (Training("Safety", date(2025, 11, 18)),)}, "has not come yet"),
    ({"monitoring_notice_on": date(2025, 11, 18)}, "has not come yet"),
    ({"job_requirement": JobRequirement("Posts the news", "")}, "who allowed it"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "sentence"), WRONG)
def test_what_cannot_be_so_is_said_in_one_sentence(
    change: dict[str, object], sentence: str
) -> None:
    problems = staff_problems(kerensa(**change), today=TODAY)

    assert len(problems) == 1
    assert sentence in problems[0].english()


def test_a_record_that_can_be_so_has_no_problem() -> None:
    assert staff_problems(kerensa(born=date(1984, 5, 2)), today=TODAY) == ()


def test_the_same_person_is_known_however_they_are_typed() -> None:
    members = (kerensa(),)

    assert same_person(members, " kerensa  HOLLOWAY-pike", "teaching Assistant") == members[0]
    assert same_person(members, "Kerensa Holloway-Pike", "Teacher") is None


KEEP_STAFF = {Post.HEADTEACHER, Post.HR_ADVISER, Post.SCHOOL_BUSINESS_MANAGER}
KEEP_SETTINGS = KEEP_STAFF | {Post.CHAIR_OF_GOVERNORS, Post.VICE_CHAIR, Post.CLERK}


@pytest.mark.parametrize("post", [*Post, None])
def test_some_posts_keep_the_record_and_others_are_told_whom_to_ask(post: Post | None) -> None:
    for check, keepers in ((check_keeper, KEEP_STAFF), (check_governance_keeper, KEEP_SETTINGS)):
        if post in keepers:
            check(post)
        else:
            with pytest.raises(NotAllowed, match="Ask one of them"):
                check(post)
