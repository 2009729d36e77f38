"""The questions on lawful expression and the form that weighs a charge: one row."""

from sqlalchemy.orm import Mapped

from casebook.store.rows.row import CaseBase, LoggedRow


class ExpressionRow(LoggedRow, CaseBase):
    __tablename__ = "expression"

    disclosure_answer: Mapped[str | None]
    disclosure_reason: Mapped[str]
    union_answer: Mapped[str | None]
    union_reason: Mapped[str]
    belief_answer: Mapped[str | None]
    belief_reason: Mapped[str]
    protected_act_answer: Mapped[str | None]
    protected_act_reason: Mapped[str]
    grievance_answer: Mapped[str | None]
    grievance_reason: Mapped[str]
    private_answer: Mapped[str | None]
    private_reason: Mapped[str]
    disability_answer: Mapped[str | None]
    disability_reason: Mapped[str]
    form_view: Mapped[str | None]
    form_view_words: Mapped[str]
    form_objection: Mapped[str | None]
    form_objection_evidence: Mapped[str]
    form_content: Mapped[str]
    form_reach: Mapped[int | None]
    form_audience: Mapped[str]
    form_personal: Mapped[str]
    form_intrusion: Mapped[str]
    form_effect: Mapped[str]
    form_at_work_answer: Mapped[str | None]
    form_at_work_reason: Mapped[str]
    form_insight: Mapped[str]
    form_least_intrusive: Mapped[str]
    form_advice_on: Mapped[str | None]
    form_advice_from: Mapped[str]
    form_advice: Mapped[str]
