"""Reasons given for going on although a fairness check warned."""

from casebook.domain.ids import EventId
from casebook.domain.override import Override
from casebook.store.kept import Kept
from casebook.store.rows.override import OverrideRow
from casebook.store.transaction import Tx

_OVERRIDES = Kept(OverrideRow, Override, order="position")


def overrides(tx: Tx) -> tuple[Override, ...]:
    """Every reason, in the order they were given, the withdrawn included."""
    return _OVERRIDES.all(tx)


def add(tx: Tx, given: Override) -> None:
    """Keep a reason."""
    _OVERRIDES.put(tx, given.id, given)


def withdraw(tx: Tx, given: EventId, why: str) -> None:
    """Take a reason back."""
    tx.amend(OverrideRow, given, {"withdrawn": why})
