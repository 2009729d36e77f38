"""The pages of the school's people: used by keyboard, refused in a sentence, and nothing cut off."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from casebook.domain.delegation import Decider, Power, Whom
from casebook.domain.governor import Governor, GovernorKind, Office
from casebook.domain.hours import Stretch, StretchKind, Weekday
from casebook.domain.ids import PersonId
from casebook.domain.person import Post
from casebook.domain.report import About
from casebook.domain.school_people import Duty, PrivacyPapers, SchoolContact
from casebook.domain.staff import AcknowledgedBy, Acknowledgement, JobRequirement, StaffMember
from casebook.domain.staff_import import NEW, Known
from casebook.services.user import User
from casebook.ui import theme
from casebook.ui.actions import Destination, Place
from casebook.ui.desk import Desk
from casebook.ui.dialogs import Answers
from casebook.ui.pages.concern import ConcernPage
from casebook.ui.pages.contacts import ContactsPage
from casebook.ui.pages.delegation import DelegationPage
from casebook.ui.pages.governors import GovernorsPage
from casebook.ui.pages.school import SchoolPage
from casebook.ui.pages.staff import StaffPage
from casebook.ui.pages.staff_import import StaffImportPage
from casebook.ui.pages.staff_member import StaffMemberPage
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.row import RowButton
from tests.builders import HR_NAME, HR_PASSWORD
from tests.unit.store.sample_people import staff_member

Show = Callable[[Page], None]
SignIn = Callable[[str, str], User]
MENUS = "fcedvh"
COOK = StaffMember(NEW, "Li Po", "Cook")
PAGES = (
    StaffPage, StaffMemberPage, StaffImportPage, GovernorsPage, DelegationPage, ContactsPage,
)  # fmt: skip


def words_of(page: Page) -> str:
    QCoreApplication.processEvents()  # labels that were just made are shown
    labels = page.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page))


def cell(page: StaffMemberPage, name: str) -> QWidget:
    found = page.form.week.findChild(QWidget, name)
    assert found is not None
    return found


def somebody(user: User) -> StaffMember:
    user.staff.save(COOK)
    [kept] = user.staff.members()
    return kept


def a_full_school(user: User, tmp_path: Path) -> None:
    week = (
        Stretch(Weekday.MONDAY, time(8, 30), time(12, 15)),
        Stretch(Weekday.MONDAY, time(12, 45), time(15, 30)),
    )
    name = "Maximiliana Featherstonehaugh-Cholmondeley"
    user.staff.save(replace(COOK, name=name, post="Higher level teaching assistant", week=week))
    user.governors.save(Governor(NEW, name, GovernorKind.LOCAL_AUTHORITY, Office.VICE_CHAIR))
    user.school_people.save(SchoolContact(Duty.LADO, name, "Multi-agency safeguarding hub"))


# What every page does


def opened(kind: type[Page], user: User, desk: Desk, tmp_path: Path, answers: Answers) -> Page:
    [member] = user.staff.members()
    page = kind(user, desk, detail=member.id if kind is StaffMemberPage else "")  # type: ignore[call-arg, arg-type]
    if isinstance(page, StaffImportPage):
        path = tmp_path / "staff.csv"
        path.write_text(f"Name,Job title,Mon\n{member.name},{member.post},9-12\n=A,Cook,9\n")
        answers.next([path])
    return page


@pytest.mark.parametrize("kind", PAGES)
def test_everything_has_a_name_and_a_mnemonic_of_its_own(  # noqa: PLR0917 - fixtures by name
    kind: type[Page], user: User, desk: Desk, show: Show, qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:  # fmt: skip
    a_full_school(user, tmp_path)
    page = opened(kind, user, desk, tmp_path, answers)
    show(page)
    every_step(page, desk, qtbot)

    letters, nameless = Counter[str](MENUS), []
    for widget in (one for one in page.findChildren(QWidget) if one.isVisibleTo(page)):
        words = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if (
            reached
            and not isinstance(widget, QScrollArea)
            and not (widget.accessibleName() or words)
        ):
            nameless.append(widget.objectName())
        if isinstance(widget, QAbstractButton) or (
            isinstance(widget, QLabel) and widget.buddy() is not None
        ):
            letters.update(re.findall(r"&([a-z])", words.replace("&&", "").lower()))
    assert nameless == []
    assert [letter for letter, times in letters.items() if times > 1] == []


@pytest.mark.parametrize(("size", "percent"), [((1024, 700), 100), ((1280, 800), 200)])
@pytest.mark.parametrize("kind", PAGES)
def test_nothing_is_scrolled_sideways(  # noqa: PLR0917 - pytest hands fixtures over by name
    kind: type[Page], user: User, desk: Desk, show: Show, qtbot: QtBot, qapp: QApplication,
    tmp_path: Path, answers: Answers, size: tuple[int, int], percent: int,
) -> None:  # fmt: skip
    a_full_school(user, tmp_path)
    theme.apply(qapp, text_percent=percent)
    try:
        page = opened(kind, user, desk, tmp_path, answers)
        show(page)
        page.resize(*size)
        every_step(page, desk, qtbot)
        wide = [
            area.horizontalScrollBar().maximum()
            for area in page.findChildren(QScrollArea)
            if area.isVisibleTo(page)
        ]
        assert (page.width(), page.height()) == size
    finally:
        theme.apply(qapp)
    assert wide == [0]


def every_step(page: Page, desk: Desk, qtbot: QtBot) -> None:
    """Everything a page can show at once."""
    if isinstance(page, StaffImportPage):
        page.choose.click()
        qtbot.waitUntil(desk.idle)
        page.match.click()
        qtbot.waitUntil(desk.idle)
        assert page.lines.isVisibleTo(page)
    if isinstance(page, GovernorsPage | ContactsPage):
        page.findChildren(RowButton)[0].click()
    qtbot.wait(20)


@pytest.mark.parametrize("kind", PAGES)
def test_somebody_who_may_not_change_it_is_told_whom_to_ask(  # noqa: PLR0917 - fixtures by name
    kind: type[Page], user: User, hr: PersonId, sign_in: SignIn, desk: Desk, show: Show
) -> None:
    somebody(user)
    user.school.set_post(hr, Post.EMPLOYEE, "Teacher")
    other = sign_in(HR_NAME, HR_PASSWORD)
    [member] = other.staff.members()
    page = kind(other, desk, detail=member.id if kind is StaffMemberPage else "")  # type: ignore[call-arg, arg-type]
    show(page)

    assert "Ask one of them" in words_of(page)
    primary = [one for one in page.findChildren(PlainButton) if one.property("role") == "primary"]
    assert not any(one.isEnabled() for one in primary if one.isVisibleTo(page))


def test_school_settings_lead_to_the_people(user: User, desk: Desk, show: Show) -> None:
    page, went = SchoolPage(user, desk), list[Destination]()
    page.go.connect(went.append)
    show(page)

    for place in (Place.STAFF, Place.GOVERNORS, Place.DELEGATION, Place.CONTACTS):
        way = page.findChild(PlainButton, f"to-{place}")
        assert way is not None
        way.click()

    assert [to.place for to in went] == [
        Place.STAFF, Place.GOVERNORS, Place.DELEGATION, Place.CONTACTS,
    ]  # fmt: skip


# The staff record


def test_people_are_listed_filtered_and_opened(user: User, desk: Desk, show: Show) -> None:
    member = somebody(user)
    user.staff.save(
        replace(COOK, name="Old Person", post="Caretaker", works_until=date(2024, 8, 31))
    )
    page, went = StaffPage(user, desk), list[Destination]()
    page.go.connect(went.append)
    show(page)

    rows = page.findChildren(RowButton)
    assert [row.accessibleName().split(".")[0] for row in rows] == ["Li Po", "Old Person"]
    assert "Does not work here now" in rows[1].accessibleName()
    rows[0].click()
    assert went == [Destination(Place.STAFF_MEMBER, detail=member.id)]

    page.filter.line.setFocus()
    page.filter.set_value("caret")
    page.filter.edited.emit()
    QCoreApplication.processEvents()
    shown = [row for row in page.findChildren(RowButton) if row.isVisibleTo(page)]
    assert [row.accessibleName().split(".")[0] for row in shown] == ["Old Person"]


def test_somebody_is_added_with_hours_and_what_they_were_told(
    user: User, desk: Desk, show: Show, qtbot: QtBot
) -> None:
    page = StaffMemberPage(user, desk, detail="new")
    back = list[int]()
    page.back.connect(lambda: back.append(1))
    show(page)
    form = page.form
    form.name.set_value("Kerensa Holloway-Pike")
    form.post.set_value("Teaching assistant")
    form.teaching.set_value("no")
    hours = cell(page, "staffWeek-monday-work")
    rest = cell(page, "staffWeek-monday-break")
    QTest.keyClicks(hours, "8:30-15:30")
    QTest.keyClicks(rest, "12.15-12.45")
    form.week.same.click()
    form.needs.set_value("The school's account")
    form.allowed_by.set_value("Oriel Tansley")
    form.version.set_value("2018")
    form.acknowledged_on.set_value(date(2019, 9, 3))
    form.method.set_value(AcknowledgedBy.INDUCTION)
    page.save.click()
    qtbot.waitUntil(desk.idle)

    [kept] = user.staff.members()
    school_week = list(Weekday)[:5]
    assert back == [1]
    assert kept.teaching is False
    assert set(kept.week) == {
        *(Stretch(day, time(8, 30), time(15, 30)) for day in school_week),
        *(Stretch(day, time(12, 15), time(12, 45), StretchKind.BREAK) for day in school_week),
    }
    assert kept.job_requirement == JobRequirement("The school's account", "Oriel Tansley")
    assert kept.acknowledgements == (
        Acknowledgement("2018", date(2019, 9, 3), AcknowledgedBy.INDUCTION),
    )


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_kept(
    user: User, desk: Desk, show: Show, qtbot: QtBot
) -> None:
    page = StaffMemberPage(user, desk, detail="new")
    show(page)
    page.form.name.set_value("Li Po")
    QTest.keyClicks(cell(page, "staffWeek-monday-work"), "mornings")
    page.form.version.set_value("2018")
    page.form.overtime_hours.set_value("late")
    page.save.click()
    qtbot.waitUntil(desk.idle)

    assert page.form.post.shown_problem() == "Enter what they do."
    assert page.form.week.shown_problem().startswith("Monday: write times like 08:30-15:30")
    assert (
        page.form.acknowledged_on.shown_problem() == "Enter the day on which it was acknowledged."
    )
    assert page.form.overtime_hours.shown_problem() == "Write the times like 18:00-20:00."
    assert user.staff.members() == ()
    assert page.unsaved()


def test_a_record_opened_and_saved_again_is_the_same(
    user: User, desk: Desk, show: Show, qtbot: QtBot
) -> None:
    user.staff.save(replace(staff_member(), training=(), overtime=()))
    [before] = user.staff.members()
    page = StaffMemberPage(user, desk, detail=before.id)
    show(page)
    page.form.needs.set_value("The school's two accounts")
    page.save.click()
    qtbot.waitUntil(desk.idle)

    assert before.job_requirement is not None
    needed = replace(before.job_requirement, what="The school's two accounts")
    assert user.staff.members() == (replace(before, job_requirement=needed),)


def test_an_entry_made_by_mistake_is_removed_after_a_yes(
    user: User, desk: Desk, show: Show, qtbot: QtBot, answers: Answers
) -> None:
    page = StaffMemberPage(user, desk, detail=somebody(user).id)
    show(page)
    answers.next(0)
    page.remove.click()
    qtbot.waitUntil(desk.idle)
    assert len(user.staff.members()) == 1

    answers.next(1)
    page.remove.click()
    qtbot.waitUntil(desk.idle)
    assert user.staff.members() == ()


# Importing


@pytest.fixture
def importing(user: User, desk: Desk, show: Show) -> StaffImportPage:
    page = StaffImportPage(user, desk)
    show(page)
    return page


def pick(page: StaffImportPage, desk: Desk, qtbot: QtBot, answers: Answers, path: Path) -> None:
    answers.next([path])
    page.choose.click()
    qtbot.waitUntil(desk.idle)


def test_a_list_is_chosen_matched_looked_at_and_imported(  # noqa: PLR0917 - fixtures by name
    importing: StaffImportPage, user: User, desk: Desk, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:  # fmt: skip
    somebody(user)
    path = tmp_path / "list.csv"
    path.write_text(
        "Person;What;Boss\nLi Po;Cook;A Boss\n=A();Clerk;\nNo Post;;\n", encoding="cp1252"
    )
    pick(importing, desk, qtbot, answers, path)
    name, post, boss = importing._fields
    assert (name.value(), post.value(), boss.value()) == ("name", "", "")

    importing.match.click()
    qtbot.waitUntil(desk.idle)
    assert "No column is matched to the post" in words_of(importing)

    post.set_value("post")
    boss.set_value("line_manager")
    importing.match.click()
    qtbot.waitUntil(desk.idle)
    shown = words_of(importing)
    assert "1 new · 1 on the record already · 1 left out" in shown
    assert "Looks like a formula, and is kept as the text it is: =A()" in shown
    assert "The post is missing" in shown

    importing.import_.click()
    assert importing.known.shown_problem()
    importing.known.set_value(Known.UPDATE)
    importing.import_.click()
    qtbot.waitUntil(desk.idle)
    kept = {one.name: one.line_manager for one in user.staff.members()}
    assert kept == {"Li Po": "A Boss", "=A()": ""}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty"),
        (b"\x00", "not a CSV"),
        (b"N,P\n" + b"a,b\n" * 100_000, "2000 lines"),
    ],
)
def test_a_bad_file_is_one_sentence_and_nothing_is_stored(  # noqa: PLR0917 - fixtures by name
    importing: StaffImportPage, user: User, desk: Desk, qtbot: QtBot, answers: Answers,
    tmp_path: Path, data: bytes, sentence: str,
) -> None:  # fmt: skip
    path = tmp_path / "list.csv"
    path.write_bytes(data)
    pick(importing, desk, qtbot, answers, path)

    assert sentence in words_of(importing)
    assert not importing.match.isVisibleTo(importing)
    assert user.staff.members() == ()


def test_the_blank_list_is_saved_and_can_be_read_again(  # noqa: PLR0917 - fixtures by name
    importing: StaffImportPage, user: User, desk: Desk, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:  # fmt: skip
    target = tmp_path / "blank.csv"
    answers.next(target)
    importing.blank.click()
    qtbot.waitUntil(desk.idle)

    with target.open("ab") as file:
        file.write(b"Li Po,Cook\r\n")
    sheet = user.staff.read_file(target)
    assert sheet.headings[:2] == ("Name", "Post")
    assert sheet.lines[0].cells[:2] == ("Li Po", "Cook")


# Governors, delegation, contacts


def test_governors_are_added_changed_and_counted(
    user: User, desk: Desk, show: Show, qtbot: QtBot
) -> None:
    page = GovernorsPage(user, desk)
    show(page)
    assert "Nobody is on the list yet" in words_of(page)
    for name in ("Tom Wrexley", "Hana Brightwell"):
        page.form.name.set_value(name)
        page.form.kind.set_value(GovernorKind.PARENT)
        page.save.click()
        qtbot.waitUntil(desk.idle)
    assert "Only 2 governors can hear a case" in words_of(page)

    page.findChildren(RowButton)[0].click()
    assert page.form.name.value() == "Hana Brightwell"
    page.form.office.set_value(Office.CHAIR)
    page.save.click()
    qtbot.waitUntil(desk.idle)
    assert [(one.name, one.office) for one in user.governors.governors()] == [
        ("Hana Brightwell", Office.CHAIR),
        ("Tom Wrexley", None),
    ]
    assert page.form.name.value() == ""


def test_a_second_chair_is_said_to_be_one_too_many(
    user: User, desk: Desk, show: Show, qtbot: QtBot
) -> None:
    user.governors.save(Governor(NEW, "Tom Wrexley", GovernorKind.PARENT, Office.CHAIR))
    page = GovernorsPage(user, desk)
    show(page)
    page.form.name.set_value("Hana Brightwell")
    page.form.kind.set_value(GovernorKind.PARENT)
    page.form.office.set_value(Office.CHAIR)
    page.save.click()
    qtbot.waitUntil(desk.idle)

    assert "Two governors cannot be chair" in words_of(page)
    assert page.form.name.value() == "Hana Brightwell"


def test_the_scheme_is_confirmed_and_only_lawful_answers_are_offered(
    user: User, desk: Desk, show: Show, qtbot: QtBot
) -> None:
    page = DelegationPage(user, desk)
    show(page)
    assert "This is the usual scheme" in words_of(page)
    ending = page._fields[Power.END_SUSPENSION, Whom.STAFF]
    assert {ending.box.itemData(n) for n in range(1, ending.box.count())} == {
        Decider.GOVERNORS_PANEL,
        Decider.GOVERNING_BODY,
    }
    page.save.click()
    assert page.adopted.shown_problem()

    page._fields[Power.DISMISS, Whom.STAFF].set_value(Decider.HEADTEACHER)
    page.adopted.set_value(date(2025, 3, 3))
    page.save.click()
    qtbot.waitUntil(desk.idle)
    scheme = user.delegation.get()
    assert scheme.dismissal_delegation is Decider.HEADTEACHER
    assert scheme.decides(Power.SUSPEND, Whom.HEAD) is Decider.GOVERNING_BODY
    assert "This is the usual scheme" not in words_of(page)


def test_contacts_and_papers_are_kept(user: User, desk: Desk, show: Show, qtbot: QtBot) -> None:
    page = ContactsPage(user, desk)
    show(page)
    duty = page.findChild(RowButton, f"duty-{Duty.LADO}")
    assert duty is not None
    duty.click()
    page.form.name.set_value("Callum Reyes-Hart")
    page.form.email.set_value("no address")
    page.save.click()
    qtbot.waitUntil(desk.idle)
    assert "This is no e-mail address" in words_of(page)
    page.form.email.set_value("lado@wexmoor.example.org")
    page.save.click()
    qtbot.waitUntil(desk.idle)

    page.papers.notice.set_value("3")
    page.papers.discipline.set_value("yes")
    page.papers.monitoring.set_value("no")
    page.save_papers.click()
    qtbot.waitUntil(desk.idle)

    assert user.school_people.people().contacts == (
        SchoolContact(Duty.LADO, "Callum Reyes-Hart", email="lado@wexmoor.example.org"),
    )
    assert user.school_people.papers() == PrivacyPapers(
        "3", covers_discipline=True, covers_monitoring=False
    )
    assert "Callum Reyes-Hart" in words_of(page)


# A concern


def test_choosing_from_the_staff_record_fills_in_name_and_post(
    user: User, desk: Desk, show: Show, qtbot: QtBot
) -> None:
    member = somebody(user)
    page = ConcernPage(user, desk)
    show(page)
    page.about.set_value(About.EMPLOYEE)
    page.next.click()
    qtbot.waitUntil(desk.idle)
    form = page.form
    form.pick.set_value(member.id)
    form.pick.edited.emit()

    assert (form.name.value(), form.post.value()) == ("Li Po", "Cook")
    assert form.chosen() == member.id
    form.name.set_value("Somebody Else")
    assert form.chosen() is None
