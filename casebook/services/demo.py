"""The practice casebook: two invented cases played through the services from report to outcome letter."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Self

from casebook.domain.calendar import SchoolDates
from casebook.domain.clock import PlayedClock, local_day
from casebook.domain.ids import PersonId
from casebook.domain.limit_table import LIMITS
from casebook.domain.limit_value import LimitKind
from casebook.domain.words import written_day
from casebook.errors import Damaged, FolderInUse, NotStored
from casebook.resources import _
from casebook.services import demo_sc1, demo_sc1_hearing, demo_sc5, opening, verify
from casebook.services.demo_cast import ORIEL, PLAYERS, PROCEDURE_ADOPTED, SCHOOL, TERMS, Player, at
from casebook.services.demo_scene import Opening, Scene, Told, in_order, letter_file
from casebook.services.demo_school import settle_people
from casebook.services.opening import Opener, Secret, SetUp
from casebook.services.user import User

Progress = Callable[[str], None]

_SET_UP: Final = at(2025, 9, 8, 9, 0)
_AFTERWARDS: Final = at(2026, 2, 27, 16, 0)
_SCENES: Final = in_order((*demo_sc5.SCENES, *demo_sc1.SCENES, *demo_sc1_hearing.SCENES))
_SUBJECTS: Final[Mapping[str, str]] = {
    "Kerensa Holloway-Pike": demo_sc1.SCENARIO,
    "Bram Ellery": demo_sc5.SCENARIO,
}
_UNFINISHED: Final = ".unfinished-practice"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody who can sign in."""

    name: str
    role: str
    password: str


@dataclass(frozen=True, slots=True)
class DemoLetter:
    """An issued letter: its catalogue id and where its copy lies."""

    document: str
    path: str


@dataclass(frozen=True, slots=True)
class DemoCase:
    """One of the two cases, in which casebook, and its letters."""

    casebook: str
    reference: str
    scenario: str
    letters: tuple[DemoLetter, ...]


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What the demo made, with absolute paths. `made` is false where it was there already."""

    casebook: str
    people: tuple[DemoPerson, ...]
    cases: tuple[DemoCase, ...]
    made: bool

    def as_json(self) -> str:
        """The one object that `casebook demo --json` prints."""
        whole = asdict(self)
        del whole["made"]
        return json.dumps(whole, ensure_ascii=False)


def play(into: Path, *, opener: Opener, progress: Progress) -> DemoResult:
    """Make `into/casebook` and `into/letters`, and verify them; or say what is there already.

    Nothing appears under those names before everything is finished. Raises CasebookError.
    """
    into = into.resolve()
    casebook = into / "casebook"
    if casebook.exists():
        return _described(into, opener=opener, made=False)
    stage = into / _UNFINISHED
    with _disk():
        _clear(stage)
        (stage / "letters").mkdir(parents=True)
    _perform(stage / "casebook", stage / "letters", opener=opener, progress=progress)
    with _disk():
        (into / "letters").mkdir(exist_ok=True)
        for letter in sorted((stage / "letters").iterdir()):
            letter.replace(into / "letters" / letter.name)
        (stage / "casebook").rename(casebook)
        shutil.rmtree(stage)
    return _described(into, opener=opener, made=True)


def practice_school(
    folder: Path, *, opener: Opener, progress: Progress | None = None
) -> tuple[DemoPerson, ...]:
    """Make the practice casebook in an absent or empty folder, without copies of its letters; gives who can sign in.

    Nothing appears under that name before everything is finished. Raises FolderInUse, NotStored.
    """
    stage = folder.with_name(f".{folder.name}.unfinished")
    with _disk():
        if folder.exists() and any(folder.iterdir()):
            raise FolderInUse
        _clear(stage)
    _perform(stage, None, opener=opener, progress=progress or _unheard)
    with _disk():
        if folder.exists():
            folder.rmdir()
        stage.rename(folder)
    return _people()


def _unheard(_line: str) -> None:
    """Progress that nobody watches."""


def _clear(stage: Path) -> None:
    """Take away what an earlier run that was stopped has left. Only our own names are ever deleted."""
    if stage.exists():
        shutil.rmtree(stage)


@contextmanager
def _disk() -> Iterator[None]:
    try:
        yield
    except OSError:
        raise NotStored from None


def _perform(folder: Path, letters: Path | None, *, opener: Opener, progress: Progress) -> None:
    rehearse(folder, letters, until=_AFTERWARDS, opener=opener, progress=progress)
    with _as_oriel(folder, opener=opener) as user:
        _verify(user)


def rehearse(
    folder: Path, letters: Path | None, *, until: datetime, opener: Opener, progress: Progress
) -> Told:
    """Play every scene before a moment; gives who and what the story knows by then."""
    clock = PlayedClock(_SET_UP)
    told = _enrol(folder, letters, clock=clock, opener=opener)
    with _Stage(folder, clock=clock, opener=opener) as stage:
        for scene in _SCENES:
            if scene.moment < until:
                clock.set(scene.moment)
                progress(_progress_line(scene))
                user = stage.user(scene.who)
                if isinstance(scene, Opening):
                    scene.act(user, told)
                else:
                    scene.act(user, told.cases[scene.scenario], told)
    return told


def _progress_line(scene: Scene | Opening) -> str:
    return _("{day}  {scenario}  {what} ({who})").format(
        day=written_day(local_day(scene.moment)),
        scenario=scene.scenario,
        what=_(scene.what),
        who=scene.who.title,
    )


def _enrol(folder: Path, letters: Path | None, *, clock: PlayedClock, opener: Opener) -> Told:
    """Set the casebook up and enrol everybody, each typing their own password beside Oriel."""
    set_up = SetUp(
        school=SCHOOL,
        person_name=ORIEL.name,
        password=Secret(ORIEL.password),
        post=ORIEL.post,
        post_title=ORIEL.title,
    )
    user = opening.create_casebook(folder, set_up, clock=clock, opener=opener)
    _settle_days(user)
    settle_people(user)
    people = {ORIEL.name: user.person}
    for player in PLAYERS:
        if player is not ORIEL:
            enrolment = user.people.enrol(
                player.name, Secret(player.password), post=player.post, title=player.title
            )
            user.people.confirm(enrolment, agreed=True)
            people[player.name] = enrolment.person
    user.close()
    _meet(folder, people, clock=clock, opener=opener)
    return Told(people, letters)


def _settle_days(user: User) -> None:
    """The terms, and the time limits as the governors adopted them with the school's procedure."""
    by, on = PROCEDURE_ADOPTED
    open_to_schools = (key for key, one in LIMITS.items() if one.kind is not LimitKind.LAW)
    user.limits.confirm(open_to_schools, confirmed_by=by, confirmed_on=on)
    user.calendar.save(SchoolDates(terms=TERMS))


