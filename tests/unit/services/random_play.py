"""One case that random people play, and what is held of it after everything they did or were refused."""

from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final

import pytest

from casebook.domain.case_log import Entry
from casebook.domain.case_view import CaseView
from casebook.domain.code_verdict import CodeFound
from casebook.domain.line import ABSENT_PAGES
from casebook.domain.page_id import PageId
from casebook.domain.procedure import summary
from casebook.domain.record import CaseRecord
from casebook.domain.report import About, Involved
from casebook.domain.roles import Role
from casebook.domain.stage import Stage
from casebook.errors import CasebookError, NotAMember
from casebook.services.verify import verify
from casebook.store import case_log as entries
from casebook.ui.pages import case_pages
from tests.unit.services import random_rules as rules
from tests.unit.services.random_acts import TRIES
from tests.unit.services.random_office import (
    CHAIR,
    DEPUTY,
    EMPLOYEE,
    HEAD,
    PLAYERS,
    Office,
    Player,
    found,
)
from tests.unit.services.random_way import take_a_step, walk
from tests.unit.services.random_words import Choose

S = Stage
STARTS: Final = (
    *(S.REPORTED, S.TRIAGE, S.INFORMAL, S.INVESTIGATION, S.CASE_DECISION, S.HEARING_SCHEDULED),
    *(S.HEARING_HELD, S.LA_NOTIFIED, S.OUTCOME_ISSUED, S.APPEAL_WINDOW, S.APPEAL_LODGED),
    *(S.APPEAL_OUTCOME, S.CLOSURE),
)
"""Where a random case may begin: each was led there step by step, once."""

EVERY_PAGE: Final = frozenset(case_pages()) | {PageId.SCHOOL}
WORK_TO_THE_HEAD: Final = frozenset({HEAD, DEPUTY, EMPLOYEE})
LOOKERS: Final = (
    frozenset(Role),
    frozenset[Role](),
    *(frozenset({role}) for role in (Role.COMMISSIONING_MANAGER, Role.HR_ADVISER, Role.CLERK)),
)


