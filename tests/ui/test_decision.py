"""The decision page: hearing, findings, severity, outcome and the signed sheet, in that order and by those who may."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton

from casebook.domain.decision import (
    CompanionChoice,
    DeciderKind,
    FindingResult,
    LaDates,
    ReferralDecision,
    Sanction,
    Severity,
)
from casebook.domain.image_gate import GateAnswer
from casebook.domain.page_id import PageId
from casebook.services.demo_cast import LENA, NOOR, ORIEL, Player
from casebook.ui.dialogs import Answers
from casebook.ui.pages.decision import DecisionPage
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.plain import PlainLabel
from tests.ui.asking import button, choose, said, title, write, wrong
from tests.ui.story import Sitting

Sit = Callable[[Player, str, str], Sitting]


def decide(seat: Sitting, detail: str = "") -> DecisionPage:
    return seat.open(lambda user, desk: DecisionPage(user, desk, case=seat.case, detail=detail))


def record(page: DecisionPage, seat: Sitting) -> None:
    button(page, "record").click()
    seat.settle()
    seat.settle()


def test_the_first_open_step_is_the_hearing_with_the_people_appointed(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", "the hearing is recorded")
    page = decide(seat)
    assert title(page) == "The hearing"
    chair = page.findChild(QLineEdit, "chair")
    assert chair is not None
    assert chair.text() == "Simone Achterberg"


def test_a_hearing_without_its_answers_is_not_recorded_and_says_which(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", "the hearing is recorded")
    page = decide(seat)
    record(page, seat)
    assert wrong(page, "held_on") == "Enter the day of the hearing."
    assert wrong(page, "companion") == "Say what was done about a companion."
    write(page, "held_on", "9 Jan 2026")
    choose(page, "subject_attended-no")
    choose(page, "companion-declined")
    record(page, seat)
    assert wrong(page, "held_on") == "The day of the hearing has not come yet."
    assert wrong(page, "chair_title").startswith("Say what that person is")
    assert wrong(page, "absence").startswith("Say how the absence was dealt with")
    assert seat.record().decisions.hearing is None


def test_a_hearing_is_recorded_as_it_was_held(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", "the hearing is recorded")
    page = decide(seat)
    write(page, "held_on", "8 January 2026")
    write(page, "chair_title", "Chair of the hearing panel")
    choose(page, "subject_attended-yes")
    choose(page, "companion-accompanied")
    write(page, "companion_name", "Aled Pryce-Nunn")
    choose(page, "companion_category-union_employed")
    write(page, "attendance", "Davit Penhallow, presenting officer\nA witness")
    record(page, seat)
    held = seat.record().decisions.hearing
    assert held is not None
    assert held.decider is DeciderKind.PANEL
    assert held.members == ("Peter Lowndes", "Farida Okonjo-Bell")
    assert [(a.name, a.capacity) for a in held.attendance] == [
        ("Davit Penhallow", "presenting officer"), ("A witness", ""),
    ]  # fmt: skip
    assert held.companion is CompanionChoice.ACCOMPANIED
    assert title(page) == "Finding on charge 1"


def test_severity_cannot_start_before_every_finding(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", "findings, then severity")
    page = decide(seat, "severity")
    assert page.findChild(QRadioButton, "severity-minor") is None
    assert page.findChild(QPushButton, "cannot-start-action") is not None
    button(page, "cannot-start-action").click()
    seat.settle()
    assert title(page) == "Finding on charge 1"


def test_a_finding_needs_reasons_and_evidence(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", "findings, then severity")
    page = decide(seat)
    choose(page, "result-proved")
    picked = [
        each for each in page.findChildren(QObject) if each.objectName().startswith("evidence-E")
    ]
    for each in picked:
        each.setProperty("checked", False)
    record(page, seat)
    assert wrong(page, "reasons").startswith("Say why")
    assert wrong(page, "evidence").startswith("Name the evidence")
    picked[0].setProperty("checked", True)
    write(page, "reasons", "She accepts that she posted it.")
    record(page, seat)
    [finding] = seat.record().decisions.findings
    assert finding.result is FindingResult.PROVED
    assert finding.reasons == "She accepts that she posted it."
    assert len(finding.evidence) == 1
    assert title(page) == "Finding on charge 2"


def test_severity_is_a_decision_of_its_own_with_nothing_chosen_beforehand(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", "the sanction")
    page = decide(seat, "severity")
    assert page.findChild(QRadioButton, "severity-none") is None
    write(page, "reasons", "Less than gross, because it was one post.")
    choose(page, "severity-serious_misconduct")
    record(page, seat)
    made = seat.record().decisions.severity
    assert made is not None
    assert made.severity is Severity.SERIOUS_MISCONDUCT


def test_no_outcome_is_suggested_and_each_asks_what_it_needs(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", "the sanction")
    page = decide(seat)
    outcome = page.findChild(PickField)
    assert outcome is not None
    assert outcome.value() == ""
    outcome.set_value(Sanction.FINAL_WRITTEN_WARNING)
    outcome.edited.emit()
    record(page, seat)
    for name in (
        "reasons",
        "mitigation",
        "alternatives",
        "live_months",
        "change_required",
        "change_by",
    ):
        assert wrong(page, name), name
    assert not wrong(page, "dismissal_reason")
    assert seat.record().decisions.sanction is None


def test_a_dismissal_is_recorded_without_a_last_day_where_the_authority_ends_it(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", "the sanction")
    page = decide(seat)
    outcome = page.findChild(PickField)
    assert outcome is not None
    outcome.set_value(Sanction.SUMMARY_DISMISSAL)
    outcome.edited.emit()
    last_day = page.findChild(QLineEdit, "effective_date")
    assert last_day is not None
    assert not last_day.isVisible()
    for name in ("reasons", "mitigation", "alternatives", "dismissal_reason", "referrals"):
        write(page, name, f"In words: {name}.")
    choose(page, "dbs-to_be_made")
    choose(page, "tra-not_met")
    write(page, "appeal_to", "the Clerk to the Governors")
    write(page, "appeal_contact", "clerk@fernhollow.example.org")
    write(page, "appeal_days", "10")
    record(page, seat)
    made = seat.record().decisions.sanction
    assert made is not None
    assert (made.sanction, made.dbs) == (Sanction.SUMMARY_DISMISSAL, ReferralDecision.TO_BE_MADE)
    assert made.appeal.working_days == 10
    assert title(page) == "Signed decision sheet"


def test_the_signed_sheet_is_attached_after_the_safety_question(
    sit: Sit, answers: Answers, tmp_path: Path
) -> None:
    seat = sit(LENA, "SC-1", "the signed sheet is attached")
    page = decide(seat)
    scan = tmp_path / "sheet.png"
    Image.new("RGB", (400, 560), "ivory").save(scan)
    answers.next((scan,), GateAnswer.NO)
    button(page, "scan-choose").click()
    seat.settle()
    record(page, seat)
    made = seat.record()
    assert made.decisions.sheet in {exhibit.id for exhibit in made.exhibits}


@pytest.mark.parametrize("given", [GateAnswer.NOT_SURE, GateAnswer.YES])
def test_a_sheet_that_may_not_be_read_is_not_read(
    sit: Sit, answers: Answers, tmp_path: Path, given: GateAnswer
) -> None:
    seat = sit(LENA, "SC-1", "the signed sheet is attached")
    page = decide(seat)
    answers.next((tmp_path / "not-even-there.png",), given)
    button(page, "scan-choose").click()
    seat.settle()
    said = page.findChild(PlainLabel, "scan-said")
    assert said is not None
    assert said.text().startswith("Nothing was read.")
    record(page, seat)
    assert wrong(page, "scan") == "Choose the scan of the signed sheet."
    assert seat.record().decisions.sheet is None


def test_hr_reads_and_records_nothing(sit: Sit) -> None:
    seat = sit(NOOR, "SC-1", "the sanction")
    page = decide(seat, "severity")
    assert not button(page, "record").isEnabled()
    assert any(words.startswith("You advise on law and procedure") for words in said(page))


def test_days_of_the_local_authority_are_recorded_in_order(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", "the authority has written")
    page = decide(seat, "effective_on")
    assert title(page) == "The local authority"
    before = seat.record().decisions.la
    write(page, "ended_on", "1 Jan 2026")
    record(page, seat)
    assert "out of order" in page.notices.sentences()[0]
    write(page, "ended_on", "16 Jan 2026")
    record(page, seat)
    after = seat.record().decisions.la
    assert after == LaDates(before.determined_on, before.notified_on, after.ended_on)
    assert after.ended_on is not None


def test_once_the_letter_is_out_the_decision_stands(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-1", "the case is closed")
    page = decide(seat, "severity")
    assert not button(page, "record").isEnabled()
    assert "The outcome letter has gone out, so the decision stands as it is." in said(page)


def test_without_charges_the_page_leads_to_them(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-1", "the charges are put")
    page = decide(seat, "severity")
    assert title(page) == "How serious it is"
    button(page, "cannot-start-action").click()
    seat.settle()
    assert title(page) == "The hearing"
    button(page, "to-case").click()
    assert seat.went[-1].place is PageId.CASE
