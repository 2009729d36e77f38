"""What belongs to the end of a case: a second person, how the subject left, the appeal, closing, and keeping."""

from sqlalchemy.orm import Mapped

from casebook.store.rows.row import CaseBase, LoggedRow


class JointRequestRow(LoggedRow, CaseBase):
    __tablename__ = "joint_request"

    position: Mapped[int]
    joint: Mapped[str]
    reason: Mapped[str]
    asked_by: Mapped[str]
    asked_at: Mapped[str]
    answered_by: Mapped[str | None]
    answered_at: Mapped[str | None]
    agreed: Mapped[int | None]


class DepartureRow(LoggedRow, CaseBase):
    __tablename__ = "departure"

    left_on: Mapped[str | None]
    conclusion: Mapped[str]
    dbs: Mapped[str | None]
    tra: Mapped[str | None]
    referral_reasons: Mapped[str]
    free_to_tell: Mapped[str]


class AppealResultRow(LoggedRow, CaseBase):
    __tablename__ = "appeal_result"

    end: Mapped[str]
    on: Mapped[str]
    reasons: Mapped[str]
    instead: Mapped[str | None]
    live_months: Mapped[int | None]
    counts_from: Mapped[str | None]
    authority_told_on: Mapped[str | None]
    pay_restored_on: Mapped[str | None]
    service_unbroken: Mapped[int]


class ClosingRow(LoggedRow, CaseBase):
    __tablename__ = "closing"

    dbs: Mapped[str | None]
    tra: Mapped[str | None]
    lado: Mapped[str | None]
    referral_reasons: Mapped[str]
    access: Mapped[str | None]
    access_on: Mapped[str | None]
    support: Mapped[str]
    lessons: Mapped[str]
    by: Mapped[str]
    on: Mapped[str | None]


class RetentionDetailRow(LoggedRow, CaseBase):
    __tablename__ = "retention_detail"

    pension_on: Mapped[str | None]
    births: Mapped[str]
    births_unknown_why: Mapped[str]
    access_withdrawn_on: Mapped[str | None]
    access_lifted_on: Mapped[str | None]
