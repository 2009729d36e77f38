"""What was decided: hearing, findings, severity, sanction, advice, the authority's dates, the signed sheet."""

from functools import cache

from sqlalchemy import select

from casebook.domain.decision import (
    Advice,
    Attendee,
    Decisions,
    Finding,
    Hearing,
    LaDates,
    SanctionDecision,
    SeverityDecision,
)
from casebook.domain.ids import ItemId
from casebook.store.kept import Belonging, Citing, Kept, written
from casebook.store.rows.decision import (
    AdviceRow,
    AttendeeRow,
    DecisionSheetRow,
    FindingEvidenceRow,
    FindingRow,
    HearingRow,
    LaDatesRow,
    SanctionRow,
    SeverityRow,
)
from casebook.store.transaction import Tx

# Each table of one row keeps it under the same id; what it held before is among the earlier versions.
_ONLY = "1"
_HEARING = Kept(HearingRow, Hearing, without=("attendance",))
_ATTENDANCE = Belonging(AttendeeRow, Attendee)
_FINDINGS = Kept(FindingRow, Finding, order="position", without=("evidence",))
_EVIDENCE = Citing(FindingEvidenceRow)
_SEVERITY = Kept(SeverityRow, SeverityDecision)
_SANCTION = Kept(SanctionRow, SanctionDecision)
_ADVICE = Kept(AdviceRow, Advice)
_LA = Kept(LaDatesRow, LaDates)


@cache
def _text_of_sheet() -> str:
    return written(select(DecisionSheetRow.item))


def decisions(tx: Tx) -> Decisions:
    """Everything decided so far, as it stands now."""
    return Decisions(
        hearing=_hearing(tx),
        findings=_findings(tx),
        severity=_SEVERITY.one(tx, _ONLY),
        sanction=_SANCTION.one(tx, _ONLY),
        advice=_ADVICE.one(tx, _ONLY),
        la=_LA.one(tx, _ONLY) or LaDates(),
        sheet=_sheet(tx),
    )


def _hearing(tx: Tx) -> Hearing | None:
    attendance = _ATTENDANCE.by_parent(tx).get(_ONLY, ())
    return _HEARING.one(tx, _ONLY, attendance=attendance)


def _findings(tx: Tx) -> tuple[Finding, ...]:
    evidence = _EVIDENCE.by_parent(tx)
    return tuple(
        _FINDINGS.shape.value(row, evidence=evidence.get(row[-1], ())) for row in _FINDINGS.rows(tx)
    )


def _sheet(tx: Tx) -> ItemId | None:
    return next((ItemId(item) for (item,) in tx.read_fixed(_text_of_sheet())), None)


def save_hearing(tx: Tx, hearing: Hearing) -> None:
    """Keep the hearing as it was held."""
    _HEARING.put(tx, _ONLY, hearing)
    _ATTENDANCE.replace(tx, _ONLY, hearing.attendance)


def save_finding(tx: Tx, finding: Finding) -> None:
    """Keep what was found on one charge."""
    _FINDINGS.put(tx, finding.charge, finding)
    _EVIDENCE.replace(tx, finding.charge, finding.evidence)


def save_severity(tx: Tx, severity: SeverityDecision) -> None:
    """Keep how serious it is."""
    _SEVERITY.put(tx, _ONLY, severity)


def save_sanction(tx: Tx, sanction: SanctionDecision) -> None:
    """Keep the sanction."""
    _SANCTION.put(tx, _ONLY, sanction)


def save_advice(tx: Tx, advice: Advice) -> None:
    """Keep the advice that was given."""
    _ADVICE.put(tx, _ONLY, advice)


def save_la(tx: Tx, dates: LaDates) -> None:
    """Keep when the authority was told and what it did."""
    _LA.put(tx, _ONLY, dates)


def save_sheet(tx: Tx, item: ItemId) -> None:
    """Keep which item is the signed decision sheet."""
    tx.put(DecisionSheetRow, _ONLY, {"item": item})
