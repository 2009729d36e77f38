"""A time in which the school's own clocks stand still: the police asked it to stop."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Pause:
    """From a day to a day (local), both of them not counted; `ended` is None while it lasts."""

    began: date
    ended: date | None = None

    def covers(self, day: date) -> bool:
        """Whether a day is not counted: the day it began and the day it ended are among those."""
        return self.began <= day and (self.ended is None or day <= self.ended)

    def until(self, today: date) -> "Pause":
        """The pause as if one that still lasts ended today, for counting the days after it."""
        return self if self.ended else Pause(self.began, max(self.began, today))
