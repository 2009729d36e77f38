"""The moves: the table's rows, nothing else, and what each asks of the record."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.appeal_result import AppealEnd, AppealResult
from casebook.domain.calendar import WorkingCalendar
from casebook.domain.decision import ReferralDecision, Sanction, SanctionDecision
from casebook.domain.departure import Departure, FreeToTell
from casebook.domain.ids import EventId, PersonId
from casebook.domain.line import INCIDENT_MOVES
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.policy import Policy
from casebook.domain.procedure import guide, may_move
from casebook.domain.procedure_need import NEEDS
from casebook.domain.record import CaseRecord
from casebook.domain.report import Risk
from casebook.domain.retention_detail import PupilBorn, RetentionDetail
from casebook.domain.roles import Role
from casebook.domain.school import SchoolCategory
from casebook.domain.stage import MOVES, ClosureOutcome, Move, Need, Stage, move_between
from casebook.domain.triage import Answer, Question
from casebook.errors import Missing, NotAllowed, Refused

S, C = Stage, ClosureOutcome
EVERYONE = frozenset(Role)
A_DAY = date(2026, 2, 16)
OWNER = frozenset({Role.COMMISSIONING_MANAGER})


@pytest.fixture(scope="module")
def move(policy: Policy, calendar: WorkingCalendar) -> "Mover":
    return Mover(policy, calendar)


class Mover:
    """Asks whether a case may move, on a day."""

    def __init__(self, policy: Policy, calendar: WorkingCalendar) -> None:
        self.policy, self.calendar = policy, calendar

    def __call__(
        self,
        record: CaseRecord,
        end: Stage,
        outcome: ClosureOutcome | None = None,
        *,
        reason: str = "",
        roles: frozenset[Role] = EVERYONE,
        today: date = date(2026, 1, 12),
    ) -> Move:
        return may_move(
            record, end, outcome=outcome, reason=reason, policy=self.policy,
            calendar=self.calendar, today=today, roles=roles,
        )  # fmt: skip

    def allows(
        self,
        record: CaseRecord,
        end: Stage,
        outcome: ClosureOutcome | None = None,
        *,
        reason: str = "",
        roles: frozenset[Role] = EVERYONE,
        today: date = date(2026, 1, 12),
    ) -> bool:
        made = self(record, end, outcome, reason=reason, roles=roles, today=today)
        return (made.start, made.end, made.outcome) == (record.case.stage, end, outcome)

    def refusal(
        self,
        record: CaseRecord,
        end: Stage,
        outcome: ClosureOutcome | None = None,
        *,
        reason: str = "",
    ) -> str:
        with pytest.raises(Refused) as refused:
            self(record, end, outcome, reason=reason)
        return refused.value.sentence()


def done(record: CaseRecord, *steps: OutsideStep, on: date = date(2026, 1, 12)) -> CaseRecord:
    more = tuple(DoneOutside(EventId(s), s, on, "Oriel Tansley", "As it says") for s in steps)
    return replace(record, outside=(*record.outside, *more))


def without(record: CaseRecord, step: OutsideStep) -> CaseRecord:
    return replace(record, outside=tuple(d for d in record.outside if d.step is not step))


def at(record: CaseRecord, stage: Stage) -> CaseRecord:
    moment = datetime(2026, 1, 12, 12, tzinfo=UTC)
    event = replace(
        record.events[0], start=record.case.stage, end=stage, at=moment, on=moment.date()
    )
    return replace(record, case=record.case.moved_to(stage), events=(*record.events, event))


def test_every_need_but_a_reason_can_be_answered_from_the_record() -> None:
    assert set(NEEDS) == set(Need) - {Need.REASON}
    assert {need for each in (*MOVES, *INCIDENT_MOVES) for need in each.needs} == set(Need)


def test_every_stage_has_a_way_on_and_closing_is_always_named() -> None:
    assert {m.start for m in MOVES} == set(Stage) - {S.RESPONDING}
    for line in (MOVES, INCIDENT_MOVES):
        assert all((m.outcome is not None) is (m.end is S.CLOSURE) for m in line)
        assert len({(m.start, m.end, m.outcome) for m in line}) == len(line)


@given(st.sampled_from(Stage), st.sampled_from(Stage), st.sampled_from([None, *ClosureOutcome]))
def test_what_is_not_in_the_table_is_refused(
    reported: CaseRecord,
    move: Mover,
    start: Stage,
    end: Stage,
    outcome: ClosureOutcome | None,
) -> None:
    if move_between(start, end, outcome) is None:
        with pytest.raises(Refused, match="cannot go there"):
            move(at(reported, start), end, outcome, reason="r")


def test_a_move_is_made_only_by_those_whose_it_is(triaged: CaseRecord, move: Mover) -> None:
    with pytest.raises(NotAllowed):
        move(triaged, S.CLOSURE, C.NO_CONCERN, reason="r", roles=frozenset({Role.HR_ADVISER}))
    assert move.allows(triaged, S.CLOSURE, C.NO_CONCERN, reason="r", roles=OWNER)


def test_a_move_that_needs_a_reason_waits_for_one(triaged: CaseRecord, move: Mover) -> None:
    with pytest.raises(Missing):
        move(triaged, S.CLOSURE, C.NO_CONCERN, reason="  ")


def test_triage_waits_for_who_reported_it_and_for_safety(
    reported: CaseRecord, triaged: CaseRecord, move: Mover
) -> None:
    assert "who reported it" in move.refusal(reported, S.TRIAGE)
    risk = replace(triaged.report.concern, risk=Risk.YES)
    in_danger = at(replace(triaged, report=replace(triaged.report, concern=risk)), S.REPORTED)
    assert "danger" in move.refusal(in_danger, S.TRIAGE)
    safe = replace(in_danger, report=replace(in_danger.report, risk_action="Police called"))
    assert move.allows(safe, S.TRIAGE)


@pytest.mark.parametrize(
    "lack",
    ["expression", "in_scope", "possible_offence", "harm_threshold", "conflict", "route", "reason"],
)
def test_triage_is_decided_when_every_question_is(
    advised: CaseRecord, move: Mover, lack: str
) -> None:
    there = at(advised, S.TRIAGE)
    empty = {"route": None, "reason": ""}.get(lack, Question())
    undecided = replace(there, triage=replace(there.triage, **{lack: empty}))  # type: ignore[arg-type]

    assert move.allows(there, S.INFORMAL)
    assert "triage question" in move.refusal(undecided, S.INFORMAL)


def test_a_no_about_harm_or_offence_needs_its_reason(advised: CaseRecord, move: Mover) -> None:
    there = at(advised, S.TRIAGE)
    bare = replace(there.triage, harm_threshold=Question(Answer.NO))

    assert "reason for each no" in move.refusal(replace(there, triage=bare), S.INFORMAL)


def test_that_lawful_expression_is_not_engaged_needs_its_reason(
    advised: CaseRecord, move: Mover
) -> None:
    there = at(advised, S.TRIAGE)
    bare = replace(there.triage, expression=Question(Answer.NO))

    assert "reason for each no" in move.refusal(replace(there, triage=bare), S.INFORMAL)


@pytest.mark.parametrize("outcome", [C.NO_CONCERN, C.OTHER_PROCEDURE, C.RESIGNED, C.SETTLED])
def test_no_case_in_which_a_child_may_be_harmed_is_closed_before_the_officer_has_advised(
    triaged: CaseRecord, move: Mover, outcome: ClosureOutcome
) -> None:
    unsure = Question(Answer.NOT_SURE, "A pupil is shown")
    left = Departure(
        conclusion="A pupil was shown, and no harm is found", dbs=ReferralDecision.NOT_MET,
        tra=ReferralDecision.NOT_MET, referral_reasons="No harm", free_to_tell=tuple(FreeToTell),
    )  # fmt: skip
    harm = replace(triaged, triage=replace(triaged.triage, harm_threshold=unsure), departure=left)

    assert "LADO" in move.refusal(harm, S.CLOSURE, outcome)
    asked = done(harm, OutsideStep.LADO_REFERRAL)
    assert move.allows(asked, S.CLOSURE, outcome, reason="r")
    assert move.allows(harm, S.CLOSURE, C.SUBJECT_DECEASED, reason="r")


def test_advice_is_only_for_minor_matters_without_harm_or_offence(
    advised: CaseRecord, move: Mover
) -> None:
    there = at(advised, S.TRIAGE)
    unsure = Question(Answer.NOT_SURE, "Asked")
    harm = replace(there, triage=replace(there.triage, harm_threshold=unsure))
    offence = replace(there, triage=replace(there.triage, possible_offence=unsure))
    grave = replace(there, triage=replace(there.triage, severity_view=None))

    assert "harmed" in move.refusal(harm, S.INFORMAL)
    assert "harmed" in move.refusal(done(harm, OutsideStep.LADO_REFERRAL), S.INFORMAL)
    assert "offence" in move.refusal(offence, S.INFORMAL)
    assert move.allows(done(offence, OutsideStep.POLICE_REFERRAL), S.INFORMAL)
    assert "minor" in move.refusal(grave, S.INFORMAL)


def test_nobody_investigates_before_the_designated_officer_has_advised(
    investigated: CaseRecord, move: Mover
) -> None:
    there = at(investigated, S.TRIAGE)
    yes = Question(Answer.YES, "Limb 1")
    harm = replace(there, triage=replace(there.triage, harm_threshold=yes))

    assert move.allows(there, S.INVESTIGATION)
    assert "LADO" in move.refusal(harm, S.INVESTIGATION)
    asked = done(harm, OutsideStep.LADO_REFERRAL, on=date(2025, 11, 18))
    assert move.allows(asked, S.INVESTIGATION)


@pytest.mark.parametrize(
    "other", [Role.SUBJECT, Role.TARGET, Role.WITNESS, Role.HR_ADVISER, Role.REPORTER]
)
def test_the_investigator_has_no_other_part(
    investigated: CaseRecord, move: Mover, other: Role
) -> None:
    there = at(investigated, S.TRIAGE)
    both = replace(there.team.roles[-1], role=other)
    mixed = replace(there, team=replace(there.team, roles=(*there.team.roles, both)))

    assert "no other part" in move.refusal(mixed, S.INVESTIGATION)


def test_nobody_investigates_themselves(triaged: CaseRecord, move: Mover) -> None:
    held = replace(triaged.team.roles[0], person=PersonId("kez"), role=Role.INVESTIGATING_OFFICER)
    own = replace(triaged, team=replace(triaged.team, roles=(held,)))

    assert "no other part" in move.refusal(own, S.INVESTIGATION)
    assert "no other part" in move.refusal(triaged, S.INVESTIGATION)


def test_advice_is_closed_after_note_and_review(advised: CaseRecord, move: Mover) -> None:
    note = done(advised, OutsideStep.ADVICE_NOTE)
    unrecorded = replace(advised, decisions=replace(advised.decisions, advice=None))

    assert "Write down the advice" in move.refusal(unrecorded, S.CLOSURE, C.INFORMAL_ADVICE)
    assert "note of advice" in move.refusal(advised, S.CLOSURE, C.INFORMAL_ADVICE)
    assert "review" in move.refusal(note, S.CLOSURE, C.INFORMAL_ADVICE)
    assert move.allows(done(note, OutsideStep.REVIEW_HELD), S.CLOSURE, C.INFORMAL_ADVICE)


def test_the_report_waits_for_an_allegation_and_for_the_subjects_side(
    investigated: CaseRecord, move: Mover
) -> None:
    unheard = without(investigated, OutsideStep.MEETING_HELD)
    uninvited = without(unheard, OutsideStep.INVITATION_TO_MEETING)
    once = done(uninvited, OutsideStep.INVITATION_TO_MEETING)
    twice = done(once, OutsideStep.INVITATION_TO_MEETING)
    withdrawn = replace(twice, outside=tuple(replace(d, withdrawn="Wrong case")
                        if d.step is OutsideStep.INVITATION_TO_MEETING else d for d in twice.outside))  # fmt: skip

    assert move.allows(investigated, S.REPORT_SUBMITTED)
    assert "allegation" in move.refusal(replace(investigated, allegations=()), S.REPORT_SUBMITTED)
    assert "Hear the subject" in move.refusal(unheard, S.REPORT_SUBMITTED)
    assert "Hear the subject" in move.refusal(once, S.REPORT_SUBMITTED)
    assert "Hear the subject" in move.refusal(withdrawn, S.REPORT_SUBMITTED)
    assert move.allows(twice, S.REPORT_SUBMITTED)
    unreported = without(investigated, OutsideStep.INVESTIGATION_REPORT)
    assert "investigation report" in move.refusal(unreported, S.REPORT_SUBMITTED)


def test_a_hearing_waits_for_charges_that_can_be_answered_and_the_invitation(
    charged: CaseRecord, move: Mover
) -> None:
    vague = replace(charged, charges=(replace(charged.charges[0], exhibits=()),))
    uncharged = replace(charged, charges=(replace(charged.charges[0], withdrawn="No"),))

    assert move.allows(charged, S.HEARING_SCHEDULED)
    assert "Each charge" in move.refusal(vague, S.HEARING_SCHEDULED)
    assert "Each charge" in move.refusal(uncharged, S.HEARING_SCHEDULED)
    uninvited = without(charged, OutsideStep.HEARING_INVITATION)
    assert "invitation" in move.refusal(uninvited, S.HEARING_SCHEDULED)


def test_the_outcome_waits_for_every_decision_and_the_letter(
    charged: CaseRecord, heard: CaseRecord, dismissed: CaseRecord, move: Mover
) -> None:
    scheduled = at(charged, S.HEARING_SCHEDULED)

    assert "Record the hearing" in move.refusal(scheduled, S.HEARING_HELD)
    assert move.allows(done(scheduled, OutsideStep.HEARING_RECORD), S.HEARING_HELD)
    assert "1 still to do" in move.refusal(heard, S.OUTCOME_ISSUED)
    assert "outcome letter" in move.refusal(dismissed, S.OUTCOME_ISSUED)
    assert move.allows(done(dismissed, OutsideStep.OUTCOME_LETTER), S.OUTCOME_ISSUED)


def test_the_local_authority_comes_in_only_where_it_ends_the_contract(
    dismissed: CaseRecord, warning: SanctionDecision, move: Mover
) -> None:
    academy = replace(dismissed, school=replace(dismissed.school, category=SchoolCategory.ACADEMY))
    warned = replace(dismissed, decisions=replace(dismissed.decisions, sanction=warning))
    untold = replace(
        dismissed, decisions=replace(dismissed.decisions, la=type(dismissed.decisions.la)())
    )

    assert move.allows(dismissed, S.LA_NOTIFIED)
    assert "cannot go there" in move.refusal(academy, S.LA_NOTIFIED)
    assert "cannot go there" in move.refusal(warned, S.LA_NOTIFIED)
    assert "told in writing" in move.refusal(untold, S.LA_NOTIFIED)
    assert move.allows(done(untold, OutsideStep.LA_NOTIFICATION), S.LA_NOTIFIED)


def test_letter_and_notice_come_in_either_order_and_each_once(
    dismissed: CaseRecord, move: Mover
) -> None:
    lettered = done(dismissed, OutsideStep.OUTCOME_LETTER)
    authority_first = at(at(lettered, S.LA_NOTIFIED), S.OUTCOME_ISSUED)
    letter_first = at(at(lettered, S.OUTCOME_ISSUED), S.LA_NOTIFIED)

    assert move.allows(at(lettered, S.LA_NOTIFIED), S.OUTCOME_ISSUED)
    assert move.allows(at(lettered, S.OUTCOME_ISSUED), S.LA_NOTIFIED)
    assert "cannot go there" in move.refusal(authority_first, S.LA_NOTIFIED)
    assert "cannot go there" in move.refusal(letter_first, S.OUTCOME_ISSUED)


def test_the_days_to_appeal_run_from_receipt_and_end(dismissed: CaseRecord, move: Mover) -> None:
    issued = at(done(dismissed, OutsideStep.OUTCOME_LETTER), S.OUTCOME_ISSUED)
    received = done(issued, OutsideStep.LETTER_RECEIVED)  # Monday 12 January
    running = at(done(received, OutsideStep.DBS_REFERRAL), S.APPEAL_WINDOW)

    assert "received" in move.refusal(issued, S.APPEAL_WINDOW)
    assert move.allows(received, S.APPEAL_WINDOW)
    sentence = move.refusal(running, S.CLOSURE, C.SANCTION)
    assert sentence == "The days to appeal run until Mon 26 Jan 2026."
    assert move.allows(running, S.CLOSURE, C.SANCTION, today=date(2026, 1, 27))
    with pytest.raises(Refused):
        move(running, S.CLOSURE, C.SANCTION, today=date(2026, 1, 26))
    unknown = at(issued, S.APPEAL_WINDOW)
    assert "have not passed" in move.refusal(unknown, S.CLOSURE, C.SANCTION)


def test_an_outcome_without_appeal_closes_once_its_letter_is_given(
    dismissed: CaseRecord, dismissal: SanctionDecision, move: Mover
) -> None:
    cleared = replace(dismissal, sanction=Sanction.NOT_UPHELD)
    record = at(
        replace(dismissed, decisions=replace(dismissed.decisions, sanction=cleared)),
        S.OUTCOME_ISSUED,
    )

    assert "letter" in move.refusal(record, S.CLOSURE, C.NOT_UPHELD)
    assert move.allows(done(record, OutsideStep.OUTCOME_LETTER), S.CLOSURE, C.NOT_UPHELD)
    assert "cannot go there" in move.refusal(record, S.APPEAL_WINDOW)
    appealable = at(done(dismissed, OutsideStep.OUTCOME_LETTER), S.OUTCOME_ISSUED)
    assert "cannot go there" in move.refusal(appealable, S.CLOSURE, C.NOT_UPHELD)


def test_advice_after_findings_is_not_closed_as_if_nothing_had_been_upheld(
    dismissed: CaseRecord, dismissal: SanctionDecision, move: Mover, policy: Policy
) -> None:
    advice = replace(dismissal, sanction=Sanction.INFORMAL_ADVICE)
    record = done(
        at(
            replace(dismissed, decisions=replace(dismissed.decisions, sanction=advice)),
            S.OUTCOME_ISSUED,
        ),
        OutsideStep.OUTCOME_LETTER,
    )

    assert "cannot go there" in move.refusal(record, S.CLOSURE, C.NOT_UPHELD)
    assert move.allows(record, S.CLOSURE, C.INFORMAL_ADVICE)
    ended = replace(record, case=record.case.moved_to(S.CLOSURE, C.INFORMAL_ADVICE))
    steps = guide(
        ended, policy=policy, calendar=move.calendar, today=date(2026, 1, 12), roles=EVERYONE
    ).rail
    assert "Hearing" in [step.title.english() for step in steps]


def test_a_case_that_went_back_waits_for_a_new_invitation(charged: CaseRecord, move: Mover) -> None:
    back = at(at(charged, S.HEARING_SCHEDULED), S.CASE_DECISION)

    assert move.allows(charged, S.HEARING_SCHEDULED)
    assert "invitation" in move.refusal(back, S.HEARING_SCHEDULED)
    assert move.allows(done(back, OutsideStep.HEARING_INVITATION), S.HEARING_SCHEDULED)


def test_an_appeal_goes_from_lodged_to_decided(dismissed: CaseRecord, move: Mover) -> None:
    running = at(dismissed, S.APPEAL_WINDOW)
    lodged, heard_, decided = (
        OutsideStep.APPEAL_LODGED, OutsideStep.APPEAL_HEARD, OutsideStep.APPEAL_OUTCOME,
    )  # fmt: skip

    assert "appeal and its grounds" in move.refusal(running, S.APPEAL_LODGED)
    assert move.allows(done(running, lodged), S.APPEAL_LODGED)
    assert "appeal hearing" in move.refusal(at(running, S.APPEAL_LODGED), S.APPEAL_HEARD)
    assert move.allows(done(at(running, S.APPEAL_LODGED), lodged, heard_), S.APPEAL_HEARD)
    assert "appeal ended" in move.refusal(at(running, S.APPEAL_HEARD), S.APPEAL_OUTCOME)
    assert move.allows(done(at(running, S.APPEAL_HEARD), decided), S.APPEAL_OUTCOME)
    over = at(running, S.APPEAL_OUTCOME)
    assert "how the appeal ended" in move.refusal(over, S.CLOSURE, C.SANCTION)
    stands = replace(over, appeal_result=AppealResult(AppealEnd.DISMISSED, A_DAY, "Nothing new"))
    assert move.allows(stands, S.CLOSURE, C.SANCTION)
    assert "cannot go there" in move.refusal(stands, S.CLOSURE, C.NOT_UPHELD, reason="r")


def test_whoever_is_taken_back_is_paid_and_their_service_is_unbroken_before_it_is_closed(
    dismissed: CaseRecord, move: Mover
) -> None:
    over = at(dismissed, S.APPEAL_OUTCOME)
    aside = AppealResult(AppealEnd.UPHELD, A_DAY, "The panel was not told of the first draft")
    whole = replace(aside, authority_told_on=A_DAY, pay_restored_on=A_DAY, service_unbroken=True)
    for left_out in (
        replace(whole, authority_told_on=None),
        replace(whole, pay_restored_on=None),
        replace(whole, service_unbroken=False),
    ):
        half = replace(over, appeal_result=left_out)
        assert "taken back" in move.refusal(half, S.CLOSURE, C.NOT_UPHELD, reason="r")
    done_ = replace(over, appeal_result=whole)
    assert move.allows(done_, S.CLOSURE, C.NOT_UPHELD, reason="Set aside on appeal")
    assert "cannot go there" in move.refusal(done_, S.CLOSURE, C.SANCTION)


def test_a_case_is_not_put_away_while_a_pupil_has_no_date_of_birth(
    triaged: CaseRecord, move: Mover
) -> None:
    facts = replace(triaged.triage_details.facts, pupils=("P-01", "P-02"))
    details = replace(triaged.triage_details, facts=facts)
    closed = at(replace(triaged, triage_details=details), S.CLOSURE)
    born = RetentionDetail(births=(PupilBorn("P-01", date(2012, 4, 9)),))
    both = replace(born, births=(*born.births, PupilBorn("P-02", date(2012, 5, 9))))

    def stops(record: CaseRecord) -> bool:
        try:
            move(record, S.RETAINED)
        except Refused as refused:
            return "was born" in refused.sentence()
        return False

    assert stops(closed)
    assert stops(replace(closed, retention_detail=born))
    assert not stops(replace(closed, retention_detail=both))
    unknown = replace(born, births_unknown_why="P-02 has left the country")
    assert not stops(replace(closed, retention_detail=unknown))


@given(st.sampled_from([m for m in MOVES if Need.REASON in m.needs and len(m.needs) == 1]))
def test_the_guide_and_the_check_agree(
    triaged: CaseRecord, policy: Policy, calendar: WorkingCalendar, move: Mover, row: Move
) -> None:
    record = at(triaged, row.start)
    offered = guide(
        record, policy=policy, calendar=calendar, today=date(2026, 1, 12), roles=EVERYONE
    ).moves
    shown = next(m for m in offered if (m.end, m.outcome) == (row.end, row.outcome))

    assert shown.needs_reason
    assert not shown.stops
    assert move(record, row.end, row.outcome, reason="Because") == row
