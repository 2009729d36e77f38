"""Every path below a casebook's folder, and every access to a file there.

Writes are whole or not at all: a temporary file beside the target, flushed, renamed over it, the folder flushed.
Links, devices and pipes below the folder are refused.
"""

import contextlib
import os
import re
import stat
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

from casebook.domain.ids import CaseId, PersonId
from casebook.errors import CannotOpen, Damaged, NotStored
from casebook.vault.lock_test import locks_hold

_SETTINGS = "casebook.json"
_PEOPLE, _CASES, _EVIDENCE, _UNFINISHED = "people", "cases", "ev", "unfinished"
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SEALED = re.compile(r"[0-9a-f]{32}\.cbe")
_PART = re.compile(r"\.[0-9a-f]{32}\.part")
_LARGEST = 1024 * 1024
_NO_FOLLOW = (
    getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)
_PATIENCE = 2.0  # seconds that a virus scanner may hold a file on Windows


class Folder:
    """A casebook's folder. `case` is None where the register is meant."""

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().absolute()
        # Home asks for each case several times, and putting paths together takes longer than looking.
        self._places: dict[CaseId, Path] = {}
        self._steps: dict[Path, tuple[Path, ...]] = {}
        self._locks_hold: bool | None = None

    # What lies where

    def settings(self) -> Path:
        """What makes the folder a casebook."""
        return self.path / _SETTINGS

    def database(self, case: CaseId | None, epoch: int) -> Path:
        """The database file of a case or of the register."""
        return self._at(case) / (f"register.{epoch}.db" if case is None else f"case.{epoch}.db")

    def snapshot(self, database: Path) -> Path:
        """The copy made before a database is brought up to date, beside it."""
        return database.with_suffix(".before.db")

    def keys(self, case: CaseId | None) -> Path:
        """The key set of a case or of the register."""
        return self._at(case) / ("register.keys.json" if case is None else "keys.json")

    def next_keys(self, case: CaseId | None) -> Path:
        """A changed key set that is not in force yet."""
        keys = self.keys(case)
        return keys.with_name(keys.name.replace("keys.json", "keys.next.json"))

    def lease(self, case: CaseId | None) -> Path:
        """The lease that says who is writing."""
        return self._at(case) / ("register.lease.json" if case is None else "lease.json")

    def person(self, person: PersonId) -> Path:
        """A person's card and slots."""
        return self.path / _PEOPLE / f"{person}.json"

    def seen(self, person: PersonId) -> Path:
        """A person's last-seen memory."""
        return self.path / _PEOPLE / f"{person}.seen"

    def sealed(self, case: CaseId | None, file_name: str) -> Path:
        """An encrypted file of a case; raises `Damaged` for a name that Casebook does not give."""
        if not (_SEALED.fullmatch(file_name) or _PART.fullmatch(file_name)):
            raise Damaged(item="a file name in the case")
        return self._at(case) / _EVIDENCE / file_name

    def _at(self, case: CaseId | None) -> Path:
        if case is None:
            return self.path
        if case not in self._places:
            if not _UUID.fullmatch(case):
                raise Damaged(item="a case id")
            self._places[case] = self.path / _CASES / case
        return self._places[case]

    def named(self, path: Path) -> str:
        """A path as a person is told it: below the casebook's folder, with slashes."""
        return path.relative_to(self.path).as_posix()

    # What there is

    def empty(self) -> bool:
        """Whether the folder is absent or holds nothing."""
        try:
            return next(self.path.iterdir(), None) is None
        except FileNotFoundError:
            return True
        except OSError:
            return False

    def people(self) -> tuple[PersonId, ...]:
        """Everybody who has a card."""
        names = self._names(self.path / _PEOPLE)
        stems = (name.removesuffix(".json") for name in names if name.endswith(".json"))
        return tuple(PersonId(stem) for stem in stems if _UUID.fullmatch(stem))

    def cases(self) -> tuple[CaseId, ...]:
        """Every case folder, whoever can open it."""
        return tuple(CaseId(n) for n in self._names(self.path / _CASES) if _UUID.fullmatch(n))

    def sealed_names(self, case: CaseId | None) -> tuple[str, ...]:
        """The names of a case's encrypted files."""
        return tuple(n for n in self._names(self._at(case) / _EVIDENCE) if _SEALED.fullmatch(n))

    def part_names(self, case: CaseId | None) -> tuple[str, ...]:
        """The names of files whose writing was never finished."""
        return tuple(n for n in self._names(self._at(case) / _EVIDENCE) if _PART.fullmatch(n))

    def _names(self, folder: Path) -> list[str]:
        try:
            self._refuse_links(folder)
            return sorted(entry.name for entry in folder.iterdir())
        except FileNotFoundError:
            return []
        except OSError:
            raise CannotOpen(
                "The folder {item} could not be read. Check that the drive is connected and that you may open it.",
                item=self.named(folder),
            ) from None

    def exists(self, path: Path) -> bool:
        """Whether something of this name is there."""
        return os.path.lexists(path)

    def require_file(self, path: Path) -> None:
        """Raise `Damaged` unless a regular file that holds something lies there. It is looked at, never opened."""
        try:
            self._refuse_links(path.parent)
            found = path.lstat()
        except OSError:
            raise Damaged(item=self.named(path)) from None
        if not stat.S_ISREG(found.st_mode) or not found.st_size:
            raise Damaged(item=self.named(path))

    def writable(self, case: CaseId | None = None) -> bool:
        """Whether this account may write here."""
        return os.access(self._at(case), os.W_OK)

    def keeps_writers_apart(self) -> bool:
        """Whether the drive's locks hold; tried once, with a file of its own."""
        if self._locks_hold is None:
            self._locks_hold = locks_hold(self.path)
        return self._locks_hold

    # Reading

    def read(self, path: Path, *, limit: int = _LARGEST) -> bytes:
        """A whole file of at most `limit` bytes.

        Raises `FileNotFoundError` when it is not there, `Damaged` when it is not a regular file, too large or
        cannot be read.
        """
        with self.reading(path) as file:
            parts, left = [], limit + 1
            try:
                while left and (part := os.read(file, left)):
                    parts.append(part)
                    left -= len(part)
            except OSError:
                raise Damaged(item=self.named(path)) from None
        if not left:
            raise Damaged(item=self.named(path))
        return b"".join(parts)

    @contextlib.contextmanager
    def reading(self, path: Path) -> Iterator[int]:
        """A regular file, open for reading; closed afterwards."""
        file = self.open(path)
        try:
            yield file
        finally:
            os.close(file)

    def open(self, path: Path) -> int:
        """A regular file's descriptor for reading, which the caller closes."""
        try:
            self._refuse_links(path.parent)
            file = os.open(path, os.O_RDONLY | _NO_FOLLOW)
        except (FileNotFoundError, NotADirectoryError):
            raise FileNotFoundError from None
        except OSError:
            raise Damaged(item=self.named(path)) from None
        if not stat.S_ISREG(os.fstat(file).st_mode):
            os.close(file)
            raise Damaged(item=self.named(path))
        return file

    def _refuse_links(self, folder: Path) -> None:
        # The casebook's own folder may be reached by a link; nothing below it may be one.
        if folder not in self._steps:
            inside = folder.relative_to(self.path).parts
            depths = range(1, len(inside) + 1)
            self._steps[folder] = tuple(self.path.joinpath(*inside[:depth]) for depth in depths)
        for step in self._steps[folder]:
            if not stat.S_ISDIR(step.lstat().st_mode):
                raise Damaged(item=self.named(step))

    # Writing

    def make(self) -> None:
        """Make the folder and the places for people and cases."""
        with self._stored():
            self.path.mkdir(parents=True, exist_ok=True)
            (self.path / _PEOPLE).mkdir(mode=0o700)
            (self.path / _CASES).mkdir(mode=0o700)
            self._flush(self.path)

    def make_here(self) -> None:
        """Make a folder of this PC's own, if it is not there; raises `NotStored`."""
        with self._stored():
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)

    def make_case(self, case: CaseId) -> None:
        """Make a case's folder and the place for its encrypted files."""
        with self._stored():
            # Never with parents: a folder that went away is not made anew.
            self._at(case).mkdir(mode=0o700)
            (self._at(case) / _EVIDENCE).mkdir(mode=0o700)
            self._flush(self._at(case))
            self._flush(self.path / _CASES)

    def remove_case(self, case: CaseId) -> None:
        """Take away a case folder that was never finished: it must hold nothing but an empty place for files."""
        with contextlib.suppress(OSError):
            (self._at(case) / _EVIDENCE).rmdir()
            self._at(case).rmdir()

    def write(self, path: Path, data: bytes) -> None:
        """Replace a small file, whole or not at all; raises `NotStored`."""
        beside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.tmp")
        with self._stored():
            self._refuse_links(path.parent)
            try:
                self._write_new(beside, data)
                self._replace(beside, path)
            except OSError:
                beside.unlink(missing_ok=True)
                raise
            self._flush(path.parent)

    def _write_new(self, path: Path, data: bytes) -> None:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, 0o600)
        try:
            write_all(file, data)
            os.fsync(file)
        finally:
            os.close(file)

    def create_part(self, case: CaseId | None, part_name: str) -> int:
        """The descriptor of a new, empty unfinished file; the caller closes it. Raises `OSError`."""
        path = self.sealed(case, part_name)
        self._refuse_links(path.parent)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, 0o600)

    def finish_part(self, case: CaseId | None, part_name: str, file_name: str) -> None:
        """Give an unfinished file its name, for good. Raises `OSError`."""
        final = self.sealed(case, file_name)
        self._replace(self.sealed(case, part_name), final)
        self._flush(final.parent)

    def set_aside(self, case: CaseId | None, file_name: str) -> None:
        """Move an encrypted file that no row knows to `unfinished/`."""
        aside = self._at(case) / _UNFINISHED
        with self._stored():
            aside.mkdir(mode=0o700, exist_ok=True)
            self._refuse_links(aside)
            self._replace(self.sealed(case, file_name), aside / file_name)
            self._flush(aside)
            self._flush(self._at(case) / _EVIDENCE)

    def remove(self, path: Path) -> None:
        """Delete a file if it is there; raises `NotStored`."""
        with self._stored():
            path.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _stored(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            raise NotStored from None

    def _replace(self, source: Path, target: Path) -> None:
        # On Windows a scanner or an indexer may hold a file for a moment.
        until = time.monotonic() + (_PATIENCE if os.name == "nt" else 0)
        while True:
            try:
                source.replace(target)
            except PermissionError:
                if time.monotonic() >= until:
                    raise
                time.sleep(0.05)
            else:
                return

    def _flush(self, folder: Path) -> None:
        if os.name == "nt":
            return
        place = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)


def write_all(file: int, data: bytes | memoryview) -> None:
    """Write every byte: on a nearly full disk one call may write fewer, and say nothing."""
    left = memoryview(data)
    while left:
        left = left[os.write(file, left) :]
