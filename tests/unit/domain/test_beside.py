"""What runs beside a case in its guide: lines, tasks with their days, and what a police hold shuts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from casebook.domain.calendar import WorkingCalendar
from casebook.domain.guide import Guide, Running, Task, TaskState
from casebook.domain.ids import EventId
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.overlay import Overlay, OverlayKind
from casebook.domain.page_id import PageId
from casebook.domain.police import HoldRelease, HoldScope, PoliceHold, ReleaseForm, UsePermission
from casebook.domain.policy import Policy
from casebook.domain.procedure import guide, may_move
from casebook.domain.record import CaseRecord
from casebook.domain.review import Review, ReviewOutcome
from casebook.domain.roles import Role
from casebook.domain.safeguarding import (
    HarmLimb,
    LadoReferral,
    SafeguardingConclusion,
    SafeguardingOutcome,
    TellSubject,
)
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.suspension import Alternative, CheckIn, Purpose, Suspender, Suspension
from casebook.domain.triage import Answer, Question
from casebook.errors import Refused

OWNER = frozenset({Role.COMMISSIONING_MANAGER})
DECIDED = datetime(2025, 11, 18, 9, tzinfo=UTC)


class Asked:
    def __init__(self, policy: Policy, calendar: WorkingCalendar) -> None:
        self.policy, self.calendar = policy, calendar

    def guide(self, record: CaseRecord, today: date) -> Guide:
        return guide(record, policy=self.policy, calendar=self.calendar, today=today, roles=OWNER)

    def task(self, record: CaseRecord, id_: str, today: date = date(2025, 11, 18)) -> Task:
        return next(t for t in self.guide(record, today).tasks if t.id == id_)

    def tasks(self, record: CaseRecord, today: date = date(2025, 11, 18)) -> set[str]:
        return {t.id for t in self.guide(record, today).tasks}


@pytest.fixture
def asked(policy: Policy) -> Asked:
    closures = frozenset({date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1)})
    return Asked(policy, WorkingCalendar(closures))


def suspended(record: CaseRecord, **more: Any) -> CaseRecord:
    """The suspension of SC-1: Tue 18 Nov 2025, 09:00."""
    one = Suspension(
        id=EventId("s"), began=date(2025, 11, 18), decided_at=DECIDED, suspender=Suspender.HEADTEACHER,
        decided_by="Oriel Tansley", grounds="Posts name a pupil", purposes=(Purpose.PUPILS,),
        rejected=tuple((each.value, "No") for each in Alternative), risk="Another post", consulted="LADO",
        conditions="None", contact="Noor", support="OH", full_pay=True, review_on=date(2025, 12, 2),
    )  # fmt: skip
    return replace(record, suspensions=(replace(one, **more),))


def review(on: date) -> Review:
    return Review(on, "Oriel", ReviewOutcome.CONTINUES, "Still needed")


# SC-1: reviews every ten working days, over Christmas.
CYCLE = (
    ((), date(2025, 12, 2)),
    ((date(2025, 12, 2),), date(2025, 12, 16)),
    ((date(2025, 12, 2), date(2025, 12, 16)), date(2026, 1, 2)),
    ((date(2025, 12, 2), date(2025, 12, 16), date(2026, 1, 2)), date(2026, 1, 16)),
)


@pytest.mark.parametrize(("held", "due"), CYCLE)
def test_a_suspension_is_reviewed_every_ten_working_days(
    triaged: CaseRecord, asked: Asked, held: tuple[date, ...], due: date
) -> None:
    record = suspended(triaged, reviews=tuple(review(on) for on in held))

    assert asked.task(record, "suspension_review").due == due
    [line] = asked.guide(record, due).beside
    assert (line.title.english(), line.page, line.overdue) == (
        "Suspended",
        PageId.SUSPENSION,
        False,
    )
    [late] = asked.guide(record, due + timedelta(days=1)).beside
    assert late.overdue


def test_a_suspension_on_paper_is_reviewed_on_the_same_days(
    triaged: CaseRecord, asked: Asked
) -> None:
    step = DoneOutside(EventId("d"), OutsideStep.SUSPENSION, date(2025, 11, 18), "Oriel")
    later = DoneOutside(EventId("e"), OutsideStep.SUSPENSION_REVIEW, date(2025, 12, 2), "Oriel")
    ended = DoneOutside(EventId("f"), OutsideStep.SUSPENSION_ENDED, date(2025, 12, 9), "Panel")

    assert asked.task(replace(triaged, outside=(step,)), "suspension_review").due == date(
        2025, 12, 2
    )
    both = replace(triaged, outside=(step, later))
    assert asked.task(both, "suspension_review").due == date(2025, 12, 16)
    assert "suspension_review" not in asked.tasks(replace(triaged, outside=(step, later, ended)))


def test_the_letter_the_telling_and_the_contact_each_have_their_day(
    triaged: CaseRecord, asked: Asked
) -> None:
    record = suspended(triaged)

    assert asked.task(record, "suspension_letter").due == date(2025, 11, 19)
    assert asked.task(record, "suspension_told").due == date(2025, 11, 18)
    assert asked.task(record, "keep_in_touch").due == date(2025, 11, 25)
    told = suspended(
        triaged, informed_la_at=DECIDED, informed_other_at=DECIDED, letter_on=date(2025, 11, 19),
        check_ins=(CheckIn(date(2025, 11, 24), "Noor", "Well"),),
    )  # fmt: skip
    assert asked.task(told, "suspension_told").state is TaskState.COMPLETED
    assert asked.task(told, "suspension_letter").state is TaskState.COMPLETED
    assert asked.task(told, "keep_in_touch").due == date(2025, 12, 1)


def test_telling_the_authority_happens_now_and_the_rest_waits_beside(
    investigated: CaseRecord, asked: Asked
) -> None:
    told = suspended(
        investigated,
        informed_la_at=DECIDED,
        informed_other_at=DECIDED,
        letter_on=date(2025, 11, 18),
    )
    untold = asked.guide(suspended(investigated), date(2025, 11, 18)).now
    before = asked.guide(investigated, date(2025, 11, 18)).now

    assert untold.page is PageId.SUSPENSION
    assert asked.guide(told, date(2025, 11, 18)).now.page == before.page


HOLD = PoliceHold(
    EventId("h"), (HoldScope.ALL_INTERNAL_STEPS,), date(2025, 11, 18), "Oriel", "DS Patel", "An arrest",
)  # fmt: skip


def test_a_hold_is_looked_at_after_twenty_working_days_and_is_red_when_nobody_did(
    triaged: CaseRecord, asked: Asked
) -> None:
    record = replace(triaged, police_holds=(HOLD,))

    assert asked.task(record, "hold_review").due == date(2025, 12, 16)
    [line] = asked.guide(record, date(2025, 12, 17)).beside
    assert (line.page, line.overdue) == (PageId.POLICE, True)
    looked = replace(HOLD, reviews=(review(date(2025, 12, 16)),))
    [fresh] = asked.guide(replace(record, police_holds=(looked,)), date(2025, 12, 17)).beside
    assert not fresh.overdue


def test_a_hold_shuts_the_move_it_names_and_its_release_opens_it(
    heard: CaseRecord, asked: Asked
) -> None:
    def move(record: CaseRecord) -> None:
        may_move(
            record, Stage.CLOSURE, outcome=ClosureOutcome.OTHER_PROCEDURE, reason="Elsewhere",
            policy=asked.policy, calendar=asked.calendar, today=date(2026, 1, 20), roles=OWNER,
        )  # fmt: skip

    held = replace(heard, police_holds=(HOLD,))
    with pytest.raises(Refused, match="A police hold stands since"):
        move(held)
    end = HoldRelease(date(2026, 1, 20), "DS Patel", ReleaseForm.ORAL, "Oriel", UsePermission.GIVEN)
    move(replace(heard, police_holds=(replace(HOLD, release=end),)))
    narrow = replace(HOLD, scope=(HoldScope.NO_DEVICE_HANDLING,))
    move(replace(heard, police_holds=(narrow,)))


def test_a_task_that_a_hold_stops_says_so(investigated: CaseRecord, asked: Asked) -> None:
    begun = replace(investigated, outside=())
    free = asked.guide(begun, date(2025, 11, 24))
    held = asked.guide(replace(begun, police_holds=(HOLD,)), date(2025, 11, 24))
    stopped = {t.id for t in held.tasks if t.note and "police hold" in t.note.english()}

    assert {"notice", "invite_to_meeting", "investigation_report"} <= stopped
    assert all(t.state is TaskState.CANNOT_START for t in held.tasks if t.id in stopped)
    assert not {t.id for t in free.tasks if t.note and "police hold" in t.note.english()}


LADO = LadoReferral(
    EventId("l"), (HarmLimb.HARMED,), datetime(2025, 11, 17, 11, tzinfo=UTC), "Oriel", "Callum", "P-01",
)  # fmt: skip


def test_a_referral_answers_the_task_and_only_advice_lets_the_case_go_on(
    triaged: CaseRecord, asked: Asked
) -> None:
    triage = replace(triaged.triage, harm_threshold=Question(Answer.YES, "Limb 1"))
    bare = replace(triaged, triage=triage, outside=())
    told = replace(bare, lado_referrals=(LADO,))
    advice = replace(LADO, advice="Go on", advised_on=date(2025, 11, 18), tell=TellSubject.YES)

    def stopped(record: CaseRecord) -> bool:
        found = asked.guide(record, date(2025, 11, 18))
        on = next(m for m in found.moves if m.end is Stage.INVESTIGATION)
        return any(stop.page is PageId.SAFEGUARDING for stop in on.stops)

    assert asked.task(bare, "lado").state is TaskState.NOT_STARTED
    assert asked.task(told, "lado").state is TaskState.COMPLETED
    assert stopped(bare)
    assert stopped(told)
    assert not stopped(replace(bare, lado_referrals=(advice,)))


def test_what_follows_a_malicious_allegation_comes_in_its_order(
    triaged: CaseRecord, asked: Asked
) -> None:
    end = SafeguardingConclusion(
        SafeguardingOutcome.MALICIOUS, date(2025, 11, 17), "Callum", "Why", "How", made_by_pupil=True,
    )  # fmt: skip
    record = replace(triaged, lado_referrals=(LADO,), safeguarding=end)

    assert asked.task(record, "welfare_first").state is TaskState.NOT_STARTED
    assert asked.task(record, "behaviour_policy").state is TaskState.CANNOT_START
    assert asked.task(record, "removal").due == date(2025, 11, 24)
    seen = replace(
        end, welfare_on=date(2025, 11, 18), removed_on=date(2025, 11, 18), removed_by="N"
    )
    after = replace(record, safeguarding=seen)
    assert asked.task(after, "behaviour_policy").state is TaskState.NOT_STARTED
    assert asked.task(after, "removal").state is TaskState.COMPLETED
    false = replace(record, safeguarding=replace(end, outcome=SafeguardingOutcome.FALSE))
    assert {"welfare_first", "behaviour_policy"}.isdisjoint(asked.tasks(false))
    assert "removal" in asked.tasks(false)


def test_each_of_the_others_has_its_line_and_its_task(triaged: CaseRecord, asked: Asked) -> None:
    def beside(kind: OverlayKind, **answers: str) -> Overlay:
        return Overlay(
            EventId(kind), kind, date(2025, 11, 17), "It came up", "Noor", tuple(answers.items())
        )

    record = replace(
        triaged,
        overlays=(
            beside(OverlayKind.SAR, received_on="2025-11-17"),
            beside(OverlayKind.DATA_BREACH, aware_at="2025-11-17T15:00:00.000000Z"),
            beside(OverlayKind.SICKNESS, decide_on="2025-11-21"),
            replace(beside(OverlayKind.MEDIA), ended=date(2025, 11, 18)),
        ),
    )

    lines: tuple[Running, ...] = asked.guide(record, date(2025, 11, 18)).beside
    assert [one.title.english() for one in lines] == [
        "Request for personal data",
        "Data breach",
        "Sickness",
    ]
    assert asked.task(record, "sar_answer").due == date(2025, 12, 17)
    assert asked.task(record, "breach_ico").due == date(2025, 11, 20)
    assert asked.task(record, "breach_dpo").due == date(2025, 11, 17)
    assert asked.task(record, "sickness_decision").due == date(2025, 11, 21)
    assert [one.overdue for one in asked.guide(record, date(2025, 12, 18)).beside] == [
        True,
        True,
        True,
    ]


def test_nothing_runs_beside_a_case_in_which_nothing_does(
    triaged: CaseRecord, asked: Asked
) -> None:
    assert asked.guide(replace(triaged, outside=()), date(2025, 11, 18)).beside == ()
