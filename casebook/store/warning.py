"""Earlier warnings a case was told of, and when they were shown to those who decide."""

from casebook.domain.ids import EventId
from casebook.domain.warning import EarlierWarning, WarningLook
from casebook.store.kept import Kept
from casebook.store.rows.warning import EarlierWarningRow, WarningLookRow
from casebook.store.transaction import Tx

_WARNINGS = Kept(EarlierWarningRow, EarlierWarning, order="position")
_LOOKS = Kept(WarningLookRow, WarningLook, order="position")


def warnings(tx: Tx) -> tuple[EarlierWarning, ...]:
    """Every earlier warning, in the order they were entered, the withdrawn included."""
    return _WARNINGS.all(tx)


def add(tx: Tx, warning: EarlierWarning) -> None:
    """Keep a warning."""
    _WARNINGS.put(tx, warning.id, warning)


def withdraw(tx: Tx, warning: EventId, why: str) -> None:
    """Take a warning back."""
    tx.amend(EarlierWarningRow, warning, {"withdrawn": why})


def looks(tx: Tx) -> tuple[WarningLook, ...]:
    """Every time warnings were shown to those who decide, in order."""
    return _LOOKS.all(tx)


def add_look(tx: Tx, look: WarningLook) -> None:
    """Keep that warnings were shown."""
    _LOOKS.put(tx, look.id, look)
