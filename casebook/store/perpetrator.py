"""Who made an attack: the search for them, and who is shown to have taken part."""

from casebook.domain.attribution import Perpetrator, Search
from casebook.store.kept import Kept
from casebook.store.rows.incident import PerpetratorRow, SearchRow
from casebook.store.transaction import Tx

_ONLY = "search"
_SEARCH = Kept(SearchRow, Search)
_FOUND = Kept(PerpetratorRow, Perpetrator, order="position")


def search(tx: Tx) -> Search:
    """The log of what points to whom, and the reviews."""
    return _SEARCH.one(tx, _ONLY) or Search()


def save_search(tx: Tx, found: Search) -> None:
    """Keep the search as it is now."""
    _SEARCH.put(tx, _ONLY, found)


def perpetrators(tx: Tx) -> tuple[Perpetrator, ...]:
    """Everybody who is shown to have taken part, in the order it was established."""
    return _FOUND.all(tx)


def save(tx: Tx, one: Perpetrator) -> None:
    """Keep somebody as they are known now."""
    _FOUND.put(tx, one.id, one)
