"""Notice of a hearing: the earliest day, the papers, post, and a companion who cannot come. All days are local."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.domain.calendar import WorkingCalendar
from casebook.domain.limit_table import LIMITS
from casebook.domain.limit_value import Limit, Start
from casebook.domain.pause import Pause
from casebook.domain.procedure_limit import Due, ends
from casebook.domain.words import N_, Words, say


class Postponement(StrEnum):
    """What the employer does about another time that the worker proposes (Employment Relations Act 1999, s.10)."""

    MUST = "must"  # where that time is reasonable
    MAY = "may"


@dataclass(frozen=True, slots=True)
class CompanionWindow:
    """The five working days after a day proposed for a hearing: from `first` to `last`, both included."""

    proposed: date
    first: date
    last: date

    def answer(self, alternative: date) -> Postponement:
        """Whether a hearing must be put off to this day, or may be."""
        inside = self.proposed <= alternative <= self.last
        return Postponement.MUST if inside else Postponement.MAY


def companion_window(proposed: date, calendar: WorkingCalendar) -> CompanionWindow:
    """The window in which a companion's absence puts a hearing off as of right.

    The school's own closed days count in it: the Act knows weekends and bank holidays only (s.13(6)).
    """
    days, length = calendar.statutory, LIMITS["companion_postponement_window"].value
    return CompanionWindow(proposed, days.within(1, proposed), days.within(length, proposed))


def earliest_hearing(
    received: date,
    calendar: WorkingCalendar,
    *,
    today: date,
    limits: Mapping[str, Limit] = LIMITS,
    pauses: tuple[Pause, ...] = (),
) -> Due:
    """The first day on which a hearing is fair to somebody who received the invitation on a day."""
    return ends(limits["hearing_notice"], received, calendar=calendar, today=today, pauses=pauses)


def papers_day(
    hearing: date, calendar: WorkingCalendar, limits: Mapping[str, Limit] = LIMITS
) -> Due:
    """The last day for the subject's own papers before a hearing."""
    return ends(limits["employee_papers_before"], hearing, calendar=calendar, today=hearing)


def deemed_receipt(
    posted: date, calendar: WorkingCalendar, limits: Mapping[str, Limit] = LIMITS
) -> Due:
    """When a posted letter is taken to have arrived: for preparing only.

    It starts no days to appeal and dates no dismissal: those count from when it was really received (Gisda Cyf v Barratt).
    """
    return ends(limits["deemed_service"], posted, calendar=calendar, today=posted)


def worked_out(limit: Limit, start: date, calendar: WorkingCalendar) -> Words:
    """When a limit ends that starts on a day, with its arithmetic, in a sentence."""
    if limit.start is Start.HEARING_PROPOSED:
        window = companion_window(start, calendar)
        return say(_WINDOW, proposed=start, first=window.first, last=window.last)
    found = ends(limit, start, calendar=calendar, today=start)
    return Words(_WORKED_OUT, (("day", found.day),), (("counted", found.counted),))


_WORKED_OUT = N_("{day}: {counted}.")
_WINDOW = N_(
    "If the companion cannot come on {proposed}, a reasonable time that the worker proposes must be accepted when it is"
    " between {first} and {last}, those days included. A later one may be."
)
