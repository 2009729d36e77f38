"""What the police were told, and the holds they asked for."""

from sqlalchemy.orm import Mapped

from casebook.store.rows.row import CaseBase, LoggedRow


class PoliceReferralRow(LoggedRow, CaseBase):
    __tablename__ = "police_referral"

    position: Mapped[int]
    reported_at: Mapped[str]
    by: Mapped[str]
    force: Mapped[str]
    channel: Mapped[str]
    disclosed: Mapped[str]
    advice: Mapped[str]
    reference: Mapped[str]
    officer: Mapped[str]


class PoliceHoldRow(LoggedRow, CaseBase):
    __tablename__ = "police_hold"

    position: Mapped[int]
    scope: Mapped[str]
    began: Mapped[str]
    put_by: Mapped[str]
    asked_by: Mapped[str]
    why: Mapped[str]
    takedown: Mapped[str]
    release_on: Mapped[str | None]
    release_officer: Mapped[str | None]
    release_form: Mapped[str | None]
    release_recorded_by: Mapped[str | None]
    release_use: Mapped[str | None]
    release_conditions: Mapped[str | None]
    reviews: Mapped[str]
