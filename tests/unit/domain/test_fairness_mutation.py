"""From a case that passes everything, one fact removed or spoiled: at least one named check or need notices it."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any, Final

import pytest

from casebook.domain.calendar import WorkingCalendar
from casebook.domain.fairness import Standing, fairness
from casebook.domain.policy import Policy
from casebook.domain.procedure_need import NEEDS
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.domain.stage import Need, move_between
from tests.unit.domain.fair_cases import CLOSED_ON, full, put

FAR: Final = timedelta(days=400)
NO_FACT: Final = re.compile(
    r"(^|\.)(id|ids|number|reference|sheet)$"  # what things are called, not what happened
    r"|\.sealed(\.|$)|\.provenance\.|\.file_type$|\.zone$"  # seals and origin: the audit compares them
    r"|^letters\.\d+\.(name|issued_by|size|code|sha256|length|practice)$"  # the letter's own seal
    r"|^incident\."  # an attack on staff, which this case is not
    r"|\.user$|^case\.practice$|^staff_copy\.member\.(id|term_time_only)$|\.taken_by$"  # who has keys
)
"""Fields that hold no fact of the procedure. The log and the daily comparison with it watch over them."""


def changes(whole: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every single fact of a value removed or spoiled: left out, emptied, put on a day to come, or denied.

    What must be one of a few answers is left out where it may be: another answer would be another case.
    """
    for each in fields(whole):
        here = f"{path}.{each.name}" if path else each.name
        if not NO_FACT.search(here):
            may_be_none = "None" in str(each.type)
            yield from _spoiled(getattr(whole, each.name), here, may_be_none=may_be_none)


def _spoiled(value: Any, path: str, *, may_be_none: bool) -> Iterator[tuple[str, Any]]:
    if value is None or value in ((), ""):
        return
    if may_be_none:
        yield path, None
    if is_dataclass(value):
        yield from changes(value, path)
    elif isinstance(value, tuple):
        yield from _shortened(value, path)
    else:
        yield from _blunted(value, path)


def _shortened(value: tuple[Any, ...], path: str) -> Iterator[tuple[str, Any]]:
    for place, one in enumerate(value):
        yield path, (*value[:place], *value[place + 1 :])
        if is_dataclass(one):
            yield from changes(one, f"{path}.{place}")


def _blunted(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, bool):
        yield path, not value
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield path, ""
    elif isinstance(value, date):
        yield path, value + FAR
    elif isinstance(value, int):
        yield path, 0


def noticed(record: CaseRecord, policy: Policy, calendar: WorkingCalendar) -> set[str]:
    view = ProcedureView(record, policy, calendar, CLOSED_ON, frozenset(Role))
    found = fairness(view).of(Standing.STOPS, Standing.WANTS_REASON)
    return {each.check.id for each in found} | _unmet(view)


def _unmet(view: ProcedureView) -> set[str]:
    """The needs of the moves that were made which the record no longer meets."""
    made = (move_between(e.start, e.end, e.outcome) for e in view.record.standing if e.start)
    needs = {need for move in made if move for need in move.needs} - {Need.REASON}
    return {need for need in needs if not NEEDS[need].met(view)}


HARMLESS: Final = {
    r"^report\.concern\.subject_post$": "the post stands with the person in the case team",
    r"^charges\.\d+\.clauses$": "fewer paragraphs are charged, and each finding is on what is left",
    r"^decisions\.la\.notified_on$": "the notice is on the record as a step on paper too",
    r"^outside\.\d+\.note$": "a step of which the day is all there is to know",
    r"^outside$": "what stands a second time, or is asked only where nothing else answers it",
    r"^police_holds$": "nothing else tells that there was a hold, and it is over",
    r"^suspensions$": "nothing else tells that anybody was suspended, and it is over",
    r"^overlays$": "nothing else tells that it ran beside the case",
    r"^overlays\.\d+\.answers$": "an answer that is asked where it applies",
    r"^overlays\.\d+\.ended$": "it was answered, and may still run",
    r"^(lado_referrals\.\d+\.teacher_accused_by_pupil|safeguarding\.(made_by_pupil|keep_consented"
    r"|sexual_abuse)|appeal_result\.service_unbroken|relationships\.\d+\.discussed)$": "the other answer is as good an answer",
}
"""What nobody is warned of, and why it does no harm."""


@pytest.fixture(scope="module")
def fair_policy(policy: Policy) -> Policy:
    """The policy as it would be had the school reviewed it in time."""
    return replace(policy, review_due=date(2026, 8, 31))


def test_at_least_95_of_100_facts_that_are_removed_or_spoiled_are_noticed(
    dismissed: CaseRecord, fair_policy: Policy, calendar: WorkingCalendar
) -> None:
    record = full(dismissed)
    assert noticed(record, fair_policy, calendar) == set()

    paths = list(changes(record))
    missed = [
        path
        for path, value in paths
        if not noticed(put(record, path, value), fair_policy, calendar)
    ]

    assert len(paths) > 450
    assert len(missed) / len(paths) <= 0.05
    unexplained = [path for path in missed if not any(re.search(p, path) for p in HARMLESS)]
    assert unexplained == []
    unused = [p for p in HARMLESS if not any(re.search(p, path) for path in missed)]
    assert unused == []
