"""The hearing, what was found, how serious it is, what follows; and advice, which is no sanction."""

from sqlalchemy.orm import Mapped, mapped_column

from casebook.store.rows.row import CaseBase, LoggedRow, of


class HearingRow(LoggedRow, CaseBase):
    __tablename__ = "hearing"

    held_on: Mapped[str]
    decider: Mapped[str]
    chair: Mapped[str]
    chair_title: Mapped[str]
    members: Mapped[str]
    subject_attended: Mapped[int]
    companion: Mapped[str]
    companion_name: Mapped[str]
    companion_category: Mapped[str | None]
    clerk: Mapped[str]
    absence: Mapped[str]


class AttendeeRow(LoggedRow, CaseBase):
    __tablename__ = "attendee"

    parent: Mapped[str] = mapped_column("hearing", of("hearing.id"))
    position: Mapped[int]
    name: Mapped[str]
    capacity: Mapped[str]


class FindingRow(LoggedRow, CaseBase):
    """What was found on one charge; its id is the charge's."""

    __tablename__ = "finding"

    position: Mapped[int]
    charge: Mapped[str] = mapped_column(of("charge.id"))
    result: Mapped[str]
    reasons: Mapped[str]
    decided_on: Mapped[str | None]


class FindingEvidenceRow(LoggedRow, CaseBase):
    __tablename__ = "finding_evidence"

    parent: Mapped[str] = mapped_column("finding", of("finding.id"))
    position: Mapped[int]
    cited: Mapped[str] = mapped_column("exhibit", of("exhibit.id"))


class SeverityRow(LoggedRow, CaseBase):
    __tablename__ = "severity"

    severity: Mapped[str]
    reasons: Mapped[str]
    decided_on: Mapped[str]


class SanctionRow(LoggedRow, CaseBase):
    __tablename__ = "sanction"

    sanction: Mapped[str]
    reasons: Mapped[str]
    mitigation: Mapped[str]
    alternatives: Mapped[str]
    decided_on: Mapped[str]
    change_required: Mapped[str]
    change_by: Mapped[str | None]
    live_months: Mapped[int | None]
    consequence: Mapped[str]
    dismissal_reason: Mapped[str]
    effective_date: Mapped[str | None]
    notice: Mapped[str]
    referrals: Mapped[str]
    appeal_to_name: Mapped[str]
    appeal_to_contact: Mapped[str]
    appeal_working_days: Mapped[int | None]
    dbs: Mapped[str | None]
    tra: Mapped[str | None]


class AdviceRow(LoggedRow, CaseBase):
    __tablename__ = "advice"

    met_on: Mapped[str]
    what_happened: Mapped[str]
    what_was_said: Mapped[str]
    expectation: Mapped[str]
    support: Mapped[str]
    given_by: Mapped[str]
    given_by_title: Mapped[str]
    clauses: Mapped[str]
    review_on: Mapped[str | None]
    live_months: Mapped[int]


class LaDatesRow(LoggedRow, CaseBase):
    __tablename__ = "la_dates"

    determined_on: Mapped[str | None]
    notified_on: Mapped[str | None]
    ended_on: Mapped[str | None]


class DecisionSheetRow(LoggedRow, CaseBase):
    """Which item is the scan of the sheet the chair of the hearing signed."""

    __tablename__ = "decision_sheet"

    item: Mapped[str]
