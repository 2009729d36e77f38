"""Where the program starts: a preview child, a command, or the window."""

import sys

from casebook import cli
from casebook.preview.child import child_main
from casebook.preview.preview import CHILD_WORD


def main() -> int:
    """Start what the command line asks for; gives the exit code."""
    words = sys.argv[1:]
    if words[:1] == [CHILD_WORD]:
        child_main(words[1:])
    wanted, folder = cli.window_folder(words)
    if not wanted:
        return cli.run(words)
    from casebook import app  # noqa: PLC0415 - Qt is loaded only where a window is wanted

    return app.main(folder)


if __name__ == "__main__":
    sys.exit(main())
