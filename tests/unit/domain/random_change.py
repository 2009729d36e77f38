"""A case record with one fact changed by chance: left out, put in, made another answer or moved to another day."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any, Final, Protocol, TypeVar

from casebook.domain.record import CaseRecord

T = TypeVar("T")


class Choose(Protocol):
    """Picks one of some options by chance."""

    def __call__(self, options: Sequence[T], /) -> T: ...


KEPT: Final = frozenset(
    {
        *(
            "case",
            "school",
            "team",
            "events",
            "drafts",
            "evidence",
            "kind",
            "id",
            "number",
            "subject",
        ),
        *("sealed", "provenance", "file_type", "zone", "sha256", "code", "size", "policy", "limb"),
    }
)
"""What never changes by what people write on a page: what things are called, the seals, and the moves made."""
DAYS: Final = (-400, -30, -7, -1, 1, 7, 30, 400)
WORDS: Final = ("", " ", "As it was said {at} the time", "Peter Lowndes")


def changed(record: CaseRecord, choose: Choose) -> CaseRecord:
    """The record with one change."""
    return _changed(record, choose)  # type: ignore[no-any-return]


def _changed(whole: Any, choose: Choose) -> Any:
    names = [one.name for one in fields(whole) if one.name not in KEPT]
    if not names:
        return whole
    name = choose(names)
    may_be_none = any(one.name == name and "None" in str(one.type) for one in fields(whole))
    value = _other(getattr(whole, name), choose, may_be_none=may_be_none)
    return replace(whole, **{name: value})


def _other(value: Any, choose: Choose, *, may_be_none: bool) -> Any:
    if may_be_none and value is not None and choose((False, False, True)):
        return None
    if isinstance(value, tuple):
        return _list(value, choose)
    if is_dataclass(value):
        return _changed(value, choose)
    return _plain(value, choose)


def _list(value: tuple[Any, ...], choose: Choose) -> tuple[Any, ...]:
    if not value:
        return value
    place = choose(range(len(value)))
    one = value[place]
    if not is_dataclass(one) or choose((False, False, True)):
        return (*value[:place], *value[place + 1 :])
    return (*value[:place], _changed(one, choose), *value[place + 1 :])


def _plain(value: Any, choose: Choose) -> Any:
    if isinstance(value, Enum):
        return choose(tuple(type(value)))
    if isinstance(value, bool):
        return not value
    if isinstance(value, datetime | date):
        return value + timedelta(days=choose(DAYS))
    if isinstance(value, int):
        return choose((1, 6, 12, 40))
    if isinstance(value, str):
        return choose(WORDS)
    return value
