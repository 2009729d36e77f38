"""What a check code typed from paper is found to be."""

from dataclasses import dataclass
from enum import StrEnum

from casebook.domain.ids import CaseId, Reference


class CodeFound(StrEnum):
    """How a typed code compares with the records a person can open. None of these is a proof of tampering."""

    MATCHES = "matches"  # the log up to `size` is what it was when the code was printed
    ONE_LETTER_DIFFERS = "one_letter_differs"  # a slip of the fingers: compare it with the paper
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class CodeVerdict:
    """Where a code was found: the case, the entries its log had, and the letter it stands on, if it is one's."""

    found: CodeFound
    case: CaseId | None = None
    reference: Reference | None = None
    size: int = 0
    letter: int | None = None
