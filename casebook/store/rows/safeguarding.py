"""What the designated officer was asked and advised, how it ended, and low-level concerns."""

from sqlalchemy.orm import Mapped

from casebook.store.rows.row import CaseBase, LoggedRow


class LadoReferralRow(LoggedRow, CaseBase):
    __tablename__ = "lado_referral"

    position: Mapped[int]
    limbs: Mapped[str]
    contacted_at: Mapped[str]
    by: Mapped[str]
    officer: Mapped[str]
    told: Mapped[str]
    advice: Mapped[str]
    advised_on: Mapped[str | None]
    tell: Mapped[str]
    agreed_words: Mapped[str]
    strategy_on: Mapped[str | None]
    strategy_agreed: Mapped[str]
    next_steps: Mapped[str]
    teacher_accused_by_pupil: Mapped[int]


class SafeguardingConclusionRow(LoggedRow, CaseBase):
    """One row: how the allegation ended for safeguarding."""

    __tablename__ = "safeguarding_conclusion"

    outcome: Mapped[str]
    on: Mapped[str]
    by: Mapped[str]
    reasons: Mapped[str]
    summary: Mapped[str]
    made_by_pupil: Mapped[int]
    keep_consented: Mapped[int]
    removed_on: Mapped[str | None]
    removed_by: Mapped[str]
    welfare_on: Mapped[str | None]
    welfare_note: Mapped[str]
    behaviour_decision: Mapped[str]
    reference: Mapped[str]
    sexual_abuse: Mapped[int]


class LowLevelConcernRow(LoggedRow, CaseBase):
    __tablename__ = "low_level_concern"

    position: Mapped[int]
    on: Mapped[str]
    concern: Mapped[str]
    context: Mapped[str]
    action: Mapped[str]
    why_below: Mapped[str]
    by: Mapped[str]
    reporter: Mapped[str]
    anonymous: Mapped[int]
