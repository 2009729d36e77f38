"""Hostile files become safe pixels, in a child process."""

from typing import Final

# A frozen program starts itself with this word first; its `__main__` hands the rest to `child.child_main`.
CHILD_WORD: Final = "--preview-child"
