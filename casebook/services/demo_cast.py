"""The invented school of the practice casebook, and the four people who have keys to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from casebook.domain.clock import LONDON
from casebook.domain.person import Post
from casebook.domain.school import School, SchoolCategory


@dataclass(frozen=True, slots=True)
class Player:
    """Someone who signs in to the practice casebook. The passwords are public: nothing in it is real."""

    name: str
    post: Post
    title: str
    password: str


ORIEL: Final = Player("Oriel Tansley", Post.HEADTEACHER, "Headteacher", "copper lantern orchard 71")
NOOR: Final = Player(
    "Noor Whitcombe", Post.HR_ADVISER, "Schools HR adviser", "walnut ferry trombone 46"
)
DAVIT: Final = Player(
    "Davit Penhallow", Post.DEPUTY_HEAD, "Deputy headteacher", "granite puffin ledger 83"
)
LENA: Final = Player("Lena Farrow", Post.CLERK, "Clerk to the governors", "velvet harbour acorn 29")
PLAYERS: Final = (ORIEL, NOOR, DAVIT, LENA)

SCHOOL: Final = School(
    name="Fernhollow Primary School",
    address=("Coppice Lane", "Wexmoor", "WX2 5FH"),
    telephone="01632 960417",
    email="office@fernhollow.example.org",
    category=SchoolCategory.COMMUNITY,
    reference_letters="FH",
    local_authority="Wexmoor Borough Council",
)


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the story as the clocks in England showed it, summer time included."""
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)
