"""Steps done outside Casebook."""

from casebook.domain.ids import EventId
from casebook.domain.outside import DoneOutside
from casebook.store.kept import Kept
from casebook.store.rows.letter import OutsideStepRow
from casebook.store.transaction import Tx

_STEPS = Kept(OutsideStepRow, DoneOutside, order="position")


def steps(tx: Tx) -> tuple[DoneOutside, ...]:
    """Every step, in the order they were recorded, the withdrawn included."""
    return _STEPS.all(tx)


def add(tx: Tx, done: DoneOutside) -> None:
    """Keep a step."""
    _STEPS.put(tx, done.id, done)


def withdraw(tx: Tx, step: EventId, reason: str) -> None:
    """Withdraw a step that was recorded."""
    tx.amend(OutsideStepRow, step, {"withdrawn": reason})
