"""A case that began on paper: where it stands now, on which real days it came there, and what was done.

A day nobody knows is left out. It is a gap in the record and is shown as one; no clock of Casebook ran then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from casebook.domain.intake import Prepared
from casebook.domain.outside import OutsideStep
from casebook.domain.record import CaseRecord
from casebook.domain.stage import Stage
from casebook.domain.words import N_, written_day
from casebook.errors import Missing, Refused

S = Stage
ON_THE_WAY: Final = (
    S.TRIAGE, S.INFORMAL, S.INVESTIGATION, S.REPORT_SUBMITTED, S.CASE_DECISION, S.HEARING_SCHEDULED,
    S.HEARING_HELD, S.OUTCOME_ISSUED, S.LA_NOTIFIED, S.APPEAL_WINDOW, S.APPEAL_LODGED, S.APPEAL_HEARD,
    S.APPEAL_OUTCOME,
)  # fmt: skip
"""The stages at which a case may be when it comes into Casebook, in their order."""


@dataclass(frozen=True, slots=True)
class StagePassed:
    """A stage, and the day (local) on which the case came to it."""

    stage: Stage
    on: date


@dataclass(frozen=True, slots=True)
class PaperStep:
    """Something that was done on paper; `scan` is its paper, already sealed."""

    step: OutsideStep
    on: date
    by: str
    note: str = ""
    scan: Prepared | None = None


@dataclass(frozen=True, slots=True)
class PaperCase:
    """What is known of a case that began on paper. The last of `passed` is where it stands now."""

    passed: tuple[StagePassed, ...]
    owner_then: str  # who led it until now, for whoever asks later
    steps: tuple[PaperStep, ...] = ()


_BEGUN = N_("This case has gone on here already, so what was on paper is recorded step by step.")
_AHEAD = N_("{day} has not come yet. Give the day on which it really happened.")
_EARLY = N_("{day} is before the concern was reported. Check the days.")
_ORDER = N_("{day} is earlier than a stage before it. Check the days.")


def may_begin_on_paper(record: CaseRecord) -> bool:
    """Whether a case can still be entered as one that began on paper: it stands where it was reported, unmoved."""
    return record.case.stage is S.REPORTED and all(e.start is None for e in record.events)


def check_paper_case(record: CaseRecord, paper: PaperCase, *, today: date) -> None:
    """Refuse a case that has moved here already, and stages or days that cannot be.

    Raises:
        Refused: it has moved, a stage comes twice or out of order, or a day lies ahead or out of order.
        Missing: no present stage, or nobody who led it.
    """
    if not may_begin_on_paper(record):
        raise Refused(_BEGUN)
    if not paper.passed:
        raise Missing(what=N_("where the case stands now, and since when"))
    if not paper.owner_then:
        raise Missing(what=N_("who has led the case until now"))
    places = [ON_THE_WAY.index(one.stage) for one in paper.passed if one.stage in ON_THE_WAY]
    if len(places) < len(paper.passed) or any(a >= b for a, b in pairwise(places)):
        raise Refused(N_("The stages do not follow one another as the procedure has them."))
    _check_days([one.on for one in paper.passed], record.case.reported_on, today)


def gaps(passed: Sequence[StagePassed]) -> tuple[Stage, ...]:
    """The stages of the main line before the last one that are not on the record; advice and the authority apart."""
    known = {one.stage for one in passed}
    last = ON_THE_WAY.index(passed[-1].stage) if passed else 0
    skipped = {S.INFORMAL, S.LA_NOTIFIED}
    if S.INFORMAL in known and S.INVESTIGATION not in known:
        skipped |= {S.INVESTIGATION, S.REPORT_SUBMITTED, S.CASE_DECISION}
    return tuple(s for s in ON_THE_WAY[:last] if s not in known and s not in skipped)


def _check_days(days: list[date], reported_on: date, today: date) -> None:
    for day in days:
        if day > today:
            raise Refused(_AHEAD, day=written_day(day))
        if day < reported_on:
            raise Refused(_EARLY, day=written_day(day))
    for before, after in pairwise(days):
        if after < before:
            raise Refused(_ORDER, day=written_day(after))
