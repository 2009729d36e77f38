"""The window: locked or open, its menus, and the way from page to page."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenuBar,
    QSizePolicy,
    QStackedWidget,
)
from typing_extensions import override

from casebook import __version__, resources
from casebook.domain.clock import Clock
from casebook.domain.guide import PageId
from casebook.domain.school import School
from casebook.errors import CasebookError
from casebook.resources import _
from casebook.services import demo, forms
from casebook.services.opening import ClosedCasebook, Opener, open_casebook
from casebook.services.user import User
from casebook.settings import AppSettings, Places, save_settings
from casebook.ui import dialogs, pages, theme
from casebook.ui.actions import ActionId, Actions, Destination, Place, Scope
from casebook.ui.desk import Desk, Job
from casebook.ui.pages.help import HelpPage
from casebook.ui.pages.set_up import SetUpPage
from casebook.ui.pages.sign_in import SignInPage
from casebook.ui.pages.welcome import WelcomePage
from casebook.ui.widgets import printing
from casebook.ui.widgets.card import holder
from casebook.ui.widgets.corner import Corner
from casebook.ui.widgets.idle import IdleWatch
from casebook.ui.widgets.nav_rail import NavRail
from casebook.ui.widgets.page import Page, Paper

_KEEP_TURNS = 15_000  # milliseconds: a turn to write is lost after 90 quiet seconds


class Window(QMainWindow):
    """One window, one casebook, one person at a time. It knows modes and menus; pages know the rest."""

    def __init__(
        self,
        desk: Desk,
        *,
        clock: Clock,
        opener: Opener,
        places: Places,
        settings: AppSettings,
        folder: Path | None,
        relaunch: Callable[[Path | None], None],
    ) -> None:
        super().__init__()
        self._desk, self._clock, self._opener = desk, clock, opener
        self._places, self._settings, self._relaunch = places, settings, relaunch
        self._user: User | None = None
        self._closed: ClosedCasebook | None = None
        self._folder = folder
        self._trail: list[Destination] = []
        self._make()
        self._connect()
        self._shut()
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
        self.setMenuWidget(holder(head, name="head"))
        self.nav = NavRail()
        self.stack = QStackedWidget()
        self.stack.setMinimumSize(
            1, 1
        )  # pages scroll or shrink; none may push the window past the screen
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.nav)
        row.addWidget(self.stack, 1)
        self.setCentralWidget(holder(row, name="shell"))
        self._idle = IdleWatch(self, minutes=self._settings.idle_minutes)
        self._turns = QTimer(self)
        self._turns.setInterval(_KEEP_TURNS)

    def _connect(self) -> None:
        self.actions_.chosen.connect(self._chosen)
        self.nav.opened.connect(lambda place: self.go(Destination(place)))
        self.who.lock_wanted.connect(self.lock)
        self._desk.refused.connect(self._refused)
        self._desk.busy.connect(self.who.show_busy)
        self._desk.changed.connect(self._changed)
        self._idle.idle.connect(self.lock)
        self._idle.soon.connect(self._soon)
        self._idle.back.connect(lambda: self.page().notices.drop("idle"))
        self._turns.timeout.connect(self._keep_turns)

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
        return dialogs.confirm(
            self,
            _("Leave this page?"),
            _("What you typed here has not been saved. It will be lost if you leave."),
            yes=_("&Leave without saving"),
            no=_("&Stay"),
        )

    def _arrive(self, *, said: str = "") -> None:
        page = self._made(self._trail[-1])
        self._put(page)
        if said:
            page.notices.say(said, "ok", key="said")
        page.look()

    def _made(self, to: Destination) -> Page:
        user = self._user
        if to.place is Place.HELP:
            return HelpPage(self._desk, detail=to.detail)
        if user is None:
            return self._closed_page(to)
        if isinstance(to.place, PageId):
            assert to.case is not None
            return pages.case_pages()[to.place](user, self._desk, case=to.case, detail=to.detail)
        return pages.places()[to.place](user, self._desk, detail=to.detail)

    def _closed_page(self, to: Destination) -> Page:
        if to.place is Place.SET_UP:
            made = SetUpPage(
                self._desk,
                clock=self._clock,
                opener=self._opener,
                suggested=Path.home() / "Casebook",
            )
            made.opened.connect(self._opened)
            return made
        if to.place is Place.SIGN_IN and self._closed is not None:
            page = SignInPage(self._closed, self._desk, idle_minutes=self._settings.idle_minutes)
            page.opened.connect(self._opened)
            page.sheet_used.connect(self._opened_by_sheet)
            page.open_wanted.connect(self._open_another)
            page.practice_wanted.connect(self._practise)
            return page
        welcome = WelcomePage(self._desk, recent=self._settings.recent)
        welcome.open_wanted.connect(self._open_another)
        welcome.practice_wanted.connect(self._practise)
        return welcome

    def _put(self, page: Page) -> None:
        page.go.connect(self.go)
        page.back.connect(self.back)
        page.said.connect(self._said)
        page.paper.connect(self._paper)
        self._drop_page()
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        place = self._trail[-1].place if self._trail else Place.WELCOME
        self.nav.setVisible(self._user is not None and isinstance(place, Place))
        if isinstance(place, Place):
            self.nav.show_place(place)
        self._allow()

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
        kept = [Path(each) for each in self._settings.recent if Path(each).is_dir()]
        wanted = folder or (kept[0] if kept else None)
        self._shut()
        if wanted is not None:
            self._offer(wanted)

    def _shut(self) -> None:
        self._trail = [Destination(Place.WELCOME)]
        self._arrive()

    def _offer(self, folder: Path) -> None:
        """Open a casebook as far as its sign-in page."""
        self._desk.ask(
            lambda: open_casebook(folder, clock=self._clock, opener=self._opener),
            lambda closed: self._offered(folder, closed),
        )

    def _offered(self, folder: Path, closed: ClosedCasebook) -> None:
        if self._user is not None:
            return
        self._folder, self._closed = folder, closed
        self._trail = [Destination(Place.SIGN_IN)]
        self._arrive()

    def _open_another(self, folder: Path | None) -> None:
        chosen = folder or dialogs.open_folder(self, _("Which casebook? Choose its folder."))
        if chosen is None:
            return
        if self._user is not None:
            self._folder = chosen
            self.lock()
        else:
            self._offer(chosen)

    def _practise(self) -> None:
        folder = self._places.data / "practice-school"
        if (folder / "casebook.json").is_file():
            self._offer(folder)
            return
        self.page().notices.say(
            _("The practice school is being made. It takes about a minute."),
            key="practice",
            closable=False,
        )
        self._desk.ask(
            lambda: demo.practice_school(folder, opener=self._opener, progress=lambda _words: None),
            lambda _made: self._offer(folder),
        )

    def _opened(self, user: User) -> None:
        self._user, self._folder, self._closed = user, user.folder, None
        self._remember(self._settings.opened(user.folder))
        self.setWindowTitle(_("Casebook · PRACTICE") if user.practice else _("Casebook"))
        self._trail = [Destination(Place.HOME)]
        self._arrive()
        self._idle.start()
        self._turns.start()
        self._show_who()

    def _opened_by_sheet(self, user: User) -> None:
        self._opened(user)
        self.go(Destination(Place.ACCOUNT, detail="sheet"))

    def _show_who(self) -> None:
        user = self._user
        if user is not None:
            self._desk.ask(lambda: (user.school.get(), user.post_title), self._who)

    def _who(self, found: tuple[School, str]) -> None:
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
        self._drop_page()
        self._desk.clear()
        self._user = None
        self.who.clear()
        self.setWindowTitle(_("Casebook"))

    def _locked(self) -> None:
        self._relaunch(self._folder)
        if self._folder is not None:
            self._offer(self._folder)

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
        else:
            self.actions_.allow(Scope.ALWAYS, Scope.OPEN)

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
            ActionId.FIRST_DAY: self._first_day,
            ActionId.BLANK_REPORT: lambda: self._form(
                _("Report of a concern"), forms.blank_report_form, "report-form.pdf"
            ),
            ActionId.STAFF_NOTICE: lambda: self._form(
                _("Notice for staff"), forms.staff_notice, "staff-notice.pdf"
            ),
            ActionId.ABOUT: self._about,
        }

    def _resize_text(self, step: int) -> None:
        sizes = theme.TEXT_PERCENTS
        at = sizes.index(min(sizes, key=lambda size: abs(size - self._settings.text_percent)))
        percent = 100 if step == 0 else sizes[max(0, min(len(sizes) - 1, at + step))]
        if percent == self._settings.text_percent or not self._may_leave():
            return
        self._remember(replace(self._settings, text_percent=percent))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, text_percent=percent)
        self._arrive()

    def _about(self) -> None:
        dialogs.tell(
            self,
            _("Casebook {version}").format(version=__version__),
            _(
                "A school's disciplinary casebook for staff social-media misuse. Everything stays on this computer."
            ),
        )

    # Paper

    def _first_day(self) -> None:
        user, case = self._user, self.here().case
        if user is not None and case is not None:
            self._paper(
                Paper(
                    _("First 24 hours"),
                    lambda: forms.first_day_card(user.session, case),
                    "first-24-hours.pdf",
                )
            )

    def _form(self, title: str, make: Callable[[School | None], bytes], file_name: str) -> None:
        user = self._user
        self._paper(Paper(title, lambda: make(user.school.get() if user else None), file_name))

    def _paper(self, paper: Paper) -> None:
        options = [_("&Cancel"), _("&Print")] + ([_("&Save a copy…")] if paper.file_name else [])
        chosen = dialogs.choose(
            self,
            paper.title,
            _("It opens in no other program: Casebook prints it itself."),
            options,
        )
        if chosen == 1:
            self._desk.ask(paper.make, self._print)
        elif chosen == 2:
            where = dialogs.save_file(self, paper.title, paper.file_name)
            if where is not None:
                self._desk.ask(
                    lambda: forms.save(paper.make(), where),
                    lambda _path: self._said(_("A copy was saved.")),
                )

    def _print(self, pdf: bytes) -> None:
        printer = dialogs.pick_printer(self)
        if printer is None:
            return

        def paint(_job: Job) -> bool:
            return printing.paint(printer, forms.pages(pdf, printing.DPI))

        self._desk.run(paint, self._printed)

    def _printed(self, went: bool) -> None:  # noqa: FBT001 - the one thing a printer says
        if went:
            self._said(_("Sent to the printer."))
        else:
            self.page().notices.say(
                _("The printer did not take it. Check it and try again."), "stop", key="print"
            )

    # What the desk and the clock say

    def _refused(self, error: CasebookError) -> None:
        self.page().notices.drop("practice")
        self.page().refuse(error)

    def _changed(self, _changes: object) -> None:
        if self._user is not None and isinstance(self.here().place, Place):
            self._show_who()

    def _soon(self) -> None:
        self.page().notices.say(
            _(
                "Nobody has touched the keyboard for a while. Casebook locks in a minute, and what is typed but not saved is lost."
            ),
            "warn",
            key="idle",
        )

    def _keep_turns(self) -> None:
        user = self._user
        if user is not None:
            self._desk.ask(user.keep_turns, lambda _done: None)

    def _remember(self, settings: AppSettings) -> None:
        self._settings = settings
        try:
            save_settings(self._places, settings)
        except OSError:
            self.page().notices.say(
                _("This PC's settings could not be saved. Nothing else is affected."),
                "warn",
                key="settings",
            )
