"""What is put at a hearing, with the clauses, exhibits and allegations each charge rests on."""

from casebook.domain.allegation import Charge, ClauseChoice
from casebook.store.kept import Belonging, Citing, Kept
from casebook.store.rows.allegation import (
    ChargeAllegationRow,
    ChargeClauseRow,
    ChargeExhibitRow,
    ChargeRow,
)
from casebook.store.transaction import Tx

_LISTS = ("clauses", "allegations", "exhibits")
_CHARGES = Kept(ChargeRow, Charge, order="number", without=_LISTS)
_CLAUSES = Belonging(ChargeClauseRow, ClauseChoice)
_EXHIBITS = Citing(ChargeExhibitRow)
_ALLEGATIONS = Citing(ChargeAllegationRow)


def charges(tx: Tx) -> tuple[Charge, ...]:
    """Every charge by number, the withdrawn included."""
    clauses, exhibits = _CLAUSES.by_parent(tx), _EXHIBITS.by_parent(tx)
    allegations = _ALLEGATIONS.by_parent(tx)
    return tuple(
        _CHARGES.shape.value(
            row,
            clauses=clauses.get(row[-1], ()),
            exhibits=exhibits.get(row[-1], ()),
            allegations=allegations.get(row[-1], ()),
        )
        for row in _CHARGES.rows(tx)
    )


def save(tx: Tx, charge: Charge) -> None:
    """Keep a charge as it is now."""
    _CHARGES.put(tx, charge.id, charge)
    _CLAUSES.replace(tx, charge.id, charge.clauses)
    _EXHIBITS.replace(tx, charge.id, charge.exhibits)
    _ALLEGATIONS.replace(tx, charge.id, charge.allegations)


def next_number(tx: Tx) -> int:
    """The number the next charge gets."""
    return tx.next(ChargeRow.number)
