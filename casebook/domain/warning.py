"""Earlier warnings a case is told of: how long each is live, and what is asked of whoever enters one."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from casebook.domain.calendar import last_live_day
from casebook.domain.decision import Sanction
from casebook.domain.ids import EventId, PersonId
from casebook.domain.words import N_
from casebook.errors import Missing, Refused

LEVELS: Final = (
    Sanction.FIRST_WRITTEN_WARNING,
    Sanction.FINAL_WRITTEN_WARNING,
    Sanction.EXTENDED_FINAL_WARNING,
)
"""The sanctions that are live for a time. Advice is none: it is never held against anybody as a warning."""
LONGEST: Final = 24
"""Months: the longest any warning is live (the outcome catalogue)."""


class ConductFamily(StrEnum):
    """What an earlier warning was about, broadly enough to say nothing of another case."""

    ONLINE_TIME = "online_time"
    ONLINE_WORDS = "online_words"
    ONLINE_BULLYING = "online_bullying"
    ONLINE_INFORMATION = "online_information"
    ONLINE_PUPILS = "online_pupils"
    OTHER_CONDUCT = "other_conduct"


class WarningSource(StrEnum):
    """Where an earlier warning is taken from."""

    PAPER_FILE = "paper_file"


@dataclass(frozen=True, slots=True)
class EarlierWarning:
    """A warning the subject was given before, as the personnel file has it. Days are local.

    `clauses` are the paragraphs its letter named. `charged_why` says why the charge itself is that this warning was
    broken; empty where it is not, which is nearly always. `withdrawn` is why it was taken back.
    """

    id: EventId
    level: Sanction
    issued_on: date
    live_months: int
    about: ConductFamily
    by: PersonId
    at: datetime
    clauses: str = ""
    source: WarningSource = WarningSource.PAPER_FILE
    charged_why: str = ""
    withdrawn: str = ""

    @property
    def live_from(self) -> date:
        """Its first live day: the day of issue counts."""
        return self.issued_on

    @property
    def live_to(self) -> date:
        """Its last live day; after it, the warning is spent."""
        return last_live_day(self.issued_on, self.live_months)

    def live_on(self, day: date) -> bool:
        """Whether it was live on a day."""
        return self.live_from <= day <= self.live_to


@dataclass(frozen=True, slots=True)
class WarningLook:
    """The moment earlier warnings were shown to whoever decides. `shown` are the warnings; `on` is the local day."""

    id: EventId
    on: date
    shown: tuple[EventId, ...]
    by: PersonId
    at: datetime


def check_warning(warning: EarlierWarning, *, today: date) -> None:
    """Refuse a warning that cannot be kept as entered.

    Raises:
        Missing: how long it was live for.
        Refused: it is no warning, its day has not come, or nothing is live for so long.
    """
    if warning.level not in LEVELS:
        raise Refused(_NO_WARNING)
    if warning.issued_on > today:
        raise Refused(_AHEAD)
    if warning.live_months < 1:
        raise Missing(what=N_("for how many months it was live"))
    if warning.live_months > LONGEST:
        raise Refused(_TOO_LONG, most=LONGEST)


_NO_WARNING = N_(
    "Only a written warning is live for a time. Advice is not, and counts for nothing here."
)
_AHEAD = N_("The day of issue has not come yet. Enter the day on the warning letter.")
_TOO_LONG = N_("No warning is live for more than {most} months. Look at the letter again.")
