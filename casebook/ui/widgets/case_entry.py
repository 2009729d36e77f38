"""What every page of a case minds first: whether it may be written here, whether it was said yes to, and what must wait."""

from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer

from casebook.domain import do_not_alert
from casebook.domain.case_view import CaseGlance, CaseView
from casebook.domain.changes import Changes
from casebook.domain.hold_block import permission_hold, why
from casebook.domain.ids import CaseId
from casebook.domain.line import WHY_ABSENT, absent
from casebook.domain.page_id import PageId
from casebook.domain.police import PoliceHold
from casebook.domain.roles import Permission, may
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.beside_words import SCOPES
from casebook.ui.widgets.page import Page

_NOTICE: Final = "readOnly"
_ALERT: Final = "doNotAlert"
_HOLD: Final = "policeHold"


CHECK_AFTER: Final = 150  # milliseconds: the page is on the screen by then


class Turns(Protocol):
    """Who gives the turn to write, and compares a case with its log."""

    def take_over(self, case: CaseId) -> Changes:
        """Take the turn to write."""

    def check(self, case: CaseId) -> Changes:
        """Compare the case with its log."""

    def faulty(self) -> frozenset[CaseId]:
        """The cases that were found not to be as they were written."""


class RecordCheck(QObject):
    """Has a case compared with its log in the background, and says on the page what that finds."""

    def __init__(self, page: Page, case: CaseId, turns: Turns) -> None:
        super().__init__(page)
        self._page, self._case, self._turns = page, case, turns
        QTimer.singleShot(CHECK_AFTER, self, self._begin)

    def _begin(self) -> None:
        # Not by the page's own `do`, which takes away what was refused a moment ago.
        page, check = self._page, lambda: self._turns.check(self._case)
        page.desk.do(check, done=self._told, refused=page.refuse)

    def _told(self, _changes: Changes) -> None:
        if self._case in self._turns.faulty():
            self._page.notices.say(
                _("The record of this case is not as it was written."), "stop", key="record",
                action=_("See what is different"), act=lambda: self._page.go_to(PageId.CASE),
            )  # fmt: skip


def enter(page: Page, view: CaseView, turns: Turns) -> None:
    """Say at the top what nobody may do now, why the case can only be read here, and lead to the page that asks for a yes.

    The first page of a case that is opened has it compared with its log; the case's own page does so by itself.
    """
    assert page.case is not None
    case = page.case
    page.line_known.emit(view.record.case.kind)
    say_what_waits(page, view)
    say_read_only(page, view, turns)
    page.come_in()
    if view.given_by is not None:
        page.go_to(PageId.CASE)
    elif not view.unchanged.since_signing_in and not page.findChild(RecordCheck):
        RecordCheck(page, case, turns)


def say_read_only(page: Page, seen: CaseView | CaseGlance, turns: Turns) -> None:
    """Say at the top why the case can only be read here, if so, and offer to take over writing."""
    assert page.case is not None
    case = page.case
    page.notices.drop(_NOTICE)
    why = read_only(seen)
    if why:
        page.notices.say(
            why, "hold", key=_NOTICE, closable=False,
            action=_("Take over writing here"),
            act=lambda: page.do(lambda: turns.take_over(case), lambda _changes: page.look()),
        )  # fmt: skip


def say_what_waits(page: Page, seen: CaseView | CaseGlance) -> None:
    """Say at the top that the subject may not be told yet, and what the police asked the school to leave."""
    barred = do_not_alert.barred(seen.record)
    holds = [one for one in seen.record.police_holds if one.released is None]
    for key in (_ALERT, _HOLD):
        page.notices.drop(key)
    if barred is not None:
        page.notices.say(
            wording.read(barred), "stop", key=_ALERT, closable=False, heading=_("Tell nobody yet"),
            action=_("Record the advice"), act=lambda: page.go_to(PageId.SAFEGUARDING),
        )  # fmt: skip
    if holds:
        page.notices.say(
            " ".join(_held_since(one) for one in holds), "hold", key=_HOLD, closable=False,
            action=_("See what may go on"), act=lambda: page.go_to(PageId.POLICE),
        )  # fmt: skip


def _held_since(hold: PoliceHold) -> str:
    left = "".join(f" {_(SCOPES[one])}." for one in hold.scope)
    return _("Police hold since {day}.").format(day=wording.day(hold.began)) + left


def why_not(view: CaseView, permission: Permission, otherwise: str) -> str:
    """Why this person cannot write this here and now, `otherwise` where it is not theirs; empty where they can."""
    if not may(view.my_roles, permission):
        return otherwise
    kind = view.record.case.kind
    if absent(kind, permission):
        return _(WHY_ABSENT[kind])
    return read_only(view) or held(view, permission)


def held(view: CaseView, permission: Permission) -> str:
    """Which police hold stops this today, put by whom; empty where none does."""
    hold = permission_hold(view.record.police_holds, permission, view.today)
    if hold is None:
        return ""
    return _("{sentence} {name} recorded the hold, and {officer} asked for it.").format(
        sentence=wording.read(why(hold)), name=hold.put_by, officer=hold.asked_by
    )


def read_only(view: CaseView | CaseGlance) -> str:
    """Why nobody can write in the case here and now; empty where they can."""
    return "" if view.read_only_why is None else wording.read(view.read_only_why)
