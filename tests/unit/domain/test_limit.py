"""The table of time limits, row by row, and what a school may make of a limit."""

from dataclasses import replace
from datetime import date

import pytest

from casebook.domain.limit import LimitSetting, check_setting, check_unit, in_force, quoted
from casebook.domain.limit_table import LIMITS
from casebook.domain.limit_value import LimitKind, Pausing, Start, Unit
from casebook.domain.limit_words import amount, by_rule
from casebook.errors import CasebookError, Missing, Refused

U, P, S, K = Unit, Pausing, Start, LimitKind
WD, CLEAR = U.WORKING_DAYS, U.CLEAR_WORKING_DAYS
TODAY = date(2026, 1, 12)

# key, default, range, unit, pauses on a police hold: as the table of time limits has them.
ROWS = [
    ("ack_reporter", 2, (1, 5), WD, P.NO),
    ("triage_decision", 5, (2, 10), WD, P.YES),
    ("lado_contact", 1, (1, 1), WD, P.NEVER),
    ("police_report", 0, (0, 0), WD, P.NEVER),  # the same day; immediate
    ("suspension_letter", 1, (1, 3), WD, P.NEVER),
    ("suspension_review", 10, (5, 20), WD, P.NEVER),
    ("keep_in_touch", 5, (1, 5), WD, P.NEVER),  # weekly
    ("investigation_notice", 5, (2, 5), CLEAR, P.YES),
    ("investigation_complete", 20, (10, 30), U.SCHOOL_DAYS, P.YES),
    ("statement_approval", 5, (2, 5), WD, P.YES),
    ("case_decision", 5, (3, 10), WD, P.YES),
    ("hearing_notice", 10, (5, 10), CLEAR, P.YES),
    ("employee_papers_before", 5, (2, 5), U.WORKING_DAYS_BEFORE, P.YES),
    ("companion_postponement_window", 5, (5, 5), WD, P.NEVER),
    ("outcome_letter", 5, (1, 10), WD, P.YES),
    ("appeal_lodge", 10, (5, 10), WD, P.NO),
    ("appeal_ack", 5, (2, 5), WD, P.NO),
    ("appeal_hearing_within", 20, (10, 30), WD, P.NO),
    ("appeal_notice", 10, (5, 10), CLEAR, P.NO),
    ("appeal_outcome", 5, (1, 10), WD, P.NO),
    ("la_notify_after_determination", 1, (0, 1), WD, P.NEVER),  # without delay
    ("la_action", 14, (14, 14), U.CALENDAR_DAYS, P.NEVER),
    ("police_hold_review", 20, (10, 30), WD, P.NONE),
    ("takedown_recheck", 2, (1, 3), WD, P.ASK_POLICE),
    ("access_withdrawal_review", 20, (10, 40), WD, P.NO),
    ("warning_live.first", 6, (6, 12), U.LIVE_MONTHS, P.NONE),
    ("warning_live.final", 12, (12, 24), U.LIVE_MONTHS, P.NONE),
    ("informal_note_live", 6, (3, 12), U.LIVE_MONTHS, P.NONE),
    ("sar_response", 1, (1, 1), U.MONTHS, P.NEVER),
    ("dp_complaint_ack", 30, (30, 30), U.CALENDAR_DAYS, P.NEVER),
    ("ico_breach_report", 72, (72, 72), U.HOURS, P.NEVER),
    ("claim_window", 12, (6, 12), U.MONTHS, P.NONE),
    ("closure", 10, (5, 20), WD, P.YES),
    ("informal_meeting", 10, (5, 15), WD, P.YES),
    ("unknown_perpetrator_review", 10, (5, 20), WD, P.ASK_POLICE),
    ("terms_of_reference", 2, (1, 5), WD, P.YES),
    ("notice_of_investigation", 2, (1, 5), WD, P.YES),
    ("witness_invitation", 3, (2, 5), WD, P.YES),
    ("meeting_notes", 3, (2, 5), WD, P.YES),
    ("parent_letter", 3, (2, 5), WD, P.YES),
    ("support_letter", 1, (1, 2), WD, P.NO),
    ("advice_note", 5, (2, 10), WD, P.NO),
    ("hearing_record", 5, (2, 10), WD, P.NO),
    ("postponement_letter", 1, (1, 2), WD, P.NO),
    ("removal_certificate", 5, (2, 10), WD, P.NO),
    ("closure_note", 5, (2, 10), WD, P.NO),
]  # fmt: skip
STARTED_BY = {
    S.REPORT_REACHED_SCHOOL: {"ack_reporter", "triage_decision", "lado_contact"},
    S.TRIAGE_DECIDED: {"informal_meeting"},
    S.INVESTIGATOR_APPOINTED: {"investigation_complete", "terms_of_reference", "notice_of_investigation"},
    S.REPORT_IN: {"case_decision"},
    S.INVITED_TO_MEETING: {"investigation_notice"},
    S.INVITED_TO_HEARING: {"hearing_notice"},
    S.INVITED_TO_APPEAL: {"appeal_notice"},
    S.MEETING_ENDED: {"meeting_notes"},
    S.ADVICE_MEETING_ENDED: {"advice_note"},
    S.HEARING_ENDED: {"hearing_record", "outcome_letter"},
    S.APPEAL_ENDED: {"appeal_outcome"},
    S.DETERMINED: {"la_notify_after_determination"},
    S.AUTHORITY_TOLD: {"la_action"},
    S.LETTER_RECEIVED: {"appeal_lodge"},
    S.APPEAL_RECEIVED: {"appeal_ack", "appeal_hearing_within"},
    S.LAST_STEP_ENDED: {"closure"},
    S.CASE_CLOSED: {"closure_note"},
}  # fmt: skip
BY_LAW = {
    "companion_postponement_window", "la_action", "sar_response", "dp_complaint_ack", "ico_breach_report",
}  # fmt: skip


