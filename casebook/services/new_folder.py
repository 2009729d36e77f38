"""A folder for a new casebook, which is as it was before where making the casebook fails."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from casebook.errors import CostRefused, FolderInUse


@contextlib.contextmanager
def as_it_was(folder: Path) -> Iterator[None]:
    """Take away what was made inside, and the folders that were not there before, when anything is raised.

    A folder that was refused because it holds something is never touched.
    """
    absent = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        yield
    except (FolderInUse, CostRefused):
        raise
    except BaseException:
        # Everything in it is ours: it was absent or empty a moment ago.
        _empty(folder)
        with contextlib.suppress(OSError):
            for one in absent:
                one.rmdir()
        raise


def _empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        for inside in list(folder.iterdir()):
            if inside.is_dir() and not inside.is_symlink():
                shutil.rmtree(inside, ignore_errors=True)
            else:
                inside.unlink(missing_ok=True)
