"""Everything a case file holds at one moment, as the domain sees it: what the guide and the letters are computed from."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, NoReturn

from typing_extensions import override

from casebook.domain.allegation import Allegation, Charge
from casebook.domain.appeal_result import AppealResult
from casebook.domain.attribution import PUPILS, Perpetrator, Search
from casebook.domain.case import Case, CaseTeam, StageEvent
from casebook.domain.case_link import CaseLink
from casebook.domain.clock import local_day
from casebook.domain.closing import Closing
from casebook.domain.decision import Decisions
from casebook.domain.departure import Departure
from casebook.domain.evidence import EvidenceTally, Exhibit, Sighting, tally
from casebook.domain.expression import Expression
from casebook.domain.incident import Incident
from casebook.domain.issued import IssuedLetter, LetterDraft
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.overlay import Overlay
from casebook.domain.override import Override
from casebook.domain.police import PoliceHold, PoliceReferral
from casebook.domain.relationship import Relationship
from casebook.domain.report import Report
from casebook.domain.retention_detail import RetentionDetail
from casebook.domain.routing import RouteTaken
from casebook.domain.safeguarding import LadoReferral, LowLevelConcern, SafeguardingConclusion
from casebook.domain.school import School
from casebook.domain.second_person import JointRequest
from casebook.domain.staff import StaffCopy, StaffMember
from casebook.domain.stage import Stage
from casebook.domain.suspension import Suspension
from casebook.domain.takedown import Takedown
from casebook.domain.triage import Triage, TriageDetails
from casebook.domain.warning import EarlierWarning, WarningLook


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One case, whole, without bytes. `decisions` are all that were recorded; `decided` are those that stand."""

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
    police_referrals: tuple[PoliceReferral, ...] = ()
    police_holds: tuple[PoliceHold, ...] = ()
    lado_referrals: tuple[LadoReferral, ...] = ()
    low_level_concerns: tuple[LowLevelConcern, ...] = ()
    safeguarding: SafeguardingConclusion | None = None
    suspensions: tuple[Suspension, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    staff_copy: StaffCopy | None = None
    triage_details: TriageDetails = field(default_factory=TriageDetails)
    expression: Expression = field(default_factory=Expression)
    overrides: tuple[Override, ...] = ()
    joint_requests: tuple[JointRequest, ...] = ()
    departure: Departure = field(default_factory=Departure)
    appeal_result: AppealResult | None = None
    closing: Closing = field(default_factory=Closing)
    retention_detail: RetentionDetail = field(default_factory=RetentionDetail)
    route: RouteTaken | None = None  # None in a case of before routes were kept
    relationships: tuple[Relationship, ...] = ()
    incident: Incident = field(default_factory=Incident)
    takedowns: tuple[Takedown, ...] = ()
    search: Search = field(default_factory=Search)
    perpetrators: tuple[Perpetrator, ...] = ()
    links: tuple[CaseLink, ...] = ()
    warnings: tuple[EarlierWarning, ...] = ()  # shown by warning_shown.seen_by
    warning_looks: tuple[WarningLook, ...] = ()

    @property
    def evidence(self) -> EvidenceTally:
        """How much evidence there is."""
        return tally((one.details, not one.withdrawn, 1) for one in self.exhibits)

    @property
    def standing(self) -> tuple[StageEvent, ...]:
        """The moves that still count: neither a move that was taken back nor what took it back."""
        found: list[StageEvent] = []
        for event in self.events:
            if event.reversal and found:
                found.pop()
            else:
                found.append(event)
        return tuple(found)

    @property
    def adjourned_on(self) -> date | None:
        """The day on which a hearing was last adjourned for further inquiry."""
        adjourned = (Stage.HEARING_HELD, Stage.INVESTIGATION)
        return next((e.on for e in reversed(self.standing) if (e.start, e.end) == adjourned), None)

    @property
    def decided(self) -> Decisions:
        """What was decided at the hearing that counts: nothing from before an adjournment for further inquiry."""
        adjourned = self.adjourned_on
        if adjourned is None:
            return self.decisions
        standing = self.decisions.after(adjourned)
        old = any(
            e.id == standing.sheet and local_day(e.provenance.added_at) <= adjourned
            for e in self.exhibits
        )
        return replace(standing, sheet=None) if old else standing

    @property
    def findings_stand(self) -> bool:
        """Whether there is a finding on every charge that stands, from the hearing that counts."""
        made = self.decided
        charges = {charge.id for charge in self.charges if not charge.withdrawn}
        return (
            made.hearing is not None
            and bool(charges)
            and charges <= {f.charge for f in made.findings}
        )

    @property
    def subject_staff(self) -> StaffMember | None:
        """The subject's staff record as the case relies on it: later changes of the record change nothing here."""
        return None if self.staff_copy is None else self.staff_copy.member

    @property
    def pupils(self) -> tuple[str, ...]:
        """The codes of the pupils who stand in the case."""
        took_part = (one.who for one in self.perpetrators if one.kind in PUPILS)
        return tuple(dict.fromkeys((*self.triage_details.facts.pupils, *took_part)))

    def done_outside(self, step: OutsideStep) -> DoneOutside | None:
        """The latest step of this kind that was done outside and still stands."""
        found = [d for d in self.outside if d.step is step and not d.withdrawn]
        return found[-1] if found else None

    def letter(self, *kinds: str) -> IssuedLetter | None:
        """The latest issued letter of one of these kinds."""
        found = [letter for letter in self.letters if letter.kind in kinds]
        return found[-1] if found else None


class ExhibitsNotRead(LookupError):
    """Something asked for the exhibits of a case of which only an outline was read: it needs the whole record."""


class _NotRead(tuple[Exhibit, ...]):
    """Where the exhibits of an outline would be. Nothing can be asked of it, so nothing is answered without them."""

    __slots__ = ()

    def _refuse(self, *_asked: object) -> NoReturn:
        raise ExhibitsNotRead

    __iter__ = __len__ = __bool__ = __contains__ = __getitem__ = __add__ = _refuse
    __eq__ = __hash__ = _refuse


NOT_READ: Final = _NotRead()


@dataclass(frozen=True, slots=True)
class CaseOutline(CaseRecord):
    """A case without its exhibits, which are most of it: `counted` says how many there are instead."""

    counted: EvidenceTally = field(kw_only=True)

    @property
    @override
    def evidence(self) -> EvidenceTally:
        return self.counted
