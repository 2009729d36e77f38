"""A version of the policy as the register keeps it: the text that was adopted, to the byte."""

from dataclasses import dataclass, field
from datetime import date

from casebook.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class AdoptedPolicy:
    """One adopted version. `sha256` (hex) is of the UTF-8 text; a case pins policy, version and hash."""

    policy: str
    version: str
    text: str = field(repr=False)
    sha256: str
    adopted_on: date
    adopted_by: PersonId
