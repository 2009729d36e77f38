"""The staff record: what a case may have to rely on about somebody's employment, and nothing of any case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from casebook.domain.calendar import SchoolDays, WorkingCalendar
from casebook.domain.clock import local_day
from casebook.domain.hours import Overtime, Stretch, StretchKind, Timing, timing, weekday
from casebook.domain.ids import PersonId
from casebook.domain.person import Post
from casebook.domain.words import N_, Words, say
from casebook.errors import NotAllowed


class Contract(StrEnum):
    """On what terms somebody works at the school. The last three are not the school's own employees."""

    PERMANENT = "permanent"
    FIXED_TERM = "fixed_term"
    CASUAL = "casual"
    AGENCY = "agency"
    CONTRACTOR = "contractor"
    VOLUNTEER = "volunteer"


NOT_EMPLOYED: Final = frozenset({Contract.AGENCY, Contract.CONTRACTOR, Contract.VOLUNTEER})


class AcknowledgedBy(StrEnum):
    """How somebody said that they had read the policy."""

    SIGNED = "signed"
    ELECTRONIC = "electronic"
    EMAIL = "email"
    INDUCTION = "induction"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """That somebody acknowledged a version of the policy: without it nobody shows that they knew it."""

    version: str
    on: date
    method: AcknowledgedBy


@dataclass(frozen=True, slots=True)
class Training:
    """Training somebody had."""

    title: str
    on: date


@dataclass(frozen=True, slots=True)
class JobRequirement:
    """That the job genuinely needs social media in working time (2.3), and who allowed it."""

    what: str
    allowed_by: str
    allowed_on: date | None = None


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody who works or worked at the school. Days and times are local; None and empty mean not recorded.

    `works_until` is the last day worked. `born` is only for keeping a record until pension age. The id is that
    of the same person as a user, where they have keys.
    """

    id: PersonId
    name: str
    post: str
    contract: Contract | None = None
    works_from: date | None = None
    works_until: date | None = None
    week: tuple[Stretch, ...] = ()
    term_time_only: bool = False
    overtime: tuple[Overtime, ...] = ()
    job_requirement: JobRequirement | None = None
    teaching: bool | None = None
    born: date | None = None
    line_manager: str = ""
    role_expectations: str = ""
    acknowledgements: tuple[Acknowledgement, ...] = ()
    training: tuple[Training, ...] = ()
    profile_reminder_on: date | None = (
        None  # last asked to review old posts and settings (4.2, 4.3)
    )
    monitoring_notice_on: date | None = None  # told that school systems are monitored (3.1)

    def employed_on(self, day: date) -> bool:
        """Whether they worked at the school at that time, as far as is recorded."""
        begun = self.works_from is None or self.works_from <= day
        return begun and (self.works_until is None or day <= self.works_until)

    def contracted_on(self, day: date, calendar: WorkingCalendar) -> bool:
        """Whether they are contracted to work on a day; without recorded hours, every working day.

        Staff who work in term time only work on days without pupils (INSET) too.
        """
        if not self.employed_on(day) or not calendar.is_working(day):
            return False
        in_term = day in calendar.inset or SchoolDays(calendar).counts(day)
        if self.term_time_only and not in_term:
            return False
        worked = {one.day for one in self.week if one.kind is StretchKind.WORK}
        return not worked or weekday(day) in worked

    def working_at(self, moment: datetime, calendar: WorkingCalendar) -> Timing:
        """What a moment was for them: at work, in a break, outside (2.3-2.5)."""
        at_work = self.contracted_on(local_day(moment), calendar)
        return timing(self.week, self.overtime, moment, at_work=at_work)

    def acknowledged(self, on: date) -> Acknowledgement | None:
        """The last version acknowledged by a day: what they can be said to have known then."""
        return max(
            (one for one in self.acknowledgements if one.on <= on),
            key=lambda one: one.on,
            default=None,
        )


@dataclass(frozen=True, slots=True)
class StaffCopy:
    """The staff facts a case relies on, as they were when they were copied into it."""

    member: StaffMember
    taken_at: datetime
    taken_by: PersonId
    reason: str = ""  # why they were copied again


# Whose posts keep the record of the school's people.
KEEPERS: Final = frozenset({Post.HEADTEACHER, Post.HR_ADVISER, Post.SCHOOL_BUSINESS_MANAGER})
GOVERNANCE_KEEPERS: Final = KEEPERS | {Post.CHAIR_OF_GOVERNORS, Post.VICE_CHAIR, Post.CLERK}

NOT_A_KEEPER: Final = N_(
    "The headteacher, the HR adviser and the school business manager keep the staff record. Ask one of them."
)
NOT_A_GOVERNANCE_KEEPER: Final = N_(
    "The headteacher, the chair and vice-chair, the clerk, the HR adviser and the school business manager keep these"
    " settings. Ask one of them."
)


def check_keeper(post: Post | None) -> None:
    """Refuse whoever does not keep the staff record. Raises NotAllowed."""
    if post not in KEEPERS:
        raise NotAllowed(NOT_A_KEEPER)


def check_governance_keeper(post: Post | None) -> None:
    """Refuse whoever does not keep governors, delegation and contacts. Raises NotAllowed."""
    if post not in GOVERNANCE_KEEPERS:
        raise NotAllowed(NOT_A_GOVERNANCE_KEEPER)


def same_person(members: Iterable[StaffMember], name: str, post: str) -> StaffMember | None:
    """Somebody of this name and post, however it is typed."""
    wanted = (folded(name), folded(post))
    return next((one for one in members if (folded(one.name), folded(one.post)) == wanted), None)


def meeting_hint(member: StaffMember, day: date, calendar: WorkingCalendar) -> Words | None:
    """Why a day is no good for a meeting with somebody: they are not contracted to work then; None where they are."""
    if not member.week and not member.term_time_only and member.employed_on(day):
        return None  # no hours are recorded, so nobody knows better
    return None if member.contracted_on(day, calendar) else say(_NOT_CONTRACTED, day=day)


def folded(words: str) -> str:
    """Words as they are compared: blanks and capitals make no difference."""
    return " ".join(words.split()).casefold()


_NOT_CONTRACTED = N_(
    "{day} is not a day on which the subject is contracted to work, as the staff record says. Choose another day, or agree"
    " this one with them and keep a note of it."
)
