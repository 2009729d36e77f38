"""The takedown log."""

from casebook.domain.takedown import Takedown
from casebook.store.kept import Kept
from casebook.store.rows.incident import TakedownRow
from casebook.store.transaction import Tx

_LINES = Kept(TakedownRow, Takedown, order="position")


def takedowns(tx: Tx) -> tuple[Takedown, ...]:
    """Every line, in the order they were recorded, the ended included."""
    return _LINES.all(tx)


def save(tx: Tx, line: Takedown) -> None:
    """Keep a line as it is now."""
    _LINES.put(tx, line.id, line)
