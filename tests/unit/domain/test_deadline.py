"""The deadlines of a case, each once, and how they stand over all cases on a day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.calendar import Term, WorkingCalendar
from casebook.domain.case import CaseSummary
from casebook.domain.deadline import Deadline, is_urgent
from casebook.domain.deadline_list import (
    Band,
    Dated,
    DayKind,
    ahead,
    day_kind,
    due_list,
    fell_due,
)
from casebook.domain.ids import CaseId, EventId, PersonId
from casebook.domain.overlay import Overlay, OverlayKind
from casebook.domain.page_id import PageId
from casebook.domain.police import HoldScope, PoliceHold
from casebook.domain.policy import Policy
from casebook.domain.procedure import guide, summary
from casebook.domain.record import CaseRecord
from casebook.domain.report import Risk
from casebook.domain.roles import Role
from casebook.domain.stage import Stage
from casebook.domain.words import say
from tests.unit.domain.conftest import NOOR, ORIEL

MONDAY = date(2025, 11, 17)
D = timedelta(days=1)


class Summed:
    """Gives the one row of a case on a day."""

    def __init__(self, policy: Policy, calendar: WorkingCalendar) -> None:
        self.policy, self.calendar = policy, calendar

    def __call__(self, record: CaseRecord, today: date = MONDAY) -> CaseSummary:
        found = guide(
            record, policy=self.policy, calendar=self.calendar, today=today, roles=frozenset(Role)
        )
        return summary(record, found)


@pytest.fixture
def summed(policy: Policy, calendar: WorkingCalendar) -> Summed:
    return Summed(policy, calendar)


def due(key: str, day: date, *, whose: tuple[PersonId, ...] = (), paused: bool = False) -> Deadline:
    return Deadline(
        key, say("Do {subject}", subject="K"), day, PageId.CASE, whose, "", say("So"), "x",
        paused=paused,
    )  # fmt: skip


def row(reported: CaseRecord, summed: Summed, *deadlines: Deadline) -> CaseSummary:
    return replace(summed(reported), deadlines=deadlines)


def listed(rows: CaseSummary | tuple[CaseSummary, ...], today: date = MONDAY) -> tuple[Dated, ...]:
    every = rows if isinstance(rows, tuple) else (rows,)
    return due_list(every, person=ORIEL, today=today, calendar=WorkingCalendar(frozenset()))


def test_a_new_case_has_what_it_must_do_first(reported: CaseRecord, summed: Summed) -> None:
    found = {one.key: one for one in summed(reported).deadlines}

    assert found["acknowledge"].day == date(2025, 11, 19)
    assert (found["acknowledge"].whose, found["acknowledge"].names) == ((ORIEL,), "Oriel Tansley")
    assert found["acknowledge"].counted is not None
    assert "2 working days" in found["acknowledge"].counted.english()
    assert not found["acknowledge"].statutory


def test_what_the_law_sets_says_so(reported: CaseRecord, summed: Summed) -> None:
    concern = replace(reported.report.concern, risk=Risk.YES)
    asked = replace(reported, report=replace(reported.report, concern=concern))

    by_law = {one.key: one.day for one in summed(asked).deadlines if one.statutory}

    assert date(2025, 11, 18) in by_law.values()  # the designated officer, within a working day


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.RESPONDING])
def test_no_task_has_two_deadlines(investigated: CaseRecord, summed: Summed, stage: Stage) -> None:
    found = summed(replace(investigated, case=replace(investigated.case, stage=stage)))
    keys = [one.key for one in found.deadlines]

    assert sorted(keys) == sorted(set(keys))


def test_reading_the_report_keeps_the_key_of_the_decision(
    investigated: CaseRecord, summed: Summed
) -> None:
    def at(stage: Stage) -> Deadline | None:
        moved = replace(
            investigated,
            case=replace(investigated.case, stage=stage),
            events=(
                *investigated.events,
                replace(
                    investigated.events[-1],
                    start=Stage.INVESTIGATION,
                    end=Stage.REPORT_SUBMITTED,
                    on=date(2025, 12, 4),
                ),
            ),
        )
        found = summed(moved, date(2025, 12, 4)).deadlines
        return next((one for one in found if one.key == "case_to_answer"), None)

    reading, deciding = at(Stage.REPORT_SUBMITTED), at(Stage.CASE_DECISION)
    assert reading is not None
    assert deciding is not None
    assert reading.day == deciding.day == date(2025, 12, 11)


def test_a_police_hold_pauses_what_it_stops_and_nothing_else(
    reported: CaseRecord, summed: Summed
) -> None:
    began = date(2025, 11, 18)
    triage = replace(reported, case=replace(reported.case, stage=Stage.TRIAGE))
    hold = PoliceHold(
        EventId("h"), (HoldScope.ALL_INTERNAL_STEPS,), began, "Oriel", "PC Moss", "Wait"
    )
    before = {one.key: one.paused for one in summed(triage, began + D).deadlines}
    held = summed(replace(triage, police_holds=(hold,)), began + D).deadlines
    after = {one.key: one.paused for one in held}

    assert before["triage"] is False
    assert after["triage"] is True
    assert after["hold_review"] is False


def test_a_request_for_data_and_a_breach_have_their_last_day(
    triaged: CaseRecord, summed: Summed
) -> None:
    known = datetime(2025, 11, 18, 13, 30, tzinfo=UTC)
    breach = Overlay(
        EventId("b"), OverlayKind.DATA_BREACH, date(2025, 11, 18), "Sent to a parent", "Oriel",
        (("aware_at", "2025-11-18T13:30:00.000000Z"),),
    )  # fmt: skip
    over = replace(
        breach, id=EventId("o"), ended=date(2025, 11, 19), ended_why="", ended_by="Oriel"
    )

    found = {
        one.key: one for one in summed(replace(triaged, overlays=(breach,)), MONDAY + D).deadlines
    }
    gone = {one.key for one in summed(replace(triaged, overlays=(over,)), MONDAY + D).deadlines}

    assert found["b"].day == date(2025, 11, 21)
    assert found["b"].at == known + timedelta(hours=72)
    assert found["b"].statutory
    assert "o" not in gone


def test_bands_run_from_overdue_to_later_and_paused_is_last(
    reported: CaseRecord, summed: Summed
) -> None:
    kept = row(
        reported, summed,
        due("held", MONDAY - D, paused=True), due("later", MONDAY + 7 * D),
        due("week", MONDAY + 6 * D), due("now", MONDAY), due("late", MONDAY - D),
        due("later still", MONDAY + 70 * D),
    )  # fmt: skip

    assert [(one.deadline.key, one.band) for one in listed(kept)] == [
        ("late", Band.OVERDUE), ("now", Band.TODAY), ("week", Band.WEEK), ("later", Band.LATER),
        ("later still", Band.LATER), ("held", Band.PAUSED),
    ]  # fmt: skip


def test_mine_are_those_that_wait_for_me(reported: CaseRecord, summed: Summed) -> None:
    kept = row(reported, summed, due("a", MONDAY, whose=(ORIEL,)), due("b", MONDAY, whose=(NOOR,)))

    assert [one.mine for one in listed(kept)] == [True, False]


@given(
    days=st.lists(st.tuples(st.integers(-30, 30), st.booleans()), max_size=12),
    since=st.integers(-20, 5),
)
def test_nothing_is_lost_nothing_twice_and_only_what_came_since_fell_due(
    days: list[tuple[int, bool]], since: int
) -> None:
    empty = CaseSummary(
        CaseId("c"), "FH-7QK4", "K", "", "", Stage.TRIAGE, "", (), None, MONDAY, False, 0, None, True  # type: ignore[arg-type]
    )  # fmt: skip
    deadlines = tuple(
        due(str(at), MONDAY + number * D, paused=paused) for at, (number, paused) in enumerate(days)
    )
    rows = listed((replace(empty, deadlines=deadlines),))
    fallen = fell_due(rows, since=MONDAY + since * D, today=MONDAY)

    assert sorted(int(one.deadline.key) for one in rows) == list(range(len(days)))
    assert sorted(int(one.deadline.key) for one in fallen) == [
        at
        for at, (number, paused) in enumerate(days)
        if since < 0 and since <= number <= 0 and not paused
    ]
    assert {one.deadline.key for one in ahead(rows)} == {
        str(at) for at, (number, paused) in enumerate(days) if number >= 0 and not paused
    }


def test_who_was_never_here_is_told_nothing_fell_due(reported: CaseRecord, summed: Summed) -> None:
    late = listed(row(reported, summed, due("late", MONDAY - D)))

    assert fell_due(late, since=None, today=MONDAY) == ()


@pytest.mark.parametrize(
    ("day", "statutory", "paused", "urgent"),
    [
        (date(2025, 11, 20), False, False, True),  # overdue
        (date(2025, 11, 21), False, False, True),  # today, a Friday
        (date(2025, 11, 24), False, False, False),
        (date(2025, 11, 24), True, False, True),  # the next working day
        (date(2025, 11, 25), True, False, False),
        (date(2025, 11, 20), False, True, False),
    ],
)
def test_what_is_to_be_done_now(
    calendar: WorkingCalendar, *, day: date, statutory: bool, paused: bool, urgent: bool
) -> None:
    friday = date(2025, 11, 21)

    assert (
        is_urgent(day, statutory=statutory, paused=paused, today=friday, calendar=calendar)
        is urgent
    )


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2025, 12, 24), DayKind.WORKING),
        (date(2025, 12, 25), DayKind.BANK_HOLIDAY),
        (date(2025, 12, 27), DayKind.WEEKEND),
        (date(2025, 12, 29), DayKind.CLOSED),
        (date(2025, 12, 30), DayKind.NO_TERM),
        (date(2026, 1, 2), DayKind.WORKING),  # training
    ],
)
def test_each_day_of_the_calendar_is_of_one_kind(day: date, kind: DayKind) -> None:
    closed = date(2025, 12, 29)
    calendar = WorkingCalendar(
        frozenset({date(2025, 12, 25), closed}),
        own=frozenset({closed}),
        terms=(
            Term(date(2025, 11, 3), date(2025, 12, 24)),
            Term(date(2026, 1, 5), date(2026, 2, 13)),
        ),
        inset=frozenset({date(2026, 1, 2)}),
        inset_counts=False,
    )

    assert day_kind(calendar, day) is kind
