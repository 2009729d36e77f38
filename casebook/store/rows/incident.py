"""What belongs to an attack on staff: its target, the takedown log, who it was, and cases that belong together."""

from sqlalchemy.orm import Mapped

from casebook.store.rows.row import CaseBase, LoggedRow


class IncidentRow(LoggedRow, CaseBase):
    __tablename__ = "incident"

    look_offence_answer: Mapped[str | None]
    look_offence_reason: Mapped[str]
    look_child_answer: Mapped[str | None]
    look_child_reason: Mapped[str]
    look_police_why_not: Mapped[str]
    look_on: Mapped[str | None]
    engagement_answered: Mapped[int | None]
    engagement_at: Mapped[str | None]
    engagement_what: Mapped[str]
    engagement_advised_on: Mapped[str | None]
    engagement_advised_by: Mapped[str]
    nominated_told_at: Mapped[str | None]
    teacher_accused: Mapped[int]
    review_on: Mapped[str | None]
    nothing_online: Mapped[str]
    offers: Mapped[str]
    reviews: Mapped[str]


class TakedownRow(LoggedRow, CaseBase):
    __tablename__ = "takedown"

    position: Mapped[int]
    address: Mapped[str]
    platform: Mapped[str]
    reported_at: Mapped[str]
    by: Mapped[str]
    category: Mapped[str]
    route: Mapped[str]
    reference: Mapped[str]
    before: Mapped[str]
    rechecks: Mapped[str]
    escalated_at: Mapped[str | None]
    escalated_to: Mapped[str]
    escalated_reference: Mapped[str]
    end: Mapped[str | None]
    ended_at: Mapped[str | None]
    after: Mapped[str]
    note: Mapped[str]


class SearchRow(LoggedRow, CaseBase):
    __tablename__ = "search"

    lines: Mapped[str]
    reviews: Mapped[str]


class PerpetratorRow(LoggedRow, CaseBase):
    __tablename__ = "perpetrator"

    position: Mapped[int]
    kind: Mapped[str]
    who: Mapped[str]
    level: Mapped[str]
    basis: Mapped[str]
    on: Mapped[str]
    by: Mapped[str]
    age: Mapped[int | None]
    welfare_on: Mapped[str | None]
    welfare_note: Mapped[str]
    parents_on: Mapped[str | None]
    parents_with: Mapped[str]
    parents_note: Mapped[str]
    done: Mapped[str]
    done_on: Mapped[str | None]
    done_by: Mapped[str]
    linked: Mapped[str]
    told: Mapped[str]
    told_on: Mapped[str | None]
    told_why: Mapped[str]
    reminded_on: Mapped[str | None]


class CaseLinkRow(LoggedRow, CaseBase):
    __tablename__ = "case_link"

    position: Mapped[int]
    other: Mapped[str]
    kind: Mapped[str]
    on: Mapped[str]
    by: Mapped[str]
