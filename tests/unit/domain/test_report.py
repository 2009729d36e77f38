"""What a report of a concern still leaves open."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casebook.domain.record import CaseRecord
from casebook.domain.report import Concern, Report, ReportSource, Risk, time_to_head


def test_five_answers_are_enough_to_begin_and_ten_can_follow(reported: CaseRecord) -> None:
    assert reported.report.unanswered() == (
        "source", "reporter_name", "happened_on", "platform", "address", "act", "how_found",
        "who_else_knows", "evidence_where", "head_informed_at",
    )  # fmt: skip


def test_what_was_answered_is_asked_no_more(reported: CaseRecord) -> None:
    told = replace(
        reported.report, source=ReportSource.PARENT, reporter_name="A parent",
        happened_on=date(2025, 11, 15), platform="Chirrup", address="not known", act="A post",
        how_found="Seen", who_else_knows="Nobody", evidence_where="On the page",
        head_informed_at=datetime(2025, 11, 17, tzinfo=UTC),
    )  # fmt: skip

    assert told.unanswered() == ()
    assert replace(told, act="").unanswered() == ("act",)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (None, None),
        (datetime(2025, 11, 17, 8, 10, tzinfo=UTC), "as soon as the school did"),
        (datetime(2025, 11, 17, 10, 25, tzinfo=UTC), "2 h 15 min"),
        (datetime(2025, 11, 18, 9, 10, tzinfo=UTC), "25 h 0 min"),
        (datetime(2025, 12, 8, 9, 10, tzinfo=UTC), "21 days and 1 h"),
        (
            datetime(2025, 11, 16, 8, 0, tzinfo=UTC),
            None,
        ),  # cannot be: it was told before it was known
    ],
)
def test_the_time_until_the_headteacher_was_told_is_said(
    told: datetime | None, says: str | None
) -> None:
    concern = Concern(
        "S", "", "A post", datetime(2025, 11, 17, 8, 10, tzinfo=UTC), "chirrup", Risk.NO
    )
    found = time_to_head(Report(concern, concern.aware_at, head_informed_at=told))

    assert (found is None) if says is None else (found is not None and says in found.english())
