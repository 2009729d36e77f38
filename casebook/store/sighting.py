"""Records in words of what must not be copied."""

from casebook.domain.evidence import Sighting
from casebook.domain.ids import ItemId
from casebook.store.kept import Kept
from casebook.store.rows.evidence import SightingRow
from casebook.store.transaction import Tx

_SIGHTINGS = Kept(SightingRow, Sighting, order="number")


def sightings(tx: Tx) -> tuple[Sighting, ...]:
    """Every sighting by number."""
    return _SIGHTINGS.all(tx)


def sighting(tx: Tx, item: ItemId) -> Sighting:
    """One sighting. Raises KeyError when there is none of that id."""
    found = _SIGHTINGS.one(tx, item)
    if found is None:
        raise KeyError(item)
    return found


def add_sighting(tx: Tx, seen: Sighting) -> None:
    """Keep a sighting: new, or with what has been filled in since."""
    _SIGHTINGS.put(tx, seen.id, seen)


def next_sighting_number(tx: Tx) -> int:
    """The number the next sighting gets."""
    return tx.next(SightingRow.number)
