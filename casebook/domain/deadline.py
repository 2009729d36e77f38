"""A deadline of a case, as its one-row summary carries it, and when it has become urgent."""

from dataclasses import dataclass
from datetime import date, datetime

from casebook.domain.calendar import WorkingCalendar
from casebook.domain.ids import PersonId
from casebook.domain.page_id import PageId
from casebook.domain.words import Words


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that is due. `key` stays the same in a case while the day moves.

    `whose` are the people with keys for whom it waits, `names` theirs in words. `day` is local; of a deadline that is
    `paused`, the one that would be if the pause ended on the day this was worked out. `at` is the latest moment, where
    a limit runs in hours.
    """

    key: str
    title: Words
    day: date
    page: PageId
    whose: tuple[PersonId, ...]
    names: str
    reason: Words
    source: str
    counted: Words | None = None
    detail: str = ""  # what narrows the page: a document, a step
    statutory: bool = False
    paused: bool = False
    at: datetime | None = None


def is_urgent(
    day: date, *, statutory: bool, paused: bool, today: date, calendar: WorkingCalendar
) -> bool:
    """Whether it is to be done now: its last day has come, or the law's is no later than the next working day."""
    if paused:
        return False
    return day <= today or (statutory and day <= calendar.statutory.within(1, today))
