"""How a frozen value lies in the columns of a row: one table of plain cells, both ways."""

import json
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cached_property
from operator import itemgetter
from typing import Any, Generic, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

from casebook.domain.clock import utc_text
from casebook.domain.words import Filling, Words

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


_Picking: TypeAlias = Callable[[list[Any]], Sequence[Any]]
_Inside: TypeAlias = tuple[Callable[..., Any], _Picking, int | None]


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a value is built from a list: its cells, then what is kept elsewhere, then the values inside it in turn.

    A value inside is absent where the cell at the place named last is null.
    """

    elsewhere: tuple[str, ...]
    inside: tuple[_Inside, ...]
    cells_of: _Picking


_Part: TypeAlias = _Leaf | _Nested | _Elsewhere


class Shape(Generic[T]):
    """The columns of a dataclass: moments as UTC text, days, times and enums as text, lists as JSON text.

    The columns of a value inside it carry its field's name in front; a value that may be absent is absent
    when its first column is null. Fields named in `without` are kept elsewhere and handed to `value`.
    """

    def __init__(self, kind: type[T], *, without: tuple[str, ...] = (), prefix: str = "") -> None:
        self.kind: Callable[..., T] = kind
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
        read = list(cells[: len(self.columns)])
        try:
            for place, convert in self._reads:
                if read[place] is not None:
                    read[place] = convert(read[place])
        except (KeyError, ValueError):
            raise Unreadable from None
        read += [given[name] for name in self._plan.elsewhere]
        for kind, cells_of, when in self._plan.inside:
            absent = when is not None and read[when] is None
            read.append(None if absent else kind(*cells_of(read)))
        return self.kind(*self._plan.cells_of(read))

    @cached_property
    def _plan(self) -> "_Plan":
        parts = self._parts.items()
        elsewhere = tuple(name for name, part in parts if isinstance(part, _Elsewhere))
        inside: list[_Inside] = []
        places = self.places(0, len(self.columns) + len(elsewhere), inside)
        return _Plan(elsewhere, tuple(inside), _picking(places))

    def places(
        self, start: int, free: int, inside: list[_Inside], *, when: int | None = None
    ) -> list[int]:
        """Where each field stands once the list is filled: its cells begin at `start`, values inside at `free`."""
        places, at, elsewhere = [], start, len(self.columns)
        for part in self._parts.values():
            if isinstance(part, _Elsewhere):
                places.append(elsewhere)
                elsewhere += 1
            elif isinstance(part, _Leaf):
                places.append(at)
                at += 1
            else:
                absent = at if part.optional else when
                inner = part.shape.places(at, free, inside, when=absent)
                places.append(free + len(inside))
                inside.append((part.shape.kind, _picking(inner), absent))
                at += len(part.shape.columns)
        return places


def _picking(places: Sequence[int]) -> _Picking:
    """What picks the things at these places out of a list."""
    return itemgetter(*places) if len(places) > 1 else lambda read: [read[at] for at in places]


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


def clock_text(clock: time) -> str:
    """A time of the day as `08:30`."""
    return clock.isoformat("minutes")


def clock_read(text: str) -> time:
    """The time of the day that `clock_text` wrote; raises `Unreadable`."""
    try:
        return time.fromisoformat(text)
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


def sentence_text(words: Words) -> str:
    """A sentence as JSON text: its template, what fills it (a day in a list of its own), the sentences within it."""
    return words_text(_listed_words(words))


def sentence_read(text: str) -> Words:
    """The sentence that `sentence_text` wrote; raises `Unreadable`."""
    return _read_words(words_read(text))


def _listed_words(words: Words) -> list[object]:
    fillings = [
        [name, [value.isoformat()] if isinstance(value, date) else value]
        for name, value in words.fillings
    ]
    return [words.template, fillings, [[name, _listed_words(part)] for name, part in words.parts]]


def _read_words(found: Sequence[Any]) -> Words:
    try:
        template, fillings, parts = found
        return Words(
            _text(template),
            tuple((_text(name), _filling(value)) for name, value in fillings),
            tuple((_text(name), _read_words(part)) for name, part in parts),
        )
    except (TypeError, ValueError):
        raise Unreadable from None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Unreadable
    return value


def _filling(value: Any) -> Filling:
    if isinstance(value, list):
        [written] = value
        return day(written)
    if not isinstance(value, str | int):
        raise Unreadable
    return value


_PLAIN: Mapping[type, tuple[Callable[[Any], Cell] | None, Callable[[Any], object] | None]] = {
    str: (None, None),
    int: (None, None),
    bool: (int, bool),
    bytes: (None, None),
    date: (date.isoformat, day),
    datetime: (utc_text, moment),
    time: (clock_text, clock_read),
}


def _part(column: str, hint: Any) -> _Leaf | _Nested:
    optional = get_origin(hint) in (types.UnionType, typing.Union)
    if optional:
        (hint,) = (one for one in get_args(hint) if one is not type(None))
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    if hint is Words:
        return _Leaf(column, optional, sentence_text, sentence_read)
    if is_dataclass(hint):
        return _Nested(Shape(typing.cast("type[Any]", hint), prefix=f"{column}_"), optional)
    if get_origin(hint) is tuple and is_dataclass(get_args(hint)[0]):
        shape = Shape(typing.cast("type[Any]", get_args(hint)[0]))
        return _Leaf(column, optional, _listing(shape), _listed(shape))
    if get_origin(hint) is tuple:
        return _Leaf(column, optional, words_text, _list_read(get_args(hint)[0]))
    if issubclass(hint, StrEnum):
        return _Leaf(column, optional, str, _members(hint).__getitem__)
    write, read = _PLAIN[hint]
    return _Leaf(column, optional, write, read)


def _listing(shape: "Shape[Any]") -> Callable[[Any], Cell]:
    """How values that belong to one row lie in one cell: as a list of lists of their cells."""
    return lambda values: words_text([list(shape.cells(one).values()) for one in values])


def _listed(shape: "Shape[Any]") -> Callable[[Any], object]:
    def read(text: str) -> object:
        lists = words_read(text)
        if any(not isinstance(one, tuple) or len(one) != len(shape.columns) for one in lists):
            raise Unreadable
        try:
            return tuple(map(shape.value, lists))
        except TypeError:  # a number where words were, or the reverse
            raise Unreadable from None

    return read


def _list_read(of: Any) -> Callable[[Any], object]:
    """How a list is read: of words or pairs of words as it stands, of an enum's members one by one."""
    if not (isinstance(of, type) and issubclass(of, StrEnum)):
        return words_read
    members = _members(of)
    return lambda text: tuple(members[one] for one in words_read(text))


def _members(kind: type[StrEnum]) -> dict[str, StrEnum]:
    return {str(member): member for member in kind}
