"""What the people of a case declared, and the route the case took."""

from sqlalchemy.orm import Mapped, mapped_column

from casebook.store.rows.row import CaseBase, LoggedRow, of


class RelationshipRow(LoggedRow, CaseBase):
    __tablename__ = "relationship"

    position: Mapped[int]
    person: Mapped[str] = mapped_column(of("person.id"))
    bond: Mapped[str]
    declared_on: Mapped[str]
    by: Mapped[str]
    to: Mapped[str | None] = mapped_column(of("person.id"))
    discussed: Mapped[int]
    note: Mapped[str]
    withdrawn: Mapped[str]


class RouteRow(LoggedRow, CaseBase):
    __tablename__ = "route"

    rule: Mapped[str]
    about: Mapped[str]
    chair: Mapped[str]
    head: Mapped[str]
