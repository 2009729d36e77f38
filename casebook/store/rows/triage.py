"""What stands behind the answers of triage: one row."""

from sqlalchemy.orm import Mapped

from casebook.store.rows.row import CaseBase, LoggedRow


class TriageDetailsRow(LoggedRow, CaseBase):
    __tablename__ = "triage_details"

    facts_act: Mapped[str | None]
    facts_capacity: Mapped[str | None]
    facts_timing: Mapped[str | None]
    facts_device: Mapped[str | None]
    facts_visibility: Mapped[str | None]
    facts_school_in_name: Mapped[str | None]
    facts_discusses_work: Mapped[str | None]
    facts_disclaimer: Mapped[str | None]
    facts_material: Mapped[str]
    facts_mentioned: Mapped[str]
    facts_content: Mapped[str]
    facts_characteristics: Mapped[str]
    facts_pupil_shown: Mapped[str | None]
    facts_pupil_named: Mapped[str | None]
    facts_pupils: Mapped[str]
    facts_in_words: Mapped[str]
    level: Mapped[str | None]
    level_reason: Mapped[str]
    harm_harmed_answer: Mapped[str | None]
    harm_harmed_reason: Mapped[str]
    harm_offence_answer: Mapped[str | None]
    harm_offence_reason: Mapped[str]
    harm_risk_answer: Mapped[str | None]
    harm_risk_reason: Mapped[str]
    harm_suitability_answer: Mapped[str | None]
    harm_suitability_reason: Mapped[str]
    low_level_answer: Mapped[str | None]
    low_level_reason: Mapped[str]
    breach_what: Mapped[str]
    breach_whose: Mapped[str]
    breach_risk_answer: Mapped[str | None]
    breach_risk_reason: Mapped[str]
    suspension_thought: Mapped[str | None]
    suspension_alternatives: Mapped[str]
    suspension_reason: Mapped[str]
    welfare_subject: Mapped[str]
    welfare_target: Mapped[str]
    offences: Mapped[str]
