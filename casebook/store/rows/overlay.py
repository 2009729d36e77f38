"""What else runs beside a case."""

from sqlalchemy.orm import Mapped

from casebook.store.rows.row import CaseBase, LoggedRow


class OverlayRow(LoggedRow, CaseBase):
    __tablename__ = "overlay"

    position: Mapped[int]
    kind: Mapped[str]
    began: Mapped[str]
    why: Mapped[str]
    by: Mapped[str]
    answers: Mapped[str]
    ended: Mapped[str | None]
    ended_why: Mapped[str]
    ended_by: Mapped[str]
