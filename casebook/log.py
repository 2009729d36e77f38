"""Diagnostics: what went wrong and where in the program, never what a case says."""

import logging
import re
from enum import Enum
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from typing_extensions import override

from casebook.settings import Places, system_clock

_ROOT = "casebook"
_FILE = "casebook.log"
_BYTES = 512 * 1024
_KEPT = 3
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HIDDEN = "…"


def get(name: str) -> logging.Logger:
    """The diagnostic log of one module (`get(__name__)`).

    Only numbers, enums and ids given as arguments are written; other arguments stand as "…".
    """
    return logging.getLogger(name if name.startswith(_ROOT) else f"{_ROOT}.{name}")


def start(places: Places) -> None:
    """Write diagnostics to this PC's log folder. Where the folder cannot be written, keep none."""
    logger = logging.getLogger(_ROOT)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    stop()
    logger.addHandler(_Diary(places))


def stop() -> None:
    """Close the log file."""
    logger = logging.getLogger(_ROOT)
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def crash_report(
    places: Places, exc_type: type[BaseException], traceback: TracebackType | None
) -> Path:
    """Write the kind of a fault and the lines of the program it passed, and give the file.

    No message, parameter or local variable is in it, because those may hold words of a case.
    Raises OSError where the log folder cannot be written.
    """
    places.logs.mkdir(parents=True, exist_ok=True)
    moment = system_clock().now().strftime("%Y%m%dT%H%M%S.%f")
    report = places.logs / f"crash-{moment}.txt"
    report.write_text("\n".join((f"{moment}Z", *_trace(exc_type, traceback), "")), encoding="utf-8")
    return report


class _Diary(logging.Handler):
    """Opens the log file with the first thing to say: most starts have nothing to say, and are the quicker."""

    def __init__(self, places: Places) -> None:
        super().__init__()
        self._places = places
        self._file: logging.Handler | None = None

    @override
    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            self._file = _handler(self._places)
        self._file.handle(record)

    @override
    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def _handler(places: Places) -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - it loads half a network

    try:
        places.logs.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            places.logs / _FILE, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_Wordless("%(asctime)s %(levelname)s %(name)s %(message)s"))
    return handler


class _Wordless(logging.Formatter):
    """Formats a record without any text that was not written by a programmer."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        given = record.args if isinstance(record.args, tuple) else (record.args,)
        bare = logging.makeLogRecord(record.__dict__)
        bare.args = tuple(map(_bare, given)) if record.args else ()
        bare.exc_info, bare.exc_text, bare.stack_info = None, None, None
        lines = [super().format(bare)]
        if record.exc_info and record.exc_info[0] is not None:
            lines += _trace(record.exc_info[0], record.exc_info[2])
        return "\n".join(lines)


def _bare(value: object) -> object:
    if isinstance(value, int | float | Enum):
        return value
    if isinstance(value, str) and _ID.fullmatch(value):
        return value
    return value.__name__ if isinstance(value, type) else _HIDDEN


def _trace(exc_type: type[BaseException], traceback: TracebackType | None) -> list[str]:
    places = (
        f"  {Path(frame.f_code.co_filename).name}:{line} {frame.f_code.co_name}"
        for frame, line in walk_tb(traceback)
    )
    return [f"{exc_type.__module__}.{exc_type.__qualname__}", *places]
