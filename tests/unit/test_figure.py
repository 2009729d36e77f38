"""The arithmetic of the benchmark's table: ratios, verdicts, medians, percentiles."""

from dataclasses import replace

import pytest

from tests.bench.figure import Figure, Verdict, interleaved, percentile, table

HALF_MORE = Figure("work", 3.0, "s", "peer", 2.0, must=1.5, aim=1.15)


def test_a_figure_beside_a_peer_is_their_ratio() -> None:
    assert HALF_MORE.value == 1.5


def test_a_figure_without_a_peer_is_itself() -> None:
    assert replace(HALF_MORE, peer=None).value == 3.0


@pytest.mark.parametrize(
    ("ours", "verdict"),
    [(2.3, Verdict.AIM), (2.31, Verdict.MUST), (3.0, Verdict.MUST), (3.01, Verdict.MISS)],
)
def test_a_bound_that_is_just_reached_is_kept(ours: float, verdict: Verdict) -> None:
    assert replace(HALF_MORE, ours=ours).verdict is verdict


def test_medians_leave_warm_rounds_out_and_take_turns() -> None:
    turns: list[str] = []
    ours, peer = iter((100.0, 2.0, 9.0, 4.0)), iter((100.0, 1.0, 2.0, 8.0))

    def one(name: str, seconds: float) -> float:
        turns.append(name)
        return seconds

    both = interleaved(
        lambda: one("ours", next(ours)), lambda: one("peer", next(peer)), rounds=3, warm=1
    )

    assert both.median == (4.0, 2.0)
    assert both.spread == "(0.50-4.50)"
    assert turns == ["ours", "peer"] * 4


@pytest.mark.parametrize(("percent", "value"), [(50, 10), (95, 19), (100, 20), (1, 1)])
def test_a_percentile_is_the_value_at_its_rank(percent: int, value: int) -> None:
    assert percentile([float(one) for one in range(20, 0, -1)], percent) == value


def test_the_table_says_miss_and_stands_in_columns() -> None:
    lines = table((replace(HALF_MORE, ours=4.0), HALF_MORE)).splitlines()

    assert [line.endswith("MISS") for line in lines] == [False, True, False]
    assert lines[1].index("1.5 ×") == lines[0].index("must")
    assert lines[1].split()[:3] == ["work", "4", "s"]
