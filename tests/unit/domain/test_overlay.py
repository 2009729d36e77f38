"""What else runs beside a case: its questions, its clocks, its order of days."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casebook.domain.calendar import WorkingCalendar
from casebook.domain.clock import utc_text
from casebook.domain.ids import EventId
from casebook.domain.overlay import (
    QUESTIONS,
    Overlay,
    OverlayKind,
    breach_due,
    check,
    check_end,
    keeps_everything,
    running,
    sar_due,
)
from casebook.errors import Missing, Refused

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
K = OverlayKind


def one(kind: OverlayKind, **answers: str) -> Overlay:
    return Overlay(
        EventId("o"), kind, date(2026, 1, 31), "It came up", "Noor", tuple(answers.items())
    )


def test_every_overlay_of_the_procedure_is_here_and_asks_something_first() -> None:
    assert {kind.value for kind in OverlayKind} == {
        "grievance_linked", "sickness_absence", "reasonable_adjustments", "sar_active", "litigation_hold",
        "media_interest", "data_breach",
    }  # fmt: skip
    for kind in OverlayKind:
        assert any(question.first for question in QUESTIONS[kind])


# V13 of the procedure, the extension, and the days that stand still while they say who they are.
SAR = (
    ({"received_on": "2026-01-31"}, date(2026, 3, 2)),
    ({"received_on": "2026-01-30"}, date(2026, 3, 2)),
    ({"received_on": "2026-02-03"}, date(2026, 3, 3)),
    ({"received_on": "2026-02-03", "extended_on": "2026-02-20", "extended_why": "Four requests"}, date(2026, 5, 5)),
    ({"received_on": "2026-02-03", "asked_on": "2026-02-04"}, None),
    ({"received_on": "2026-02-03", "asked_on": "2026-02-04", "supplied_on": "2026-02-11"}, date(2026, 3, 10)),
)  # fmt: skip


@pytest.mark.parametrize(("answers", "due"), SAR)
def test_a_request_for_personal_data_is_due_a_month_on(
    calendar: WorkingCalendar, answers: dict[str, str], due: date | None
) -> None:
    may_4 = WorkingCalendar(calendar.closures | {date(2026, 5, 4)})

    assert sar_due(one(K.SAR, **answers), may_4) == due


def test_a_breach_is_reported_within_72_hours_through_a_clock_change() -> None:
    aware = datetime(2026, 3, 27, 15, 30, tzinfo=UTC)

    breach = one(K.DATA_BREACH, what="A list", aware_at=utc_text(aware))
    assert breach_due(breach) == datetime(2026, 3, 30, 15, 30, tzinfo=UTC)


def grievance() -> Overlay:
    return one(K.GRIEVANCE, course="separate", course_why="Another matter", hearer="Sana")


@pytest.mark.parametrize("left", ["course", "course_why", "hearer"])
def test_what_is_asked_first_has_to_be_answered(left: str) -> None:
    check(grievance(), now=NOW)
    answers = tuple((name, typed) for name, typed in grievance().answers if name != left)

    with pytest.raises(Missing):
        check(replace(grievance(), answers=answers), now=NOW)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(grievance(), why=""),
        replace(grievance(), began=date(2026, 3, 3)),
        replace(grievance(), answers=(*grievance().answers, ("colour", "blue"))),
        one(K.GRIEVANCE, course="forget", course_why="x", hearer="Sana"),
        one(K.SAR, received_on="2026-02-30"),
        one(K.SAR, received_on="2026-03-03"),
        one(K.SAR, received_on="2026-02-03", supplied_on="2026-02-05"),
        one(K.SAR, received_on="2026-02-03", asked_on="2026-02-01"),
        one(K.SAR, received_on="2026-01-05", extended_on="2026-02-06", extended_why="Late"),
        one(K.SAR, received_on="2026-02-03", extended_on="2026-02-06"),
        one(K.DATA_BREACH, what="A list", aware_at="2026-02-01T10:00:00.000000Z", ico="reported"),
    ],
)
def test_what_does_not_hold_together_is_refused(wrong: Overlay) -> None:
    with pytest.raises(Refused):
        check(wrong, now=NOW)


def test_a_day_to_decide_by_may_lie_ahead() -> None:
    check(one(K.SICKNESS, decide_on="2026-04-01"), now=NOW)


def test_nothing_ends_before_its_law_is_met_or_without_a_reason() -> None:
    today = NOW.date()
    check_end(grievance(), today, "It was heard", today=today)

    with pytest.raises(Missing):
        check_end(grievance(), today, "", today=today)
    with pytest.raises(Refused, match="began after"):
        check_end(grievance(), date(2026, 1, 30), "Heard", today=today)
    with pytest.raises(Refused, match="has not been answered"):
        check_end(one(K.SAR, received_on="2026-02-03"), today, "Answered", today=today)
    with pytest.raises(Refused, match="Information Commissioner"):
        check_end(one(K.DATA_BREACH, what="A list"), today, "Over", today=today)
    with pytest.raises(Refused, match="has ended"):
        check_end(replace(grievance(), ended=today), today, "Heard", today=today)


def test_a_request_and_a_legal_hold_keep_everything_while_they_run() -> None:
    for kind in OverlayKind:
        assert keeps_everything((one(kind),)) == (kind in (K.SAR, K.LITIGATION_HOLD))
        assert not keeps_everything((replace(one(kind), ended=date(2026, 3, 1)),))
    assert running((replace(grievance(), ended=date(2026, 3, 1)),), K.GRIEVANCE) == ()
