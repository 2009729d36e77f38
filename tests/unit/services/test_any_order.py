"""Whatever is done, in whatever order and at whatever hour, the case stays whole and in order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.domain.clock import PlayedClock
from casebook.domain.ids import CaseId
from casebook.domain.outside import OutsideStep
from casebook.domain.report import About
from casebook.domain.roles import Role
from casebook.domain.stage import ClosureOutcome
from casebook.errors import CasebookError
from casebook.services.opening import Opener, create_casebook
from casebook.services.user import User
from casebook.services.verify import verify
from casebook.vault.cost import STANDARD_LIMITS, Cost, CostLimits
from tests.builders import MONDAY, a_concern, a_set_up

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
Act = Callable[[User, CaseId, str], object]

ACTS: dict[str, Act] = {
    "report": lambda user, case, words: user.cases.complete_report(
        case, replace(user.cases.view(case).record.report, how_found=words)
    ),
    "outside": lambda user, case, words: user.cases.record_outside(
        case, OutsideStep.OTHER, on=user.session.today(), by="Oriel", note=words
    ),
    "withdraw": lambda user, case, words: user.cases.withdraw_outside(
        case, user.cases.view(case).record.outside[0].id, words
    ),
    "appoint": lambda user, case, words: user.cases.appoint(
        case, Role.PANEL_MEMBER, None, name=words, post="Governor"
    ),
    "chair": lambda user, case, words: user.cases.appoint(
        case, Role.HEARING_CHAIR, None, name=words, post="Governor"
    ),
    "address": lambda user, case, words: user.cases.set_subject_address(case, (words,)),
    "close": lambda user, case, words: user.cases.close_case(
        case, ClosureOutcome.OUT_OF_SCOPE, words
    ),
    "look": lambda user, case, _: user.cases.check(case),
}
steps = st.lists(
    st.tuples(
        st.sampled_from(sorted(ACTS)),
        st.text(max_size=40),
        st.integers(min_value=-500, max_value=5000),
    ),
    max_size=8,
)


@given(steps)
@settings(max_examples=12)
def test_any_order_of_acts_leaves_a_whole_case_and_a_log_in_order(
    tmp_path_factory: pytest.TempPathFactory, done: list[tuple[str, str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("any") / "casebook"
    opener = Opener(CHEAP, CostLimits(CHEAP, STANDARD_LIMITS.ceiling), None)
    clock = PlayedClock(MONDAY)
    user = create_casebook(folder, a_set_up(), clock=clock, opener=opener)
    case = user.cases.record_concern(About.EMPLOYEE, a_concern(), members=()).case
    assert case is not None
    for name, words, minutes in done:
        clock.set(clock.now() + timedelta(minutes=minutes))
        before: Any = user.cases.view(case)
        try:
            ACTS[name](user, case, words)
        except (CasebookError, IndexError):
            after = user.cases.view(case)
            assert after.record == before.record, name

    lines = user.cases.log_lines(case)
    moments = [line.at for line in lines]
    backwards = sum(later < earlier for earlier, later in pairwise(moments))
    told = [line.act.template for line in lines].count("This computer's clock had gone back")
    assert [line.seq for line in lines] == list(range(len(lines)))
    assert backwards == told
    assert verify(user).items == ()
    user.close()
