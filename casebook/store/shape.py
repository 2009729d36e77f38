"""How a frozen value lies in the columns of a row: one table of plain cells, both ways."""

import json
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

from casebook.domain.clock import utc_text

Cell: TypeAlias = str | int | bytes | None
T = TypeVar("T")


class Unreadable(ValueError):
    """A cell holds what Casebook never writes: somebody changed it with the key."""


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


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """A field that is kept in another table."""


_Part: TypeAlias = _Leaf | _Nested | _Elsewhere


class Shape(Generic[T]):
    """The columns of a dataclass: moments as UTC text, days and enums as text, lists of words as JSON text.

    The columns of a value inside it carry its field's name in front; a value that may be absent is absent
    when its first column is null. Fields named in `without` are kept elsewhere and handed to `value`.
    """

    def __init__(self, kind: type[T], *, without: tuple[str, ...] = (), prefix: str = "") -> None:
        self._kind: Callable[..., T] = kind
        self._parts: dict[str, _Part] = {}
        columns: dict[str, _Leaf] = {}
        for field, hint in _fields(kind):
            part = _Elsewhere() if field in without else _part(prefix + field, hint)
            self._parts[field] = part
            columns.update(_leaves(part))
        self.leaves: Mapping[str, _Leaf] = columns
        self.columns: tuple[str, ...] = tuple(columns)
        self.required: frozenset[str] = frozenset(_required(self._parts.values()))
        reads = enumerate(leaf.read for leaf in columns.values())
        self._reads = tuple((place, read) for place, read in reads if read is not None)

    def cells(self, value: T) -> dict[str, Cell]:
        """The value's cells by column name."""
        found: dict[str, Cell] = {}
        for name, part in self._parts.items():
            inner = getattr(value, name)
            if isinstance(part, _Leaf):
                write = part.write
                found[part.column] = inner if inner is None or write is None else write(inner)
            elif isinstance(part, _Nested):
                absent = dict.fromkeys(part.shape.columns)
                found.update(absent if inner is None else part.shape.cells(inner))
        return found

    def value(self, cells: Sequence[Any], **given: object) -> T:
        """The value whose cells come first in a row, in the order of `columns`; raises `Unreadable`."""
        read = list(cells)
        try:
            for place, convert in self._reads:
                if read[place] is not None:
                    read[place] = convert(read[place])
        except (KeyError, ValueError):
            raise Unreadable from None
        return self.build(read, 0, given)

    def build(self, read: Sequence[Any], start: int, given: Mapping[str, object]) -> T:
        """The value whose cells, read already, stand from place `start` on."""
        found: list[object] = []
        at = start
        for one in self._steps:
            if isinstance(one, int):
                found += read[at : at + one]
                at += one
            elif isinstance(one, str):
                found.append(given[one])
            else:
                absent = one.optional and read[at] is None
                found.append(None if absent else one.shape.build(read, at, {}))
                at += len(one.shape.columns)
        return self._kind(*found)

    @cached_property
    def _steps(self) -> tuple["int | str | _Nested", ...]:
        """How the fields come, in order: so many cells, one kept elsewhere, a value inside."""
        steps: list[int | str | _Nested] = []
        for name, part in self._parts.items():
            if isinstance(part, _Leaf):
                run = steps.pop() if steps and isinstance(steps[-1], int) else 0
                assert isinstance(run, int)
                steps.append(run + 1)
            else:
                steps.append(part if isinstance(part, _Nested) else name)
        return tuple(steps)


def _fields(kind: type[Any]) -> list[tuple[str, Any]]:
    hints = get_type_hints(kind)
    return [(field.name, hints[field.name]) for field in fields(kind)]


def _leaves(part: _Part) -> Mapping[str, _Leaf]:
    if isinstance(part, _Nested):
        return part.shape.leaves
    return {part.column: part} if isinstance(part, _Leaf) else {}


def _required(parts: Iterable[_Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, _Leaf) and not part.optional:
            yield part.column
        if isinstance(part, _Nested) and not part.optional:
            yield from part.shape.required


def moment(text: str) -> datetime:
    """The moment that `utc_text` wrote, ten times as fast as by its format; raises `Unreadable`."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Unreadable from None


def day(text: str) -> date:
    """The day in a cell; raises `Unreadable`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unreadable from None


def words_text(words: Sequence[object]) -> str:
    """A list of words, or of pairs of words, as JSON text; exact, whatever the words hold."""
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))


def words_read(text: str) -> tuple[Any, ...]:
    """The words, or pairs, that `words_text` wrote; raises `Unreadable`."""
    if text == "[]":
        return ()
    try:
        listed = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable from None
    if not isinstance(listed, list):
        raise Unreadable
    return tuple(tuple(one) if isinstance(one, list) else one for one in listed)


_PLAIN: Mapping[type, tuple[Callable[[Any], Cell] | None, Callable[[Any], object] | None]] = {
    str: (None, None),
    int: (None, None),
    bool: (int, bool),
    bytes: (None, None),
    date: (date.isoformat, day),
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
        members = {str(member): member for member in hint}
        return _Leaf(column, optional, str, members.__getitem__)
    write, read = _PLAIN[hint]
    return _Leaf(column, optional, write, read)
