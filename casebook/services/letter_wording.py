"""The letters Casebook writes: their kinds and their wording, read once."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from casebook import resources
from casebook.documents.template import read_kind
from casebook.domain.letter import LetterKind

_FILES: Final[Mapping[str, str]] = {
    "DOC-21": "advice_note.md",
    "DOC-26": "first_written_warning.md",
    "DOC-27": "final_written_warning.md",
    "DOC-30": "summary_dismissal.md",
}


def kinds() -> tuple[LetterKind, ...]:
    """Every kind, in the order of the catalogue."""
    return tuple(wording(kind)[0] for kind in _FILES)


@cache
def wording(kind: str) -> tuple[LetterKind, str]:
    """A kind by its catalogue id, and its wording. Raises KeyError, BadWording."""
    return read_kind(resources.text("letters", _FILES[kind]))
