"""The demo through the real command: nothing of it can be read in any file, and a touched byte is named (rows 6, 10, 38, 51)."""

import json
import os
import platform
import random
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from casebook.services.opening import Opener, Secret, open_casebook
from casebook.services.session import Session
from casebook.settings import system_clock
from casebook.vault.cost import STANDARD_COST, STANDARD_LIMITS

ROOT = Path(__file__).parents[2]
_CODE = re.compile(r"[a-z0-9_.:+-]*|[0-9A-F-]*|[0-9T:.+Z -]*")  # ids, enums, hashes, moments
SHORT = 5  # letters that stand in a megabyte of noise by chance


@dataclass(frozen=True)
class Run:
    """One run of the command in a home of its own."""

    home: Path

    @property
    def environment(self) -> dict[str, str]:
        places = {f"XDG_{one}_HOME": one.lower() for one in ("CONFIG", "DATA", "CACHE", "STATE")}
        own = {**places, "HOME": "", "TMPDIR": "temporary"}
        for name in own.values():
            (self.home / name).mkdir(parents=True, exist_ok=True)
        return {**os.environ, **{key: str(self.home / name) for key, name in own.items()}}

    def start(self, *words: str | Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "casebook", *map(str, words)]
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def casebook(self, *words: str | Path) -> tuple[int, str, str]:
        process = self.start(*words)
        out, err = process.communicate()
        assert "Traceback" not in out + err
        return process.returncode, out, err

    def demo(self) -> tuple[str, ...]:
        return "demo", "--into", str(self.home / "into"), "--json"

    def files(self) -> Iterator[Path]:
        """Everything the run left, but the two letters that were saved as copies."""
        for path in self.home.rglob("*"):
            if path.is_file() and "letters" not in path.relative_to(self.home).parts:
                yield path


@dataclass(frozen=True)
class Made:
    """The demo, what its people are called, and every word that is in its databases."""

    run: Run
    casebook: Path
    people: tuple[Mapping[str, str], ...]
    words: frozenset[str]
    ids: frozenset[str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    run = Run(tmp_path_factory.mktemp("whole"))
    code, out, _err = run.casebook(*run.demo())
    assert code == 0
    told: dict[str, Any] = json.loads(out)
    folder = Path(told["casebook"])
    words: set[str] = set()
    for person in told["people"][:2]:  # one of them founded the cases, both can open them
        opener = Opener(STANDARD_COST, STANDARD_LIMITS, None)
        closed = open_casebook(folder, clock=system_clock(), opener=opener)
        user = closed.sign_in(person["name"], Secret(person["password"]))
        words |= _words(user.session)
        user.close()
    ids = frozenset(path.stem for path in (folder / "people").glob("*.json"))
    return Made(run, folder, tuple(told["people"]), frozenset(words), ids)


def _words(session: Session) -> set[str]:
    """Every line of every text in every table of every file this person can open."""
    found: set[str] = set()
    for case in (None, *session.identity.case_ids()):
        file = session.files.unchecked(case)
        with file.reading() as tx:
            tables = tx.read(text("SELECT name FROM sqlite_schema WHERE type = 'table'"))
            for (name,) in tables:
                for row in tx.read(text(f'SELECT * FROM "{name}"')):  # noqa: S608 - our own names
                    cells = [cell for cell in row if isinstance(cell, str)]
                    found.update(line for cell in cells for line in cell.splitlines())
        file.close()
    return {line for line in found if len(line) > 5 and not _CODE.fullmatch(line)}


def _readable(made: Made, run: Run) -> list[str]:
    """What of the demo stands in a file of a run: as UTF-8, as UTF-16, in capitals or not."""
    names = {person["name"] for person in made.people}
    spelt: dict[bytes, str] = {}
    host = {platform.node()} if len(platform.node()) > SHORT else set()
    for word in {*made.words, *names, *host}:
        for coded in (word.lower().encode(), word.lower().encode("utf-16-le")):
            spelt[coded] = word
    either = re.compile(b"|".join(map(re.escape, sorted(spelt, key=len, reverse=True))))
    ids = re.compile("|".join(made.ids).encode())
    found = []
    for path in run.files():
        card = path.parent.name == "people" and path.suffix == ".json"
        data = path.read_bytes().lower()
        hits = {spelt[one] for one in either.findall(data)} - (names if card else set())
        hits |= set() if card else {one.decode() for one in ids.findall(data)}
        found += [f"{path.relative_to(run.home)}: {hit}" for hit in sorted(hits)]
    return found


@pytest.mark.slow
def test_no_word_name_address_or_id_of_the_demo_can_be_read_in_any_file(made: Made) -> None:
    assert len(made.words) > 300
    assert {"Kerensa Holloway-Pike", "Bram Ellery"} <= made.words
    assert any("://" in word for word in made.words)

    assert _readable(made, made.run) == []

    planted = made.run.home / "temporary" / "planted"
    planted.write_bytes("… to KERENSA HOLLOWAY-PIKE, at".encode("utf-16-le"))
    assert _readable(made, made.run) == ["temporary/planted: Kerensa Holloway-Pike"]
    planted.unlink()
    kept = {path.suffix for path in made.run.files()}
    # A log begins with its first line, and a demo that goes well has nothing to log.
    assert {".cbe", ".db", ".seen", ".json"} <= kept


@pytest.mark.slow
def test_nothing_can_be_read_after_a_kill(
    made: Made, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """`kill -9` while the demo is made: journals, unfinished files and leases lie about then."""
    for seconds in (1.2, 2.5, 4.5):
        run = Run(tmp_path_factory.mktemp("killed"))
        process = run.start(*run.demo())
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=seconds)
        process.kill()
        process.communicate()

        assert _readable(made, run) == [], seconds


@pytest.mark.slow
def test_one_flipped_byte_of_any_evidence_file_or_database_is_named_with_exit_code_1(
    made: Made, tmp_path: Path
) -> None:
    person = made.people[0]
    password = tmp_path / "password.txt"
    password.write_text(person["password"])
    verify = ("verify", made.casebook, "--person", person["name"], "--password-file", password)
    dice = random.Random(38)
    files = sorted([*made.casebook.rglob("*.cbe"), *made.casebook.rglob("*.db")])
    assert len(files) == 12  # eight exhibits, three cases, the register
    everything = os.environ.get("CASEBOOK_FAULTS") == "full"
    for path in files if everything else dice.sample(files, 3):
        kept = path.read_bytes()
        at = dice.randrange(len(kept))
        path.write_bytes(kept[:at] + bytes([kept[at] ^ 1 << dice.randrange(8)]) + kept[at + 1 :])
        code, out, _err = made.run.casebook(*verify)
        path.write_bytes(kept)

        named = {one for one in files if one.relative_to(made.casebook).as_posix() in out}
        assert (code, named) == (1, {path}), (path, at)
    assert made.run.casebook(*verify)[0] == 0
