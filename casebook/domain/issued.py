"""A letter as the record keeps it: its draft, its facts at issue, its number and its check code."""

from dataclasses import dataclass
from datetime import date, datetime

from casebook.domain.ids import LetterId, PersonId


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """What was typed on a letter page so far; kept as typed, no entry in the log."""

    kind: str  # "DOC-26"
    values: tuple[tuple[str, str], ...] = ()
    saved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class IssuedLetter:
    """A letter that went on the record. `size` and `code` are the checkpoint printed in its footer."""

    id: LetterId
    number: int  # FH-7QK4/3
    kind: str
    name: str
    dated: date
    issued_at: datetime
    issued_by: PersonId
    size: int  # entries in the case log when it was issued
    code: str
    sha256: str = ""  # of the exact bytes; empty between the two transactions of issue
    length: int = 0
    practice: bool = False
