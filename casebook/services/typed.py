"""What people type, cleaned once on its way in; words that come from evidence are kept as they are."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from casebook.domain.clean import clean

T = TypeVar("T")


def cleaned(value: T, *, keep: frozenset[str] = frozenset()) -> T:
    """The value with every text in it cleaned, tuples and values inside it included.

    Fields named in `keep` hold words from evidence: only what no text can hold is written out in them.
    """
    done: Any = _cleaned(value, keep)
    result: T = done
    return result


def storable(text: str) -> str:
    """Text that can be stored as UTF-8; halves of characters, which cannot, are written out (`ud83d`, backslashed)."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _cleaned(value: Any, keep: frozenset[str]) -> Any:
    if type(value) is str:  # an enumeration is a str too, and says what it says
        return clean(value).text.strip()
    if isinstance(value, tuple):
        return tuple(_cleaned(part, keep) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        new = {}
        for each in fields(value):
            held = getattr(value, each.name)
            kept = each.name in keep and isinstance(held, str)
            new[each.name] = storable(held) if kept else _cleaned(held, keep)
        return replace(value, **new)
    return value
