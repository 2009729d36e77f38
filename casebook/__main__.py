"""Where the program starts: a preview child, a command, or the window."""

# Each way of starting loads what it needs and no more: a window, or a child, is there the sooner.
# ruff: noqa: PLC0415

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from casebook.preview import CHILD_WORD

COMMANDS: Final = frozenset({"demo", "verify", "policy"})
"""The first words that are no folder's name."""


def main() -> int:
    """Start what the command line asks for; gives the exit code."""
    words = sys.argv[1:]
    if words[:1] == [CHILD_WORD]:
        from casebook.preview.child import child_main

        child_main(words[1:])
    wanted, folder = window_folder(words)
    if not wanted:
        from casebook import cli

        return cli.run(words)
    from casebook import app

    return app.main(folder)


def window_folder(words: Sequence[str]) -> tuple[bool, Path | None]:
    """Whether a window is wanted, and for which casebook; a folder named like a command is written `./demo`."""
    if not words:
        return True, None
    if len(words) == 1 and not words[0].startswith("-") and words[0] not in COMMANDS:
        return True, Path(words[0])
    return False, None


if __name__ == "__main__":
    sys.exit(main())
