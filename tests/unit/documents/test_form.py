"""Forms that print without a case."""

from datetime import date

import pypdfium2
import pytest

from casebook.documents import form
from casebook.domain.first_day import FirstDayFacts, FirstDayStep
from casebook.domain.school import School
from casebook.domain.words import say

SCHOOL = School("Fernhollow Primary School", ("Mill Lane", "Wexmoor"), "01632 960123")


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for index in range(len(document)):
        page = document[index]
        words = page.get_textpage()
        found.append(" ".join(str(words.get_text_range()).split()))
        words.close()
        page.close()
    document.close()
    return found


@pytest.mark.parametrize(
    "asked",
    [
        "Your name and role",
        "Whom it is about",
        "What was done or posted",
        "When you became aware of it",
        "the address of the page",
        "What kind of act",
        "How you came to see it",
        "Who else knows",
        "where it is",
        "may a child be at risk, now?",
        "may be under 18 nude, semi-nude or in a sexual way (photo, video, drawing or computer-made)",
        "a private sexual picture of an adult",
        "sexual violence or sex with an animal",
        "terrorist instructions or propaganda",
        "No, none of these",
        "give it to the chair of governors",
    ],
)
def test_the_report_form_asks_for_everything_a_report_must_have(asked: str) -> None:
    assert asked in " ".join(pages(form.blank_report_form(SCHOOL)))


def test_the_staff_notice_is_one_page_and_says_whom_to_tell() -> None:
    (page,) = pages(form.staff_notice(SCHOOL))
    assert "A colleague The headteacher" in page
    assert "The headteacher The chair of governors, and nobody in the office" in page
    assert "designated safeguarding lead" in page
    assert "Never copy, save, photograph or forward" in page
    for kind in ("under 18 nude", "picture of an adult", "sexual violence", "terrorist"):
        assert kind in page


def test_a_form_prints_without_a_school() -> None:
    assert "School:" in pages(form.staff_notice(School("")))[0]


def test_the_card_says_what_to_do_and_by_when_and_fits_on_a_page() -> None:
    facts = FirstDayFacts(
        SCHOOL,
        "FH-7QK4",
        date(2025, 11, 17),
        (FirstDayStep(say("Tell the designated officer."), "KCSIE", date(2025, 11, 18)),),
        (FirstDayStep(say("Do not reply online."), "6.1"),),
    )
    (page,) = pages(form.first_day_card(facts))
    assert "FH-7QK4" in page
    assert "17 November 2025" in page
    assert "1. Tell the designated officer. By 18 November 2025." in page
    assert "Do not reply online." in page


@pytest.mark.parametrize("count", [7, 8])
def test_a_recovery_sheet_shows_every_group_with_its_number(count: int) -> None:
    groups = ["RJUW", "NHNP", "VUFF", "F5K5", "HP62", "QKIR", "2CKW", "XOBA"][:count]
    (page,) = pages(form.recovery_sheet("Oriel Tansley · Fernhollow", groups))
    assert "Oriel Tansley · Fernhollow" in page
    for number, group in enumerate(groups, start=1):
        assert f"{number}. {group}" in page
