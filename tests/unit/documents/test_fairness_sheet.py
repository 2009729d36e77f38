"""The paper on fairness says every count, what is open, each reason with its name and day, and each delay."""

from datetime import UTC, date, datetime

import pytest

from casebook.documents.fairness_sheet import fairness_sheet
from casebook.domain.deadline import Deadline
from casebook.domain.fairness import Answer, Fairness, Standing, named
from casebook.domain.fairness_check import Shortfall
from casebook.domain.fairness_sheet import Delay, FairnessSheet, Reason
from casebook.domain.page_id import PageId
from casebook.domain.school import School
from casebook.domain.words import say
from tests.unit.documents.test_form import SCHOOL, pages

WHEN = datetime(2026, 7, 9, 9, 5, tzinfo=UTC)  # 10:05 in England
SENT, PROMPT, PANEL = named("relied_on_was_sent"), named("triage_prompt"), named("panel_of_three")


def fairness_facts(school: School) -> FairnessSheet:
    """A sheet with something in each of its parts."""
    late = Shortfall(PROMPT, say("Triage was to be decided by {day}, and took longer.", day=date(2025, 11, 24)))  # fmt: skip
    sent = Shortfall(SENT, say("Relied on and perhaps never sent: {which}.", which="E03"))
    short = Shortfall(PANEL, say("The panel had only two members."))
    holds = Reason(SENT.order, "They went with the report.", "Lena Farrow", WHEN, holds=True)
    gone = Reason(SENT.order, "They were read out.", "Lena Farrow", WHEN, holds=False)
    back = Reason(PROMPT.order, "It was half term.", "Oriel Tansley", WHEN, holds=False, withdrawn="It was not")  # fmt: skip
    due = Deadline(
        key="letter", title=say("Write to {subject}", subject="Kerensa"), day=date(2026, 1, 15),
        page=PageId.DOCUMENTS, whose=(), names="", reason=say("It is fair."), source="Acas Code, paragraph 22",
    )  # fmt: skip
    return FairnessSheet(
        school, "FH-7QK4", date(2026, 1, 20),
        Fairness((
            Answer(PROMPT, Standing.WANTS_REASON, late), Answer(SENT, Standing.EXPLAINED, sent),
            Answer(PANEL, Standing.STOPS, short), Answer(named("lado"), Standing.IN_ORDER),
            Answer(named("appeal_time"), Standing.NOT_YET),
        )),
        (holds, gone, back), (Delay(late.sentence), Delay(sent.sentence, holds)), (due,),
    )  # fmt: skip


@pytest.fixture(scope="module")
def printed() -> str:
    return " ".join(pages(fairness_sheet(fairness_facts(SCHOOL))))


@pytest.mark.parametrize(
    "said",
    [
        "How fair the case is: checks and reasons",
        "Case FH-7QK4, as it stands on 20 January 2026",
        "Report and triage 1 of 2 1 open",
        "Decision and letter 0 of 1 1 explained",
        "Hearing 0 of 1 1 open",
        "Appeal Nothing to ask yet",
        "All together 1 of 4",
        "Triage was to be decided by 24 November 2025, and took longer. Acas Code, paragraph 5",
        "The panel had only two members.",
        "They went with the report. Lena Farrow, 9 July 2026, 10:05",
        "They were read out. It has lapsed, because what it was about has changed.",
        "It was half term. Taken back: It was not",
        "Triage was to be decided by 24 November 2025, and took longer. None yet",
        "They went with the report. (Lena Farrow, 9 July 2026, 10:05)",
        "Was due by 15 January 2026, and is not done: Write to Kerensa",
    ],
)
def test_the_paper_says(printed: str, said: str) -> None:
    assert said in printed


def test_the_paragraphs_of_the_code_that_are_not_kept_stand_there_with_what_they_ask(
    printed: str,
) -> None:
    assert "0 of the 4 paragraphs that can be asked about so far are kept." in printed
    assert "9 Tell the person in writing what is alleged" in printed
    assert "5 Find out the facts without unreasonable delay" in printed


def test_a_case_in_which_all_is_in_order_says_so() -> None:
    whole = FairnessSheet(
        SCHOOL, "FH-7QK4", date(2026, 1, 20), Fairness((Answer(SENT, Standing.IN_ORDER),)), (), (), ()
    )  # fmt: skip
    words = " ".join(pages(fairness_sheet(whole)))

    assert "Nothing is open." in words
    assert "No reason was given" in words
    assert "No time limit was overrun." in words
