"""What else runs beside a case."""

from casebook.domain.overlay import Overlay
from casebook.store.kept import Kept
from casebook.store.rows.overlay import OverlayRow
from casebook.store.transaction import Tx

_OVERLAYS = Kept(OverlayRow, Overlay, order="position")


def overlays(tx: Tx) -> tuple[Overlay, ...]:
    """All of them, in the order they began to be recorded, the ended included."""
    return _OVERLAYS.all(tx)


def save(tx: Tx, one: Overlay) -> None:
    """Keep one as it is now."""
    _OVERLAYS.put(tx, one.id, one)
