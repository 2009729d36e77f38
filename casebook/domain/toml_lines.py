"""Where in a TOML text each table and key stands: the standard reader gives values without lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

Step = str | int
Path = tuple[Step, ...]

_PIECE: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}=\n]|[^\s\[\]{}="\'#]+|["\']',
    re.DOTALL,
)
_HEADER: Final = re.compile(r"[ \t]*(\[\[?)[ \t]*([^\]\n]*?)[ \t]*\]\]?[ \t]*(?:#.*)?$")
_KEY: Final = re.compile(r"[ \t]*([A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*[.=]")


@dataclass(frozen=True, slots=True)
class TomlLines:
    """`at` gives the line, from 1, of each table's header and each key."""

    at: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of what `path` names, or of the nearest thing around it."""
        while path:
            for place in (path, (*path, 0)):  # a repeated table stands where its first one does
                if place in self.at:
                    return self.at[place]
            path = path[:-1]
        return 1


def toml_lines(text: str) -> TomlLines:
    """The lines of a text the standard reader has accepted; anything odder is placed at its table."""
    at: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, line in _statements(text):
        header = _HEADER.match(line)
        if header:
            table = _table(header.group(2), counts, array=header.group(1) == "[[")
            at.setdefault(table, number)
            continue
        key = _KEY.match(line)
        if key:
            at.setdefault((*table, key.group(1).strip("\"'")), number)
    return TomlLines(at)


def _statements(text: str) -> list[tuple[int, str]]:
    """Each line on which a statement begins, with its number: not those within a string or an array."""
    lines = [line.rstrip("\r") for line in text.split("\n")]
    begins = [0]
    depth, number, in_value = 0, 0, False
    for piece in _PIECE.findall(text):
        if piece == "\n":
            number += 1
            if depth == 0:
                in_value = False
                begins.append(number)
            continue
        if piece == "=" and depth == 0:
            in_value = True
        elif in_value and piece in "[{":
            depth += 1
        elif in_value and piece in "]}":
            depth = max(0, depth - 1)
        number += piece.count("\n")
    return [(at + 1, lines[at]) for at in begins if at < len(lines)]


def _table(name: str, counts: dict[Path, int], *, array: bool) -> Path:
    """The path of a header, each array of tables on the way followed by the number of its latest."""
    path: Path = ()
    parts = [part.strip(" \t\"'") for part in name.split(".")]
    for place, part in enumerate(parts):
        path = (*path, part)
        last = place == len(parts) - 1
        if array and last:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path
