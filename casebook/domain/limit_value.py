"""What a time limit is made of: how it counts, what starts it, whether it pauses, by whose rule it runs."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Unit(StrEnum):
    """How a limit counts."""

    WORKING_DAYS = "working_days"  # the working day after the start is day 1; none: the same day
    SCHOOL_DAYS = "school_days"  # the same, in term
    CLEAR_WORKING_DAYS = "clear_working_days"  # neither the start nor the day it ends on counts
    CLEAR_SCHOOL_DAYS = "clear_school_days"  # the same, in term
    WORKING_DAYS_BEFORE = "working_days_before"  # the working day before the start is day 1
    DAYS = "days"  # the day after the start is day 1, whatever day it is
    CALENDAR_DAYS = "calendar_days"  # the start itself is day 1
    HOURS = "hours"
    MONTHS = "months"  # the same numbered day, or the next working day after it
    LIVE_MONTHS = "live_months"  # the start is live, the same numbered day is not


CLEAR = frozenset({Unit.CLEAR_WORKING_DAYS, Unit.CLEAR_SCHOOL_DAYS})
IN_TERM = frozenset({Unit.SCHOOL_DAYS, Unit.CLEAR_SCHOOL_DAYS})


class LimitKind(StrEnum):
    """By whose rule a limit runs. No letter quotes a starting value until the school has confirmed it."""

    LAW = "law"
    STATUTORY_GUIDANCE = "statutory_guidance"
    ACAS_CODE = "acas_code"
    SCHOOL = "school"
    STARTING_VALUE = "starting_value"


class Pausing(StrEnum):
    """What becomes of a limit while the police hold."""

    YES = "yes"
    NO = "no"
    NEVER = "never"
    ASK_POLICE = "ask_police"
    NONE = "none"  # it is no step that a hold could stop


class LimitPart(StrEnum):
    """To what part of the work a limit belongs."""

    FIRST_DAYS = "first_days"
    BESIDE = "beside"
    ADVICE = "advice"
    INVESTIGATION = "investigation"
    HEARING = "hearing"
    OUTCOME = "outcome"
    APPEAL = "appeal"
    DATA = "data"
    END = "end"


class Start(StrEnum):
    """What starts a limit."""

    REPORT_REACHED_SCHOOL = "report_reached_school"
    TRIAGE_DECIDED = "triage_decided"
    SUSPENDED = "suspended"
    SUSPENSION_REVIEWED = "suspension_reviewed"
    LAST_IN_TOUCH = "last_in_touch"
    INVESTIGATOR_APPOINTED = "investigator_appointed"
    INVITED_TO_MEETING = "invited_to_meeting"
    WITNESS_INVITED = "witness_invited"
    WITNESS_HEARD = "witness_heard"
    MEETING_ENDED = "meeting_ended"
    REPORT_IN = "report_in"
    ADVICE_MEETING_ENDED = "advice_meeting_ended"
    POSTED = "posted"
    INVITED_TO_HEARING = "invited_to_hearing"
    HEARING_SET = "hearing_set"
    HEARING_PROPOSED = "hearing_proposed"
    HEARING_POSTPONED = "hearing_postponed"
    HEARING_ENDED = "hearing_ended"
    DETERMINED = "determined"
    AUTHORITY_TOLD = "authority_told"
    LETTER_RECEIVED = "letter_received"
    OUTCOME_ISSUED = "outcome_issued"
    ADVICE_NOTE_ISSUED = "advice_note_issued"
    APPEAL_RECEIVED = "appeal_received"
    INVITED_TO_APPEAL = "invited_to_appeal"
    APPEAL_ENDED = "appeal_ended"
    LAST_STEP_ENDED = "last_step_ended"
    CASE_CLOSED = "case_closed"
    CLAIM_COULD_BEGIN = "claim_could_begin"
    POLICE_HOLD_LOOKED_AT = "police_hold_looked_at"
    TAKEDOWN_ASKED = "takedown_asked"
    ACCESS_WITHDRAWN = "access_withdrawn"
    LADO_OUTCOME = "lado_outcome"
    SAR_RECEIVED = "sar_received"
    COMPLAINT_RECEIVED = "complaint_received"
    BREACH_KNOWN = "breach_known"
    UNKNOWN_REVIEWED = "unknown_reviewed"
    FAMILY_KNOWN = "family_known"
    ATTACK_ANSWERED = "attack_answered"


@dataclass(frozen=True, slots=True)
class Limit:
    """One time limit as a school has it. `value` counts `unit`; `least` and `most` are what it may be changed to.

    `name` says what is to happen in that time. `source` is the law or guidance; `units` are the other ways in which
    a school may count it; `confirmed_by` and `confirmed_on` (local) say who vouches for it, if anybody does.
    """

    key: str
    name: str
    value: int
    least: int
    most: int
    unit: Unit
    start: Start
    pausing: Pausing
    kind: LimitKind = LimitKind.STARTING_VALUE
    source: str = ""
    units: tuple[Unit, ...] = ()
    confirmed_by: str = ""
    confirmed_on: date | None = None

    @property
    def fixed(self) -> bool:
        """Whether it has only one value."""
        return self.least == self.most

    @property
    def quotable(self) -> bool:
        """Whether a letter may print it: somebody other than Casebook set it."""
        return self.kind is not LimitKind.STARTING_VALUE

    @property
    def statutory(self) -> bool:
        """Whether it runs by the calendar of the law, which the school's own closed days do not change."""
        return self.kind in (LimitKind.LAW, LimitKind.STATUTORY_GUIDANCE)
