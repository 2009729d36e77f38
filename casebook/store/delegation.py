"""The scheme of delegation."""

from casebook.domain.delegation import Delegation
from casebook.store.kept import Kept
from casebook.store.rows.school_people import DelegationRow
from casebook.store.transaction import Tx

_ONLY = "delegation"
_DELEGATION = Kept(DelegationRow, Delegation)


def get(tx: Tx) -> Delegation:
    """The school's scheme; the usual one, not confirmed, until it has its own."""
    return _DELEGATION.one(tx, _ONLY) or Delegation()


def save(tx: Tx, delegation: Delegation) -> None:
    """Keep the scheme as it is now."""
    _DELEGATION.put(tx, _ONLY, delegation)
