"""The staff record in the register, and the copy a case keeps of the subject's."""

from sqlalchemy.orm import Mapped

from casebook.store.rows.row import CaseBase, LoggedRow, RegisterBase


class StaffRow(LoggedRow, RegisterBase):
    """Facts of somebody's employment; nothing of any case."""

    __tablename__ = "staff"

    name: Mapped[str]
    post: Mapped[str]
    contract: Mapped[str | None]
    works_from: Mapped[str | None]
    works_until: Mapped[str | None]
    week: Mapped[str]
    term_time_only: Mapped[int]
    overtime: Mapped[str]
    job_requirement_what: Mapped[str | None]
    job_requirement_allowed_by: Mapped[str | None]
    job_requirement_allowed_on: Mapped[str | None]
    teaching: Mapped[int | None]
    born: Mapped[str | None]
    line_manager: Mapped[str]
    role_expectations: Mapped[str]
    acknowledgements: Mapped[str]
    training: Mapped[str]
    profile_reminder_on: Mapped[str | None]
    monitoring_notice_on: Mapped[str | None]


class SubjectStaffRow(LoggedRow, CaseBase):
    """The subject's staff record as it was when it was copied into the case."""

    __tablename__ = "subject_staff"

    member_id: Mapped[str]
    member_name: Mapped[str]
    member_post: Mapped[str]
    member_contract: Mapped[str | None]
    member_works_from: Mapped[str | None]
    member_works_until: Mapped[str | None]
    member_week: Mapped[str]
    member_term_time_only: Mapped[int]
    member_overtime: Mapped[str]
    member_job_requirement_what: Mapped[str | None]
    member_job_requirement_allowed_by: Mapped[str | None]
    member_job_requirement_allowed_on: Mapped[str | None]
    member_teaching: Mapped[int | None]
    member_born: Mapped[str | None]
    member_line_manager: Mapped[str]
    member_role_expectations: Mapped[str]
    member_acknowledgements: Mapped[str]
    member_training: Mapped[str]
    member_profile_reminder_on: Mapped[str | None]
    member_monitoring_notice_on: Mapped[str | None]
    taken_at: Mapped[str]
    taken_by: Mapped[str]
    reason: Mapped[str]
