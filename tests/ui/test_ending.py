"""The end of a case in the window: two people, leaving, an appeal, the closing record, keeping, and taking back."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox

from casebook.domain.appeal_result import AppealEnd
from casebook.domain.closing import Access
from casebook.domain.decision import ReferralDecision, Sanction
from casebook.domain.departure import FreeToTell
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.second_person import Joint
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.services.demo_cast import DAVIT, NOOR, ORIEL, Player
from casebook.ui.dialogs import Answers
from casebook.ui.pages.case import CasePage
from casebook.ui.pages.close import ClosePage
from casebook.ui.pages.paper_case import PaperCasePage
from casebook.ui.pages.retention import RetentionPage
from casebook.ui.pages.take_back import TakeBackPage
from casebook.ui.widgets.field import Field
from casebook.ui.widgets.page import Page
from tests.ui.asking import button, choose, newest, pick, said, write, wrong
from tests.ui.story import Sitting

Sit = Callable[[Player, str, str], Sitting]
P = TypeVar("P", CasePage, ClosePage, PaperCasePage, RetentionPage, TakeBackPage)
REPORTED = ("SC-1", "the first picture is added")
TRIAGED = ("SC-1", "the invitation")
APPEAL_OVER = ("SC-1", "what the appeal came to")


def page_of(seat: Sitting, kind: type[P], detail: str = "") -> P:
    return seat.open(lambda user, desk: kind(user, desk, case=seat.case, detail=detail))


def click(page: Page, name: str, seat: Sitting) -> None:
    button(page, name).click()
    seat.settle()
    seat.settle()


def told(page: Page) -> str:
    QCoreApplication.processEvents()
    return "\n".join(said(page))


def asked(page: Page, name: str) -> bool:
    return newest(page, Field, f"field-{name}").isVisibleTo(page)


def as_other(seat: Sitting, player: Player, sit: Sit) -> Sitting:
    """Another person at the same casebook."""
    folder, clock = seat.user.folder, seat.user.clock
    seat.user.close()
    from tests.ui.story import Chapter

    user = Chapter(folder, seat.case, clock).sign_in(player)  # type: ignore[arg-type]
    return Sitting(seat.qtbot, seat.desk, user, seat.case)


# two people


def test_a_second_person_is_asked_on_the_page_and_whoever_asked_cannot_agree(sit: Sit) -> None:
    seat = sit(ORIEL, *REPORTED)
    page = page_of(seat, ClosePage)
    choose(page, f"outcome-{ClosureOutcome.OPENED_IN_ERROR}")
    assert "Two people do this together" in told(page)
    click(page, f"stop-{PageId.CLOSE}-action", seat)
    click(page, "record", seat)
    assert wrong(page, "second-reason") == "Say why, in a sentence."
    write(page, "second-reason", "It is about another school.")
    click(page, "record", seat)
    assert "You asked a second person to agree" in told(page)
    assert not button(page, "agree").isEnabled()
    click(page, "say-no", seat)
    assert seat.record().joint_requests[-1].agreed is False


def test_agreeing_closes_and_locks_the_case_and_every_page_says_so(sit: Sit) -> None:
    seat = sit(ORIEL, *REPORTED)
    seat.user.ending.ask_second(seat.case, Joint.OPENED_IN_ERROR, "It is about another school.")
    titles = [task.id for task in seat.view().guide.tasks]
    assert "second_error" in titles
    other = as_other(seat, NOOR, sit)
    try:
        assert "second_error" in [task.id for task in other.view().guide.tasks]
        page = page_of(other, ClosePage)
        assert "Oriel Tansley asks a second person" in told(page)
        click(page, "agree", other)
        assert other.record().case.outcome is ClosureOutcome.OPENED_IN_ERROR
        assert "opened in error and is locked" in told(page)
        kept = page_of(other, RetentionPage)
        assert not button(kept, "begin-details").isEnabled()
    finally:
        other.user.close()


def test_hr_may_answer_and_the_investigator_may_not(sit: Sit) -> None:
    seat = sit(ORIEL, *TRIAGED)
    seat.user.ending.ask_second(seat.case, Joint.OPENED_IN_ERROR, "A slip.")
    other = as_other(seat, DAVIT, sit)
    try:
        page = page_of(other, ClosePage)
        assert not button(page, "agree").isEnabled()
        assert not button(page, "say-no").isEnabled()
        assert "The case owner and the HR adviser do this together." in told(page)
    finally:
        other.user.close()


# leaving


def test_resigning_leads_to_the_form_that_asks_what_is_concluded(sit: Sit) -> None:
    seat = sit(ORIEL, *TRIAGED)
    page = page_of(seat, ClosePage)
    choose(page, f"outcome-{ClosureOutcome.SETTLED}")
    write(page, "reason", "Settled through Acas.")
    assert not button(page, "close-case").isEnabled()
    assert "Leaving ends no inquiry" in told(page)
    click(page, f"stop-{PageId.CLOSE}-action", seat)
    click(page, "record", seat)
    assert wrong(page, "conclusion") == "Say what is concluded on the evidence there is."
    write(page, "conclusion", "The post was the subject's.")
    pick(page, "dbs", ReferralDecision.NOT_MET)
    pick(page, "tra", ReferralDecision.CONSIDERED)
    write(page, "referral-reasons", "No regulated activity was ended by the school.")
    for one in FreeToTell:
        newest(page, QCheckBox, f"free-{one}").setChecked(True)
    click(page, "record", seat)
    departure = seat.record().departure
    assert departure.tra is ReferralDecision.CONSIDERED
    assert set(departure.free_to_tell) == set(FreeToTell)
    assert "Leaving ends no inquiry" not in told(page)
    assert "forbids nobody" not in told(page)
    assert page.findChildren(Field, "field-reason")[-1].value() == "Settled through Acas."


# an appeal


def test_an_appeal_that_takes_somebody_back_asks_what_was_put_right(sit: Sit) -> None:
    seat = sit(NOOR, *APPEAL_OVER)
    page = page_of(seat, ClosePage, "appeal_result")
    assert not asked(page, "pay-restored")
    choose(page, f"end-{AppealEnd.LESSER}")
    assert asked(page, "instead")
    pick(page, "instead", Sanction.FINAL_WRITTEN_WARNING)
    assert asked(page, "months")
    assert asked(page, "pay-restored")
    assert asked(page, "authority-told")
    write(page, "decided-on", "16 Feb 2026")
    write(page, "appeal-reasons", "A first step that was too hard.")
    click(page, "record", seat)
    assert wrong(page, "months") == "Enter the months."
    write(page, "months", "12")
    write(page, "counts-from", "12 Jan 2026")
    click(page, "record", seat)
    result = seat.record().appeal_result
    assert result is not None
    assert (result.instead, result.live_months) == (Sanction.FINAL_WRITTEN_WARNING, 12)
    assert result.pay_restored_on is None
    moves = {m.outcome: m for m in seat.view().guide.moves if m.end is Stage.CLOSURE}
    assert ClosureOutcome.NOT_UPHELD not in moves
    assert any("taken back" in s.sentence.template for s in moves[ClosureOutcome.SANCTION].stops)


def test_an_appeal_never_makes_the_outcome_heavier(sit: Sit) -> None:
    seat = sit(NOOR, *APPEAL_OVER)
    page = page_of(seat, ClosePage, "appeal_result")
    choose(page, f"end-{AppealEnd.UPHELD}")
    write(page, "decided-on", "1 Dec 2026")
    write(page, "appeal-reasons", "Set aside.")
    click(page, "record", seat)
    assert "not come yet" in told(page)
    assert seat.record().appeal_result is None


# closing, and what is kept


def closed(sit: Sit) -> Sitting:
    seat = sit(ORIEL, "SC-5", "the case is closed")
    seat.user.cases.close_case(seat.case, ClosureOutcome.INFORMAL_ADVICE, "Nothing is open.")
    return seat


def test_the_list_leads_to_what_is_open_and_the_closing_record_settles_it(sit: Sit) -> None:
    seat = closed(sit)
    page = page_of(seat, ClosePage, OutsideStep.CLOSURE_RECORD)
    open_before = sum(item.state.value == "not_started" for item in seat.view().closing)
    for name in ("dbs", "tra", "lado"):
        pick(page, name, ReferralDecision.NOT_MET)
    click(page, "record", seat)
    assert wrong(page, "lessons") == "Say what the school learned."
    write(page, "referral-reasons", "Nobody was removed from work with children.")
    choose(page, f"access-{Access.RESTORED}")
    assert asked(page, "access-on")
    write(page, "access-on", "23 Jan 2026")
    write(page, "support", "It ended with the review.")
    write(page, "lessons", "Induction covers school devices.")
    click(page, "record", seat)
    closing = seat.record().closing
    assert (closing.by, closing.on) == ("Oriel Tansley", date(2026, 1, 23))
    assert sum(i.state.value == "not_started" for i in seat.view().closing) == open_before - 4
    assert "Induction covers school devices." in told(page)
    sets = [line.record_set.value for line in seat.view().keeping.lines]  # type: ignore[union-attr]
    assert "access_withdrawal" in sets


def test_what_is_kept_is_shown_with_its_day_and_the_days_it_hangs_on_are_entered(sit: Sit) -> None:
    seat = closed(sit)
    page = page_of(seat, RetentionPage)
    # SC-5 of the scenarios: the note six months, monitoring until Thursday 23 July 2026.
    assert "23 Jul 2026" in told(page)
    assert "Nothing of this case is included in references." in told(page)
    click(page, "begin-details", seat)
    write(page, "withdrawn-on", "20 Nov 2025")
    write(page, "lifted-on", "19 Nov 2025")
    click(page, "record", seat)
    assert "before it was withdrawn" in told(page)
    write(page, "lifted-on", "26 Nov 2025")
    write(page, "pension-on", "2 May 2052")
    click(page, "record", seat)
    assert seat.record().retention_detail.pension_on == date(2052, 5, 2)
    assert "26 Nov 2026" in told(page)  # twelve months after it was lifted


# taking back


def test_a_step_made_by_mistake_is_taken_back_with_its_reason(sit: Sit, answers: Answers) -> None:
    seat = closed(sit)
    page = page_of(seat, TakeBackPage)
    assert "Closed" in told(page) or "Close" in told(page)
    click(page, "take-back", seat)
    assert wrong(page, "reason") == "Say why, in a sentence."
    write(page, "reason", "The wrong case was open.")
    click(page, "take-back", seat)
    assert seat.record().case.stage is Stage.INFORMAL
    assert seat.record().events[-1].reversal
    assert seat.went[-1].place is PageId.CASE


def test_a_step_after_which_something_was_recorded_says_why_it_stands(sit: Sit) -> None:
    seat = sit(ORIEL, *TRIAGED)
    page = page_of(seat, TakeBackPage)
    assert not button(page, "take-back").isEnabled()
    assert "Something was recorded after this move" in told(page)


# a case that began on paper


def test_a_paper_case_comes_in_at_its_stage_with_real_days_and_a_gap(sit: Sit) -> None:
    seat = sit(ORIEL, *REPORTED)
    page = page_of(seat, PaperCasePage)
    pick(page, "stage", Stage.CASE_DECISION)
    write(page, "owner", "Ines Marlow, acting head")
    first = seat.record().case.reported_on
    seat_day = seat.user.session.today()
    write(page, f"since-{Stage.TRIAGE}", first.strftime("%d %b %Y"))
    write(page, f"since-{Stage.CASE_DECISION}", seat_day.strftime("%d %b %Y"))
    click(page, "add-step", seat)
    pick(page, "step", OutsideStep.INVESTIGATION_REPORT)
    write(page, "on", seat_day.strftime("%d %b %Y"))
    write(page, "by", "Davit Penhallow")
    click(page, "record", seat)
    record = seat.record()
    assert record.case.stage is Stage.CASE_DECISION
    assert [(e.end, e.on) for e in record.events[1:]] == [
        (Stage.TRIAGE, first), (Stage.CASE_DECISION, seat_day),
    ]  # fmt: skip
    assert record.done_outside(OutsideStep.INVESTIGATION_REPORT) is not None
    skipped = [s.title.template for s in seat.view().guide.rail if s.state.value == "skipped"]
    assert skipped == ["Investigation", "Report"]
    again = page_of(seat, PaperCasePage)
    assert not button(again, "record").isEnabled()
    assert "has gone on here already" in told(again)


@pytest.mark.parametrize(
    ("triage", "now", "field", "sentence"),
    [
        ("", "", Stage.INVESTIGATION, "Enter since when it stands there."),
        ("", "1 Dec 2030", Stage.INVESTIGATION, "That day has not come yet."),
        ("", "1 Jan 2020", Stage.INVESTIGATION, "This is earlier than what came before it."),
    ],
    ids=["no day", "ahead", "before the report"],
)
def test_days_on_paper_that_cannot_be_are_said_beside_their_field(
    sit: Sit, triage: str, now: str, field: Stage, sentence: str
) -> None:
    seat = sit(ORIEL, *REPORTED)
    page = page_of(seat, PaperCasePage)
    pick(page, "stage", Stage.INVESTIGATION)
    write(page, "owner", "Ines Marlow")
    write(page, f"since-{Stage.TRIAGE}", triage)
    write(page, f"since-{Stage.INVESTIGATION}", now)
    click(page, "record", seat)
    assert wrong(page, f"since-{field}") == sentence
    assert seat.record().case.stage is Stage.REPORTED


def test_the_case_page_leads_to_the_paper_case_and_to_taking_back(sit: Sit) -> None:
    seat = sit(ORIEL, *REPORTED)
    page = page_of(seat, CasePage)
    click(page, f"to-{PageId.PAPER_CASE}", seat)
    click(page, f"to-{PageId.TAKE_BACK}", seat)
    assert [went.place for went in seat.went] == [PageId.PAPER_CASE, PageId.TAKE_BACK]
