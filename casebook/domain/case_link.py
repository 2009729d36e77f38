"""Two cases that belong together, each naming the other by its reference alone."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.domain.ids import EventId, Reference


class LinkKind(StrEnum):
    """How the other case belongs to this one."""

    OPENED = "opened"  # it was opened because of this one
    CAME_FROM = "came_from"  # this one was opened because of it


@dataclass(frozen=True, slots=True)
class CaseLink:
    """Another case that belongs to this one. The day is local."""

    id: EventId
    other: Reference
    kind: LinkKind
    on: date
    by: str
