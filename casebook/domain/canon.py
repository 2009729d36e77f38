"""Canonical JSON: the one spelling of a value, for everything that is signed or hashed."""

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NoReturn, TypeAlias

from casebook.errors import NotCanonical

CanonValue: TypeAlias = (
    bool | int | str | Sequence["CanonValue"] | Mapping[str, "CanonValue"] | None
)

LARGEST = 2**53
DEEPEST = 8
LIMIT = 64 * 1024
_TOGETHER = 128
_SURELY_SMALL = 16  # digits


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
    text, value = _parsed(data, limit)
    if _spell(value) != text:
        raise NotCanonical
    return value


def decode_each(datas: Sequence[bytes]) -> Iterator[CanonValue]:
    """What `decode` gives for each, and None where it would refuse: faster for a whole log.

    None of them may be canonical for None itself.
    """
    for at in range(0, len(datas), _TOGETHER):
        some = datas[at : at + _TOGETHER]
        values = _together(some)
        yield from (_or_none(data) for data in some) if values is None else values


def _together(datas: Sequence[bytes]) -> list[CanonValue] | None:
    try:
        read = [_parsed(data, LIMIT) for data in datas]
    except NotCanonical:
        return None
    # An object ends where it ends, so objects that are spelt alike together are so one by one.
    values = [value for _, value in read]
    if not all(isinstance(value, dict) for value in values):
        return None
    return values if _spell(values) == "[" + ",".join([text for text, _ in read]) + "]" else None


def _or_none(data: bytes) -> CanonValue:
    try:
        return decode(data)
    except NotCanonical:
        return None


def _parsed(data: bytes, limit: int) -> tuple[str, CanonValue]:
    if len(data) > limit:
        raise NotCanonical
    try:
        text = data.decode("utf-8")
        value: CanonValue
        value, end = _parse(text)
    except (ValueError, RecursionError):
        raise NotCanonical from None
    # Ten thousand log entries are read at each open: what cannot be wrong is not walked.
    if not text.isascii():
        _check(value, DEEPEST)
    elif text.count("[") + text.count("{") > DEEPEST and not _shallow(value, DEEPEST):
        raise NotCanonical
    if end != len(text):
        raise NotCanonical
    return text, value


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
    if len(text) < _SURELY_SMALL:
        return int(text)
    if len(text) > len(str(-LARGEST)) or not -LARGEST <= int(text) <= LARGEST:
        raise ValueError
    return int(text)


_parse = json.JSONDecoder(parse_float=_refuse, parse_constant=_refuse, parse_int=_whole).raw_decode


def _shallow(value: object, depth: int) -> bool:
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list):
        return True
    inner = [one for one in value if isinstance(one, (list, dict))]
    return depth > 0 and all(_shallow(one, depth - 1) for one in inner)


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
