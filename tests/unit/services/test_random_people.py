"""Random people do random things in a real casebook: whatever they try, the procedure, the keys and the log hold."""

import os
import shutil
from collections.abc import Sequence
from datetime import timedelta
from typing import Final, TypeVar

import pytest
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)
from typing_extensions import override

from casebook.domain.report import About
from casebook.domain.stage import MOVES, Need, Stage
from tests.unit.services.random_acts import TRIES
from tests.unit.services.random_play import STARTS, Cases, Play
from tests.unit.services.random_way import BY_NEED
from tests.unit.services.random_words import Choose

T = TypeVar("T")
LONG: Final = os.environ.get("CASEBOOK_FAULTS") == "full"


class RandomPeople(RuleBasedStateMachine):
    """One case, and seven people who do what they like with it."""

    def __init__(self, cases: Cases, about: About) -> None:
        super().__init__()
        self.cases, self.about = cases, about
        self.play: Play | None = None

    @initialize(stage=st.sampled_from(STARTS))
    def a_case_is_known(self, stage: Stage) -> None:
        self.play = Play(self.cases, self.about, stage)

    @rule(data=st.data())
    def somebody_goes_on(self, data: st.DataObject) -> None:
        self._played.go_on(_choice(data))

    @rule(data=st.data(), times=st.integers(2, 5))
    def all_go_on_for_a_while(self, data: st.DataObject, times: int) -> None:
        for _ in range(times):
            self._played.go_on(_choice(data))

    @rule(data=st.data(), name=st.sampled_from(sorted(TRIES)))
    def anybody_tries_anything(self, data: st.DataObject, name: str) -> None:
        self._played.try_(name, _choice(data))

    @rule(hours=st.sampled_from((1, 5, 24, 24 * 8, 24 * 30)))
    def time_passes(self, hours: int) -> None:
        self._played.office.pass_time(timedelta(hours=hours))

    @rule()
    def those_shut_out_look_for_it(self) -> None:
        self._played.those_shut_out_look()

    @property
    def _played(self) -> Play:
        assert self.play is not None
        return self.play

    @override
    def teardown(self) -> None:
        if self.play is None:
            return
        try:
            self.play.end()
        finally:
            self.play.office.lock()
            shutil.rmtree(self.play.office.home)


def _choice(data: st.DataObject) -> Choose:
    def choose(options: Sequence[T], /) -> T:
        number = data.draw(st.integers(0, len(options) - 1))
        note(str(options[number])[:90])
        return options[number]

    return choose


@pytest.mark.slow
@pytest.mark.parametrize(("about", "runs"), [(About.EMPLOYEE, 7), (About.HEADTEACHER, 4)])
def test_whatever_people_do_the_procedure_the_keys_and_the_log_hold(
    tmp_path_factory: pytest.TempPathFactory, about: About, runs: int
) -> None:
    cases = Cases(tmp_path_factory.mktemp("random"))
    run_state_machine_as_test(
        lambda: RandomPeople(cases, about),  # type: ignore[arg-type]
        settings=settings(
            max_examples=runs * 12 if LONG else runs,
            stateful_step_count=50 if LONG else 30,
            deadline=None,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(f"\n{cases.figures()}")
    assert cases.done.total() > 3


def test_every_need_of_a_move_has_somebody_who_meets_it() -> None:
    needs = {need for move in MOVES for need in move.needs}
    assert needs - set(BY_NEED) == {Need.REASON}
