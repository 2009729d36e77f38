"""Recording a concern: first whom it is about, and nothing is stored that belongs elsewhere."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casebook.domain.clock import LONDON
from casebook.domain.page_id import PageId
from casebook.domain.report import About, Involved
from casebook.domain.school_people import Duty, SchoolContact
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.services.user import User
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.pages.concern import ConcernPage
from casebook.ui.widgets.card import Card
from casebook.ui.widgets.page import Page, Paper
from casebook.ui.widgets.plain import PlainButton, PlainCheck, PlainLabel, PlainRadio
from tests import builders


@pytest.fixture
def page(user: User, desk: Desk, show: Callable[[Page], None]) -> ConcernPage:
    made = ConcernPage(user, desk)
    show(made)
    return made


@pytest.fixture
def choose(page: ConcernPage, desk: Desk, qtbot: QtBot) -> Callable[[About], None]:
    def act(about: About) -> None:
        page.about.set_value(about)
        page.next.click()
        qtbot.waitUntil(desk.idle)

    return act


def fill(page: ConcernPage) -> None:
    concern = builders.a_concern()
    page.form.name.set_value(concern.subject_name)
    page.form.post.set_value(concern.subject_post)
    page.form.what.set_value(concern.what)
    page.form.aware.set_moment(concern.aware_at)
    page.form.where.set_value(concern.where)
    page.form.risk.set_value(concern.risk)


def files(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("about", [About.MYSELF, About.HEADTEACHER])
def test_a_concern_that_belongs_elsewhere_stores_nothing_and_says_whom_to_tell(
    page: ConcernPage, choose: Callable[[About], None], user: User, about: About
) -> None:
    before = files(user.folder / "cases")
    choose(about)
    card = page.findChild(Card, "tell")
    assert card is not None

    assert any("chair of governors" in label.text() for label in card.findChildren(PlainLabel))
    assert files(user.folder / "cases") == before
    assert not hasattr(page, "form")


def test_five_answers_open_a_case_for_the_people_ticked(
    page: ConcernPage, choose: Callable[[About], None], user: User, desk: Desk, qtbot: QtBot
) -> None:
    choose(About.EMPLOYEE)
    fill(page)
    page.save.click()
    qtbot.waitUntil(desk.idle)
    assert page._case
    view = user.cases.view(page._case)

    assert view.record.report.concern == builders.a_concern()
    assert {one.name for one in view.readers} == {builders.HEAD_NAME, builders.HR_NAME}
    assert not page.unsaved()


def test_what_is_missing_is_named_and_nothing_is_stored(
    page: ConcernPage, choose: Callable[[About], None], user: User
) -> None:
    choose(About.EMPLOYEE)
    page.save.click()

    assert page.form.what.shown_problem() == "Say what happened, in a few words."
    assert user.cases.home().rows == ()


def test_a_case_with_one_reader_is_refused_on_the_page_and_can_be_put_right(
    page: ConcernPage, choose: Callable[[About], None], user: User, desk: Desk, qtbot: QtBot
) -> None:
    choose(About.EMPLOYEE)
    fill(page)
    box = page.form.findChild(PlainCheck)
    assert box is not None
    box.setChecked(False)
    page.save.click()
    qtbot.waitUntil(desk.idle)

    assert "second person" in page.notices.sentences()[0]
    assert user.cases.home().rows == ()
    box.setChecked(True)
    page.save.click()
    qtbot.waitUntil(desk.idle)
    assert len(user.cases.home().rows) == 1


def test_a_case_about_an_enrolled_person_never_gives_them_the_key(
    page: ConcernPage, choose: Callable[[About], None], user: User, desk: Desk, qtbot: QtBot
) -> None:
    choose(About.EMPLOYEE)
    fill(page)
    page.form.name.set_value(builders.HR_NAME.upper())
    page.save.click()
    qtbot.waitUntil(desk.idle)

    assert "may not be able to open it" in page.notices.sentences()[0]
    assert user.cases.home().rows == ()


def test_the_first_day_card_names_nobody_and_the_case_is_a_button_away(
    page: ConcernPage, choose: Callable[[About], None], desk: Desk, qtbot: QtBot
) -> None:
    choose(About.EMPLOYEE)
    fill(page)
    page.save.click()
    qtbot.waitUntil(desk.idle)
    card, on = page.findChild(PlainButton, "firstDay"), page.findChild(PlainButton, "toCase")
    assert card is not None
    assert on is not None

    with qtbot.waitSignal(page.paper) as asked:
        card.click()
    assert asked.args is not None
    paper = asked.args[0]
    assert isinstance(paper, Paper)
    assert paper.make().startswith(b"%PDF")
    assert "Bram" not in paper.file_name
    with qtbot.waitSignal(page.go) as went:
        on.click()
    assert went.args == [Destination(PageId.CASE, page._case)]


def test_a_day_before_every_policy_is_refused_with_the_day_written_out(
    page: ConcernPage, choose: Callable[[About], None], desk: Desk, qtbot: QtBot
) -> None:
    choose(About.EMPLOYEE)
    fill(page)
    page.form.aware.set_moment(datetime(2001, 5, 4, 9, tzinfo=LONDON))
    page.save.click()
    qtbot.waitUntil(desk.idle)

    [refused] = page.notices.sentences()
    assert "in force on Fri 4 May 2001" in refused


def test_a_headteacher_who_is_in_it_is_told_who_keeps_the_case_instead(
    page: ConcernPage, desk: Desk, qtbot: QtBot, user: User
) -> None:
    before = files(user.folder / "cases")
    button = page.findChild(PlainRadio, f"about-{About.EMPLOYEE}")
    assert button is not None
    button.click()
    assert page.head.isVisibleTo(page)
    assert not page.chair.isVisibleTo(page)
    page.head.set_value(Involved.TARGET)
    page.next.click()
    qtbot.waitUntil(desk.idle)
    card = page.findChild(Card, "tell")
    assert card is not None

    said = " ".join(label.text() for label in card.findChildren(PlainLabel))
    assert "Tell the deputy headteacher or the chair of governors" in said
    assert "(LADO)" in said  # where a child may have been harmed, directly
    assert files(user.folder / "cases") == before


def test_whether_the_chair_is_in_it_is_asked_about_the_headteacher(page: ConcernPage) -> None:
    button = page.findChild(PlainRadio, f"about-{About.HEAD_AND_STAFF}")
    assert button is not None
    button.click()

    assert page.chair.isVisibleTo(page)
    assert not page.head.isVisibleTo(page)
    assert page.chair.value() == Involved.NO


def test_a_concern_about_a_governor_is_kept_and_closed(
    page: ConcernPage, choose: Callable[[About], None], user: User, desk: Desk, qtbot: QtBot
) -> None:
    choose(About.GOVERNOR)
    fill(page)
    page.save.click()
    qtbot.waitUntil(desk.idle)

    assert page._case
    case = user.cases.view(page._case).record.case
    assert (case.stage, case.outcome) == (Stage.CLOSURE, ClosureOutcome.OTHER_PROCEDURE)


def test_whom_the_school_named_is_said_with_how_to_reach_them(
    page: ConcernPage, choose: Callable[[About], None], user: User
) -> None:
    contact = SchoolContact(
        Duty.NOMINATED_PERSON, "Marguerite Dauncey", "Assistant head", "01632 960417"
    )
    user.school_people.save(contact)
    choose(About.UNKNOWN)

    said = "\n".join(label.text() for label in page.findChildren(PlainLabel))
    assert "The school has named: Marguerite Dauncey · Assistant head · 01632 960417" in said
