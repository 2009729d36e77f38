"""Home: the cases a person can open, and what wants attention."""

from typing import ClassVar, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.changes import Kind
from casebook.domain.clock import local_day
from casebook.domain.deadline_list import Band, Dated
from casebook.domain.home import Home
from casebook.domain.page_id import PageId
from casebook.domain.set_up import SetUpId
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import theme
from casebook.ui.actions import Destination, Place
from casebook.ui.desk import Desk
from casebook.ui.models.cases import CasesModel
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import TOP, Card, holder, in_row, pad, stacked
from casebook.ui.widgets.case_table import CaseTable
from casebook.ui.widgets.flow import FlowLayout
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.plain import PlainButton, PlainLabel, PlainLineEdit, set_role

_ROOMY: Final = 560  # design units of height; in fewer the cases need the room


class HomePage(Page):
    """What there is to do today, over all cases."""

    watches: ClassVar[frozenset[Kind]] = frozenset(Kind)

    def __init__(
        self, user: User, desk: Desk, *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, detail=detail, parent=parent)
        self._user, self._find_first = user, detail == "find"
        self._said_since = False
        self._details: list[PlainLabel] = []  # left out where the window is low for its text
        self.model = CasesModel(self)
        self.table = CaseTable()
        self.table.setModel(self.model)
        self.search = PlainLineEdit()
        self.search.setObjectName("find")
        self.search.setAccessibleName(_("Find a case"))
        self.search.setPlaceholderText(_("Find a case by name, reference or words   Ctrl+K"))
        self.search.setClearButtonEnabled(True)
        self.record = PlainButton(_("&Record a concern"), "primary", name="recordConcern")
        self.open_chip, self.closed_chip = (
            PlainButton("", "chip", name=name) for name in ("open", "closed")
        )
        for chip in (self.open_chip, self.closed_chip):
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
        self.open_chip.setChecked(True)
        self._attention = Card(name="attention")
        self._set_up = Card(name="setUpTasks")
        self._lay_out()
        self.search.textChanged.connect(self._choose)
        self.open_chip.toggled.connect(self._choose)
        self.record.clicked.connect(lambda: self.go_to(Place.CONCERN))
        self.table.opened.connect(self._open)

    def _lay_out(self) -> None:
        outer = QVBoxLayout()
        pad(outer, 24, 18)
        outer.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.setSpacing(theme.px(24))
        head.addWidget(PlainLabel(_("Cases"), "title", wrap=False))
        self.search.setMaximumWidth(theme.column(60))
        head.addWidget(self.search, 1)
        head.addStretch(1)
        head.addWidget(self.record)
        outer.addLayout(head)
        for card in (self._attention, self._set_up):
            pad(card.body, 18, 11)
            card.hide()
            outer.addWidget(card)
        chips = FlowLayout()
        chips.addWidget(self.open_chip)
        chips.addWidget(self.closed_chip)
        self._chips = holder(chips)
        outer.addWidget(self._chips)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._first_step())
        outer.addWidget(self._stack, 1)
        self.content.addLayout(outer)

    def _first_step(self) -> QWidget:
        card = Card(_("No concern has been recorded"), name="firstStep")
        begin = PlainButton(_("&Record a concern"), "primary", name="recordFirst")
        begin.clicked.connect(lambda: self.go_to(Place.CONCERN))
        guide = PlainButton(_("Read how it &works"), "link", name="readGuide")
        guide.clicked.connect(lambda: self.go_to(Place.HELP))
        card.add(
            PlainLabel(
                _(
                    "When somebody tells you that a colleague may have misused social media, begin here. You answer"
                    " five questions. You are not accusing anyone, nothing is sent, and you can stop and come back."
                )
            ),
            PlainLabel(
                _("After that this page shows each case, its next step and by when."), "muted"
            ),
        )
        card.body.addLayout(in_row(begin, guide, gap=16))
        card.setMaximumWidth(theme.column(100))
        box = QVBoxLayout()
        box.addWidget(card, 0, TOP)
        box.addStretch(1)
        return holder(box)

    @override
    def look(self) -> None:
        self.ask(self._user.cases.home, self._show)

    def find_case(self) -> None:
        """Put the keyboard where a case is looked for."""
        self.search.setFocus()
        self.search.selectAll()

    def _show(self, home: Home) -> None:
        with self.unmoved():
            self._show_home(home)

    def _show_home(self, home: Home) -> None:
        self.model.show_cases(home.rows, today=local_day(self._user.clock.now()))
        self.open_chip.setText(_("Open · {n}").format(n=self.model.count(closed=False)))
        self.closed_chip.setText(_("Closed · {n}").format(n=self.model.count(closed=True)))
        empty = not home.rows
        self._stack.setCurrentIndex(1 if empty else 0)
        self._chips.setVisible(not empty)
        self.search.setVisible(not empty)
        self.record.setVisible(not empty)
        self._show_attention(home)
        self._show_set_up(home)
        self._show_since(home)
        self.notices.drop("home")
        if home.notices:
            self.notices.say(
                "\n".join(wording.read(words) for words in home.notices), "warn", key="home"
            )
        self._choose()
        self._fit()
        if self._find_first:
            self._find_first = False
            self.find_case()

    def _show_attention(self, home: Home) -> None:
        card = self._attention
        _cleared(card)
        card.setVisible(bool(home.rows))
        late, soon = home.overdue(), home.due_this_week()
        overdue = PlainLabel(_("{n} overdue").format(n=len(late)), "strong", wrap=False)
        if late:
            set_role(overdue, "error")
        week = PlainLabel(_("{n} due this week").format(n=len(soon)), "strong", wrap=False)
        self._details = [PlainLabel(_which(late), "small"), PlainLabel(_which(soon), "small")]
        parts = [
            stacked(head, which, gap=2)
            for head, which in zip((overdue, week), self._details, strict=True)
        ]
        row = QHBoxLayout()
        row.setSpacing(theme.px(30))
        for part in parts:
            part.addStretch(1)
            row.addLayout(part, 1)
        every = PlainButton(_("&All deadlines"), "link", name="allDeadlines")
        every.clicked.connect(lambda: self.go_to(Place.DEADLINES))
        row.addWidget(every)
        card.body.addWidget(holder(row))

    def _show_since(self, home: Home) -> None:
        """Once a visit: what fell due since the one before."""
        if self._said_since:
            return
        self._said_since = True
        if home.last_here is not None and home.fell_due:
            named = "; ".join(_in_short(one) for one in home.fell_due[:3])
            more = len(home.fell_due) - 3
            others = wording.count("and {n} more", "and {n} more", more) if more > 0 else ""
            self.notices.say(
                _("Since you were last here ({day}) these fell due: {which}.").format(
                    day=wording.short_day(home.last_here),
                    which="; ".join(part for part in (named, others) if part),
                ),
                "warn",
                key="since",
                action=_("Show them"),
                act=lambda: self.go_to(Place.DEADLINES),
            )
        self.ask(self._user.deadlines.been_here, lambda _changes: None)

    def _show_set_up(self, home: Home) -> None:
        card = self._set_up
        _cleared(card)
        card.setVisible(bool(home.set_up))
        if not home.set_up:
            return
        go = PlainButton(_("Fini&sh setting up"), "link", name="finishSetUp")
        go.clicked.connect(lambda: self.go_to(Place.FINISH))
        words = wording.count(
            "Finish later: {n} thing", "Finish later: {n} things", len(home.set_up)
        )
        first = PlainLabel(wording.read(home.set_up[0].title), "small")
        self._details.append(first)
        row = QHBoxLayout()
        row.addLayout(stacked(PlainLabel(words, "strong"), first, gap=2), 1)
        row.addWidget(go)
        card.body.addWidget(holder(row))
        if any(task.id is SetUpId.CHAIR for task in home.set_up):
            self._offer_chair()

    def _offer_chair(self) -> None:
        words = _(
            "No chair of governors is enrolled. Where a concern is about the headteacher, it goes to the chair."
        )
        enrol = PlainButton(_("Enrol &the chair"), "link", name="enrolChair")
        enrol.clicked.connect(lambda: self.go_to(Place.PEOPLE))
        row = QHBoxLayout()
        row.addWidget(PlainLabel(words, "small"), 1)
        row.addWidget(enrol)
        self._set_up.body.addWidget(holder(row))

    def _choose(self) -> None:
        self.model.look_for(self.search.text(), closed=self.closed_chip.isChecked())
        self.table.fit()

    def _fit(self) -> None:
        roomy = self.height() >= theme.px(_ROOMY)
        for each in self._details:
            each.setVisible(roomy)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _open(self, row: int) -> None:
        self.go.emit(Destination(PageId.CASE, self.model.case_at(row).case))


def _cleared(card: Card) -> None:
    while (item := card.body.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _which(due: tuple[Dated, ...]) -> str:
    return " · ".join(_pressing(one) for one in due[:2]) or _("Nothing")


def _pressing(one: Dated) -> str:
    day, what = wording.short_day(one.deadline.day), _in_short(one)
    if one.urgent and one.band is not Band.OVERDUE:  # of the overdue ones the line above says it
        return _("Do this now, by the end of {day}: {what}").format(day=day, what=what)
    return f"{day} {what}"


def _in_short(one: Dated) -> str:
    return f"{wording.read(one.deadline.title)}, {one.reference}"
