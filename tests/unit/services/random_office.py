"""An office in which seven people come and go: each signs in, does something and locks; one case is between them."""

import contextlib
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from casebook.domain.case_view import CaseView
from casebook.domain.clock import PlayedClock
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.person import Post
from casebook.domain.record import CaseRecord
from casebook.domain.report import About
from casebook.domain.roles import Role
from casebook.domain.stage import Stage
from casebook.errors import NotAMember
from casebook.services.opening import Opener, Secret, SetUp, create_casebook, open_casebook
from casebook.services.user import User
from casebook.vault.cost import STANDARD_LIMITS, Cost, CostLimits
from tests.builders import MONDAY, a_concern, a_school

CHEAP: Final = Cost(memory_kib=64, passes=1, lanes=1)
PASSWORD: Final = "copper lantern orchard 71"


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody with keys to the casebook."""

    name: str
    post: Post


HEAD: Final = Player("Oriel Tansley", Post.HEADTEACHER)
HR: Final = Player("Noor Whitcombe", Post.HR_ADVISER)
DEPUTY: Final = Player("Davit Penhallow", Post.DEPUTY_HEAD)
CLERK: Final = Player("Lena Farrow", Post.CLERK)
CHAIR: Final = Player("Ruth Abernathy", Post.CHAIR_OF_GOVERNORS)
AUTHORITY: Final = Player("Petra Lindqvist-Moss", Post.LA_OFFICER)
EMPLOYEE: Final = Player("Bram Ellery", Post.EMPLOYEE)
PLAYERS: Final = (HEAD, HR, DEPUTY, CLERK, CHAIR, AUTHORITY, EMPLOYEE)

KEEPS: Final = {About.EMPLOYEE: HEAD, About.HEADTEACHER: CHAIR}
IS_ABOUT: Final = {About.EMPLOYEE: EMPLOYEE, About.HEADTEACHER: HEAD}


@dataclass
class Office:
    """One casebook on disk, the case that is played in it, and whoever is signed in."""

    home: Path
    about: About
    clock: PlayedClock
    ids: dict[str, PersonId]
    case: CaseId
    at: Player | None = None
    user: User | None = None
    readers: tuple[Player, ...] = ()
    came_to: set[Stage] = field(default_factory=set)

    @property
    def folder(self) -> Path:
        return self.home / "casebook"

    @property
    def opener(self) -> Opener:
        return opener(self.home)

    @property
    def subject(self) -> Player:
        return IS_ABOUT[self.about]

    def sign_in(self, player: Player) -> User:
        """Lock whoever is there, unless it is them, and sign them in."""
        if self.at is player and self.user is not None:
            return self.user
        self.lock()
        closed = open_casebook(self.folder, clock=self.clock, opener=self.opener)
        self.user = closed.sign_in(player.name, Secret(PASSWORD))
        self.at = player
        return self.user

    def lock(self) -> None:
        if self.user is not None:
            self.user.close()
        self.user = self.at = None

    def member(self) -> User:
        """Somebody with the key to the case: whoever is there, if they have it."""
        if self.user is not None and self.at in self.readers:
            return self.user
        return self.sign_in(self.readers[0])

    def view(self) -> CaseView:
        return self.member().cases.view(self.case)

    def look(self) -> None:
        """See who has the key now: somebody always has, though not always those who had it."""
        for player in (*self.readers, *PLAYERS):
            with contextlib.suppress(NotAMember):
                readers = self.sign_in(player).session.readers(self.case)
                names = {one.name for one in readers}
                self.readers = tuple(p for p in PLAYERS if p.name in names)
                return

    def record(self) -> CaseRecord:
        return self.view().record

    def playing(self, record: CaseRecord, role: Role) -> Player | None:
        """Who plays a part with keys now."""
        person = record.team.holder(role)
        found = [p for p in self.readers if person is not None and self.ids[p.name] == person.id]
        return found[0] if found else None

    def pass_time(self, by: timedelta) -> None:
        self.clock.set(self.clock.now() + by)

    def pass_days(self, days: int) -> None:
        """To ten in the morning, some days later."""
        day = self.clock.now() + timedelta(days=days)
        self.clock.set(datetime(day.year, day.month, day.day, 10, tzinfo=UTC))

    def copied(self, home: Path) -> "Office":
        """The same office on another disk, as everybody left it."""
        self.lock()
        shutil.copytree(self.home, home)
        clock = PlayedClock(self.clock.now())
        return Office(
            home, self.about, clock, self.ids, self.case, readers=self.readers,
            came_to=set(self.came_to),
        )  # fmt: skip


def opener(home: Path) -> Opener:
    return Opener(CHEAP, CostLimits(CHEAP, STANDARD_LIMITS.ceiling), home / "app-data")


def found(home: Path, about: About) -> Office:
    """A new casebook in which everybody has confirmed everybody, with a concern just recorded."""
    home.mkdir()
    clock = PlayedClock(MONDAY)
    set_up = SetUp(a_school(), HEAD.name, Secret(PASSWORD), HEAD.post, "Headteacher")
    head = create_casebook(home / "casebook", set_up, clock=clock, opener=opener(home))
    ids = {HEAD.name: head.person}
    for player in PLAYERS[1:]:
        made = head.people.enrol(
            player.name, Secret(PASSWORD), post=player.post, title=player.post.value
        )
        head.people.confirm(made, agreed=True)
        ids[player.name] = made.person
    office = Office(home, about, clock, ids, CaseId(""), at=HEAD, user=head)
    for player in PLAYERS[1:]:
        _confirm_everybody(office.sign_in(player))
    keeper = office.sign_in(KEEPS[about])
    concern = a_concern(IS_ABOUT[about].name)
    recorded = keeper.cases.record_concern(about, concern, members=(ids[HR.name],))
    assert recorded.case is not None
    office.case, office.readers = recorded.case, (KEEPS[about], HR)
    office.came_to.add(Stage.REPORTED)
    return office


def _confirm_everybody(user: User) -> None:
    for other in user.people.enrolled():
        if not other.confirmed:
            user.people.confirm_person(other.id)
