"""Reasons given for going on although a fairness check warned."""

from sqlalchemy.orm import Mapped

from casebook.store.rows.row import CaseBase, LoggedRow


class OverrideRow(LoggedRow, CaseBase):
    __tablename__ = "override"

    position: Mapped[int]
    check: Mapped[str]
    reason: Mapped[str]
    by: Mapped[str]
    at: Mapped[str]
    on_what: Mapped[str]
    withdrawn: Mapped[str]
