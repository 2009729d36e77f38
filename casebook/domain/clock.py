"""The clock that is passed in, and the moments it gives."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Clock(Protocol):
    """Gives the present moment. There is one real one; practice casebooks and tests are played another."""

    @property
    def practice(self) -> bool:
        """Whether this clock is played, so that what it dates must be marked as practice."""

    def now(self) -> datetime:
        """The present, with a zone."""


@dataclass(slots=True)
class PlayedClock:
    """A clock that stands where it was put: for practice casebooks and tests."""

    moment: datetime
    practice: bool = True

    def now(self) -> datetime:
        return self.moment

    def set(self, moment: datetime) -> None:
        """Put the clock at a moment. It must carry a zone."""
        if moment.tzinfo is None:
            raise ValueError("a played moment needs a zone")
        self.moment = moment


def utc_text(moment: datetime) -> str:
    """A moment as UTC to the microsecond, `2026-03-29T01:30:00.000000Z`: the form that is stored."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_utc_text(text: str) -> datetime:
    """The moment that `utc_text` wrote."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def local_day(moment: datetime) -> date:
    """The day it was in England."""
    return moment.astimezone(LONDON).date()


def local_offset(moment: datetime) -> int:
    """Minutes that England's clocks were ahead of UTC."""
    offset = moment.astimezone(LONDON).utcoffset()
    return 0 if offset is None else int(offset.total_seconds() // 60)
