"""The dates of a case, or of all, as something to take away: a diary file, or a page."""

from casebook.domain.ids import CaseId
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.widgets.page import Paper


def diary(user: User, case: CaseId | None = None) -> Paper:
    """A file for the person's own calendar: no name, no word of a case but its reference."""
    return Paper(
        _("Dates for a calendar"),
        lambda: user.deadlines.diary(case),
        "casebook-dates.ics",
        saved=_(
            "The dates are saved. Open the file, and your calendar takes them in; a later file moves what has moved."
            " They say a reference and nothing else."
        ),
    )


def sheet(user: User, case: CaseId | None = None) -> Paper:
    """The dates on paper; it names nobody."""
    return Paper(_("Dates to keep"), lambda: user.deadlines.sheet(case), "dates.pdf")
