"""The day of the conduct pins a version of the policy: nothing cited from another one is silently lost."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casebook.domain.calendar import WorkingCalendar
from casebook.domain.case import PinnedPolicy
from casebook.domain.ids import LetterId, PersonId
from casebook.domain.issued import IssuedLetter
from casebook.domain.policy import Policy
from casebook.domain.policy_pin import check_conduct_day, not_there
from casebook.domain.procedure import guide
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.errors import Refused

EARLIER = PinnedPolicy("beaumont-2018", "2016-spring", "1" * 64)


def without(policy: Policy, *gone: str) -> Policy:
    kept = tuple(clause for clause in policy.clauses if clause.id not in gone)
    return replace(policy, version="2016-spring", clauses=kept)


def said(record: CaseRecord, policy: Policy, calendar: WorkingCalendar) -> str:
    found = guide(
        record, policy=policy, calendar=calendar, today=date(2026, 1, 12), roles=frozenset(Role)
    )
    return "\n".join(words.english() for words in found.notices)


def test_what_is_cited_and_not_there_is_named(charged: CaseRecord, policy: Policy) -> None:
    assert not_there(charged, policy) == ()
    assert not_there(charged, without(policy, "4.7", "5.2(h)", "3.3")) == ("4.7", "5.2(h)")
    withdrawn = replace(charged, charges=(replace(charged.charges[0], withdrawn="Not needed"),))
    assert not_there(withdrawn, without(policy, "5.2(h)")) == ()


def test_before_a_hearing_the_day_may_be_entered_and_the_paragraph_is_chosen_again(
    charged: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    other = without(policy, "5.2(h)")
    check_conduct_day(charged, other)

    pinned = replace(charged, case=replace(charged.case, policy_at_conduct=EARLIER))
    notices = said(pinned, other, calendar)
    assert "(2016-spring) does not have 5.2(h). Choose again" in notices
    found = guide(
        pinned, policy=other, calendar=calendar, today=date(2026, 1, 12), roles=frozenset(Role)
    )
    assert found.now.sentence.english().startswith("Write each charge")


def test_once_called_to_a_hearing_the_charges_are_not_judged_by_what_lacks_them(
    heard: CaseRecord, policy: Policy
) -> None:
    check_conduct_day(heard, without(policy, "3.3"))
    with pytest.raises(Refused) as refused:
        check_conduct_day(heard, without(policy, "5.2(h)"))
    assert "5.2(h)" in refused.value.sentence()


def test_a_note_that_was_given_keeps_its_paragraphs(advised: CaseRecord, policy: Policy) -> None:
    other = without(policy, "2.3")
    check_conduct_day(advised, other)
    note = IssuedLetter(
        LetterId("l"), 1, "DOC-21", "Note", date(2025, 11, 28),
        datetime(2025, 11, 28, tzinfo=UTC), PersonId("oriel"), 1, "", practice=True,
    )  # fmt: skip
    with pytest.raises(Refused):
        check_conduct_day(replace(advised, letters=(note,)), other)


def test_a_notice_says_when_two_versions_concern_the_case(
    reported: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    def pinned(at_conduct: PinnedPolicy) -> CaseRecord:
        return replace(reported, case=replace(reported.case, policy_at_conduct=at_conduct))

    other = without(policy)
    notices = said(pinned(EARLIER), other, calendar)
    assert "in force then (2016-spring); when it was reported, 2018-summer was in force" in notices
    assert "Two versions" not in said(pinned(reported.case.policy_at_report), policy, calendar)
