"""Four answers make a casebook; sheets, people and passwords follow when there is time."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casebook.domain.clock import PlayedClock
from casebook.domain.person import Post
from casebook.domain.school import SchoolCategory
from casebook.domain.set_up import SetUpId
from casebook.services.opening import Opener, Secret, open_casebook
from casebook.services.user import User
from casebook.ui.actions import Destination, Place
from casebook.ui.desk import Desk
from casebook.ui.dialogs import Answers
from casebook.ui.pages.account import AccountPage
from casebook.ui.pages.code import CodePage
from casebook.ui.pages.finish import FinishPage
from casebook.ui.pages.help import HelpPage
from casebook.ui.pages.people import PeoplePage
from casebook.ui.pages.school import SchoolPage
from casebook.ui.pages.set_up import SetUpPage
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.row import RowButton
from tests import builders


@pytest.fixture
def set_up(
    desk: Desk, clock: PlayedClock, opener: Opener, tmp_path: Path, show: Callable[[Page], None]
) -> SetUpPage:
    page = SetUpPage(desk, clock=clock, opener=opener, suggested=tmp_path / "new")
    show(page)
    page.school.set_value("Fernhollow Primary School")
    page.category.set_value(SchoolCategory.COMMUNITY)
    page.person.set_value(builders.HEAD_NAME)
    page.post.set_value(Post.HEADTEACHER)
    page.password.set_value(builders.HEAD_PASSWORD)
    page.again.set_value(builders.HEAD_PASSWORD)
    return page


def test_four_answers_make_a_casebook(set_up: SetUpPage, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(set_up.opened) as done:
        set_up.make.click()
    assert done.args is not None
    user = done.args[0]
    assert isinstance(user, User)

    assert user.school.get().name == "Fernhollow Primary School"
    assert user.post is Post.HEADTEACHER
    assert (tmp_path / "new" / "casebook.json").is_file()
    assert set_up.password.value() == ""
    user.close()


def test_two_passwords_that_differ_are_named_beside_the_second(
    set_up: SetUpPage, tmp_path: Path
) -> None:
    set_up.again.set_value("something else altogether")
    set_up.make.click()

    assert set_up.again.shown_problem() == "The two passwords are not the same."
    assert not (tmp_path / "new").exists()


def test_a_weak_password_is_refused_in_a_sentence_and_leaves_nothing(
    set_up: SetUpPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    set_up.password.set_value("password")
    set_up.again.set_value("password")
    set_up.make.click()
    qtbot.waitUntil(desk.idle)

    assert "longer password" in set_up.notices.sentences()[0]
    assert set_up.make.isEnabled()
    assert not (tmp_path / "new").exists()


def test_a_folder_is_chosen_by_dialog(set_up: SetUpPage, answers: Answers, tmp_path: Path) -> None:
    answers.next(tmp_path / "drive")
    button = set_up.findChild(PlainButton, "browse")
    assert button is not None
    button.click()

    assert set_up.folder.value() == str(tmp_path / "drive" / "Casebook")


def test_a_folder_that_a_service_copies_is_warned_of_while_it_stands_there(
    set_up: SetUpPage, qtbot: QtBot, tmp_path: Path
) -> None:
    set_up.folder.set_value(str(tmp_path / "OneDrive - Fernhollow" / "Casebook"))

    qtbot.waitUntil(lambda: any("OneDrive" in one for one in set_up.notices.sentences()))
    assert "a good place for a backup" in " ".join(set_up.notices.sentences())
    set_up.folder.set_value(str(tmp_path / "drive" / "Casebook"))
    qtbot.waitUntil(lambda: not set_up.notices.sentences())


def test_both_people_compare_words_before_somebody_is_enrolled(
    user: User,
    desk: Desk,
    show: Callable[[Page], None],
    qtbot: QtBot,
    sign_in: Callable[[str, str], User],
) -> None:
    page = PeoplePage(user, desk)
    show(page)
    page.form.name.set_value("Lena Farrow")
    page.form.post.set_value(Post.CLERK)
    page.form.title.set_value("Clerk to the governors")
    page.form.password.set_value("velvet harbour acorn 29")
    page.form.again.set_value("velvet harbour acorn 29")
    page.enrol.click()
    qtbot.waitUntil(page.words.isVisible)
    shown = page.findChild(PlainLabel, "sixWords")
    same = page.findChild(PlainButton, "wordsSame")
    assert shown is not None
    assert same is not None

    assert len(shown.text().split()) == 6
    assert page.form.password.value() == ""
    same.click()
    qtbot.waitUntil(desk.idle)
    assert sign_in("Lena Farrow", "velvet harbour acorn 29").post is Post.CLERK


def test_another_post_is_recorded_and_the_earlier_one_stays_to_be_read(
    user: User, desk: Desk, clock: PlayedClock, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    clock.set(clock.now() + timedelta(days=30))
    page = PeoplePage(user, desk)
    show(page)
    page.set_post.click()
    assert page.posts.who.shown_problem() == "Choose who."
    page.posts.who.set_value(user.person)
    page.posts.post.set_value(Post.DEPUTY_HEAD)
    page.posts.post.edited.emit()
    page.set_post.click()
    qtbot.waitUntil(desk.idle)

    assert user.post is Post.DEPUTY_HEAD

    def shown() -> list[str]:
        return [one.text() for one in page.findChildren(PlainLabel)]

    qtbot.waitUntil(lambda: "Headteacher, Mon 17 Nov 2025 to Wed 17 Dec 2025" in shown())


def test_words_that_differ_enrol_nobody(
    user: User, desk: Desk, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    page = PeoplePage(user, desk)
    show(page)
    page.form.name.set_value("Lena Farrow")
    page.form.post.set_value(Post.CLERK)
    page.form.title.set_value("Clerk")
    page.form.password.set_value("velvet harbour acorn 29")
    page.form.again.set_value("velvet harbour acorn 29")
    page.enrol.click()
    qtbot.waitUntil(page.words.isVisible)
    differ = page.findChild(PlainButton, "wordsDiffer")
    assert differ is not None
    differ.click()
    qtbot.waitUntil(desk.idle)

    assert "not the same on both sides" in page.notices.sentences()[0]
    assert "Lena Farrow" not in {one.name for one in user.people.enrolled()}


def test_ones_own_sheet_is_in_force_once_two_groups_are_typed_back(  # noqa: PLR0917 - pytest hands fixtures over by name
    user: User,
    desk: Desk,
    show: Callable[[Page], None],
    qtbot: QtBot,
    clock: PlayedClock,
    opener: Opener,
) -> None:
    page = AccountPage(user, desk)
    show(page)
    page.new_sheet.click()
    qtbot.waitUntil(page.sheet.isVisible)
    groups = [page.findChild(PlainLabel, f"group-{n}") for n in range(1, 9)]
    typed = [label.text().split()[-1] for label in groups if label is not None]
    assert len(typed) == 8
    first, second = page.sheet.form.fields()
    first.editor.setText(typed[2])  # type: ignore[attr-defined]
    second.editor.setText("AAAA")  # type: ignore[attr-defined]
    confirm = page.findChild(PlainButton, "confirmSheet")
    assert confirm is not None
    confirm.click()
    qtbot.waitUntil(desk.idle)
    assert "Group 7" in page.notices.sentences()[0]

    second.editor.setText(typed[6])  # type: ignore[attr-defined]
    confirm.click()
    qtbot.waitUntil(desk.idle)
    assert not page.sheet.isVisible()
    closed = open_casebook(user.folder, clock=clock, opener=opener)
    closed.sign_in_with_sheet(builders.HEAD_NAME, Secret("".join(typed))).close()


def test_a_new_password_replaces_the_old(
    user: User,
    desk: Desk,
    show: Callable[[Page], None],
    qtbot: QtBot,
    sign_in: Callable[[str, str], User],
) -> None:
    page = AccountPage(user, desk)
    show(page)
    page.old.set_value(builders.HEAD_PASSWORD)
    page.new.set_value("seven otters juggling plums")
    page.again.set_value("seven otters juggling plums")
    page.change.click()
    qtbot.waitUntil(desk.idle)

    assert page.notices.sentences() == ["Your password is changed."]
    assert sign_in(builders.HEAD_NAME, "seven otters juggling plums").name == builders.HEAD_NAME


def test_what_set_up_left_is_a_list_that_leads_to_each_thing(
    user: User, desk: Desk, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    page = FinishPage(user, desk)
    show(page)
    chair = page.findChild(RowButton, f"task-{SetUpId.CHAIR}")
    safe = page.findChild(RowButton, f"task-{SetUpId.SCHOOL_SHEET}")
    assert chair is not None
    assert safe is not None

    with qtbot.waitSignal(page.go) as went:
        chair.click()
    assert went.args == [Destination(Place.PEOPLE)]
    safe.click()
    qtbot.waitUntil(page.sheet.isVisible)
    qtbot.waitUntil(desk.idle)
    assert any(one.recovery for one in user.people.enrolled())


def test_the_letterhead_is_saved(
    user: User, desk: Desk, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    page = SchoolPage(user, desk)
    show(page)
    page.address.set_value("Coppice Lane\nWexmoor\nWX2 5FH")
    page.telephone.set_value("01632 960417")
    page.save.click()
    qtbot.waitUntil(desk.idle)

    assert user.school.get().address == ("Coppice Lane", "Wexmoor", "WX2 5FH")
    assert page.notices.sentences() == ["Saved."]


def test_a_policy_file_with_mistakes_is_refused_with_each_line(  # noqa: PLR0917 - pytest hands fixtures over by name
    user: User,
    desk: Desk,
    show: Callable[[Page], None],
    qtbot: QtBot,
    answers: Answers,
    tmp_path: Path,
) -> None:
    bad = tmp_path / "policy.toml"
    bad.write_text("title = 1\n[[clauses]]\n")
    page = SchoolPage(user, desk)
    show(page)
    answers.next([bad])
    page.adopt.click()
    qtbot.waitUntil(desk.idle)

    assert "Mistakes found" in page.notices.sentences()[0]
    assert "Line " in page.notices.sentences()[1]
    assert len(user.school.policies()) == 1


def test_a_code_that_cannot_be_one_is_refused_in_a_sentence(
    user: User, desk: Desk, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    page = CodePage(user, desk)
    show(page)
    page.code.set_value("ABCD")
    page.check.click()
    qtbot.waitUntil(desk.idle)
    assert "32 letters" in page.notices.sentences()[0]

    page.code.set_value("AAAA-" * 7 + "AAAA")
    page.check.click()
    qtbot.waitUntil(desk.idle)
    assert "No case you can open has this code" in page.notices.sentences()[0]


def test_the_guide_is_plain_words_without_marks(desk: Desk, show: Callable[[Page], None]) -> None:
    page = HelpPage(desk)
    show(page)
    words = [label.text() for label in page.findChildren(PlainLabel)]

    assert "Recording a concern" in words
    assert not any("**" in each or each.startswith("#") for each in words)
