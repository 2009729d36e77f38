"""Reading fields out of a canonical value that anybody may have written."""

from enum import StrEnum
from typing import TypeVar

from casebook.domain.canon import CanonValue

_Kind = TypeVar("_Kind", bound=StrEnum)


class Malformed(ValueError):
    """The value is not what the format says."""


def mapping(value: CanonValue, *names: str) -> dict[str, CanonValue]:
    """A mapping with exactly these keys."""
    if not isinstance(value, dict) or value.keys() != set(names):
        raise Malformed
    return value


def sequence(value: CanonValue, *, length: int | None = None) -> list[CanonValue]:
    """A list, of this length where one is given."""
    if not isinstance(value, list) or length not in {None, len(value)}:
        raise Malformed
    return value


def text(value: CanonValue) -> str:
    """A string."""
    if not isinstance(value, str):
        raise Malformed
    return value


def whole(value: CanonValue) -> int:
    """A whole number that is not negative."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise Malformed
    return value


def flag(value: CanonValue) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Malformed
    return value


def hexed(value: CanonValue, *, length: int | None = None) -> str:
    """Lower-case hex, of this many bytes where a length is given."""
    spelt = text(value)
    try:
        raw = bytes.fromhex(spelt)
    except ValueError:
        raise Malformed from None
    if raw.hex() != spelt or length not in {None, len(raw)}:
        raise Malformed
    return spelt


def one_of(kind: type[_Kind], value: CanonValue) -> _Kind:
    """A member of an enumeration."""
    try:
        return kind(text(value))
    except ValueError:
        raise Malformed from None
