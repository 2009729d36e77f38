"""What it costs to try one password, and how far a file may move that."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from casebook.errors import CostRefused


@dataclass(frozen=True, slots=True)
class Cost:
    """The parameters of Argon2id (RFC 9106): memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int


@dataclass(frozen=True, slots=True)
class CostLimits:
    """The least and the most that the opener allows. Given by the program, never read from a file."""

    floor: Cost
    ceiling: Cost

    def check(self, cost: Cost) -> None:
        """Raise `CostRefused` unless every parameter lies within, before anything is allocated."""
        within = (
            self.floor.memory_kib <= cost.memory_kib <= self.ceiling.memory_kib
            and self.floor.passes <= cost.passes <= self.ceiling.passes
            and self.floor.lanes <= cost.lanes <= self.ceiling.lanes
        )
        if not within:
            raise CostRefused


STANDARD_COST = Cost(memory_kib=64 * 1024, passes=3, lanes=4)
STANDARD_LIMITS = CostLimits(
    floor=Cost(memory_kib=64 * 1024, passes=3, lanes=1),
    ceiling=Cost(memory_kib=1024 * 1024, passes=20, lanes=8),
)


def calibrated_cost(
    limits: CostLimits, seconds: Callable[[Cost], float], *, most: float = 1.0
) -> Cost:
    """The dearest cost that this PC does in `most` seconds: memory doubled up to 256 MiB, then more passes over it.

    `seconds` tries a cost and gives how long one derivation took. It is never less than the floor of the limits.
    """
    cost = replace(limits.floor, lanes=min(4, limits.ceiling.lanes))
    took = seconds(cost)
    largest = min(limits.ceiling.memory_kib, 256 * 1024)
    while cost.memory_kib * 2 <= largest:
        dearer = replace(cost, memory_kib=cost.memory_kib * 2)
        needed = seconds(dearer)
        if needed > most:
            break
        cost, took = dearer, needed
    # Time grows with the passes, so the rest of it needs no trial.
    passes = int(cost.passes * most / took) if took > 0 else limits.ceiling.passes
    return replace(cost, passes=min(max(cost.passes, passes), limits.ceiling.passes))
