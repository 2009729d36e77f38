"""What a letter may say: the facts it takes from the record, the few words typed for it, and its kind.

Findings, severity and sanction come from the decision record. Nothing here lets a letter page change them.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from casebook.domain.school import School


@dataclass(frozen=True, slots=True)
class Addressee:
    name: str
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatory:
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One allegation as it was decided. `finding` is a code: proved, partly_proved, not_proved, withdrawn.

    `clauses` are citations in words (`5.2(c)`); `evidence` names what was relied on (`E03, screenshot of the post`).
    """

    number: int
    allegation: str
    clauses: tuple[str, ...]
    finding: str
    reasons: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody at the hearing, and in what capacity (`presenting officer`)."""

    name: str
    capacity: str


class CompanionChoice(StrEnum):
    """What the subject did with the right to be accompanied (Employment Relations Act 1999 s.10)."""

    ACCOMPANIED = "accompanied"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Companion:
    """`category` says which kind of companion: a colleague, a trade union representative or official."""

    choice: CompanionChoice
    name: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Hearing:
    """The hearing as it was held. `attended` is whether the subject came; None when nobody has said."""

    held_on: date | None = None
    panel: tuple[str, ...] = ()
    attended: bool | None = None
    attendance: tuple[Attendee, ...] = ()
    companion: Companion | None = None
    clerk: str = ""
    absence: str = ""


@dataclass(frozen=True, slots=True)
class LiveWarning:
    """The days on which a warning is live, first and last included."""

    live_from: date | None = None
    live_to: date | None = None
    why_longer: str = ""


class NoticeTerms(StrEnum):
    """How employment ends."""

    NONE = "none"  # gross misconduct: no notice and no pay in place of it
    WORKED = "worked"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class Dismissal:
    """The reason, and when employment ends.

    Where the local authority ends the contract, `effective_on` may be given only once its own letter (DOC-32)
    is recorded as `authority_letter_on`; until then no letter of the school prints a date.
    """

    reason: str = ""
    effective_on: date | None = None
    notice: NoticeTerms | None = None
    authority_told_on: date | None = None
    authority_letter_on: date | None = None


class ReferralBody(StrEnum):
    DBS = "dbs"  # Disclosure and Barring Service
    TRA = "tra"  # Teaching Regulation Agency


class ReferralState(StrEnum):
    CONSIDERED = "considered"  # thought about, and not made
    TO_BE_MADE = "to_be_made"
    MADE = "made"


@dataclass(frozen=True, slots=True)
class Referral:
    body: ReferralBody
    state: ReferralState
    on: date | None = None


class DayKind(StrEnum):
    WORKING = "working"
    SCHOOL = "school"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Appeal:
    """To whom an appeal goes and how to reach them; `days` count from receipt of the letter."""

    to: str = ""
    contact: str = ""
    days: int = 0
    day_kind: DayKind = DayKind.WORKING


@dataclass(frozen=True, slots=True)
class PolicyCited:
    """The policy a letter cites, and whether its own review date had passed when the letter was dated.

    `settled` is whether the day of the conduct is known, and with it that this version was in force then.
    """

    title: str
    version: str
    effective_from: date | None = None
    review_due: date | None = None
    review_overdue: bool = False
    settled: bool = True


@dataclass(frozen=True, slots=True)
class RecordKeeping:
    """Where the record is put (`your personnel file`) and the last day it is kept."""

    placement: str = ""
    kept_until: date | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """An informal outcome: the meeting, what it was about, and what is expected from now on."""

    met_on: date | None = None
    what_happened: str = ""
    said: str = ""
    expectation: str = ""
    clauses: tuple[str, ...] = ()
    support: str = ""
    review_on: date | None = None
    live_until: date | None = None


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Everything a letter takes from the record. What is not known yet is empty, and `missing` says so.

    `severity` and `sanction` are codes of the decision record. `dbs_met` and `tra_met` say whether the
    conditions for a referral are met (documents list §4.4). `enclosures` are what goes with the letter;
    `not_in_policy` are the paragraphs cited that `policy` does not have.
    """

    school: School
    reference: str
    dated: date | None
    addressee: Addressee
    signatory: Signatory
    policy: PolicyCited | None = None
    hearing: Hearing = field(default_factory=Hearing)
    decided_by: str = ""
    decided_on: date | None = None
    findings: tuple[FindingLine, ...] = ()
    severity: str = ""
    severity_why: str = ""
    mitigation: str = ""
    alternatives: str = ""
    sanction: str = ""
    warning: LiveWarning = field(default_factory=LiveWarning)
    dismissal: Dismissal = field(default_factory=Dismissal)
    dbs_met: bool = False
    tra_met: bool = False
    referrals: tuple[Referral, ...] = ()
    appeal: Appeal = field(default_factory=Appeal)
    advice: Advice = field(default_factory=Advice)
    record: RecordKeeping = field(default_factory=RecordKeeping)
    enclosures: tuple[str, ...] = ()
    not_in_policy: tuple[str, ...] = ()
    practice: bool = False  # of a practice casebook: marked on every page

    @property
    def ends_on(self) -> date | None:
        """The day employment ends, where the school's letter may say it; never before DOC-32 where one is due."""
        if self.school.authority_ends_contracts and self.dismissal.authority_letter_on is None:
            return None
        return self.dismissal.effective_on


@dataclass(frozen=True, slots=True)
class LetterText:
    """The few fields typed on the letter page, by name, as typed (dates as `2026-12-18`)."""

    values: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> str:
        """What was typed, without blank ends; empty when nothing was."""
        return dict(self.values).get(name, "").strip()


class FieldType(StrEnum):
    LINE = "line"
    TEXT = "text"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class LetterField:
    """One place in a letter that a person fills in, or (`from_record`) reads and changes elsewhere."""

    name: str
    label: str
    help: str = ""
    type: FieldType = FieldType.LINE
    source: str = ""
    required: bool = False
    from_record: bool = False
    form_group: str = ""


@dataclass(frozen=True, slots=True)
class LetterKind:
    """A kind of letter as its template's front matter describes it.

    `id` is the catalogue id (DOC-26); `required_clauses` name the parts no letter of this kind goes out without;
    `deadline` is the key of the time limit that makes it due.
    """

    id: str
    name: str
    version: int
    audience: str
    subject: str
    fields: tuple[LetterField, ...] = ()
    required_clauses: tuple[str, ...] = ()
    signs: str = ""
    deadline: str = ""

    def typed_fields(self) -> tuple[LetterField, ...]:
        """The fields a person types on the letter page, in order."""
        return tuple(each for each in self.fields if not each.from_record)
