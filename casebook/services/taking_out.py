"""Copies that leave the casebook: written whole beside their destination, and in place only once it is logged."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, Final

from casebook.errors import NotStored

BLOCK: Final = 1 << 20  # bytes


@contextlib.contextmanager
def copy_out(destination: Path, write: Callable[[BinaryIO], None]) -> Iterator[None]:
    """Write a copy, let the caller log it, then put it in its place; an unlogged copy is deleted.

    Raises NotStored, naming no file.
    """
    part = destination.with_name(f".{token_hex(8)}.part")
    placed = False
    try:
        _write(part, write)
        yield
        _in_place(part, destination)
        placed = True
    finally:
        if not placed:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def _write(part: Path, write: Callable[[BinaryIO], None]) -> None:
    try:
        with part.open("xb") as out:
            write(out)
            out.flush()
            os.fsync(out.fileno())
    except (OSError, ValueError):
        raise _refused() from None


def _in_place(part: Path, destination: Path) -> None:
    try:
        part.replace(destination)
    except OSError:
        raise _refused() from None


def _refused() -> NotStored:
    return NotStored(
        "The copy could not be saved there. Choose another folder, or free some space and try again."
    )
