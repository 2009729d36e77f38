"""Suspensions with their reviews and contacts."""

from casebook.domain.suspension import Suspension
from casebook.store.kept import Kept
from casebook.store.rows.suspension import SuspensionRow
from casebook.store.transaction import Tx

_SUSPENSIONS = Kept(SuspensionRow, Suspension, order="position")


def suspensions(tx: Tx) -> tuple[Suspension, ...]:
    """Every suspension, in the order they were recorded, the ended included."""
    return _SUSPENSIONS.all(tx)


def save(tx: Tx, suspension: Suspension) -> None:
    """Keep a suspension as it is now."""
    _SUSPENSIONS.put(tx, suspension.id, suspension)
