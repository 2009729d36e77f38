"""A file somebody wants to add: opened only if it is a regular file, and watched while it is read."""

import errno
import io
import os
import stat
from pathlib import Path

from typing_extensions import Buffer, override

from casebook.errors import SourceRefused

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
# Windows: the bytes are elsewhere (offline, or recalled on open or on access).
_ELSEWHERE = 0x1000 | 0x40000 | 0x400000


class Source(io.RawIOBase):
    """A regular file open for reading. `size` in bytes, `modified` in nanoseconds since 1970, as found."""

    def __init__(self, path: Path, file: int) -> None:
        super().__init__()
        self._file = io.FileIO(file, "rb", closefd=True)
        self._found = _look(os.fstat(file))
        self.path = path
        self.file_name = path.name
        self.size = self._found[0]
        self.modified = self._found[1]

    def check_unchanged(self) -> None:
        """Raise `SourceRefused` when the file changed since it was opened."""
        try:
            now = _look(os.fstat(self._file.fileno()))
            there = _look(self.path.lstat())
        except OSError:
            raise _changed() from None
        if not self._found == now == there:
            raise _changed()

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int | None:
        return self._file.readinto(buffer)

    @override
    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


def open_source(path: Path) -> Source:
    """A source to read; raises `SourceRefused` for anything that is not a regular file on this PC."""
    if os.name == "nt" and ":" in path.name:
        raise SourceRefused("This names a hidden part of a file. Choose the file itself.")
    try:
        before = path.lstat()
        _refuse_irregular(before)
        file = os.open(path, _FLAGS)
    except FileNotFoundError:
        raise SourceRefused("The file is not there any more. Choose it again.") from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise _link() from None
        raise _unreadable() from None
    except ValueError:  # a name with a zero character
        raise _unreadable() from None
    found = os.fstat(file)
    if (found.st_dev, found.st_ino) != (before.st_dev, before.st_ino):
        os.close(file)
        raise _changed()
    return Source(path, file)


def _refuse_irregular(found: os.stat_result) -> None:
    if stat.S_ISLNK(found.st_mode):
        raise _link()
    if stat.S_ISDIR(found.st_mode):
        raise SourceRefused("This is a folder. Open it and choose the files themselves.")
    if not stat.S_ISREG(found.st_mode):
        raise SourceRefused(
            "This is a device or a pipe, not a file. Save the evidence as a file first."
        )
    if getattr(found, "st_file_attributes", 0) & _ELSEWHERE:
        raise SourceRefused("This file is not on this PC yet. Let it download, then add it again.")


def _look(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ino, found.st_dev


def _link() -> SourceRefused:
    return SourceRefused("This is a link to a file somewhere else. Choose the file itself.")


def _changed() -> SourceRefused:
    return SourceRefused(
        "The file changed while it was being read, so nothing was stored. Close the program that writes to it and add it again."
    )


def _unreadable() -> SourceRefused:
    return SourceRefused(
        "The file could not be read. Check that you may open it and that its drive is connected."
    )
