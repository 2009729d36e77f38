"""Checkpoints and the codes on paper."""

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.checkpoint import Checkpoint, read_code, same_but_for_one_letter
from casebook.errors import BadCode

_CHECKPOINT = Checkpoint("6f1f4f5e-9c0e-4a53-9f59-3f8a6d2b7c11", 231, "ab" * 32)


def test_the_text_is_exactly_four_lines() -> None:
    assert _CHECKPOINT.text() == (
        "casebook-checkpoint/1\n"
        "case 6f1f4f5e-9c0e-4a53-9f59-3f8a6d2b7c11\n"
        "size 231\n"
        "root abababababababababababababababababababababababababababababababab\n"
    )


def test_the_code_is_the_first_160_bits_in_base_32() -> None:
    digest = hashlib.sha256(_CHECKPOINT.text().encode()).hexdigest()

    letters = _CHECKPOINT.code().replace("-", "")

    assert base64.b32decode(letters).hex() == digest[:40]
    assert [len(group) for group in _CHECKPOINT.code().split("-")] == [4] * 8
    assert _CHECKPOINT.printed() == f"231 · {_CHECKPOINT.code()}"


@given(st.data())
def test_a_code_is_read_however_it_is_typed(data: st.DataObject) -> None:
    code = _CHECKPOINT.code()
    typed = "".join(data.draw(st.sampled_from(_ways(letter)), label=letter) for letter in code)

    assert read_code(typed) == code
    assert read_code(f"231 · {typed}") == code


def _ways(letter: str) -> list[str]:
    looks = {"O": ["0", "o"], "I": ["1", "i"], "B": ["8", "b"], "-": ["", " ", "-", "–", "  "]}
    return [letter, letter.lower(), *looks.get(letter, [])]


@pytest.mark.parametrize(
    "typed", ["", "RJUW", "RJUW-" * 9, "RJU9-" + "AAAA-" * 7, "РJUW-" + "AAAA-" * 7]
)
def test_what_cannot_be_a_code_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(BadCode) as refused:
        read_code(typed)

    assert "32 letters" in refused.value.sentence()


def test_one_wrong_letter_is_told_from_another_code() -> None:
    code = _CHECKPOINT.code()
    other = ("A" if code[0] != "A" else "C") + code[1:]
    two = other[:-1] + ("A" if code[-1] != "A" else "C")

    assert same_but_for_one_letter(code, other)
    assert not same_but_for_one_letter(code, code)
    assert not same_but_for_one_letter(code, two)
    assert not same_but_for_one_letter(code, code + "A")
