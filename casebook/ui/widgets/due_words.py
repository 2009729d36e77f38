"""When something is due, in words: by when, whether it is to be done now, and that it waits for a pause to end."""

from datetime import date, datetime

from casebook.domain.clock import local_day
from casebook.domain.deadline_list import Band, Dated
from casebook.resources import _
from casebook.ui.widgets import wording


def by_when(
    day: date,
    *,
    urgent: bool = False,
    overdue: bool = False,
    paused: bool = False,
    at: datetime | None = None,
    short: bool = False,
    said: bool = False,
) -> str:
    """`By Tue 24 Nov 2026`, or what makes that pressing. `at` is the latest moment, where there is one.

    `said`: that it is to be done now stands beside it already.
    """
    last = wording.short_day(day) if short else wording.day(day)
    if paused:
        return _("Paused. If the pause ended today: {day}").format(day=last)
    if not (overdue or urgent):
        return _("By {day}").format(day=last)
    if overdue:
        latest = _("It was due on {day}").format(day=last)
    elif at is not None and local_day(at) == day:
        latest = _("Latest: {moment}").format(moment=wording.moment(at))
    else:
        latest = _("Latest: the end of {day}").format(day=last)
    return latest if said else _("Do this now. {latest}").format(latest=latest)


def of(one: Dated, *, short: bool = False) -> str:
    """When a deadline in a list is due."""
    found = one.deadline
    if one.band is Band.PAUSED:
        return _("Paused: the day moves on until the pause ends")
    overdue = one.band is Band.OVERDUE
    return by_when(found.day, urgent=one.urgent, overdue=overdue, at=found.at, short=short)


def counted(one: Dated) -> str:
    """Why then: the reason, the arithmetic and the source, as far as they are known."""
    found = one.deadline
    parts = [wording.read(found.reason)]
    if found.counted is not None:
        words = wording.read(found.counted)
        parts.append(f"{words[:1].upper()}{words[1:]}.")
    parts.append(_("From: {source}").format(source=found.source))
    return " ".join(parts)
