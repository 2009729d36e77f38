"""How an appeal ended."""

from casebook.domain.appeal_result import AppealResult
from casebook.store.kept import Kept
from casebook.store.rows.ending import AppealResultRow
from casebook.store.transaction import Tx

_ONLY = "appeal_result"
_RESULT = Kept(AppealResultRow, AppealResult)


def get(tx: Tx) -> AppealResult | None:
    """How it ended; None while that is not recorded."""
    return _RESULT.one(tx, _ONLY)


def save(tx: Tx, result: AppealResult) -> None:
    """Keep what is known of it now."""
    _RESULT.put(tx, _ONLY, result)
