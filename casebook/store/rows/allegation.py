"""Allegations and charges, and what each cites: clauses, exhibits, allegations."""

from sqlalchemy.orm import Mapped, mapped_column

from casebook.store.rows.row import CaseBase, LoggedRow, of


class AllegationRow(LoggedRow, CaseBase):
    __tablename__ = "allegation"

    number: Mapped[int]
    what: Mapped[str]
    act: Mapped[str | None]
    capacity: Mapped[str | None]
    platform: Mapped[str]
    account: Mapped[str]
    happened_from: Mapped[str | None]
    happened_to: Mapped[str | None]
    withdrawn: Mapped[str]


class CitedClause(LoggedRow):
    """A clause cited, in its place in the list; of an allegation or of a charge."""

    position: Mapped[int]
    clause: Mapped[str]
    limb: Mapped[str]
    own_words: Mapped[str]
    reason: Mapped[str]
    liability: Mapped[str]


class AllegationClauseRow(CitedClause, CaseBase):
    __tablename__ = "allegation_clause"

    parent: Mapped[str] = mapped_column("allegation", of("allegation.id"))


class AllegationExhibitRow(LoggedRow, CaseBase):
    __tablename__ = "allegation_exhibit"

    parent: Mapped[str] = mapped_column("allegation", of("allegation.id"))
    position: Mapped[int]
    cited: Mapped[str] = mapped_column("exhibit", of("exhibit.id"))


class ChargeRow(LoggedRow, CaseBase):
    __tablename__ = "charge"

    number: Mapped[int]
    words: Mapped[str]
    act: Mapped[str]
    capacity: Mapped[str]
    level: Mapped[str]
    level_reason: Mapped[str]
    platform: Mapped[str]
    account: Mapped[str]
    happened_from: Mapped[str | None]
    happened_to: Mapped[str | None]
    withdrawn: Mapped[str]


class ChargeClauseRow(CitedClause, CaseBase):
    __tablename__ = "charge_clause"

    parent: Mapped[str] = mapped_column("charge", of("charge.id"))


class ChargeExhibitRow(LoggedRow, CaseBase):
    __tablename__ = "charge_exhibit"

    parent: Mapped[str] = mapped_column("charge", of("charge.id"))
    position: Mapped[int]
    cited: Mapped[str] = mapped_column("exhibit", of("exhibit.id"))


class ChargeAllegationRow(LoggedRow, CaseBase):
    __tablename__ = "charge_allegation"

    parent: Mapped[str] = mapped_column("charge", of("charge.id"))
    position: Mapped[int]
    cited: Mapped[str] = mapped_column("allegation", of("allegation.id"))
