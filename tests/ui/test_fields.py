"""Fields say what is wrong in words, beside themselves and gathered at the top."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from casebook.domain.clock import LONDON
from casebook.domain.report import Risk
from casebook.domain.words import full_day, written_day
from casebook.ui.widgets import wording
from casebook.ui.widgets.choice_field import ChoiceField, PickField
from casebook.ui.widgets.day_field import DayField, MomentField
from casebook.ui.widgets.day_text import read_day, read_time
from casebook.ui.widgets.field import CheckField, Field, LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.plain import PlainButton


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("24 Nov 2026", date(2026, 11, 24)),
        ("Tue 24 November 2026", date(2026, 11, 24)),
        ("tuesday, 24th nov 26", date(2026, 11, 24)),
        ("24/11/2026", date(2026, 11, 24)),
        ("24 11 26", date(2026, 11, 24)),
        ("2026-11-24", date(2026, 11, 24)),
        ("31 Feb 2026", None),
        ("11/24/2026", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, meant: date | None) -> None:
    assert read_day(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("21:14", time(21, 14)),
        ("9.05", time(9, 5)),
        ("9:05 pm", time(21, 5)),
        ("12am", time(0, 0)),
        ("12 pm", time(12, 0)),
        ("24:00", None),
        ("13pm", None),
        ("9", None),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, meant: time | None) -> None:
    assert read_time(typed) == meant


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_we_write_is_read_back(day: date) -> None:
    assert read_day(written_day(day)) == day
    assert read_day(full_day(day)) == day


def test_a_day_that_does_not_exist_is_named_beside_its_field(qtbot: QtBot) -> None:
    form = Form()
    field = DayField("&When", name="when", missing="Enter when.")
    form.add(field)
    qtbot.addWidget(form)
    field.line.setText("31 Feb 2026")

    assert not form.check()
    assert "exists" in field.shown_problem()


def test_a_moment_needs_both_its_parts(qtbot: QtBot) -> None:
    field = MomentField("When", name="when")
    qtbot.addWidget(field)

    assert field.problem() == ""
    field.line.setText("9 Nov 2026")
    assert "time" in field.problem()
    field.clock.setText("09:42")
    assert field.problem() == ""
    assert field.moment() == datetime(2026, 11, 9, 9, 42, tzinfo=LONDON)


def test_what_is_missing_is_gathered_at_the_top_and_leads_to_its_field(qtbot: QtBot) -> None:
    form = Form()
    what = TextField("&What happened", name="what", missing="Say what happened.")
    name = LineField("&Name", name="name", missing="Enter a name.")
    form.add(what, name)
    qtbot.addWidget(form)
    form.show()

    assert not form.check()
    assert what.shown_problem() == "Say what happened."
    link = form.findChild(PlainButton, "go-name")
    assert link is not None
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert form.focusWidget() is name.line

    what.set_value("A post")
    QTest.keyClicks(name.line, "Ana")
    assert form.check()
    assert form.errors.isHidden()


def test_a_choice_is_reached_and_made_by_keyboard(qtbot: QtBot) -> None:
    field = ChoiceField("Is anyone in danger?", wording.RISKS, name="risk", missing="Choose one.")
    qtbot.addWidget(field)
    field.show()

    assert field.problem() == "Choose one."
    field.setFocus()
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(field.focusWidget(), Qt.Key.Key_Space)
    assert field.value() == Risk.NO
    field.set_value(None)
    assert field.is_empty()


def test_a_list_keeps_the_answer_while_it_is_still_offered(qtbot: QtBot) -> None:
    field = PickField("Post", {"a": "A", "b": "B"}, name="post")
    qtbot.addWidget(field)
    field.set_value("b")

    field.set_options({"b": "B", "c": "C"})
    assert field.value() == "b"
    field.set_options({"c": "C"})
    assert field.value() == ""


def test_every_field_has_a_name_for_those_who_cannot_see_it(qtbot: QtBot) -> None:
    form = Form()
    form.add(
        LineField("&One", name="one", help="Short help."),
        TextField("&Two", name="two"),
        CheckField("T&hree", name="three"),
        DayField("&Four", name="four"),
    )
    qtbot.addWidget(form)

    assert [field.editor.accessibleName() for field in form.fields()] == [
        "One",
        "Two",
        "Three",
        "Four",
    ]
    assert form.fields()[0].editor.accessibleDescription() == "Short help."


def test_words_put_in_by_the_program_are_no_answer_of_a_person(qtbot: QtBot) -> None:
    field = TextField("What happened", name="what")
    qtbot.addWidget(field)

    with qtbot.assertNotEmitted(field.edited):
        field.set_value("As it was recorded")

    assert field.value() == "As it was recorded"
    with qtbot.waitSignal(field.edited):
        QTest.keyClicks(field.text, "x")


@pytest.mark.parametrize(
    ("make", "typed"),
    [
        (lambda: LineField("Name", name="a"), "  Ana"),
        (lambda: TextField("What", name="a"), "one\n two"),
        (lambda: CheckField("Yes", name="a"), "yes"),
        (lambda: CheckField("Yes", name="a"), ""),
        (lambda: ChoiceField("Which", {"x": "X", "y": "Y"}, name="a"), "y"),
        (lambda: PickField("Which", {"x": "X", "y": "Y"}, name="a"), "x"),
        (lambda: DayField("Day", name="a"), "31 Feb 20"),
        (lambda: MomentField("When", name="a"), "1 Nov 2025|21:"),
        (lambda: MomentField("When", name="a"), "|21:14"),
    ],
)
def test_an_answer_comes_back_as_it_was_typed_and_is_nothing_a_person_did(
    make: Callable[[], Field], typed: str, qtbot: QtBot
) -> None:
    form, other = Form(), Form()
    for each in (form, other):
        qtbot.addWidget(each)
        each.add(make())
    form.fill((("a", typed), ("gone", "a field that is no more")))
    edits: list[bool] = []
    other.edited.connect(lambda: edits.append(True))
    other.fill(form.values())

    assert other.values() == (("a", typed),)
    assert edits == []


def test_a_draft_never_holds_a_password(qtbot: QtBot) -> None:
    field = LineField("Password", name="password", secret=True)
    qtbot.addWidget(field)
    field.set_value("granite puffin ledger 83")

    assert field.kept() == ""


class _Shown(QObject):
    """Remembers what was shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_nothing_of_a_field_is_a_window_of_its_own_for_a_moment(
    qtbot: QtBot, qapp: QApplication
) -> None:
    shown = _Shown()
    qapp.installEventFilter(shown)
    field = LineField("Name", name="name", help="As it is written", missing="Enter it")
    field.show_problem("Enter it")
    field.say_below("Cleaned")
    qapp.removeEventFilter(shown)
    qtbot.addWidget(field)

    assert shown.windows == []
