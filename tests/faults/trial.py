"""One fault trial: a casebook prepared once, an importer that is stopped, and what must be true afterwards."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from casebook.domain.clock import PlayedClock
from casebook.domain.ids import CaseId
from casebook.domain.report import About
from casebook.services.opening import create_casebook
from casebook.services.verify import verify
from tests import builders
from tests.faults.importer import add, cheap_opener, sign_in

IMPORTER = Path(__file__).with_name("importer.py")
FULL = os.environ.get("CASEBOOK_FAULTS") == "full"


def share(trials: int) -> int:
    """How many of these trials to run: all of them in the long run, a tenth otherwise."""
    return trials if FULL else max(1, trials // 10)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A casebook with one case and one exhibit, and files to add to it."""

    folder: Path
    app_data: Path
    sources: Path
    case: CaseId

    def copy(self, to: Path) -> "Prepared":
        """The same casebook elsewhere; the sources are shared."""
        shutil.copytree(self.folder, to / "casebook")
        shutil.copytree(self.app_data, to / "app-data")
        return Prepared(to / "casebook", to / "app-data", self.sources, self.case)

    def command(self) -> list[str]:
        """What runs the importer on this casebook."""
        arguments = (self.folder, self.app_data, self.case, self.sources)
        return [sys.executable, str(IMPORTER), *map(str, arguments)]


def prepare(root: Path, sizes: tuple[int, ...]) -> Prepared:
    """A casebook, and one file to add for each size in bytes."""
    sources = root / "sources"
    sources.mkdir(parents=True)
    for number, size in enumerate(sizes):
        (sources / f"{number:03d}.bin").write_bytes(os.urandom(size))
    folder, app_data = root / "casebook", root / "app-data"
    clock = PlayedClock(builders.MONDAY)
    head = create_casebook(folder, builders.a_set_up(), clock=clock, opener=cheap_opener(app_data))
    case = head.cases.record_concern(About.EMPLOYEE, builders.a_concern(), members=()).case
    assert case is not None
    first = root / "first.bin"
    first.write_bytes(b"the first exhibit")
    add(head, case, first)
    head.close()
    return Prepared(folder, app_data, sources, case)


def acknowledged(output: str) -> list[str]:
    """The fingerprints an importer said were stored. A line cut off by the kill does not count."""
    lines = output.split("\n")[:-1]
    return [line.split()[1] for line in lines if line.startswith("STORED ")]


def violations(trial: Prepared, stored: list[str]) -> list[str]:
    """What was promised and is not so: everything acknowledged is there and whole, and no row is without its file."""
    user = sign_in(trial.folder, trial.app_data)
    try:
        view = user.cases.view(trial.case)
        held = {exhibit.sealed.sha256 for exhibit in view.record.exhibits}
        lost = [f"lost {sha256[:12]}" for sha256 in stored if sha256 not in held]
        faults = [f"{fault.where}: {fault.code}" for fault in verify(user).items]
        if view.read_only_why is not None:
            faults.append(f"shut out: {view.read_only_why.english()}")
        if not any((trial.folder / "cases" / trial.case / "ev").glob("*.cbe")):
            faults.append("the first exhibit's file is gone")
        return lost + faults
    finally:
        user.close()


def run(trial: Prepared, *, before: tuple[str, ...] = (), timeout: float = 60) -> tuple[str, int]:
    """Run the importer to its end, under another command if one is given; its output and its exit code."""
    ended = subprocess.run(
        [*before, *trial.command()], capture_output=True, text=True, timeout=timeout, check=False
    )
    return ended.stdout, ended.returncode
