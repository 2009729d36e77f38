"""The window: locked or open, its menus, and the way from page to page."""

# What the sign-in page does without is loaded when it is wanted, so that the first page is there at once.
# ruff: noqa: PLC0415

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenuBar,
    QSizePolicy,
    QStackedWidget,
)
from typing_extensions import override

from casebook import __version__, resources
from casebook.domain.changes import Changes, Kind
from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.errors import CasebookError
from casebook.resources import _
from casebook.services.opener import Opener
from casebook.settings import AppSettings, Places
from casebook.ui import pages, theme
from casebook.ui.actions import ActionId, Actions, Destination, Place, Scope
from casebook.ui.desk import Desk
from casebook.ui.pages import paper
from casebook.ui.pages.door import Door
from casebook.ui.pages.sign_in import SignInPage
from casebook.ui.pages.this_pc import ThisPc
from casebook.ui.record_round import RecordRound
from casebook.ui.widgets.card import holder
from casebook.ui.widgets.corner import Corner
from casebook.ui.widgets.idle import IdleWatch
from casebook.ui.widgets.nav_rail import NavRail
from casebook.ui.widgets.page import Page

if TYPE_CHECKING:
    from casebook.domain.case import CaseKind
    from casebook.domain.clock import Clock
    from casebook.domain.school import School
    from casebook.services.opening import ClosedCasebook
    from casebook.services.user import User

_LOAD_AFTER = 100  # milliseconds: the sign-in page is on the screen by then
_PAGES_AFTER = (
    800  # milliseconds: home is on the screen by then, and nobody has found a case on it yet
)
_KEEP_TURNS = 15_000  # milliseconds: a turn to write is lost after 90 quiet seconds


