"""The line of an attack on staff: its moves, what each asks, what starts its days, and what does not exist on it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.attribution import (
    SHOWN,
    Attribution,
    AttributionLevel,
    Perpetrator,
    Search,
    routed_on,
)
from casebook.domain.calendar import WorkingCalendar
from casebook.domain.case import CaseKind, RoleHeld
from casebook.domain.ids import EventId
from casebook.domain.incident import (
    Engagement,
    Incident,
    IncidentLook,
    SupportKind,
    SupportOffer,
    SupportReview,
)
from casebook.domain.limit_table import LIMITS
from casebook.domain.line import ABSENT_PAGES, INCIDENT_MOVES, INCIDENT_STEPS, moves
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.perpetrator import PerpetratorType
from casebook.domain.policy import Policy
from casebook.domain.procedure import guide, may_move
from casebook.domain.procedure_limit import due
from casebook.domain.procedure_tasks_incident import INCIDENT_TASKS
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.record import CaseRecord
from casebook.domain.report import ReportSource, Risk
from casebook.domain.retention_fact import retention
from casebook.domain.retention_line import RecordClass
from casebook.domain.review import Review, ReviewOutcome
from casebook.domain.roles import Role
from casebook.domain.stage import MOVES, ClosureOutcome, Stage
from casebook.domain.takedown import Takedown, TakedownEnd
from casebook.domain.triage import Answer, Question
from casebook.errors import Missing, NotAllowed, Refused

S, C, T, L = Stage, ClosureOutcome, PerpetratorType, AttributionLevel
EVERYONE = frozenset(Role)
TODAY = date(2025, 11, 21)
NOW = datetime(2025, 11, 18, 9, tzinfo=UTC)
NO = Question(Answer.NO, "Nothing points to it")
BY = "Oriel Tansley"
ENDED = Review(TODAY, BY, ReviewOutcome.TO_END, "The platform answers nobody")


@pytest.fixture(scope="module")
def attacked(reported: CaseRecord) -> CaseRecord:
    """Somebody attacked, the report just complete."""
    roles = tuple(
        RoleHeld(r.person, Role.TARGET, r.since) if r.role is Role.SUBJECT else r
        for r in reported.team.roles
    )
    return replace(
        reported,
        case=replace(reported.case, kind=CaseKind.INCIDENT),
        team=replace(reported.team, roles=roles),
        report=replace(reported.report, source=ReportSource.STAFF, reporter_name="Ines Calloway"),
    )


@pytest.fixture(scope="module")
def responding(attacked: CaseRecord) -> CaseRecord:
    """Everything done that leaving asks for, nobody being known."""
    incident = Incident(
        look=IncidentLook(NO, NO, on=TODAY),
        engagement=Engagement(answered=False, advised_on=TODAY, advised_by=BY),
        review_on=TODAY,
        offers=(SupportOffer(SupportKind.UNION, TODAY, BY),),
        reviews=(SupportReview(TODAY, BY, "Well"),),
    )
    down = Takedown(
        EventId("d"), "clips.example.net/1", "Clips", NOW, BY, end=TakedownEnd.REMOVED, ended_at=NOW
    )
    return replace(
        at(attacked, S.RESPONDING), incident=incident, takedowns=(down,), search=Search(reviews=(ENDED,))
    )  # fmt: skip


def at(record: CaseRecord, stage: Stage) -> CaseRecord:
    return replace(record, case=record.case.moved_to(stage))


@pytest.fixture(scope="module")
def look(policy: Policy, calendar: WorkingCalendar) -> Callable[[CaseRecord], ProcedureView]:
    return lambda record: ProcedureView(record, policy, calendar, TODAY, EVERYONE)


class Mover:
    """Asks whether an incident may move."""

    def __init__(self, policy: Policy, calendar: WorkingCalendar) -> None:
        self.policy, self.calendar = policy, calendar

    def may(
        self, record: CaseRecord, end: Stage, outcome: ClosureOutcome | None = None, *,
        reason: str = "", roles: frozenset[Role] = EVERYONE,
    ) -> bool:  # fmt: skip
        made = may_move(
            record, end, outcome=outcome, reason=reason, policy=self.policy,
            calendar=self.calendar, today=TODAY, roles=roles,
        )  # fmt: skip
        return (made.end, made.outcome) == (end, outcome)

    def refusal(self, record: CaseRecord, end: Stage, outcome: ClosureOutcome | None = None) -> str:
        with pytest.raises(Refused) as refused:
            self.may(record, end, outcome, reason="r")
        return refused.value.sentence()


@pytest.fixture(scope="module")
def move(policy: Policy, calendar: WorkingCalendar) -> Mover:
    return Mover(policy, calendar)


def test_the_line_is_reported_triage_responding_closed_kept() -> None:
    onward = {(m.start, m.end) for m in INCIDENT_MOVES if m.end is not S.CLOSURE}
    assert onward == {(S.REPORTED, S.TRIAGE), (S.TRIAGE, S.RESPONDING), (S.CLOSURE, S.RETAINED)}
    assert {m.start for m in INCIDENT_MOVES if m.outcome is C.RESPONDED} == {S.RESPONDING}
    assert not any(S.RESPONDING in (m.start, m.end) for m in MOVES)
    assert moves(CaseKind.STAFF_MISUSE) is MOVES


@given(st.sampled_from(Stage), st.sampled_from([None, *ClosureOutcome]))
def test_no_stage_of_the_staff_line_can_be_reached(
    attacked: CaseRecord, move: Mover, end: Stage, outcome: ClosureOutcome | None
) -> None:
    allowed = {(m.end, m.outcome) for m in INCIDENT_MOVES if m.start is S.TRIAGE}
    if (end, outcome) not in allowed:
        assert "cannot go there" in move.refusal(at(attacked, S.TRIAGE), end, outcome)


def test_triage_waits_for_who_reported_it(attacked: CaseRecord, move: Mover) -> None:
    unsaid = replace(attacked, report=replace(attacked.report, source=None))
    assert "who reported it" in move.refusal(unsaid, S.TRIAGE)
    assert move.may(attacked, S.TRIAGE)
    risk = replace(attacked.report.concern, risk=Risk.YES)
    danger = replace(attacked, report=replace(attacked.report, concern=risk))
    assert "danger" in move.refusal(danger, S.TRIAGE)


def test_responding_waits_for_the_first_questions_and_for_what_the_target_was_told(
    responding: CaseRecord, move: Mover
) -> None:
    triage = at(responding, S.TRIAGE)
    assert move.may(triage, S.RESPONDING)
    bare = replace(triage.incident, look=IncidentLook(NO, Question(Answer.NO), on=TODAY))
    assert "a reason for each no" in move.refusal(replace(triage, incident=bare), S.RESPONDING)
    unasked = replace(triage.incident, engagement=Engagement(advised_on=TODAY, advised_by=BY))
    assert "not to reply" in move.refusal(replace(triage, incident=unasked), S.RESPONDING)


def pupil(*, done: bool) -> Perpetrator:
    return Perpetrator(
        EventId("p"), T.CURRENT_PUPIL, "P-17", L.ADMITTED, "Said so", date(2025, 11, 19), BY, 11,
        welfare_on=TODAY, welfare_note="Seen", done="A week", done_on=TODAY if done else None, done_by=BY,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lack", "sentence"),
    [
        (lambda r: replace(r, takedowns=()), "takedown log"),
        (lambda r: replace(r, takedowns=(replace(r.takedowns[0], end=None),)), "takedown log"),
        (lambda r: replace(r, incident=replace(r.incident, reviews=())), "no more talk is needed"),
        (lambda r: replace(r, search=Search()), "who"),
        (lambda r: replace(r, search=Search(reviews=(replace(ENDED, outcome=ReviewOutcome.CONTINUES),))), "who"),
        (lambda r: replace(r, perpetrators=(pupil(done=False),)), "who"),
    ],
    ids=["no-log", "open-line", "no-talk", "no-search", "goes-on", "not-routed"],
)  # fmt: skip
def test_it_closes_only_when_taken_down_supported_and_routed(
    responding: CaseRecord, move: Mover, lack: Callable[[CaseRecord], CaseRecord], sentence: str
) -> None:
    assert move.may(responding, S.CLOSURE, C.RESPONDED)
    assert sentence in move.refusal(lack(responding), S.CLOSURE, C.RESPONDED)
    known = replace(responding, search=Search(), perpetrators=(pupil(done=True),))
    assert move.may(known, S.CLOSURE, C.RESPONDED)


def test_there_may_be_nothing_to_take_down(responding: CaseRecord, move: Mover) -> None:
    by_telephone = replace(responding.incident, nothing_online="By telephone")
    assert move.may(
        replace(responding, takedowns=(), incident=by_telephone), S.CLOSURE, C.RESPONDED
    )


def test_it_can_end_early_with_a_reason_and_only_by_its_owner(
    responding: CaseRecord, move: Mover
) -> None:
    assert move.may(responding, S.CLOSURE, C.OTHER_PROCEDURE, reason="The trust takes it over")
    with pytest.raises(Missing):
        move.may(responding, S.CLOSURE, C.OTHER_PROCEDURE)
    with pytest.raises(NotAllowed):
        move.may(responding, S.CLOSURE, C.RESPONDED, roles=frozenset({Role.HR_ADVISER}))
    assert "Two people" in move.refusal(responding, S.CLOSURE, C.OPENED_IN_ERROR)


@given(
    st.lists(
        st.builds(
            Attribution, on=st.just(TODAY), by=st.just(BY), level=st.sampled_from(AttributionLevel),
            who=st.just("P-17"), basis=st.just("Said so"), kind=st.sampled_from(PerpetratorType),
        ),
        max_size=8,
    )
)  # fmt: skip
def test_unknown_never_becomes_a_person_by_itself(
    responding: CaseRecord, move: Mover, lines: list[Attribution]
) -> None:
    record = replace(responding, search=Search(lines=tuple(lines)))
    assert routed_on(record.perpetrators, record.search) is None
    assert record.pupils == ()
    assert "who" in move.refusal(record, S.CLOSURE, C.RESPONDED)


def test_the_ladder_has_seven_steps_of_which_four_show_who_it_was() -> None:
    assert [one.value for one in AttributionLevel] == [
        "admitted", "verified_account", "device_or_log", "consistent_indicators",
        "third_party_identification", "unverified", "disputed_or_hacked",
    ]  # fmt: skip
    assert [one.step for one in AttributionLevel] == [1, 2, 3, 4, 5, 6, 7]
    assert SHOWN == 4


def test_days_of_an_attack_count_from_what_happens_in_it(
    responding: CaseRecord, look: Callable[[CaseRecord], ProcedureView]
) -> None:
    unknown = look(replace(responding, search=Search()))
    found = due(unknown, "unknown_perpetrator_review")
    assert found is not None
    assert found.day == date(2025, 12, 1)
    assert "reported or last looked at" in found.counted.english()
    later = replace(ENDED, on=date(2025, 11, 20), outcome=ReviewOutcome.CONTINUES)
    again = due(
        look(replace(responding, search=Search(reviews=(later,)))), "unknown_perpetrator_review"
    )
    assert again is not None
    assert again.day == date(2025, 12, 4)
    assert due(unknown, "closure") is None
    closed = due(look(responding), "closure")
    assert closed is not None
    assert closed.day == date(2025, 12, 5)
    letter = due(look(replace(responding, perpetrators=(pupil(done=False),))), "parent_letter")
    assert letter is not None
    assert letter.day == date(2025, 11, 24)


def test_the_next_look_is_due_from_the_line_that_waits_longest(
    responding: CaseRecord, look: Callable[[CaseRecord], ProcedureView]
) -> None:
    waiting = replace(responding.takedowns[0], id=EventId("w"), end=None, ended_at=None)
    newer = replace(waiting, id=EventId("n"), reported_at=datetime(2025, 11, 20, 9, tzinfo=UTC))
    found = due(look(replace(responding, takedowns=(newer, waiting))), "takedown_recheck")
    assert found is not None
    assert found.day == date(2025, 11, 20)


def test_every_task_leads_to_a_page_and_a_step_that_exist_on_the_line() -> None:
    absent = ABSENT_PAGES[CaseKind.INCIDENT]
    assert len({rule.id for rule in INCIDENT_TASKS}) == len(INCIDENT_TASKS)
    for rule in INCIDENT_TASKS:
        assert rule.page not in absent, rule.id
        assert rule.step is None or rule.step in INCIDENT_STEPS, rule.id
        assert not rule.limit or rule.limit in LIMITS, rule.id
        assert rule.reason, rule.id


@pytest.mark.parametrize("stage", [S.REPORTED, S.TRIAGE, S.RESPONDING, S.CLOSURE, S.RETAINED])
def test_the_guide_of_an_attack_speaks_of_no_charge_at_any_stage(
    responding: CaseRecord, policy: Policy, calendar: WorkingCalendar, stage: Stage
) -> None:
    found = guide(
        at(responding, stage), policy=policy, calendar=calendar, today=TODAY, roles=EVERYONE
    )
    absent = ABSENT_PAGES[CaseKind.INCIDENT]
    assert [step.title.english() for step in found.rail] == [
        "Reported",
        "Triage",
        "Respond",
        "Close and keep",
    ]
    assert not {task.page for task in found.tasks} & absent
    assert not {stop.page for made in found.moves for stop in made.stops} & absent
    assert found.now.page not in absent
    assert not any("Kerensa" in w.english() and "accused" in w.english() for w in found.notices)


def test_what_was_done_on_paper_counts(
    attacked: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    step = DoneOutside(EventId("s"), OutsideStep.SUPPORT_LETTER, date(2025, 11, 18), BY)

    def state(record: CaseRecord) -> str:
        found = guide(record, policy=policy, calendar=calendar, today=TODAY, roles=EVERYONE)
        return next(t.state.value for t in found.tasks if t.id == "support_letter")

    assert state(attacked) == "not_started"
    assert state(replace(attacked, outside=(step,))) == "completed"


def test_an_attack_is_kept_six_years_and_a_pupil_in_it_until_twenty_five(
    responding: CaseRecord, look: Callable[[CaseRecord], ProcedureView]
) -> None:
    record = replace(responding, perpetrators=(pupil(done=True),))
    classes = {line.record_class for line in retention(look(record))}
    assert {RecordClass.INCIDENT, RecordClass.PUPIL} <= classes
    assert [line.subject for line in retention(look(record)) if line.subject] == ["P-17"]


def test_a_pages_list_is_whole() -> None:
    assert ABSENT_PAGES[CaseKind.INCIDENT] >= {
        PageId.ALLEGATIONS, PageId.DECISION, PageId.ADVICE, PageId.TRIAGE, PageId.SUSPENSION,
    }  # fmt: skip
    assert ABSENT_PAGES[CaseKind.STAFF_MISUSE] == {
        PageId.INCIDENT, PageId.TAKEDOWN, PageId.PERPETRATOR,
    }  # fmt: skip
