"""What is typed in a form of a case is kept, whoever leaves and however, and is no act."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from casebook.domain.allegation import Act
from casebook.domain.ids import CaseId
from casebook.domain.image_gate import GateAnswer
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.services.demo_cast import LENA, NOOR, ORIEL, Player
from casebook.services.user import User
from casebook.ui import draft_keeper
from casebook.ui.actions import ActionId, Destination
from casebook.ui.desk import Desk
from casebook.ui.dialogs import Answers
from casebook.ui.pages import CasePageMaker
from casebook.ui.pages.advice import AdvicePage
from casebook.ui.pages.allegations import AllegationsPage
from casebook.ui.pages.decision import DecisionPage
from casebook.ui.pages.outside import OutsidePage
from casebook.ui.pages.report import ReportPage
from casebook.ui.pages.sign_in import SignInPage
from casebook.ui.pages.triage import TriagePage
from casebook.ui.widgets.conduct_form import ConductForm
from casebook.ui.widgets.page import Page
from casebook.ui.window import Window
from tests import builders
from tests.ui.asking import button, choose, newest, pick, said, write, written
from tests.ui.story import Sitting

Sit = Callable[[Player, str, str], Sitting]
IS_BELOW = "What you typed here on"


def told(page: Page) -> bool:
    return any(each.startswith(IS_BELOW) for each in page.notices.sentences())


def come_back(seat: Sitting, page: Page, kind: CasePageMaker) -> Page:
    """Leave a page and open it again."""
    page.leave()
    page.retire()
    page.hide()
    seat.settle()
    return seat.open(lambda user, desk: kind(user, desk, case=seat.case, detail=page.detail))


@pytest.mark.parametrize(
    ("kind", "who", "scene", "detail", "field"),
    [
        (ReportPage, ORIEL, ("SC-5", "advice is given"), "", "reporter"),
        (TriagePage, ORIEL, ("SC-5", "advice is given"), "", "reason"),
        (AdvicePage, ORIEL, ("SC-5", "advice is given"), "", "met_on"),
        (OutsidePage, NOOR, ("SC-1", "the letter was received"), "letter_received", "by"),
        (AllegationsPage, ORIEL, ("SC-1", "the charges are put"), "new-allegation", "what"),
        (AllegationsPage, ORIEL, ("SC-1", "the charges are put"), "new-charge", "words"),
        (DecisionPage, LENA, ("SC-1", "the hearing is recorded"), "hearing", "members"),
        (DecisionPage, LENA, ("SC-1", "findings, then severity"), "", "reasons"),
        (DecisionPage, LENA, ("SC-1", "the sanction"), "severity", "reasons"),
        (DecisionPage, LENA, ("SC-1", "the sanction"), "sanction", "mitigation"),
        (DecisionPage, LENA, ("SC-1", "the authority has written"), "la", "notified_on"),
    ],
)
def test_every_form_is_as_it_was_left(  # noqa: PLR0917 - pytest hands values over by name
    sit: Sit, kind: CasePageMaker, who: Player, scene: tuple[str, str], detail: str, field: str
) -> None:
    seat = sit(who, *scene)
    page = seat.open(lambda user, desk: kind(user, desk, case=seat.case, detail=detail))
    page.detail = detail
    before = seat.view().entries
    write(page, field, "half an ans")
    assert not page.unsaved()

    again = come_back(seat, page, kind)

    assert written(again, field) == "half an ans"
    assert told(again)
    assert seat.view().entries - before <= 1  # taking the turn to write, where nobody had it yet


def test_answers_that_are_chosen_come_back_with_the_questions_they_ask(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-1", "the charges are put")
    page = seat.open(
        lambda user, desk: AllegationsPage(user, desk, case=seat.case, detail="new-allegation")
    )
    pick(page, "act", Act.POST)
    choose(page, "capacity-personal")
    clauses = newest(page, ConductForm, "allegation").clauses
    clauses.list.picked.emit("2.3")
    page.detail = "new-allegation"

    again = come_back(seat, page, AllegationsPage)

    form = newest(again, ConductForm, "allegation")
    assert form.act.value() == Act.POST
    assert form.capacity.value() == "personal"
    assert [one.clause for one in form.clauses.value()] == ["2.3"]


def test_it_is_kept_two_seconds_after_the_last_key_at_the_latest(
    opened: Window, case_id: CaseId, qtbot: QtBot, desk: Desk, user: User
) -> None:
    opened.go(Destination(PageId.REPORT, case_id))
    qtbot.waitUntil(desk.idle)
    write(opened.page(), "reporter", "Ana R")
    page = opened.page()
    assert isinstance(page, ReportPage)

    qtbot.waitUntil(lambda: not page._drafts._soon.isActive() and desk.idle(), timeout=2000)

    assert user.cases.form(case_id, "report").values == (("reporter", "Ana R"),)


def test_locking_loses_nothing(
    opened: Window,
    case_id: CaseId,
    qtbot: QtBot,
    desk: Desk,
    sign_in: Callable[[str, str], User],
) -> None:
    opened.go(Destination(PageId.TRIAGE, case_id))
    qtbot.waitUntil(desk.idle)
    choose(opened.page(), "offence-no")
    write(opened.page(), "offence-why", "Nothing in it is a thr")
    opened._idle._last.timeout.emit()
    qtbot.waitUntil(lambda: isinstance(opened.page(), SignInPage))
    qtbot.waitUntil(desk.idle)

    opened._opened(sign_in(builders.HEAD_NAME, builders.HEAD_PASSWORD))
    opened.go(Destination(PageId.TRIAGE, case_id))
    qtbot.waitUntil(desk.idle)

    assert written(opened.page(), "offence-why") == "Nothing in it is a thr"
    page = opened.page()
    assert isinstance(page, TriagePage)
    assert not page.form.questions["possible_offence"].reason.isHidden()
    opened.actions_[ActionId.LOCK].trigger()
    qtbot.waitUntil(lambda: isinstance(opened.page(), SignInPage))


def test_what_was_typed_can_be_dropped(sit: Sit, answers: Answers) -> None:
    seat = sit(LENA, "SC-1", "the hearing is recorded")
    page: Page = seat.open(lambda user, desk: DecisionPage(user, desk, case=seat.case))
    chair = written(page, "chair")
    write(page, "chair", "Somebody else")
    page = come_back(seat, page, DecisionPage)
    answers.next(1)

    button(page, "notice-draft-action").click()
    seat.settle()

    assert written(page, "chair") == chair
    assert not told(page)
    assert not told(come_back(seat, page, DecisionPage))


def test_recording_it_drops_the_draft(sit: Sit) -> None:
    seat = sit(NOOR, "SC-1", "the letter was received")
    page = seat.open(
        lambda user, desk: OutsidePage(
            user, desk, case=seat.case, detail=OutsideStep.LETTER_RECEIVED
        )
    )
    write(page, "on", "12 Jan 2026")
    write(page, "by", "Lena Farrow")
    page.leave()
    seat.settle()
    assert seat.user.cases.form(seat.case, "outside").values

    button(page, "record").click()
    seat.settle()

    assert seat.user.cases.form(seat.case, "outside").values == ()
    assert seat.record().done_outside(OutsideStep.LETTER_RECEIVED) is not None


def test_a_draft_is_its_writer_s_alone(
    user: User, case_id: CaseId, sign_in: Callable[[str, str], User]
) -> None:
    user.cases.save_form(case_id, "report", (("reporter", "Half a name"),))
    adviser = sign_in(builders.HR_NAME, builders.HR_PASSWORD)

    assert adviser.cases.form(case_id, "report").values == ()
    assert user.cases.form(case_id, "report").values == (("reporter", "Half a name"),)
    assert user.cases.view(case_id).record.drafts == ()  # nor is it a letter's


def test_what_cannot_be_kept_says_so_and_is_asked_about(  # noqa: PLR0917 - pytest hands fixtures over by name
    opened: Window,
    case_id: CaseId,
    qtbot: QtBot,
    desk: Desk,
    user: User,
    sign_in: Callable[[str, str], User],
) -> None:
    opened.go(Destination(PageId.REPORT, case_id))
    qtbot.waitUntil(desk.idle)
    user.session.files.case(case_id).turn.give_back()
    other = sign_in(builders.HR_NAME, builders.HR_PASSWORD)
    other.cases.save_form(case_id, "report", (("reporter", "Mine"),))
    page = opened.page()
    assert isinstance(page, ReportPage)
    write(page, "reporter", "Ana")
    page.leave()
    qtbot.waitUntil(desk.idle)

    assert page.unsaved()
    assert "being written in on another PC" in page.notices.sentences()[-1]
    page._drafts._failed = False


def sealed(seat: Sitting) -> set[Path]:
    return set(seat.user.folder.rglob("*.cbe"))


@pytest.mark.parametrize(
    ("kind", "who", "scene"),
    [
        (OutsidePage, NOOR, "the letter was received"),
        (DecisionPage, LENA, "the signed sheet is attached"),
    ],
)
def test_a_scan_that_was_not_saved_is_discarded_when_the_page_goes(  # noqa: PLR0917 - pytest hands them over
    sit: Sit, answers: Answers, tmp_path: Path, kind: CasePageMaker, who: Player, scene: str
) -> None:
    seat = sit(who, "SC-1", scene)
    page = seat.open(lambda user, desk: kind(user, desk, case=seat.case, detail=""))
    before = sealed(seat)
    for number, colour in enumerate(("ivory", "linen")):
        scan = tmp_path / f"{number}.png"
        Image.new("RGB", (300, 200), colour).save(scan)
        answers.next((scan,), GateAnswer.NO)
        button(page, "scan-choose").click()
        seat.settle()
        assert len(sealed(seat) - before) == 1  # the one chosen before is gone
    assert page.unsaved()

    page.leave()
    seat.settle()

    assert sealed(seat) == before


def test_a_form_says_that_it_is_kept(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", "the hearing is recorded")
    page = seat.open(lambda user, desk: DecisionPage(user, desk, case=seat.case))

    assert any(draft_keeper.as_you_type() in words for words in said(page))
