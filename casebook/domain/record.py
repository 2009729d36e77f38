"""Everything a case file holds at one moment, as the domain sees it: what the guide and the letters are computed from."""

from dataclasses import dataclass, field

from casebook.domain.allegation import Allegation, Charge
from casebook.domain.case import Case, CaseTeam, StageEvent
from casebook.domain.decision import Decisions
from casebook.domain.evidence import Exhibit, Sighting
from casebook.domain.issued import IssuedLetter, LetterDraft
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.report import Report
from casebook.domain.school import School
from casebook.domain.triage import Triage


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One case, whole, without bytes."""

    case: Case
    school: School
    team: CaseTeam
    report: Report
    triage: Triage
    events: tuple[StageEvent, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    allegations: tuple[Allegation, ...] = ()
    charges: tuple[Charge, ...] = ()
    decisions: Decisions = field(default_factory=Decisions)
    outside: tuple[DoneOutside, ...] = ()
    letters: tuple[IssuedLetter, ...] = ()
    drafts: tuple[LetterDraft, ...] = ()

    def done_outside(self, step: OutsideStep) -> DoneOutside | None:
        """The latest step of this kind that was done outside and still stands."""
        found = [d for d in self.outside if d.step is step and not d.withdrawn]
        return found[-1] if found else None

    def letter(self, *kinds: str) -> IssuedLetter | None:
        """The latest issued letter of one of these kinds."""
        found = [letter for letter in self.letters if letter.kind in kinds]
        return found[-1] if found else None
