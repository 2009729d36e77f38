"""The guide: SC-5 and SC-1 stage by stage, dates as the tables have them, and what must hold for any case."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.calendar import WorkingCalendar
from casebook.domain.case import RoleHeld, StageEvent
from casebook.domain.decision import Sanction, SanctionDecision
from casebook.domain.evidence import Exhibit
from casebook.domain.facts import Facts, Sure
from casebook.domain.first_day import first_day
from casebook.domain.guide import Guide, RailState, Task, TaskState
from casebook.domain.ids import EventId, LetterId, PersonId
from casebook.domain.issued import IssuedLetter
from casebook.domain.limit_table import LIMITS
from casebook.domain.limit_value import Start
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.person import Person
from casebook.domain.policy import Policy
from casebook.domain.procedure import TASKS, guide, summary
from casebook.domain.procedure_stage import STAGES
from casebook.domain.procedure_start import STARTS
from casebook.domain.record import CaseRecord
from casebook.domain.report import About, ReportSource, Risk
from casebook.domain.roles import Role
from casebook.domain.routing import RouteFacts, taken
from casebook.domain.school import SchoolCategory
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.triage import (
    Answer,
    Question,
    SuspensionThought,
    SuspensionView,
    TriageDetails,
)

OWNER = frozenset({Role.COMMISSIONING_MANAGER})
HR = frozenset({Role.HR_ADVISER})
IO = frozenset({Role.INVESTIGATING_OFFICER})
CLERK = frozenset({Role.CLERK})
TODAY = date(2025, 11, 18)
S = Stage


class Guided:
    """Asks for the guide to a case, on a day, for somebody."""

    def __init__(self, policy: Policy, calendar: WorkingCalendar) -> None:
        self.policy, self.calendar = policy, calendar

    def __call__(
        self, record: CaseRecord, roles: frozenset[Role] = OWNER, today: date = TODAY
    ) -> Guide:
        return guide(record, policy=self.policy, calendar=self.calendar, today=today, roles=roles)

    def task(self, record: CaseRecord, id_: str, roles: frozenset[Role] = OWNER) -> Task:
        return next(t for t in self(record, roles).tasks if t.id == id_)

    def now(self, record: CaseRecord, roles: frozenset[Role] = OWNER) -> str:
        return self(record, roles).now.sentence.english()


@pytest.fixture(scope="module")
def guided(policy: Policy, calendar: WorkingCalendar) -> Guided:
    return Guided(policy, calendar)


def done(record: CaseRecord, *steps: OutsideStep, on: date = date(2026, 1, 12)) -> CaseRecord:
    more = tuple(DoneOutside(EventId(s), s, on, "Oriel Tansley") for s in steps)
    return replace(record, outside=(*record.outside, *more))


def at(record: CaseRecord, stage: Stage, on: date = date(2026, 1, 12)) -> CaseRecord:
    event = StageEvent(
        record.case.stage, stage, datetime(2026, 1, 12, tzinfo=UTC), on, PersonId("o")
    )
    return replace(record, case=record.case.moved_to(stage), events=(*record.events, event))


def test_a_new_concern_asks_first_to_keep_what_can_be_seen(
    reported: CaseRecord, guided: Guided
) -> None:
    found = guided(reported)

    assert found.title.english() == "Reported"
    assert found.now.page is PageId.EVIDENCE
    assert found.now.sentence.english().startswith("Keep what can still be seen")
    assert [t.id for t in found.tasks] == [
        "keep_evidence", "finish_report", "acknowledge", "harm", "preserve", "conduct_date",
    ]  # fmt: skip


def test_danger_comes_before_everything(reported: CaseRecord, guided: Guided) -> None:
    concern = replace(reported.report.concern, risk=Risk.NOT_SURE)
    danger = replace(reported, report=replace(reported.report, concern=concern))

    found = guided(danger)

    assert found.tasks[0].id == "danger"
    assert found.now.due == date(2025, 11, 17)
    safe = replace(danger, report=replace(danger.report, risk_action="Police called"))
    assert guided.task(safe, "danger").state is TaskState.COMPLETED


@pytest.mark.parametrize(
    ("task", "due"),
    [("acknowledge", date(2025, 11, 19)), ("harm", date(2025, 11, 18))],  # SC-1
)
def test_limits_count_from_the_day_it_reached_the_school(
    reported: CaseRecord, guided: Guided, task: str, due: date
) -> None:
    found = guided.task(reported, task)

    assert found.due == due
    assert found.why is not None
    assert found.why.counted is not None
    assert "Mon 17 Nov 2025" in found.why.counted.english()


def test_the_lado_limit_jumps_over_easter(reported: CaseRecord, policy: Policy) -> None:
    moment = datetime(2026, 4, 2, 9, tzinfo=UTC)
    easter = WorkingCalendar(frozenset({date(2026, 4, 3), date(2026, 4, 6)}))
    concern = replace(reported.report.concern, aware_at=moment)
    record = replace(
        reported,
        case=replace(reported.case, opened_at=moment),
        report=replace(reported.report, concern=concern),
        triage=replace(reported.triage, harm_threshold=Question(Answer.NOT_SURE)),
    )

    found = guide(record, policy=policy, calendar=easter, today=date(2026, 4, 2), roles=OWNER)

    assert next(t.due for t in found.tasks if t.id == "lado") == date(2026, 4, 7)  # V1


def test_a_case_from_paper_shows_no_breach_of_what_ran_before_it_came(
    reported: CaseRecord, guided: Guided
) -> None:
    late = replace(
        reported, case=replace(reported.case, opened_at=datetime(2026, 2, 1, tzinfo=UTC))
    )

    found = guided(late, today=date(2026, 2, 2))

    assert all(t.due is None for t in found.tasks)
    acknowledge = guided.task(late, "acknowledge")
    assert acknowledge.note is not None
    assert "before the case was kept here" in acknowledge.note.english()
    assert acknowledge.why is not None
    assert acknowledge.why.counted is None


@pytest.mark.parametrize("rule", [r for r in TASKS if r.step is not None], ids=lambda r: r.id)
def test_every_step_done_outside_completes_its_task(
    dismissed: CaseRecord, policy: Policy, calendar: WorkingCalendar, rule: object
) -> None:
    chosen = next(r for r in TASKS if r is rule)
    assert chosen.step is not None
    yes = Question(Answer.YES, "Limb 1")
    triage = replace(
        dismissed.triage, harm_threshold=yes, possible_offence=yes, data_breach=yes, expression=yes
    )
    details = TriageDetails(
        facts=Facts(pupil_shown=Sure.YES),
        suspension=SuspensionView(SuspensionThought.CONSIDER, reason="A pupil is upset"),
    )
    record = replace(dismissed, triage=triage, triage_details=details)
    if chosen.id == "invite_authority":
        record = replace(record, route=taken(RouteFacts(About.HEADTEACHER)))
    if chosen.id == "outcome_letter_outside":
        record = _other_sanction(record)
    if chosen.id in ("outcome_letter_doc_26", "outcome_letter_doc_27"):
        record = _warned(record, chosen.document)
    record = at(done(record, chosen.step), min(chosen.stages))
    found = guide(record, policy=policy, calendar=calendar, today=TODAY, roles=OWNER)

    task = next(t for t in found.tasks if t.id == chosen.id)
    assert task.state is TaskState.COMPLETED
    assert task.due is None
    assert task.note is not None
    assert "12 Jan 2026" in task.note.english()


def _other_sanction(record: CaseRecord) -> CaseRecord:
    assert record.decisions.sanction is not None
    other = replace(record.decisions.sanction, sanction=Sanction.DISMISSAL_WITH_NOTICE)
    return replace(record, decisions=replace(record.decisions, sanction=other))


def _warned(record: CaseRecord, document: str) -> CaseRecord:
    assert record.decisions.sanction is not None
    warning = (
        Sanction.FIRST_WRITTEN_WARNING if document == "DOC-26" else Sanction.FINAL_WRITTEN_WARNING
    )
    other = replace(record.decisions.sanction, sanction=warning)
    return replace(record, decisions=replace(record.decisions, sanction=other))


def test_a_step_that_was_withdrawn_completes_nothing(reported: CaseRecord, guided: Guided) -> None:
    record = done(reported, OutsideStep.ACKNOWLEDGEMENT)
    withdrawn = replace(record, outside=(replace(record.outside[0], withdrawn="Wrong case"),))

    assert guided.task(record, "acknowledge").state is TaskState.COMPLETED
    assert guided.task(withdrawn, "acknowledge").state is TaskState.NOT_STARTED


def test_somebody_who_told_on_themselves_or_did_not_sign_is_not_thanked(
    triaged: CaseRecord, guided: Guided
) -> None:
    unsigned = replace(
        triaged, report=replace(triaged.report, source=ReportSource.ANONYMOUS, reporter_name="")
    )

    assert guided.task(unsigned, "acknowledge").state is TaskState.NOT_NEEDED


def test_triage_goes_question_by_question_to_the_move_it_chose(
    triaged: CaseRecord, investigated: CaseRecord, guided: Guided
) -> None:
    fresh = replace(triaged, triage=type(triaged.triage)())
    begun = replace(fresh, triage=replace(fresh.triage, in_scope=Question(Answer.YES)))

    assert guided.now(fresh).startswith("Decide whether a child may have been harmed")
    assert "from Kerensa Holloway-Pike" in guided.now(fresh)
    assert guided.task(fresh, "triage").state is TaskState.NOT_STARTED
    assert guided.task(begun, "triage").state is TaskState.IN_PROGRESS
    assert guided.task(begun, "appoint").state is TaskState.NOT_NEEDED
    assert guided.now(triaged).startswith("Appoint somebody")
    ready = guided(at(investigated, S.TRIAGE))
    assert ready.now.button.english() == "Begin the investigation"
    assert (ready.moves[0].end, ready.moves[0].stops) == (S.INVESTIGATION, ())


def test_harm_and_offence_bring_their_tasks_and_hold_back_the_notice(
    investigated: CaseRecord, guided: Guided
) -> None:
    yes = Question(Answer.YES, "Limb 1")
    triage = replace(investigated.triage, harm_threshold=yes, possible_offence=yes)
    untold = (
        OutsideStep.NOTICE_OF_INVESTIGATION,
        OutsideStep.TERMS_OF_REFERENCE,
        OutsideStep.INVITATION_TO_MEETING,
    )
    outside = tuple(d for d in investigated.outside if d.step not in untold)
    [exhibit] = investigated.exhibits
    unfinished = replace(exhibit, details=replace(exhibit.details, address=""))
    record = replace(investigated, triage=triage, outside=outside, exhibits=(unfinished,))

    assert [t.id for t in guided(record).tasks][:2] == ["lado", "police"]
    assert [t.id for t in guided(record).tasks][-2:] == ["conduct_date", "complete_evidence"]
    assert guided.task(record, "notice").state is TaskState.CANNOT_START
    told = done(record, OutsideStep.LADO_REFERRAL)
    assert guided.task(told, "notice").state is TaskState.NOT_STARTED


def test_informal_advice_goes_from_the_talk_to_the_review(
    advised: CaseRecord, guided: Guided
) -> None:
    unmet = replace(advised, decisions=replace(advised.decisions, advice=None))
    note = IssuedLetter(
        LetterId("l"), 1, "DOC-21", "Note", date(2025, 11, 28), advised.case.opened_at,
        PersonId("noor"), 9, "code",
    )  # fmt: skip
    given_ = replace(advised, letters=(note,))

    assert guided.now(unmet).startswith("Meet Kerensa Holloway-Pike: listen")
    assert guided.task(unmet, "meet_informally").due == date(2025, 12, 3)  # 10 wd after 19 Nov
    assert guided.now(done(unmet, OutsideStep.MEETING_HELD)).startswith("Write down what was said")
    assert guided.task(unmet, "advice_note").state is TaskState.CANNOT_START
    assert guided.task(unmet, "advice_review").due is None
    assert guided(advised).now.document == "DOC-21"
    assert guided(advised).now.due == date(2025, 12, 3)
    assert guided.task(advised, "advice_review").state is TaskState.CANNOT_START
    assert guided(given_).now.due == date(2026, 1, 23)
    closing = guided(done(given_, OutsideStep.REVIEW_HELD))
    assert closing.now.button.english() == "Close: settled by advice"


def test_when_every_task_is_done_and_the_step_is_still_shut_it_says_what_shuts_it(
    advised: CaseRecord, guided: Guided
) -> None:
    yes = Question(Answer.YES, "Limb 1")
    grave = replace(at(advised, S.TRIAGE), triage=replace(advised.triage, harm_threshold=yes))
    found = guided(done(grave, OutsideStep.LADO_REFERRAL))

    assert "advice is not enough yet" in found.now.sentence.english()
    assert found.now.page is PageId.TRIAGE
    assert not found.now.due


def test_a_second_opener_without_a_part_has_nothing_to_do(
    reported: CaseRecord, guided: Guided
) -> None:
    assert guided.now(reported, frozenset()).startswith("Nothing waits for you. The next step")
    alone = replace(reported, team=replace(reported.team, roles=()))
    assert guided.now(alone, frozenset()) == "Nothing waits for you."


def test_the_rail_shows_advice_in_place_of_the_steps_it_replaces(
    advised: CaseRecord, guided: Guided
) -> None:
    shown = [(s.title.english(), s.state) for s in guided(advised).rail]

    assert shown == [
        ("Reported", RailState.DONE), ("Triage", RailState.DONE),
        ("Informal advice", RailState.NOW), ("Close and keep", RailState.LATER),
    ]  # fmt: skip
    closed = at(advised, S.CLOSURE)
    closed = replace(closed, case=replace(closed.case, outcome=ClosureOutcome.INFORMAL_ADVICE))
    assert [s.state for s in guided(closed).rail] == [
        RailState.DONE, RailState.DONE, RailState.DONE, RailState.NOW,
    ]  # fmt: skip


def test_the_rail_has_nine_steps_and_says_when_each_was_done(
    dismissed: CaseRecord, guided: Guided
) -> None:
    steps = guided(dismissed).rail

    assert [s.title.english() for s in steps] == [
        "Reported", "Triage", "Investigation", "Report", "Case to answer?", "Hearing", "Outcome",
        "Appeal", "Close and keep",
    ]  # fmt: skip
    assert [s.number for s in steps] == list(range(1, 10))
    assert [s.state for s in steps] == [RailState.DONE] * 5 + [RailState.NOW] + [
        RailState.LATER
    ] * 3
    assert steps[2].note is not None
    assert steps[2].note.english() == "Wed 19 Nov 2025"


def test_a_case_without_an_entry_for_its_report_shows_the_day_it_was_reported(
    triaged: CaseRecord, guided: Guided
) -> None:
    first = guided(replace(triaged, events=triaged.events[1:])).rail[0]

    assert first.note is not None
    assert first.note.english() == "Mon 17 Nov 2025"


def test_steps_that_were_never_taken_are_skipped(triaged: CaseRecord, guided: Guided) -> None:
    kept = at(at(triaged, S.CLOSURE), S.RETAINED)

    assert [s.state for s in guided(kept).rail] == [
        RailState.DONE, RailState.DONE, *[RailState.SKIPPED] * 6, RailState.DONE,
    ]  # fmt: skip
    assert guided(kept).now.sentence.english().startswith("Nothing more")


def test_the_investigator_with_a_key_does_the_investigating(
    investigated: CaseRecord, guided: Guided
) -> None:
    early = replace(investigated, outside=())

    assert guided.now(early, IO).startswith("Invite Kerensa Holloway-Pike")
    assert guided.now(early).startswith("Write down what is to be found out")
    started = done(early, OutsideStep.TERMS_OF_REFERENCE, OutsideStep.NOTICE_OF_INVESTIGATION)
    assert guided.now(started) == "Nothing waits for you. The next step lies with Davit Penhallow."
    assert not guided.task(started, "meet").mine


def test_the_owner_records_for_an_investigator_without_a_key(
    investigated: CaseRecord, guided: Guided
) -> None:
    people = tuple(replace(p, user=p.user and p.id != "davit") for p in investigated.team.people)
    early = replace(investigated, outside=(), team=replace(investigated.team, people=people))
    started = done(early, OutsideStep.TERMS_OF_REFERENCE, OutsideStep.NOTICE_OF_INVESTIGATION)

    assert guided.now(started).startswith("Invite Kerensa Holloway-Pike")


def test_the_report_is_due_twenty_working_days_after_the_appointment(
    investigated: CaseRecord, guided: Guided
) -> None:
    open_ = replace(investigated, outside=())

    assert guided.task(open_, "investigation_report").due == date(2025, 12, 17)  # SC-1
    assert guided.task(open_, "investigation_report").state is TaskState.CANNOT_START


def test_evidence_counts_what_is_still_to_be_finished(
    investigated: CaseRecord, exhibit: Exhibit, guided: Guided
) -> None:
    task = guided.task(replace(investigated, exhibits=(exhibit,)), "complete_evidence")

    assert task.state is TaskState.IN_PROGRESS
    assert task.note is not None
    assert task.note.english() == "1 kept, 1 to finish"


def test_a_report_that_is_in_is_read_within_five_working_days(
    investigated: CaseRecord, guided: Guided
) -> None:
    handed_in = at(investigated, S.REPORT_SUBMITTED, on=date(2025, 12, 5))
    late = replace(
        handed_in, case=replace(handed_in.case, opened_at=datetime(2026, 2, 1, tzinfo=UTC))
    )

    found = guided(handed_in).now
    assert found.sentence.english().startswith("Read the report.")
    assert found.button.english() == "Go on to the case decision"
    assert found.due == date(2025, 12, 12)
    assert guided(late).now.due is None


def test_the_case_decision_is_due_five_working_days_after_the_report(
    charged: CaseRecord, guided: Guided
) -> None:
    undecided = replace(charged, charges=(), outside=())

    assert guided.task(undecided, "case_to_answer").due == date(2025, 12, 12)  # SC-1
    assert guided.task(undecided, "invitation").state is TaskState.CANNOT_START
    assert guided(charged).now.button.english() == "Go on to a hearing"


def test_the_decisions_open_one_after_the_other(
    heard: CaseRecord, found: CaseRecord, dismissed: CaseRecord, guided: Guided
) -> None:
    states = [
        [
            guided.task(r, t, CLERK).state
            for t in ("findings", "severity", "sanction", "decision_sheet")
        ]
        for r in (heard, found, dismissed)
    ]

    done_, open_, shut = TaskState.COMPLETED, TaskState.NOT_STARTED, TaskState.CANNOT_START
    assert states == [
        [open_, shut, shut, shut], [done_, done_, open_, shut], [done_, done_, done_, done_],
    ]  # fmt: skip
    assert guided.now(heard, HR).startswith("Nothing waits for you. The next step lies with Lena")
    assert guided.now(heard, CLERK).startswith("Record for each charge")


def test_a_dismissal_in_a_community_school_is_told_to_the_authority_first(
    dismissed: CaseRecord, dismissal: SanctionDecision, guided: Guided
) -> None:
    untold = replace(
        dismissed, decisions=replace(dismissed.decisions, la=type(dismissed.decisions.la)())
    )

    assert guided.task(untold, "authority_told").due == date(2026, 1, 12)  # next wd after 9 Jan
    assert guided.now(untold).startswith("Tell the local authority")
    assert guided(dismissed).now.document == "DOC-30"
    assert guided(dismissed).now.due == date(2026, 1, 15)  # SC-1
    outcome = at(dismissed, S.LA_NOTIFIED)
    assert guided.task(outcome, "authority_ended_it").due == date(
        2026, 1, 22
    )  # SC-1: day 1 = 9 Jan
    academy = replace(dismissed, school=replace(dismissed.school, category=SchoolCategory.ACADEMY))
    assert "authority_told" not in {t.id for t in guided(academy).tasks}
    assert dismissal.sanction is Sanction.SUMMARY_DISMISSAL


def test_an_outcome_without_a_letter_of_ours_is_recorded_as_given_outside(
    dismissed: CaseRecord, guided: Guided
) -> None:
    task = guided.task(_other_sanction(dismissed), "outcome_letter_outside")

    assert (task.page, task.document) == (PageId.OUTSIDE, "")
    assert task.note is not None
    assert "no letter for this outcome" in task.note.english()


def test_the_appeal_window_is_waited_out(dismissed: CaseRecord, guided: Guided) -> None:
    received = done(dismissed, OutsideStep.OUTCOME_LETTER, OutsideStep.LETTER_RECEIVED)
    running = at(received, S.APPEAL_WINDOW)

    assert guided.task(running, "appeal_lodged").due == date(2026, 1, 26)  # SC-1
    assert guided.now(running) == "The days to appeal run until Mon 26 Jan 2026."
    over = guided(running, today=date(2026, 1, 27))
    assert over.now.button.english() == "Close the case"
    lodged = done(at(running, S.APPEAL_LODGED), OutsideStep.APPEAL_LODGED, on=date(2026, 1, 21))
    assert guided.task(lodged, "appeal_heard").due == date(2026, 2, 18)  # SC-1
    heard_ = done(at(lodged, S.APPEAL_HEARD), OutsideStep.APPEAL_HEARD, on=date(2026, 2, 12))
    assert guided.task(heard_, "appeal_outcome").due == date(2026, 2, 19)  # SC-1


def test_referrals_that_were_decided_not_to_be_met_are_not_needed(
    dismissed: CaseRecord, guided: Guided
) -> None:
    issued = at(dismissed, S.OUTCOME_ISSUED)

    assert guided.task(issued, "dbs").state is TaskState.NOT_STARTED
    assert guided.task(issued, "tra").state is TaskState.NOT_NEEDED


def test_closing_tells_the_reporter_and_is_due(dismissed: CaseRecord, guided: Guided) -> None:
    closing = at(dismissed, S.CLOSURE, on=date(2026, 2, 16))

    assert guided.task(closing, "closure_record").due == date(2026, 3, 2)  # SC-1
    closed = done(closing, OutsideStep.REPORTER_TOLD, OutsideStep.CLOSURE_RECORD)
    assert guided(closed).now.button.english() == "Keep the case and put it away"


def test_notices_name_the_overdue_policy_and_the_open_day_of_conduct(
    reported: CaseRecord, guided: Guided
) -> None:
    said = [w.english() for w in guided(reported).notices]

    assert said[0].startswith(
        "The policy (2018-summer) passed its own review date on Wed 31 Jul 2019"
    )
    assert "policy in force then is not settled" in said[1]
    assert said[2].startswith("PRACTICE")
    pinned = replace(
        reported, case=replace(reported.case, policy_at_conduct=reported.case.policy_at_report)
    )
    assert len(guided(pinned).notices) == 2
    renewed = replace(guided.policy, review_due=date(2030, 1, 1))
    found = guide(pinned, policy=renewed, calendar=guided.calendar, today=TODAY, roles=OWNER)
    assert len(found.notices) == 1


def test_policy_here_shows_this_case_s_paragraphs_first(
    charged: CaseRecord, reported: CaseRecord, guided: Guided
) -> None:
    assert [c for c, _ in guided(charged).policy_here][:2] == ["4.7", "5.2(h)"]
    assert [c for c, _ in guided(reported).policy_here] == ["5.4", "6.2"]


def test_the_summary_says_what_the_guide_says(reported: CaseRecord, guided: Guided) -> None:
    fresh = at(replace(reported, triage=type(reported.triage)()), S.TRIAGE)
    row = summary(fresh, guided(fresh))

    assert row.next_task.format(**dict(row.next_fillings)) == guided.now(fresh)
    assert (row.subject_name, row.subject_post) == ("Kerensa Holloway-Pike", "Teaching assistant")
    assert row.due == date(2025, 11, 18)
    assert not row.closed
    assert row.exhibits == 0
    gone = replace(fresh, team=replace(fresh.team, people=()))
    assert summary(gone, guided(gone)).subject_name == "Kerensa Holloway-Pike"


def test_every_stage_has_words_and_every_task_a_limit_that_exists() -> None:
    assert set(STAGES) == set(Stage)
    assert set(STARTS) == set(Start)
    assert {r.limit for r in TASKS if r.limit} <= set(LIMITS)
    assert len({r.id for r in TASKS}) == len(TASKS)
    assert {limit.start for limit in LIMITS.values()} <= set(STARTS)


def test_tasks_say_subject_and_never_accused() -> None:
    words = " ".join(
        w for r in TASKS for w in (r.title, r.sentence, r.button, r.reason, r.cannot_start)
    ).lower()

    for never in ("accused", "offender", "victim", "perpetrator", "tamper-proof", "guilty of"):
        assert never not in words


@given(
    stage=st.sampled_from([s for s in Stage if s is not Stage.RESPONDING]),
    steps=st.sets(st.sampled_from(OutsideStep)),
    roles=st.sets(st.sampled_from(Role)),
    days=st.integers(0, 400),
)
def test_there_is_always_one_thing_that_happens_now(
    dismissed: CaseRecord,
    guided: Guided,
    *,
    stage: Stage,
    steps: set[OutsideStep],
    roles: set[Role],
    days: int,
) -> None:
    record = done(at(dismissed, stage), *sorted(steps))
    found = guided(record, frozenset(roles), TODAY + timedelta(days=days))

    assert "{" not in found.now.sentence.english()
    assert found.now.button.english()
    assert sum(s.state is RailState.NOW for s in found.rail) == (stage is not S.RETAINED)
    for task in found.tasks:
        assert "{" not in task.title.english()
        if task.state in (TaskState.COMPLETED, TaskState.NOT_NEEDED):
            assert task.due is None
        if task.state is TaskState.CANNOT_START:
            assert task.note is not None
            assert task.note.english()


def test_the_first_day_card_counts_its_days_and_names_nobody(
    reported: CaseRecord, calendar: WorkingCalendar
) -> None:
    card = first_day(reported, calendar)

    words = " ".join(s.what.english() for s in (*card.steps, *card.never))
    assert card.steps[0].by == date(2025, 11, 18)
    assert [s.by for s in card.steps if s.source == "5.4"] == [date(2025, 11, 19)]
    assert "Kerensa" not in words
    assert "Oriel" not in words
    assert "someone under 18 nude" in words
    risk = replace(reported.report.concern, risk=Risk.YES)
    worse = replace(reported, report=replace(reported.report, concern=risk))
    assert first_day(worse, calendar).steps[0].what.english().startswith("Make sure nobody")


def test_a_role_given_up_no_longer_waits_for_its_holder(
    investigated: CaseRecord, guided: Guided
) -> None:
    past = tuple(
        replace(h, until=date(2025, 12, 1)) if h.role is Role.INVESTIGATING_OFFICER else h
        for h in investigated.team.roles
    )
    gwen = Person(PersonId("gwen"), "Gwen Stapleford", "External investigator")
    team = replace(
        investigated.team,
        people=(*investigated.team.people, gwen),
        roles=(*past, RoleHeld(gwen.id, Role.INVESTIGATING_OFFICER, date(2025, 12, 1))),
    )
    record = replace(investigated, outside=(), team=team)

    assert guided.task(record, "meet").mine
    assert guided.task(record, "investigation_report").due == date(2025, 12, 31)


def test_the_investigation_meeting_comes_five_clear_working_days_after_its_invitation(
    investigated: CaseRecord, guided: Guided
) -> None:
    begun = replace(investigated, outside=())
    assert guided.task(begun, "invite_to_meeting", IO).due is None
    assert guided.task(begun, "meet", IO).note is None

    invited = done(begun, OutsideStep.INVITATION_TO_MEETING, on=date(2025, 11, 20))
    meet = guided.task(invited, "meet", IO)

    assert meet.note is not None
    assert meet.note.english() == "Not before Fri 28 Nov 2025"  # SC-1
    assert meet.due is None
    assert meet.why is not None
    assert meet.why.counted is not None
    assert meet.why.counted.english().startswith("5 clear working days after the invitation")
