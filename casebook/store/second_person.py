"""The steps for which a second person was asked."""

from casebook.domain.second_person import JointRequest
from casebook.store.kept import Kept
from casebook.store.rows.ending import JointRequestRow
from casebook.store.transaction import Tx

_REQUESTS = Kept(JointRequestRow, JointRequest, order="position")


def requests(tx: Tx) -> tuple[JointRequest, ...]:
    """Every request, in the order they were made."""
    return _REQUESTS.all(tx)


def save(tx: Tx, request: JointRequest) -> None:
    """Keep a request: new, or with its answer."""
    _REQUESTS.put(tx, request.id, request)
