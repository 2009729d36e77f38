"""The guide for a case of 200 events."""

from dataclasses import replace
from datetime import timedelta
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from tests.bench.figure import Figure, seconds
from tests.bench.story import story

_EVENTS = 200
_ROUNDS = 50


def figures(scratch: Path) -> tuple[Figure, ...]:
    """The practice case with its moves, steps and exhibits repeated: 200 of each."""
    told = story(scratch)
    user = told.hr()
    record = _grown(user.cases.view(told.case).record)
    policy, calendar = user.session.case_policy(record.case), user.session.calendar()
    today, roles = user.session.today(), frozenset(Role)
    user.close()

    from casebook.domain.procedure import guide

    def ours() -> object:
        return guide(record, policy=policy, calendar=calendar, today=today, roles=roles)

    took = [seconds(ours) for _ in range(_ROUNDS)]
    return (Figure("guide for a case of 200 events", median(took) * 1000, "ms", "-", None, 20, 5),)


def _grown(record: CaseRecord) -> CaseRecord:
    moves = tuple(
        replace(one, at=record.events[-1].at - timedelta(hours=_EVENTS - number))
        for number, one in enumerate(islice(cycle(record.events), _EVENTS - len(record.events)))
    )
    return replace(
        record,
        events=(*moves, *record.events),
        exhibits=tuple(islice(cycle(record.exhibits), _EVENTS)),
        outside=tuple(islice(cycle(record.outside), _EVENTS)),
    )
