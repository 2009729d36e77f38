"""What cannot be so in a staff record: one sentence each, before anything is kept."""

from collections.abc import Callable
from datetime import date
from typing import Final

from casebook.domain.hours import week_problem
from casebook.domain.staff import StaffMember
from casebook.domain.words import N_, Words, say

_OLDEST: Final = 100  # years
_YOUNGEST: Final = 14  # years: a pupil who helps out in the holidays


def staff_problems(member: StaffMember, *, today: date) -> tuple[Words, ...]:
    """Every sentence about what cannot be so; none when the record can be kept."""
    return tuple(words for check in _CHECKS if (words := check(member, today)) is not None)


def _name(member: StaffMember, _today: date) -> Words | None:
    return None if member.name.strip() else say(_NO_NAME)


def _post(member: StaffMember, _today: date) -> Words | None:
    return None if member.post.strip() else say(_NO_POST)


def _period(member: StaffMember, _today: date) -> Words | None:
    if member.works_from and member.works_until and member.works_until < member.works_from:
        return say(_LEFT_BEFORE, left=member.works_until, began=member.works_from)
    return None


def _birth(member: StaffMember, today: date) -> Words | None:
    if member.born is None or today.year - _OLDEST <= member.born.year <= today.year - _YOUNGEST:
        return None
    return say(_BORN, born=member.born)


def _ahead(member: StaffMember, today: date) -> Words | None:
    days = [*(one.on for one in member.acknowledgements), *(one.on for one in member.training)]
    days += [day for day in (member.profile_reminder_on, member.monitoring_notice_on) if day]
    late = [day for day in days if day > today]
    return say(_AHEAD, day=late[0]) if late else None


def _requirement(member: StaffMember, _today: date) -> Words | None:
    needed = member.job_requirement
    return say(_WHO_ALLOWED) if needed and not (needed.what and needed.allowed_by) else None


def _overtime(member: StaffMember, _today: date) -> Words | None:
    wrong = [one for one in member.overtime if one.ends <= one.starts]
    return say(_OVERTIME, day=wrong[0].on) if wrong else None


def _week(member: StaffMember, _today: date) -> Words | None:
    return week_problem(member.week)


_CHECKS: Final[tuple[Callable[[StaffMember, date], Words | None], ...]] = (
    _name, _post, _period, _birth, _week, _overtime, _ahead, _requirement,
)  # fmt: skip
_NO_NAME = N_("The name is missing. Enter it as letters would print it.")
_NO_POST = N_("The post is missing. Enter what they do at the school.")
_LEFT_BEFORE = N_(
    "The last day of work, {left}, is before the first, {began}. Change one of the days."
)
_BORN = N_(
    "The date of birth, {born}, cannot be right for somebody who works here. Correct it or leave it out."
)
_AHEAD = N_("The day {day} has not come yet. Enter the day on which it was done.")
_WHO_ALLOWED = N_("Say what the job needs and who allowed it, or leave both empty.")
_OVERTIME = N_("The overtime on {day} ends before it begins. Change one of the times.")
