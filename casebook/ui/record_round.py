"""The daily round: every case is compared with its log, one at a time, while nobody wants anything of the desk."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from casebook.domain.changes import Changes
from casebook.domain.ids import CaseId
from casebook.errors import CasebookError
from casebook.ui.desk import Desk

if TYPE_CHECKING:
    from casebook.services.user import User

AFTER_HOME: Final = 3_000  # milliseconds after signing in: home is on the screen by then
REST: Final = 300  # milliseconds between two cases, in which whatever a person asks goes first
AGAIN: Final = 3_600_000  # milliseconds until it is asked which cases are due by now


class RecordRound(QObject):
    """Goes round from signing in until the casebook is locked.

    Signals:
        found(): lists show something else now: a record is not as it was written, or the school's newer settings
            gave other days.
    """

    found = Signal()

    def __init__(self, desk: Desk, parent: QObject, *, rest: int = REST) -> None:
        super().__init__(parent)
        self._desk, self._rest = desk, rest
        self._user: User | None = None
        self._left: list[CaseId] | None = None
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._go_on)

    def start(self, user: "User", *, after: int = AFTER_HOME) -> None:
        """Begin: somebody is signed in."""
        self._user, self._left = user, None
        self._next.start(after)

    def stop(self) -> None:
        """End: the casebook is being locked."""
        self._user = None
        self._next.stop()

    def _go_on(self) -> None:
        user = self._user
        if user is None:
            return
        if not self._desk.idle():
            self._next.start(self._rest)
        elif self._left is None:
            self._desk.ask(user.cases.due_for_check, self._begin, refused=self._later)
        elif self._left:
            case = self._left.pop(0)
            self._desk.ask(lambda: user.cases.check(case), self._checked, refused=self._later)
        else:
            self._left = None
            self._next.start(AGAIN)

    def _begin(self, due: tuple[CaseId, ...]) -> None:
        self._left = list(due)
        self._go_on()

    def _checked(self, changes: Changes) -> None:
        user = self._user
        if user is None:
            return
        if changes.case in user.cases.faulty():
            self.found.emit()
        if not self._left and user.cases.reworked():
            self.found.emit()
        self._next.start(self._rest)

    def _later(self, _error: CasebookError) -> None:
        self._left = None
        self._next.start(AGAIN)
