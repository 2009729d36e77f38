"""Earlier warnings a case was told of, and when they were shown to those who decide."""

from sqlalchemy.orm import Mapped

from casebook.store.rows.row import CaseBase, LoggedRow


class EarlierWarningRow(LoggedRow, CaseBase):
    __tablename__ = "earlier_warning"

    position: Mapped[int]
    level: Mapped[str]
    issued_on: Mapped[str]
    live_months: Mapped[int]
    about: Mapped[str]
    by: Mapped[str]
    at: Mapped[str]
    clauses: Mapped[str]
    source: Mapped[str]
    charged_why: Mapped[str]
    withdrawn: Mapped[str]


class WarningLookRow(LoggedRow, CaseBase):
    __tablename__ = "warning_look"

    position: Mapped[int]
    on: Mapped[str]
    shown: Mapped[str]
    by: Mapped[str]
    at: Mapped[str]
