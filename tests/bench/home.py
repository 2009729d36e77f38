"""Signing in and home of a hundred cases, beside one Argon2id at the casebook's own cost."""

import os
from collections.abc import Callable
from pathlib import Path

from casebook.services.opening import Secret
from casebook.vault.cost import Cost
from casebook.vault.key import stretched
from tests import builders
from tests.bench import office
from tests.bench.figure import Figure, interleaved, seconds

_CASES = 100
_ROUNDS = 15


def figures(scratch: Path) -> tuple[Figure, ...]:
    """Password to home, each round signed in anew to a real casebook, whose cost was measured when it was set up."""
    user, hr = office.founded(scratch, office.standard(scratch), office.real_clock())
    cost = user.session.vault.cost
    for number in range(_CASES):
        office.a_case(user, hr, f"Subject {number}")
    user.close()
    both = interleaved(lambda: _ours(scratch), lambda: seconds(_one_argon2id(cost)), rounds=_ROUNDS)
    ours, peer = both.median
    remark = (
        f"{both.spread} at {cost.memory_kib // 1024} MiB/{cost.passes}/{cost.lanes}, as measured at set-up;"
        f" beside Argon2id: {(ours - peer) * 1000:.0f} ms"
    )
    return (
        Figure("unlock + home of 100 cases", ours * 1000, "ms", "one Argon2id", peer * 1000, 1.5, 1.15, remark),
    )  # fmt: skip


def _ours(scratch: Path) -> float:
    kept = []

    def unlock() -> None:
        user = office.signed_in(scratch, office.standard(scratch), office.real_clock())
        kept.append(user)
        assert len(user.cases.home().rows) == _CASES

    took = seconds(unlock)
    kept[0].close()
    return took


def _one_argon2id(cost: Cost) -> Callable[[], None]:
    def once() -> None:
        password = Secret(builders.HEAD_PASSWORD)
        stretched(password, salt=os.urandom(16), cost=cost).wipe()

    return once
