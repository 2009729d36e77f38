"""Whether a drive keeps two writers apart: two handles ask for the same byte of one file."""

import os
import struct
import sys
import uuid
from pathlib import Path

_BYTES = 16


def locks_hold(folder: Path) -> bool:
    """Whether the drive refuses a lock on bytes that another handle has locked.

    True also where this system offers no way to ask, and where nothing can be written: then nobody writes.
    """
    path = folder / f".locks-{uuid.uuid4().hex[:8]}.tmp"
    try:
        first = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        return True
    try:
        os.write(first, bytes(_BYTES))
        second = os.open(path, os.O_RDWR)
        try:
            return not _locked(first) or not _locked(second)
        finally:
            os.close(second)
    except OSError:
        return True
    finally:
        os.close(first)
        path.unlink(missing_ok=True)


if sys.platform == "win32":
    import msvcrt

    def _locked(file: int) -> bool:
        os.lseek(file, 0, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, _BYTES)
        except OSError:
            return False
        return True

else:
    import fcntl

    # A lock that belongs to the handle: those of POSIX belong to the process, which would not stop itself.
    _SET = getattr(fcntl, "F_OFD_SETLK", None)

    def _locked(file: int) -> bool:
        if _SET is None:
            return False
        wanted = struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, 0, _BYTES, 0)
        try:
            fcntl.fcntl(file, _SET, wanted)
        except OSError:
            return False
        return True
