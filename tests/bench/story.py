"""The practice case SC-1 as it stands before its outcome letter goes out: letters and the guide are measured on it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from casebook.domain.clock import PlayedClock
from casebook.domain.ids import CaseId
from casebook.services import demo
from casebook.services.demo_cast import NOOR, at
from casebook.services.opening import Secret, open_casebook
from casebook.services.user import User
from tests.bench import office

_BEFORE = at(2026, 1, 12, 9, 30)  # the letter of dismissal is issued then
KIND = "DOC-30"


@dataclass(frozen=True, slots=True)
class Story:
    """Where the story lies, and its case."""

    folder: Path
    case: CaseId

    def hr(self) -> User:
        """HR, signed in."""
        opener = office.cheap(self.folder)
        closed = open_casebook(self.folder / "casebook", clock=PlayedClock(_BEFORE), opener=opener)
        return closed.sign_in(NOOR.name, Secret(NOOR.password))


@cache
def story(folder: Path) -> Story:
    """The story in a casebook of its own, told once in a run."""
    told = demo.rehearse(
        folder / "casebook",
        None,
        until=_BEFORE,
        opener=office.cheap(folder),
        progress=lambda _line: None,
    )
    return Story(folder, told.cases["SC-1"])
