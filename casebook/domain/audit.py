"""What a comparison of a database with its own log can find wrong."""

from dataclasses import dataclass
from enum import StrEnum


class RowProblem(StrEnum):
    """How a row and the log disagree."""

    CHANGED = "changed"  # the row is not the one the log describes
    UNKNOWN = "unknown"  # the log says nothing of this row
    GONE = "gone"  # the log describes a row that is not there
    STALE = "stale"  # a row computed from others is not what they give


@dataclass(frozen=True, slots=True)
class RowFault:
    """One row that is not as the log says, by its table and id. In the log's own table the id is the place."""

    table: str
    id: str
    what: RowProblem
