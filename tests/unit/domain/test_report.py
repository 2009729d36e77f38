"""What a report of a concern still leaves open."""

from dataclasses import replace
from datetime import UTC, date, datetime

from casebook.domain.record import CaseRecord
from casebook.domain.report import ReportSource


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
