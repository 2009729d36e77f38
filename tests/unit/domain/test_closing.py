"""The closing record, the days a person enters for keeping, and the list that is gone through at the end."""

from dataclasses import replace
from datetime import date

import pytest

from casebook.domain.calendar import WorkingCalendar
from casebook.domain.closing import Access, Closing, check_closing
from casebook.domain.closing_list import closing_list
from casebook.domain.decision import ReferralDecision
from casebook.domain.guide import TaskState
from casebook.domain.page_id import PageId
from casebook.domain.policy import Policy
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.record import CaseRecord
from casebook.domain.retention_detail import PupilBorn, RetentionDetail, check_detail
from casebook.domain.roles import Role
from casebook.errors import Missing, Refused

TODAY = date(2026, 3, 2)
WHOLE = Closing(
    ReferralDecision.MADE, ReferralDecision.CONSIDERED, ReferralDecision.NOT_MET, "Weighed",
    Access.RESTORED, date(2026, 2, 27), "Ended with the review", "Nothing",
)  # fmt: skip


def test_a_whole_closing_record_is_taken() -> None:
    check_closing(WHOLE, today=TODAY)
    check_closing(replace(WHOLE, access=Access.NEVER_WITHDRAWN, access_on=None), today=TODAY)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"dbs": None}, "DBS, TRA and the LADO"),
        ({"tra": None}, "DBS, TRA and the LADO"),
        ({"lado": None}, "DBS, TRA and the LADO"),
        ({"referral_reasons": ""}, "why the referrals"),
        ({"access": None}, "access to the school"),
        ({"access_on": None}, "day access was given back"),
        ({"support": ""}, "how support ended"),
        ({"lessons": ""}, "what the school learned"),
    ],
)
def test_what_a_closing_record_leaves_out_is_named(change: dict[str, object], says: str) -> None:
    with pytest.raises(Missing) as missing:
        check_closing(replace(WHOLE, **change), today=TODAY)  # type: ignore[arg-type]
    assert says in missing.value.sentence()


def test_access_is_not_given_back_in_the_future() -> None:
    with pytest.raises(Refused, match="not come yet"):
        check_closing(replace(WHOLE, access_on=date(2026, 3, 3)), today=TODAY)


@pytest.mark.parametrize(
    ("detail", "says"),
    [
        (RetentionDetail(births=(PupilBorn("P-09", date(2012, 1, 1)),)), "has the code P-09"),
        (RetentionDetail(births=(PupilBorn("P-01", date(2026, 3, 3)),)), "birth of P-01 lies ahead"),
        (RetentionDetail(access_withdrawn_on=date(2026, 3, 3)), "not come yet"),
        (RetentionDetail(access_lifted_on=date(2026, 3, 1)), "before it was withdrawn"),
        (RetentionDetail(access_withdrawn_on=date(2026, 3, 2), access_lifted_on=date(2026, 3, 1)),
         "before it was withdrawn"),
    ],
)  # fmt: skip
def test_days_for_keeping_that_cannot_be_are_refused(detail: RetentionDetail, says: str) -> None:
    with pytest.raises(Refused) as refused:
        check_detail(detail, pupils=("P-01",), today=TODAY)
    assert says in refused.value.sentence()


def test_pension_age_may_lie_ahead() -> None:
    check_detail(RetentionDetail(pension_on=date(2052, 5, 2)), pupils=(), today=TODAY)


def test_the_list_names_the_page_of_each_thing_that_is_open(
    triaged: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    facts = replace(triaged.triage_details.facts, pupils=("P-01",))
    record = replace(triaged, triage_details=replace(triaged.triage_details, facts=facts))

    def open_pages(case: CaseRecord) -> list[PageId]:
        view = ProcedureView(case, policy, calendar, TODAY, frozenset(Role))
        return [i.page for i in closing_list(view) if i.state is TaskState.NOT_STARTED]

    assert open_pages(record).count(PageId.CLOSE) == 5  # the outcome, and the closing record's four
    assert PageId.RETENTION in open_pages(record)
    closed = replace(
        record,
        closing=replace(WHOLE, by="A. Head", on=TODAY),
        retention_detail=RetentionDetail(births=(PupilBorn("P-01", date(2012, 1, 1)),)),
    )
    assert open_pages(closed).count(PageId.CLOSE) == 1
    assert PageId.RETENTION not in open_pages(closed)
