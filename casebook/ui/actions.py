"""Every action with its words, shortcut and menu, and every place in the window one can go to."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.domain.words import N_
from casebook.resources import _


class Place(StrEnum):
    """A page of the casebook rather than of one case."""

    HOME = "home"
    DEADLINES = "deadlines"
    CONCERN = "concern"
    PEOPLE = "people"
    SCHOOL = "school"
    TIME_LIMITS = "time_limits"
    SCHOOL_CALENDAR = "school_calendar"
    STAFF = "staff"  # who works here
    STAFF_MEMBER = "staff_member"  # one of them
    STAFF_IMPORT = "staff_import"
    GOVERNORS = "governors"
    DELEGATION = "delegation"  # who may decide
    CONTACTS = "contacts"  # whom the school turns to
    FINISH = "finish"  # what set-up left for later: sheets to print, a second person
    ACCOUNT = "account"  # one's own password and recovery sheet
    HELP = "help"
    CHECK_CODE = "check_code"
    WELCOME = "welcome"
    SIGN_IN = "sign_in"
    SET_UP = "set_up"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where to go: a place, or a page of one case; `detail` narrows it (a document, a section, a person)."""

    place: Place | PageId
    case: CaseId | None = None
    detail: str = ""


class Scope(StrEnum):
    """When an action can be used."""

    ALWAYS = "always"
    OPEN = "open"  # somebody is signed in
    CASE = "case"  # and a case is on the screen


