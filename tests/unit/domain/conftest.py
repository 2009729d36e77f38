"""Cases at the stages of the worked scenarios: SC-5 (advice) and SC-1 (dismissal). All people are invented."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from casebook.domain.allegation import Act, Allegation, Capacity, Charge, ClauseChoice, Level
from casebook.domain.calendar import WorkingCalendar
from casebook.domain.case import Case, CaseKind, CaseTeam, PinnedPolicy, RoleHeld, StageEvent
from casebook.domain.decision import (
    Advice,
    Appeal,
    Attendee,
    CompanionCategory,
    CompanionChoice,
    DeciderKind,
    Decisions,
    Finding,
    FindingResult,
    Hearing,
    LaDates,
    ReferralDecision,
    Sanction,
    SanctionDecision,
    Severity,
    SeverityDecision,
)
from casebook.domain.evidence import (
    CaptureMethod,
    EvidenceKind,
    Exhibit,
    ExhibitDetails,
    FirstAnswers,
    Provenance,
    TimeBasis,
    Visibility,
    ZonedTime,
)
from casebook.domain.file_type import FileType
from casebook.domain.ids import (
    AllegationId,
    CaseId,
    ChargeId,
    EventId,
    ItemId,
    PersonId,
    Reference,
)
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.person import Person
from casebook.domain.policy import Policy
from casebook.domain.policy_text import parse_policy
from casebook.domain.record import CaseRecord
from casebook.domain.report import Concern, Report, ReportSource, Risk
from casebook.domain.roles import Role
from casebook.domain.school import School
from casebook.domain.sealed import ItemKey, KeyForm, Rendition, SealedItem
from casebook.domain.stage import Stage
from casebook.domain.triage import Answer, Question, Triage, TriageRoute

ORIEL, DAVIT, NOOR, LENA, KERENSA = (PersonId(n) for n in ("oriel", "davit", "noor", "lena", "kez"))
PACK = Path(__file__).parents[3] / "resources" / "policies" / "beaumont-2018.toml"
SEALED = SealedItem(
    ItemId("item-1"), Rendition.ORIGINAL, "f.cbe", ItemKey(KeyForm.PLAIN, b""), "0" * 64, 3
)
NO = Question(Answer.NO, "Nothing points to it")


@pytest.fixture(scope="session")
def policy() -> Policy:
    return parse_policy(PACK.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def calendar() -> WorkingCalendar:
    return WorkingCalendar(
        frozenset({date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1), date(2026, 4, 3)})
    )


@pytest.fixture(scope="session")
def exhibit() -> Exhibit:
    seen = ZonedTime(datetime(2025, 11, 17, 8, 35, tzinfo=UTC), "Europe/London")
    return Exhibit(
        id=ItemId("item-1"),
        number=1,
        answers=FirstAnswers("the post with its replies", "chirrup.example.org", seen),
        details=ExhibitDetails(),
        provenance=Provenance("post.png", "", None, seen.utc, DAVIT),
        file_type=FileType.PNG,
        sealed=SEALED,
    )


@pytest.fixture(scope="session")
def finished_exhibit(exhibit: Exhibit) -> Exhibit:
    """The same with everything that is finished later."""
    seen = exhibit.answers.seen_at
    return replace(
        exhibit,
        details=ExhibitDetails(
            kind=EvidenceKind.SOCIAL_POST, platform="Chirrup", address="chirrup.example.org/1",
            account="@kez", captured_at=seen, captured_by="Davit Penhallow",
            method=CaptureMethod.FULL_PAGE, posted_at=seen, posted_basis=TimeBasis.SHOWN_ON_PAGE,
            visibility=Visibility.PUBLIC,
        ),
    )  # fmt: skip


@pytest.fixture(scope="session")
def reported() -> CaseRecord:
    """Just recorded: Monday 17 November 2025."""
    moment = datetime(2025, 11, 17, 8, 10, tzinfo=UTC)
    pinned = PinnedPolicy("beaumont-2018", "2018-summer", "0" * 64)
    concern = Concern(
        "Kerensa Holloway-Pike", "Teaching assistant", "A post about a pupil", moment,
        "chirrup.example.org", Risk.NO,
    )  # fmt: skip
    return CaseRecord(
        case=Case(
            CaseId("case"), Reference("FH-7QK4"), CaseKind.STAFF_MISUSE, Stage.REPORTED, KERENSA,
            "A post about a pupil", moment, moment.date(), pinned,
        ),
        school=School("Fernhollow Primary School", ("Coppice Lane",), local_authority="Wexmoor"),
        team=CaseTeam(
            people=(
                Person(ORIEL, "Oriel Tansley", "Headteacher", user=True),
                Person(NOOR, "Noor Whitcombe", "HR adviser", user=True),
                Person(KERENSA, "Kerensa Holloway-Pike", "Teaching assistant", ("14 Larch Rise",)),
            ),
            roles=(
                RoleHeld(ORIEL, Role.COMMISSIONING_MANAGER, moment.date()),
                RoleHeld(NOOR, Role.HR_ADVISER, moment.date()),
                RoleHeld(KERENSA, Role.SUBJECT, moment.date()),
            ),
        ),
        report=Report(concern, moment),
        triage=Triage(),
        events=(StageEvent(None, Stage.REPORTED, moment, moment.date(), ORIEL),),
    )  # fmt: skip


@pytest.fixture(scope="session")
def triaged(reported: CaseRecord) -> CaseRecord:
    """Triage decided for an investigation: Wednesday 19 November."""
    triage = Triage(
        in_scope=Question(Answer.YES), clauses=("4.7",), severity_view=Severity.MINOR,
        possible_offence=NO, harm_threshold=NO, data_breach=NO, expression=NO, conflict=NO,
        route=TriageRoute.INVESTIGATION, reason="Facts to be gathered", decided_on=date(2025, 11, 19),
    )  # fmt: skip
    report = replace(reported.report, source=ReportSource.PARENT, reporter_name="A parent")
    return _at(replace(reported, triage=triage, report=report), Stage.TRIAGE, date(2025, 11, 17))


@pytest.fixture(scope="session")
def advised(triaged: CaseRecord) -> CaseRecord:
    """At informal advice, the advice given on Friday 28 November."""
    advice = Advice(
        date(2025, 11, 26), "Time on social media at work", "Boredom", "Breaks only",
        "Tasks looked at again", "Oriel Tansley", "Headteacher", ("2.2", "2.3"), date(2026, 1, 23),
    )  # fmt: skip
    record = replace(
        triaged,
        triage=replace(triaged.triage, route=TriageRoute.INFORMAL),
        decisions=Decisions(advice=advice),
    )
    return _at(record, Stage.INFORMAL, date(2025, 11, 20))


@pytest.fixture(scope="session")
def investigated(triaged: CaseRecord, finished_exhibit: Exhibit) -> CaseRecord:
    """The investigation done and its report in, on Friday 5 December."""
    team = replace(
        triaged.team,
        people=(*triaged.team.people, Person(DAVIT, "Davit Penhallow", "Deputy head", user=True)),
        roles=(
            *triaged.team.roles,
            RoleHeld(DAVIT, Role.INVESTIGATING_OFFICER, date(2025, 11, 19)),
        ),
    )
    allegation = Allegation(
        AllegationId("a1"), 1, "Posted a picture of a pupil", Act.POST, Capacity.PERSONAL,
        "Chirrup", "@kez", date(2025, 11, 15), None, (ClauseChoice("4.7"),), (finished_exhibit.id,),
    )  # fmt: skip
    record = replace(
        triaged,
        team=team,
        exhibits=(finished_exhibit,),
        allegations=(allegation,),
        outside=_steps(
            (OutsideStep.ACKNOWLEDGEMENT, date(2025, 11, 18)),
            (OutsideStep.TERMS_OF_REFERENCE, date(2025, 11, 19)),
            (OutsideStep.NOTICE_OF_INVESTIGATION, date(2025, 11, 19)),
            (OutsideStep.INVITATION_TO_MEETING, date(2025, 11, 20)),
            (OutsideStep.MEETING_HELD, date(2025, 11, 28)),
            (OutsideStep.INVESTIGATION_REPORT, date(2025, 12, 5)),
        ),
    )
    return _at(record, Stage.INVESTIGATION, date(2025, 11, 19))


@pytest.fixture(scope="session")
def charged(investigated: CaseRecord, exhibit: Exhibit) -> CaseRecord:
    """Charges written and the invitation given, on Tuesday 9 December."""
    charge = Charge(
        ChargeId("c1"), 1, "That you posted a picture of a pupil", Act.POST, Capacity.PERSONAL,
        Level.POTENTIAL_GROSS_MISCONDUCT, "A pupil was held up to ridicule",
        (ClauseChoice("4.7"), ClauseChoice("5.2(h)", limb="privacy")),
        (AllegationId("a1"),), (exhibit.id,), "Chirrup", "@kez", date(2025, 11, 15),
    )  # fmt: skip
    case = investigated.case
    record = replace(
        investigated,
        case=replace(case, conduct_on=date(2025, 11, 15), policy_at_conduct=case.policy_at_report),
        charges=(charge,),
        outside=(
            *investigated.outside,
            *_steps(
                (OutsideStep.CASE_TO_ANSWER, date(2025, 12, 8)),
                (OutsideStep.HEARING_INVITATION, date(2025, 12, 9)),
            ),
        ),
    )
    record = _at(record, Stage.REPORT_SUBMITTED, date(2025, 12, 5))
    return _at(record, Stage.CASE_DECISION, date(2025, 12, 8))


@pytest.fixture(scope="session")
def heard(charged: CaseRecord) -> CaseRecord:
    """The hearing held on Thursday 8 January 2026, nothing decided yet; the clerk has a key."""
    hearing = Hearing(
        date(2026, 1, 8), DeciderKind.PANEL, "Simone Achterberg", "Chair of the panel",
        ("Peter Lowndes", "Farida Okonjo-Bell"),
        attendance=(Attendee("Davit Penhallow", "presenting officer"),),
        companion=CompanionChoice.ACCOMPANIED, companion_name="Aled Pryce-Nunn",
        companion_category=CompanionCategory.UNION_EMPLOYED, clerk="Lena Farrow",
    )  # fmt: skip
    team = replace(
        charged.team,
        people=(*charged.team.people, Person(LENA, "Lena Farrow", "Clerk", user=True)),
        roles=(*charged.team.roles, RoleHeld(LENA, Role.CLERK, date(2025, 12, 9))),
    )
    notes = _steps((OutsideStep.HEARING_RECORD, date(2026, 1, 8)))
    record = replace(
        charged, team=team, decisions=Decisions(hearing=hearing), outside=(*charged.outside, *notes)
    )
    record = _at(record, Stage.HEARING_SCHEDULED, date(2025, 12, 9))
    return _at(record, Stage.HEARING_HELD, date(2026, 1, 8))


@pytest.fixture(scope="session")
def found(heard: CaseRecord) -> CaseRecord:
    """Found proved and gross misconduct; the sanction is still to be decided."""
    finding = Finding(ChargeId("c1"), FindingResult.PROVED, "She accepts it", (ItemId("item-1"),))
    severity = SeverityDecision(
        Severity.GROSS_MISCONDUCT, "A child was ridiculed", date(2026, 1, 8)
    )
    return replace(
        heard, decisions=replace(heard.decisions, findings=(finding,), severity=severity)
    )


@pytest.fixture(scope="session")
def dismissal() -> SanctionDecision:
    return SanctionDecision(
        Sanction.SUMMARY_DISMISSAL, "Trust is gone", "Six clean years", "A warning would not do",
        date(2026, 1, 9), dismissal_reason="Gross misconduct", notice="none",
        referrals="Removed from work with children",
        appeal=Appeal("the Clerk", "Coppice Lane", 10),
        dbs=ReferralDecision.TO_BE_MADE, tra=ReferralDecision.NOT_MET,
    )  # fmt: skip


@pytest.fixture(scope="session")
def warning() -> SanctionDecision:
    return SanctionDecision(
        Sanction.FIRST_WRITTEN_WARNING, "Enough this once", "Six clean years", "Advice is too little",
        date(2026, 1, 9), "No pictures of pupils", date(2026, 2, 2), 6,
        appeal=Appeal("the Clerk", "Coppice Lane", 10),
    )  # fmt: skip


@pytest.fixture(scope="session")
def dismissed(found: CaseRecord, dismissal: SanctionDecision) -> CaseRecord:
    """Dismissed; the sheet is signed and the local authority told, on Friday 9 January."""
    la = LaDates(date(2026, 1, 9), date(2026, 1, 9))
    return replace(
        found,
        decisions=replace(found.decisions, sanction=dismissal, la=la, sheet=ItemId("sheet")),
    )


def _at(record: CaseRecord, stage: Stage, on: date) -> CaseRecord:
    moment = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    event = StageEvent(record.case.stage, stage, moment, on, ORIEL)
    return replace(record, case=record.case.moved_to(stage), events=(*record.events, event))


def _steps(*rows: tuple[OutsideStep, date]) -> tuple[DoneOutside, ...]:
    return tuple(
        DoneOutside(EventId(step), step, on, "Oriel Tansley", "With what it says")
        for step, on in rows
    )
