"""The steps of a decision, in the only order there is: hearing, findings, severity, outcome, and the signed sheet."""

from collections.abc import Iterator
from typing import Final

from casebook.domain.guide import TaskState
from casebook.domain.readiness import (
    charges_without_finding,
    is_dismissal,
    live_charges,
    open_decision,
)
from casebook.domain.record import CaseRecord
from casebook.domain.warning_shown import counting, looked_at, unlooked
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.decision_words import FINDINGS, SANCTIONS, SEVERITIES
from casebook.ui.widgets.side_list import SideRow

HEARING, SEVERITY, SANCTION, LA, SHEET = "hearing", "severity", "sanction", "la", "sheet"
WARNINGS: Final = "warnings"  # earlier ones, where any counts
FINDING: Final = "finding:"  # and the id of the charge

_FIELD_STEPS: Final = {
    **dict.fromkeys(("hearing_on", "decided_by", "attendance", "companion", "signatory"), HEARING),
    **dict.fromkeys(("findings", "nature", "reasons", "evidence", "clauses"), FINDING),
    **dict.fromkeys(("severity", "severity_why"), SEVERITY),
    **dict.fromkeys(("effective_on", "no_early_date", "authority"), LA),
}


def rows(record: CaseRecord, *, sheet_note: str = "") -> tuple[SideRow, ...]:
    """The steps with their states. `sheet_note` says why a sheet that is there is not the one that counts."""
    return tuple(_rows(record, sheet_note))


def step_for(wanted: str, record: CaseRecord) -> str:
    """The step that puts a letter's missing field right, or the first that is open; `wanted` may be a step itself."""
    keys = [row.key for row in rows(record)]
    if wanted in keys:
        return wanted
    named = _FIELD_STEPS.get(wanted, SANCTION if wanted else "")
    found = next((key for key in keys if named and key.startswith(named)), "")
    return found or _first_open(record)


def _first_open(record: CaseRecord) -> str:
    done = _(wording.TASK_STATES[TaskState.COMPLETED][0])
    found = rows(record)
    return next((row.key for row in found if row.tag != done), found[0].key)


def _rows(record: CaseRecord, sheet_note: str) -> Iterator[SideRow]:
    made = record.decided
    held = wording.day(made.hearing.held_on) if made.hearing else ""
    yield _row(HEARING, _("The hearing"), held, done=made.hearing is not None)
    found = {finding.charge: finding for finding in made.findings}
    for charge in live_charges(record):
        finding = found.get(charge.id)
        yield _row(
            f"{FINDING}{charge.id}",
            _("Finding on charge {n}").format(n=charge.number),
            _(FINDINGS[finding.result][0]) if finding else "",
            done=finding is not None,
            open_=made.hearing is not None,
        )
    ready = made.hearing is not None and bool(live_charges(record))
    all_found = ready and not charges_without_finding(record)
    look, waits = looked_at(record), bool(unlooked(record))
    if look is not None or counting(record):
        seen = _("Looked at on {day}").format(day=wording.day(look.on)) if look else ""
        yield _row(WARNINGS, _("Earlier warnings"), seen, done=not waits)
    severity, sanction = made.severity, made.sanction
    yield _row(
        SEVERITY, _("How serious it is"), _(SEVERITIES[severity.severity]) if severity else "",
        done=severity is not None, open_=all_found and not waits,
    )  # fmt: skip
    yield _row(
        SANCTION, _("The outcome"), _(SANCTIONS[sanction.sanction]) if sanction else "",
        done=sanction is not None, open_=all_found and severity is not None and not waits,
    )  # fmt: skip
    yield _row(
        SHEET, _("Signed decision sheet"), sheet_note, done=made.sheet is not None and not sheet_note,
        open_=open_decision(record) is None,
    )  # fmt: skip
    if is_dismissal(record) and record.school.authority_ends_contracts:
        told = made.la.notified_on is not None
        yield _row(LA, _("The local authority"), "", done=told)


def _row(key: str, title: str, note: str, *, done: bool, open_: bool = True) -> SideRow:
    closed = TaskState.NOT_STARTED if open_ else TaskState.CANNOT_START
    words, tone = wording.TASK_STATES[TaskState.COMPLETED if done else closed]
    return SideRow(key, title, note, _(words), tone)
