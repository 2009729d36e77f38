"""One line of the benchmark's table: what was measured, beside what, against which bound."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured ratio (or an absolute figure, where `peer` is None), with its must and its aim."""

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

    def line(self) -> str:
        """The row as it is printed."""
        peer = "-" if self.peer is None else f"{self.peer:.4g} {self.unit}"
        sign = " ×" if self.peer is not None else f" {self.unit}"
        verdict = "aim" if self.value <= self.aim else "must" if self.value <= self.must else "MISS"
        return (
            f"{self.work:<44} {self.ours:>10.4g} {self.unit:<3} {self.peer_name:<34} {peer:>12}"
            f"  {self.value:>7.2f}{sign} (must {self.must:g}, aim {self.aim:g})  {verdict} {self.remark}"
        )


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def interleaved(ours: Callable[[], object], peer: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Median seconds of both, taken in turns so that a busy moment of the machine hits both."""
    pairs = [(seconds(ours), seconds(peer)) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)
