"""The practice casebooks: invented cases played through the services from the first report to the closing."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from casebook.domain.clock import PlayedClock
from casebook.errors import Damaged, FolderInUse, NotStored
from casebook.services import demo_play, verify
from casebook.services.demo_casebooks import CASEBOOKS, SCHOOL_CASEBOOK
from casebook.services.demo_play import Production, Progress
from casebook.services.demo_scene import Told, letter_file
from casebook.services.opening import Opener
from casebook.services.user import User

_UNFINISHED = ".unfinished-practice"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody who can sign in, and to which casebook."""

    name: str
    role: str
    password: str
    casebook: str


@dataclass(frozen=True, slots=True)
class DemoLetter:
    """An issued letter: its catalogue id and where its copy lies."""

    document: str
    path: str


@dataclass(frozen=True, slots=True)
class DemoCase:
    """One of the cases, in which casebook, and its letters."""

    casebook: str
    reference: str
    scenario: str
    letters: tuple[DemoLetter, ...]


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What the demo made, with absolute paths. `made` is false where all of it was there already."""

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
    """Make `into/casebook`, `into/governance` and `into/letters`, and verify them; or say what is there already.

    No casebook appears under its name before it is finished. Raises CasebookError.
    """
    into = into.resolve()
    missing = [one for one in CASEBOOKS if not (into / one.name).exists()]
    there = [one for one in CASEBOOKS if one not in missing]
    cases = [case for one in there for case in _cases(one, into, opener=opener)]
    for production in missing:
        _make(production, into, opener=opener, progress=progress)
        cases += _cases(production, into, opener=opener)
    return DemoResult(
        casebook=str(into / SCHOOL_CASEBOOK.name),
        people=tuple(one for each in CASEBOOKS for one in _people(each, into / each.name)),
        cases=tuple(sorted(cases, key=lambda case: case.scenario)),
        made=bool(missing),
    )


def practice_school(
    folder: Path, *, opener: Opener, progress: Progress | None = None
) -> tuple[DemoPerson, ...]:
    """Make the school's practice casebook in an absent or empty folder, without copies of its letters.

    Gives who can sign in. Nothing appears under that name before everything is finished. Raises FolderInUse,
    NotStored.
    """
    stage = folder.with_name(f".{folder.name}.unfinished")
    with _disk():
        if folder.exists() and any(folder.iterdir()):
            raise FolderInUse
        _clear(stage)
    _perform(SCHOOL_CASEBOOK, stage, None, opener=opener, progress=progress or _unheard)
    with _disk():
        if folder.exists():
            folder.rmdir()
        stage.rename(folder)
    return _people(SCHOOL_CASEBOOK, folder)


def rehearse(
    folder: Path, letters: Path | None, *, until: datetime, opener: Opener, progress: Progress
) -> Told:
    """Play the scenes of the school's casebook before a moment; gives who and what the story knows by then."""
    return demo_play.rehearse(
        SCHOOL_CASEBOOK, folder, letters, until=until, opener=opener, progress=progress
    )


def _make(production: Production, into: Path, *, opener: Opener, progress: Progress) -> None:
    stage = into / _UNFINISHED
    with _disk():
        _clear(stage)
        (stage / "letters").mkdir(parents=True)
    made = stage / production.name
    _perform(production, made, stage / "letters", opener=opener, progress=progress)
    with _disk():
        (into / "letters").mkdir(exist_ok=True)
        for letter in sorted((stage / "letters").iterdir()):
            letter.replace(into / "letters" / letter.name)
        made.rename(into / production.name)
        shutil.rmtree(stage)


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


def _perform(
    production: Production,
    folder: Path,
    letters: Path | None,
    *,
    opener: Opener,
    progress: Progress,
) -> None:
    demo_play.rehearse(
        production, folder, letters, until=production.afterwards, opener=opener, progress=progress
    )
    with _founder(production, folder, opener=opener) as user:
        verdict = verify.verify(user)
    if verdict.items:
        raise Damaged(item=verdict.items[0].where)


@contextmanager
def _founder(production: Production, folder: Path, *, opener: Opener) -> Iterator[User]:
    clock = PlayedClock(production.afterwards)
    user = demo_play.sign_in(folder, production.founder, clock=clock, opener=opener)
    try:
        yield user
    finally:
        user.close()


def _cases(production: Production, into: Path, *, opener: Opener) -> Iterator[DemoCase]:
    casebook, subjects = into / production.name, production.subjects
    with _founder(production, casebook, opener=opener) as user:
        for row in user.cases.home().rows:
            if row.subject_name in subjects:
                yield DemoCase(
                    casebook=str(casebook),
                    reference=row.reference,
                    scenario=subjects[row.subject_name],
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


def _people(production: Production, folder: Path) -> tuple[DemoPerson, ...]:
    return tuple(
        DemoPerson(one.name, one.title, one.password, str(folder)) for one in production.players
    )
