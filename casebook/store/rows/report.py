"""The report of a concern and its triage: one row each."""

from sqlalchemy.orm import Mapped

from casebook.store.rows.row import CaseBase, LoggedRow


class ReportRow(LoggedRow, CaseBase):
    __tablename__ = "report"

    concern_subject_name: Mapped[str]
    concern_subject_post: Mapped[str]
    concern_what: Mapped[str]
    concern_aware_at: Mapped[str]
    concern_where: Mapped[str]
    concern_risk: Mapped[str]
    concern_subject: Mapped[str | None]
    recorded_at: Mapped[str]
    source: Mapped[str | None]
    reporter_name: Mapped[str]
    happened_on: Mapped[str | None]
    platform: Mapped[str]
    address: Mapped[str]
    act: Mapped[str]
    how_found: Mapped[str]
    who_else_knows: Mapped[str]
    evidence_where: Mapped[str]
    head_informed_at: Mapped[str | None]
    risk_action: Mapped[str]
    made_on: Mapped[str | None]


class TriageRow(LoggedRow, CaseBase):
    __tablename__ = "triage"

    in_scope_answer: Mapped[str | None]
    in_scope_reason: Mapped[str]
    clauses: Mapped[str]
    severity_view: Mapped[str | None]
    possible_offence_answer: Mapped[str | None]
    possible_offence_reason: Mapped[str]
    harm_threshold_answer: Mapped[str | None]
    harm_threshold_reason: Mapped[str]
    data_breach_answer: Mapped[str | None]
    data_breach_reason: Mapped[str]
    expression_answer: Mapped[str | None]
    expression_reason: Mapped[str]
    conflict_answer: Mapped[str | None]
    conflict_reason: Mapped[str]
    route: Mapped[str | None]
    reason: Mapped[str]
    decided_on: Mapped[str | None]
