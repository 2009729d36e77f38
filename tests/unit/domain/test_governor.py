"""Six governors are counted for: three who hear, and three others for an appeal."""

from dataclasses import replace
from datetime import date

import pytest

from casebook.domain.governor import (
    Governor,
    GovernorKind,
    Office,
    governor_problem,
    panel_stock,
)
from casebook.domain.ids import PersonId

TODAY = date(2025, 11, 17)
# The governors of Fernhollow: chair, vice-chair, three ring-fenced for a hearing and three for an appeal.
NAMES = (
    "Ruth Abernathy-Cole", "Idris Mallory", "Simone Achterberg", "Peter Lowndes",
    "Farida Okonjo-Bell", "Tom Wrexley", "Hana Brightwell", "Josie Quill",
)  # fmt: skip


def board() -> tuple[Governor, ...]:
    offices = (Office.CHAIR, Office.VICE_CHAIR, *[None] * 6)
    return tuple(
        Governor(PersonId(f"g-{n}"), name, GovernorKind.CO_OPTED, office)
        for n, (name, office) in enumerate(zip(NAMES, offices, strict=True))
    )


def test_eight_governors_are_enough_and_two_with_a_part_leave_six() -> None:
    stock = panel_stock(board(), TODAY, tainted={PersonId("g-0"), PersonId("g-1")})

    assert len(panel_stock(board(), TODAY).free) == 8
    assert [one.name for one in stock.tainted] == ["Ruth Abernathy-Cole", "Idris Mallory"]
    assert stock.enough
    assert stock.words.english().startswith("6 governors can still hear a case")


def test_one_fewer_is_too_few_and_says_whom_to_ask() -> None:
    tainted = {PersonId(f"g-{n}") for n in range(3)}
    stock = panel_stock(board(), TODAY, tainted=tainted)

    assert not stock.enough
    assert "Only 5 governors" in stock.words.english()
    assert "local authority" in stock.words.english()


@pytest.mark.parametrize("kind", [GovernorKind.HEADTEACHER, GovernorKind.ASSOCIATE])
def test_the_head_and_associates_are_not_counted(kind: GovernorKind) -> None:
    more = (*board(), Governor(PersonId("g-9"), "Another Person", kind))

    assert len(panel_stock(more, TODAY).free) == 8


def test_who_left_or_has_not_begun_is_not_counted() -> None:
    one, other, *rest = board()
    gone = replace(one, until=date(2025, 11, 16))
    coming = replace(other, since=date(2025, 11, 18))
    last_day = replace(rest[0], until=TODAY)

    assert len(panel_stock((gone, coming, last_day, *rest[1:]), TODAY).free) == 6


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": " "}, "name is missing"),
        ({"since": date(2025, 2, 1), "until": date(2025, 1, 1)}, "before the first"),
        ({"name": "tom WREXLEY"}, "on the list already"),
        ({"office": Office.CHAIR}, "chair at the same time"),
    ],
)
def test_what_cannot_be_so_is_refused(change: dict[str, object], sentence: str) -> None:
    new = Governor(PersonId(""), "New Person", GovernorKind.PARENT)
    problem = governor_problem(replace(new, **change), board())  # type: ignore[arg-type]

    assert governor_problem(new, board()) is None
    assert problem is not None
    assert sentence in problem.english()


def test_a_chair_follows_another_once_that_ones_last_day_is_known() -> None:
    old, *rest = board()
    gone = replace(old, until=date(2025, 8, 31))
    new = replace(rest[1], office=Office.CHAIR, since=date(2025, 9, 1))

    assert governor_problem(new, (gone, *rest)) is None
    assert governor_problem(new, (old, *rest)) is not None
