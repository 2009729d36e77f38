"""The sample case and register go into their databases, as their life goes: in several transactions."""

from datetime import date

from casebook.domain.adopted import AdoptedPolicy
from casebook.domain.calendar import SchoolDates, Term
from casebook.domain.decision import (
    Decisions,
)
from casebook.domain.evidence import (
    CustodyAct,
    CustodyEvent,
)
from casebook.domain.ids import (
    LetterId,
)
from casebook.domain.limit import LimitSetting
from casebook.domain.person import Post, PostHolding
from casebook.domain.record import CaseRecord
from casebook.store import (
    allegation,
    case,
    charge,
    decision,
    delegation,
    evidence,
    expression,
    governor,
    letter,
    limit,
    outside,
    override,
    register,
    report,
    school_people,
    staff,
    summary,
    triage,
)
from casebook.store.database import Database
from casebook.store.transaction import Tx
from tests.unit.store.kit import WRITER, Kit
from tests.unit.store.sample import at, full_record, full_summary, school
from tests.unit.store.sample_beside import save_beside
from tests.unit.store.sample_decision import E1, E2, HEAD, INVESTIGATOR
from tests.unit.store.sample_ending import save_ending
from tests.unit.store.sample_incident import save_attacked
from tests.unit.store.sample_people import contact, governors, papers, scheme, staff_members
from tests.unit.store.sample_route import save_routed
from tests.unit.store.sample_warning import save_warned


def save_record(tx: Tx, record: CaseRecord) -> None:
    """Everything a record says, through the repositories."""
    case.save(tx, record.case)
    save_people(tx, record)
    save_evidence(tx, record)
    report.save(tx, record.report)
    triage.save(tx, record.triage)
    triage.save_details(tx, record.triage_details)
    expression.save(tx, record.expression)
    for said in record.allegations:
        allegation.save(tx, said)
    for put in record.charges:
        charge.save(tx, put)
    save_decisions(tx, record.decisions)
    for given in record.overrides:
        override.add(tx, given)
    for step in record.outside:
        outside.add(tx, step)
    for issued in record.letters:
        letter.add(tx, issued, typed=(("opening", "Dear …"),))
    for draft in record.drafts:
        letter.save_draft(tx, draft)
    assert record.staff_copy
    staff.save_subject_copy(tx, record.staff_copy)
    save_beside(tx, record)
    save_ending(tx, record)
    save_routed(tx, record)
    save_attacked(tx, record)
    save_warned(tx, record)


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
    save_school_people(tx)
    limit.save(tx, LimitSetting("appeal_lodge", 10, "Full governing body", date(2026, 9, 17)))
    limit.save_dates(tx, SchoolDates(terms=(Term(date(2026, 9, 2), date(2026, 10, 23)),)))


def save_school_people(tx: Tx) -> None:
    for member in staff_members():
        staff.save(tx, member)
    for each in governors():
        governor.save(tx, each)
    delegation.save(tx, scheme())
    school_people.save(tx, contact())
    school_people.save_papers(tx, papers())


def fill_register(kit: Kit, db: Database) -> None:
    kit.write(db, save_register, act="register_created")
    kit.write(db, lambda tx: register.save_setting(tx, "working-week", "sunday-thursday"))
