"""Recording a concern: first whom it is about, and nothing is stored that belongs elsewhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casebook.domain.page_id import PageId
from casebook.domain.report import About
from casebook.services.user import User
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.pages.concern import ConcernPage
from casebook.ui.widgets.card import Card
from casebook.ui.widgets.page import Page, Paper
from casebook.ui.widgets.plain import PlainButton, PlainCheck, PlainLabel
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