@pytest.mark.parametrize(("key", "value", "span", "unit", "pausing"), ROWS)
def test_a_limit_is_as_the_table_has_it(
    key: str, value: int, span: tuple[int, int], unit: Unit, pausing: Pausing
) -> None:
    limit = LIMITS[key]

    assert (limit.value, (limit.least, limit.most)) == (value, span)
    assert (limit.unit, limit.pausing) == (unit, pausing)


def test_the_table_has_these_limits_the_danger_of_the_first_day_and_the_post() -> None:
    assert LIMITS.keys() == {row[0] for row in ROWS} | {"danger", "deemed_service"}
    assert LIMITS["danger"].value == 0
    assert LIMITS["deemed_service"].value == 2


@pytest.mark.parametrize("start", STARTED_BY)
def test_a_limit_starts_with_the_event_the_table_names(start: Start) -> None:
    assert {LIMITS[key].start for key in STARTED_BY[start]} == {start}


def test_the_kinds_are_law_guidance_and_for_the_rest_a_starting_value() -> None:
    kinds = {
        kind: {key for key, limit in LIMITS.items() if limit.kind is kind} for kind in LimitKind
    }

    assert kinds[K.LAW] == BY_LAW
    assert kinds[K.STATUTORY_GUIDANCE] == {"lado_contact", "danger"}
    assert kinds[K.SCHOOL] == kinds[K.ACAS_CODE] == set()
    assert all(LIMITS[key].source for key in BY_LAW | {"lado_contact"})


def test_no_limit_of_the_law_ever_pauses() -> None:
    assert {LIMITS[key].pausing for key in BY_LAW | {"lado_contact"}} == {P.NEVER}


