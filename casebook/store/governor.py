"""The governors."""

from casebook.domain.governor import Governor
from casebook.domain.ids import PersonId
from casebook.store.kept import Kept
from casebook.store.rows.school_people import GovernorRow
from casebook.store.transaction import Tx

_GOVERNORS = Kept(GovernorRow, Governor, without=("user",))


def governors(tx: Tx) -> tuple[Governor, ...]:
    """Everybody who is or was a governor, as nobody with keys."""
    return tuple(_GOVERNORS.shape.value(row, user=False) for row in _GOVERNORS.rows(tx))


def save(tx: Tx, governor: Governor) -> None:
    """Keep a governor: new, or as they are now."""
    _GOVERNORS.put(tx, governor.id, governor)


def remove(tx: Tx, id_: PersonId) -> None:
    """Take an entry away that was made by mistake."""
    tx.remove(GovernorRow, id_)
