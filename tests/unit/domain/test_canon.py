"""One spelling for every value, and nothing else read."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain import canon
from casebook.errors import NotCanonical

_text = st.text(st.characters(exclude_categories=["Cs"])).map(
    lambda text: unicodedata.normalize("NFC", text)
)
_keys = st.text(st.characters(max_codepoint=127))
_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | _text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_keys, inner, max_size=4),
    max_leaves=12,
)


@given(_values)
def test_what_is_encoded_is_decoded_alike(value: canon.CanonValue) -> None:
    try:
        data = canon.encode(value)
    except NotCanonical:
        return  # nested too deep

    assert canon.decode(data) == value
    assert json.loads(data) == value


def test_keys_stand_in_byte_order_without_spaces() -> None:
    assert canon.encode({"b": 1, "a": [True, None, "é"], "B": {}}) == (
        '{"B":{},"a":[true,null,"é"],"b":1}'.encode()
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" {}",
        b"{} ",
        b'{"a":1,"a":1}',
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b'{"a":1.0}',
        b'{"a":1e2}',
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":-0}',
        b'{"a":01}',
        b'{"a":9007199254740993}',
        b'{"a":-9007199254740993}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":"\\u0041"}',
        b'{"a":"\\ud800"}',
        b'{"a":"\\/"}',
        b'{"a":"\xed\xa0\x80"}',
        b'{"a":"\xff"}',
        '{"é":1}'.encode(),
        '{"a":"e\u0301"}'.encode(),
        "\ufeff{}".encode(),
        b"[" * 9 + b"]" * 9,
        b"[" * 30000 + b"]" * 30000,
        b'{"a":' * 9 + b"1" + b"}" * 9,
        b'"' + b"a" * 65_536 + b'"',
        b"[1,]",
        b"{'a':1}",
        b"// no\n1",
    ],
)
def test_any_other_spelling_is_refused(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        canon.decode(data)


@pytest.mark.parametrize(
    "value",
    [1.5, 2**53 + 1, "e\u0301", "\ud800", {"é": 1}, {1: 2}, b"bytes", {"a": {1, 2}}, "a" * 65_537],
)
def test_what_has_no_canonical_form_is_not_encoded(value: canon.CanonValue) -> None:
    with pytest.raises(NotCanonical):
        canon.encode(value)


def test_eight_levels_are_allowed_and_nine_are_not() -> None:
    eight: canon.CanonValue = 1
    for _ in range(8):
        eight = [eight]

    assert canon.decode(canon.encode(eight)) == eight
    with pytest.raises(NotCanonical):
        canon.encode([eight])


def test_an_escaped_letter_before_a_combining_mark_is_still_nfc() -> None:
    text = "\n\u0301"

    assert canon.decode(canon.encode(text)) == text


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_bytes_are_either_refused_or_the_one_spelling(data: bytes) -> None:
    try:
        value = canon.decode(data)
    except NotCanonical:
        return

    assert canon.encode(value) == data


@given(st.lists(st.sampled_from([b'{"a":1}', b'{"a": 1}', b"{}", b'{"a":"\\u0041"}', b"1", b""])))
def test_reading_many_gives_what_reading_each_gives(datas: list[bytes]) -> None:
    def one(data: bytes) -> canon.CanonValue:
        try:
            return canon.decode(data)
        except NotCanonical:
            return None

    assert list(canon.decode_each(datas)) == [one(data) for data in datas]


def test_two_objects_cannot_hide_in_a_batch() -> None:
    assert list(canon.decode_each([b'{"a":1},{"b":2}', b'{"c":3}'])) == [None, {"c": 3}]
