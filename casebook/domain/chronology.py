"""The stretches of a case: suspended, held by the police, quiet, and times nobody has recorded anything of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from casebook.domain.clock import local_day
from casebook.domain.line import moves
from casebook.domain.paper_case import ON_THE_WAY
from casebook.domain.police import HoldScope, PoliceHold
from casebook.domain.record import CaseRecord
from casebook.domain.stage import Stage

QUIET: Final = 21
"""After how many days without anything on the record a stretch is called quiet."""

_BRANCHES: Final = frozenset({Stage.INFORMAL, Stage.LA_NOTIFIED})


class Stretch(StrEnum):
    """What a stretch of days is."""

    SUSPENDED = "suspended"
    POLICE_HOLD = "police_hold"  # the school's clocks stand still
    QUIET = "quiet"
    NOT_KNOWN = "not_known"  # on paper: nobody knows when the stages between were reached


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days (local). `ended` is None while it lasts; `stages` are those whose days are not known."""

    kind: Stretch
    began: date
    ended: date | None = None
    stages: tuple[Stage, ...] = ()


def spans(record: CaseRecord, today: date) -> tuple[Span, ...]:
    """Every stretch of a case up to today, by its first day."""
    found = [*_suspended(record), *_held(record), *_gaps(record), *_quiet(record, today)]
    return tuple(sorted(found, key=lambda span: span.began))


def _suspended(record: CaseRecord) -> Iterator[Span]:
    return (Span(Stretch.SUSPENDED, one.began, one.ended) for one in record.suspensions)


def _pausing(record: CaseRecord) -> list[PoliceHold]:
    return [one for one in record.police_holds if HoldScope.NONE not in one.scope]


def _held(record: CaseRecord) -> Iterator[Span]:
    return (Span(Stretch.POLICE_HOLD, one.began, one.released) for one in _pausing(record))


def _gaps(record: CaseRecord) -> Iterator[Span]:
    """Between two stages that no one move joins: the case went on on paper, on days nobody knows."""
    joined = {(move.start, move.end) for move in moves(record.case.kind)}
    for before, after in pairwise(event for event in record.standing if not event.reversal):
        if (before.end, after.end) not in joined:
            yield Span(Stretch.NOT_KNOWN, before.on, after.on, _between(before.end, after.end))


def _between(start: Stage, end: Stage) -> tuple[Stage, ...]:
    if end not in ON_THE_WAY:
        return ()
    first = ON_THE_WAY.index(start) + 1 if start in ON_THE_WAY else 0
    return tuple(s for s in ON_THE_WAY[first : ON_THE_WAY.index(end)] if s not in _BRANCHES)


def _quiet(record: CaseRecord, today: date) -> Iterator[Span]:
    over = record.case.stage in (Stage.CLOSURE, Stage.RETAINED)
    days = sorted({day for day in activity(record) if day <= today} | (set() if over else {today}))
    for before, after in pairwise(days):
        paused = any(_covers(hold, before, after) for hold in _pausing(record))
        if (after - before).days > QUIET and not paused:
            yield Span(Stretch.QUIET, before + timedelta(days=1), after - timedelta(days=1))


def _covers(hold: PoliceHold, before: date, after: date) -> bool:
    return hold.began <= before + timedelta(days=1) and (
        hold.released is None or hold.released >= after - timedelta(days=1)
    )


def activity(record: CaseRecord) -> Iterable[date]:
    """The days since the report on which something was done or came in."""
    yield record.case.reported_on
    yield from (event.on for event in record.events)
    yield from (done.on for done in record.outside if not done.withdrawn)
    yield from (local_day(letter.issued_at) for letter in record.letters)
    yield from (local_day(one.provenance.added_at) for one in record.exhibits)
    for suspension in record.suspensions:
        yield suspension.began
        yield from (review.on for review in suspension.reviews)
        yield from (contact.on for contact in suspension.check_ins)
        if suspension.ended is not None:
            yield suspension.ended
    for hold in record.police_holds:
        yield hold.began
        yield from (review.on for review in hold.reviews)
        if hold.released is not None:
            yield hold.released
