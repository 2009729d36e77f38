"""Cleaning what people type, marking what evidence says, naming what is exported."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.clean import clean, export_name, shown


@pytest.mark.parametrize(
    ("typed", "kept", "removed"),
    [
        ("plain", "plain", ()),
        ("two\nlines\tand a tab", "two\nlines\tand a tab", ()),
        ("a\r\nb\rc", "a\nb\nc", ()),
        ("a\u2028b\u2029c", "a\nb\nc", ()),
        ("nul\x00here", "nulhere", ("U+0000",)),
        ("bell\x07 and csi\x9b", "bell and csi", ("U+0007", "U+009B")),
        ("gro\u202ess", "gross", ("U+202E",)),
        ("\u2066isolate\u2069", "isolate", ("U+2066", "U+2069")),
        ("\ufeffmark", "mark", ("U+FEFF",)),
        ("non\ufffe\uffff\U0001ffff\ufdd0", "non", ("U+FFFE", "U+FFFF", "U+1FFFF", "U+FDD0")),
        ("half \ud800 pair", "half  pair", ("U+D800",)),
        ("e\u0301", "é", ()),
        ("می\u200cخواهم", "می\u200cخواهم", ()),
        ("क\u094d\u200dष", "क\u094d\u200dष", ()),
        ("twice\x00\x00", "twice", ("U+0000",)),
    ],
)
def test_typed_text_is_cleaned_and_what_went_is_told(
    typed: str, kept: str, removed: tuple[str, ...]
) -> None:
    assert clean(typed).text == kept
    assert clean(typed).removed == removed


@given(st.text(st.characters(exclude_categories=())))
def test_cleaned_text_can_be_stored_and_cleaning_again_changes_nothing(typed: str) -> None:
    once = clean(typed).text
    once.encode("utf-8")
    assert clean(once) == type(clean(""))(once, ())
    assert not any(
        unicodedata.category(each) == "Cc" for each in once.replace("\n", "").replace("\t", "")
    )


def test_words_from_evidence_are_marked_and_not_changed_otherwise() -> None:
    assert shown("pay\u202e10\u202c now") == "pay⟦U+202E⟧10⟦U+202C⟧ now"
    assert shown("zero\u200bwidth and nul\x00") == "zero⟦U+200B⟧width and nul⟦U+0000⟧"
    assert shown("Nguyễn said: “fine”\nand left") == "Nguyễn said: “fine”\nand left"


@pytest.mark.parametrize(
    ("number", "title", "suffix", "name"),
    [
        (3, "Final written warning", ".pdf", "3-final-written-warning.pdf"),
        (1, "../../etc/passwd", "pdf", "1-etc-passwd.pdf"),
        (2, "CON", ".pdf", "2-con.pdf"),
        (4, "résumé \u202egpj", "png", "4-resume-gpj.png"),
        (5, "///", "", "5-document"),
        (6, "a" * 500, "pdf", "6-" + "a" * 80 + ".pdf"),
    ],
)
def test_an_exported_file_has_a_neutral_name(
    number: int, title: str, suffix: str, name: str
) -> None:
    assert export_name(number, title, suffix) == name


def test_nothing_that_can_be_seen_is_marked_and_everything_else_is() -> None:
    marked = {number for number in range(sys.maxunicode + 1) if shown(chr(number)) != chr(number)}
    kinds = {unicodedata.category(chr(number)) for number in marked}

    assert kinds <= {"Cc", "Cf", "Cn", "Cs"}
    assert {*range(9), *range(0x7F, 0xA0), 0x202E, 0x2066, 0xFEFF, 0xFDD0, 0xFFFF, 0xD800} <= marked
    assert not {9, 10, 32, ord("é"), ord("’"), 0x1F600} & marked