class Cases:
    """Cases led to a stage, to be copied; and what was seen while they were played on."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._led: dict[tuple[About, Stage], Office] = {}
        self._number = count()
        self.runs = 0
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.began: Counter[Stage] = Counter()
        self.entered: Counter[Stage] = Counter()
        self.runs_at: Counter[Stage] = Counter()

    def at(self, about: About, stage: Stage) -> Office:
        """A new copy of a case about somebody that stands at this stage."""
        if (about, stage) not in self._led:
            self._led[about, stage] = self._lead(about, stage)
        return self._led[about, stage].copied(self._place())

    def figures(self) -> str:
        """What was done, and how many runs came to each stage."""
        tried, refused = self.done.total(), self.refused.total()
        lines = [f"{self.runs} cases, {tried} acts done, {refused} refused"]
        lines += [
            f"  {stage:18} {self.runs_at[stage]:4} of the cases were there; begun at {self.began[stage]:3},"
            f" entered {self.entered[stage]:4} times"
            for stage in Stage
        ]
        never = sorted(set(TRIES) - set(self.done))
        return "\n".join((*lines, f"  never done: {', '.join(never) or 'nothing'}"))

    def _lead(self, about: About, stage: Stage) -> Office:
        if stage is Stage.REPORTED:
            return found(self._place(), about)
        if (about, stage) == (About.HEADTEACHER, Stage.LA_NOTIFIED):
            return self.at(about, _before(stage))  # nobody at this hearing dismisses a headteacher
        office = self.at(about, _before(stage))
        walk(office, stage)
        office.lock()
        return office

    def _place(self) -> Path:
        return self._home / f"office-{next(self._number)}"


def _before(stage: Stage) -> Stage:
    if stage is Stage.INFORMAL:
        return Stage.TRIAGE
    line = tuple(one for one in STARTS if one is not Stage.INFORMAL)
    return line[[one.value for one in line].index(stage.value) - 1]


class Play:
    """A case, from where it begins; after every act all that must hold is asked of it."""

    def __init__(self, cases: Cases, about: About, stage: Stage) -> None:
        self.cases = cases
        self.office = cases.at(about, stage)
        self.seen = self.office.view()
        self.log = self._log()
        self.stages = {stage}
        cases.runs += 1
        cases.began[stage] += 1

    def go_on(self, choose: Choose) -> None:
        """The next sensible thing, by whoever may do it."""
        self._do("go on", lambda: take_a_step(self.office, choose), alone=False)

    def try_(self, name: str, choose: Choose) -> None:
        """Anything at all, by anybody: as a rule somebody who has the key."""
        members, owner = self.office.readers, Role.COMMISSIONING_MANAGER
        keeper = self.office.playing(self.seen.record, owner) or members[0]
        who = choose((keeper, keeper, keeper, *members, choose(PLAYERS)))
        user = self.office.sign_in(who)
        act, before = TRIES[name], self.seen.record
        self._do(name, lambda: act(self.office, user, before, choose), alone=True)

    def those_shut_out_look(self) -> None:
        """Whoever may never see the case signs in: no list, count, page or code knows of it."""
        for player in sorted(_barred(self.office, self.seen.record), key=lambda one: one.name):
            user, case = self.office.sign_in(player), self.office.case
            home = user.cases.home()
            assert case not in {row.case for row in home.rows}
            assert case not in user.cases.due_for_check()
            with pytest.raises(NotAMember):
                user.cases.view(case)
            with pytest.raises(NotAMember):
                user.cases.log_lines(case)
            told = " ".join(str(dict(words.fillings)) for words in home.notices)
            assert self.seen.record.case.reference not in told
            for letter in self.seen.record.letters:
                assert user.letters.check_code(letter.code).found is CodeFound.NOT_FOUND

    def end(self) -> None:
        """Everything is compared once more, evidence and register too."""
        self.cases.runs_at.update(self.stages)
        self.those_shut_out_look()
        assert verify(self.office.member()).items == ()

    def _do(self, name: str, act: Callable[[], object], *, alone: bool) -> None:
        before, told, refused = self.seen.record, len(self.log), None
        try:
            act()
        except CasebookError as error:
            refused = error
        (self.cases.done if refused is None else self.cases.refused)[name] += 1
        self.office.look()
        self.seen, self.log = self.office.view(), self._log()
        after = self.seen.record
        if refused is not None and alone:
            assert after == before, f"{name} was refused and changed something: {refused}"
        self._holds(before, tuple(act for act, _by in self.log[told:]))
        for event in after.events[len(before.events) :]:
            self.cases.entered[event.end] += 1
            self.stages.add(event.end)

    def _holds(self, before: CaseRecord, acts: tuple[str, ...]) -> None:
        after, user = self.seen.record, self.office.member()
        rules.in_line(before, after)
        rules.held_back(before, after, acts, user.session.today())
        rules.decided_freshly(before, after)
        rules.outcome_is_whole(before, after)
        rules.stands_once_told(before, after)
        rules.told_in_the_log(after, self.log)
        _guides(self.office, self.seen)
        barred = _barred(self.office, after)
        assert not barred & set(self.office.readers), "somebody who is shut out has the key"
        user.cases.check(self.office.case)
        faults = user.cases.view(self.office.case).unchanged.faults
        assert faults == (), faults

    def _log(self) -> tuple[tuple[str, str], ...]:
        """Every act in the log, and whose it was."""
        with self.office.member().session.seeing(self.office.case) as tx:
            read = [Entry.read(one.data) for one in entries.entries(tx)]
        return tuple((one.act, one.actor) for one in read)


def _barred(office: Office, record: CaseRecord) -> set[Player]:
    """The subject; where it is about the head, all who work to them; and whoever turned out to be in it (5.4)."""
    barred, route = {office.subject}, record.route
    assert route is not None
    if route.about is About.HEADTEACHER:
        barred |= WORK_TO_THE_HEAD
        if route.chair is not Involved.NO:
            barred.add(CHAIR)
    elif route.head is not Involved.NO:
        barred.add(HEAD)
    return barred


def _guides(office: Office, seen: CaseView) -> None:
    """The guide answers everybody, and each task and each stop leads to a page that there is."""
    user, stage = office.member(), seen.record.case.stage
    for roles in LOOKERS:
        guide = user.session.guide(seen.record, roles)
        named = {task.page for task in guide.tasks} | {guide.now.page}
        named |= {stop.page for move in guide.moves for stop in move.stops}
        named |= {running.page for running in guide.beside}
        assert named <= EVERY_PAGE - ABSENT_PAGES[seen.record.case.kind]
        assert guide.stage is stage
        assert summary(seen.record, guide).stage is stage
    [row] = [r for r in user.cases.home().rows if r.case == office.case]
    assert (row.stage, row.closed) == (stage, stage in (S.CLOSURE, S.RETAINED))