def _meet(
    folder: Path, people: Mapping[str, PersonId], *, clock: PlayedClock, opener: Opener
) -> None:
    """Everybody compares words with those whom Oriel enrolled, so that each can check the others' signatures."""
    for player in PLAYERS:
        if player is not ORIEL:
            user = _sign_in(folder, player, clock=clock, opener=opener)
            for name, person in people.items():
                if name not in (ORIEL.name, player.name):
                    user.people.confirm_person(person, agreed=True)
            user.close()


class _Stage:
    """Who sits at the PC: one person at a time, so that the one before has locked and let go of the cases."""

    def __init__(self, folder: Path, *, clock: PlayedClock, opener: Opener) -> None:
        self._folder = folder
        self._clock = clock
        self._opener = opener
        self._here: tuple[Player, User] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._leave()

    def user(self, player: Player) -> User:
        """The user who plays this part, signed in."""
        if self._here is not None and self._here[0] is player:
            return self._here[1]
        self._leave()
        user = _sign_in(self._folder, player, clock=self._clock, opener=self._opener)
        self._here = (player, user)
        return user

    def _leave(self) -> None:
        if self._here is not None:
            self._here[1].close()
            self._here = None


def _sign_in(folder: Path, player: Player, *, clock: PlayedClock, opener: Opener) -> User:
    closed = opening.open_casebook(folder, clock=clock, opener=opener)
    return closed.sign_in(player.name, Secret(player.password))


def _verify(user: User) -> None:
    verdict = verify.verify(user)
    if verdict.items:
        raise Damaged(item=verdict.items[0].where)


@contextmanager
def _as_oriel(folder: Path, *, opener: Opener) -> Iterator[User]:
    user = _sign_in(folder, ORIEL, clock=PlayedClock(_AFTERWARDS), opener=opener)
    try:
        yield user
    finally:
        user.close()


def _described(into: Path, *, opener: Opener, made: bool) -> DemoResult:
    casebook = into / "casebook"
    with _as_oriel(casebook, opener=opener) as user:
        cases = tuple(
            DemoCase(
                casebook=str(casebook),
                reference=row.reference,
                scenario=_SUBJECTS[row.subject_name],
                letters=tuple(
                    DemoLetter(
                        letter.kind,
                        str(
                            into
                            / "letters"
                            / letter_file(row.reference, letter.number, letter.name)
                        ),
                    )
                    for letter in user.cases.view(row.case).record.letters
                ),
            )
            for row in user.cases.home().rows
            if row.subject_name in _SUBJECTS
        )
    ordered = tuple(sorted(cases, key=lambda case: case.scenario))
    return DemoResult(str(casebook), _people(), ordered, made)


def _people() -> tuple[DemoPerson, ...]:
    return tuple(DemoPerson(one.name, one.title, one.password) for one in PLAYERS)
