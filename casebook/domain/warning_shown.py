"""When earlier warnings are shown, and to whom: to those who decide only once the findings stand, and never a spent one.

One key opens the whole case, so this is a rule of the program and not of the keys: who holds the key and writes a
program of their own can read what is kept back here.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from casebook.domain.decision import FindingResult
from casebook.domain.ids import PersonId
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.domain.visibility import Progress, Record, open_now
from casebook.domain.warning import EarlierWarning, WarningLook

_UPHELD: Final = frozenset({FindingResult.PROVED, FindingResult.PARTLY_PROVED})
_SEE_ALL: Final = frozenset({Role.HR_ADVISER, Role.LA_OFFICER})


def standing(record: CaseRecord) -> tuple[EarlierWarning, ...]:
    """Every earlier warning that was entered and not taken back, the spent included."""
    return tuple(one for one in record.warnings if not one.withdrawn)


def counting(record: CaseRecord, on: date | None = None) -> tuple[EarlierWarning, ...]:
    """The warnings that may weigh in what is decided on a day (local), or on the day it was decided.

    None before a finding on every charge, or where nothing was found proved. A warning counts where it was live when
    the conduct happened, and is not spent when it is decided (Diosynth; Airbus).
    """
    day = on or _decided_on(record)
    if not record.findings_stand or day is None:
        return ()
    days = _conduct(record)
    if days is None:
        return ()
    return tuple(one for one in standing(record) if _met(one, days) and day <= one.live_to)


def looked_at(record: CaseRecord) -> WarningLook | None:
    """When warnings were last shown, for the findings that count."""
    held = record.decided.hearing
    if held is None or not record.findings_stand:
        return None
    return next((one for one in reversed(record.warning_looks) if one.on >= held.held_on), None)


def unlooked(record: CaseRecord, on: date | None = None) -> tuple[EarlierWarning, ...]:
    """The warnings that count and that those who decide have not been shown."""
    look = looked_at(record)
    shown = look.shown if look else ()
    return tuple(one for one in counting(record, on) if one.id not in shown)


def visible(
    record: CaseRecord, roles: Iterable[Role], person: PersonId
) -> tuple[EarlierWarning, ...]:
    """The warnings this person may see now: what they entered, what their part lets them, what a charge is about."""
    held = frozenset(roles)
    if held & _SEE_ALL:
        return record.warnings
    counted = {one.id for one in counting(record)}
    return tuple(
        one
        for one in record.warnings
        if one.by == person
        or (one.charged_why and not one.withdrawn)
        or (one.id in counted and _may_see(record, held))
    )


def seen_by(record: CaseRecord, roles: Iterable[Role], person: PersonId) -> CaseRecord:
    """The case without the warnings that are kept back from this person for now."""
    if not record.warnings:
        return record
    held = frozenset(roles)
    shown = visible(record, held, person)
    open_ = bool(held & _SEE_ALL) or (record.findings_stand and _may_see(record, held))
    return replace(record, warnings=shown, warning_looks=record.warning_looks if open_ else ())


def _may_see(record: CaseRecord, roles: Iterable[Role]) -> bool:
    progress = Progress(findings_made=record.findings_stand)
    return any(open_now(role, Record.LIVE_WARNINGS, progress) for role in roles)


def _decided_on(record: CaseRecord) -> date | None:
    """The day of the outcome, or of the last decision before it."""
    made = record.decided
    if made.sanction is not None:
        return made.sanction.decided_on
    if made.severity is not None:
        return made.severity.decided_on
    days = [one.decided_on for one in made.findings if one.decided_on]
    return max(days, default=made.hearing.held_on if made.hearing else None)


def _conduct(record: CaseRecord) -> tuple[tuple[date, date] | None, ...] | None:
    """The first and last day of each thing found proved, None for one of no known day; None where nothing was."""
    proved = {one.charge for one in record.decided.findings if one.result in _UPHELD}
    charges = [one for one in record.charges if one.id in proved and not one.withdrawn]
    if not charges:
        return None
    known = record.case.conduct_on
    found: list[tuple[date, date] | None] = []
    for one in charges:
        first = one.happened_from or one.happened_to or known
        last = one.happened_to or one.happened_from or known
        found.append((first, last) if first and last else None)
    return tuple(found)


def _met(warning: EarlierWarning, days: tuple[tuple[date, date] | None, ...]) -> bool:
    """Whether it was live while any of it happened; where no day is known, it may have been."""
    return any(
        one is None or (warning.live_from <= one[1] and one[0] <= warning.live_to) for one in days
    )
