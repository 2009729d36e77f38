"""One line of the benchmark's table: what was measured, beside what, against which bound."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a figure stands to its bounds."""

    AIM = "aim"
    MUST = "must"
    MISS = "MISS"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured ratio to a peer (or an absolute figure, where `peer` is None), with its must and its aim."""

    work: str
    ours: float
    unit: str
    peer_name: str
    peer: float | None
    must: float
    aim: float
    remark: str = ""

    @property
    def value(self) -> float:
        """The ratio to the peer, or the figure itself."""
        return self.ours if self.peer is None else self.ours / self.peer

    @property
    def verdict(self) -> Verdict:
        """Which bound the figure keeps; a bound that is just reached is kept."""
        if self.value <= self.aim:
            return Verdict.AIM
        return Verdict.MUST if self.value <= self.must else Verdict.MISS

    def cells(self) -> tuple[str, ...]:
        """The row as it is printed, cell by cell."""
        sign = f" {self.unit}" if self.peer is None else " ×"
        return (
            self.work,
            f"{self.ours:.4g} {self.unit}",
            self.peer_name
            if self.peer is None
            else f"{self.peer_name}: {self.peer:.4g} {self.unit}",
            f"{self.value:.3g}{sign}",
            f"{self.must:g}{sign}",
            f"{self.aim:g}{sign}",
            self.verdict,
            self.remark,
        )


HEADINGS = ("work", "ours", "peer in the same run", "figure", "must", "aim", "", "")


def table(figures: Sequence[Figure]) -> str:
    """All figures under their headings, in columns."""
    rows = [HEADINGS, *(figure.cells() for figure in figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class Pair:
    """What both took in each round, in seconds."""

    ours: tuple[float, ...]
    peer: tuple[float, ...]

    @property
    def median(self) -> tuple[float, float]:
        """The median of ours and of the peer."""
        return statistics.median(self.ours), statistics.median(self.peer)

    @property
    def spread(self) -> str:
        """The smallest and the largest ratio of any one round."""
        ratios = [ours / peer for ours, peer in zip(self.ours, self.peer, strict=True)]
        return f"({min(ratios):.2f}-{max(ratios):.2f})"


def interleaved(
    ours: Callable[[], float], peer: Callable[[], float], *, rounds: int, warm: int = 1
) -> Pair:
    """Both in turns, so that a busy moment of the machine hits both; each call gives its own seconds.

    The first `warm` rounds are not counted.
    """
    pairs = [(ours(), peer()) for _ in range(warm + rounds)][warm:]
    return Pair(tuple(a for a, _ in pairs), tuple(b for _, b in pairs))


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that so many per cent of all do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
