"""Suspensions, with their reviews and the contacts that kept in touch."""

from sqlalchemy.orm import Mapped

from casebook.store.rows.row import CaseBase, LoggedRow


class SuspensionRow(LoggedRow, CaseBase):
    __tablename__ = "suspension"

    position: Mapped[int]
    began: Mapped[str]
    decided_at: Mapped[str]
    suspender: Mapped[str]
    decided_by: Mapped[str]
    grounds: Mapped[str]
    purposes: Mapped[str]
    rejected: Mapped[str]
    risk: Mapped[str]
    consulted: Mapped[str]
    conditions: Mapped[str]
    contact: Mapped[str]
    support: Mapped[str]
    full_pay: Mapped[int]
    review_on: Mapped[str]
    informed_la_at: Mapped[str | None]
    informed_other_at: Mapped[str | None]
    letter_on: Mapped[str | None]
    end_on: Mapped[str | None]
    end_by: Mapped[str | None]
    end_decided_by: Mapped[str | None]
    end_reason: Mapped[str | None]
    end_recorded_by: Mapped[str | None]
    end_return_plan: Mapped[str | None]
    end_la_told_at: Mapped[str | None]
    end_other_told_at: Mapped[str | None]
    end_letter_on: Mapped[str | None]
    reviews: Mapped[str]
    check_ins: Mapped[str]
