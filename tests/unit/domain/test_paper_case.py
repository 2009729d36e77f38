"""A case that began on paper: its stages in order, its days real, what nobody knows a gap and no breach."""

from dataclasses import replace
from datetime import date

import pytest

from casebook.domain.calendar import WorkingCalendar
from casebook.domain.case import StageEvent
from casebook.domain.chronology import Stretch, spans
from casebook.domain.guide import RailState
from casebook.domain.paper_case import (
    PaperCase,
    StagePassed,
    check_paper_case,
    gaps,
    may_begin_on_paper,
)
from casebook.domain.policy import Policy
from casebook.domain.procedure import guide
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.domain.stage import Stage
from casebook.errors import Missing, Refused

S = Stage
TODAY = date(2026, 1, 12)


def paper(*passed: tuple[Stage, date], owner: str = "Ines Marlow") -> PaperCase:
    return PaperCase(tuple(StagePassed(stage, on) for stage, on in passed), owner)


def after(record: CaseRecord, days: int) -> date:
    return date.fromordinal(record.case.reported_on.toordinal() + days)


def test_known_stages_in_order_are_taken(reported: CaseRecord) -> None:
    begun = paper((S.TRIAGE, after(reported, 1)), (S.CASE_DECISION, after(reported, 9)))
    check_paper_case(reported, begun, today=TODAY)
    assert gaps(begun.passed) == (S.INVESTIGATION, S.REPORT_SUBMITTED)


def test_advice_leaves_no_gap_where_nothing_was_investigated(reported: CaseRecord) -> None:
    begun = paper((S.TRIAGE, after(reported, 1)), (S.INFORMAL, after(reported, 2)))
    assert gaps(begun.passed) == ()


@pytest.mark.parametrize(
    ("stages", "days", "says"),
    [
        ((), (), "where the case stands now"),
        ((S.TRIAGE,), (-1,), "before the concern was reported"),
        ((S.TRIAGE,), (4000,), "has not come yet"),
        ((S.TRIAGE, S.INVESTIGATION), (5, 4), "earlier than a stage before it"),
        ((S.INVESTIGATION, S.TRIAGE), (4, 5), "do not follow one another"),
        ((S.TRIAGE, S.TRIAGE), (4, 5), "do not follow one another"),
        ((S.TRIAGE, S.CLOSURE), (4, 5), "do not follow one another"),
    ],
)
def test_stages_and_days_that_cannot_be_are_refused(
    reported: CaseRecord, stages: tuple[Stage, ...], days: tuple[int, ...], says: str
) -> None:
    passed = [(stage, after(reported, day)) for stage, day in zip(stages, days, strict=True)]
    with pytest.raises(Refused) as refused:
        check_paper_case(reported, paper(*passed), today=TODAY)
    assert says in refused.value.sentence()


def test_somebody_led_it_until_now(reported: CaseRecord) -> None:
    with pytest.raises(Missing):
        check_paper_case(
            reported, paper((S.TRIAGE, reported.case.reported_on), owner=""), today=TODAY
        )


def test_a_case_that_has_moved_here_is_no_paper_case(triaged: CaseRecord) -> None:
    assert not may_begin_on_paper(triaged)
    with pytest.raises(Refused, match="gone on here already"):
        check_paper_case(triaged, paper((S.INVESTIGATION, TODAY)), today=TODAY)


def test_a_gap_is_shown_as_a_gap_and_never_as_a_missed_clock(
    reported: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    first, second = after(reported, 1), after(reported, 9)
    opened = replace(
        reported.case, opened_at=reported.case.opened_at.replace(year=2026, month=1, day=12)
    )
    by, at = reported.case.subject, opened.opened_at
    came = replace(
        reported,
        case=opened.moved_to(S.CASE_DECISION),
        events=(
            *reported.events,
            StageEvent(S.REPORTED, S.TRIAGE, at, first, by),
            StageEvent(S.TRIAGE, S.CASE_DECISION, at, second, by),
        ),
    )
    found = guide(came, policy=policy, calendar=calendar, today=TODAY, roles=frozenset(Role))
    assert [step.title.template for step in found.rail if step.state is RailState.SKIPPED] == [
        "Investigation", "Report",
    ]  # fmt: skip
    assert all(task.due is None or task.due >= date(2026, 1, 12) for task in found.tasks)
    (gap,) = [span for span in spans(came, TODAY) if span.kind is Stretch.NOT_KNOWN]
    assert (gap.began, gap.ended) == (first, second)
    assert gap.stages == (S.INVESTIGATION, S.REPORT_SUBMITTED)
