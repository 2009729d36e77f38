"""The people who can open a casebook, as the others see them."""

from dataclasses import dataclass

from casebook.domain.ids import PersonId
from casebook.domain.person import Post


@dataclass(frozen=True, slots=True)
class EnrolledPerson:
    """Somebody with keys. `confirmed` is whether the person looking has compared words with them.

    `recovery` marks the school's recovery identity: a second opener whose sheet lies in the safe, not a person.
    """

    id: PersonId
    name: str
    post: Post | None
    confirmed: bool
    recovery: bool = False
