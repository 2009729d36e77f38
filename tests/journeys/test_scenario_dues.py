"""Every due date of the worked scenarios, typed from their event tables, as the practice cases show it on the day."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from casebook.domain.calendar import SchoolDays
from casebook.domain.limit_value import Unit
from casebook.domain.notice import Postponement, companion_window, papers_day
from casebook.domain.procedure_limit import due, ends
from casebook.services.demo_cast import at
from casebook.ui.widgets.sentence import read
from tests.journeys.told import Chronicle

# As of when, which limit, and the last day (of clear days: the first open one).
SC_1 = (
    (at(2025, 11, 17, 9, 0), "lado_contact", date(2025, 11, 18)),
    (at(2025, 11, 17, 9, 0), "ack_reporter", date(2025, 11, 19)),
    (at(2025, 11, 17, 9, 0), "triage_decision", date(2025, 11, 24)),
    (at(2025, 11, 18, 12, 0), "suspension_letter", date(2025, 11, 19)),
    (at(2025, 11, 18, 12, 0), "suspension_review", date(2025, 12, 2)),
    (at(2025, 12, 2, 12, 0), "suspension_review", date(2025, 12, 16)),
    (at(2025, 12, 16, 12, 0), "suspension_review", date(2026, 1, 2)),
    (at(2026, 1, 2, 12, 0), "suspension_review", date(2026, 1, 16)),
    (at(2025, 11, 20, 10, 0), "investigation_notice", date(2025, 11, 28)),
    (at(2025, 11, 20, 10, 0), "investigation_complete", date(2025, 12, 17)),
    (at(2025, 12, 5, 16, 0), "case_decision", date(2025, 12, 12)),
    (at(2025, 12, 9, 16, 0), "hearing_notice", date(2025, 12, 24)),
    (at(2026, 1, 9, 10, 30), "la_notify_after_determination", date(2026, 1, 9)),
    (at(2026, 1, 9, 12, 0), "la_action", date(2026, 1, 22)),
    (at(2026, 1, 9, 12, 0), "outcome_letter", date(2026, 1, 15)),
    (at(2026, 1, 13, 9, 0), "appeal_lodge", date(2026, 1, 26)),
    (at(2026, 1, 21, 11, 0), "appeal_ack", date(2026, 1, 28)),
    (at(2026, 1, 21, 11, 0), "appeal_hearing_within", date(2026, 2, 18)),
    (at(2026, 2, 12, 16, 0), "appeal_outcome", date(2026, 2, 19)),
    (at(2026, 2, 16, 15, 0), "closure", date(2026, 3, 2)),
    (at(2026, 2, 27, 15, 0), "closure_note", date(2026, 3, 6)),
)
SC_3 = (
    (at(2026, 3, 4, 9, 0), "ack_reporter", date(2026, 3, 6)),
    (at(2026, 3, 4, 9, 0), "triage_decision", date(2026, 3, 11)),
    (at(2026, 3, 11, 10, 0), "investigation_notice", date(2026, 3, 19)),
    (at(2026, 3, 11, 10, 0), "investigation_complete", date(2026, 4, 21)),
    (at(2026, 3, 27, 15, 0), "case_decision", date(2026, 4, 7)),
    (at(2026, 4, 14, 16, 0), "hearing_notice", date(2026, 4, 29)),
    (at(2026, 5, 7, 16, 30), "outcome_letter", date(2026, 5, 14)),
    (at(2026, 5, 13, 9, 0), "appeal_lodge", date(2026, 5, 27)),
    (at(2026, 5, 28, 9, 0), "closure", date(2026, 6, 10)),
)
SC_4 = (
    (at(2026, 4, 21, 9, 30), "support_letter", date(2026, 4, 22)),
    (at(2026, 4, 21, 12, 0), "takedown_recheck", date(2026, 4, 23)),
    (at(2026, 4, 21, 12, 0), "unknown_perpetrator_review", date(2026, 5, 6)),
    (at(2026, 4, 27, 12, 0), "unknown_perpetrator_review", date(2026, 5, 6)),
    (at(2026, 5, 5, 16, 0), "closure", date(2026, 5, 19)),
)
SC_5 = (
    (at(2025, 11, 14, 17, 0), "triage_decision", date(2025, 11, 21)),
    (at(2025, 11, 20, 12, 0), "informal_meeting", date(2025, 12, 4)),
    (at(2025, 11, 28, 12, 0), "informal_note_live", date(2026, 5, 27)),
)


@pytest.mark.parametrize(("moment", "limit", "last"), SC_1)
def test_the_gross_misconduct_case_is_due_when_its_table_says(
    school_told: Chronicle, moment: datetime, limit: str, last: date
) -> None:
    _is_due(school_told, "SC-1", moment, limit, last)


@pytest.mark.parametrize(("moment", "limit", "last"), SC_3)
def test_the_case_about_the_headteacher_is_due_when_its_table_says(
    governance_told: Chronicle, moment: datetime, limit: str, last: date
) -> None:
    _is_due(governance_told, "SC-3", moment, limit, last)


@pytest.mark.parametrize(("moment", "limit", "last"), SC_4)
def test_the_attack_on_a_teacher_is_due_when_its_table_says(
    school_told: Chronicle, moment: datetime, limit: str, last: date
) -> None:
    _is_due(school_told, "SC-4", moment, limit, last)


@pytest.mark.parametrize(("moment", "limit", "last"), SC_5)
def test_the_advice_is_due_when_its_table_says(
    school_told: Chronicle, moment: datetime, limit: str, last: date
) -> None:
    _is_due(school_told, "SC-5", moment, limit, last)


def _is_due(told: Chronicle, scenario: str, moment: datetime, limit: str, last: date) -> None:
    found = due(told.view(scenario, moment), limit)
    assert found is not None
    assert found.day == last


def test_the_first_open_days_for_the_hearing_are_those_of_the_table(
    school_told: Chronicle,
) -> None:
    """Notice given on 9 December 2025 is enough from Christmas Eve on; the school opens again on 5 January."""
    view = school_told.view("SC-1", at(2025, 12, 9, 16, 0))
    in_school_days = replace(view.limits["hearing_notice"], unit=Unit.CLEAR_SCHOOL_DAYS)
    in_term = SchoolDays(view.calendar)
    open_days = [
        day
        for day in (date(2025, 12, 24), date(2026, 1, 2), date(2026, 1, 5))
        if in_term.counts(day)
    ]

    assert open_days == [date(2026, 1, 5)]
    by_school_days = ends(
        in_school_days, date(2025, 12, 9), calendar=view.calendar, today=view.today
    )
    assert by_school_days.day == date(2026, 1, 7)
    assert papers_day(date(2026, 1, 8), view.calendar).day == date(2025, 12, 31)


def test_a_companion_who_cannot_come_puts_the_heads_hearing_off_as_of_right(
    governance_told: Chronicle,
) -> None:
    view = governance_told.view("SC-3", at(2026, 4, 20, 12, 0))
    window = companion_window(date(2026, 4, 30), view.calendar)

    assert window.answer(date(2026, 5, 7)) is Postponement.MUST
    assert window.answer(date(2026, 5, 11)) is Postponement.MAY
    assert papers_day(date(2026, 5, 7), view.calendar).day == date(2026, 4, 29)


def test_the_appeal_could_be_heard_from_the_day_of_the_table(school_told: Chronicle) -> None:
    view = school_told.view("SC-1", at(2026, 1, 27, 12, 0))
    heard_from = ends(
        view.limits["appeal_notice"], date(2026, 1, 27), calendar=view.calendar, today=view.today
    )

    assert heard_from.day == date(2026, 2, 11)


def test_the_authoritys_fourteen_days_begin_with_the_day_it_was_told(
    school_told: Chronicle,
) -> None:
    found = due(school_told.view("SC-1", at(2026, 1, 9, 12, 0)), "la_action")

    assert found is not None
    assert (found.day - date(2026, 1, 9)).days + 1 == 14
    assert (
        read(found.counted)
        == "14 days beginning with the day the local authority was told on Fri 9 Jan 2026 (law)"
    )
