"""The route a case took."""

from casebook.domain.routing import RouteTaken
from casebook.store.kept import Kept
from casebook.store.rows.relationship import RouteRow
from casebook.store.transaction import Tx

_ONLY = "route"
_ROUTE = Kept(RouteRow, RouteTaken)


def get(tx: Tx) -> RouteTaken | None:
    """The route, or None in a case of before routes were kept."""
    found = _ROUTE.all(tx)
    return found[0] if found else None


def save(tx: Tx, route: RouteTaken) -> None:
    """Keep the route: as it was taken, or as it turned out to be."""
    _ROUTE.put(tx, _ONLY, route)
