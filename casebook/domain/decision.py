"""Finding, severity and sanction: three separate human decisions, and the hearing they come from."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from casebook.domain.ids import ChargeId, ItemId


class FindingResult(StrEnum):
    """What was found on one charge, on the balance of probabilities."""

    PROVED = "proved"
    PARTLY_PROVED = "partly_proved"
    NOT_PROVED = "not_proved"
    WITHDRAWN = "withdrawn"


class Severity(StrEnum):
    """How serious what was found is; reasoned, never inferred from a clause."""

    NONE = "none"
    MINOR = "minor"
    MISCONDUCT = "misconduct"
    SERIOUS_MISCONDUCT = "serious_misconduct"
    GROSS_MISCONDUCT = "gross_misconduct"


class Sanction(StrEnum):
    """The formal result of a case (the outcome catalogue)."""

    NO_CASE_TO_ANSWER = "no_case_to_answer"
    NOT_UPHELD = "not_upheld"
    INFORMAL_ADVICE = "informal_advice"
    FIRST_WRITTEN_WARNING = "first_written_warning"
    FINAL_WRITTEN_WARNING = "final_written_warning"
    EXTENDED_FINAL_WARNING = "extended_final_warning"
    DEMOTION = "demotion"
    DISMISSAL_WITH_NOTICE = "dismissal_with_notice"
    SUMMARY_DISMISSAL = "summary_dismissal"


class ReferralDecision(StrEnum):
    """What was decided about telling a national body (DBS, TRA) of a dismissal."""

    NOT_MET = "not_met"  # the conditions for a referral are not met
    CONSIDERED = "considered"  # they may be met; it was weighed, and no referral is made
    TO_BE_MADE = "to_be_made"
    MADE = "made"


class DeciderKind(StrEnum):
    """Who heard the case."""

    PANEL = "panel"
    MANAGER = "manager"


class CompanionCategory(StrEnum):
    """The three kinds of companion the law knows (Employment Relations Act 1999, s.10)."""

    UNION_EMPLOYED = "union_employed"
    UNION_CERTIFIED = "union_certified"
    COLLEAGUE = "colleague"


class CompanionChoice(StrEnum):
    """What the subject chose."""

    ACCOMPANIED = "accompanied"
    DECLINED = "declined"
    NOT_OFFERED = "not_offered"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Someone who was there, and in what part."""

    name: str
    capacity: str


@dataclass(frozen=True, slots=True)
class Hearing:
    """A hearing as it was held."""

    held_on: date
    decider: DeciderKind
    chair: str
    chair_title: str
    members: tuple[str, ...] = ()  # of the panel, without the chair
    subject_attended: bool = True
    attendance: tuple[Attendee, ...] = ()  # everybody else who was there
    companion: CompanionChoice = CompanionChoice.DECLINED
    companion_name: str = ""
    companion_category: CompanionCategory | None = None
    clerk: str = ""
    absence: str = ""  # how an absence was dealt with


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found on one charge, and why."""

    charge: ChargeId
    result: FindingResult
    reasons: str
    evidence: tuple[ItemId, ...] = ()
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class SeverityDecision:
    """How serious the proved conduct is, and why that and not something else."""

    severity: Severity
    reasons: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class Appeal:
    """The route of appeal that the outcome letter must print."""

    to_name: str = ""
    to_contact: str = ""
    working_days: int | None = None  # from actual receipt


@dataclass(frozen=True, slots=True)
class SanctionDecision:
    """The sanction, with mitigation and alternatives weighed. Days are local; `live_months` counts from issue."""

    sanction: Sanction
    reasons: str
    mitigation: str
    alternatives: str
    decided_on: date
    change_required: str = ""
    change_by: date | None = None
    live_months: int | None = None
    consequence: str = ""
    dismissal_reason: str = ""
    effective_date: date | None = (
        None  # never used in community and VC schools: the LA ends the contract
    )
    notice: str = ""
    referrals: str = ""  # why the two below were decided as they were
    appeal: Appeal = Appeal()
    dbs: ReferralDecision | None = None  # None: not decided yet
    tra: ReferralDecision | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """Management advice given without a hearing: not a sanction (DOC-21)."""

    met_on: date
    what_happened: str
    what_was_said: str
    expectation: str
    support: str
    given_by: str
    given_by_title: str
    clauses: tuple[str, ...] = ()
    review_on: date | None = None
    live_months: int = 6


@dataclass(frozen=True, slots=True)
class LaDates:
    """When the governing body told the LA, and what the LA did (community and VC schools)."""

    determined_on: date | None = None
    notified_on: date | None = None
    ended_on: date | None = None  # the effective date of termination, from the LA's letter (DOC-32)


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything decided in a case so far, in the order it is decided."""

    hearing: Hearing | None = None
    findings: tuple[Finding, ...] = ()
    severity: SeverityDecision | None = None
    sanction: SanctionDecision | None = None
    advice: Advice | None = None
    la: LaDates = LaDates()
    sheet: ItemId | None = None  # the scan of the decision sheet its chair signed

    def after(self, adjourned: date) -> "Decisions":
        """What stands once a hearing was adjourned for further inquiry on this day: what a later hearing decided."""
        if self.hearing is None or self.hearing.held_on <= adjourned:
            return Decisions(advice=self.advice)
        held = self.hearing.held_on
        severity = _not_before(held, self.severity)
        sanction = _not_before(held, self.sanction)
        return replace(
            self,
            findings=tuple(f for f in self.findings if f.decided_on and f.decided_on >= held),
            severity=severity,
            sanction=sanction if severity else None,
            la=self.la if sanction else LaDates(),
            sheet=self.sheet if sanction else None,
        )


_Decided = TypeVar("_Decided", SeverityDecision, SanctionDecision)


def _not_before(held: date, decided: _Decided | None) -> _Decided | None:
    return decided if decided is not None and decided.decided_on >= held else None
