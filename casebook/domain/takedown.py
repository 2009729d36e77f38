"""The takedown log (DOC-39): what was reported to a platform, looked at again, and came of it (6.2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from casebook.domain.clock import local_day
from casebook.domain.ids import EventId
from casebook.domain.incident import AHEAD
from casebook.domain.words import N_
from casebook.errors import Missing, Refused


class TakedownEnd(StrEnum):
    """How one line of the log ended."""

    REMOVED = "removed"
    GONE = "gone"  # it was gone without the platform saying so
    REFUSED = "refused"  # the platform leaves it up, and nothing more can be asked of it
    LEFT_UP = "left_up"  # the police asked for it to stay up


@dataclass(frozen=True, slots=True)
class Recheck:
    """One look at whether it is still there. The day is local."""

    on: date
    by: str
    still_up: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Takedown:
    """One address that was reported. Moments have a zone.

    `category` is the platform's own rule it was reported under; `before` and `after` name the exhibits that show the
    page before and after.
    """

    id: EventId
    address: str
    platform: str
    reported_at: datetime
    by: str
    category: str = ""
    route: str = ""  # the form, address or contact it went to
    reference: str = ""
    before: str = ""
    rechecks: tuple[Recheck, ...] = ()
    escalated_at: datetime | None = None
    escalated_to: str = ""
    escalated_reference: str = ""
    end: TakedownEnd | None = None
    ended_at: datetime | None = None
    after: str = ""
    note: str = ""

    @property
    def open(self) -> bool:
        """Whether nothing has come of it yet."""
        return self.end is None

    @property
    def looked_at(self) -> date:
        """The local day the wait for the next look counts from: the last look, or the report."""
        return self.rechecks[-1].on if self.rechecks else local_day(self.reported_at)

    @property
    def to_escalate(self) -> bool:
        """Whether it was still up when somebody looked, and no helpline was asked."""
        up = bool(self.rechecks) and self.rechecks[-1].still_up
        return self.open and up and self.escalated_at is None


def next_from(log: Iterable[Takedown]) -> date | None:
    """The day the next look counts from: that of the line which waits longest; None where all have ended."""
    return min((one.looked_at for one in log if one.open), default=None)


def ended_on(log: Iterable[Takedown]) -> date | None:
    """The local day on which the last line ended; None while one is open, or where nothing was reported."""
    lines = tuple(log)
    if not lines or any(one.open for one in lines):
        return None
    return max(local_day(one.ended_at) for one in lines if one.ended_at is not None)


def check_takedown(line: Takedown, *, now: datetime) -> None:
    """Raises Missing or Refused unless the report to the platform can be kept."""
    if line.reported_at > now:
        raise Refused(AHEAD)
    for typed, what in (
        (line.address, N_("the address")),
        (line.platform, N_("the platform")),
        (line.by, N_("who reported it")),
    ):
        if not typed:
            raise Missing(what=what)


def check_recheck(line: Takedown, look: Recheck, *, today: date) -> None:
    """Raises Missing or Refused unless the look can be kept."""
    _check_open(line)
    if look.on > today:
        raise Refused(AHEAD)
    if look.on < line.looked_at:
        raise Refused(
            N_("It was reported or looked at after that day. Enter the day of this look.")
        )
    if not look.by:
        raise Missing(what=N_("who looked"))


def check_escalation(line: Takedown, at: datetime, to: str, *, now: datetime) -> None:
    """Raises Missing or Refused unless somebody else can have been asked for help then."""
    _check_open(line)
    if at > now:
        raise Refused(AHEAD)
    if at < line.reported_at:
        raise Refused(N_("The platform is asked first. Enter a time after the report to it."))
    if not to:
        raise Missing(what=N_("who was asked for help"))


def check_end(line: Takedown, end: TakedownEnd, at: datetime, note: str, *, now: datetime) -> None:
    """Raises Missing or Refused unless the line can end so."""
    _check_open(line)
    if at > now:
        raise Refused(AHEAD)
    if at < line.reported_at or local_day(at) < line.looked_at:
        raise Refused(N_("It was reported or looked at after that. Enter when it ended."))
    if end not in _CLEAR and not note:
        raise Missing(what=N_("why it stays up"))


def _check_open(line: Takedown) -> None:
    if not line.open:
        raise Refused(
            N_("This line of the log has ended. Report the address anew if it comes back.")
        )


_CLEAR: Final = frozenset({TakedownEnd.REMOVED, TakedownEnd.GONE})
