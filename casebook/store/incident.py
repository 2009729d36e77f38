"""An attack on staff, and what is done for its target."""

from casebook.domain.incident import Incident
from casebook.store.kept import Kept
from casebook.store.rows.incident import IncidentRow
from casebook.store.transaction import Tx

_ONLY = "incident"
_INCIDENT = Kept(IncidentRow, Incident)


def get(tx: Tx) -> Incident:
    """What is known of it; an empty one where nothing is recorded yet."""
    return _INCIDENT.one(tx, _ONLY) or Incident()


def save(tx: Tx, incident: Incident) -> None:
    """Keep what is known of it now."""
    _INCIDENT.put(tx, _ONLY, incident)
