"""The triage record."""

from casebook.domain.triage import Triage
from casebook.store.kept import Kept
from casebook.store.rows.report import TriageRow
from casebook.store.transaction import Tx

_ONLY = "triage"
_TRIAGE = Kept(TriageRow, Triage)


def get(tx: Tx) -> Triage:
    """The triage so far; an empty one before it begins."""
    return _TRIAGE.one(tx, _ONLY) or Triage()


def save(tx: Tx, triage: Triage) -> None:
    """Keep the triage as it is now."""
    _TRIAGE.put(tx, _ONLY, triage)
