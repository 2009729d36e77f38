"""How long each part of a case is kept: the classes of the retention table, and the worked scenarios."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.decision import Sanction
from casebook.domain.retention import (
    claim_window,
    may_be_disposed,
    may_be_live,
    reference_position,
    schedule,
)
from casebook.domain.retention_line import (
    Ending,
    PupilKept,
    RecordClass,
    RecordSet,
    RetentionFacts,
    RetentionLine,
)
from casebook.domain.safeguarding import SafeguardingOutcome

# SC-1: summary dismissal, appeal dismissed, a substantiated safeguarding allegation.
DISMISSED = RetentionFacts(
    closed_on=date(2026, 2, 27),
    outcome_on=date(2026, 1, 12),
    appeal_outcome_on=date(2026, 2, 16),
    employment_ended_on=date(2026, 1, 16),
    sanction=Sanction.SUMMARY_DISMISSAL,
    allegation_on=date(2025, 11, 16),
    safeguarding=SafeguardingOutcome.SUBSTANTIATED,
    pension_on=date(2052, 5, 2),
)
# SC-3: first written warning, no appeal.
WARNED = RetentionFacts(
    closed_on=date(2026, 6, 5),
    outcome_on=date(2026, 5, 12),
    sanction=Sanction.FIRST_WRITTEN_WARNING,
    warned_on=date(2026, 5, 12),
    live_months=6,
)
# SC-5: advice, with monitoring.
ADVISED = RetentionFacts(
    closed_on=date(2026, 1, 23),
    sanction=Sanction.INFORMAL_ADVICE,
    warned_on=date(2025, 11, 28),
    live_months=6,
    monitored=True,
)
# SC-4: an incident, with a pupil.
INCIDENT = RetentionFacts(
    closed_on=date(2026, 5, 19), incident=True, pupils=(PupilKept("P-17", date(2014, 9, 30)),)
)


def line(facts: RetentionFacts, record_set: RecordSet, *, months: int = 12) -> RetentionLine:
    (found,) = [one for one in schedule(facts, claim_months=months) if one.record_set is record_set]
    return found


def kept(facts: RetentionFacts, record_set: RecordSet) -> date | None:
    return line(facts, record_set).keep_until


def test_a_dismissal_is_kept_six_years_from_the_end_of_employment() -> None:
    assert kept(DISMISSED, RecordSet.CASE_FILE) == date(2032, 1, 16)
    assert line(DISMISSED, RecordSet.CASE_FILE).record_class is RecordClass.DISMISSAL


def test_a_safeguarding_allegation_is_kept_to_pension_age_or_ten_years_if_that_is_longer() -> None:
    near_pension = replace(DISMISSED, pension_on=date(2030, 1, 1))
    unknown = replace(DISMISSED, pension_on=None)

    assert kept(DISMISSED, RecordSet.SAFEGUARDING) == date(2052, 5, 2)
    assert kept(near_pension, RecordSet.SAFEGUARDING) == date(2035, 11, 16)
    assert kept(unknown, RecordSet.SAFEGUARDING) == date(2035, 11, 16)
    assert "Enter when that is" in line(unknown, RecordSet.SAFEGUARDING).reason.template


@pytest.mark.parametrize(
    ("facts", "last"),
    [
        (DISMISSED, date(2027, 2, 16)),  # from the appeal's outcome
        (WARNED, date(2027, 5, 12)),
        (replace(DISMISSED, employment_ended_on=date(2026, 3, 31)), date(2027, 3, 31)),
        (replace(WARNED, sanction=Sanction.NOT_UPHELD), None),
        (ADVISED, None),
    ],
)
def test_the_claim_window_is_twelve_months_from_the_last_of_outcome_appeal_and_employment(
    facts: RetentionFacts, last: date | None
) -> None:
    assert claim_window(facts, months=12) == last


def test_a_first_warning_leaves_the_personnel_file_before_the_case_file_may_go() -> None:
    entry = line(WARNED, RecordSet.PERSONNEL_ENTRY)

    assert entry.live_until == date(2026, 11, 11)
    assert entry.keep_until == date(2026, 11, 12)
    assert kept(WARNED, RecordSet.CASE_FILE) == date(2027, 5, 12)
    assert may_be_live(entry, date(2026, 11, 11))
    assert not may_be_live(entry, date(2026, 11, 12))


@pytest.mark.parametrize(
    ("sanction", "live", "leaves"),
    [
        (Sanction.FIRST_WRITTEN_WARNING, 6, date(2026, 11, 12)),
        (Sanction.FIRST_WRITTEN_WARNING, 12, date(2027, 5, 12)),  # the longer life counts
        (Sanction.FINAL_WRITTEN_WARNING, 12, date(2027, 11, 12)),
        (Sanction.EXTENDED_FINAL_WARNING, 24, date(2028, 5, 12)),
        (Sanction.DEMOTION, 12, date(2027, 11, 12)),
    ],
)
def test_a_warning_leaves_the_file_by_its_level_and_never_while_it_is_live(
    sanction: Sanction, live: int, leaves: date
) -> None:
    facts = replace(WARNED, sanction=sanction, live_months=live)

    assert kept(facts, RecordSet.PERSONNEL_ENTRY) == leaves


def test_advice_is_looked_at_again_after_six_months_and_what_was_monitored_is_destroyed() -> None:
    advice = line(ADVISED, RecordSet.CASE_FILE)

    assert (advice.keep_until, advice.ending) == (date(2026, 5, 28), Ending.REVIEW)
    assert line(ADVISED, RecordSet.PERSONNEL_ENTRY).live_until == date(2026, 5, 27)
    assert kept(ADVISED, RecordSet.MONITORING) == date(2026, 7, 23)


def test_an_incident_is_kept_six_years_and_a_pupil_to_twenty_five() -> None:
    assert kept(INCIDENT, RecordSet.INCIDENT) == date(2032, 5, 19)
    assert kept(INCIDENT, RecordSet.PUPIL) == date(2039, 9, 30)
    assert all(
        one.record_set is not RecordSet.CASE_FILE for one in schedule(INCIDENT, claim_months=12)
    )


def test_nothing_upheld_is_disposed_of_when_the_case_ends() -> None:
    facts = RetentionFacts(
        closed_on=date(2026, 6, 1), outcome_on=date(2026, 5, 20), sanction=Sanction.NOT_UPHELD
    )

    assert kept(facts, RecordSet.CASE_FILE) == date(2026, 5, 20)


def test_a_resignation_is_kept_six_years_from_the_end_of_employment() -> None:
    facts = RetentionFacts(
        closed_on=date(2026, 6, 1), employment_ended_on=date(2026, 4, 30), ended_early=True
    )

    assert kept(facts, RecordSet.CASE_FILE) == date(2032, 4, 30)


@pytest.mark.parametrize("end", [SafeguardingOutcome.MALICIOUS, SafeguardingOutcome.FALSE])
def test_a_malicious_or_false_allegation_is_removed_unless_the_subject_wants_it_kept(
    end: SafeguardingOutcome,
) -> None:
    facts = replace(DISMISSED, sanction=Sanction.NOT_UPHELD, safeguarding=end)

    assert line(facts, RecordSet.SAFEGUARDING).ending is Ending.REMOVE_NOW
    assert line(replace(facts, consents_to_keep=True), RecordSet.SAFEGUARDING).ending is (
        Ending.REVIEW
    )


@pytest.mark.parametrize(
    "end", [SafeguardingOutcome.UNSUBSTANTIATED, SafeguardingOutcome.UNFOUNDED]
)
def test_an_unsubstantiated_or_unfounded_allegation_stays_on_file_and_out_of_references(
    end: SafeguardingOutcome,
) -> None:
    facts = replace(DISMISSED, sanction=Sanction.NOT_UPHELD, safeguarding=end)

    assert line(facts, RecordSet.SAFEGUARDING).ending is Ending.REVIEW
    assert "not included" in reference_position(facts).template


def test_a_substantiated_allegation_may_be_included_in_references_and_advice_is_not() -> None:
    assert "may be included" in reference_position(DISMISSED).template
    assert reference_position(ADVISED).template == (
        "Nothing of this case is included in references."
    )


def test_records_related_to_sexual_abuse_are_preserved() -> None:
    facts = replace(DISMISSED, sexual_abuse=True)
    own = line(facts, RecordSet.SAFEGUARDING)

    assert own.ending is Ending.PRESERVE
    assert not may_be_disposed(own, date(2100, 1, 1))
    assert line(facts, RecordSet.ACCOUNTABILITY).ending is Ending.PRESERVE


def test_a_low_level_concern_is_kept_until_the_person_leaves() -> None:
    facts = RetentionFacts(low_level_on=date(2026, 3, 2))

    assert kept(facts, RecordSet.LOW_LEVEL_CONCERN) is None
    left = replace(facts, employment_ended_on=date(2027, 8, 31))
    assert kept(left, RecordSet.LOW_LEVEL_CONCERN) == date(2027, 8, 31)


def test_a_withdrawal_of_access_is_kept_a_year_after_it_was_lifted() -> None:
    facts = RetentionFacts(access_withdrawn=True, access_lifted_on=date(2026, 2, 28))

    assert kept(facts, RecordSet.ACCESS_WITHDRAWAL) == date(2027, 2, 28)


def test_what_the_police_lent_goes_back_to_them() -> None:
    assert line(RetentionFacts(police_copies=True), RecordSet.POLICE_COPIES).ending is Ending.RETURN


@pytest.mark.parametrize("hold", ["access_request", "litigation_hold"])
def test_a_hold_stops_disposal_and_keeps_nothing_on_the_personnel_file(hold: str) -> None:
    facts = replace(WARNED, **{hold: True})  # type: ignore[arg-type]

    assert line(facts, RecordSet.CASE_FILE).held
    assert not may_be_disposed(line(facts, RecordSet.CASE_FILE), date(2050, 1, 1))
    assert not line(facts, RecordSet.PERSONNEL_ENTRY).held
    assert may_be_disposed(line(facts, RecordSet.PERSONNEL_ENTRY), date(2026, 11, 13))


def test_nothing_is_disposed_of_on_its_last_day_or_before_its_trigger() -> None:
    entry = line(WARNED, RecordSet.PERSONNEL_ENTRY)
    waiting = line(replace(DISMISSED, employment_ended_on=None), RecordSet.CASE_FILE)

    assert not may_be_disposed(entry, date(2026, 11, 12))
    assert waiting.keep_until is None
    assert not may_be_disposed(waiting, date(2100, 1, 1))


def test_who_saw_what_is_kept_as_long_as_the_longest_record() -> None:
    assert kept(DISMISSED, RecordSet.ACCOUNTABILITY) == date(2052, 5, 2)
    assert kept(INCIDENT, RecordSet.ACCOUNTABILITY) == date(2039, 9, 30)


days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
facts_of_any_case = st.builds(
    RetentionFacts,
    closed_on=days,
    outcome_on=days,
    appeal_outcome_on=st.none() | days,
    employment_ended_on=st.none() | days,
    sanction=st.sampled_from(Sanction),
    warned_on=days,
    live_months=st.none() | st.integers(1, 36),
    allegation_on=st.none() | days,
    safeguarding=st.none() | st.sampled_from(SafeguardingOutcome),
    pension_on=st.none() | st.dates(date(2031, 1, 1), date(2070, 1, 1)),
    monitored=st.booleans(),
)


@given(facts_of_any_case, st.integers(6, 12))
def test_no_file_that_a_claim_may_need_goes_before_the_claim_window_ends(
    facts: RetentionFacts, months: int
) -> None:
    window = claim_window(facts, months=months)
    own = line(facts, RecordSet.CASE_FILE, months=months)

    if window is not None and own.keep_until is not None:
        assert own.keep_until >= window


@given(facts_of_any_case)
def test_nothing_leaves_the_file_while_it_is_live(facts: RetentionFacts) -> None:
    for own in schedule(facts, claim_months=12):
        if own.live_until and own.keep_until:
            assert own.keep_until > own.live_until
