"""Canonical JSON: the one spelling of a value, for everything that is signed or hashed."""

import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn, TypeAlias

from casebook.errors import NotCanonical

CanonValue: TypeAlias = (
    bool | int | str | Sequence["CanonValue"] | Mapping[str, "CanonValue"] | None
)

LARGEST = 2**53
DEEPEST = 8
LIMIT = 64 * 1024


def encode(value: CanonValue, *, limit: int = LIMIT) -> bytes:
    """The canonical UTF-8 bytes of a value, at most `limit` bytes.

    Raises `NotCanonical` for a float, a whole number beyond 2**53, text that is not NFC or holds a lone
    surrogate, a key that is not ASCII, or nesting deeper than eight.
    """
    _check(value, DEEPEST)
    try:
        data = _spell(value).encode("utf-8")
    except UnicodeEncodeError:
        raise NotCanonical from None
    if len(data) > limit:
        raise NotCanonical
    return data


def decode(data: bytes, *, limit: int = LIMIT) -> CanonValue:
    """The value of canonical bytes; raises `NotCanonical` unless encoding it again gives the same bytes."""
    if len(data) > limit:
        raise NotCanonical
    try:
        text = data.decode("utf-8")
        value: CanonValue = _parse(text)
    except (ValueError, RecursionError):
        raise NotCanonical from None
    # Ten thousand log entries are read at each open: what cannot be wrong is not walked.
    if not text.isascii() or text.count("[") + text.count("{") > DEEPEST:
        _check(value, DEEPEST)
    if _spell(value) != text:
        raise NotCanonical
    return value


def encode_text(value: CanonValue) -> bytes:
    """The same spelling without the rules on size, depth and NFC: for rows whose words stay as they came.

    Raises `NotCanonical` for text that is not Unicode (a lone surrogate).
    """
    try:
        return _spell(value).encode("utf-8")
    except UnicodeEncodeError:
        raise NotCanonical from None


_spell: Callable[[object], str] = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode


def _refuse(_text: str) -> NoReturn:
    raise ValueError


def _whole(text: str) -> int:
    # The length is looked at first, so that no huge number is ever built.
    if len(text) > len(str(-LARGEST)) or not -LARGEST <= int(text) <= LARGEST:
        raise ValueError
    return int(text)


_parse = json.JSONDecoder(parse_float=_refuse, parse_constant=_refuse, parse_int=_whole).decode


def _check(value: object, depth: int) -> None:
    if isinstance(value, str):
        if not value.isascii() and not unicodedata.is_normalized("NFC", value):
            raise NotCanonical
    elif isinstance(value, list | tuple | dict):
        if depth == 0:
            raise NotCanonical
        if isinstance(value, dict):
            _check_keys(value)
            value = value.values()
        for one in value:
            _check(one, depth - 1)
    elif isinstance(value, int):
        if not -LARGEST <= value <= LARGEST:
            raise NotCanonical
    elif value is not None:
        raise NotCanonical


def _check_keys(value: Mapping[object, object]) -> None:
    for key in value:
        if not isinstance(key, str) or not key.isascii():
            raise NotCanonical
