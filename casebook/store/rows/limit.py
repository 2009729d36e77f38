"""The register's tables of days: what the school put for its time limits, and its terms."""

from sqlalchemy.orm import Mapped

from casebook.store.rows.row import LoggedRow, RegisterBase


class LimitSettingRow(LoggedRow, RegisterBase):
    """What the school put for one time limit; its id is the limit's."""

    __tablename__ = "limit_setting"

    key: Mapped[str]
    value: Mapped[int]
    confirmed_by: Mapped[str]
    confirmed_on: Mapped[str | None]


class TermRow(LoggedRow, RegisterBase):
    """One term, or half of one; its id is its first day."""

    __tablename__ = "term"

    first: Mapped[str]
    last: Mapped[str]
