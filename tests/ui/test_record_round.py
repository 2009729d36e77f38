"""Once a day every record is compared, one after the other, and home says which is not as it was written."""

from collections.abc import Callable
from datetime import date, timedelta

from pytestqt.qtbot import QtBot

from casebook.domain.clock import PlayedClock
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.report import About
from casebook.services.user import User
from casebook.ui.desk import Desk
from casebook.ui.pages.home import HomePage
from casebook.ui.record_round import RecordRound
from casebook.ui.widgets.page import Page
from casebook.ui.window import Window
from tests import builders
from tests.unit.services.tampering import by_the_driver


def another(user: User, hr: PersonId) -> CaseId:
    made = user.cases.record_concern(About.EMPLOYEE, builders.a_concern(), members=(hr,)).case
    assert made is not None
    return made


def go_round(user: User, desk: Desk, qtbot: QtBot) -> list[bool]:
    """Go round once; gives an item for each record that is not as it was written."""
    found: list[bool] = []
    going = RecordRound(desk, desk, rest=1)
    going.found.connect(lambda: found.append(True))
    going.start(user, after=0)
    qtbot.waitUntil(lambda: going._next.interval() > 1000 and desk.idle(), timeout=20_000)
    going.stop()
    return found


def test_every_case_is_compared_once_a_day(  # noqa: PLR0917 - pytest hands fixtures over by name
    user: User, hr: PersonId, case_id: CaseId, clock: PlayedClock, desk: Desk, qtbot: QtBot
) -> None:
    cases = {case_id, another(user, hr)}
    assert set(user.cases.due_for_check()) == cases

    assert go_round(user, desk, qtbot) == []

    assert user.cases.due_for_check() == ()
    clock.set(builders.MONDAY + timedelta(days=1))
    assert user.cases.due_for_check() == ()
    clock.set(builders.MONDAY + timedelta(days=1, seconds=1))
    assert set(user.cases.due_for_check()) == cases


def test_what_is_not_as_it_was_written_shows_on_home(  # noqa: PLR0917 - pytest hands fixtures over by name
    user: User,
    hr: PersonId,
    case_id: CaseId,
    desk: Desk,
    qtbot: QtBot,
    show: Callable[[Page], None],
) -> None:
    another(user, hr)
    by_the_driver(user, case_id, "UPDATE report SET how_found = 'planted'")
    reference = next(row.reference for row in user.cases.home().rows if row.case == case_id)

    assert go_round(user, desk, qtbot) == [True]

    page = HomePage(user, desk)
    show(page)
    [said] = page.notices.sentences()
    assert said.startswith(f"The record is not as it was written: {reference}.")


def test_a_case_that_is_not_open_is_closed_again(
    user: User, case_id: CaseId, desk: Desk, qtbot: QtBot, sign_in: Callable[[str, str], User]
) -> None:
    adviser = sign_in(builders.HR_NAME, builders.HR_PASSWORD)

    go_round(adviser, desk, qtbot)

    assert adviser.session.files.if_open(case_id) is None
    assert adviser.cases.due_for_check() == ()


def test_the_round_waits_for_the_desk_and_ends_with_the_session(opened: Window) -> None:
    going = opened._round
    assert going._next.isActive()
    opened._end_session()
    assert not going._next.isActive()
    opened._round._go_on()
    assert opened._desk.idle()


def test_other_limits_give_other_days_without_writing_in_a_case(
    user: User, case_id: CaseId, desk: Desk, qtbot: QtBot, sign_in: Callable[[str, str], User]
) -> None:
    again = sign_in(builders.HEAD_NAME, builders.HEAD_PASSWORD)  # every case is shut

    def thanks() -> date:
        rows = again.deadlines.look().rows
        return next(one.deadline.day for one in rows if one.deadline.key == "acknowledge")

    assert thanks() == date(2025, 11, 18)
    go_round(again, desk, qtbot)
    again.limits.set_limit("ack_reporter", 4)
    before = len(user.cases.log_lines(case_id))
    assert again.cases.due_for_check() == (case_id,)

    assert go_round(again, desk, qtbot) == [True]

    assert thanks() == date(2025, 11, 20)
    assert again.cases.due_for_check() == ()
    assert len(user.cases.log_lines(case_id)) == before
    assert again.session.files.if_open(case_id) is None
