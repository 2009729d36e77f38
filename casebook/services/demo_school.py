"""The invented school's people: who works there and when, its governors, who decides, whom it turns to."""

from collections.abc import Iterator
from datetime import date, time
from typing import Final

from casebook.domain.calendar import SchoolDates
from casebook.domain.delegation import Delegation
from casebook.domain.governor import Governor, GovernorKind, Office
from casebook.domain.hours import DAYS, Stretch, StretchKind
from casebook.domain.limit_table import LIMITS
from casebook.domain.limit_value import LimitKind
from casebook.domain.school_people import Duty, PrivacyPapers, SchoolContact
from casebook.domain.staff import AcknowledgedBy, Acknowledgement, Contract, StaffMember
from casebook.domain.staff_import import NEW
from casebook.services.demo_cast import DAVIT, NOOR, PROCEDURE_ADOPTED, TERMS
from casebook.services.user import User

_ACKNOWLEDGED: Final = Acknowledgement("2018-summer", date(2025, 9, 4), AcknowledgedBy.SIGNED)
_MARGUERITE: Final = "Marguerite Dauncey"
_GOVERNORS: Final = (
    ("Ruth Abernathy-Cole", GovernorKind.CO_OPTED, Office.CHAIR),
    ("Idris Mallory", GovernorKind.CO_OPTED, Office.VICE_CHAIR),
    ("Simone Achterberg", GovernorKind.CO_OPTED, None),
    ("Peter Lowndes", GovernorKind.PARENT, None),
    ("Farida Okonjo-Bell", GovernorKind.LOCAL_AUTHORITY, None),
    ("Tom Wrexley", GovernorKind.CO_OPTED, None),
    ("Hana Brightwell", GovernorKind.PARENT, None),
    ("Josie Quill", GovernorKind.CO_OPTED, None),
)
_CONTACTS: Final = (
    SchoolContact(Duty.NOMINATED_PERSON, _MARGUERITE, "Assistant headteacher"),
    SchoolContact(Duty.CHAIR_STAND_IN, "Idris Mallory", "Vice-chair of governors"),
    SchoolContact(Duty.DSL, _MARGUERITE, "Assistant headteacher"),
    SchoolContact(Duty.LADO, "Callum Reyes-Hart", "Wexmoor Borough Council"),
    SchoolContact(Duty.LA_HR, NOOR.name, "Wexmoor Borough Council"),
)


def settle_school(user: User) -> None:
    """The settings of the school's own casebook, before anything happens."""
    _settle_days(user)
    _settle_people(user, (*_CONTACTS, SchoolContact(Duty.HEAD_STAND_IN, DAVIT.name, DAVIT.title)))
    for member in _staff():
        user.staff.save(member)


def settle_governance(user: User) -> None:
    """The settings of the casebook that the chair keeps: the same school, and no staff record."""
    _settle_days(user)
    _settle_people(user, _CONTACTS)


def _settle_days(user: User) -> None:
    """The terms, and the time limits as the governors adopted them with the school's procedure."""
    by, on = PROCEDURE_ADOPTED
    open_to_schools = (key for key, one in LIMITS.items() if one.kind is not LimitKind.LAW)
    user.limits.confirm(open_to_schools, confirmed_by=by, confirmed_on=on)
    user.calendar.save(SchoolDates(terms=TERMS))


def _settle_people(user: User, contacts: tuple[SchoolContact, ...]) -> None:
    """The governors, whom the school turns to, and who decides what."""
    for name, kind, office in _GOVERNORS:
        user.governors.save(Governor(NEW, name, kind, office, since=date(2023, 9, 1)))
    for contact in contacts:
        user.school_people.save(contact)
    by, on = PROCEDURE_ADOPTED
    user.delegation.save(Delegation(adopted_on=on, reference=by))
    user.school_people.save_papers(
        PrivacyPapers("2025", date(2025, 9, 1), covers_discipline=True, covers_monitoring=True)
    )


def _staff() -> Iterator[StaffMember]:
    yield StaffMember(
        NEW,
        "Kerensa Holloway-Pike",
        "Teaching assistant",
        Contract.PERMANENT,
        works_from=date(2019, 9, 2),
        week=_week(time(8, 30), time(15, 30), time(12, 15), time(12, 45)),
        teaching=False,
        born=date(1984, 5, 2),
        line_manager=_MARGUERITE,
        acknowledgements=(_ACKNOWLEDGED,),
        monitoring_notice_on=date(2025, 9, 4),
    )
    yield StaffMember(
        NEW,
        "Bram Ellery",
        "Administration officer",
        Contract.PERMANENT,
        week=_week(time(8), time(16), time(12, 30), time(13)),
        teaching=False,
        line_manager="Hattie Larkspur",
        acknowledgements=(_ACKNOWLEDGED,),
        monitoring_notice_on=date(2025, 9, 4),
    )
    for name, post in (
        (DAVIT.name, DAVIT.title),
        (_MARGUERITE, "Assistant headteacher"),
        ("Petra Lindqvist-Moss", "School business manager"),
        ("Hattie Larkspur", "Office manager"),
    ):
        yield StaffMember(NEW, name, post, Contract.PERMANENT, acknowledgements=(_ACKNOWLEDGED,))


def _week(starts: time, ends: time, rest: time, back: time) -> tuple[Stretch, ...]:
    """Monday to Friday with one break."""
    return tuple(
        stretch
        for day in DAYS[:5]
        for stretch in (Stretch(day, starts, ends), Stretch(day, rest, back, StretchKind.BREAK))
    )
