"""How a frozen value lies in the columns of a row: one table of plain cells, both ways."""

import json
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

from casebook.domain.clock import utc_text

Cell: TypeAlias = str | int | bytes | None
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One column. `read` and `write` are None where the value and its cell are the same thing."""

    column: str
    optional: bool
    write: Callable[[Any], Cell] | None
    read: Callable[[Any], object] | None


@dataclass(frozen=True, slots=True)
class _Nested:
    """A value inside a value: its columns follow one another."""

    shape: "Shape[Any]"
    optional: bool


class Shape(Generic[T]):
    """The columns of a dataclass: moments as UTC text, days and enums as text, lists of words as JSON text.

    The columns of a value inside it carry its field's name in front; a value that may be absent is absent
    when its first column is null. Fields named in `without` are kept elsewhere and handed to `value`.
    """

    def __init__(self, kind: type[T], *, without: tuple[str, ...] = (), prefix: str = "") -> None:
        self._kind = kind
        hints = get_type_hints(kind)
        self._parts: list[tuple[str, int, _Leaf | _Nested]] = []
        columns: list[str] = []
        for field in fields(typing.cast("Any", kind)):
            if field.name in without:
                continue
            part = _part(prefix + field.name, hints[field.name])
            self._parts.append((field.name, len(columns), part))
            columns.extend((part.column,) if isinstance(part, _Leaf) else part.shape.columns)
        self.columns: tuple[str, ...] = tuple(columns)
        self.required: frozenset[str] = frozenset(self._required())

    def _required(self) -> list[str]:
        named: list[str] = []
        for _, _, part in self._parts:
            if isinstance(part, _Leaf):
                named.extend(() if part.optional else (part.column,))
            elif not part.optional:
                named.extend(part.shape.required)
        return named

    def cells(self, value: T) -> dict[str, Cell]:
        """The value's cells by column name."""
        found: dict[str, Cell] = {}
        for name, _, part in self._parts:
            inner = getattr(value, name)
            if isinstance(part, _Leaf):
                plain = inner is None or part.write is None
                found[part.column] = inner if plain else typing.cast("Any", part.write)(inner)
            elif inner is None:
                found.update(dict.fromkeys(part.shape.columns))
            else:
                found.update(part.shape.cells(inner))
        return found

    def value(self, cells: Sequence[Any], **given: object) -> T:
        """The value whose cells come first in a row, in the order of `columns`."""
        return self.read(cells, 0, given)

    def read(self, cells: Sequence[Any], start: int, given: dict[str, object]) -> T:
        """The value whose cells stand from place `start` on; `given` are fields kept elsewhere."""
        for name, place, part in self._parts:
            at = start + place
            if isinstance(part, _Leaf):
                cell = cells[at]
                if part.read is not None and (cell is not None or not part.optional):
                    cell = part.read(cell)
                given[name] = cell
            elif part.optional and cells[at] is None:
                given[name] = None
            else:
                given[name] = part.shape.read(cells, at, {})
        return self._kind(**given)


def moment(text: str) -> datetime:
    """The moment that `utc_text` wrote, ten times as fast as by its format."""
    return datetime.fromisoformat(text).astimezone(UTC)


def words_text(words: Sequence[object]) -> str:
    """A list of words, or of pairs of words, as JSON text; exact, whatever the words hold."""
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))


def words_read(text: str) -> tuple[Any, ...]:
    """The words, or pairs, that `words_text` wrote."""
    return tuple(tuple(one) if isinstance(one, list) else one for one in json.loads(text))


def _whole(value: object) -> bytes:
    """A blob; a key that was shredded reads as no bytes."""
    return value if isinstance(value, bytes) else b""


_PLAIN: Mapping[type, tuple[Callable[[Any], Cell] | None, Callable[[Any], object] | None]] = {
    str: (None, None),
    int: (None, None),
    bool: (int, bool),
    bytes: (None, _whole),
    date: (date.isoformat, date.fromisoformat),
    datetime: (utc_text, moment),
}


def _part(column: str, hint: Any) -> _Leaf | _Nested:
    optional = get_origin(hint) in (types.UnionType, typing.Union)
    if optional:
        (hint,) = (one for one in get_args(hint) if one is not type(None))
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    if is_dataclass(hint):
        return _Nested(Shape(typing.cast("type[Any]", hint), prefix=f"{column}_"), optional)
    if get_origin(hint) is tuple:
        return _Leaf(column, optional, words_text, words_read)
    if issubclass(hint, StrEnum):
        return _Leaf(column, optional, str, hint)
    write, read = _PLAIN[hint]
    return _Leaf(column, optional, write, read)
