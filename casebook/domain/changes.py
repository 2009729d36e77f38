"""What an action changed, so that a page knows whether to look again."""

from dataclasses import dataclass
from enum import StrEnum

from casebook.domain.ids import CaseId


class Kind(StrEnum):
    """The kinds of thing a page can show."""

    CASE = "case"
    REPORT = "report"
    PERSON = "person"
    EVIDENCE = "evidence"
    SIGHTING = "sighting"
    ALLEGATION = "allegation"
    CHARGE = "charge"
    DECISION = "decision"
    LETTER = "letter"
    DRAFT = "draft"
    LOG = "log"
    SCHOOL = "school"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Changes:
    """Which kinds of thing changed, and in which case (None: in the casebook itself)."""

    kinds: frozenset[Kind]
    case: CaseId | None = None

    def touch(self, *kinds: Kind) -> bool:
        """Whether any of these kinds changed."""
        return not self.kinds.isdisjoint(kinds)


def changed(*kinds: Kind, case: CaseId | None = None) -> Changes:
    """A `Changes` of these kinds."""
    return Changes(frozenset(kinds), case)
