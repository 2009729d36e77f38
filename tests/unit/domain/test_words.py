"""Sentences with named places, and days written as people read them."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.words import full_day, say, written_day


def test_days_are_written_the_same_on_every_computer() -> None:
    assert written_day(date(2026, 11, 24)) == "Tue 24 Nov 2026"
    assert full_day(date(2026, 12, 1)) == "1 December 2026"


def test_a_sentence_is_filled_in_by_name() -> None:
    assert say("Due {day}, for {name}", name="Bram Ellery", day=date(2025, 11, 28)).english() == (
        "Due Fri 28 Nov 2025, for Bram Ellery"
    )


@given(st.text())
def test_a_name_with_braces_is_a_name_and_not_a_place(name: str) -> None:
    assert say("Meet {subject}", subject=name).english() == f"Meet {name}"
