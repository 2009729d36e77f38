"""How an appeal ends: never heavier, and a dismissal that falls is put right in full."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.appeal_result import AppealEnd, AppealResult, check_result, gives_back
from casebook.domain.decision import Sanction
from casebook.errors import Missing, Refused

TODAY, LODGED = date(2026, 3, 2), date(2026, 1, 21)
LESSER = AppealResult(
    AppealEnd.LESSER, date(2026, 2, 16), "Too hard a first step",
    Sanction.FIRST_WRITTEN_WARNING, 6, date(2026, 1, 12),
)  # fmt: skip
HEAVY = [
    Sanction.NOT_UPHELD, Sanction.INFORMAL_ADVICE, Sanction.FIRST_WRITTEN_WARNING,
    Sanction.FINAL_WRITTEN_WARNING, Sanction.EXTENDED_FINAL_WARNING, Sanction.DEMOTION,
    Sanction.DISMISSAL_WITH_NOTICE, Sanction.SUMMARY_DISMISSAL,
]  # fmt: skip


def check(result: AppealResult, decided: Sanction | None = Sanction.SUMMARY_DISMISSAL) -> None:
    check_result(result, decided, lodged_on=LODGED, today=TODAY)


def test_a_lighter_outcome_that_says_how_long_it_counts_is_taken() -> None:
    check(LESSER)
    check(replace(LESSER, instead=Sanction.DEMOTION, live_months=None, counts_from=None))


@given(st.sampled_from(HEAVY), st.sampled_from(HEAVY))
def test_no_appeal_makes_an_outcome_as_heavy_or_heavier(
    decided: Sanction, instead: Sanction
) -> None:
    result = replace(LESSER, instead=instead)
    if HEAVY.index(instead) >= HEAVY.index(decided):
        with pytest.raises(Refused, match="cannot make the outcome"):
            check(result, decided)
    else:
        check(result, decided)


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        ({"reasons": ""}, Missing, "reasons of the appeal panel"),
        ({"on": date(2026, 3, 3)}, Refused, "has not come yet"),
        ({"pay_restored_on": date(2026, 3, 3)}, Refused, "has not come yet"),
        ({"authority_told_on": date(2026, 3, 3)}, Refused, "has not come yet"),
        ({"on": date(2026, 1, 20)}, Refused, "after it came"),
        ({"instead": None}, Missing, "which outcome"),
        ({"live_months": None}, Missing, "how many months"),
        ({"counts_from": None}, Missing, "from which day"),
    ],
)
def test_a_result_that_cannot_be_is_refused_in_a_sentence(
    change: dict[str, object], error: type[Refused], says: str
) -> None:
    with pytest.raises(error) as refused:
        check(replace(LESSER, **change))  # type: ignore[arg-type]
    assert says in refused.value.sentence()


@pytest.mark.parametrize(
    ("decided", "end", "instead", "back"),
    [
        (Sanction.SUMMARY_DISMISSAL, AppealEnd.UPHELD, None, True),
        (Sanction.DISMISSAL_WITH_NOTICE, AppealEnd.UPHELD, None, True),
        (Sanction.SUMMARY_DISMISSAL, AppealEnd.LESSER, Sanction.FINAL_WRITTEN_WARNING, True),
        (Sanction.SUMMARY_DISMISSAL, AppealEnd.LESSER, Sanction.DISMISSAL_WITH_NOTICE, False),
        (Sanction.SUMMARY_DISMISSAL, AppealEnd.DISMISSED, None, False),
        (Sanction.FINAL_WRITTEN_WARNING, AppealEnd.UPHELD, None, False),
        (None, AppealEnd.UPHELD, None, False),
    ],
)
def test_only_a_dismissal_that_falls_gives_somebody_their_post_again(
    decided: Sanction | None, end: AppealEnd, instead: Sanction | None, *, back: bool
) -> None:
    assert gives_back(end, instead, decided) is back
