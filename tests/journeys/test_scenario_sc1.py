"""SC-1, from the event table: what is refused on the way to a summary dismissal, and what is kept afterwards."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from casebook.domain.clock import local_day
from casebook.domain.evidence import EvidenceKind
from casebook.domain.guide import TaskState
from casebook.domain.outside import OutsideStep
from casebook.domain.record import CaseRecord
from casebook.domain.retention import claim_window, may_be_disposed
from casebook.domain.retention_fact import keeping, retention_facts
from casebook.domain.retention_line import Ending, RecordSet
from casebook.domain.roles import Role
from casebook.domain.safeguarding import HarmLimb, SafeguardingOutcome
from casebook.domain.suspension import Alternative, EndedBy, SuspensionEnd
from casebook.errors import CasebookError, NotAllowed, Refused
from casebook.services.demo_cast import LENA, NOOR, ORIEL, at
from casebook.services.user import User
from casebook.ui.widgets.sentence import read
from tests.journeys.conftest import Seats
from tests.journeys.told import Chronicle

SC_1 = "SC-1"
AFTERWARDS = at(2026, 2, 27, 15, 30)


@pytest.fixture
def record(school_told: Chronicle) -> CaseRecord:
    return school_told.view(SC_1, AFTERWARDS).record


def record_of(user: User, told: Chronicle) -> CaseRecord:
    return user.cases.view(told.case(SC_1)).record


# The first days


def test_it_came_to_the_schools_attention_on_the_monday_although_the_mail_was_from_sunday(
    record: CaseRecord,
) -> None:
    assert record.report.concern.aware_at == at(2025, 11, 17, 8, 10)
    assert record.report.made_on == date(2025, 11, 16)


def test_the_designated_officer_was_asked_the_same_day_on_the_first_limb(
    record: CaseRecord,
) -> None:
    [asked] = record.lado_referrals
    [police] = record.police_referrals

    assert asked.contacted_at == at(2025, 11, 17, 11, 20)
    assert asked.limbs == (HarmLimb.HARMED,)
    assert asked.advised_on == date(2025, 11, 17)
    assert police.reported_at == at(2025, 11, 17, 9, 0)


def test_both_captures_keep_address_time_account_and_who_took_them(record: CaseRecord) -> None:
    posts = [one for one in record.exhibits if one.details.account == "@FernhollowTA_Kez"]

    assert [one.details.captured_at and local_day(one.details.captured_at.utc) for one in posts] == [
        date(2025, 11, 16),
        date(2025, 11, 17),
    ]  # fmt: skip
    for one in posts:
        assert one.details.address == "https://chirrup.example.org/FernhollowTA_Kez/status/881204"
        assert one.details.posted_at is not None
        assert one.details.posted_at.utc.isoformat() == "2025-11-15T21:42:00+00:00"
        assert one.details.kind in (EvidenceKind.SOCIAL_POST, EvidenceKind.SCREEN_PRINT)


def test_the_pupil_opens_tasks_until_the_safeguarding_lead_and_the_parents_are_told(
    school_told: Chronicle,
) -> None:
    found = school_told.view(SC_1, at(2025, 11, 19, 15, 0)).record

    assert found.triage_details.facts.pupils == ("P-07",)
    assert found.done_outside(OutsideStep.DSL_TOLD) is not None
    assert found.done_outside(OutsideStep.PARENTS_TOLD) is not None


# The suspension


def test_every_alternative_was_weighed_and_both_were_told_forty_minutes_later(
    record: CaseRecord,
) -> None:
    [one] = record.suspensions

    assert one.decided_at == at(2025, 11, 18, 9, 0)
    assert (one.informed_la_at, one.informed_other_at) == (at(2025, 11, 18, 9, 40),) * 2
    assert {name for name, why in one.rejected if why} == {each.value for each in Alternative}
    assert one.full_pay


def test_the_headteacher_cannot_end_the_suspension_and_a_review_ends_nothing(
    school_told: Chronicle, sit: Seats
) -> None:
    oriel = sit(school_told, ORIEL, at(2025, 12, 2, 12, 0))
    case = school_told.case(SC_1)
    [one] = record_of(oriel, school_told).suspensions
    end = SuspensionEnd(
        date(2025, 12, 2), EndedBy.GOVERNING_BODY, "The panel", "No longer needed", ""
    )

    with pytest.raises(NotAllowed, match="headteacher cannot end"):
        oriel.suspension.end(case, one.id, end)

    assert "headteacher cannot end" in oriel.suspension.why_cannot_end(case)
    assert record_of(oriel, school_told).suspensions == (one,)
    assert one.reviews != ()
    assert one.ended is None


def test_hr_records_what_the_governing_body_decided(school_told: Chronicle, sit: Seats) -> None:
    noor = sit(school_told, NOOR, at(2025, 12, 2, 12, 0))
    [one] = record_of(noor, school_told).suspensions
    end = SuspensionEnd(
        date(2025, 12, 2), EndedBy.GOVERNING_BODY, "The panel", "No longer needed", ""
    )

    noor.suspension.end(school_told.case(SC_1), one.id, end)

    [ended] = record_of(noor, school_told).suspensions
    assert ended.ended == date(2025, 12, 2)


# People


@pytest.mark.parametrize("part", [Role.CLERK, Role.PANEL_MEMBER, Role.INVESTIGATING_OFFICER])
def test_a_witness_takes_no_notes_sits_on_no_panel_and_investigates_nothing(
    school_told: Chronicle, sit: Seats, part: Role
) -> None:
    """Petra captured the page and is a witness: she cannot be the clerk of the hearing."""
    oriel = sit(school_told, ORIEL, at(2025, 12, 9, 14, 0))
    before = record_of(oriel, school_told).team

    with pytest.raises(Refused):
        oriel.cases.appoint(
            school_told.case(SC_1),
            part,
            None,
            name="Petra Lindqvist-Moss",
            post="School business manager",
            reason="She knows the matter",
        )

    assert record_of(oriel, school_told).team == before


@pytest.mark.parametrize("part", [Role.HEARING_CHAIR, Role.PANEL_MEMBER])
def test_the_head_who_commissioned_the_case_does_not_hear_it(
    school_told: Chronicle, sit: Seats, part: Role
) -> None:
    oriel = sit(school_told, ORIEL, at(2025, 12, 9, 14, 0))

    with pytest.raises(Refused):
        oriel.cases.appoint(
            school_told.case(SC_1), part, school_told.told.people[ORIEL.name], reason="Small school"
        )


@pytest.mark.parametrize("name", ["Simone Achterberg", "Peter Lowndes", "Farida Okonjo-Bell"])
def test_nobody_who_heard_the_case_hears_the_appeal(
    school_told: Chronicle, sit: Seats, name: str
) -> None:
    oriel = sit(school_told, ORIEL, at(2026, 1, 21, 11, 0))

    with pytest.raises(Refused):
        oriel.cases.appoint(
            school_told.case(SC_1), Role.APPEAL_MEMBER, None, name=name, post="Governor", reason="x"
        )


def test_six_governors_were_free_at_intake_and_the_appeal_panel_is_none_of_the_first(
    school_told: Chronicle, sit: Seats
) -> None:
    oriel = sit(school_told, ORIEL, at(2025, 11, 17, 12, 0))
    left = oriel.team.governors_left(school_told.case(SC_1))
    team = school_told.view(SC_1, AFTERWARDS).record.team
    names = {one.id: one.name for one in team.people}
    first, second = (
        {names[held.person] for held in team.roles if held.role in roles}
        for roles in (
            {Role.HEARING_CHAIR, Role.PANEL_MEMBER},
            {Role.APPEAL_CHAIR, Role.APPEAL_MEMBER},
        )
    )

    assert len(left.stock.free) >= 6
    assert first == {"Simone Achterberg", "Peter Lowndes", "Farida Okonjo-Bell"}
    assert second == {"Tom Wrexley", "Hana Brightwell", "Josie Quill"}


# The decision


@pytest.mark.parametrize("field", ["mitigation", "alternatives", "reasons", "dismissal_reason"])
def test_no_sanction_is_recorded_with_an_empty_box(
    school_told: Chronicle, sit: Seats, field: str
) -> None:
    lena = sit(school_told, LENA, at(2026, 1, 9, 9, 0))
    case = school_told.case(SC_1)
    told = school_told.view(SC_1, AFTERWARDS).record.decisions.sanction
    assert told is not None
    spoiled = replace(told, **{field: "  "})  # type: ignore[arg-type]

    with pytest.raises(CasebookError):
        lena.decisions.record_sanction(case, spoiled)

    assert record_of(lena, school_told).decisions.sanction is None


def test_no_date_of_termination_stands_before_the_authority_wrote(
    school_told: Chronicle, sit: Seats
) -> None:
    lena = sit(school_told, LENA, at(2026, 1, 9, 9, 0))
    told = school_told.view(SC_1, AFTERWARDS).record.decisions.sanction
    assert told is not None

    with pytest.raises(Refused):
        lena.decisions.record_sanction(
            school_told.case(SC_1), replace(told, effective_date=date(2026, 1, 16))
        )


def test_the_outcome_letter_prints_no_date_of_termination_and_says_who_will_write(
    school_told: Chronicle, sit: Seats
) -> None:
    noor = sit(school_told, NOOR, at(2026, 1, 12, 10, 0))
    case = school_told.case(SC_1)
    [letter] = record_of(noor, school_told).letters
    pdf = pypdfium2.PdfDocument(noor.letters.pdf(case, letter.id))
    words = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    pdf.close()

    assert letter.dated == date(2026, 1, 12)
    assert "cease to work at the school" in words
    assert "Wexmoor Borough Council" in words
    assert "16 January 2026" not in words


def test_the_contract_ended_on_the_day_the_authority_gave_inside_its_fourteen_days(
    record: CaseRecord,
) -> None:
    la = record.decided.la

    assert (la.notified_on, la.ended_on) == (date(2026, 1, 9), date(2026, 1, 16))
    assert la.ended_on is not None
    assert la.ended_on <= date(2026, 1, 22)


# Closing


def test_the_safeguarding_outcome_is_asked_for_until_it_is_recorded(
    school_told: Chronicle, sit: Seats
) -> None:
    oriel = sit(school_told, ORIEL, at(2026, 2, 20, 9, 0))
    [task] = [
        one
        for one in oriel.cases.view(school_told.case(SC_1)).guide.tasks
        if one.id == "safeguarding_outcome"
    ]
    concluded = school_told.view(SC_1, AFTERWARDS).record.safeguarding

    assert task.state is TaskState.NOT_STARTED
    assert concluded is not None
    assert concluded.outcome is SafeguardingOutcome.SUBSTANTIATED


RETAINED: tuple[tuple[RecordSet, date], ...] = (
    (RecordSet.CASE_FILE, date(2032, 1, 16)),
    (RecordSet.SAFEGUARDING, date(2052, 5, 2)),
)


@pytest.mark.parametrize(("records", "until"), RETAINED)
def test_each_record_set_is_kept_until_the_day_of_the_table(
    school_told: Chronicle, records: RecordSet, until: date
) -> None:
    kept = keeping(school_told.view(SC_1, AFTERWARDS))
    [line] = [one for one in kept.lines if one.record_set is records]

    assert line.keep_until == until
    assert not may_be_disposed(line, until)


def test_a_safeguarding_record_is_looked_at_again_and_may_stand_in_a_reference(
    school_told: Chronicle,
) -> None:
    kept = keeping(school_told.view(SC_1, AFTERWARDS))
    [line] = [one for one in kept.lines if one.record_set is RecordSet.SAFEGUARDING]

    assert line.ending is Ending.REVIEW
    assert line.trigger == date(2025, 11, 16)
    assert read(kept.reference) == "The substantiated allegation may be included in a reference."


def test_the_claim_window_ends_twelve_months_after_the_appeal(school_told: Chronicle) -> None:
    facts = retention_facts(school_told.view(SC_1, AFTERWARDS))

    assert claim_window(facts, months=12) == date(2027, 2, 16)
