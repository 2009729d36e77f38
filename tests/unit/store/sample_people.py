"""The school's people with something in every field: staff, governors, scheme of delegation, contacts, papers."""

from datetime import UTC, date, datetime, time

from casebook.domain.delegation import Decider, Delegated, Delegation, Power, Whom
from casebook.domain.governor import Governor, GovernorKind, Office
from casebook.domain.hours import Overtime, Stretch, StretchKind, Weekday
from casebook.domain.ids import PersonId
from casebook.domain.school_people import Duty, PrivacyPapers, SchoolContact
from casebook.domain.staff import (
    AcknowledgedBy,
    Acknowledgement,
    Contract,
    JobRequirement,
    StaffCopy,
    StaffMember,
    Training,
)
from tests.unit.store.sample_decision import HEAD, SUBJECT


def staff_member() -> StaffMember:
    return StaffMember(
        id=SUBJECT,
        name="Subject Person",
        post="Teaching assistant",
        contract=Contract.FIXED_TERM,
        works_from=date(2019, 9, 2),
        works_until=date(2027, 8, 31),
        week=(
            Stretch(Weekday.MONDAY, time(8, 30), time(15, 30)),
            Stretch(Weekday.MONDAY, time(12, 15), time(12, 45), StretchKind.BREAK),
        ),
        term_time_only=True,
        overtime=(Overtime(date(2026, 10, 3), time(9), time(12)),),
        job_requirement=JobRequirement("The school's account", "Head Person", date(2025, 1, 6)),
        teaching=False,
        born=date(1984, 5, 2),
        line_manager="Deputy Person",
        role_expectations="Pastoral lead",
        acknowledgements=(
            Acknowledgement("2018", date(2019, 9, 3), AcknowledgedBy.INDUCTION),
            Acknowledgement('2025 "spring"', date(2025, 1, 7), AcknowledgedBy.SIGNED),
        ),
        training=(Training("Online safety", date(2025, 9, 1)),),
        profile_reminder_on=date(2025, 9, 1),
        monitoring_notice_on=date(2025, 9, 2),
    )


def staff_members() -> tuple[StaffMember, ...]:
    bare = StaffMember(PersonId("staff-2"), "Bare Person", "Caretaker", teaching=True)
    return (bare, staff_member())


def staff_copy() -> StaffCopy:
    taken = datetime(2026, 11, 2, 9, 0, 30, 250, tzinfo=UTC)
    return StaffCopy(staff_member(), taken, HEAD, "The hours were wrong")


def governors() -> tuple[Governor, ...]:
    return (
        Governor(
            PersonId("governor-1"),
            "Chair Person",
            GovernorKind.CO_OPTED,
            Office.CHAIR,
            date(2022, 9, 1),
            date(2026, 8, 31),
        ),
        Governor(PersonId("governor-2"), "Other Person", GovernorKind.PARENT),
    )


def scheme() -> Delegation:
    given = Delegated(Power.SUSPEND, Whom.STAFF, Decider.GOVERNORS_PANEL)
    return Delegation((given,), date(2026, 3, 3), "Minute 12")


def contact() -> SchoolContact:
    return SchoolContact(
        Duty.NOMINATED_PERSON, "N. Person", "Assistant head", "0100 1", "n@example.invalid", HEAD
    )


def papers() -> PrivacyPapers:
    return PrivacyPapers(
        notice_version="3",
        notice_on=date(2026, 1, 5),
        covers_discipline=True,
        covers_monitoring=False,
        policy_document="Appropriate policy document 2",
        policy_document_on=date(2026, 1, 6),
        impact_assessment="DPIA 4",
    )
