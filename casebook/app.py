"""The program with its window, from top to bottom: the one place where the layers are put together."""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from casebook import log, resources, settings
from casebook.resources import _
from casebook.services.opener import standard_opener
from casebook.settings import Places
from casebook.vault import process

if TYPE_CHECKING:
    from casebook.ui.window import Window

CANNOT_START = 2


def main(folder: Path | None) -> int:
    """Open the window, at the casebook in `folder` if one is given; gives the exit code."""
    collect_less_often()
    process.harden()
    places = settings.places()
    log.start(places)
    try:
        return _run(folder, places)
    except ImportError as missing:
        if not (missing.name or "").startswith(("PySide6", "shiboken6")):
            raise
        print(missing_libraries(), file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return CANNOT_START
    finally:
        log.stop()


def _run(folder: Path | None, places: Places) -> int:
    # Imported here, because its libraries may be missing, and commands never need them.
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from casebook.ui import theme  # noqa: PLC0415
    from casebook.ui.desk import Desk  # noqa: PLC0415
    from casebook.ui.window import Window  # noqa: PLC0415

    kept = settings.load_settings(places)
    qt = QApplication(["casebook"])
    theme.apply(qt, text_percent=kept.text_percent)
    desk = Desk()
    window = Window(
        desk,
        clock=settings.system_clock(),
        opener=standard_opener(places.data),
        places=places,
        settings=kept,
        folder=folder,
        relaunch=relaunch,
    )
    sys.excepthook = _crash_hook(places, window)
    window.show()
    code = qt.exec()
    desk.close()
    return code


def collect_less_often() -> None:
    """Look for garbage in cycles less often: neither the libraries loaded first nor the values of a large case are any."""
    gc.set_threshold(20_000, 20, 50)


def relaunch(folder: Path | None) -> None:
    """Replace this process by a new one: what was read stays in a process's memory after its keys are gone."""
    words = [] if folder is None else [str(folder)]
    ours = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "casebook"]
    log.stop()
    os.execv(sys.executable, [*ours, *words])  # noqa: S606 - our own program, never a shell


def missing_libraries() -> str:
    """What to install where Qt's libraries are missing, from the one list."""
    return _(
        "The window cannot open, because libraries it needs are missing. On Debian or Ubuntu:\n"
        "  apt-get install {packages}"
    ).format(packages=" ".join(_debian_packages()))


def _debian_packages() -> list[str]:
    beside_code = resources.path("debian-packages.txt")
    in_checkout = resources.folder().parent / "build_spec" / "debian-packages.txt"
    found = beside_code if beside_code.is_file() else in_checkout
    return found.read_text(encoding="utf-8").split()


def _crash_hook(places: Places, window: "Window") -> Callable[..., None]:
    """A fault of ours: a report without a word of any case, and an offer to start again."""

    def hook(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        from casebook.ui import dialogs  # noqa: PLC0415 - Qt is loaded by now

        try:
            report: Path | str = log.crash_report(places, kind, trace)
        except OSError:
            report = _("no file, because the disk refused it")
        again = dialogs.choose(
            window,
            _("Casebook met a fault of its own"),
            _(
                "What was on the record is safe; what you typed last may not be. A report without a word of any case is in {path}"
            ).format(path=report),
            (_("&Go on"), _("&Restart")),
            default=1,
        )
        if again:
            window.close()
            relaunch(None)

    return hook
