"""What is kept of a case: its record sets, the rules they are kept by, and the facts the days are computed from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.domain.decision import Sanction
from casebook.domain.safeguarding import SafeguardingOutcome
from casebook.domain.words import Words


class RecordSet(StrEnum):
    """A part of a case that is kept by a rule of its own."""

    CASE_FILE = "case_file"  # report, evidence relied on, statements, letters, the log
    PERSONNEL_ENTRY = "personnel_entry"  # the note or warning on the subject's personnel file
    SAFEGUARDING = "safeguarding"  # the allegation, LADO correspondence
    LOW_LEVEL_CONCERN = "low_level_concern"
    MONITORING = "monitoring"
    PUPIL = "pupil"
    INCIDENT = "incident"  # staff were the target and there is no staff subject
    ACCESS_WITHDRAWAL = "access_withdrawal"
    POLICE_COPIES = "police_copies"
    ACCOUNTABILITY = "accountability"  # who saw and received what, and everything that happened


class RecordClass(StrEnum):
    """By which rule a record set is kept."""

    NOT_UPHELD = "not_upheld"
    INFORMAL_ADVICE = "informal_advice"
    FIRST_WARNING = "first_warning"
    FINAL_WARNING = "final_warning"
    DEMOTION = "demotion"
    DISMISSAL = "dismissal"
    ENDED_EARLY = "ended_early"  # resigned, settled, died: there was no outcome
    SAFEGUARDING_ALLEGATION = "safeguarding_allegation"
    REMOVED_ALLEGATION = "removed_allegation"  # malicious or false
    PRESERVED = "preserved"  # related to sexual abuse
    LOW_LEVEL_CONCERN = "low_level_concern"
    MONITORING = "monitoring"
    PUPIL = "pupil"
    INCIDENT = "incident"
    ACCESS_WITHDRAWAL = "access_withdrawal"
    POLICE_PROPERTY = "police_property"
    LONGEST = "longest"


class Ending(StrEnum):
    """What is done on the day a record set has been kept long enough."""

    DISPOSE = "dispose"
    REVIEW = "review"  # look again, and say why if it is kept longer
    REMOVE_NOW = "remove_now"
    RETURN = "return"  # it belongs to the police
    PRESERVE = "preserve"  # nobody disposes of it


@dataclass(frozen=True, slots=True)
class PupilKept:
    """A coded pupil who stands in the case. `born` is None where nobody has entered it."""

    code: str
    born: date | None = None


@dataclass(frozen=True, slots=True)
class RetentionFacts:
    """What the schedule is computed from. Days are local; None means it has not happened or is not known."""

    closed_on: date | None = None
    outcome_on: date | None = None  # the outcome letter, or the decision where there was none
    appeal_outcome_on: date | None = None
    employment_ended_on: date | None = None
    sanction: Sanction | None = None
    ended_early: bool = False
    warned_on: date | None = None  # the issue of the warning or of the note of advice
    live_months: int | None = None
    allegation_on: date | None = None  # of a safeguarding allegation
    safeguarding: SafeguardingOutcome | None = None
    consents_to_keep: bool = False  # the subject wants a malicious or false allegation kept on file
    sexual_abuse: bool = False
    pension_on: date | None = None  # the subject reaches normal pension age
    low_level_on: date | None = None
    monitored: bool = False
    pupils: tuple[PupilKept, ...] = ()
    incident: bool = False
    access_withdrawn: bool = False
    access_lifted_on: date | None = None
    police_copies: bool = False
    access_request: bool = False  # a subject access request is open
    litigation_hold: bool = False


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """One record set. `keep_until` is the last day it is kept; None while its trigger has not come."""

    record_set: RecordSet
    record_class: RecordClass
    ending: Ending
    reason: Words
    trigger: date | None = None
    live_until: date | None = None
    keep_until: date | None = None
    subject: str = ""  # a pupil's code, where there is a line for each
    held: tuple[Words, ...] = ()  # what stops disposal although the day has come


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is kept of a case and until when, what a reference may say, and when the subject reaches pension age."""

    lines: tuple[RetentionLine, ...]
    reference: Words
    pension_on: date | None = None
