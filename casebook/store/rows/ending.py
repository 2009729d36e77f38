"""What belongs to a case that ends before its outcome: requests for a second person, and how the subject left."""

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
