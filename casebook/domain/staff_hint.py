"""What the staff record says about a case: when posts were made, what the subject had been told, days of meetings.

These are hints: a person judges them, and may know better.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from casebook.domain.calendar import WorkingCalendar
from casebook.domain.clock import LONDON
from casebook.domain.hours import Timing
from casebook.domain.outside import OutsideStep
from casebook.domain.record import CaseRecord
from casebook.domain.staff import StaffCopy, StaffMember, meeting_hint
from casebook.domain.words import N_, Words, say, written_day


@dataclass(frozen=True, slots=True)
class SubjectFacts:
    """The subject's staff record: as the case keeps it, as it is now, and what follows from the copy."""

    copy: StaffCopy | None
    now: StaffMember | None
    hints: tuple[Words, ...] = ()

    @property
    def changed_since(self) -> bool:
        """Whether the school's record says something else by now."""
        return self.copy is not None and self.now is not None and self.copy.member != self.now


def hints(record: CaseRecord, calendar: WorkingCalendar) -> tuple[Words, ...]:
    """Everything the copied record has to say about this case; nothing where there is no copy."""
    member = record.subject_staff
    if member is None:
        return ()
    return (
        *_posts(record, member, calendar),
        *_told(record, member),
        *_meetings(record, member, calendar),
    )


def _posts(record: CaseRecord, member: StaffMember, calendar: WorkingCalendar) -> Iterator[Words]:
    """What each moment of posting was (2.3-2.5), in the time the clocks in England showed."""
    for exhibit in record.exhibits:
        posted = exhibit.details.posted_at
        if posted is None or exhibit.withdrawn:
            continue
        found = member.working_at(posted.utc, calendar)
        local = posted.utc.astimezone(LONDON)
        when = f"{written_day(local.date())}, {local:%H:%M}"
        yield say(TIMINGS[found], exhibit=exhibit.label, when=when)
    needed = member.job_requirement
    if needed is not None:
        yield say(_NEEDED, what=needed.what, who=needed.allowed_by)


def _told(record: CaseRecord, member: StaffMember) -> Iterator[Words]:
    """What they can be said to have known on the day of the conduct, or of the report until that is known."""
    day = record.case.conduct_on or record.case.reported_on
    known = member.acknowledged(day)
    if known is None:
        yield say(_NOT_TOLD, day=day)
    else:
        yield say(_TOLD, version=known.version, on=known.on)
    trained = [one for one in member.training if one.on <= day]
    if trained:
        last = max(trained, key=lambda one: one.on)
        yield say(_TRAINED, title=last.title, on=last.on)
    if member.profile_reminder_on is not None and member.profile_reminder_on <= day:
        yield say(_REMINDED, on=member.profile_reminder_on)
    if member.monitoring_notice_on is None or member.monitoring_notice_on > day:
        yield say(_NO_NOTICE)


def _meetings(
    record: CaseRecord, member: StaffMember, calendar: WorkingCalendar
) -> Iterator[Words]:
    for day in _days(record):
        hint = meeting_hint(member, day, calendar)
        if hint is not None:
            yield hint


def _days(record: CaseRecord) -> tuple[date, ...]:
    met = record.done_outside(OutsideStep.MEETING_HELD)
    hearing = record.decided.hearing
    held = (met.on if met else None, hearing.held_on if hearing else None)
    return tuple(day for day in held if day is not None)


TIMINGS: Final = {
    Timing.WORKING_TIME: N_("{exhibit} was posted on {when}: in working time."),
    Timing.OVERTIME: N_("{exhibit} was posted on {when}: during overtime, when 2.4 permits no use."),
    Timing.OFFICIAL_BREAK: N_("{exhibit} was posted on {when}: in an official break, which 2.3 permits."),
    Timing.PERMITTED_TIME: N_("{exhibit} was posted on {when}: at a time when use is permitted (2.4)."),
    Timing.OUTSIDE_HOURS: N_("{exhibit} was posted on {when}: outside working hours."),
    Timing.NON_WORKING_DAY: N_("{exhibit} was posted on {when}: on a day on which the subject does not work."),
    Timing.NOT_KNOWN: N_("{exhibit} was posted on {when}. No working hours are recorded to compare that with."),
}  # fmt: skip
_NEEDED = N_("The job needs social media: {what}. {who} allowed it (2.3).")
_NOT_TOLD = N_(
    "No acknowledgement of the policy by {day} is recorded. Find out what the subject had been told."
)
_TOLD = N_("Acknowledged version {version} of the policy on {on}.")
_TRAINED = N_("Last trained on {on}: {title}.")
_REMINDED = N_("Was asked to review old posts and settings on {on} (4.2, 4.3).")
_NO_NOTICE = N_(
    "No monitoring notice is recorded (3.1). Monitoring records may be looked at only where users were told."
)
