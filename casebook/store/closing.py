"""The closing record of a case."""

from casebook.domain.closing import Closing
from casebook.store.kept import Kept
from casebook.store.rows.ending import ClosingRow
from casebook.store.transaction import Tx

_ONLY = "closing"
_CLOSING = Kept(ClosingRow, Closing)


def get(tx: Tx) -> Closing:
    """What is known of it; an empty one until something was entered."""
    return _CLOSING.one(tx, _ONLY) or Closing()


def save(tx: Tx, closing: Closing) -> None:
    """Keep what is known of it now."""
    _CLOSING.put(tx, _ONLY, closing)
