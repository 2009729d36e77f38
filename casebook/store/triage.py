"""The triage record, and what stands behind its answers."""

from casebook.domain.triage import Triage, TriageDetails
from casebook.store.kept import Kept
from casebook.store.rows.report import TriageRow
from casebook.store.rows.triage import TriageDetailsRow
from casebook.store.transaction import Tx

_ONLY = "triage"
_TRIAGE = Kept(TriageRow, Triage)
_DETAILS = Kept(TriageDetailsRow, TriageDetails)


def get(tx: Tx) -> Triage:
    """The triage so far; an empty one before it begins."""
    return _TRIAGE.one(tx, _ONLY) or Triage()


def save(tx: Tx, triage: Triage) -> None:
    """Keep the triage as it is now."""
    _TRIAGE.put(tx, _ONLY, triage)


def details(tx: Tx) -> TriageDetails:
    """What stands behind the answers so far; nothing in a case in which nobody was asked."""
    return _DETAILS.one(tx, _ONLY) or TriageDetails()


def save_details(tx: Tx, details: TriageDetails) -> None:
    """Keep what stands behind the answers as it is now."""
    _DETAILS.put(tx, _ONLY, details)
