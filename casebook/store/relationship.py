"""What the people of a case declared."""

from casebook.domain.ids import EventId
from casebook.domain.relationship import Relationship
from casebook.store.kept import Kept
from casebook.store.rows.relationship import RelationshipRow
from casebook.store.transaction import Tx

_DECLARED = Kept(RelationshipRow, Relationship, order="position")


def relationships(tx: Tx) -> tuple[Relationship, ...]:
    """Every answer, in the order they were given, the withdrawn included."""
    return _DECLARED.all(tx)


def add(tx: Tx, declared: Relationship) -> None:
    """Keep an answer."""
    _DECLARED.put(tx, declared.id, declared)


def withdraw(tx: Tx, declared: EventId, reason: str) -> None:
    """Take an answer back."""
    tx.amend(RelationshipRow, declared, {"withdrawn": reason})
