"""Advice, steps done outside Casebook, and closing: the short way from a concern to its end."""

from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from casebook.domain.image_gate import GateAnswer
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.services.demo_cast import NOOR, ORIEL, Player
from casebook.ui.dialogs import Answers
from casebook.ui.pages.advice import AdvicePage
from casebook.ui.pages.close import ClosePage
from casebook.ui.pages.outside import OutsidePage
from tests.ui.asking import button, choose, said, write, written, wrong
from tests.ui.story import Sitting

Sit = Callable[[Player, str, str], Sitting]


def advice(seat: Sitting) -> AdvicePage:
    return seat.open(lambda user, desk: AdvicePage(user, desk, case=seat.case))


def outside(seat: Sitting, detail: str = "") -> OutsidePage:
    return seat.open(lambda user, desk: OutsidePage(user, desk, case=seat.case, detail=detail))


def close(seat: Sitting) -> ClosePage:
    return seat.open(lambda user, desk: ClosePage(user, desk, case=seat.case))


def click(page: AdvicePage | OutsidePage | ClosePage, name: str, seat: Sitting) -> None:
    button(page, name).click()
    seat.settle()
    seat.settle()


def test_advice_is_recorded_and_its_note_comes_next(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-5", "advice is given")
    page = advice(seat)
    assert written(page, "given_by") == "Oriel Tansley"
    write(page, "met_on", "26 Nov 2025")
    write(page, "what_happened", "Six hours in five days.")
    write(page, "what_was_said", "He agreed.")
    write(page, "expectation", "No social media at the desk.")
    write(page, "given_by_title", "Headteacher")
    write(page, "review_on", "23 Jan 2026")
    clauses = page.findChild(QListWidget, "clauses")
    assert clauses is not None
    clauses.findItems("2.3", Qt.MatchFlag.MatchStartsWith)[0].setCheckState(Qt.CheckState.Checked)
    click(page, "record", seat)
    given = seat.record().decisions.advice
    assert given is not None
    assert given.clauses == ("2.3",)
    assert given.live_months == 6
    click(page, "prepare-note", seat)
    assert (seat.went[-1].place, seat.went[-1].detail) == (PageId.DOCUMENTS, "DOC-21")


def test_advice_says_beside_each_field_what_it_lacks(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-5", "advice is given")
    page = advice(seat)
    write(page, "met_on", "1 Dec 2030")
    click(page, "record", seat)
    assert wrong(page, "met_on") == "The day of the meeting has not come yet."
    assert wrong(page, "expectation") == "Say what is expected from now on."
    assert seat.record().decisions.advice is None


def test_hr_does_not_write_the_advice(sit: Sit) -> None:
    seat = sit(NOOR, "SC-5", "advice is given")
    page = advice(seat)
    assert not button(page, "record").isEnabled()
    assert "The case owner records the advice." in said(page)


def test_a_step_on_paper_is_recorded_with_its_scan(
    sit: Sit, answers: Answers, tmp_path: Path
) -> None:
    seat = sit(NOOR, "SC-1", "the letter was received")
    page = outside(seat, OutsideStep.LETTER_RECEIVED)
    write(page, "on", "12 Jan 2026")
    write(page, "by", "Lena Farrow")
    scan = tmp_path / "receipt.png"
    Image.new("RGB", (300, 200), "ivory").save(scan)
    answers.next((scan,), GateAnswer.NO)
    click(page, "scan-choose", seat)
    click(page, "record", seat)
    record = seat.record()
    done = record.done_outside(OutsideStep.LETTER_RECEIVED)
    assert done is not None
    assert done.scan in {exhibit.id for exhibit in record.exhibits}
    assert written(page, "by") == ""  # ready for the next one


def test_a_step_without_its_answers_is_not_recorded(sit: Sit) -> None:
    seat = sit(NOOR, "SC-1", "the letter was received")
    before = seat.record().outside
    page = outside(seat)
    write(page, "on", "12 Jan 2031")
    click(page, "record", seat)
    assert wrong(page, "step") == "Choose what was done."
    assert wrong(page, "by") == "Say by whom it was done."
    assert wrong(page, "on") == "That day has not come yet."
    assert seat.record().outside == before


def test_several_files_are_one_pdf_or_nothing(sit: Sit, answers: Answers, tmp_path: Path) -> None:
    seat = sit(NOOR, "SC-1", "the letter was received")
    page = outside(seat)
    answers.next((tmp_path / "one.png", tmp_path / "two.png"))
    click(page, "scan-choose", seat)
    assert wrong(page, "scan") == "Choose one file. Several pages go into one PDF."


def test_a_step_recorded_wrongly_is_withdrawn_and_stays_to_be_read(
    sit: Sit, answers: Answers
) -> None:
    seat = sit(ORIEL, "SC-1", "the charges are put")
    step = seat.record().outside[0]
    page = outside(seat)
    answers.next("Another case.")
    click(page, f"withdraw-{step.id}", seat)
    [after] = [one for one in seat.record().outside if one.id == step.id]
    assert after.withdrawn == "Another case."
    assert "Withdrawn: Another case." in said(page)


def test_what_stops_the_closing_is_said_and_leads_there(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-5", "advice is given")
    page = close(seat)
    choose(page, f"outcome-{ClosureOutcome.INFORMAL_ADVICE}")
    seat.settle()
    assert not button(page, "close-case").isEnabled()
    assert "First what stands above." in said(page)
    click(page, "stop-advice-action", seat)
    assert seat.went[-1].place is PageId.ADVICE


def test_a_case_is_closed_once_and_after_asking(sit: Sit, answers: Answers) -> None:
    seat = sit(ORIEL, "SC-5", "the case is closed")
    page = close(seat)
    choose(page, f"outcome-{ClosureOutcome.INFORMAL_ADVICE}")
    write(page, "reason", "Nothing is open.")
    answers.next(0)
    click(page, "close-case", seat)
    assert seat.record().case.stage is Stage.INFORMAL
    answers.next(1)
    click(page, "close-case", seat)
    assert seat.record().case.stage is Stage.CLOSURE
    assert seat.went[-1].place is PageId.CASE


def test_an_ending_that_needs_a_reason_asks_for_it(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-5", "the case is closed")
    page = close(seat)
    choose(page, f"outcome-{ClosureOutcome.SUBJECT_DECEASED}")
    click(page, "close-case", seat)
    assert wrong(page, "reason") == "Say why, in a sentence."


def test_hr_cannot_close(sit: Sit) -> None:
    seat = sit(NOOR, "SC-5", "the case is closed")
    page = close(seat)
    assert not button(page, "close-case").isEnabled()
    assert "The case owner closes the case." in said(page)
