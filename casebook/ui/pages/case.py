"""A case: where it stands, what happens now, what is left to do, and who may know of it."""

from datetime import date
from typing import ClassVar, Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain import do_not_alert
from casebook.domain.case_view import CaseGlance, CaseView, Reader
from casebook.domain.changes import Kind
from casebook.domain.chronology import spans
from casebook.domain.clock import local_day
from casebook.domain.guide import NextMove, Now, Task
from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.errors import CasebookError, ForkedLog, OlderCopy
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import dates_out, dialogs, theme
from casebook.ui.actions import Destination, Place
from casebook.ui.desk import Desk
from casebook.ui.widgets import case_days, case_parts, wording
from casebook.ui.widgets.card import pad
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.case_entry import (
    CHECK_AFTER,
    read_only,
    say_read_only,
    say_what_waits,
)
from casebook.ui.widgets.case_side import CaseSide
from casebook.ui.widgets.columns import Columns
from casebook.ui.widgets.dates_card import DatesCard
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
        self._shows: dict[str, object] = {}  # what each part of the page was made of
        self._checked = False
        self._faults = 0
        self.first: FirstContact | None = None  # asked only of a case that somebody else gave
        self._days: DatesCard | None = None  # made when it is known
        self._lay_out()
        self.bar.opened.connect(self._open)
        self.rail.opened.connect(self._open)
        self.side.opened.connect(self._open)
        self.now.wanted.connect(self._do_now)
        self.tasks.opened.connect(self._do_task)
        self.moves.opened.connect(self._open)
        self.moves.moved.connect(self._move)
        self.moves.closing.connect(lambda: self._open(PageId.CLOSE))
        for each in (self.bar, self._body, self.tasks, self.moves):
            each.hide()  # until there is something on it

    def _lay_out(self) -> None:
        # From the outside in: a widget put into another passes the stylesheet on to all that is in it already.
        self.bar = CaseBar(home=False, parent=self)
        self.top.addWidget(self.bar)
        self._body = QWidget(self)
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        rail_area, rail_column = scrolled(parent=self._body)
        pad(rail_column, 0)
        wide = max(theme.px(226), theme.column(27))
        self.rail = Rail(wide, rail_area.widget())
        rail_column.addWidget(self.rail, 1)
        rail_area.setFixedWidth(wide)
        middle, column = scrolled(parent=self._body)
        # What comes after the first paint makes the page longer, and must not make it narrower.
        middle.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        main = QWidget(middle.widget())
        self.side = CaseSide(middle.widget())
        self.columns = Columns(main, self.side, from_characters=96, parent=middle.widget())
        column.addWidget(self.columns)
        self._main = QVBoxLayout(main)
        self._main.setContentsMargins(0, 0, 0, 0)
        self._main.setSpacing(theme.px(14))
        self.now, self.tasks, self.moves = NowCard(main), TaskList(main), MoveList(main)
        self._title, self._lead = (PlainLabel("", role, parent=main) for role in ("title", "muted"))
        for each in (self.now, self._title, self._lead, self.tasks, self.moves):
            self._main.addWidget(each)
        self._main.addStretch(1)
        row.addWidget(rail_area)
        row.addWidget(middle, 1)
        self.content.addWidget(self._body)

    def _ask_first(self, giver: Reader, view: CaseView) -> None:
        """Ask whether the case was expected, in the place of the case."""
        if self.first is None:
            self._asking, ask = scrolled(80, parent=self)
            self.first = FirstContact(self._asking.widget())
            self.first.expected.connect(self._accept)
            self.first.later.connect(lambda: self.go_to(Place.HOME))
            ask.addWidget(self.first)
            self.content.addWidget(self._asking)
        self.first.show_people(giver, view.readers, me=self._user.person)
        self._swap(waits=True)

    def _swap(self, *, waits: bool) -> None:
        # What is filled while it is hidden is laid out once, when it is shown.
        if self.first is not None:
            self._asking.setVisible(waits)
        self.bar.setVisible(not waits)
        self._body.setVisible(not waits)

    @override
    def look(self) -> None:
        if self._shows:
            self._look_whole()
        else:
            self.desk.ask(
                lambda: self._user.cases.glance(self._id), self._glimpse, refused=self._cannot_show
            )

    def _look_whole(self) -> None:
        self.desk.ask(
            lambda: self._user.cases.view(self._id), self._show, refused=self._cannot_show
        )

    def _glimpse(self, glance: CaseGlance) -> None:
        """Show the beginning at once; what is below and beside it comes once that is on the screen."""
        if glance.new_here or self._shows:
            self._look_whole()
            return
        self._begin_with(glance)
        self._swap(waits=False)
        # Settled before it is drawn: else the rail may find only afterwards that it has to scroll, and move.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        FirstPaint(self.now, lambda: self._go_on(glance))

    def _go_on(self, glance: CaseGlance) -> None:
        self._look_whole()
        self._show_tasks(glance)

    def _show(self, view: CaseView) -> None:
        with self.unmoved():
            self._show_case(view)

    def _show_case(self, view: CaseView) -> None:
        if view.given_by is not None:
            self._ask_first(view.given_by, view)
            return
        self._begin_with(view)
        self._show_tasks(view)
        self._show_rest(view)
        self._swap(waits=False)
        if not self._checked:
            self._checked = True
            QTimer.singleShot(CHECK_AFTER, self, self._check)

    def _begin_with(self, seen: CaseGlance | CaseView) -> None:
        record, guide, begins = seen.record, seen.guide, not self._shows
        self.bar.show_case(
            record.case,
            record.team.person(record.case.subject),
            under=case_parts.under(record),
            checked=case_parts.checked(seen.unchanged),
        )
        parts = case_parts.parts(record)
        if self._differs("rail", guide.rail):
            self.rail.show_steps(guide.rail)
        if self._differs("beside", guide.beside):
            self.rail.show_beside(guide.beside)
        if self._differs("parts", parts):
            self.rail.show_parts(parts)
        if self._differs("now", guide.now):
            self.now.show_now(guide.now)
        self._title.setText(wording.read(guide.title))
        self._lead.setText(wording.read(guide.lead))
        said = (
            *(guide.notices, seen.lone_recipient, seen.read_only_why, seen.unchanged.faults),
            *(do_not_alert.barred(record), record.police_holds),
        )
        if self._differs("said", said):
            self._say(seen)
        if begins:
            QTimer.singleShot(0, self, self.now.begin)

    def _show_tasks(self, seen: CaseGlance | CaseView) -> None:
        tasks = seen.guide.tasks
        if self._differs("tasks", tasks):
            self.tasks.show_tasks(tasks)
            self.tasks.setVisible(bool(tasks))

    def _show_rest(self, view: CaseView) -> None:
        closed = read_only(view)
        if self._differs("moves", (view.guide.moves, closed)):
            self.moves.show_moves(view.guide.moves, why_not=closed)
            self.moves.show()
        if self._days is None:
            self._days = DatesCard()
            self._days.diary.connect(self._to_diary)
            self._days.printed.connect(self._print_dates)
            self._main.insertWidget(self._main.count() - 1, self._days)
        today, due = local_day(self._user.clock.now()), view.guide.deadlines
        self._days.show_days(
            case_days.marks(view.record, view.guide), case_days.bands(spans(view.record, today)),
            today=today, due=len(due),
            ahead=sum(not one.paused and one.day >= today for one in due),
        )  # fmt: skip
        if self._differs("side", (view.guide.policy_here, view.fairness, view.readers)):
            self.side.show_view(view)

    def _differs(self, part: str, made_of: object) -> bool:
        """Whether a part of the page is to be made anew; it counts as made of this from now on."""
        if part in self._shows and self._shows[part] == made_of:
            return False
        self._shows[part] = made_of
        return True

    def _say(self, view: CaseGlance | CaseView) -> None:
        # What else is said here, that a letter went to the printer perhaps, stays.
        for key in (*_OF_RECORD, *(f"fault-{number}" for number in range(self._faults))):
            self.notices.drop(key)
        self._faults = len(view.unchanged.faults)
        self.line_known.emit(view.record.case.kind)
        say_what_waits(self, view)
        if view.guide.notices:
            self.notices.say(
                "\n".join(wording.read(words) for words in view.guide.notices), "warn", key="guide"
            )
        if view.lone_recipient:
            self.notices.say(
                _("You alone can open this case. If you could not, it would be lost."), "warn", key="alone",
                action=_("Share it with a second person"), act=lambda: self._open(PageId.TEAM),
            )  # fmt: skip
        say_read_only(self, view, self._user.cases)
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
            ),
            lambda _changes: self._moved(),
        )

    def _moved(self) -> None:
        self.notices.say(
            _("The case has moved on, and other dates with it."), "ok", key="moved",
            action=_("Put these dates in my calendar"), act=self._to_diary,
            also=(_("Print the dates"), self._print_dates),
        )  # fmt: skip

    def _to_diary(self) -> None:
        self.paper.emit(dates_out.diary(self._user, self._id))

    def _print_dates(self) -> None:
        self.paper.emit(dates_out.sheet(self._user, self._id))
