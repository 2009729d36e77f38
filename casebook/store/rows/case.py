"""The head of a case: who it is about, who takes part, what moves were made."""

from sqlalchemy.orm import Mapped, mapped_column

from casebook.store.rows.row import CaseBase, LoggedRow, of


class CaseRow(LoggedRow, CaseBase):
    __tablename__ = "case"

    reference: Mapped[str]
    kind: Mapped[str]
    stage: Mapped[str]
    subject: Mapped[str] = mapped_column(of("person.id"))
    brief: Mapped[str]
    opened_at: Mapped[str]
    reported_on: Mapped[str]
    policy_at_report_policy: Mapped[str]
    policy_at_report_version: Mapped[str]
    policy_at_report_sha256: Mapped[str]
    policy_at_conduct_policy: Mapped[str | None]
    policy_at_conduct_version: Mapped[str | None]
    policy_at_conduct_sha256: Mapped[str | None]
    conduct_on: Mapped[str | None]
    outcome: Mapped[str | None]
    practice: Mapped[int]


class PersonRow(LoggedRow, CaseBase):
    __tablename__ = "person"

    position: Mapped[int]
    name: Mapped[str]
    post: Mapped[str]
    address: Mapped[str]
    user: Mapped[int]


class RoleRow(LoggedRow, CaseBase):
    __tablename__ = "role"

    position: Mapped[int]
    person: Mapped[str] = mapped_column(of("person.id"))
    role: Mapped[str]
    since: Mapped[str]
    until: Mapped[str | None]
    reason: Mapped[str]


class StageEventRow(LoggedRow, CaseBase):
    __tablename__ = "stage_event"

    position: Mapped[int]
    start: Mapped[str | None]
    end: Mapped[str]
    at: Mapped[str]
    on: Mapped[str]
    by: Mapped[str]
    reason: Mapped[str]
    outcome: Mapped[str | None]
    reversal: Mapped[int]
