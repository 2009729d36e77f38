"""A review of something that runs beside the case, a suspension or a police hold: does it go on, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReviewOutcome(StrEnum):
    """What a review came to."""

    CONTINUES = "continues"
    VARIED = "varied"
    TO_END = "to_end"  # it should end; who may end it decides that apart


@dataclass(frozen=True, slots=True)
class Review:
    """One review. Days are local; `next_on` is the day of the next one, where it goes on."""

    on: date
    by: str
    outcome: ReviewOutcome
    reason: str
    next_on: date | None = None
