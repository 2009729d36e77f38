"""What the designated officer was asked and advised, how it ended, and low-level concerns."""

from casebook.domain.safeguarding import LadoReferral, LowLevelConcern, SafeguardingConclusion
from casebook.store.kept import Kept
from casebook.store.rows.safeguarding import (
    LadoReferralRow,
    LowLevelConcernRow,
    SafeguardingConclusionRow,
)
from casebook.store.transaction import Tx

_ONLY = "1"
_REFERRALS = Kept(LadoReferralRow, LadoReferral, order="position")
_CONCERNS = Kept(LowLevelConcernRow, LowLevelConcern, order="position")
_CONCLUSION = Kept(SafeguardingConclusionRow, SafeguardingConclusion)


def referrals(tx: Tx) -> tuple[LadoReferral, ...]:
    """Every referral, in the order they were recorded."""
    return _REFERRALS.all(tx)


def save_referral(tx: Tx, referral: LadoReferral) -> None:
    """Keep a referral as it is now."""
    _REFERRALS.put(tx, referral.id, referral)


def concerns(tx: Tx) -> tuple[LowLevelConcern, ...]:
    """Every low-level concern, in the order they were recorded."""
    return _CONCERNS.all(tx)


def save_concern(tx: Tx, concern: LowLevelConcern) -> None:
    """Keep a low-level concern as it is now."""
    _CONCERNS.put(tx, concern.id, concern)


def conclusion(tx: Tx) -> SafeguardingConclusion | None:
    """How it ended for safeguarding, once it has."""
    return _CONCLUSION.one(tx, _ONLY)


def save_conclusion(tx: Tx, found: SafeguardingConclusion) -> None:
    """Keep how it ended."""
    _CONCLUSION.put(tx, _ONLY, found)
