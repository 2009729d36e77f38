"""Real keyed databases, a case with something in every table, and a signer that needs no keys."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from casebook.domain import case_log as log_values
from casebook.domain.adopted import AdoptedPolicy
from casebook.domain.allegation import Act, Allegation, Capacity, Charge, ClauseChoice, Level
from casebook.domain.case import (
    Case,
    CaseKind,
    CaseSummary,
    CaseTeam,
    PinnedPolicy,
    RoleHeld,
    StageEvent,
)
from casebook.domain.case_log import Entry
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
    CustodyAct,
    CustodyEvent,
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
    AllegationId,
    CaseId,
    ChargeId,
    EventId,
    ItemId,
    LetterId,
    PersonId,
    Reference,
)
from casebook.domain.issued import IssuedLetter, LetterDraft
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.person import Person, Post, PostHolding
from casebook.domain.record import CaseRecord
from casebook.domain.report import Concern, Report, ReportSource, Risk
from casebook.domain.roles import Role
from casebook.domain.school import School, SchoolCategory
from casebook.domain.sealed import ItemKey, KeyForm, Rendition, SealedItem
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.triage import Answer, Question, Triage, TriageRoute
from casebook.store import (
    allegation,
    case,
    case_log,
    charge,
    decision,
    evidence,
    letter,
    outside,
    register,
    report,
    summary,
    triage,
)
from casebook.store.database import Database
from casebook.store.layout import Schema
from casebook.store.schema import CASE, REGISTER, create
from casebook.store.transaction import Tx

KEY = b"x'" + b"5c" * 32 + b"'"
CASE_ID = "0d5b4a53-94d8-4d0b-8c3e-f3a3ef5f8a01"
REGISTER_ID = "a3a0cf0e-1f7d-4bb4-86ce-6f1f1f0b9a02"
WRITER = "the writer of these tests"
PRAGMAS = (
    "recursive_triggers = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "synchronous = EXTRA",
    "cipher_log_level = NONE",
)


def connect(path: Path, *, key: bytes = KEY, timeout: float = 0.1) -> Any:
    """A keyed connection as the vault opens one: raw key, autocommit, the pragmas of every open."""
    connection = driver.connect(
        str(path), isolation_level=None, timeout=timeout, check_same_thread=False
    )
    connection.set_key(bytearray(key))
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


@dataclass
class Signer:
    """Writes log entries. The signature is a hash: the store keeps signatures, it does not judge them."""

    case: str
    acts: list[str] = field(default_factory=list)

    def entry(self, tx: Tx, act: str, rows: tuple[log_values.RowDigest, ...]) -> Entry:
        end = case_log.last(tx)
        self.acts.append(act)
        return Entry(
            seq=end.seq + 1,
            case=self.case,
            epoch=1,
            actor="2b0e5a3c-0d8e-4b3b-9a35-1f0f6f0a7a11",
            act=act,
            obj="",
            utc="2026-11-02T09:00:00.000000Z",
            offset=0,
            app="0.1.0",
            rows=rows,
            detail=(),
            salt="00" * 16,
            prev=end.link,
        )

    def sign(self, tx: Tx, act: str = "saved") -> Entry:
        entry = self.entry(tx, act, tx.changed_rows())
        tx.append(*self.signed(entry))
        return entry

    def signed(self, entry: Entry) -> tuple[bytes, bytes, bytes]:
        data = entry.canonical()
        return data, hashlib.sha256(b"signed" + data).digest(), log_values.leaf(data)


@dataclass
class Kit:
    """One database on disk, how to open it, and how to write to it."""

    path: Path
    schema: Schema
    signer: Signer
    open_ones: list[Database] = field(default_factory=list)
    writer: str = WRITER
    driver: Any = driver

    def open(self, *, read_only: bool = False, schema: Schema | None = None) -> Database:
        db = Database(
            lambda: connect(self.path), driver, schema or self.schema, read_only=read_only
        )
        self.open_ones.append(db)
        return db

    def raw(self) -> Any:
        """A connection of one who holds the key."""
        return connect(self.path)

    def rows(self, table: str, where: str = "1") -> list[Any]:
        """The rows of a table, past the store."""
        raw = self.raw()
        found: list[Any] = raw.execute(f'SELECT * FROM "{table}" WHERE {where}').fetchall()  # noqa: S608 - our own tables
        raw.close()
        return found

    def tamper(self, *statements: str, pragmas: tuple[str, ...] = ()) -> None:
        """What one who holds the key does past the program."""
        raw = self.raw()
        for pragma in pragmas:
            raw.execute(f"PRAGMA {pragma}")
        for statement in statements:
            raw.execute(statement)
        raw.close()

    def write(self, db: Database, *steps: Callable[[Tx], object], act: str = "saved") -> None:
        with db.writing(WRITER) as tx:
            for step in steps:
                step(tx)
            self.signer.sign(tx, act)

    def attempt(self, db: Database, *steps: Callable[[Tx], object]) -> None:
        """A write transaction in which only these steps are taken: no entry comes by itself."""
        with db.writing(WRITER) as tx:
            for step in steps:
                step(tx)

    def made(self) -> Database:
        db = self.open()
        create(db)
        db.take_over(WRITER)
        return db

    def close(self) -> None:
        for db in self.open_ones:
            db.close()
        self.open_ones.clear()


@pytest.fixture
def case_kit(tmp_path: Path) -> Iterator[Kit]:
    kit = Kit(tmp_path / "case.db", CASE, Signer(CASE_ID))
    yield kit
    kit.close()


@pytest.fixture
def register_kit(tmp_path: Path) -> Iterator[Kit]:
    kit = Kit(tmp_path / "register.db", REGISTER, Signer(REGISTER_ID))
    yield kit
    kit.close()


@pytest.fixture
def case_db(case_kit: Kit) -> Database:
    """An empty case database."""
    return case_kit.made()


@pytest.fixture
def register_db(register_kit: Kit) -> Database:
    """An empty register."""
    return register_kit.made()


# A case with something in every table.

HEAD, SUBJECT, INVESTIGATOR = PersonId("p-head"), PersonId("p-subject"), PersonId("p-io")
E1, E2 = ItemId("item-1"), ItemId("item-2")


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


def clauses() -> tuple[ClauseChoice, ...]:
    return (
        ClauseChoice("4.8-b", limb="first", reason="It names a pupil"),
        ClauseChoice("5.2-other", own_words="In our words", liability="confidence"),
    )


def full_record() -> CaseRecord:
    """A case record in which every field of every kind of value is filled."""
    charge_one, said = ChargeId("charge-1"), AllegationId("allegation-1")
    return CaseRecord(
        case=Case(
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
        ),
        school=school(),
        team=CaseTeam(
            people=(
                Person(SUBJECT, "Subject Person", "Teaching assistant", ("2 Low Road", "Hilltown")),
                Person(HEAD, "Head Person", "Headteacher", user=True),
                Person(INVESTIGATOR, "Investigating Person", "Deputy head", user=True),
            ),
            roles=(
                RoleHeld(SUBJECT, Role.SUBJECT, date(2026, 11, 2)),
                RoleHeld(HEAD, Role.COMMISSIONING_MANAGER, date(2026, 11, 2)),
                RoleHeld(
                    INVESTIGATOR, Role.INVESTIGATING_OFFICER, date(2026, 11, 3), date(2026, 12, 1)
                ),
            ),
        ),
        report=Report(
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
        ),
        triage=Triage(
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
        ),
        events=(
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
        ),
        exhibits=(exhibit(1), exhibit(2, full=False)),
        sightings=(
            Sighting(
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
            ),
        ),
        allegations=(
            Allegation(
                id=said,
                number=1,
                what="Posted a picture",
                act=Act.POST,
                capacity=Capacity.PERSONAL,
                platform="Facebook",
                account="a.person.7",
                happened_from=date(2026, 10, 30),
                happened_to=date(2026, 10, 31),
                clauses=clauses(),
                exhibits=(E2, E1),
            ),
            Allegation(
                id=AllegationId("allegation-2"), number=2, what="Another", withdrawn="Mistaken"
            ),
        ),
        charges=(
            Charge(
                id=charge_one,
                number=1,
                words="On 30 October 2026 posted …",
                act=Act.POST,
                capacity=Capacity.NOT_KNOWN,
                level=Level.POTENTIAL_GROSS_MISCONDUCT,
                level_reason="A pupil can be known by it",
                clauses=clauses(),
                allegations=(said,),
                exhibits=(E1, E2),
                platform="Facebook",
                account="a.person.7",
                happened_from=date(2026, 10, 30),
                happened_to=date(2026, 10, 31),
                withdrawn="Put in other words",
            ),
        ),
        decisions=Decisions(
            hearing=Hearing(
                held_on=date(2026, 12, 10),
                decider=DeciderKind.PANEL,
                chair="Chair Person",
                chair_title="Chair of governors",
                members=("Second, Member", "Third Member"),
                subject_attended=True,
                attendance=(Attendee("Note Taker", "clerk"), Attendee("A Union", "companion")),
                companion=CompanionChoice.ACCOMPANIED,
                companion_name="A Union",
                companion_category=CompanionCategory.UNION_EMPLOYED,
                clerk="Note Taker",
                absence="Nobody was absent",
            ),
            findings=(
                Finding(charge_one, FindingResult.PROVED, "Seen", (E1, E2), date(2026, 12, 10)),
            ),
            severity=SeverityDecision(Severity.SERIOUS_MISCONDUCT, "Public", date(2026, 12, 10)),
            sanction=SanctionDecision(
                sanction=Sanction.FINAL_WRITTEN_WARNING,
                reasons="Serious",
                mitigation="Long service",
                alternatives="A first warning",
                decided_on=date(2026, 12, 10),
                change_required="Take it down",
                change_by=date(2026, 12, 12),
                live_months=12,
                consequence="Dismissal",
                dismissal_reason="-",
                effective_date=date(2026, 12, 31),
                notice="-",
                referrals="Considered",
                appeal=Appeal("The clerk", "clerk@example.invalid", 10),
                dbs=ReferralDecision.NOT_MET,
                tra=ReferralDecision.CONSIDERED,
            ),
            advice=Advice(
                met_on=date(2026, 11, 5),
                what_happened="A talk",
                what_was_said="Take care",
                expectation="No more",
                support="Training",
                given_by="Head Person",
                given_by_title="Headteacher",
                clauses=("4.3",),
                review_on=date(2027, 1, 5),
                live_months=3,
            ),
            la=LaDates(date(2026, 12, 11), date(2026, 12, 12), date(2026, 12, 31)),
            sheet=E2,
        ),
        outside=(
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
        ),
        letters=(
            IssuedLetter(
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
            ),
        ),
        drafts=(
            LetterDraft("DOC-21", (("opening", "Dear …"), ("close", 'a "quoted" end')), at(16)),
        ),
    )


def save_record(tx: Tx, record: CaseRecord) -> None:
    """Everything a record says, through the repositories."""
    case.save(tx, record.case)
    save_people(tx, record)
    save_evidence(tx, record)
    report.save(tx, record.report)
    triage.save(tx, record.triage)
    for said in record.allegations:
        allegation.save(tx, said)
    for put in record.charges:
        charge.save(tx, put)
    save_decisions(tx, record.decisions)
    for step in record.outside:
        outside.add(tx, step)
    for issued in record.letters:
        letter.add(tx, issued, typed=(("opening", "Dear …"),))
    for draft in record.drafts:
        letter.save_draft(tx, draft)


def save_people(tx: Tx, record: CaseRecord) -> None:
    for person in record.team.people:
        case.save_person(tx, person)
    for held in record.team.roles:
        case.add_role(tx, held)
    for event in record.events:
        case.add_event(tx, event)


def save_evidence(tx: Tx, record: CaseRecord) -> None:
    for added in record.exhibits:
        evidence.add_exhibit(tx, added)
    for seen in record.sightings:
        evidence.add_sighting(tx, seen)


def save_decisions(tx: Tx, decisions: Decisions) -> None:
    assert decisions.hearing
    assert decisions.severity
    assert decisions.sanction
    assert decisions.advice
    decision.save_hearing(tx, decisions.hearing)
    for finding in decisions.findings:
        decision.save_finding(tx, finding)
    decision.save_severity(tx, decisions.severity)
    decision.save_sanction(tx, decisions.sanction)
    decision.save_advice(tx, decisions.advice)
    decision.save_la(tx, decisions.la)
    if decisions.sheet:
        decision.save_sheet(tx, decisions.sheet)


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
    )


def fill_case(kit: Kit, db: Database) -> None:
    """Something in every table of a case, written as its life goes: in several transactions."""
    record = full_record()
    kit.write(db, lambda tx: save_record(tx, record), act="made")
    kit.write(
        db,
        lambda tx: letter.set_bytes(
            tx, LetterId("letter-1"), b"%PDF-1.7 letter", record.letters[0].sha256
        ),
        lambda tx: evidence.add_custody(tx, CustodyEvent(E1, CustodyAct.ADDED, at(9), HEAD, "In")),
        lambda tx: evidence.add_custody(
            tx, CustodyEvent(E1, CustodyAct.PRINTED, at(12), HEAD, on=date(2026, 11, 2))
        ),
        act="letter_bytes",
    )
    # Corrected, and put back: an earlier version is kept each time.
    kit.write(db, lambda tx: evidence.withdraw(tx, E2, "By mistake"))
    kit.write(db, lambda tx: evidence.withdraw(tx, E2, ""))
    with db.scratch(WRITER) as tx:
        summary.save(tx, full_summary())


def policies() -> tuple[AdoptedPolicy, ...]:
    return tuple(
        AdoptedPolicy(
            "beaumont", version, f'title = "{version}"\n', "ab" * 32, date(2026, 9, 1), HEAD
        )
        for version in ("2018", "2015")
    )


def posts() -> tuple[PostHolding, ...]:
    return (
        PostHolding(HEAD, "Head Person", Post.HEADTEACHER, "Headteacher", date(2024, 9, 1)),
        PostHolding(
            INVESTIGATOR,
            "I. Person",
            Post.DEPUTY_HEAD,
            "Deputy",
            date(2023, 9, 1),
            date(2026, 1, 1),
        ),
    )


def save_register(tx: Tx) -> None:
    register.save_school(tx, school())
    for holding in posts():
        register.add_post(tx, holding)
    for adopted in policies():
        register.add_policy(tx, adopted)
    register.save_setting(tx, "working-week", "monday-friday")
    register.tick_task(tx, "letterhead", date(2026, 9, 2))


def fill_register(kit: Kit, db: Database) -> None:
    kit.write(db, save_register, act="register_created")
    kit.write(db, lambda tx: register.save_setting(tx, "working-week", "sunday-thursday"))


@pytest.fixture(scope="session")
def case_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A case with something in every table, as its file; made once."""
    kit = Kit(tmp_path_factory.mktemp("made") / "case.db", CASE, Signer(CASE_ID))
    fill_case(kit, kit.made())
    kit.close()
    return kit.path.read_bytes()


