"""SC-5, from the event table: advice is no warning, and nothing is looked up without authority."""

from datetime import date

import pypdfium2
import pytest

from casebook.domain.outside import OutsideStep
from casebook.domain.retention_fact import keeping
from casebook.domain.retention_line import RecordSet
from casebook.domain.routing import Rule
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.triage import Answer
from casebook.errors import Refused
from casebook.services.demo_cast import NOOR, ORIEL, at
from casebook.ui.widgets.sentence import read
from tests.journeys.conftest import Seats
from tests.journeys.told import Chronicle

SC_5 = "SC-5"
AFTERWARDS = at(2026, 1, 23, 16, 0)


def test_it_went_to_the_headteacher_and_is_minor_and_no_concern_about_a_child(
    school_told: Chronicle,
) -> None:
    record = school_told.view(SC_5, AFTERWARDS).record

    assert record.route is not None
    assert record.route.rule is Rule.R1
    assert record.triage.severity_view is not None
    assert record.triage.severity_view.value == "minor"
    assert record.triage.harm_threshold.answer is Answer.NO
    assert record.low_level_concerns == ()
    assert record.lado_referrals == ()


def test_monitoring_was_authorised_before_anything_was_looked_at(school_told: Chronicle) -> None:
    record = school_told.view(SC_5, AFTERWARDS).record
    authorised = record.done_outside(OutsideStep.MONITORING_AUTHORISATION)
    [log] = record.exhibits

    assert authorised is not None
    assert authorised.on == date(2025, 11, 18)
    assert "3.1(i)" in authorised.note
    assert log.details.captured_at is not None
    assert log.details.captured_at.utc.date() == date(2025, 11, 20)


def test_a_log_that_nobody_had_authorised_blocks_the_case(
    school_told: Chronicle, sit: Seats
) -> None:
    oriel = sit(school_told, ORIEL, at(2025, 11, 20, 11, 15))
    case = school_told.case(SC_5)
    told = school_told.view(SC_5, at(2025, 11, 20, 12, 0)).record
    oriel.triage.save(case, told.triage, told.triage_details)
    [step] = [
        one
        for one in oriel.cases.view(case).record.outside
        if one.step is OutsideStep.MONITORING_AUTHORISATION
    ]
    oriel.cases.withdraw_outside(case, step.id, "Nobody had signed it")

    with pytest.raises(Refused, match="fairness"):
        oriel.cases.move(case, Stage.INFORMAL)

    assert oriel.cases.view(case).record.case.stage is Stage.TRIAGE


def test_the_note_speaks_of_no_warning_and_no_appeal(school_told: Chronicle, sit: Seats) -> None:
    noor = sit(school_told, NOOR, at(2025, 11, 28, 12, 0))
    case = school_told.case(SC_5)
    [letter] = noor.cases.view(case).record.letters
    pdf = pypdfium2.PdfDocument(noor.letters.pdf(case, letter.id))
    words = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    pdf.close()

    assert (letter.kind, letter.dated) == ("DOC-21", date(2025, 11, 28))
    assert "27 May 2026" in words
    assert "warning" not in words.lower()
    assert "right of appeal" not in words.lower()


def test_no_appeal_can_be_opened_against_advice(school_told: Chronicle, sit: Seats) -> None:
    oriel = sit(school_told, ORIEL, at(2025, 11, 28, 12, 0))

    for stage in (Stage.APPEAL_WINDOW, Stage.APPEAL_LODGED, Stage.OUTCOME_ISSUED):
        with pytest.raises(Refused):
            oriel.cases.move(school_told.case(SC_5), stage)


def test_the_note_leaves_after_six_months_and_what_monitoring_found_with_july(
    school_told: Chronicle,
) -> None:
    kept = keeping(school_told.view(SC_5, AFTERWARDS))
    lines = {one.record_set: one for one in kept.lines}

    assert lines[RecordSet.PERSONNEL_ENTRY].live_until == date(2026, 5, 27)
    assert lines[RecordSet.MONITORING].keep_until == date(2026, 7, 23)
    assert read(kept.reference) == "Nothing of this case is included in references."


def test_the_case_closed_as_advice_with_the_reason_why_access_was_left(
    school_told: Chronicle,
) -> None:
    record = school_told.view(SC_5, AFTERWARDS).record
    [closed] = [one for one in record.events if one.end is Stage.CLOSURE]

    assert record.case.outcome is ClosureOutcome.INFORMAL_ADVICE
    assert closed.on == date(2026, 1, 23)
    assert "3.3" in closed.reason
