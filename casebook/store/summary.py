"""The one row a list reads of a case."""

from collections.abc import Callable
from contextlib import closing
from types import ModuleType
from typing import Any

from sqlalchemy.exc import DBAPIError

from casebook.domain.case import CaseSummary
from casebook.errors import Damaged, NewerFormat, OlderFormat
from casebook.store.driver_error import refusal
from casebook.store.kept import Kept
from casebook.store.rows.letter import SummaryRow
from casebook.store.schema import CASE
from casebook.store.shape import Unreadable
from casebook.store.transaction import Tx

_SUMMARY = Kept(SummaryRow, CaseSummary, without=("case",))


def get(tx: Tx) -> CaseSummary | None:
    """The summary as it was last written; None in a case that is only being made."""
    found = _SUMMARY.rows(tx)
    return _SUMMARY.shape.value(found[0], case=found[0][-1]) if found else None


def save(tx: Tx, summary: CaseSummary) -> None:
    """Write the summary anew."""
    _SUMMARY.put(tx, summary.case, summary)


def peek(creator: Callable[[], Any], dbapi: ModuleType, *, name: str) -> CaseSummary | None:
    """The summary through a connection of its own, which is closed again: what a list of a hundred cases can afford.

    `name` is how sentences call the file. None in a case whose founding was never finished. Raises `Damaged`,
    `OlderFormat`, `NewerFormat`.
    """
    try:
        with closing(creator()) as connection:
            [version] = connection.execute("PRAGMA user_version").fetchone()
            if not version:
                return None
            if version != CASE.version:
                raise OlderFormat if version < CASE.version else NewerFormat
            row = connection.execute(_SUMMARY.text).fetchone()
    except dbapi.Error as error:
        said = refusal(DBAPIError("", None, error), name)
        if said is None:
            raise
        raise said from None
    try:
        return _SUMMARY.shape.value(row, case=row[-1]) if row else None
    except Unreadable:
        raise Damaged(item=name) from None
