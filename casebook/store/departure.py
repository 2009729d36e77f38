"""How the subject left before there was an outcome."""

from casebook.domain.departure import Departure
from casebook.store.kept import Kept
from casebook.store.rows.ending import DepartureRow
from casebook.store.transaction import Tx

_ONLY = "departure"
_DEPARTURE = Kept(DepartureRow, Departure)


def get(tx: Tx) -> Departure:
    """What is known of it; an empty one where the subject did not leave."""
    return _DEPARTURE.one(tx, _ONLY) or Departure()


def save(tx: Tx, departure: Departure) -> None:
    """Keep what is known of it now."""
    _DEPARTURE.put(tx, _ONLY, departure)
