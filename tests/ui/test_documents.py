"""The documents page: a letter is prepared beside its preview, issued once, printed and copied from what was kept."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit

from casebook.domain.page_id import PageId
from casebook.services.demo_cast import DAVIT, NOOR, ORIEL, Player
from casebook.ui.dialogs import Answers
from casebook.ui.pages.documents import DocumentsPage
from casebook.ui.widgets.page_preview import Paper
from casebook.ui.widgets.plain import PlainLabel
from tests.ui.asking import button
from tests.ui.story import Sitting

Sit = Callable[[Player, str, str], Sitting]


def documents(
    seat: Sitting, *, detail: str = "", size: tuple[int, int] = (1280, 800)
) -> DocumentsPage:
    page = seat.open(
        lambda user, desk: DocumentsPage(user, desk, case=seat.case, detail=detail), size=size
    )
    seat.settle()
    return page


def words(page: QObject, name: str) -> str:
    found = page.findChild(PlainLabel, name)
    assert found is not None, name
    return found.text()


def papers(page: DocumentsPage) -> list[Paper]:
    return [each for each in page.findChildren(Paper) if each.isVisible()]


def acts(seat: Sitting) -> list[str]:
    lines: list[str] = []

    def keep(found: object) -> None:
        assert isinstance(found, tuple)
        lines.extend(line.act.template for line in found)

    seat.desk.ask(lambda: seat.user.cases.log_lines(seat.case), keep)
    seat.settle()
    return lines


def test_the_letter_that_is_due_opens_with_its_preview(sit: Sit) -> None:
    seat = sit(NOOR, "SC-1", "the outcome letter is issued")
    page = documents(seat)
    assert words(page, "letter-title") == "Summary dismissal"
    assert len(papers(page)) == 3
    assert button(page, "issue").isEnabled()


def test_findings_and_outcome_cannot_be_typed_on_the_page(sit: Sit) -> None:
    seat = sit(NOOR, "SC-1", "the outcome letter is issued")
    page = documents(seat)
    shown = [label.text() for label in page.findChildren(PlainLabel)]
    assert any("Gross misconduct" in line for line in shown)
    typed = {box.objectName() for box in page.findChildren(QPlainTextEdit)}
    assert typed == {"address", "final_arrangements", "retention", "reference_position"}


def test_what_is_typed_is_kept_and_seen_in_the_preview(sit: Sit) -> None:
    seat = sit(NOOR, "SC-1", "the outcome letter is issued")
    page = documents(seat)
    box = page.findChild(QPlainTextEdit, "final_arrangements")
    assert box is not None
    with seat.qtbot.waitSignal(page.preview.drawn, timeout=20_000):
        box.setPlainText("Return the laptop to the office by 19 January.")
    page.leave()
    seat.settle()
    page.close()
    again = documents(seat)
    box = again.findChild(QPlainTextEdit, "final_arrangements")
    assert box is not None
    assert box.toPlainText() == "Return the laptop to the office by 19 January."


def test_a_letter_is_issued_once_and_then_shown_as_it_was_kept(sit: Sit, answers: Answers) -> None:
    seat = sit(NOOR, "SC-1", "the outcome letter is issued")
    page = documents(seat)
    answers.next(1)
    button(page, "issue").click()
    seat.settle()
    seat.settle()
    [letter] = seat.record().letters
    assert letter.kind == "DOC-30"
    assert words(page, "issued-title") == "Summary dismissal"
    assert words(page, "issued-code") == f"{letter.size} · {letter.code}"
    assert "Issued." in page.notices.sentences()[0]
    assert button(page, "print").isVisible()


def test_an_issue_that_is_not_confirmed_changes_nothing(sit: Sit, answers: Answers) -> None:
    seat = sit(NOOR, "SC-1", "the outcome letter is issued")
    page = documents(seat)
    answers.next(0)
    button(page, "issue").click()
    seat.settle()
    assert seat.record().letters == ()


def test_without_the_signed_sheet_the_letter_can_be_prepared_and_not_issued(sit: Sit) -> None:
    seat = sit(NOOR, "SC-1", "the signed sheet is attached")
    page = documents(seat)
    assert words(page, "letter-title") == "Summary dismissal"
    assert not button(page, "issue").isEnabled()
    assert "decision sheet" in words(page, "issue-why")
    assert len(papers(page)) == 3


def test_each_missing_thing_leads_to_where_it_is_put_right(sit: Sit) -> None:
    seat = sit(NOOR, "SC-1", "the hearing is recorded")
    page = documents(seat, detail="DOC-27")
    button(page, "need-change_required").click()
    box = page.findChild(QPlainTextEdit, "change_required")
    assert box is not None
    assert page.focusWidget() is box
    button(page, "need-findings").click()
    assert (seat.went[-1].place, seat.went[-1].detail) == (PageId.DECISION, "findings")


def test_the_address_is_put_right_on_the_page(sit: Sit) -> None:
    seat = sit(NOOR, "SC-5", "the advice note is issued")
    page = documents(seat)
    button(page, "change-address").click()
    box = page.findChild(QPlainTextEdit, "address")
    assert box is not None
    box.setPlainText("3 Mill Yard\n\n Wexmoor \nWX1 1AA")
    button(page, "save-address").click()
    seat.settle()
    seat.settle()
    record = seat.record()
    subject = record.team.person(record.case.subject)
    assert subject is not None
    assert subject.address == ("3 Mill Yard", "Wexmoor", "WX1 1AA")
    assert "WX1 1AA" in words(page, "address-shown")


def test_printing_puts_every_page_on_paper_and_in_the_log(
    sit: Sit, answers: Answers, tmp_path: Path
) -> None:
    seat = sit(NOOR, "SC-1", "the letter was received")
    page = documents(seat)
    printed = tmp_path / "paper.pdf"
    answers.next(printed)
    button(page, "print").click()
    for _step in range(3):
        seat.settle()
    assert page.notices.sentences() == ["Sent to the printer."]
    document = pypdfium2.PdfDocument(printed)
    assert len(document) == 4
    assert document.get_metadata_dict()["Title"] == "Casebook"
    assert document[0].get_textpage().get_text_range() == ""  # pixels, no words to copy
    document.close()
    assert acts(seat)[-1] == "Printed a letter"


def test_a_printed_draft_says_so_and_is_no_act(sit: Sit, answers: Answers, tmp_path: Path) -> None:
    seat = sit(NOOR, "SC-1", "the outcome letter is issued")
    page = documents(seat)
    before = acts(seat)
    printed = tmp_path / "draft.pdf"
    answers.next(printed)
    button(page, "print-draft").click()
    for _step in range(2):
        seat.settle()
    assert len(pypdfium2.PdfDocument(printed)) == 3
    assert acts(seat) == before


def test_a_saved_copy_holds_the_exact_bytes(sit: Sit, answers: Answers, tmp_path: Path) -> None:
    seat = sit(NOOR, "SC-1", "the letter was received")
    page = documents(seat)
    copy = tmp_path / "copy.pdf"
    answers.next(copy)
    button(page, "save-copy").click()
    seat.settle()
    got: list[bytes] = []
    [letter] = seat.record().letters
    seat.desk.ask(lambda: seat.user.letters.pdf(seat.case, letter.id), got.append)
    seat.settle()
    assert copy.read_bytes() == got[0]
    assert acts(seat)[-1] == "Saved a copy of a letter"


def test_an_investigator_reads_what_was_issued_and_prepares_nothing(sit: Sit) -> None:
    seat = sit(DAVIT, "SC-1", "the outcome letter is issued")
    page = documents(seat)
    assert page.notices.sentences() == ["The case owner, HR and the clerk prepare letters."]
    assert not button(page, "issue").isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
def test_form_and_preview_stand_side_by_side(sit: Sit, size: tuple[int, int]) -> None:
    seat = sit(ORIEL, "SC-5", "the advice note is issued")
    page = documents(seat, size=size)
    assert papers(page)
    assert button(page, "issue").isVisible()


def test_a_narrow_window_shows_form_or_letter(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-5", "the advice note is issued")
    page = documents(seat, size=(640, 700))
    assert papers(page) == []
    button(page, "show-preview").click()
    seat.settle()
    assert papers(page)
    assert not button(page, "issue").isVisible()
