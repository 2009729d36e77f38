"""Time limits and the school calendar: seen, changed, confirmed, and refused in a sentence."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from casebook.domain.calendar import SchoolDates, Term
from casebook.domain.limit_value import LimitKind, Unit
from casebook.services.demo_cast import DAVIT, ORIEL, TERMS, Player
from casebook.ui import theme
from casebook.ui.actions import Place
from casebook.ui.pages.school import SchoolPage
from casebook.ui.pages.school_calendar import SchoolCalendarPage
from casebook.ui.pages.time_limits import TimeLimitsPage
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.plain import PlainLabel
from tests.ui.asking import button, choose, newest, pick, write, written, wrong
from tests.ui.story import Sitting

Sit = Callable[[Player, str, str], Sitting]
SCENE = ("SC-5", "advice is given")


def limits(seat: Sitting, key: str = "") -> TimeLimitsPage:
    return seat.open(lambda user, desk: TimeLimitsPage(user, desk, detail=key))


def calendar(seat: Sitting) -> SchoolCalendarPage:
    return seat.open(SchoolCalendarPage)


def words(page: Page) -> str:
    return "\n".join(one.text() for one in page.findChildren(PlainLabel) if one.isVisibleTo(page))


def save(page: Page, seat: Sitting) -> None:
    button(page, "save").click()
    seat.settle()
    seat.settle()


def test_a_limit_is_changed_and_confirmed_and_says_so(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    seat.user.limits.set_limit("appeal_lodge", 10)
    page = limits(seat, "appeal_lodge")
    assert "10 working days after the letter was received" in words(page)
    assert "no letter quotes it until your school has confirmed it" in words(page)
    assert "1 not confirmed" in words(page)

    write(page, "value", "7")
    write(page, "confirmed_by", "Full governing body")
    write(page, "confirmed_on", "18 Sep 2025")
    save(page, seat)

    limit = seat.user.limits.limits()["appeal_lodge"]
    assert (limit.value, limit.kind) == (7, LimitKind.SCHOOL)
    assert "7 working days after the letter was received" in words(page)
    assert "Confirmed by Full governing body on Thu 18 Sep 2025." in words(page)
    assert "0 not confirmed" in words(page)


def test_what_is_wrong_is_said_beside_the_field_and_nothing_changes(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    before = seat.user.limits.limits()
    page = limits(seat, "appeal_lodge")

    write(page, "value", "11")
    write(page, "confirmed_on", "")
    save(page, seat)
    assert wrong(page, "value") == "Enter a number from 5 to 10."
    assert wrong(page, "confirmed_on") == "Enter the day on which it was confirmed."

    write(page, "value", "ten")
    write(page, "confirmed_by", "")
    write(page, "confirmed_on", "1 Jan 2031")
    save(page, seat)
    assert wrong(page, "value") == "Enter a whole number, such as 12."
    assert wrong(page, "confirmed_on") == "The day it was confirmed cannot be in the future."
    assert wrong(page, "confirmed_by") == "Say who confirmed it."
    assert page.unsaved()
    assert seat.user.limits.limits() == before


def test_the_law_is_shown_and_not_asked(sit: Sit) -> None:
    page = limits(sit(ORIEL, *SCENE), "la_action")

    assert "14 days beginning with the day the local authority was told" in words(page)
    assert "The law sets it, so it cannot be changed here." in words(page)
    assert "School Staffing (England) Regulations 2009, reg 20" in words(page)
    assert "It never pauses" in words(page)
    assert page.findChild(PlainLabel, "error-value") is None


def test_the_notice_of_a_hearing_is_switched_to_school_days(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    page = limits(seat, "hearing_notice")

    choose(page, f"unit-{Unit.CLEAR_SCHOOL_DAYS}")
    save(page, seat)

    assert seat.user.limits.limits()["hearing_notice"].unit is Unit.CLEAR_SCHOOL_DAYS
    assert "10 clear school days after the invitation was received" in words(page)


def test_a_whole_procedure_is_confirmed_at_once(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    for key in ("closure", "appeal_ack"):
        seat.user.limits.set_limit(key, 5)
    page = limits(seat)
    assert "2 time limits are not confirmed yet." in words(page)

    save(page, seat)
    assert wrong(page, "confirmed_by") == "Say who confirmed it."
    write(page, "confirmed_by", "Full governing body")
    write(page, "confirmed_on", "18 Sep 2025")
    save(page, seat)

    found = seat.user.limits.limits()
    assert (found["closure"].value, found["closure"].quotable) == (5, True)
    assert "Every time limit that is your school's to set has been confirmed." in words(page)


def test_the_list_shows_what_somebody_looks_for(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    seat.user.limits.set_limit("closure", 12)
    page = limits(seat)

    def listed() -> set[str]:
        rows = (one.objectName() for one in page.findChildren(type(button(page, "side-all"))))
        return {row.removeprefix("side-") for row in rows if row.startswith("side-")} - {"all"}

    assert len(listed()) == 48
    pick(page, "shown", "unconfirmed")
    QApplication.processEvents()
    QTest.qWait(1)
    assert listed() == {"closure"}
    pick(page, "shown", "statutory")
    QTest.qWait(1)
    assert "la_action" in listed()
    assert "closure" not in listed()


def test_whoever_keeps_no_settings_sees_why_they_cannot_change_them(sit: Sit) -> None:
    seat = sit(DAVIT, "SC-1", "the invitation")
    for page in (limits(seat, "closure"), calendar(seat)):
        assert not button(page, "save").isEnabled()
        assert "keep these settings. Ask one of them." in words(page)


def test_the_calendar_is_typed_a_line_a_term(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    page = calendar(seat)
    assert written(page, "terms").splitlines()[0] == "Wed 3 Sep 2025 to Fri 24 Oct 2025"
    assert "Thu 25 Dec 2025, Christmas Day" in words(page)

    write(page, "terms", "3/9/2025 - 24/10/2025\n\n3 Nov 2025 to 19 Dec 2025")
    write(page, "training", "2 Sep 2025")
    write(page, "closures", "24 Dec 2025\n23 Dec 2025")
    choose(page, "counts-no")
    save(page, seat)

    assert seat.user.calendar.dates() == SchoolDates(
        terms=TERMS[:2],
        closures=(date(2025, 12, 23), date(2025, 12, 24)),
        training=(date(2025, 9, 2),),
        training_counts=False,
    )
    assert written(page, "closures") == "Tue 23 Dec 2025\nWed 24 Dec 2025"
    assert not page.unsaved()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("terms", "3 Sep 2025 to 24 Oct 2025\nHalf term", "Line 2 is no term."),
        ("terms", "3 Sep 2025 to 31 Sep 2025", "Line 1 is no term."),
        ("training", "\nsoon", "Line 2 is no day."),
        ("closures", "30 Feb 2026", "Line 1 is no day."),
    ],
)
def test_a_line_that_is_no_day_is_named(sit: Sit, field: str, typed: str, sentence: str) -> None:
    seat = sit(ORIEL, *SCENE)
    page = calendar(seat)

    write(page, field, typed)
    save(page, seat)

    assert wrong(page, field).startswith(sentence)
    assert seat.user.calendar.dates() == SchoolDates(terms=TERMS)


def test_terms_that_overlap_are_refused_and_what_was_typed_stays(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    page = calendar(seat)
    typed = "3 Sep 2025 to 24 Oct 2025\n20 Oct 2025 to 19 Dec 2025"

    write(page, "terms", typed)
    save(page, seat)

    assert "Two terms overlap: one begins on Mon 20 Oct 2025" in words(page)
    assert written(page, "terms") == typed
    assert page.unsaved()
    assert seat.user.calendar.dates().terms == TERMS
    assert Term(date(2025, 9, 3), date(2025, 10, 24)) in TERMS


def test_school_settings_lead_to_both(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    page = seat.open(SchoolPage)

    button(page, "time-limits").click()
    button(page, "school-calendar").click()
    button(limits(seat), "to-case").click()
    button(calendar(seat), "to-school").click()

    places = [one.place for one in seat.went]
    assert places == [Place.TIME_LIMITS, Place.SCHOOL_CALENDAR, Place.SCHOOL, Place.SCHOOL]


def test_a_day_is_worked_out_and_nothing_recorded(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    before = seat.user.limits.limits()
    page = limits(seat, "hearing_notice")
    write(page, "start", "9 Feb 2026")
    seat.settle()
    assert "Tue 24 Feb 2026: 10 clear working days after the invitation was received" in words(page)
    write(page, "start", "9 Feb 20")
    seat.settle()
    write(page, "start", "soon")
    seat.settle()
    assert newest(page, PlainLabel, "worked-out").text() == ""

    page = limits(seat, "companion_postponement_window")
    write(page, "start", "2 Apr 2026")
    seat.settle()
    assert "between Tue 7 Apr 2026 and Mon 13 Apr 2026, those days included" in words(page)
    assert seat.user.limits.limits() == before


MENUS = "fcedvh"


@pytest.mark.parametrize("which", ["all", "hearing_notice", "calendar"])
def test_no_two_things_answer_to_one_mnemonic(sit: Sit, which: str) -> None:
    seat = sit(ORIEL, *SCENE)
    seat.user.limits.set_limit("closure", 12)
    page = calendar(seat) if which == "calendar" else limits(seat, which)

    letters = Counter(MENUS)
    for widget in page.findChildren(QWidget):
        label = isinstance(widget, QLabel) and widget.buddy() is not None
        if widget.isVisibleTo(page) and (label or isinstance(widget, QAbstractButton)):
            assert isinstance(widget, QLabel | QAbstractButton)
            letters.update(re.findall(r"&([a-z])", widget.text().replace("&&", "").lower()))

    assert [letter for letter, times in letters.items() if times > 1] == []


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, text_percent=200)
    yield
    theme.apply(qapp)


@pytest.mark.usefixtures("large")
def test_nothing_has_to_be_scrolled_sideways_with_large_letters(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    for make in (
        lambda user, desk: TimeLimitsPage(user, desk, detail="hearing_notice"),
        SchoolCalendarPage,
    ):
        page = seat.open(make, size=(1024, 660))
        QTest.qWait(1)
        assert page.minimumSizeHint().width() <= 1024
        areas = page.findChildren(QScrollArea)
        assert [area.horizontalScrollBar().maximum() for area in areas] == [0] * len(areas)
