"""What every page of a case minds first: whether it may be written here, and whether it was said yes to."""

from typing import Protocol

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes
from casebook.domain.hold_block import permission_hold, why
from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.domain.roles import Permission, may
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.page import Page

_NOTICE = "readOnly"


class Turns(Protocol):
    """Who gives the turn to write."""

    def take_over(self, case: CaseId) -> Changes:
        """Take the turn to write."""


def enter(page: Page, view: CaseView, turns: Turns) -> None:
    """Say at the top why the case can only be read here, and lead to the page that asks for a yes first."""
    assert page.case is not None
    case = page.case
    page.notices.drop(_NOTICE)
    why = read_only(view)
    if why:
        page.notices.say(
            why, "hold", key=_NOTICE, closable=False,
            action=_("Take over writing here"),
            act=lambda: page.do(lambda: turns.take_over(case), lambda _changes: page.look()),
        )  # fmt: skip
    if view.given_by is not None:
        page.go_to(PageId.CASE)


def why_not(view: CaseView, permission: Permission, otherwise: str) -> str:
    """Why this person cannot write this here and now, `otherwise` where it is not theirs; empty where they can."""
    if not may(view.my_roles, permission):
        return otherwise
    return read_only(view) or held(view, permission)


def held(view: CaseView, permission: Permission) -> str:
    """Which police hold stops this today, put by whom; empty where none does."""
    hold = permission_hold(view.record.police_holds, permission, view.today)
    if hold is None:
        return ""
    return _("{sentence} {name} recorded the hold, and {officer} asked for it.").format(
        sentence=wording.read(why(hold)), name=hold.put_by, officer=hold.asked_by
    )


def read_only(view: CaseView) -> str:
    """Why nobody can write in the case here and now; empty where they can."""
    return "" if view.read_only_why is None else wording.read(view.read_only_why)
