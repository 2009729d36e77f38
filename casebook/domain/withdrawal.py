"""Taking something back: it stays to be read, with the reason first given, so it is taken back only once."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from casebook.domain.words import N_
from casebook.errors import Refused


class Withdrawable(Protocol):
    """Something on the record that can be taken back; `withdrawn` is the reason once it was."""

    @property
    def id(self) -> str: ...

    @property
    def withdrawn(self) -> str: ...


T = TypeVar("T", bound=Withdrawable)


def standing(items: Iterable[T], id_: str) -> T:
    """The one of this id that still stands. Raises Refused where there is none."""
    found = next((one for one in items if one.id == id_ and not one.withdrawn), None)
    if found is None:
        raise Refused(N_("This was taken back already, or is not there any more. Look again."))
    return found
