"""Values and their columns: the same names, the same order, nothing lost."""

from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Integer, LargeBinary, Text
from sqlalchemy.orm import class_mapper

from casebook.domain.clock import utc_text
from casebook.domain.delegation import Decider, Delegated, Delegation, Power, Whom
from casebook.domain.sealed import ItemKey, KeyForm
from casebook.domain.words import Words
from casebook.store import (
    allegation,
    case,
    charge,
    custody,
    decision,
    delegation,
    evidence,
    expression,
    governor,
    letter,
    outside,
    register,
    report,
    school_people,
    sighting,
    staff,
    summary,
    triage,
)
from casebook.store.kept import Kept
from casebook.store.shape import (
    Shape,
    Unreadable,
    clock_read,
    clock_text,
    moment,
    sentence_read,
    sentence_text,
    words_read,
    words_text,
)

MODULES = (
    allegation,
    case,
    charge,
    custody,
    decision,
    delegation,
    evidence,
    expression,
    governor,
    letter,
    outside,
    register,
    report,
    school_people,
    sighting,
    staff,
    summary,
    triage,
)
KEPT = [
    pytest.param(value, id=f"{module.__name__}.{name}")
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, Kept)
]
PLACES = {"id", "position", "parent", "row_salt", "values"}


def test_every_noun_is_looked_at() -> None:
    assert len(KEPT) == 36


@pytest.mark.parametrize("kept", KEPT)
def test_a_table_has_a_column_for_every_field_of_its_value_and_no_other(kept: Kept[object]) -> None:
    columns = {column.key for column in class_mapper(kept._row).columns}
    keys = {prop.key for prop in class_mapper(kept._row).column_attrs}

    assert set(kept.shape.columns) <= keys, columns
    assert keys - set(kept.shape.columns) <= PLACES


@pytest.mark.parametrize("kept", KEPT)
def test_a_column_may_be_null_only_where_its_field_may_be_absent(kept: Kept[object]) -> None:
    mapped = class_mapper(kept._row).columns

    for name in kept.shape.columns:
        shredded = name == "key_kept"
        assert mapped[name].nullable == (shredded or name not in kept.shape.required), name


@pytest.mark.parametrize("kept", KEPT)
def test_every_column_is_text_a_whole_number_or_a_blob(kept: Kept[object]) -> None:
    for column in class_mapper(kept._row).columns:
        assert type(column.type) in (Text, Integer, LargeBinary), column.name


@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45))])))
def test_a_moment_comes_back_from_its_text(when: datetime) -> None:
    # Year 1 and 9999 leave the calendar when the zone is taken off.
    if 1 < when.year < 9999:
        text = utc_text(when)

        assert moment(text.rjust(27, "0")) == when


@given(st.lists(st.text() | st.tuples(st.text(), st.text())).map(tuple))
def test_words_come_back_exactly(words: tuple[object, ...]) -> None:
    assert words_read(words_text(words)) == words


def test_a_value_inside_a_value_carries_its_name_in_front() -> None:
    shape = Shape(ItemKey, prefix="key_")

    assert shape.columns == ("key_form", "key_kept")
    assert shape.cells(ItemKey(KeyForm.PLAIN, b"\x01")) == {
        "key_form": "plain",
        "key_kept": b"\x01",
    }


def test_values_that_belong_to_one_row_lie_in_one_cell() -> None:
    shape = Shape(Delegation)
    given = (
        Delegated(Power.SUSPEND, Whom.STAFF, Decider.CHAIR),
        Delegated(Power.DISMISS, Whom.HEAD, Decider.TRUST),
    )

    cells = shape.cells(Delegation(given))

    assert cells["given"] == '[["suspend","staff","chair"],["dismiss","head","trust"]]'
    assert shape.value(list(cells.values())) == Delegation(given)


@pytest.mark.parametrize(
    "cell",
    [
        '["suspend"]',
        '[["suspend","staff"]]',
        '[["suspend","staff",7]]',
        '[["suspend","staff","x"]]',
    ],
)
def test_a_list_somebody_changed_with_the_key_is_unreadable(cell: str) -> None:
    with pytest.raises(Unreadable):
        Shape(Delegation).value([cell, None, ""])


@given(st.times().map(lambda one: one.replace(second=0, microsecond=0)))
def test_a_time_of_the_day_comes_back_from_its_text(clock: time) -> None:
    assert clock_read(clock_text(clock)) == clock
    with pytest.raises(Unreadable):
        clock_read(f"{clock_text(clock)}?")


_FILLINGS = st.lists(
    st.tuples(st.text(), st.one_of(st.text(), st.integers(), st.dates())), max_size=3
).map(tuple)
SENTENCES = st.recursive(
    st.builds(Words, st.text(), _FILLINGS),
    lambda inner: st.builds(
        Words, st.text(), _FILLINGS, st.lists(st.tuples(st.text(), inner), max_size=2).map(tuple)
    ),
    max_leaves=4,
)


@given(SENTENCES)
def test_a_sentence_comes_back_with_what_fills_it_and_the_sentences_in_it(words: Words) -> None:
    assert sentence_read(sentence_text(words)) == words


@pytest.mark.parametrize(
    "text",
    [
        "", "{}", "[]", '["a"]', '["a",[],[],[]]', '["a",[["b"]],[]]', '["a",[["b",["x"]]],[]]',
        '["a",[["b",[]]],[]]', '["a",[["b",null]],[]]', '["a",[],[["b",["c"]]]]', "[1,[],3]",
        '["a",[["b",1.5]],[]]', "[[],[],[]]", '["a",[[1,"b"]],[]]', '["a",[],[[1,["b",[],[]]]]]',
    ],
)  # fmt: skip
def test_what_is_no_sentence_is_not_read_as_one(text: str) -> None:
    with pytest.raises(Unreadable):
        sentence_read(text)
