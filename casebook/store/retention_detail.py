"""What was entered for the days of keeping."""

from casebook.domain.retention_detail import RetentionDetail
from casebook.store.kept import Kept
from casebook.store.rows.ending import RetentionDetailRow
from casebook.store.transaction import Tx

_ONLY = "retention_detail"
_DETAIL = Kept(RetentionDetailRow, RetentionDetail)


def get(tx: Tx) -> RetentionDetail:
    """What is known of it; an empty one until something was entered."""
    return _DETAIL.one(tx, _ONLY) or RetentionDetail()


def save(tx: Tx, detail: RetentionDetail) -> None:
    """Keep what is known of it now."""
    _DETAIL.put(tx, _ONLY, detail)
