"""The window is locked or open, goes from page to page, and forgets everything when it locks."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.services.user import User
from casebook.settings import Places, load_settings
from casebook.ui import pages, theme
from casebook.ui.actions import MENUS, ActionId, Destination, Place
from casebook.ui.desk import Desk
from casebook.ui.dialogs import Answers
from casebook.ui.pages.concern import ConcernPage
from casebook.ui.pages.home import HomePage
from casebook.ui.pages.set_up import SetUpPage
from casebook.ui.pages.sign_in import SignInPage
from casebook.ui.pages.welcome import WelcomePage
from casebook.ui.widgets.first_paint import FirstPaint
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.window import Window
from tests import builders

CLOSED_TOO = {ActionId.OPEN_CASEBOOK, ActionId.QUIT, ActionId.BLANK_REPORT, ActionId.STAFF_NOTICE,
              ActionId.LARGER, ActionId.SMALLER, ActionId.NORMAL, ActionId.GUIDE, ActionId.ABOUT}  # fmt: skip


def test_before_anybody_signs_in_only_what_needs_no_key_can_be_used(window: Window) -> None:
    usable = {which for which in ActionId if window.actions_[which].isEnabled()}

    assert isinstance(window.page(), WelcomePage)
    assert usable == CLOSED_TOO
    assert not window.nav.isVisible()


def test_signing_in_by_typed_name_opens_home(
    window: Window, user: User, qtbot: QtBot, desk: Desk, casebook_folder: Path
) -> None:
    user.close()
    window._door.offer(casebook_folder)
    qtbot.waitUntil(lambda: isinstance(window.page(), SignInPage))
    page = window.page()
    assert isinstance(page, SignInPage)
    QTest.keyClicks(page.name.line, builders.HEAD_NAME)
    QTest.keyClick(page.name.line, Qt.Key.Key_Return)
    QTest.keyClicks(page.password.line, builders.HEAD_PASSWORD)
    QTest.keyClick(page.password.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page(), HomePage))
    qtbot.waitUntil(desk.idle)

    who = window.findChild(PlainLabel, "who")
    assert who is not None
    assert who.text() == "Fernhollow Primary School · Oriel Tansley, Headteacher"
    assert window.windowTitle() == "Casebook · PRACTICE"


def test_a_casebook_passed_off_as_a_real_one_is_refused_on_the_sign_in_page(
    window: Window, user: User, qtbot: QtBot, desk: Desk, casebook_folder: Path
) -> None:
    user.close()
    settings = casebook_folder / "casebook.json"
    settings.write_bytes(settings.read_bytes().replace(b'"practice":true', b'"practice":false'))
    window._door.offer(casebook_folder)
    qtbot.waitUntil(lambda: isinstance(window.page(), SignInPage))
    page = window.page()
    assert isinstance(page, SignInPage)
    page.name.set_value(builders.HEAD_NAME)
    page.password.set_value(builders.HEAD_PASSWORD)

    page.sign_in()
    qtbot.waitUntil(desk.idle)

    assert window.page() is page
    shown = " ".join(label.text() for label in page.findChildren(PlainLabel))
    assert "Whether this casebook is for practice was changed in casebook.json" in shown
    assert page.unlock.isEnabled()


def test_a_casebook_in_a_folder_that_a_service_copies_is_warned_of_at_signing_in(
    window: Window, user: User, qtbot: QtBot, casebook_folder: Path, tmp_path: Path
) -> None:
    user.close()
    (tmp_path / "Dropbox").mkdir()
    moved = casebook_folder.rename(tmp_path / "Dropbox" / "Casebook")
    window._door.offer(moved)
    qtbot.waitUntil(lambda: isinstance(window.page(), SignInPage))
    page = window.page()
    assert isinstance(page, SignInPage)

    qtbot.waitUntil(lambda: bool(page.notices.sentences()))

    assert page.notices.sentences()[0].startswith("Dropbox copies this folder to the internet")


def begun(window: Window, folder: Path) -> SignInPage:
    """What the program shows first where it is to open this folder; nothing of it has been opened."""
    window._begin(folder)
    page = window.page()
    assert isinstance(page, SignInPage)
    assert page.waiting()
    return page


def test_the_first_page_is_there_before_its_casebook_is_and_keeps_what_is_typed_meanwhile(
    window: Window, user: User, qtbot: QtBot, desk: Desk, casebook_folder: Path
) -> None:
    user.close()
    page = begun(window, casebook_folder)
    QTest.keyClicks(page.name.line, builders.HEAD_NAME)
    QTest.keyClicks(page.password.line, builders.HEAD_PASSWORD)
    page.sign_in()

    assert page.waiting()
    qtbot.waitUntil(lambda: isinstance(window.page(), HomePage))
    qtbot.waitUntil(desk.idle)


def test_a_folder_that_turns_out_to_be_no_casebook_leads_to_the_welcome_page(
    window: Window, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    begun(window, tmp_path / "gone")
    qtbot.waitUntil(lambda: isinstance(window.page(), WelcomePage))

    assert "There is no casebook in this folder" in window.page().notices.sentences()[0]


def test_a_wrong_password_says_so_keeps_the_name_and_waits(
    window: Window, user: User, qtbot: QtBot, desk: Desk, casebook_folder: Path
) -> None:
    user.close()
    window._door.offer(casebook_folder)
    qtbot.waitUntil(lambda: isinstance(window.page(), SignInPage))
    page = window.page()
    assert isinstance(page, SignInPage)
    page.name.set_value(builders.HEAD_NAME)
    page.password.set_value("not this one at all")
    page.sign_in()
    qtbot.waitUntil(desk.idle)

    assert page.notices.sentences() == [
        "The name and password do not fit together. Check both and try again."
    ]
    assert page.name.value() == builders.HEAD_NAME
    assert page.password.value() == ""
    assert not page.unlock.isEnabled()
    qtbot.waitUntil(page.unlock.isEnabled, timeout=10_000)


def test_locking_drops_the_page_closes_the_casebook_and_starts_anew(
    opened: Window, qtbot: QtBot, desk: Desk, restarts: list[Path | None], casebook_folder: Path
) -> None:
    gone: list[bool] = []
    opened.page().destroyed.connect(lambda: gone.append(True))
    opened.actions_[ActionId.LOCK].trigger()
    qtbot.waitUntil(lambda: isinstance(opened.page(), SignInPage))

    assert restarts == [casebook_folder]
    assert gone == [True]
    assert opened._user is None
    assert not opened.actions_[ActionId.HOME].isEnabled()
    assert opened.windowTitle() == "Casebook"


def test_nobody_there_locks_after_a_warning(opened: Window, qtbot: QtBot) -> None:
    assert 0 < opened._idle.remaining() <= 10 * 60_000
    opened._idle._first.timeout.emit()
    assert "locks in a minute" in opened.page().notices.sentences()[-1]

    opened._idle._last.timeout.emit()
    qtbot.waitUntil(lambda: isinstance(opened.page(), SignInPage))


def test_a_key_starts_the_idle_minutes_anew(opened: Window, qtbot: QtBot) -> None:
    whole = opened._idle.remaining()
    qtbot.waitUntil(lambda: opened._idle.remaining() < whole - 20)
    later = opened._idle.remaining()
    QTest.keyClick(opened.windowHandle(), Qt.Key.Key_Shift)

    assert later < opened._idle.remaining() <= 10 * 60_000


def test_what_is_typed_is_not_lost_without_a_question(
    opened: Window, qtbot: QtBot, desk: Desk, answers: Answers
) -> None:
    opened.go(Destination(Place.CONCERN))
    page = opened.page()
    assert isinstance(page, ConcernPage)
    page.about.set_value("employee")
    page.next.click()
    qtbot.waitUntil(desk.idle)
    page.form.what.set_value("A post")

    answers.next(0)
    opened.actions_[ActionId.HOME].trigger()
    assert opened.page() is page
    answers.next(1)
    opened.actions_[ActionId.HOME].trigger()
    assert isinstance(opened.page(), HomePage)


def test_back_leads_where_one_was(
    opened: Window, case_id: CaseId, qtbot: QtBot, desk: Desk
) -> None:
    opened.go(Destination(PageId.CASE, case_id))
    opened.go(Destination(PageId.TEAM, case_id))
    opened.actions_[ActionId.BACK].trigger()
    qtbot.waitUntil(desk.idle)

    assert opened.here() == Destination(PageId.CASE, case_id)
    assert not opened.nav.isVisible()


def test_larger_text_is_kept_on_this_pc(
    opened: Window, places: Places, qapp: QApplication, qtbot: QtBot, desk: Desk
) -> None:
    before = theme.px(14)
    opened.actions_[ActionId.LARGER].trigger()
    qtbot.waitUntil(desk.idle)
    larger = theme.px(14)
    opened.actions_[ActionId.NORMAL].trigger()
    qtbot.waitUntil(desk.idle)

    assert larger > before
    assert load_settings(places).text_percent == 100


def test_settings_of_this_pc_know_folders_only(
    opened: Window, places: Places, casebook_folder: Path
) -> None:
    kept = (places.config / "settings.json").read_text()

    assert str(casebook_folder) in kept
    assert "Oriel" not in kept


def test_every_action_has_a_key_or_a_mnemonic_and_no_key_is_used_twice(window: Window) -> None:
    entries = [entry for _title, menu in MENUS for entry in menu]
    keys = [entry.keys for entry in entries if entry.keys]

    assert all("&" in entry.words for entry in entries)
    assert len(keys) == len(set(keys))
    for title, menu in MENUS:
        letters = [entry.words[entry.words.index("&") + 1].lower() for entry in menu]
        assert len(letters) == len(set(letters)), title


def test_a_blank_form_is_saved_without_signing_in(
    window: Window, answers: Answers, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.next(2, tmp_path / "form.pdf")
    window.actions_[ActionId.BLANK_REPORT].trigger()
    qtbot.waitUntil(desk.idle)

    assert (tmp_path / "form.pdf").read_bytes().startswith(b"%PDF")
    assert window.page().notices.sentences() == ["A copy was saved."]


def test_a_form_that_cannot_be_saved_is_refused_in_a_sentence(
    window: Window, answers: Answers, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.next(2, tmp_path / "no-such-folder" / "form.pdf")
    window.actions_[ActionId.STAFF_NOTICE].trigger()
    qtbot.waitUntil(desk.idle)

    assert "could not be saved there" in window.page().notices.sentences()[0]


def test_the_first_day_card_is_printed_from_pixels(  # noqa: PLR0917 - pytest hands fixtures over by name
    opened: Window, case_id: CaseId, answers: Answers, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    opened.go(Destination(PageId.CASE, case_id))
    qtbot.waitUntil(desk.idle)
    answers.next(1, tmp_path / "paper.pdf")
    opened.actions_[ActionId.FIRST_DAY].trigger()
    qtbot.waitUntil(desk.idle)
    qtbot.waitUntil(desk.idle)
    printed = pypdfium2.PdfDocument(tmp_path / "paper.pdf")

    assert len(printed) == 1
    assert printed[0].get_textpage().get_text_range() == ""
    assert "Sent to the printer." in opened.page().notices.sentences()


def test_a_folder_that_is_no_casebook_is_refused_on_the_page(
    window: Window, answers: Answers, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.next(tmp_path)
    window.actions_[ActionId.OPEN_CASEBOOK].trigger()
    qtbot.waitUntil(desk.idle)

    assert "There is no casebook in this folder" in window.page().notices.sentences()[0]
    assert isinstance(window.page(), WelcomePage)


def everywhere(case: CaseId) -> list[Destination]:
    found = [Destination(place) for place in pages.places()]
    return [
        *found,
        Destination(Place.HELP),
        *(Destination(page, case) for page in pages.case_pages()),
    ]


def nameless(page: QWidget) -> list[str]:
    """Widgets the keyboard reaches that say nothing to somebody who cannot see them."""
    found = []
    for widget in page.findChildren(QWidget):
        reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisibleTo(page)
        spoken = widget.accessibleName() or (
            widget.text() if isinstance(widget, QAbstractButton) else ""
        )
        if (
            reached
            and not spoken
            and not isinstance(widget, QScrollArea)
            and widget.objectName() != "qt_spinbox_lineedit"
        ):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def test_every_widget_the_keyboard_reaches_has_a_name(
    opened: Window, case_id: CaseId, qtbot: QtBot, desk: Desk
) -> None:
    found: dict[str, list[str]] = {}
    for destination in everywhere(case_id):
        opened.go(destination)
        qtbot.waitUntil(desk.idle)
        found[destination.place] = nameless(opened.page())

    assert {place: names for place, names in found.items() if names} == {}


def too_wide(page: QWidget) -> list[str]:
    """Scroll areas of forms that would have to be scrolled sideways."""
    return [
        area.objectName() or type(area.widget()).__name__
        for area in page.findChildren(QScrollArea)
        if area.isVisibleTo(page) and area.horizontalScrollBar().maximum() > 0
    ]


@pytest.mark.parametrize(
    ("width", "height", "percent"),
    [(1280, 800, 100), (1024, 700, 100), (1280, 800, 200), (1024, 700, 200)],
)
def test_every_page_fits_the_window(  # noqa: PLR0917 - pytest hands fixtures over by name
    opened: Window,
    case_id: CaseId,
    qtbot: QtBot,
    desk: Desk,
    qapp: QApplication,
    width: int,
    height: int,
    percent: int,
) -> None:
    theme.apply(qapp, text_percent=percent)
    opened.resize(width, height)
    found: dict[str, list[str]] = {}
    for destination in everywhere(case_id):
        opened.go(destination)
        qtbot.waitUntil(desk.idle)
        QTest.qWait(1)
        found[destination.place] = too_wide(opened.page())
    size = (opened.width(), opened.height())
    theme.apply(qapp)

    assert {place: areas for place, areas in found.items() if areas} == {}
    assert size == (width, height)


def test_tab_follows_the_reading_order_of_a_form(opened: Window, qtbot: QtBot, desk: Desk) -> None:
    opened.go(Destination(Place.SCHOOL))
    qtbot.waitUntil(desk.idle)
    page = opened.page()
    lines = [
        w
        for w in page.findChildren(QWidget)
        if isinstance(w, QLineEdit | QPlainTextEdit) and w.isVisibleTo(page)
    ]
    tops = [w.mapTo(page, w.rect().topLeft()).y() for w in _tab_order(page) if w in lines]

    assert len(tops) >= 5
    assert tops == sorted(tops)


def _tab_order(page: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        if page.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def test_no_page_of_the_window_shows_markup(opened: Window, show: Callable[..., None]) -> None:
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in opened.findChildren(PlainLabel)
    )


@pytest.mark.slow
def test_the_practice_school_is_made_opened_and_signed_in_to_by_a_click(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    page = window.page()
    assert isinstance(page, WelcomePage)
    page.practice.click()
    qtbot.waitUntil(lambda: isinstance(window.page(), SignInPage), timeout=120_000)
    door = window.page()
    assert isinstance(door, SignInPage)
    someone = door.findChild(PlainButton, "player-headteacher")
    assert someone is not None
    someone.click()
    door.unlock.click()
    qtbot.waitUntil(lambda: isinstance(window.page(), HomePage), timeout=30_000)
    qtbot.waitUntil(desk.idle)
    home = window.page()
    assert isinstance(home, HomePage)

    assert home.model.count(closed=False) + home.model.count(closed=True) == 3
    assert window.windowTitle() == "Casebook · PRACTICE"


def letters_used_twice(page: QWidget) -> list[str]:
    """Letters that more than one thing on the screen answers to, the menus among them."""
    letters = Counter("fcedvh")
    for widget in page.findChildren(QWidget):
        labels = isinstance(widget, QLabel) and widget.buddy() is not None
        if widget.isVisibleTo(page) and (labels or isinstance(widget, QAbstractButton)):
            words = str(widget.property("text")).replace("&&", "").lower()
            letters.update(re.findall(r"&([a-z])", words))
    return sorted(letter for letter, times in letters.items() if times > 1)


def test_no_two_things_on_a_page_answer_to_one_letter(
    window: Window, user: User, case_id: CaseId, qtbot: QtBot, desk: Desk
) -> None:
    found = {"welcome": letters_used_twice(window.page())}
    window.go(Destination(Place.SET_UP))
    found["set_up"] = letters_used_twice(window.page())
    window._opened(user)
    qtbot.waitUntil(desk.idle)
    for destination in everywhere(case_id):
        window.go(destination)
        qtbot.waitUntil(desk.idle)
        QTest.qWait(1)
        found[destination.place] = letters_used_twice(window.page())

    assert {place: letters for place, letters in found.items() if letters} == {}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_return_as_by_space(window: Window, key: Qt.Key) -> None:
    page = window.page()
    assert isinstance(page, WelcomePage)
    QTest.keyClick(page.new, key)

    assert isinstance(window.page(), SetUpPage)


def test_the_keyboard_is_where_a_new_page_begins(window: Window) -> None:
    window.go(Destination(Place.SET_UP))
    page = window.page()
    assert isinstance(page, SetUpPage)

    assert window.focusWidget() is page.school.line


def test_the_keyboard_stays_where_it_is_when_what_happens_now_is_made_anew(
    opened: Window, user: User, case_id: CaseId, qtbot: QtBot, desk: Desk
) -> None:
    def holder() -> str:
        held = opened.page().keyboard()
        return held.objectName() if held else ""

    opened.go(Destination(PageId.CASE, case_id))
    qtbot.waitUntil(lambda: holder() == "nowGo" and desk.idle())  # what happens now comes first
    gone: list[bool] = []
    first = opened.page().keyboard()
    assert first is not None
    first.destroyed.connect(lambda: gone.append(True))
    qtbot.waitUntil(lambda: desk.idle() and opened.page().findChild(FirstPaint) is None)
    report = user.cases.view(case_id).record.report
    kept = replace(report, evidence_where="On the phone of the parent who saw it.")
    opened.page().do(lambda: user.cases.complete_report(case_id, kept))

    qtbot.waitUntil(lambda: gone == [True] and holder() == "nowGo" and desk.idle())
