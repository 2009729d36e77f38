"""A case: where it stands, what happens now, what is left to do, and who may know of it."""

from datetime import date
from typing import ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Kind
from casebook.domain.clock import local_day
from casebook.domain.guide import NextMove, Now, Task
from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.errors import CasebookError, ForkedLog, OlderCopy
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import dialogs, theme
from casebook.ui.actions import Destination, Place
from casebook.ui.desk import Desk
from casebook.ui.widgets import case_parts, wording
from casebook.ui.widgets.card import Card, holder, pad
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.case_entry import CHECK_AFTER, enter, read_only
from casebook.ui.widgets.case_side import CaseSide
from casebook.ui.widgets.chronology import Chronology
from casebook.ui.widgets.columns import Columns
from casebook.ui.widgets.first_contact import FirstContact
from casebook.ui.widgets.first_paint import FirstPaint
from casebook.ui.widgets.move_list import MoveList
from casebook.ui.widgets.now_card import NowCard
from casebook.ui.widgets.page import Page, scrolled
from casebook.ui.widgets.plain import PlainLabel
from casebook.ui.widgets.rail import Rail
from casebook.ui.widgets.task_list import TaskList

_OF_RECORD: Final = ("guide", "alone", "restored")  # keys of notices


class CasePage(Page):
    """The page of one case: rail, tasks and moves in the middle, policy and people at the right."""

    watches: ClassVar[frozenset[Kind]] = frozenset(Kind) - {Kind.DRAFT}

    def __init__(
        self,
        user: User,
        desk: Desk,
        *,
        case: CaseId,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, case=case, detail=detail, parent=parent)
        self._user, self._id = user, case
        self._view: CaseView | None = None
        self._checked = False
        self._faults = 0
        self.bar = CaseBar(home=False)
        self.rail, self.now, self.tasks, self.moves = Rail(), NowCard(), TaskList(), MoveList()
        self.side = CaseSide()
        self._title, self._lead = PlainLabel("", "title"), PlainLabel("", "muted")
        self._days = Chronology()
        self._lay_out()
        self.bar.opened.connect(self._open)
        self.rail.opened.connect(self._open)
        self.side.opened.connect(self._open)
        self.now.wanted.connect(self._do_now)
        self.tasks.opened.connect(self._do_task)
        self.moves.opened.connect(self._open)
        self.moves.moved.connect(self._move)
        self.moves.closing.connect(lambda: self._open(PageId.CLOSE))
        self.first.expected.connect(self._accept)
        self.first.later.connect(lambda: self.go_to(Place.HOME))
        self._body.hide()

    def _lay_out(self) -> None:
        self.top.addWidget(self.bar)
        rail_area, rail_column = scrolled()
        pad(rail_column, 0)
        rail_column.addWidget(self.rail, 1)
        rail_area.setFixedWidth(max(theme.px(226), theme.column(27)))
        middle, column = scrolled()
        main = QVBoxLayout()
        main.setSpacing(theme.px(14))
        days = Card(name="days")
        days.add(PlainLabel(_("SO FAR, AND DUE"), "section"), self._days)
        for each in (self.now, self._title, self._lead, self.tasks, self.moves, days):
            main.addWidget(each)
        main.addStretch(1)
        self.columns = Columns(holder(main), self.side, from_characters=96)
        column.addWidget(self.columns)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(rail_area)
        row.addWidget(middle, 1)
        self._body = holder(row)
        self.content.addWidget(self._body)
        self._asking, ask = scrolled(80)
        self.first = FirstContact()
        ask.addWidget(self.first)
        self._asking.hide()
        self.content.addWidget(self._asking)

    @override
    def look(self) -> None:
        self.desk.ask(
            lambda: self._user.cases.view(self._id), self._show, refused=self._cannot_show
        )

    def _show(self, view: CaseView) -> None:
        with self.unmoved():
            self._show_case(view)

    def _show_case(self, view: CaseView) -> None:
        waits = view.given_by is not None
        first, self._view = self._body.isHidden(), view
        if view.given_by is not None:
            self.first.show_people(view.given_by, view.readers, me=self._user.person)
        else:
            self._fill(view)
        # What is filled while it is hidden is laid out once, when it is shown.
        self.bar.setVisible(not waits)
        self._body.setVisible(not waits)
        self._asking.setVisible(waits)
        if waits:
            return
        if first:
            # What is below and beside what happens now comes a moment later, and that comes the sooner.
            FirstPaint(self.now, self._fill_rest)
        else:
            self._fill_rest()

    def _fill(self, view: CaseView) -> None:
        record, guide = view.record, view.guide
        subject = record.team.person(record.case.subject)
        self.bar.show_case(
            record.case,
            subject,
            under=case_parts.under(record),
            checked=case_parts.checked(view.unchanged),
        )
        self.rail.show_steps(guide.rail)
        self.rail.show_beside(guide.beside)
        self.rail.show_parts(case_parts.parts(record))
        self.now.show_now(guide.now)
        self._title.setText(wording.read(guide.title))
        self._lead.setText(wording.read(guide.lead))
        self.tasks.show_tasks(guide.tasks)
        self.tasks.setVisible(bool(guide.tasks))
        self._say(view)
        if not self._checked:
            self._checked = True
            QTimer.singleShot(0, self, self.now.begin)
            QTimer.singleShot(CHECK_AFTER, self, self._check)

    def _fill_rest(self) -> None:
        view = (
            self._view
        )  # the newest: the case may have been looked at again since the first paint
        if view is None:
            return
        self.moves.show_moves(view.guide.moves, why_not=read_only(view))
        self._days.show_days(
            case_parts.days(view.record, view.guide), today=local_day(self._user.clock.now())
        )
        self.side.show_view(view)

    def _say(self, view: CaseView) -> None:
        # What else is said here, that a letter went to the printer perhaps, stays.
        for key in (*_OF_RECORD, *(f"fault-{number}" for number in range(self._faults))):
            self.notices.drop(key)
        self._faults = len(view.unchanged.faults)
        if view.guide.notices:
            self.notices.say(
                "\n".join(wording.read(words) for words in view.guide.notices), "warn", key="guide"
            )
        if view.lone_recipient:
            self.notices.say(
                _("You alone can open this case. If you could not, it would be lost."), "warn", key="alone",
                action=_("Share it with a second person"), act=lambda: self._open(PageId.TEAM),
            )  # fmt: skip
        enter(self, view, self._user.cases, compares=True)
        for number, fault in enumerate(view.unchanged.faults):
            self.notices.say(
                wording.read(fault.what),
                "stop",
                key=f"fault-{number}",
                heading=_("The record is not as it was written"),
            )

    def _check(self) -> None:
        self.do(lambda: self._user.cases.check(self._id))

    def _accept(self) -> None:
        self.do(lambda: self._user.cases.accept(self._id))

    def _cannot_show(self, error: CasebookError) -> None:
        if not isinstance(error, OlderCopy | ForkedLog):
            self.refuse(error)
            return
        self.notices.say(
            wording.refusal(error), "stop", key="restored", closable=False,
            action=_("We restored a backup: give the reason and go on"), act=self._accept_restored,
        )  # fmt: skip

    def _accept_restored(self) -> None:
        reason = dialogs.ask_words(
            self,
            _("Why is this an older or other copy?"),
            _("Everybody in this case will see the reason."),
        )
        if reason:
            self.do(
                lambda: self._user.cases.accept_restored(self._id, reason),
                lambda _changes: self.look(),
            )

    def _do_now(self, now: Now) -> None:
        self.go.emit(Destination(now.page, self._id, now.document))

    def _do_task(self, task: Task) -> None:
        self.go.emit(Destination(task.page, self._id, task.document or task.step))

    def _open(self, page: PageId) -> None:
        self.go.emit(Destination(page, self._id))

    def _move(self, move: NextMove, reason: str, on: date | None) -> None:
        self.do(
            lambda: self._user.cases.move(
                self._id, move.end, outcome=move.outcome, reason=reason, on=on
            )
        )
