"""Runs one child: feeds it bytes, takes no more than it may send, and ends it when time is up or nobody waits."""

import contextlib
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from typing import IO, Final, Protocol

from typing_extensions import override

from casebook.errors import CasebookError, PreviewReason, PreviewRefused

_CHUNK_BYTES: Final = 1 << 20
_LOOK_SECONDS: Final = 0.05

Cancelled = Callable[[], bool]


class Readable(Protocol):
    """Where the bytes of a file come from: an open file, or a sealed one's reader."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` further bytes; none at the end."""


def never() -> bool:
    """Nobody cancels."""
    return False


def exchange(
    command: Sequence[str],
    source: Readable,
    *,
    most_in: int,
    most_out: int,
    wall_seconds: float,
    cancelled: Cancelled = never,
) -> bytes:
    """What the child answers to `source`: at most `most_out` bytes and one, so that too much can be told.

    Raises PreviewRefused when the child will not start, `wall_seconds` are over, somebody cancels, or the
    source has over `most_in` bytes; and whatever reading the source raises. The child is gone afterwards.
    """
    child = _start(command)
    assert child.stdin is not None
    assert child.stdout is not None
    feeder = _Feeder(source, child.stdin, most_in)
    taker = _Taker(child.stdout, most_out)
    until = time.monotonic() + wall_seconds
    try:
        feeder.start()
        taker.start()
        while not taker.done.wait(_LOOK_SECONDS) and feeder.sound:
            if cancelled():
                raise PreviewRefused(PreviewReason.CANCELLED)
            if time.monotonic() > until:
                raise PreviewRefused(PreviewReason.TOO_SLOW)
    finally:
        child.kill()
        child.wait()
        feeder.join()
        taker.join()
    if feeder.failure is not None:
        raise feeder.failure
    if feeder.too_much:
        raise PreviewRefused(PreviewReason.TOO_LARGE)
    return taker.reply


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            close_fds=True,
        )
    except OSError:
        raise PreviewRefused(PreviewReason.STOPPED) from None


class _Feeder(threading.Thread):
    """Copies the source to the child, and stops at `most` bytes or when the child does."""

    def __init__(self, source: Readable, pipe: IO[bytes], most: int) -> None:
        super().__init__(name="preview-feeder", daemon=True)
        self._source = source
        self._pipe = pipe
        self._left = most
        self.too_much = False
        self.failure: OSError | CasebookError | None = None

    @property
    def sound(self) -> bool:
        """Whether the source has been as it should so far."""
        return self.failure is None and not self.too_much

    @override
    def run(self) -> None:
        # A child that stops reading breaks the pipe: its reply, or none, says what that means.
        with contextlib.suppress(BrokenPipeError), self._pipe:
            while self.sound and (chunk := self._next()):
                self._pipe.write(chunk)

    def _next(self) -> bytes:
        try:
            chunk = self._source.read(_CHUNK_BYTES)
        except (OSError, CasebookError) as error:
            self.failure = error
            return b""
        self._left -= len(chunk)
        self.too_much = self._left < 0
        return b"" if self.too_much else chunk


class _Taker(threading.Thread):
    """Reads what the child says, up to one byte more than it may."""

    def __init__(self, pipe: IO[bytes], most: int) -> None:
        super().__init__(name="preview-taker", daemon=True)
        self._pipe = pipe
        self._most = most
        self.done = threading.Event()
        self.reply = b""

    @override
    def run(self) -> None:
        try:
            with self._pipe:
                self.reply = self._pipe.read(self._most + 1)
        finally:
            self.done.set()
