"""A reason somebody gave for going on although a fairness check warned: kept, shown and printed."""

from dataclasses import dataclass
from datetime import datetime

from casebook.domain.ids import EventId, PersonId


@dataclass(frozen=True, slots=True)
class Override:
    """A reason given for one warning.

    `on_what` is the mark of the warning as it then stood: when what it was about changes, the reason lapses.
    """

    id: EventId
    check: str
    reason: str
    by: PersonId
    at: datetime
    on_what: str
    withdrawn: str = ""  # why it was taken back