@pytest.fixture(scope="session")
def register_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A register with something in every table, as its file."""
    kit = Kit(tmp_path_factory.mktemp("made") / "register.db", REGISTER, Signer(REGISTER_ID))
    fill_register(kit, kit.made())
    kit.close()
    return kit.path.read_bytes()


@pytest.fixture
def full_case(case_kit: Kit, case_file: bytes) -> Kit:
    """A case with something in every table, open for writing as `open_ones[0]`."""
    case_kit.path.write_bytes(case_file)
    case_kit.open()
    return case_kit


@pytest.fixture
def full_register(register_kit: Kit, register_file: bytes) -> Kit:
    register_kit.path.write_bytes(register_file)
    register_kit.open()
    return register_kit


# The builders, for tests that make values of their own.


@pytest.fixture(name="connect")
def given_connect() -> Callable[..., Any]:
    return connect


@pytest.fixture(name="full_record")
def given_record() -> CaseRecord:
    return full_record()


@pytest.fixture(name="full_summary")
def given_summary() -> CaseSummary:
    return full_summary()


@pytest.fixture(name="exhibit")
def given_exhibit() -> Callable[..., Exhibit]:
    return exhibit


@pytest.fixture(name="sealed")
def given_sealed() -> Callable[..., SealedItem]:
    return sealed


@pytest.fixture(name="at")
def given_at() -> Callable[..., datetime]:
    return at


@pytest.fixture(name="posts")
def given_posts() -> tuple[PostHolding, ...]:
    return posts()


@pytest.fixture(name="policies")
def given_policies() -> tuple[AdoptedPolicy, ...]:
    return policies()
