"""Cases changed by chance and moved by whoever may: the guide answers each of them, and lets nothing else happen."""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from casebook.domain.calendar import WorkingCalendar
from casebook.domain.case import StageEvent
from casebook.domain.fairness import Standing, fairness
from casebook.domain.guide import Guide, NextMove, RailState, TaskState
from casebook.domain.ids import EventId
from casebook.domain.letter_offer import offer
from casebook.domain.line import ABSENT_PAGES
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.override import Override
from casebook.domain.page_id import PageId
from casebook.domain.police import HoldRelease, HoldScope, PoliceHold, ReleaseForm, UsePermission
from casebook.domain.policy import Policy
from casebook.domain.procedure import guide, may_move, summary
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.record import CaseRecord
from casebook.domain.retention_fact import retention
from casebook.domain.roles import Role
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.errors import Missing, NotAllowed, Refused
from casebook.services import letter_wording
from casebook.ui.pages import case_pages
from tests.unit.domain.fair_cases import ORIEL, full, warned
from tests.unit.domain.fair_cases import advised as advised_case
from tests.unit.domain.random_change import Choose, changed
from tests.unit.services.random_rules import CLOSES, LINE, STOPPED

T = TypeVar("T")
S = Stage
LONG: Final = os.environ.get("CASEBOOK_FAULTS") == "full"
EVERY_PAGE: Final = frozenset(case_pages()) | {PageId.SCHOOL}
PARTS: Final = (
    frozenset(Role), frozenset({Role.COMMISSIONING_MANAGER}), frozenset({Role.HR_ADVISER}),
    frozenset({Role.CLERK}), frozenset({Role.INVESTIGATING_OFFICER}), frozenset[Role](),
)  # fmt: skip


class World:
    """The cases a run may begin with, and what they are judged by."""

    def __init__(
        self, records: tuple[CaseRecord, ...], policy: Policy, calendar: WorkingCalendar
    ) -> None:
        self.records, self.policy, self.calendar = records, policy, calendar
        self.moves: Counter[Stage] = Counter()
        self.steps = 0


