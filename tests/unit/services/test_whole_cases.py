"""Cases that do not run straight, played end to end: advice that was not enough, and a case that began on paper."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from casebook.domain.allegation import Act, Allegation, Capacity, Charge, ClauseChoice, Level
from casebook.domain.clock import PlayedClock
from casebook.domain.decision import (
    Advice,
    Appeal,
    CompanionChoice,
    DeciderKind,
    Finding,
    FindingResult,
    Hearing,
    Sanction,
    SanctionDecision,
    Severity,
    SeverityDecision,
)
from casebook.domain.evidence import FirstAnswers, ZonedTime
from casebook.domain.fairness import Standing
from casebook.domain.guide import TaskState
from casebook.domain.ids import AllegationId, CaseId, ChargeId, PersonId
from casebook.domain.image_gate import GateAnswer
from casebook.domain.intake import Prepared
from casebook.domain.letter_offer import OfferState
from casebook.domain.outside import OutsideStep
from casebook.domain.report import About, ReportSource
from casebook.domain.roles import Role
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.triage import Answer, Question, Triage, TriageRoute
from casebook.errors import Refused
from casebook.services.user import User
from tests.builders import HEAD_NAME, a_concern

S, Done = Stage, OutsideStep
NO = Question(Answer.NO, "Nothing points to it")
CHAIR, MEMBER = "Simone Achterberg", "Peter Lowndes"


def day(user: User, on: date) -> None:
    clock = user.session.clock
    assert isinstance(clock, PlayedClock)
    clock.set(datetime(on.year, on.month, on.day, 10, tzinfo=UTC))


def outside(user: User, case: CaseId, step: OutsideStep, on: date) -> None:
    user.cases.record_outside(case, step, on=on, by=HEAD_NAME, note="As the paper says")


def go(user: User, case: CaseId, stage: Stage, *, on: date | None = None) -> None:
    """Move the case on, with a reason for every warning that wants one."""
    for answer in user.fairness.findings(case).of(Standing.WANTS_REASON):
        user.fairness.override(case, answer.check.id, "It was so in this school")
    user.cases.move(case, stage, on=on)


def state(user: User, case: CaseId, task: str) -> TaskState:
    return next(t.state for t in user.cases.view(case).guide.tasks if t.id == task)


def paper(user: User, case: CaseId, tmp_path: Path, name: str) -> Prepared:
    source = tmp_path / name
    source.write_bytes(name.encode() * 8)
    cleared = user.evidence.gate(GateAnswer.NO, 1)
    assert cleared is not None
    [prepared] = user.evidence.prepare(case, cleared, (source,))
    return prepared


def attach(user: User, case: CaseId, tmp_path: Path) -> None:
    seen = ZonedTime(user.session.now(), "Europe/London")
    answers = FirstAnswers("Minutes of use on five days", "The web filter", seen)
    user.evidence.commit(case, (paper(user, case, tmp_path, "log.txt"),), answers)


def report(user: User, case: CaseId) -> None:
    told = user.cases.view(case).record.report
    told = replace(told, source=ReportSource.STAFF, reporter_name="Hattie Larkspur")
    user.cases.complete_report(case, told)
    user.cases.set_conduct_date(case, date(2025, 11, 10))
    user.cases.set_subject_address(case, ("3 Tannery Court", "Wexmoor"))


def triage(user: User, case: CaseId, route: TriageRoute, on: date) -> None:
    decided = Triage(
        in_scope=Question(Answer.YES), clauses=("2.3",), severity_view=Severity.MINOR,
        possible_offence=NO, harm_threshold=NO, data_breach=NO, expression=NO, conflict=NO,
        route=route, reason="As the log shows", decided_on=on,
    )  # fmt: skip
    user.triage.save(case, decided)


def allege(user: User, case: CaseId) -> None:
    [exhibit] = [e.id for e in user.cases.view(case).record.exhibits]
    alleged = Allegation(
        AllegationId(""), 0, "Used social media in working time", Act.USE, Capacity.PERSONAL,
        "Several", "FH-ADM-02", date(2025, 11, 10), date(2025, 11, 14),
        (ClauseChoice("2.3"),), (exhibit,),
    )  # fmt: skip
    user.allegations.save(case, alleged)


def charge(user: User, case: CaseId) -> None:
    record = user.cases.view(case).record
    [allegation] = record.allegations
    put = Charge(
        ChargeId(""), 0, "That you used social media in working time", Act.USE, Capacity.PERSONAL,
        Level.MISCONDUCT, "Advice had been given", allegation.clauses, (allegation.id,),
        allegation.exhibits, "Several", "FH-ADM-02", date(2025, 11, 10), date(2025, 11, 14),
    )  # fmt: skip
    user.allegations.save_charge(case, put)


def hear(user: User, case: CaseId, on: date) -> None:
    held = Hearing(
        on, DeciderKind.PANEL, CHAIR, "Chair of the panel", (MEMBER,),
        companion=CompanionChoice.DECLINED, clerk="Lena Farrow",
    )  # fmt: skip
    user.decisions.record_hearing(case, held)


def decide(user: User, case: CaseId, on: date) -> None:
    [put] = user.cases.view(case).record.charges
    found = Finding(put.id, FindingResult.PROVED, "He accepts it", put.exhibits, on)
    user.decisions.record_finding(case, found)
    serious = SeverityDecision(Severity.MISCONDUCT, "It went on after advice", on)
    user.decisions.record_severity(case, serious)
    warned = SanctionDecision(
        Sanction.FIRST_WRITTEN_WARNING, "Advice was not enough", "Too little work", "Advice again",
        on, "Breaks only", date(2026, 5, 29), 6, appeal=Appeal("the Clerk", "Coppice Lane", 10),
    )  # fmt: skip
    user.decisions.record_sanction(case, warned)


def sheet(user: User, case: CaseId, tmp_path: Path, name: str) -> None:
    user.decisions.attach_sheet(case, paper(user, case, tmp_path, name))


def issue(user: User, case: CaseId, kind: str, **typed: str) -> None:
    values = {**dict(user.letters.draft(case, kind).values), **typed}
    user.letters.issue(case, kind, tuple(values.items()))


@pytest.fixture
def advised(user: User, case_id: CaseId, tmp_path: Path) -> CaseId:
    """SC-5 up to its note of advice, on Friday 28 November."""
    attach(user, case_id, tmp_path)
    report(user, case_id)
    user.cases.move(case_id, S.TRIAGE)
    triage(user, case_id, TriageRoute.INFORMAL, date(2025, 11, 17))
    user.cases.move(case_id, S.INFORMAL)
    day(user, date(2025, 11, 26))
    outside(user, case_id, Done.MEETING_HELD, date(2025, 11, 26))
    day(user, date(2025, 11, 28))
    given = Advice(
        date(2025, 11, 26), "Six hours in working time", "Boredom", "Breaks only", "Tasks shared",
        HEAD_NAME, "Headteacher", ("2.3",), date(2026, 1, 23),
    )  # fmt: skip
    user.decisions.give_advice(case_id, given)
    return case_id


def to_the_investigation(user: User, case: CaseId) -> None:
    day(user, date(2026, 1, 12))
    user.cases.appoint(
        case, Role.INVESTIGATING_OFFICER, None, name="Davit Penhallow", post="Deputy"
    )
    user.cases.move(case, S.INVESTIGATION, reason="The log of January shows the same again")


def test_advice_that_was_not_enough_goes_through_investigation_and_hearing_to_a_warning(
    user: User, advised: CaseId, tmp_path: Path
) -> None:
    case = advised
    issue(user, case, "DOC-21", change_by="2025-12-01")
    to_the_investigation(user, case)
    allege(user, case)

    assert state(user, case, "meet") is TaskState.NOT_STARTED  # the talk about advice was another
    outside(user, case, Done.INVESTIGATION_REPORT, date(2026, 1, 12))
    with pytest.raises(Refused, match="Hear the subject"):
        user.cases.move(case, S.REPORT_SUBMITTED)

    day(user, date(2026, 1, 21))
    outside(user, case, Done.INVITATION_TO_MEETING, date(2026, 1, 13))
    outside(user, case, Done.MEETING_HELD, date(2026, 1, 21))
    go(user, case, S.REPORT_SUBMITTED)
    go(user, case, S.CASE_DECISION)
    charge(user, case)
    outside(user, case, Done.HEARING_INVITATION, date(2026, 1, 21))
    go(user, case, S.HEARING_SCHEDULED)
    day(user, date(2026, 2, 6))
    hear(user, case, date(2026, 2, 6))
    go(user, case, S.HEARING_HELD)
    decide(user, case, date(2026, 2, 6))
    sheet(user, case, tmp_path, "sheet.txt")
    issue(user, case, "DOC-26")
    go(user, case, S.OUTCOME_ISSUED)
    outside(user, case, Done.LETTER_RECEIVED, date(2026, 2, 6))
    go(user, case, S.APPEAL_WINDOW)
    day(user, date(2026, 2, 28))
    user.cases.close_case(case, ClosureOutcome.SANCTION, "")

    record = user.cases.view(case).record
    assert [letter.kind for letter in record.letters] == ["DOC-21", "DOC-26"]
    assert record.case.stage is S.CLOSURE


def test_no_note_of_advice_goes_out_once_the_case_is_investigated(
    user: User, advised: CaseId
) -> None:
    def note() -> OfferState:
        return next(o.state for o in user.letters.kinds(advised) if o.kind.id == "DOC-21")

    assert note() is OfferState.DUE
    to_the_investigation(user, advised)

    assert note() is OfferState.CANNOT


def test_an_adjourned_hearing_is_held_and_decided_again(
    user: User, advised: CaseId, tmp_path: Path
) -> None:
    case = advised
    to_the_investigation(user, case)
    allege(user, case)
    outside(user, case, Done.MEETING_HELD, date(2026, 1, 12))
    outside(user, case, Done.INVESTIGATION_REPORT, date(2026, 1, 12))
    go(user, case, S.REPORT_SUBMITTED)
    go(user, case, S.CASE_DECISION)
    charge(user, case)
    outside(user, case, Done.HEARING_INVITATION, date(2026, 1, 12))
    go(user, case, S.HEARING_SCHEDULED)
    day(user, date(2026, 2, 6))
    hear(user, case, date(2026, 2, 6))
    go(user, case, S.HEARING_HELD)
    decide(user, case, date(2026, 2, 6))
    sheet(user, case, tmp_path, "sheet.txt")
    user.cases.move(case, S.INVESTIGATION, reason="A witness came forward")
    day(user, date(2026, 2, 10))
    outside(user, case, Done.INVESTIGATION_REPORT, date(2026, 2, 10))  # of what was asked further
    go(user, case, S.REPORT_SUBMITTED)
    go(user, case, S.CASE_DECISION)
    outside(user, case, Done.HEARING_INVITATION, date(2026, 2, 10))
    go(user, case, S.HEARING_SCHEDULED)

    with pytest.raises(Refused, match="Record the hearing"):
        user.cases.move(case, S.HEARING_HELD)
    with pytest.raises(Refused, match="adjourned on"):
        hear(user, case, date(2026, 2, 6))

    day(user, date(2026, 2, 26))
    hear(user, case, date(2026, 2, 26))
    go(user, case, S.HEARING_HELD)
    assert state(user, case, "decision_sheet") is TaskState.CANNOT_START
    decide(user, case, date(2026, 2, 26))
    assert state(user, case, "decision_sheet") is TaskState.NOT_STARTED
    sheet(user, case, tmp_path, "second.txt")
    issue(user, case, "DOC-26")
    go(user, case, S.OUTCOME_ISSUED)


def test_a_case_that_began_on_paper_is_entered_half_way_without_a_false_breach(
    user: User, hr: PersonId, tmp_path: Path
) -> None:
    def no_breach() -> None:
        found = user.cases.view(case).guide
        late = [(t.id, t.due) for t in found.tasks if t.due is not None and t.due < today]
        assert late == []
        assert found.now.due is None or found.now.due >= today

    today = date(2026, 1, 5)
    day(user, today)
    recorded = user.cases.record_concern(About.EMPLOYEE, a_concern(), members=(hr,))
    assert recorded.case is not None
    case = recorded.case
    no_breach()
    attach(user, case, tmp_path)
    report(user, case)
    outside(user, case, Done.ACKNOWLEDGEMENT, date(2025, 11, 18))
    user.cases.move(case, S.TRIAGE, on=date(2025, 11, 17))
    no_breach()
    triage(user, case, TriageRoute.INVESTIGATION, date(2025, 11, 19))
    user.cases.appoint(
        case, Role.INVESTIGATING_OFFICER, None, name="Davit Penhallow", post="Deputy"
    )
    user.cases.move(case, S.INVESTIGATION, on=date(2025, 11, 19))
    no_breach()
    allege(user, case)
    assert all(t.due is None for t in user.cases.view(case).guide.tasks)  # all ran on paper
    for step, on in (
        (Done.TERMS_OF_REFERENCE, date(2025, 11, 19)),
        (Done.NOTICE_OF_INVESTIGATION, date(2025, 11, 19)),
        (Done.INVITATION_TO_MEETING, date(2025, 11, 20)),
        (Done.MEETING_HELD, date(2025, 11, 28)),
        (Done.INVESTIGATION_REPORT, date(2025, 12, 5)),
    ):
        outside(user, case, step, on)
    go(user, case, S.REPORT_SUBMITTED, on=date(2025, 12, 5))
    no_breach()
    go(user, case, S.CASE_DECISION, on=date(2025, 12, 8))
    no_breach()
    charge(user, case)
    outside(user, case, Done.CASE_TO_ANSWER, date(2025, 12, 8))
    outside(user, case, Done.HEARING_INVITATION, date(2025, 12, 9))
    go(user, case, S.HEARING_SCHEDULED, on=date(2025, 12, 9))
    no_breach()

    rail = user.cases.view(case).guide.rail
    assert [dict(step.note.fillings).get("day") for step in rail[:5] if step.note] == [
        date(2025, 11, 14),
        date(2025, 11, 17),
        date(2025, 11, 19),
        date(2025, 12, 5),
        date(2025, 12, 8),
    ]
    today = date(2026, 1, 9)
    day(user, today)
    hear(user, case, date(2026, 1, 8))
    go(user, case, S.HEARING_HELD, on=date(2026, 1, 8))
    no_breach()
    decide(user, case, date(2026, 1, 8))
    sheet(user, case, tmp_path, "sheet.txt")
    no_breach()
    [row] = [r for r in user.cases.home().rows if r.case == case]
    assert row.due == date(2026, 1, 15)  # five working days after the real day of the hearing
    issue(user, case, "DOC-26")
    go(user, case, S.OUTCOME_ISSUED)
