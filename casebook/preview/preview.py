"""Shows a hostile file as pixels drawn in a caged child; the file itself is never decoded in this process."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from casebook.domain.file_type import FileType
from casebook.domain.picture import Picture
from casebook.errors import PreviewReason, PreviewRefused
from casebook.preview import CHILD_WORD, process, seccomp, wire

LONGEST: Final = 1600  # pixels
WALL_SECONDS: Final = 15.0
MOST_SOURCE_BYTES: Final = 256 << 20

# Isolated Python does not look where we are, so the child is told.
_BOOTSTRAP: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from casebook.preview.child import child_main; child_main(sys.argv[2:])"
)


def preview(
    source: process.Readable,
    kind: FileType,
    *,
    page: int = 0,
    longest: int = LONGEST,
    wall_seconds: float = WALL_SECONDS,
    cancelled: Callable[[], bool] = process.never,
) -> Picture:
    """A picture of `source`, no side over `longest` pixels: a page of a PDF, or the first frame of an image.

    Raises PreviewRefused, with the reason, when there is none; and whatever reading `source` raises.
    Blocks for up to `wall_seconds`: not for the window's thread.
    """
    if not kind.shown:
        raise PreviewRefused(PreviewReason.NOT_SHOWN)
    if seccomp.here() is None:
        raise PreviewRefused(PreviewReason.NO_CAGE)
    if page < 0:
        raise PreviewRefused(PreviewReason.NO_SUCH_PAGE)
    return draw_by(
        child_command(kind, page, longest),
        source,
        longest=longest,
        wall_seconds=wall_seconds,
        cancelled=cancelled,
    )


def draw_by(
    command: Sequence[str],
    source: process.Readable,
    *,
    longest: int = LONGEST,
    wall_seconds: float = WALL_SECONDS,
    cancelled: Callable[[], bool] = process.never,
) -> Picture:
    """The picture a child started by `command` gives for `source`; nothing it says is taken on trust."""
    reply = process.exchange(
        command,
        source,
        most_in=MOST_SOURCE_BYTES,
        most_out=wire.most_bytes(longest),
        wall_seconds=wall_seconds,
        cancelled=cancelled,
    )
    answer = wire.read_reply(reply, longest)
    if isinstance(answer, PreviewReason):
        raise PreviewRefused(answer)
    return answer


def child_command(kind: str, page: int, longest: int) -> list[str]:
    """The command line of the child: our own program, isolated, with nothing of the file in it."""
    arguments = [kind, str(page), str(longest)]
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_WORD, *arguments]
    ours = str(Path(__file__).resolve().parents[2])
    return [sys.executable, "-I", "-B", "-c", _BOOTSTRAP, ours, *arguments]
