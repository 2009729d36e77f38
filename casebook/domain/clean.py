"""Text made fit to keep and to print: what people type is cleaned once, words from evidence are only marked."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_KEPT_CONTROLS = frozenset("\n\t")
# Marks that reorder or hide the text around them: embeddings, overrides and isolates (UAX #9), and the byte order mark.
_DISORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_HIDDEN = _DISORDERING | frozenset("\u200b\u200e\u200f\u061c\u2060\u00ad")
_NON_CHARACTER_BLOCK = range(0xFDD0, 0xFDF0)
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")

_NAME_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Cleaned text, and the kinds of character taken out (`U+202E`), each once, in order of appearance."""

    text: str
    removed: tuple[str, ...]


def clean(text: str) -> Cleaned:
    """What a person typed, in NFC with one kind of line end and without what cannot be seen or printed.

    Newline and tab stay, and so do the joiners ZWJ and ZWNJ, which Persian and Indic scripts need.
    """
    lines = _LINE_ENDS.sub("\n", text)
    removed: dict[str, None] = {}
    kept: list[str] = []
    for character in lines:
        if _unprintable(character):
            removed[code_point(character)] = None
        else:
            kept.append(character)
    return Cleaned(unicodedata.normalize("NFC", "".join(kept)), tuple(removed))


def shown(text: str) -> str:
    """Words from evidence with every invisible or reordering character marked, as `⟦U+202E⟧`.

    The stored words are left exactly as they were; this is for the eye only.
    """
    # Nothing invisible, no control and no separator but the space and the end of a line: almost every label.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return "".join(_marked(text))


def code_point(character: str) -> str:
    """`U+202E`: how a character is named to people who cannot see it."""
    return f"U+{ord(character):04X}"


def export_name(number: int, title: str, suffix: str) -> str:
    """A neutral file name, `3-final-written-warning.pdf`, that every file system takes.

    `title` is the name of a document, never of a person; `suffix` comes with or without its dot.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    words = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))[:_NAME_LENGTH].strip("-")
    ending = "".join(re.findall(r"[a-z0-9]+", suffix.lower()))
    stem = f"{number}-{words or 'document'}"
    return f"{stem}.{ending}" if ending else stem


def _marked(text: str) -> Iterator[str]:
    for character in text:
        if _unprintable(character) or character in _HIDDEN:
            yield f"⟦{code_point(character)}⟧"
        else:
            yield character


def _unprintable(character: str) -> bool:
    if character in _KEPT_CONTROLS:
        return False
    number = ord(character)
    return (
        unicodedata.category(character) in {"Cc", "Cs"}
        or character in _DISORDERING
        or number in _NON_CHARACTER_BLOCK
        or number & 0xFFFE == 0xFFFE  # noqa: PLR2004 - the last two code points of each plane
    )