class ActionId(StrEnum):
    """The name of an action; tests trigger them by it."""

    RECORD_CONCERN = "record_concern"
    HOME = "home"
    DEADLINES = "deadlines"
    PEOPLE = "people"
    SCHOOL = "school"
    STAFF = "staff"
    GOVERNORS = "governors"
    DELEGATION = "delegation"
    CONTACTS = "contacts"
    FINISH = "finish"
    ACCOUNT = "account"
    LOCK = "lock"
    OPEN_CASEBOOK = "open_casebook"
    QUIT = "quit"
    CASE = "case"
    FIRST_DAY = "first_day"
    REPORT = "report"
    SUBJECT = "subject"
    TRIAGE = "triage"
    EXPRESSION = "expression"
    TEAM = "team"
    SUSPENSION = "suspension"
    SAFEGUARDING = "safeguarding"
    POLICE = "police"
    BESIDE = "beside"
    OUTSIDE = "outside"
    INCIDENT = "incident"
    TAKEDOWN = "takedown"
    PERPETRATOR = "perpetrator"
    FAIRNESS = "fairness"
    LOG = "log"
    CLOSE_CASE = "close_case"
    RETENTION = "retention"
    PAPER_CASE = "paper_case"
    TAKE_BACK = "take_back"
    EVIDENCE = "evidence"
    ALLEGATIONS = "allegations"
    DECISION = "decision"
    WARNING = "warning"
    ADVICE = "advice"
    DOCUMENTS = "documents"
    CHECK_CODE = "check_code"
    BLANK_REPORT = "blank_report"
    STAFF_NOTICE = "staff_notice"
    FIND = "find"
    BACK = "back"
    LARGER = "larger"
    SMALLER = "smaller"
    NORMAL = "normal"
    GUIDE = "guide"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu. `leads` is where it goes; an action without it is handled by the window."""

    id: ActionId
    words: str
    keys: str = ""
    scope: Scope = Scope.OPEN
    leads: Place | PageId | None = None
    rule_above: bool = False


A, C, O = ActionId, Scope.CASE, Scope.ALWAYS  # noqa: E741 - one letter keeps the table readable
MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (N_("&File"), (
        Entry(A.RECORD_CONCERN, N_("&Record a concern"), "Ctrl+N", leads=Place.CONCERN),
        Entry(A.HOME, N_("&Cases"), "Ctrl+1", leads=Place.HOME),
        Entry(A.DEADLINES, N_("D&eadlines"), "Ctrl+8", leads=Place.DEADLINES),
        Entry(A.PEOPLE, N_("&People"), "Ctrl+2", leads=Place.PEOPLE),
        Entry(A.SCHOOL, N_("&School settings"), "Ctrl+3", leads=Place.SCHOOL),
        Entry(A.STAFF, N_("S&taff record"), leads=Place.STAFF),
        Entry(A.GOVERNORS, N_("&Governors"), leads=Place.GOVERNORS),
        Entry(A.DELEGATION, N_("Who may &decide"), leads=Place.DELEGATION),
        Entry(A.CONTACTS, N_("&Whom the school turns to"), leads=Place.CONTACTS),
        Entry(A.FINISH, N_("&Finish setting up"), leads=Place.FINISH),
        Entry(A.ACCOUNT, N_("&Your password and recovery sheet"), leads=Place.ACCOUNT),
        Entry(A.OPEN_CASEBOOK, N_("&Open another casebook…"), "Ctrl+O", O, rule_above=True),
        Entry(A.LOCK, N_("&Lock"), "Ctrl+L"),
        Entry(A.QUIT, N_("&Quit"), "Ctrl+Q", O, rule_above=True),
    )),
    (N_("&Case"), (
        Entry(A.CASE, N_("What &happens now"), "Ctrl+4", C, PageId.CASE),
        Entry(A.REPORT, N_("&Report of the concern"), "", C, PageId.REPORT),
        Entry(A.SUBJECT, N_("Sub&ject's staff record"), "", C, PageId.SUBJECT),
        Entry(A.TRIAGE, N_("&Triage"), "", C, PageId.TRIAGE),
        Entry(A.ALLEGATIONS, N_("&Allegations and charges"), "", C, PageId.ALLEGATIONS),
        Entry(A.EXPRESSION, N_("Lawful e&xpression"), "", C, PageId.EXPRESSION),
        Entry(A.ADVICE, N_("Ad&vice given"), "", C, PageId.ADVICE),
        Entry(A.DECISION, N_("&Decision"), "", C, PageId.DECISION),
        Entry(A.WARNING, N_("Earlier &warnings"), "", C, PageId.WARNING),
        Entry(A.TEAM, N_("Case t&eam"), "", C, PageId.TEAM, rule_above=True),
        Entry(A.SUSPENSION, N_("&Suspension"), "", C, PageId.SUSPENSION),
        Entry(A.SAFEGUARDING, N_("Safeg&uarding"), "", C, PageId.SAFEGUARDING),
        Entry(A.POLICE, N_("Po&lice"), "", C, PageId.POLICE),
        Entry(A.BESIDE, N_("&Beside the case"), "", C, PageId.BESIDE),
        Entry(A.OUTSIDE, N_("Record something done &outside Casebook"), "", C, PageId.OUTSIDE),
        Entry(A.FAIRNESS, N_("Is it fair so far? (Fair&ness)"), "Ctrl+7", C, PageId.FAIRNESS),
        Entry(A.LOG, N_("Everything that ha&ppened"), "Ctrl+E", C, PageId.LOG),
        Entry(A.FIRST_DAY, N_("&First 24 hours card…"), "", C),
        Entry(A.PAPER_CASE, N_("This case be&gan on paper"), "", C, PageId.PAPER_CASE),
        Entry(A.TAKE_BACK, N_("Ta&ke back the last step"), "", C, PageId.TAKE_BACK, rule_above=True),
        Entry(A.RETENTION, N_("What &is kept, and until when"), "", C, PageId.RETENTION),
        Entry(A.CLOSE_CASE, N_("&Close the case"), "", C, PageId.CLOSE),
    )),
    (N_("&Attack on staff"), (
        Entry(A.INCIDENT, N_("&Target and support"), "", C, PageId.INCIDENT),
        Entry(A.TAKEDOWN, N_("Takedown &log"), "", C, PageId.TAKEDOWN),
        Entry(A.PERPETRATOR, N_("&Who did it"), "", C, PageId.PERPETRATOR),
    )),
    (N_("&Evidence"), (
        Entry(A.EVIDENCE, N_("&Look at or add evidence"), "Ctrl+5", C, PageId.EVIDENCE),
    )),
    (N_("&Documents"), (
        Entry(A.DOCUMENTS, N_("&Prepare, issue and print"), "Ctrl+6", C, PageId.DOCUMENTS),
        Entry(A.CHECK_CODE, N_("&Check a code from paper"), "", Scope.OPEN, Place.CHECK_CODE),
        Entry(A.BLANK_REPORT, N_("Blank report &form…"), "", O, rule_above=True),
        Entry(A.STAFF_NOTICE, N_("&Notice for staff…"), "", O),
    )),
    (N_("&View"), (
        Entry(A.BACK, N_("&Back"), "Alt+Left"),
        Entry(A.FIND, N_("&Find a case"), "Ctrl+K"),
        Entry(A.LARGER, N_("&Larger text"), "Ctrl++", O, rule_above=True),
        Entry(A.SMALLER, N_("&Smaller text"), "Ctrl+-", O),
        Entry(A.NORMAL, N_("&Normal text"), "Ctrl+0", O),
    )),
    (N_("&Help"), (
        Entry(A.GUIDE, N_("&Guide"), "F1", O, Place.HELP),
        Entry(A.ABOUT, N_("&About Casebook"), "", O),
    )),
)  # fmt: skip


class Actions(QObject):
    """The actions of one window.

    Signals:
        chosen(ActionId): an action was triggered, by menu, key or button.
    """

    chosen = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: dict[ActionId, QAction] = {}
        self._entries = {entry.id: entry for _title, entries in MENUS for entry in entries}
        for entry in self._entries.values():
            action = QAction(_(entry.words), self)
            action.setObjectName(entry.id)
            if entry.keys:
                action.setShortcut(QKeySequence(entry.keys))
            action.triggered.connect(lambda _on=False, which=entry.id: self.chosen.emit(which))
            self._actions[entry.id] = action
        self._actions[ActionId.LARGER].setShortcuts(
            [QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")]
        )

    def __getitem__(self, which: ActionId) -> QAction:
        return self._actions[which]

    def all(self) -> list[QAction]:
        """Every action."""
        return list(self._actions.values())

    def leads(self, which: ActionId) -> Place | PageId | None:
        """Where an action goes, where going is all it does."""
        return self._entries[which].leads

    def fill(self, bar: QMenuBar) -> None:
        """Lay the menus out."""
        for title, entries in MENUS:
            menu = bar.addMenu(_(title))
            menu.setToolTipsVisible(True)
            menu.menuAction().setObjectName(f"menu-{entries[0].id}")
            for entry in entries:
                if entry.rule_above:
                    menu.addSeparator()
                menu.addAction(self._actions[entry.id])

    def allow(self, *scopes: Scope) -> None:
        """Let only the actions of these scopes be used."""
        for entry in self._entries.values():
            self._actions[entry.id].setEnabled(entry.scope in scopes)
            self._say_why(entry, "")

    def shut(self, pages: Collection[PageId], why: str) -> None:
        """Let nobody go to these pages now, and say why beside the action."""
        for entry in self._entries.values():
            if entry.leads in pages:
                self._actions[entry.id].setEnabled(False)
                self._say_why(entry, why)

    def _say_why(self, entry: Entry, why: str) -> None:
        self._actions[entry.id].setToolTip(why)
        self._actions[entry.id].setStatusTip(why)
