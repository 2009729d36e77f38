"""A sample case with something in every field of every kind of value."""

import hashlib
from datetime import UTC, date, datetime

from casebook.domain.case import (
    Case,
    CaseKind,
    CaseSummary,
    CaseTeam,
    PinnedPolicy,
    RoleHeld,
    StageEvent,
)
from casebook.domain.deadline import Deadline
from casebook.domain.decision import (
    Severity,
)
from casebook.domain.evidence import (
    CaptureMethod,
    EvidenceKind,
    Exhibit,
    ExhibitDetails,
    FirstAnswers,
    NotYet,
    Provenance,
    Sighting,
    TimeBasis,
    Visibility,
    ZonedTime,
)
from casebook.domain.file_type import FileType
from casebook.domain.ids import (
    CaseId,
    EventId,
    ItemId,
    LetterId,
    Reference,
)
from casebook.domain.issued import IssuedLetter, LetterDraft
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.override import Override
from casebook.domain.page_id import PageId
from casebook.domain.person import Person
from casebook.domain.record import CaseRecord
from casebook.domain.report import Concern, Report, ReportSource, Risk
from casebook.domain.roles import Role
from casebook.domain.school import School, SchoolCategory
from casebook.domain.sealed import ItemKey, KeyForm, Rendition, SealedItem
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.triage import Answer, Question, Triage, TriageRoute
from casebook.domain.words import compose, say
from tests.unit.store.sample_beside import beside
from tests.unit.store.sample_decision import (
    E2,
    HEAD,
    INVESTIGATOR,
    SUBJECT,
    allegations,
    charge,
    decisions,
)
from tests.unit.store.sample_ending import ending
from tests.unit.store.sample_incident import attacked
from tests.unit.store.sample_people import staff_copy
from tests.unit.store.sample_route import routed
from tests.unit.store.sample_triage import expression, triage_details
from tests.unit.store.sample_warning import warned_before


def at(hour: int, minute: int = 0, *, day: int = 2) -> datetime:
    return datetime(2026, 11, day, hour, minute, 30, 250, tzinfo=UTC)


def sealed(item: ItemId, rendition: Rendition = Rendition.ORIGINAL) -> SealedItem:
    """A sealed file's row: every item and rendition with its own name and key."""
    mark = hashlib.sha256(f"{item}{rendition}".encode()).hexdigest()
    key = ItemKey(KeyForm.PLAIN, bytes.fromhex(mark))
    return SealedItem(item, rendition, f"{mark[:32]}.cbe", key, mark[::-1], 1234)


def exhibit(number: int, item: ItemId | None = None, *, full: bool = True) -> Exhibit:
    """An exhibit; `full` with every detail filled in."""
    details = ExhibitDetails(
        kind=EvidenceKind.SOCIAL_POST,
        platform="Facebook",
        address="https://example.invalid/posts/81",
        address_missing_why="It was shortened on the screen",
        account="a.person.7",
        captured_at=ZonedTime(at(8), "Europe/London"),
        captured_by="The school's office",
        method=CaptureMethod.FULL_PAGE,
        device="Office PC",
        posted_at=ZonedTime(at(7, 5), "America/New_York"),
        posted_basis=TimeBasis.SHOWN_ON_PAGE,
        visibility=Visibility.FRIENDS,
        visibility_how_known="Seen from a friend's account",
        words="e\u0301 as it came \u202e and a NUL-free rest",
        context="Two comments below it",
        post="post-1",
    )
    item = item or ItemId(f"item-{number}")
    return Exhibit(
        id=item,
        number=number,
        answers=FirstAnswers("A post", "On a page", ZonedTime(at(6), "Europe/London")),
        details=details if full else ExhibitDetails(),
        provenance=Provenance(
            original_name="Screenshot 1.png",
            source_folder="C:\\Users\\office",
            source_modified=at(5) if full else None,
            added_at=at(9),
            added_by=INVESTIGATOR,
            clipboard_formats=("image/png", 'odd "name"\n') if full else (),
        ),
        file_type=FileType.PNG,
        sealed=sealed(item),
        checked_at=at(10) if full else None,
    )


