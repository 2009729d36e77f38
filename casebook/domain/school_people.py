"""Whom the school turns to: the nominated person, stand-ins, the safeguarding lead, and contacts outside."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from casebook.domain.ids import PersonId
from casebook.domain.words import N_, Words, say


class Duty(StrEnum):
    """What a contact is for."""

    NOMINATED_PERSON = "nominated_person"  # 5.3 and 6.1
    HEAD_STAND_IN = "head_stand_in"
    CHAIR_STAND_IN = "chair_stand_in"
    DSL = "dsl"
    DSL_STAND_IN = "dsl_stand_in"
    LADO = "lado"
    POLICE = "police"
    LA_HR = "la_hr"
    UNION = "union"
    DPO = "dpo"
    OCCUPATIONAL_HEALTH = "occupational_health"


OPTIONAL: Final = frozenset({Duty.UNION})


@dataclass(frozen=True, slots=True)
class SchoolContact:
    """Who has a duty, and how to reach them. `person` is their id where they are on the staff record or have keys."""

    duty: Duty
    name: str
    title: str = ""
    telephone: str = ""
    email: str = ""
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class PrivacyPapers:
    """Where the school's data-protection papers stand. None: nobody has said yet."""

    notice_version: str = ""
    notice_on: date | None = None
    covers_discipline: bool | None = None
    covers_monitoring: bool | None = None
    policy_document: str = ""  # the appropriate policy document
    policy_document_on: date | None = None
    impact_assessment: str = ""  # the assessment (DPIA) for monitoring

    @property
    def ready(self) -> bool:
        """Whether the privacy notice for staff says that disciplinary cases and monitoring happen."""
        return bool(self.notice_version and self.covers_discipline and self.covers_monitoring)


@dataclass(frozen=True, slots=True)
class SchoolPeople:
    """Everybody the school turns to."""

    contacts: tuple[SchoolContact, ...] = ()

    def of(self, duty: Duty) -> SchoolContact | None:
        """Who has a duty."""
        return next((one for one in self.contacts if one.duty is duty), None)

    @property
    def nominated_person(self) -> SchoolContact | None:
        """Who is told of attacks on staff (6.1) and may see monitoring records (5.3)."""
        return self.of(Duty.NOMINATED_PERSON)

    def missing(self) -> tuple[Duty, ...]:
        """The duties nobody is entered for and somebody should be."""
        held = {one.duty for one in self.contacts}
        return tuple(duty for duty in Duty if duty not in held | OPTIONAL)


def contact_problem(contact: SchoolContact) -> Words | None:
    """Why a contact cannot be kept."""
    if not contact.name.strip():
        return say(_NO_NAME)
    if contact.email and not _like_address(contact.email):
        return say(_EMAIL)
    return None


def _like_address(email: str) -> bool:
    name, at, host = email.partition("@")
    return bool(name and at and host) and not any(part.isspace() for part in email)


_NO_NAME = N_("The name is missing. Enter a name, or the name of the team.")
_EMAIL = N_(
    "This is no e-mail address. Enter one such as office@school.example, or leave it empty."
)
