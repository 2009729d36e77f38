"""The report of a concern (DOC-01): five answers first, the rest when there is time."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from casebook.domain.ids import PersonId
from casebook.domain.words import N_, Words, say


class About(StrEnum):
    """Whom a concern is about: the first question, and what decides its route (5.4)."""

    EMPLOYEE = "employee"
    HEADTEACHER = "headteacher"
    HEAD_AND_STAFF = "head_and_staff"  # one incident, the headteacher and others together
    ACTING_HEAD = "acting_head"  # whoever was in charge in place of the headteacher
    NOT_EMPLOYED = "not_employed"  # agency or supply staff, a contractor, a volunteer
    GOVERNOR = "governor"
    UNKNOWN = "unknown"  # somebody unknown, or from outside, who attacks staff (6)
    MYSELF = "myself"


class Involved(StrEnum):
    """How the person who would receive a concern is in it themselves."""

    NO = "no"
    REPORTER = "reporter"
    TARGET = "target"
    WITNESS = "witness"
    RELATIVE = "relative"


class Risk(StrEnum):
    """Whether anyone may be in immediate danger."""

    NO = "no"
    NOT_SURE = "not_sure"
    YES = "yes"


class ReportSource(StrEnum):
    """How the concern reached the school."""

    STAFF = "staff"
    PARENT = "parent"
    PUPIL = "pupil"
    GOVERNOR = "governor"
    ANONYMOUS = "anonymous"
    SELF = "self"
    PUBLIC = "public"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Concern:
    """The five first answers: about whom, what, when the school first knew, where it can be seen, and danger."""

    subject_name: str
    subject_post: str
    what: str
    aware_at: datetime
    where: str  # platform and address as told; "not known" is an answer
    risk: Risk
    subject: PersonId | None = None  # where the subject is a user of this casebook


@dataclass(frozen=True, slots=True)
class Report:
    """A report of a concern. Fields after `recorded_at` are completed later; empty means not yet asked."""

    concern: Concern
    recorded_at: datetime
    source: ReportSource | None = None
    reporter_name: str = ""
    happened_on: date | None = None
    platform: str = ""
    address: str = ""
    act: str = ""
    how_found: str = ""
    who_else_knows: str = ""
    evidence_where: str = ""
    head_informed_at: datetime | None = None
    risk_action: str = ""
    made_on: date | None = None  # the day it was put to the school, where it was read later

    def unanswered(self) -> tuple[str, ...]:
        """Names of the fields still empty, in the order they are asked."""
        later = ("source", "reporter_name", "happened_on", "platform", "address", "act", "how_found",
                 "who_else_knows", "evidence_where", "head_informed_at")  # fmt: skip
        return tuple(name for name in later if getattr(self, name) in (None, ""))


def time_to_head(report: Report) -> Words | None:
    """How long it took from when the school first knew until the headteacher was told (6.3); None until that is known."""
    told, aware = report.head_informed_at, report.concern.aware_at
    if told is None or told < aware:
        return None
    minutes = int((told - aware).total_seconds()) // 60
    if not minutes:
        return say(_AT_ONCE)
    days, hours = divmod(minutes // 60, 24)
    if days > 1:
        return say(_DAYS, days=days, hours=hours)
    return say(_HOURS, hours=minutes // 60, minutes=minutes % 60)


_DAYS = N_(
    "The headteacher was told {days} days and {hours} h after the school first knew. They are to be told at the"
    " earliest opportunity (6.3)."
)
_HOURS = N_("The headteacher was told {hours} h {minutes} min after the school first knew (6.3).")
_AT_ONCE = N_("The headteacher knew as soon as the school did (6.3).")
