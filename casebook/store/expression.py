"""The questions on lawful expression, and the form that weighs a charge."""

from casebook.domain.expression import Expression
from casebook.store.kept import Kept
from casebook.store.rows.expression import ExpressionRow
from casebook.store.transaction import Tx

_ONLY = "expression"
_EXPRESSION = Kept(ExpressionRow, Expression)


def get(tx: Tx) -> Expression:
    """The answers so far; none before they are asked."""
    return _EXPRESSION.one(tx, _ONLY) or Expression()


def save(tx: Tx, expression: Expression) -> None:
    """Keep the answers as they are now."""
    _EXPRESSION.put(tx, _ONLY, expression)
