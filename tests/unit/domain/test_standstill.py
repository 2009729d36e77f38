"""A case that stands still while something is overdue says so, until somebody says why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casebook.domain.calendar import WorkingCalendar
from casebook.domain.fairness import named
from casebook.domain.ids import EventId, PersonId
from casebook.domain.override import Override
from casebook.domain.policy import Policy
from casebook.domain.procedure import guide
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role

LATER = date(2026, 1, 30)


Told = Callable[[CaseRecord, date], list[str]]


@pytest.fixture
def still(policy: Policy, calendar: WorkingCalendar) -> Told:
    def ask(record: CaseRecord, on: date) -> list[str]:
        found = guide(record, policy=policy, calendar=calendar, today=on, roles=frozenset(Role))
        said = [words.english() for words in found.notices]
        return [one for one in said if "Nothing has happened on the record" in one]

    return ask


def test_days_without_activity_are_said_while_something_is_overdue(
    triaged: CaseRecord, still: Told
) -> None:
    # The last thing on the record is of Mon 17 Nov 2025: 9 working days of November follow, 21 of December, 21 of January.
    [sentence] = still(triaged, LATER)

    assert "for 51 working days, since Mon 17 Nov 2025" in sentence


def test_a_short_time_or_nothing_overdue_says_nothing(
    triaged: CaseRecord, charged: CaseRecord, still: Told
) -> None:
    assert still(triaged, date(2025, 12, 1)) == []  # ten working days
    assert len(still(triaged, date(2025, 12, 2))) == 1
    assert still(charged, LATER) == []


def test_a_reason_that_was_given_takes_it_away(
    triaged: CaseRecord, policy: Policy, calendar: WorkingCalendar, still: Told
) -> None:
    shortfall = named("no_standstill").of(
        ProcedureView(triaged, policy, calendar, LATER, frozenset(Role))
    )
    assert shortfall is not None
    given = Override(
        EventId("o"), "no_standstill", "The witness is abroad", PersonId("oriel"),
        datetime(2026, 1, 30, tzinfo=UTC), shortfall.mark,
    )  # fmt: skip

    assert still(replace(triaged, overrides=(given,)), LATER) == []
