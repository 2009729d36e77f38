"""The invented school of the practice casebooks, and the people who have keys to them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from casebook.domain.calendar import Term
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
"""Whoever signs in to the school's casebook."""

RUTH: Final = Player(
    "Ruth Abernathy-Cole", Post.CHAIR_OF_GOVERNORS, "Chair of governors", "juniper kettle saddle 58"
)
GWEN: Final = Player(
    "Gwen Stapleford", Post.OUTSIDE, "External investigator", "marble thicket bugle 37"
)
GOVERNANCE_PLAYERS: Final = (RUTH, NOOR, GWEN, LENA)
"""Whoever signs in to the casebook that the chair of governors keeps; nobody there works to the headteacher."""
CASTS: Final = (PLAYERS, GOVERNANCE_PLAYERS)

SCHOOL: Final = School(
    name="Fernhollow Primary School",
    address=("Coppice Lane", "Wexmoor", "WX2 5FH"),
    telephone="01632 960417",
    email="office@fernhollow.example.org",
    category=SchoolCategory.COMMUNITY,
    reference_letters="FH",
    local_authority="Wexmoor Borough Council",
)

# The school year 2025/26, half term by half term.
TERMS: Final = (
    Term(date(2025, 9, 3), date(2025, 10, 24)),
    Term(date(2025, 11, 3), date(2025, 12, 19)),
    Term(date(2026, 1, 5), date(2026, 2, 13)),
    Term(date(2026, 2, 23), date(2026, 3, 27)),
    Term(date(2026, 4, 13), date(2026, 5, 22)),
    Term(date(2026, 6, 1), date(2026, 7, 21)),
)
PROCEDURE_ADOPTED: Final = ("Full governing body", date(2025, 7, 10))


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the story as the clocks in England showed it, summer time included."""
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)
