"""When limits end: the worked vectors, pauses, closures, terms, and the arithmetic in words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.calendar import WorkingCalendar, hours_after
from casebook.domain.clock import local_day, local_offset
from casebook.domain.ids import EventId
from casebook.domain.limit import LimitSetting, in_force
from casebook.domain.limit_table import LIMITS
from casebook.domain.limit_value import Limit, Pausing, Unit
from casebook.domain.notice import (
    Postponement,
    companion_window,
    deemed_receipt,
    earliest_hearing,
    papers_day,
    worked_out,
)
from casebook.domain.pause import Pause
from casebook.domain.police import (
    HoldRelease,
    HoldScope,
    PoliceHold,
    ReleaseForm,
    UsePermission,
)
from casebook.domain.policy import Policy
from casebook.domain.procedure_limit import Due, due, ends
from casebook.domain.procedure_start import STARTS
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from tests.unit.domain.test_calendar import CALENDAR as BANK_HOLIDAYS
from tests.unit.domain.test_calendar import TERMS

CALENDAR = replace(BANK_HOLIDAYS, terms=TERMS)
SCHOOL_NOTICE = {
    **LIMITS,
    "hearing_notice": replace(LIMITS["hearing_notice"], unit=Unit.CLEAR_SCHOOL_DAYS),
}
D = date
DAYS = st.dates(date(2026, 1, 5), date(2026, 6, 1))
PAUSING = [limit for limit in LIMITS.values() if limit.pausing is Pausing.YES]
STANDING = [limit for limit in LIMITS.values() if limit.pausing is not Pausing.YES]


def found(
    key: str, start: date, calendar: WorkingCalendar = CALENDAR, *pauses: Pause, today: date | None = None
) -> Due:  # fmt: skip
    return ends(LIMITS[key], start, calendar=calendar, today=today or start, pauses=pauses)


@pytest.mark.parametrize(
    ("key", "start", "expected"),
    [
        ("lado_contact", D(2026, 4, 2), D(2026, 4, 7)),  # V1
        ("lado_contact", D(2026, 2, 7), D(2026, 2, 9)),  # V2
        ("la_action", D(2026, 3, 2), D(2026, 3, 15)),  # V9
        ("warning_live.first", D(2026, 5, 12), D(2026, 11, 11)),  # V10
        ("warning_live.final", D(2026, 6, 22), D(2027, 6, 21)),  # V11
        ("sar_response", D(2026, 1, 31), D(2026, 3, 2)),  # V13
        # SC-1, as its table has them
        ("lado_contact", D(2025, 11, 17), D(2025, 11, 18)),
        ("investigation_notice", D(2025, 11, 20), D(2025, 11, 28)),
        ("investigation_complete", D(2025, 11, 19), D(2025, 12, 17)),
        ("hearing_notice", D(2025, 12, 9), D(2025, 12, 24)),
        ("outcome_letter", D(2026, 1, 8), D(2026, 1, 15)),
        ("la_action", D(2026, 1, 9), D(2026, 1, 22)),
        ("appeal_lodge", D(2026, 1, 12), D(2026, 1, 26)),
        ("appeal_ack", D(2026, 1, 21), D(2026, 1, 28)),
        ("appeal_hearing_within", D(2026, 1, 21), D(2026, 2, 18)),
        ("appeal_notice", D(2026, 1, 27), D(2026, 2, 11)),
        ("appeal_outcome", D(2026, 2, 12), D(2026, 2, 19)),
        # and the other ways of counting
        ("investigation_complete", D(2025, 12, 15), D(2026, 1, 26)),  # 4 before Christmas, 16 after
        ("employee_papers_before", D(2026, 1, 8), D(2025, 12, 31)),
        ("dp_complaint_ack", D(2026, 7, 1), D(2026, 7, 30)),
        ("ico_breach_report", D(2026, 7, 1), D(2026, 7, 4)),
        ("informal_note_live", D(2025, 11, 28), D(2026, 5, 27)),
        ("police_report", D(2026, 4, 4), D(2026, 4, 4)),
    ],
)
def test_a_limit_ends_on_the_day_that_was_worked_out(key: str, start: date, expected: date) -> None:
    assert found(key, start).day == expected


def test_notice_of_a_hearing_is_clear_of_both_days_in_working_or_in_school_days() -> None:
    received = D(2026, 2, 9)

    assert earliest_hearing(received, CALENDAR, today=received).day == D(2026, 2, 24)  # V6
    in_term = earliest_hearing(received, CALENDAR, today=received, limits=SCHOOL_NOTICE)
    assert in_term.day == D(2026, 3, 3)  # V7
    assert in_term.counted.english() == (
        "10 clear school days after the invitation was received on Mon 9 Feb 2026 (Casebook's starting value), not"
        " counting Mon 16 Feb 2026 to Fri 20 Feb 2026, which are not in term"
    )
    december = earliest_hearing(D(2025, 12, 9), CALENDAR, today=received, limits=SCHOOL_NOTICE)
    assert december.day == D(2026, 1, 7)  # SC-1 with the switch


@pytest.mark.parametrize(
    ("proposed", "first", "last"),
    [
        (D(2026, 4, 2), D(2026, 4, 7), D(2026, 4, 13)),  # V3
        (D(2025, 12, 23), D(2025, 12, 24), D(2026, 1, 2)),  # V4
    ],
)
def test_a_companion_who_cannot_come_puts_a_hearing_off_within_five_working_days(
    proposed: date, first: date, last: date
) -> None:
    window = companion_window(proposed, CALENDAR)

    assert (window.first, window.last) == (first, last)
    assert window.answer(last) is Postponement.MUST
    assert window.answer(last + timedelta(days=1)) is Postponement.MAY
    assert window.answer(proposed - timedelta(days=1)) is Postponement.MAY


def test_a_day_worked_out_is_said_in_a_sentence() -> None:
    window = worked_out(LIMITS["companion_postponement_window"], D(2025, 12, 23), CALENDAR)
    letter = worked_out(LIMITS["la_action"], D(2026, 3, 2), CALENDAR)

    assert window.english() == (
        "If the companion cannot come on Tue 23 Dec 2025, a reasonable time that the worker proposes must be accepted"
        " when it is between Wed 24 Dec 2025 and Fri 2 Jan 2026, those days included. A later one may be."
    )
    assert letter.english() == (
        "Sun 15 Mar 2026: 14 days beginning with the day the local authority was told on Mon 2 Mar 2026 (law)."
    )


def test_the_schools_own_closure_gives_no_longer_window_and_no_later_report_to_the_lado() -> None:
    closed = frozenset({D(2026, 4, 7), D(2026, 4, 8)})
    longer = replace(CALENDAR, closures=CALENDAR.closures | closed, own=closed)

    assert companion_window(D(2026, 4, 2), longer).last == D(2026, 4, 13)
    assert found("lado_contact", D(2026, 4, 2), longer).day == D(2026, 4, 7)
    assert found("ack_reporter", D(2026, 4, 2), longer).day == D(2026, 4, 10)


def test_papers_are_there_five_working_days_before_the_hearing() -> None:
    due = papers_day(D(2026, 4, 14), CALENDAR)

    assert due.day == D(2026, 4, 7)
    assert due.counted.english() == (
        "5 working days before the hearing on Tue 14 Apr 2026 (Casebook's starting value)"
    )


def test_a_posted_letter_is_taken_as_there_on_the_second_working_day() -> None:
    assert deemed_receipt(D(2026, 4, 2), CALENDAR).day == D(2026, 4, 8)


def test_clocks_that_change_that_night_shift_no_moment() -> None:
    before = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    after = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    london = ZoneInfo("Europe/London")

    assert before.astimezone(london).strftime("%H:%M %Z") == "00:30 GMT"  # V16
    assert after.astimezone(london).strftime("%H:%M %Z") == "02:30 BST"
    assert (local_offset(before), local_offset(after)) == (0, 60)
    assert local_day(datetime(2026, 3, 29, 23, 30, tzinfo=UTC)) == D(2026, 3, 30)
    known = datetime(2026, 3, 27, 23, 30, tzinfo=london)
    assert hours_after(known, 72) == datetime(2026, 3, 31, 0, 30, tzinfo=london)


def test_the_words_say_which_days_were_passed_over_and_why() -> None:
    own = frozenset({D(2026, 1, 2)})
    calendar = replace(CALENDAR, closures=CALENDAR.closures | own, own=own)

    due = found("outcome_letter", D(2025, 12, 23), calendar)

    assert due.day == D(2026, 1, 5)
    assert due.counted.english() == (
        "5 working days after the hearing on Tue 23 Dec 2025 (Casebook's starting value), not counting the bank"
        " holidays Thu 25 Dec 2025, Fri 26 Dec 2025 and Thu 1 Jan 2026 and the school's closure day Fri 2 Jan 2026"
    )


def test_the_words_say_that_term_dates_are_missing() -> None:
    due = found("investigation_complete", D(2026, 7, 13))

    assert due.day == D(2026, 8, 10)
    assert due.counted.english().endswith(
        "; working days are counted where the term dates are not entered in School settings"
    )


def test_the_words_of_the_law_say_so() -> None:
    assert found("la_action", D(2026, 1, 9)).counted.english() == (
        "14 days beginning with the day the local authority was told on Fri 9 Jan 2026 (law)"
    )
    assert found("danger", D(2026, 1, 9)).counted.english() == (
        "the same day: the concern reached the school on Fri 9 Jan 2026 (statutory guidance)"
    )


def test_a_pause_is_left_out_with_both_its_days() -> None:
    held = Pause(D(2026, 1, 14), D(2026, 1, 20))

    due = found("outcome_letter", D(2026, 1, 12), CALENDAR, held)

    # the 13th is day 1; the 14th to the 20th are out; the 21st is day 2
    assert due.day == D(2026, 1, 26)
    assert due.counted.english() == (
        "5 working days after the hearing on Mon 12 Jan 2026 (Casebook's starting value); paused from Wed 14 Jan 2026"
        " to Tue 20 Jan 2026, neither of which counts"
    )
    assert not due.paused


def test_while_a_pause_lasts_its_day_moves_on() -> None:
    held = Pause(D(2026, 1, 14))

    now = found("outcome_letter", D(2026, 1, 12), CALENDAR, held, today=D(2026, 1, 20))
    later = found("outcome_letter", D(2026, 1, 12), CALENDAR, held, today=D(2026, 1, 21))

    assert (now.day, later.day) == (D(2026, 1, 26), D(2026, 1, 27))
    assert now.paused
    assert now.counted.english().endswith(
        "paused since Wed 14 Jan 2026, so the day moves on until the pause ends"
    )


def test_what_was_overdue_before_a_pause_stays_so() -> None:
    held = Pause(D(2026, 1, 26))

    due = found("outcome_letter", D(2026, 1, 12), CALENDAR, held, today=D(2026, 2, 2))

    assert (due.day, due.paused) == (D(2026, 1, 19), False)
    assert "paused" not in due.counted.english()


def over(start: date, first: int, length: int) -> Pause:
    return Pause(start + timedelta(days=first), start + timedelta(days=first + length))


def work_out(limit: Limit, start: date, calendar: WorkingCalendar, *pauses: Pause) -> date:
    return ends(limit, start, calendar=calendar, today=start, pauses=pauses).day


FORWARDS = [limit for limit in PAUSING if limit.unit is not Unit.WORKING_DAYS_BEFORE]


@given(st.sampled_from(FORWARDS), DAYS, st.integers(0, 20), st.integers(0, 20))
def test_a_pause_never_brings_a_day_forward(
    limit: Limit, start: date, first: int, length: int
) -> None:
    paused = work_out(limit, start, CALENDAR, over(start, first, length))

    assert paused >= work_out(limit, start, CALENDAR)
    assert not over(start, first, length).covers(paused)


@given(st.sampled_from(STANDING), DAYS, st.integers(0, 20), st.integers(0, 20))
def test_a_pause_changes_nothing_that_does_not_pause(
    limit: Limit, start: date, first: int, length: int
) -> None:
    pause = over(start, first, length)

    assert ends(limit, start, calendar=CALENDAR, today=start, pauses=(pause,)) == ends(
        limit, start, calendar=CALENDAR, today=start
    )


@given(st.sampled_from(FORWARDS + STANDING), DAYS, st.sets(DAYS, max_size=30))
def test_a_closure_of_the_school_never_makes_a_deadline_earlier(
    limit: Limit, start: date, closed: set[date]
) -> None:
    own = frozenset(closed)
    more = replace(CALENDAR, closures=CALENDAR.closures | own, own=own)

    assert work_out(limit, start, more) >= work_out(limit, start, CALENDAR)
    if limit.statutory:
        assert work_out(limit, start, more) == work_out(limit, start, CALENDAR)


@given(DAYS, st.integers(1, 15), st.sets(DAYS, max_size=30))
def test_clear_days_lie_between_both_ends_and_neither_is_one(
    received: date, days: int, closed: set[date]
) -> None:
    own = frozenset(closed)
    calendar = replace(CALENDAR, closures=CALENDAR.closures | own, own=own)

    hearing = calendar.clear_days(days, received)

    between = (received + timedelta(days=step) for step in range(1, (hearing - received).days))
    assert sum(calendar.is_working(day) for day in between) == days
    assert calendar.is_working(hearing)


@given(DAYS, st.integers(0, 20))
def test_counting_back_leaves_so_many_days_before(day: date, days: int) -> None:
    earlier = CALENDAR.before(days, day)

    assert CALENDAR.between(earlier, day - timedelta(days=1)) == max(0, days - 1)
    assert days == 0 or CALENDAR.is_working(earlier)


@given(DAYS, st.integers(1, 30))
def test_school_days_are_never_counted_faster_than_working_days(start: date, days: int) -> None:
    limit = replace(LIMITS["investigation_complete"], value=days)

    assert work_out(limit, start, CALENDAR) >= CALENDAR.within(days, start)


HELD = PoliceHold(
    EventId("hold"),
    (HoldScope.ALL_INTERNAL_STEPS,),
    D(2026, 1, 14),
    "Oriel Tansley",
    "PC Marwood",
    "Devices are looked at",
)
RELEASED = replace(
    HELD,
    release=HoldRelease(
        D(2026, 1, 20),
        "PC Marwood",
        ReleaseForm.ORAL,
        "Oriel Tansley",
        UsePermission.NOTHING_FROM_POLICE,
    ),
)


def seen(record: CaseRecord, policy: Policy, today: date, *holds: PoliceHold) -> ProcedureView:
    held = replace(record, police_holds=holds)
    return ProcedureView(held, policy, CALENDAR, today, frozenset(Role))


def test_a_police_hold_pauses_the_schools_own_clocks_and_never_the_laws(
    dismissed: CaseRecord, policy: Policy
) -> None:
    free = seen(dismissed, policy, D(2026, 2, 2))
    held = seen(dismissed, policy, D(2026, 2, 2), RELEASED)

    moved = {
        key
        for key, limit in LIMITS.items()
        if limit.start in STARTS and due(free, key) != due(held, key)
    }

    assert moved == {"outcome_letter"}  # the hearing was on 8 January: three of its days were left
    assert [one.day for one in (due(free, "la_action"), due(held, "la_action")) if one] == [
        D(2026, 1, 22)
    ] * 2
    letter = due(held, "outcome_letter")
    assert letter is not None
    assert letter.day == D(2026, 1, 22)


def test_a_hold_that_asks_nothing_of_the_school_pauses_nothing(
    dismissed: CaseRecord, policy: Policy
) -> None:
    nothing = replace(HELD, scope=(HoldScope.NONE,))

    assert seen(dismissed, policy, D(2026, 2, 2), nothing).pauses == ()
    standing = due(seen(dismissed, policy, D(2026, 2, 2), HELD), "outcome_letter")
    assert standing is not None
    assert (standing.paused, standing.day) == (True, D(2026, 2, 4))


def test_a_limit_counts_as_the_school_has_it(dismissed: CaseRecord, policy: Policy) -> None:
    own = in_force((LimitSetting("outcome_letter", 3, "The governors", D(2025, 9, 1)),))
    view = replace(seen(dismissed, policy, D(2026, 1, 9)), limits=own)

    letter = due(view, "outcome_letter")

    assert letter is not None
    assert letter.day == D(2026, 1, 13)
    assert "confirmed by The governors on Mon 1 Sep 2025" in letter.counted.english()