def school() -> School:
    return School(
        name="Fernhill School",
        address=("1 Fern Lane", "Hilltown"),
        telephone="0100 100100",
        email="office@example.invalid",
        category=SchoolCategory.ACADEMY,
        reference_letters="FH",
        local_authority="Hillshire",
    )


def head() -> Case:
    return Case(
        id=CaseId("case-1"),
        reference=Reference("FH-7QK4"),
        kind=CaseKind.STAFF_MISUSE,
        stage=Stage.HEARING_HELD,
        subject=SUBJECT,
        brief="A post about a pupil",
        opened_at=at(9),
        reported_on=date(2026, 11, 2),
        policy_at_report=PinnedPolicy("beaumont", "2018", "ab" * 32),
        policy_at_conduct=PinnedPolicy("beaumont", "2015", "cd" * 32),
        conduct_on=date(2026, 10, 30),
        outcome=ClosureOutcome.SANCTION,
    )


def team() -> CaseTeam:
    return CaseTeam(
        people=(
            Person(SUBJECT, "Subject Person", "Teaching assistant", ("2 Low Road", "Hilltown")),
            Person(HEAD, "Head Person", "Headteacher", user=True),
            Person(INVESTIGATOR, "Investigating Person", "Deputy head", user=True),
        ),
        roles=(
            RoleHeld(SUBJECT, Role.SUBJECT, date(2026, 11, 2)),
            RoleHeld(HEAD, Role.COMMISSIONING_MANAGER, date(2026, 11, 2)),
            RoleHeld(
                INVESTIGATOR,
                Role.INVESTIGATING_OFFICER,
                date(2026, 11, 3),
                date(2026, 12, 1),
                reason="Nobody else had been trained",
            ),
        ),
    )


def report() -> Report:
    return Report(
        concern=Concern(
            subject_name="Subject Person",
            subject_post="Teaching assistant",
            what="A post",
            aware_at=at(8),
            where="Facebook",
            risk=Risk.NOT_SURE,
            subject=SUBJECT,
        ),
        recorded_at=at(9),
        source=ReportSource.PARENT,
        reporter_name="A parent",
        happened_on=date(2026, 10, 30),
        platform="Facebook",
        address="https://example.invalid/posts/81",
        act="post",
        how_found="Told at the gate",
        who_else_knows="Nobody",
        evidence_where="On a phone",
        head_informed_at=at(9, 1),
        risk_action="None needed",
        made_on=date(2026, 10, 31),
    )


def triage() -> Triage:
    return Triage(
        in_scope=Question(Answer.YES, "It names the school"),
        clauses=("4.8-b", "4.3"),
        severity_view=Severity.MISCONDUCT,
        possible_offence=Question(Answer.NO, "Nothing of the kind"),
        harm_threshold=Question(Answer.NOT_SURE, "Asked"),
        data_breach=Question(Answer.YES, "A name"),
        expression=Question(Answer.NO, "It was about work"),
        conflict=Question(Answer.NO, "None"),
        route=TriageRoute.INVESTIGATION,
        reason="It has to be looked into",
        decided_on=date(2026, 11, 3),
    )


def events() -> tuple[StageEvent, ...]:
    return (
        StageEvent(None, Stage.REPORTED, at(9), date(2026, 11, 2), HEAD),
        StageEvent(
            Stage.REPORTED,
            Stage.TRIAGE,
            at(10),
            date(2026, 11, 1),
            HEAD,
            "Entered from paper",
            ClosureOutcome.NO_CONCERN,
        ),
    )