class RandomCases(RuleBasedStateMachine):
    """One record, which changes and moves."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
        self.record = world.records[0]
        self.today = date(2026, 3, 2)

    @initialize(data=st.data())
    def a_case(self, data: st.DataObject) -> None:
        self.record = _choice(data)(self.world.records)
        self._asked()

    @rule(data=st.data(), times=st.integers(1, 2))
    def something_is_changed(self, data: st.DataObject, times: int) -> None:
        for _ in range(times):
            self.record = changed(self.record, _choice(data))
        self._asked()

    @rule(step=st.sampled_from(OutsideStep), ago=st.integers(0, 40))
    def a_step_is_recorded(self, step: OutsideStep, ago: int) -> None:
        new = DoneOutside(
            EventId(str(self.world.steps)), step, self.today - timedelta(days=ago), "Oriel", "So"
        )
        self.record = replace(self.record, outside=(*self.record.outside, new))
        self._asked()

    @rule(scope=st.sampled_from(HoldScope), ago=st.integers(0, 40))
    def the_police_ask_to_wait(self, scope: HoldScope, ago: int) -> None:
        if any(one.release is None for one in self.record.police_holds):
            return
        began = self.today - timedelta(days=ago)
        hold = PoliceHold(EventId(str(self.world.steps)), (scope,), began, "Oriel", "PC Ash", "So")
        self.record = replace(self.record, police_holds=(*self.record.police_holds, hold))
        self._asked()

    @rule()
    def the_police_let_go_on(self) -> None:
        done = HoldRelease(
            self.today, "PC Ash", ReleaseForm.ORAL, "Oriel", UsePermission.NOTHING_FROM_POLICE
        )
        released = tuple(
            one if one.release else replace(one, release=done) for one in self.record.police_holds
        )
        self.record = replace(self.record, police_holds=released)

    @rule(days=st.integers(1, 60))
    def days_pass(self, days: int) -> None:
        self.today += timedelta(days=days)
        self._asked()

    @rule(data=st.data(), reason=st.sampled_from(("So it is", "So it is", "")))
    def somebody_moves(self, data: st.DataObject, reason: str) -> None:
        choose = _choice(data)
        roles = choose(PARTS)
        found = self._guide(roles)
        free = [move for move in found.moves if not move.stops]
        if found.moves:
            self._try(choose((*free, *free, *found.moves)), roles, reason)

    @rule()
    def reasons_are_given(self) -> None:
        """For everything that wants one, as the page of fairness lets people do."""
        view = self._view()
        asked = [a for a in fairness(view).of(Standing.WANTS_REASON) if a.shortfall]
        given = tuple(
            Override(
                EventId(a.check.id), a.check.id, "It was so", ORIEL, self._noon(), a.shortfall.mark
            )
            for a in asked
            if a.shortfall
        )
        self.record = replace(self.record, overrides=(*self.record.overrides, *given))

    @rule(data=st.data())
    def the_case_goes_on(self, data: st.DataObject) -> None:
        """Whoever may makes a move that nothing stops, once reasons are given."""
        self.reasons_are_given()
        everybody = frozenset(Role)
        free = [m for m in self._guide(everybody).moves if not m.stops]
        onward = [m for m in free if m.outcome is None]
        if free:
            self._try(_choice(data)((*onward, *onward, *free)), everybody, "So it is")

    @rule(end=st.sampled_from(Stage), outcome=st.sampled_from((None, *ClosureOutcome)))
    def somebody_goes_where_nothing_leads(self, end: Stage, outcome: ClosureOutcome | None) -> None:
        if not _leads(self.record.case.stage, end, outcome):
            with pytest.raises(Refused):
                self._move(end, outcome, frozenset(Role), "So it is")

    def _try(self, move: NextMove, roles: frozenset[Role], reason: str) -> None:
        """What the guide says of a move is what happens when somebody tries it."""
        if not move.mine:
            with pytest.raises(NotAllowed):
                self._move(move.end, move.outcome, roles, reason)
            return
        if move.stops or (move.needs_reason and not reason):
            with pytest.raises(Refused if move.stops else Missing):
                self._move(move.end, move.outcome, roles, reason)
            return
        self._move(move.end, move.outcome, roles, reason)
        self._not_held(move)
        event = StageEvent(
            self.record.case.stage, move.end, self._noon(), self.today, ORIEL, reason, move.outcome
        )
        case = self.record.case.moved_to(move.end, move.outcome)
        self.record = replace(self.record, case=case, events=(*self.record.events, event))
        self.world.moves[move.end] += 1
        self._asked()

    def _move(
        self, end: Stage, outcome: ClosureOutcome | None, roles: frozenset[Role], reason: str
    ) -> None:
        may_move(
            self.record, end, outcome=outcome, reason=reason, policy=self.world.policy,
            calendar=self.world.calendar, today=self.today, roles=roles,
        )  # fmt: skip

    def _not_held(self, move: NextMove) -> None:
        if move.outcome is ClosureOutcome.SUBJECT_DECEASED:
            return
        for hold in self.record.police_holds:
            if hold.stands(self.today):
                assert move.end is not S.RETAINED
                assert all(move.end not in STOPPED[scope].stages for scope in hold.scope)

    def _noon(self) -> datetime:
        return datetime(self.today.year, self.today.month, self.today.day, 12, tzinfo=UTC)

    def _guide(self, roles: frozenset[Role]) -> Guide:
        world = self.world
        return guide(
            self.record, policy=world.policy, calendar=world.calendar, today=self.today, roles=roles
        )

    def _view(self) -> ProcedureView:
        world = self.world
        return ProcedureView(self.record, world.policy, world.calendar, self.today, frozenset(Role))

    def _asked(self) -> None:
        """Everything that is worked out from a record is worked out from this one too."""
        self.world.steps += 1
        record, stage = self.record, self.record.case.stage
        view = self._view()
        assert len({answer.check.id for answer in fairness(view).answers}) > 100
        retention(view)
        for kind in letter_wording.kinds():
            offer(kind, record, sheet_newest=True, today=self.today)
        for roles in PARTS[:3]:
            found = self._guide(roles)
            assert found.stage is stage
            assert summary(record, found).closed is (stage in (S.CLOSURE, S.RETAINED))
            now = [step for step in found.rail if step.state is RailState.NOW]
            assert len(now) == (0 if stage is S.RETAINED else 1)
            assert all(_leads(stage, move.end, move.outcome) for move in found.moves)
            named = {task.page for task in found.tasks} | {found.now.page}
            named |= {stop.page for move in found.moves for stop in move.stops}
            named |= {running.page for running in found.beside}
            assert named <= EVERY_PAGE - ABSENT_PAGES[record.case.kind]
            assert all(t.due is None or t.state is not TaskState.NOT_NEEDED for t in found.tasks)


def _leads(start: Stage, end: Stage, outcome: ClosureOutcome | None) -> bool:
    """Whether the transition table has this move."""
    if outcome is None:
        return (start, end) in LINE
    return end is S.CLOSURE and start in CLOSES.get(outcome, frozenset())


def _choice(data: st.DataObject) -> Choose:
    def choose(options: Sequence[T], /) -> T:
        return options[data.draw(st.integers(0, len(options) - 1))]

    return choose


def test_the_guide_answers_any_case_and_lets_nothing_happen_that_it_does_not_offer(
    request: pytest.FixtureRequest, dismissed: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    names = ("reported", "triaged", "investigated", "charged", "heard", "found")
    records = (
        *(request.getfixturevalue(name) for name in names),
        advised_case(*(request.getfixturevalue(name) for name in ("advised", "investigated"))),
        *(dismissed, warned(dismissed, request.getfixturevalue("warning")), full(dismissed)),
    )
    world = World(records, policy, calendar)
    run_state_machine_as_test(
        lambda: RandomCases(world),  # type: ignore[arg-type]
        settings=settings(
            max_examples=1000 if LONG else 60,
            stateful_step_count=40,
            deadline=None,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(f"\n{world.steps} cases asked, {world.moves.total()} moves: {dict(world.moves)}")
    assert world.moves.total() > 10
    assert world.steps > 300
