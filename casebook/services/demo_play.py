"""How a practice story is put on: a casebook set up by one person, the others enrolled, and scene after scene played."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from casebook.domain.clock import PlayedClock, local_day
from casebook.domain.ids import PersonId
from casebook.domain.words import written_day
from casebook.resources import _
from casebook.services import opening
from casebook.services.demo_cast import SCHOOL, Player
from casebook.services.demo_scene import Opening, Scene, Told
from casebook.services.opening import Opener, Secret, SetUp
from casebook.services.user import User

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Production:
    """One practice casebook: its folder's name, who has keys (the first sets it up), its settings and its scenes.

    `settle` enters the school's own settings; `afterwards` is a moment after the last scene; `subjects` says by the
    name of its subject which case is which scenario.
    """

    name: str
    players: tuple[Player, ...]
    set_up: datetime
    settle: Callable[[User], None]
    scenes: tuple[Scene | Opening, ...]
    afterwards: datetime
    subjects: Mapping[str, str]

    @property
    def founder(self) -> Player:
        """Who sets the casebook up."""
        return self.players[0]


def rehearse(
    production: Production,
    folder: Path,
    letters: Path | None,
    *,
    until: datetime,
    opener: Opener,
    progress: Progress,
) -> Told:
    """Play every scene before a moment; gives who and what the story knows by then."""
    clock = PlayedClock(production.set_up)
    told = enrol(production, folder, letters, clock=clock, opener=opener)
    with Stage(folder, clock=clock, opener=opener) as stage:
        for scene in production.scenes:
            if scene.moment < until:
                clock.set(scene.moment)
                progress(_progress_line(scene))
                user = stage.user(scene.who)
                if isinstance(scene, Opening):
                    scene.act(user, told)
                else:
                    scene.act(user, told.cases[scene.scenario], told)
    return told


def enrol(
    production: Production,
    folder: Path,
    letters: Path | None,
    *,
    clock: PlayedClock,
    opener: Opener,
) -> Told:
    """Set the casebook up and enrol everybody, each typing their own password beside whoever set it up."""
    founder = production.founder
    set_up = SetUp(
        school=SCHOOL,
        person_name=founder.name,
        password=Secret(founder.password),
        post=founder.post,
        post_title=founder.title,
    )
    user = opening.create_casebook(folder, set_up, clock=clock, opener=opener)
    production.settle(user)
    people = {founder.name: user.person}
    for player in production.players[1:]:
        enrolment = user.people.enrol(
            player.name, Secret(player.password), post=player.post, title=player.title
        )
        user.people.confirm(enrolment, agreed=True)
        people[player.name] = enrolment.person
    user.close()
    _meet(production, folder, people, clock=clock, opener=opener)
    return Told(people, letters)


def _meet(
    production: Production,
    folder: Path,
    people: Mapping[str, PersonId],
    *,
    clock: PlayedClock,
    opener: Opener,
) -> None:
    """Everybody compares words with those whom the founder enrolled, so that each can check the others' signatures."""
    for player in production.players[1:]:
        user = sign_in(folder, player, clock=clock, opener=opener)
        for name, person in people.items():
            if name not in (production.founder.name, player.name):
                user.people.confirm_person(person, agreed=True)
        user.close()


class Stage:
    """Who sits at the PC: one person at a time, so that the one before has locked and let go of the cases."""

    def __init__(self, folder: Path, *, clock: PlayedClock, opener: Opener) -> None:
        self._folder = folder
        self._clock = clock
        self._opener = opener
        self._here: tuple[Player, User] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def user(self, player: Player) -> User:
        """The user who plays this part, signed in."""
        if self._here is not None and self._here[0] is player:
            return self._here[1]
        self.leave()
        user = sign_in(self._folder, player, clock=self._clock, opener=self._opener)
        self._here = (player, user)
        return user

    def leave(self) -> None:
        """Lock, where somebody sits there."""
        if self._here is not None:
            self._here[1].close()
            self._here = None


def sign_in(folder: Path, player: Player, *, clock: PlayedClock, opener: Opener) -> User:
    """Somebody of the cast, signed in to a practice casebook."""
    closed = opening.open_casebook(folder, clock=clock, opener=opener)
    return closed.sign_in(player.name, Secret(player.password))


def _progress_line(scene: Scene | Opening) -> str:
    return _("{day}  {scenario}  {what} ({who})").format(
        day=written_day(local_day(scene.moment)),
        scenario=scene.scenario,
        what=_(scene.what),
        who=scene.who.title,
    )