def sighting() -> Sighting:
    return Sighting(
        id=ItemId("sighting-1"),
        number=1,
        recorded_at=at(11),
        recorded_by=HEAD,
        where="A group chat",
        device_holder="A parent",
        seen_by="The parent",
        first_seen="On Sunday",
        description="Told in words",
        still_live="Not known",
        actions="The phone was put away",
        dsl_told=NotYet.DONE,
        police_told=NotYet.DONE,
        police_reference="CAD 81",
        iwf_told=NotYet.NOT_NEEDED,
        iwf_reference="-",
        lado_told=NotYet.NOT_YET,
    )


def outside() -> tuple[DoneOutside, ...]:
    return (
        DoneOutside(
            EventId("step-1"),
            OutsideStep.SUSPENSION,
            date(2026, 11, 4),
            "Head Person",
            "By hand",
            E2,
        ),
        DoneOutside(
            EventId("step-0"),
            OutsideStep.OTHER,
            date(2026, 11, 3),
            "Head Person",
            withdrawn="Twice",
        ),
    )


def letter() -> IssuedLetter:
    return IssuedLetter(
        id=LetterId("letter-1"),
        number=1,
        kind="DOC-26",
        name="Outcome letter",
        dated=date(2026, 12, 11),
        issued_at=at(15),
        issued_by=HEAD,
        size=9,
        code="RJUW-NHNP",
        sha256=hashlib.sha256(b"%PDF-1.7 letter").hexdigest(),
        length=len(b"%PDF-1.7 letter"),
        practice=True,
    )


def full_record() -> CaseRecord:
    """A case record in which every field of every kind of value is filled."""
    return CaseRecord(
        case=head(),
        school=school(),
        team=team(),
        report=report(),
        triage=triage(),
        events=events(),
        exhibits=(exhibit(1), exhibit(2, full=False)),
        sightings=(sighting(),),
        allegations=allegations(),
        charges=(charge(),),
        decisions=decisions(),
        outside=outside(),
        letters=(letter(),),
        drafts=(
            LetterDraft("DOC-21", (("opening", "Dear …"), ("close", 'a "quoted" end')), at(16)),
        ),
        staff_copy=staff_copy(),
        triage_details=triage_details(),
        expression=expression(),
        overrides=(
            Override(EventId("ov-1"), "note_taker", "The clerk was ill", HEAD, at(10), "ab" * 32),
            Override(
                EventId("ov-2"), "minutes", "Lost", HEAD, at(11), "cd" * 32, "They were found"
            ),
        ),
        **beside(),
        **ending(),
        **routed(),
        **attacked(),
        **warned_before(),
    )


def full_summary() -> CaseSummary:
    return CaseSummary(
        case=CaseId("case-1"),
        reference=Reference("FH-7QK4"),
        subject_name="Subject Person",
        subject_post="Teaching assistant",
        brief="A post about a pupil",
        stage=Stage.HEARING_HELD,
        next_task="Write to {name}",
        next_fillings=(("name", "Subject Person"),),
        due=date(2026, 12, 12),
        opened_on=date(2026, 11, 2),
        closed=False,
        exhibits=2,
        checked_at=at(10),
        practice=True,
        deadlines=(
            Deadline(
                key="outcome_letter",
                title=say("Write to {name}", name="Subject Person"),
                day=date(2026, 12, 12),
                page=PageId.DOCUMENTS,
                whose=(HEAD,),
                names="Head Teacher",
                reason=say("It is fair."),
                source="Acas Code, paragraph 22",
                counted=compose(
                    "{counted} ({kind})",
                    counted=say("{n} working days after {day}", n=5, day=date(2026, 12, 5)),
                    kind=say("law"),
                ),
                detail="DOC-25",
                statutory=True,
                at=at(9),
            ),
            Deadline(
                key="closure",
                title=say("Close the case"),
                day=date(2026, 12, 14),
                page=PageId.CLOSE,
                whose=(),
                names="",
                reason=say("It ends."),
                source="the procedure",
                paused=True,
            ),
        ),
        worked_by="0123456789abcdef",
    )
