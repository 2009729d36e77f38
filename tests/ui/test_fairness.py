"""The Fairness page: what is open, a reason given and taken back, what is in order, and the ways to put it right."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from casebook.domain.page_id import PageId
from casebook.services.demo_cast import LENA, ORIEL, Player
from casebook.ui import dialogs
from casebook.ui.actions import Place
from casebook.ui.pages.case import CasePage
from casebook.ui.pages.fairness import FairnessPage
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.page_preview import Paper
from casebook.ui.widgets.paper_view import PaperView
from tests.ui.story import Sitting

Sit = Callable[[Player, str, str], Sitting]
SENT = "relied_on_was_sent"


def page_of(seat: Sitting, size: tuple[int, int] = (1280, 800)) -> FairnessPage:
    page = seat.open(lambda user, desk: FairnessPage(user, desk, case=seat.case), size=size)
    seat.settle()
    return page


def press(page: Page, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def shown(page: Page) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def test_it_names_what_stops_and_what_wants_a_reason(sit: Sit) -> None:
    page = page_of(sit(ORIEL, "SC-1", "the charges are put"))

    assert "No charge is written." in shown(page)
    assert page.findChild(QPushButton, "fix-charges_answerable") is not None
    assert page.findChild(QPushButton, "explain-charges_answerable") is None
    assert page.findChild(QPushButton, "explain-policy_reviewed") is not None
    assert "checks in order" in page.count.text()
    assert page.code.text().startswith("Acas Code: ")


def test_put_it_right_opens_the_page_that_cures_it(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-1", "the charges are put")
    page = page_of(seat)

    press(page, "fix-charges_answerable")
    press(page, "fix-policy_reviewed")

    assert [each.place for each in seat.went] == [PageId.ALLEGATIONS, Place.SCHOOL]


def test_a_reason_is_asked_kept_shown_and_taken_back(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", "the signed sheet is attached")
    page = page_of(seat)
    dialogs.answers.next("They went with the report")

    press(page, f"explain-{SENT}")
    seat.settle()

    assert "Reason given: They went with the report" in shown(page)
    assert LENA.name in shown(page)
    assert page.findChild(QPushButton, f"explain-{SENT}") is None
    dialogs.answers.next("They did not")
    press(page, f"back-{SENT}")
    seat.settle()
    assert "Reason given" not in shown(page)
    assert page.findChild(QPushButton, f"explain-{SENT}") is not None


def test_no_reason_is_no_reason(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", "the signed sheet is attached")
    page = page_of(seat)
    dialogs.answers.next("")

    press(page, f"explain-{SENT}")
    seat.settle()

    assert "Reason given" not in shown(page)
    assert seat.user.cases.view(seat.case).record.overrides == ()


def test_what_is_in_order_is_counted_by_part_and_opens(sit: Sit) -> None:
    page = page_of(sit(LENA, "SC-1", "the signed sheet is attached"))

    assert "Appeal: nothing to ask yet" in shown(page)
    assert "Somebody advises on law and procedure" not in shown(page)
    toggle = page.findChild(QPushButton, "part-start")
    assert toggle is not None
    toggle.click()
    assert "✓ Somebody advises on law and procedure" in shown(page)
    toggle.click()
    assert "Somebody advises on law and procedure" not in shown(page)


@pytest.mark.parametrize(
    ("check", "says"),
    [
        ("relied_on_was_sent", "Paragraph 9: Tell the person in writing"),
        ("policy_reviewed", "Policy, front page"),
    ],
)
def test_why_this_opens_the_source(
    sit: Sit, monkeypatch: pytest.MonkeyPatch, check: str, says: str
) -> None:
    told: list[str] = []
    monkeypatch.setattr(dialogs, "tell", lambda _page, _title, words: told.append(words))
    page = page_of(sit(LENA, "SC-1", "the signed sheet is attached"))

    press(page, f"why-{check}")

    [words] = told
    assert says in words


def test_the_case_page_says_how_it_stands_and_leads_here(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", "the signed sheet is attached")
    page = seat.open(lambda user, desk: CasePage(user, desk, case=seat.case))
    seat.settle()
    line = page.findChild(QLabel, "fairness")

    assert line is not None
    assert "checks in order" in line.text()
    press(page, "toFairness")
    assert seat.went[-1].place is PageId.FAIRNESS


def test_a_step_that_fairness_stops_says_so_on_the_case_page(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", "the signed sheet is attached")
    page = seat.open(lambda user, desk: CasePage(user, desk, case=seat.case))
    seat.settle()

    assert "Relied on in a finding and named in no charge" in shown(page)


def test_the_paper_is_printed_and_saved_and_both_are_said(
    sit: Sit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seat = sit(LENA, "SC-1", "the signed sheet is attached")
    page = page_of(seat)
    shown_pages: list[int] = []

    def opened(view: QDialog) -> int:
        assert isinstance(view, PaperView)
        seat.settle()
        shown_pages.append(len(view.pages.findChildren(Paper)))
        return 1

    monkeypatch.setattr(dialogs, "show", opened)
    press(page, "paper-open")
    seat.settle()
    assert shown_pages == [2]

    dialogs.answers.next(tmp_path / "printed.pdf")
    press(page, "paper-print")
    for _step in range(3):
        seat.settle()
    assert "Sent to the printer." in page.notices.sentences()
    assert (tmp_path / "printed.pdf").stat().st_size > 10_000

    copy = tmp_path / "copy.pdf"
    dialogs.answers.next(copy)
    press(page, "paper-save")
    seat.settle()
    assert copy.read_bytes().startswith(b"%PDF")
    assert any("A copy was saved" in each for each in page.notices.sentences())


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800)])
def test_the_page_fits(sit: Sit, size: tuple[int, int]) -> None:
    page = page_of(sit(ORIEL, "SC-1", "the charges are put"), size)

    assert page.area.horizontalScrollBar().maximum() == 0
