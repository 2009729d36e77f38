"""Deadlines: what is due in every case, as a list or as a month, and the dates for a diary or on paper."""

from collections import Counter
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.changes import Kind
from casebook.domain.deadline_list import (
    Band,
    Dated,
    DeadlineList,
    ahead,
    day_kind,
)
from casebook.domain.words import full_day
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import dates_out, theme
from casebook.ui.actions import Destination, Place
from casebook.ui.desk import Desk
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import TOP, Card, holder, in_row, pad
from casebook.ui.widgets.deadline_list import DeadlineList as ListView
from casebook.ui.widgets.flow import FlowLayout, in_flow
from casebook.ui.widgets.month_view import KINDS, MonthView
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class DeadlinesPage(Page):
    """What is due, by day. It reads the one row of each case and opens none."""

    watches: ClassVar[frozenset[Kind]] = frozenset(Kind) - {Kind.DRAFT}

    def __init__(
        self, user: User, desk: Desk, *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, detail=detail, parent=parent)
        self._user = user
        self._found: DeadlineList | None = None
        self.list, self.of_day = ListView(), ListView(name="ofDay")
        self.month = MonthView()
        self.mine, self.all = _chip("mine"), _chip("everybody")
        self.as_list, self.as_month = _chip("asList", _("&List")), _chip("asMonth", _("Mo&nth"))
        self._groups = [
            _either(self, self.mine, self.all),
            _either(self, self.as_list, self.as_month),
        ]
        self.diary = PlainButton(_("P&ut these dates in my calendar"), name="toDiary")
        self.print = PlainButton(_("Pr&int the dates"), name="printDates")
        self._why_not = PlainLabel("", "small")
        self._stack, self._body = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        outer = QVBoxLayout()
        pad(outer, 24, 18)
        outer.setSpacing(theme.px(10))
        outer.addWidget(PlainLabel(_("Deadlines"), "title", wrap=False))
        row = FlowLayout()
        for each in (self.mine, self.all, self.as_list, self.as_month):
            row.addWidget(each)
        self._tools = holder(row)
        outer.addWidget(self._tools)
        self._nobody = PlainLabel("", "muted")
        outer.addWidget(self._nobody)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._month_side())
        self._body.addWidget(self._stack)
        self._body.addWidget(self._nothing())
        outer.addWidget(self._body, 1)
        self._out = holder(in_flow(self.diary, self.print, gap=10))
        outer.addWidget(self._out)
        outer.addWidget(self._why_not)
        self.content.addLayout(outer)

    def _month_side(self) -> QWidget:
        earlier = PlainButton(_("← Earlie&r"), "link", name="earlier")
        later = PlainButton(_("La&ter →"), "link", name="later")
        earlier.clicked.connect(lambda: self.month.turn(-1))
        later.clicked.connect(lambda: self.month.turn(1))
        self._month_name = PlainLabel("", "heading", wrap=False)
        column = QVBoxLayout()
        column.setSpacing(theme.px(6))
        column.addLayout(in_row(earlier, self._month_name, later, gap=14))
        column.addWidget(self.month, 1)
        self._paused = PlainLabel("", "small")
        column.addWidget(self._paused)
        side = QVBoxLayout()
        self._day_name, self._day_note = PlainLabel("", "heading"), PlainLabel("", "small")
        for each in (self._day_name, self._day_note):
            side.addWidget(each)
        side.addWidget(self.of_day, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(18))
        row.addWidget(holder(column), 3)
        row.addWidget(holder(side), 2)
        return holder(row)

    def _nothing(self) -> QWidget:
        self._empty = Card(_("Nothing is due"), name="nothingDue")
        self._empty_words = PlainLabel("")
        record = PlainButton(_("&Record a concern"), "primary", name="recordFirst")
        record.clicked.connect(lambda: self.go_to(Place.CONCERN))
        cases = PlainButton(_("C&ases"), "link", name="toCases")
        cases.clicked.connect(lambda: self.go_to(Place.HOME))
        self._empty.add(self._empty_words)
        self._empty.body.addLayout(in_flow(record, cases, gap=14))
        self._record_first = record
        self._empty.setMaximumWidth(theme.column(100))
        box = QVBoxLayout()
        box.addWidget(self._empty, 0, TOP)
        box.addStretch(1)
        return holder(box)

    def _connect(self) -> None:
        self.list.opened.connect(self._open)
        self.of_day.opened.connect(self._open)
        self.mine.toggled.connect(self._choose)
        self.as_month.toggled.connect(self._turn_to)
        self.month.chosen.connect(lambda _day: self._show_month())
        self.diary.clicked.connect(lambda: self.paper.emit(dates_out.diary(self._user)))
        self.print.clicked.connect(lambda: self.paper.emit(dates_out.sheet(self._user)))

    @override
    def look(self) -> None:
        self.ask(self._user.deadlines.look, self._show)

    def _show(self, found: DeadlineList) -> None:
        first = self._found is None
        with self.unmoved():
            self._show_found(found)
        if first and found.rows:
            self.list.setFocus()

    def _show_found(self, found: DeadlineList) -> None:
        first, self._found = self._found is None, found
        mine = sum(one.mine for one in found.rows)
        self.mine.setText(_("&Mine · {n}").format(n=mine))
        self.all.setText(_("Everybody'&s · {n}").format(n=len(found.rows)))
        if first:
            (self.mine if mine else self.all).setChecked(True)
            self.as_list.setChecked(True)
            self.month.choose(found.today)
        self._show_empty(found)
        can = bool(ahead(found.rows))
        self.diary.setEnabled(can)
        why = "" if can or not found.rows else _("There is no day ahead to put in a calendar.")
        self._why_not.setText(why)
        self._why_not.setVisible(bool(why))
        self._choose()

    def _show_empty(self, found: DeadlineList) -> None:
        empty = not found.rows
        self._body.setCurrentIndex(1 if empty else 0)
        self._tools.setVisible(not empty)
        self._out.setVisible(not empty)
        self._record_first.setVisible(not found.cases)
        self._empty_words.setText(
            _(
                "No case has a step with a last day now. As soon as one has, it stands here, and on the page of its case."
            )
            if found.cases
            else _(
                "No case is open. Once a concern is recorded, this page shows what has to be done by when, in every"
                " case you can open, and how each day was counted."
            )
        )

    def _rows(self) -> tuple[Dated, ...]:
        rows = self._found.rows if self._found else ()
        return tuple(one for one in rows if one.mine) if self.mine.isChecked() else rows

    def _choose(self) -> None:
        if self._found is None:
            return
        rows = self._rows()
        self.list.show_rows(rows)
        nobody = bool(self._found.rows) and not rows
        self._nobody.setText(
            _("Nothing waits for you. Choose Everybody's to see what others have to do.")
        )
        self._nobody.setVisible(nobody)
        self._show_month()

    def _show_month(self) -> None:
        found = self._found
        if found is None:
            return
        rows = tuple(one for one in self._rows() if one.band is not Band.PAUSED)
        days = self.month.shown_days()
        self.month.show_days(
            Counter(one.deadline.day for one in rows),
            {day: day_kind(found.calendar, day) for day in days},
            today=found.today,
        )
        self._month_name.setText(_month(self.month.day))
        self._day_name.setText(wording.day(self.month.day))
        of_day = tuple(one for one in rows if one.deadline.day == self.month.day)
        self._day_note.setText(self._note(found, of_day))
        self.of_day.show_rows(of_day, headings=False)
        self.of_day.setVisible(bool(of_day))
        paused = len(self._rows()) - len(rows)
        self._paused.setText(
            wording.count(
                "{n} is paused and has no fixed day: it stands in the list.",
                "{n} are paused and have no fixed day: they stand in the list.",
                paused,
            )
        )
        self._paused.setVisible(bool(paused))

    def _note(self, found: DeadlineList, of_day: tuple[Dated, ...]) -> str:
        name = dict(found.holidays).get(self.month.day, "")
        kind = KINDS[day_kind(found.calendar, self.month.day)]
        what = name or (_(kind).capitalize() if kind else "")
        due = "" if of_day else _("Nothing is due.")
        return " · ".join(part for part in (what, due) if part)

    def _turn_to(self, month: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self._stack.setCurrentIndex(int(month))
        (self.month if month else self.list).setFocus()

    def _open(self, one: Dated) -> None:
        self.go.emit(Destination(one.deadline.page, one.case, one.deadline.detail))


def _chip(name: str, words: str = "") -> PlainButton:
    chip = PlainButton(words, "chip", name=name)
    chip.setCheckable(True)
    return chip


def _either(page: QWidget, *chips: PlainButton) -> QButtonGroup:
    group = QButtonGroup(page)
    for chip in chips:
        group.addButton(chip)
    return group


def _month(day: date) -> str:
    return full_day(day).split(" ", 1)[1]
