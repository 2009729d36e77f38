"""The chain of custody of each item."""

from casebook.domain.evidence import CustodyEvent
from casebook.domain.ids import ItemId
from casebook.store.kept import Kept
from casebook.store.rows.evidence import CustodyRow
from casebook.store.transaction import Tx

_CUSTODY = Kept(CustodyRow, CustodyEvent, order="position")


def custody(tx: Tx, item: ItemId) -> tuple[CustodyEvent, ...]:
    """What happened to an item, first to last."""
    return _CUSTODY.all(tx, CustodyRow.item == item)


def add_custody(tx: Tx, happened: CustodyEvent) -> None:
    """Add a link to an item's chain."""
    _CUSTODY.add(tx, happened)
