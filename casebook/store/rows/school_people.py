"""Governors, delegation, contacts and privacy papers in the register."""

from sqlalchemy.orm import Mapped

from casebook.store.rows.row import LoggedRow, RegisterBase


class GovernorRow(LoggedRow, RegisterBase):
    """Whether a governor has keys is not kept: it is seen from the people with keys."""

    __tablename__ = "governor"

    name: Mapped[str]
    kind: Mapped[str]
    office: Mapped[str | None]
    since: Mapped[str | None]
    until: Mapped[str | None]


class DelegationRow(LoggedRow, RegisterBase):
    """The one scheme of delegation."""

    __tablename__ = "delegation"

    given: Mapped[str]
    adopted_on: Mapped[str | None]
    reference: Mapped[str]


class SchoolContactRow(LoggedRow, RegisterBase):
    """One contact; its id is the duty."""

    __tablename__ = "school_contact"

    duty: Mapped[str]
    name: Mapped[str]
    title: Mapped[str]
    telephone: Mapped[str]
    email: Mapped[str]
    person: Mapped[str | None]


class PrivacyPapersRow(LoggedRow, RegisterBase):
    """Where the data-protection papers stand, in one row."""

    __tablename__ = "privacy_papers"

    notice_version: Mapped[str]
    notice_on: Mapped[str | None]
    covers_discipline: Mapped[int | None]
    covers_monitoring: Mapped[int | None]
    policy_document: Mapped[str]
    policy_document_on: Mapped[str | None]
    impact_assessment: Mapped[str]
