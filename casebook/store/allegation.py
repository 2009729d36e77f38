"""What is said to have happened, with the clauses and exhibits each allegation cites."""

from casebook.domain.allegation import Allegation, ClauseChoice
from casebook.store.kept import Belonging, Citing, Kept
from casebook.store.rows.allegation import (
    AllegationClauseRow,
    AllegationExhibitRow,
    AllegationRow,
)
from casebook.store.transaction import Tx

_ALLEGATIONS = Kept(AllegationRow, Allegation, order="number", without=("clauses", "exhibits"))
_CLAUSES = Belonging(AllegationClauseRow, ClauseChoice)
_EXHIBITS = Citing(AllegationExhibitRow)


def allegations(tx: Tx) -> tuple[Allegation, ...]:
    """Every allegation by number, the withdrawn included."""
    clauses, exhibits = _CLAUSES.by_parent(tx), _EXHIBITS.by_parent(tx)
    return tuple(
        _ALLEGATIONS.shape.value(
            row, clauses=clauses.get(row[-1], ()), exhibits=exhibits.get(row[-1], ())
        )
        for row in _ALLEGATIONS.rows(tx)
    )


def save(tx: Tx, allegation: Allegation) -> None:
    """Keep an allegation as it is now."""
    _ALLEGATIONS.put(tx, allegation.id, allegation)
    _CLAUSES.replace(tx, allegation.id, allegation.clauses)
    _EXHIBITS.replace(tx, allegation.id, allegation.exhibits)


def next_number(tx: Tx) -> int:
    """The number the next allegation gets."""
    return tx.next(AllegationRow.number)