class Window(QMainWindow):
    """One window, one casebook, one person at a time. It knows modes and menus; pages know the rest."""

    def __init__(
        self,
        desk: Desk,
        *,
        clock: "Clock",
        opener: Opener,
        places: Places,
        settings: AppSettings,
        folder: Path | None,
        relaunch: Callable[[Path | None], None],
    ) -> None:
        super().__init__()
        self._desk, self._clock, self._opener = desk, clock, opener
        self._pc, self._relaunch = ThisPc(settings, places, self), relaunch
        self._user: User | None = None
        self._closed: ClosedCasebook | None = None
        self._folder = folder
        self._unopened: Path | None = None  # until the first page has been painted
        self._trail: list[Destination] = []
        self._lines: dict[CaseId | None, CaseKind] = {}
        self._tray = paper.PaperTray(desk, self)
        practice = places.data / "practice-school"
        self._door = Door(desk, self, clock=clock, opener=opener, practice=practice)
        self._make()
        self._connect()
        self._begin(folder)

    def _make(self) -> None:
        self.setWindowTitle(_("Casebook"))
        self.setWindowIcon(QIcon(str(resources.path("icons", "casebook.svg"))))
        self.resize(theme.px(1280), theme.px(800))
        self.actions_ = Actions(self)
        bar = QMenuBar()
        self.actions_.fill(bar)
        self.addActions(self.actions_.all())  # so that keys work wherever the focus is
        self.who = Corner()
        head = QHBoxLayout()
        head.setSpacing(0)
        bar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        head.addWidget(bar)
        head.addWidget(self.who, 1)
        top = holder(head, name="head")
        head.setContentsMargins(0, 0, 0, 1)  # the hairline under it
        self.setMenuWidget(top)
        self.nav = NavRail()
        self.stack = QStackedWidget()
        # Pages scroll or shrink; none may push the window past the screen.
        self.stack.setMinimumSize(1, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.nav)
        row.addWidget(self.stack, 1)
        self.setCentralWidget(holder(row, name="shell"))
        self._idle = IdleWatch(self, minutes=self._pc.settings.idle_minutes)
        self._round = RecordRound(self._desk, self)
        self._turns = QTimer(self)
        self._turns.setInterval(_KEEP_TURNS)

    def _connect(self) -> None:
        self.actions_.chosen.connect(self._chosen)
        self.nav.opened.connect(lambda place: self.go(Destination(place)))
        self.who.lock_wanted.connect(self.lock)
        self._tray.done.connect(self._said)
        self._tray.failed.connect(lambda words: self.page().notices.say(words, "stop", key="print"))
        self._pc.failed.connect(
            lambda words: self.page().notices.say(words, "warn", key="settings")
        )
        self._door.offered.connect(self._offered)
        self._door.making.connect(
            lambda words: self.page().notices.say(words, key="practice", closable=False)
        )
        self._desk.refused.connect(self._refused)
        self._desk.busy.connect(self.who.show_busy)
        self._desk.changed.connect(self._changed)
        self._idle.idle.connect(self.lock)
        self._idle.soon.connect(self._soon)
        self._idle.back.connect(lambda: self.page().notices.drop("idle"))
        self._turns.timeout.connect(self._keep_turns)
        self._round.found.connect(self._look_home)

    # Where one is

    def page(self) -> Page:
        """The page on the screen."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def here(self) -> Destination:
        """Where the page on the screen is."""
        return self._trail[-1]

    def go(self, destination: Destination) -> None:
        """Go somewhere, unless the person would rather keep what is typed here."""
        if not self._may_leave():
            return
        self._trail.append(destination)
        self._arrive()

    def back(self) -> None:
        """Go where one was before."""
        if len(self._trail) > 1 and self._may_leave():
            self._trail.pop()
            self._arrive()

    def _may_leave(self) -> bool:
        if not self.stack.count() or not self.page().unsaved():
            return True
        from casebook.ui import dialogs

        return dialogs.confirm(
            self,
            _("Leave this page?"),
            _("Something here has not been saved. It will be lost if you leave."),
            yes=_("&Leave without saving"),
            no=_("&Stay"),
        )

    def _arrive(self) -> None:
        page = self._made(self._trail[-1])
        self._put(page)
        page.look()

    def _made(self, to: Destination) -> Page:
        user = self._user
        if to.place is Place.HELP:
            from casebook.ui.pages.help import HelpPage

            return HelpPage(self._desk, detail=to.detail)
        if user is None:
            return self._closed_page(to)
        if isinstance(to.place, PageId):
            assert to.case is not None
            return pages.case_pages()[to.place](user, self._desk, case=to.case, detail=to.detail)
        return pages.places()[to.place](user, self._desk, detail=to.detail)

    def _closed_page(self, to: Destination) -> Page:
        if to.place is Place.SET_UP:
            from casebook.ui.pages.set_up import SetUpPage

            made = SetUpPage(
                self._desk,
                clock=self._clock,
                opener=self._opener,
                suggested=Path.home() / "Casebook",
            )
            made.opened.connect(self._opened)
            return made
        if to.place is Place.SIGN_IN and self._folder is not None:
            page = SignInPage(
                self._desk,
                folder_name=self._folder.name,
                idle_minutes=self._pc.settings.idle_minutes,
            )
            if self._closed is not None:
                page.ready(self._closed)
            page.opened.connect(self._opened)
            page.sheet_used.connect(self._opened_by_sheet)
            page.open_wanted.connect(self._open_another)
            page.practice_wanted.connect(self._door.practise)
            return page
        from casebook.ui.pages.welcome import WelcomePage

        welcome = WelcomePage(self._desk, recent=self._pc.settings.recent)
        welcome.open_wanted.connect(self._open_another)
        welcome.practice_wanted.connect(self._door.practise)
        return welcome

    def _put(self, page: Page) -> None:
        page.go.connect(self.go)
        page.back.connect(self.back)
        page.said.connect(self._said)
        page.paper.connect(self._tray.put)
        page.line_known.connect(self._line_known)
        self._drop_page()
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        place = self._trail[-1].place if self._trail else Place.WELCOME
        self.nav.setVisible(self._user is not None and isinstance(place, Place))
        if isinstance(place, Place):
            self.nav.show_place(place)
        self._allow()
        page.begin()

    def _drop_page(self) -> None:
        if not self.stack.count():
            return
        old = self.page()
        old.leave()
        old.retire()
        self.stack.removeWidget(old)
        old.deleteLater()

    def _said(self, words: str) -> None:
        self.page().notices.say(words, "ok", key="said")

    # Opening and locking

    def _begin(self, folder: Path | None) -> None:
        """Show a page to sign in on; what opens its casebook is loaded once that page is on the screen."""
        wanted = folder or self._pc.last_folder()
        if wanted is None:
            self._shut()
            return
        self._folder = self._unopened = wanted
        self._trail = [Destination(Place.SIGN_IN)]
        self._arrive()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        wanted, self._unopened = self._unopened, None
        if wanted is not None:
            QTimer.singleShot(0, self, lambda: self._door.offer(wanted))

    def _shut(self) -> None:
        self._trail = [Destination(Place.WELCOME)]
        self._arrive()

    def _offered(self, folder: Path, closed: "ClosedCasebook") -> None:
        if self._user is not None:
            return
        page = self._waiting()
        same, self._folder, self._closed = folder == self._folder, folder, closed
        if page is not None and same:
            page.ready(closed)
        else:
            self._trail = [Destination(Place.SIGN_IN)]
            self._arrive()
        QTimer.singleShot(_LOAD_AFTER, self, lambda: self._make_ready(closed))

    def _waiting(self) -> SignInPage | None:
        """The page on the screen, where it waits for its casebook."""
        page = self.page()
        return page if isinstance(page, SignInPage) and page.waiting() else None

    def _make_ready(self, closed: "ClosedCasebook") -> None:
        # The pages of the casebook meanwhile, home among them, and those of a case once home is on the screen.
        self._desk.ask(closed.make_ready, lambda _done: pages.places())

    def _open_another(self, folder: Path | None) -> None:
        chosen = folder or self._door.pick()
        if chosen is None:
            return
        if self._user is not None:
            self._folder = chosen
            self.lock()
        else:
            self._door.offer(chosen)

    def _opened(self, user: "User") -> None:
        self._user, self._folder, self._closed = user, user.folder, None
        self._pc.opened(user.folder)
        self.setWindowTitle(_("Casebook · PRACTICE") if user.practice else _("Casebook"))
        self._trail = [Destination(Place.HOME)]
        self._arrive()
        self._idle.start()
        self._turns.start()
        self._round.start(user)
        self._show_who()
        QTimer.singleShot(_PAGES_AFTER, self, pages.case_pages)

    def _opened_by_sheet(self, user: "User") -> None:
        self._opened(user)
        self.go(Destination(Place.ACCOUNT, detail="sheet"))

    def _show_who(self) -> None:
        user = self._user
        if user is not None:
            self._desk.ask(lambda: (user.school.get(), user.post_title), self._who)

    def _who(self, found: "tuple[School, str]") -> None:
        user = self._user
        if user is not None:
            self.who.show_person(found[0].name, user.name, found[1], practice=user.practice)

    def lock(self) -> None:
        """Drop every page, close the databases, forget the keys, and start again in a fresh process."""
        user = self._user
        if user is None:
            return
        self._end_session()
        self._shut()
        self._desk.ask(user.close, lambda _done: self._locked())

    def _end_session(self) -> None:
        self._idle.stop()
        self._turns.stop()
        self._round.stop()
        self._drop_page()
        self._desk.clear()
        self._user = None
        self.who.clear()
        self.setWindowTitle(_("Casebook"))

    def _locked(self) -> None:
        self._relaunch(self._folder)
        if self._folder is not None:
            self._door.offer(self._folder)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave():
            event.ignore()
            return
        user = self._user
        if user is not None:
            self._end_session()
            self._desk.ask(user.close, lambda _done: None)
        event.accept()

    # Actions

    def _allow(self) -> None:
        if self._user is None:
            self.actions_.allow(Scope.ALWAYS)
        elif self._case_here():
            self.actions_.allow(Scope.ALWAYS, Scope.OPEN, Scope.CASE)
            kind = self._lines.get(self.here().case)
            if kind is not None:
                from casebook.domain.line import ABSENT_PAGES, WHY_ABSENT

                self.actions_.shut(ABSENT_PAGES[kind], _(WHY_ABSENT[kind]))
        else:
            self.actions_.allow(Scope.ALWAYS, Scope.OPEN)

    def _line_known(self, kind: "CaseKind") -> None:
        """A page told which line its case follows: what the line has not is shut."""
        if self._case_here():
            self._lines[self.here().case] = kind
            self._allow()

    def _case_here(self) -> bool:
        return bool(self._trail) and isinstance(self._trail[-1].place, PageId)

    def _chosen(self, which: ActionId) -> None:
        leads = self.actions_.leads(which)
        if isinstance(leads, PageId):
            self.go(Destination(leads, self.here().case))
        elif leads is not None:
            self.go(Destination(leads))
        else:
            self._handlers()[which]()

    def _handlers(self) -> dict[ActionId, Callable[[], Any]]:
        return {
            ActionId.LOCK: self.lock,
            ActionId.QUIT: self.close,
            ActionId.OPEN_CASEBOOK: lambda: self._open_another(None),
            ActionId.BACK: self.back,
            ActionId.FIND: lambda: self.go(Destination(Place.HOME, detail="find")),
            ActionId.LARGER: lambda: self._resize_text(+1),
            ActionId.SMALLER: lambda: self._resize_text(-1),
            ActionId.NORMAL: lambda: self._resize_text(0),
            ActionId.FIRST_DAY: lambda: self._tray.put(
                paper.first_day(self._user, self.here().case)
            ),
            ActionId.BLANK_REPORT: lambda: self._tray.put(paper.blank_report(self._user)),
            ActionId.STAFF_NOTICE: lambda: self._tray.put(paper.staff_notice(self._user)),
            ActionId.ABOUT: self._about,
        }

    def _resize_text(self, step: int) -> None:
        percent = self._pc.other_size(step)
        if percent is not None and self._may_leave():
            self._pc.resize(percent)
            self._arrive()

    def _about(self) -> None:
        from casebook.ui import dialogs

        dialogs.tell(
            self,
            _("Casebook {version}").format(version=__version__),
            _("A school's disciplinary casebook. Everything stays on this computer."),
        )

    # What the desk and the clock say

    def _refused(self, error: CasebookError) -> None:
        if self._waiting() is not None:
            self._shut()  # it is no casebook that anybody could sign in to
        self.page().notices.drop("practice")
        self.page().refuse(error)

    def _changed(self, changes: Changes) -> None:
        if self._user is not None and changes.touch(Kind.SCHOOL):
            self._round.start(self._user)  # other limits or closed days give other days
        if self._user is not None and isinstance(self.here().place, Place):
            self._show_who()

    def _soon(self) -> None:
        self.page().notices.say(
            _(
                "Casebook locks in a minute, and what is typed here and not saved is lost. Touch a key."
            )
            if self.page().unsaved()
            else _("Casebook locks in a minute. Touch a key to stay."),
            "warn",
            key="idle",
        )

    def _look_home(self) -> None:
        if self.here().place in {Place.HOME, Place.DEADLINES}:
            self.page().look()

    def _keep_turns(self) -> None:
        user = self._user
        if user is not None:
            self._desk.ask(user.keep_turns, lambda _done: None)