def test_a_confirmed_value_is_the_schools_and_may_be_quoted() -> None:
    put = LimitSetting("appeal_lodge", 7, "Full governing body", date(2025, 9, 18))

    found = in_force((put,))["appeal_lodge"]

    assert (found.value, found.kind, found.quotable) == (7, K.SCHOOL, True)
    assert quoted(in_force((put,)), "appeal_lodge").value == 7
    assert amount(found).english() == "7 working days"
    assert by_rule(found).english() == (
        "the school's procedure, confirmed by Full governing body on Thu 18 Sep 2025"
    )


def test_a_value_that_nobody_confirmed_guides_and_is_not_quoted() -> None:
    limits = in_force((LimitSetting("appeal_lodge", 7),))

    assert limits["appeal_lodge"].value == 7
    with pytest.raises(Refused, match="under Time limits"):
        quoted(limits, "appeal_lodge")
    with pytest.raises(Refused, match="has not confirmed"):
        quoted(LIMITS, "hearing_notice")
    assert quoted(LIMITS, "la_action").value == 14


def test_a_setting_of_another_version_changes_nothing_it_may_not() -> None:
    strange = (LimitSetting("la_action", 20), LimitSetting("gone", 3), LimitSetting("closure", 90))

    assert in_force(strange) == LIMITS


def test_the_hearing_notice_counts_school_days_where_the_school_says_so() -> None:
    limits = in_force((), {"hearing_notice": U.CLEAR_SCHOOL_DAYS, "closure": U.SCHOOL_DAYS})

    assert limits["hearing_notice"].unit is U.CLEAR_SCHOOL_DAYS
    assert limits["closure"].unit is WD
    assert amount(limits["hearing_notice"]).english() == "10 clear school days"


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        (LimitSetting("appeal_lodge", 11), "Enter a number from 5 to 10"),
        (LimitSetting("appeal_lodge", 4), "Enter a number from 5 to 10"),
        (LimitSetting("triage_decision", -1), "Enter a number from 2 to 10"),
        (LimitSetting("lado_contact", 3), "is 1 and cannot be made longer"),
        (LimitSetting("la_action", 14), "law sets this time limit"),
        (LimitSetting("sar_response", 3), "law sets this time limit"),
        (LimitSetting("lunch", 1), "no such time limit"),
        (LimitSetting("closure", 10, "The governors", date(2026, 1, 13)), "cannot be in the future"),
    ],
)  # fmt: skip
def test_a_value_a_limit_cannot_have_is_refused_in_a_sentence(
    setting: LimitSetting, sentence: str
) -> None:
    with pytest.raises(CasebookError) as caught:
        check_setting(setting, today=TODAY)

    assert sentence in caught.value.sentence()


@pytest.mark.parametrize("half", [("The governors", None), (" ", TODAY)])
def test_a_confirmation_needs_a_name_and_a_day(half: tuple[str, date | None]) -> None:
    with pytest.raises(Missing, match="who confirmed"):
        check_setting(LimitSetting("closure", 10, *half), today=TODAY)


def test_every_value_in_its_range_is_taken() -> None:
    for limit in LIMITS.values():
        if limit.kind is not K.LAW:
            for value in (limit.least, limit.most):
                check_setting(LimitSetting(limit.key, value, "The head", TODAY), today=TODAY)
                assert in_force((LimitSetting(limit.key, value),))[limit.key].value == value


def test_a_limit_is_counted_only_in_the_ways_it_has() -> None:
    check_unit("hearing_notice", U.CLEAR_SCHOOL_DAYS)
    check_unit("lado_contact", U.DAYS)
    for key, unit in (("closure", U.SCHOOL_DAYS), ("hearing_notice", WD), ("lunch", WD)):
        with pytest.raises(Refused):
            check_unit(key, unit)


def test_one_is_written_as_one() -> None:
    assert amount(LIMITS["lado_contact"]).english() == "1 working day"
    assert amount(replace(LIMITS["sar_response"], value=3)).english() == "3 months"
    assert amount(LIMITS["ico_breach_report"]).english() == "72 hours"
