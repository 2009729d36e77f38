"""Days counted as a school counts them: the table's vectors, and what must hold for any day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.calendar import (
    SchoolDays,
    Term,
    WorkingCalendar,
    add_months,
    calendar_days_from,
    in_order,
    last_live_day,
)
from casebook.errors import Refused

# Bank holidays of England and Wales as published, 2025 (December) to 2027, without weekend days.
CLOSURES = frozenset(
    {
        date(2025, 12, 25), date(2025, 12, 26),
        date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25),
        date(2026, 8, 31), date(2026, 12, 25), date(2026, 12, 28),
        date(2027, 1, 1), date(2027, 3, 26), date(2027, 3, 29), date(2027, 5, 3), date(2027, 5, 31),
        date(2027, 8, 30), date(2027, 12, 27), date(2027, 12, 28),
    }
)  # fmt: skip
CALENDAR = WorkingCalendar(CLOSURES)
# Invented terms of 2025/26, half term by half term.
TERMS = (
    Term(date(2025, 9, 3), date(2025, 10, 24)), Term(date(2025, 11, 3), date(2025, 12, 19)),
    Term(date(2026, 1, 5), date(2026, 2, 13)), Term(date(2026, 2, 23), date(2026, 3, 27)),
    Term(date(2026, 4, 13), date(2026, 5, 22)), Term(date(2026, 6, 1), date(2026, 7, 21)),
)  # fmt: skip
DAYS = st.dates(date(2025, 12, 1), date(2027, 12, 1))


@pytest.mark.parametrize(
    ("days", "start", "expected"),
    [
        (1, date(2026, 4, 2), date(2026, 4, 7)),  # V1: over Easter
        (1, date(2026, 2, 7), date(2026, 2, 9)),  # V2: from a Saturday
        (5, date(2026, 1, 8), date(2026, 1, 15)),  # SC-1: outcome letter
        (10, date(2026, 5, 12), date(2026, 5, 27)),  # SC-3: appeal window over a bank holiday
        (0, date(2026, 2, 7), date(2026, 2, 7)),
    ],
)
def test_within_counts_the_working_day_after_as_day_1(
    days: int, start: date, expected: date
) -> None:
    assert CALENDAR.within(days, start) == expected


@pytest.mark.parametrize(
    ("days", "received", "expected"),
    [
        (10, date(2026, 2, 9), date(2026, 2, 24)),  # V6
        (5, date(2025, 11, 20), date(2025, 11, 28)),  # SC-1: meeting
        (10, date(2026, 4, 14), date(2026, 4, 29)),  # SC-3: hearing
    ],
)
def test_clear_days_count_neither_the_day_of_receipt_nor_the_day_itself(
    days: int, received: date, expected: date
) -> None:
    assert CALENDAR.clear_days(days, received) == expected


def test_the_authoritys_14_days_begin_with_the_day_it_was_told() -> None:
    assert calendar_days_from(date(2026, 3, 2), 14) == date(2026, 3, 15)  # V9
    assert calendar_days_from(date(2026, 1, 9), 14) == date(2026, 1, 22)  # SC-1


@pytest.mark.parametrize(
    ("issued", "count", "expected"),
    [
        (date(2026, 5, 12), 6, date(2026, 11, 11)),  # V10
        (date(2026, 6, 22), 12, date(2027, 6, 21)),  # V11
        (date(2025, 11, 28), 6, date(2026, 5, 27)),  # SC-5: note of advice
        (date(2026, 8, 31), 6, date(2027, 2, 27)),  # no 31 February
    ],
)
def test_a_warning_is_live_from_its_day_of_issue_to_the_day_before_the_anniversary(
    issued: date, count: int, expected: date
) -> None:
    assert last_live_day(issued, count) == expected


def test_a_month_without_that_day_ends_on_its_last() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2027, 12, 31), 2) == date(2028, 2, 29)
    assert add_months(date(2026, 12, 15), 1) == date(2027, 1, 15)


def test_working_days_between_two_days_are_counted_after_the_first() -> None:
    assert CALENDAR.working_days_between(date(2026, 4, 2), date(2026, 4, 7)) == 1
    assert CALENDAR.working_days_between(date(2026, 4, 7), date(2026, 4, 2)) == 0


def test_counting_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="forwards"):
        CALENDAR.within(-1, date(2026, 4, 2))
    with pytest.raises(ValueError, match="backwards"):
        CALENDAR.before(-1, date(2026, 4, 2))
    with pytest.raises(ValueError, match="first day"):
        calendar_days_from(date(2026, 4, 2), 0)


def test_school_days_are_working_days_in_term() -> None:
    school = SchoolDays(replace(CALENDAR, terms=TERMS))

    assert school.counts(date(2026, 2, 13))
    assert not school.counts(date(2026, 2, 16))  # half term
    assert not school.counts(date(2026, 5, 4))  # a bank holiday in term
    assert not school.counts(date(2026, 2, 14))  # a Saturday
    assert school.within(10, date(2026, 2, 9)) == date(2026, 3, 2)


@pytest.mark.parametrize("counts", [True, False])
def test_a_training_day_is_a_school_day_where_the_school_says_so(*, counts: bool) -> None:
    training = frozenset({date(2026, 2, 16), date(2026, 2, 27)})
    school = SchoolDays(replace(CALENDAR, terms=TERMS, inset=training, inset_counts=counts))

    assert school.counts(date(2026, 2, 16)) is counts  # between two terms
    assert school.counts(date(2026, 2, 27)) is counts
    assert school.within(5, date(2026, 2, 20)) == date(2026, 2, 27 if counts else 28) + (
        timedelta(0) if counts else timedelta(days=2)
    )


def test_beyond_the_terms_that_were_entered_working_days_are_counted() -> None:
    calendar = replace(CALENDAR, terms=TERMS)

    assert SchoolDays(calendar).counts(date(2026, 7, 22))
    assert SchoolDays(CALENDAR).within(5, date(2026, 2, 13)) == date(2026, 2, 20)
    assert not calendar.term_dates_reach(date(2026, 7, 22))
    assert not CALENDAR.term_dates_reach(date(2026, 7, 21))


def test_terms_are_put_in_order_and_may_follow_on() -> None:
    assert in_order(reversed(TERMS)) == TERMS
    close = (
        Term(date(2026, 1, 5), date(2026, 2, 13)),
        Term(date(2026, 2, 14), date(2026, 3, 27)),
    )
    assert in_order(close) == close


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (Term(date(2026, 2, 13), date(2026, 2, 20)), "overlap"),
        (Term(date(2026, 1, 12), date(2026, 1, 12)), "overlap"),
        (Term(date(2026, 8, 20), date(2026, 8, 1)), "cannot end on 1 Aug 2026 when it begins on 20 Aug 2026"),
        (Term(date(2026, 9, 1), date(2027, 7, 20)), "longer than a term"),
    ],
)  # fmt: skip
def test_terms_that_cannot_be_are_refused_in_a_sentence(more: Term, sentence: str) -> None:
    with pytest.raises(Refused) as caught:
        in_order((*TERMS, more))

    assert sentence in caught.value.sentence()


@given(DAYS, st.integers(1, 40))
def test_a_limit_ends_on_a_working_day_with_exactly_that_many_after_the_start(
    start: date, days: int
) -> None:
    end = CALENDAR.within(days, start)

    span = [start + timedelta(days=step) for step in range(1, (end - start).days + 1)]
    open_days = [day for day in span if day.weekday() < 5 and day not in CLOSURES]
    assert open_days[-1] == end
    assert len(open_days) == days


@given(DAYS, st.integers(0, 20), st.integers(0, 20))
def test_two_limits_one_after_the_other_are_their_sum(start: date, first: int, then: int) -> None:
    assert CALENDAR.within(then, CALENDAR.within(first, start)) == CALENDAR.within(
        first + then, start
    )


@given(DAYS, st.integers(1, 40))
def test_a_closure_never_brings_a_limit_forward(start: date, days: int) -> None:
    assert WorkingCalendar(frozenset()).within(days, start) <= CALENDAR.within(days, start)


@given(DAYS, st.integers(1, 30))
def test_a_live_period_never_reaches_the_anniversary(issued: date, count: int) -> None:
    last = last_live_day(issued, count)

    assert last + timedelta(days=1) == add_months(issued, count)
    assert (last.year * 12 + last.month) - (issued.year * 12 + issued.month) <= count
