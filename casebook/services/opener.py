"""On what terms casebooks are made and opened."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from casebook.vault.cost import STANDARD_COST, STANDARD_LIMITS, Cost, CostLimits

_AIM = 0.5  # seconds that trying one password is to take on the PC where a casebook is set up


@dataclass(frozen=True, slots=True)
class Opener:
    """Given by the program, never read from a file.

    `cost` is what a password costs in a new casebook; where `aim` (seconds) is given, a casebook that is not for
    practice costs what takes that long on this PC instead. `app_data` is this PC's folder for second copies of
    last-seen memories, and `key_store` whether its key store is told how far they have come; `monotonic` this PC's seconds.
    """

    cost: Cost
    limits: CostLimits
    app_data: Path | None
    monotonic: Callable[[], float] = time.monotonic
    aim: float | None = None
    key_store: bool = False


def standard_opener(app_data: Path) -> Opener:
    """The terms of the installed program."""
    return Opener(STANDARD_COST, STANDARD_LIMITS, app_data / "seen", aim=_AIM, key_store=True)
