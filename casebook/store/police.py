"""What the police were told, and the holds they asked for."""

from casebook.domain.police import PoliceHold, PoliceReferral
from casebook.store.kept import Kept
from casebook.store.rows.police import PoliceHoldRow, PoliceReferralRow
from casebook.store.transaction import Tx

_REFERRALS = Kept(PoliceReferralRow, PoliceReferral, order="position")
_HOLDS = Kept(PoliceHoldRow, PoliceHold, order="position")


def referrals(tx: Tx) -> tuple[PoliceReferral, ...]:
    """Every referral, in the order they were recorded."""
    return _REFERRALS.all(tx)


def save_referral(tx: Tx, referral: PoliceReferral) -> None:
    """Keep what the police were told."""
    _REFERRALS.put(tx, referral.id, referral)


def holds(tx: Tx) -> tuple[PoliceHold, ...]:
    """Every hold, in the order they were recorded, the released included."""
    return _HOLDS.all(tx)


def save_hold(tx: Tx, hold: PoliceHold) -> None:
    """Keep a hold as it is now."""
    _HOLDS.put(tx, hold.id, hold)
