"""Steps done outside Casebook, letters issued and their exact bytes, and what is only a draft."""

from typing import ClassVar, Final

from sqlalchemy.orm import Mapped, mapped_column

from casebook.store.rows.row import CaseBase, LoggedRow, Row, of


class OutsideStepRow(LoggedRow, CaseBase):
    __tablename__ = "outside_step"

    position: Mapped[int]
    step: Mapped[str]
    on: Mapped[str]
    by: Mapped[str]
    note: Mapped[str]
    scan: Mapped[str | None]
    withdrawn: Mapped[str]


class LetterRow(LoggedRow, CaseBase):
    __tablename__ = "letter"

    number: Mapped[int]
    kind: Mapped[str]
    name: Mapped[str]
    dated: Mapped[str]
    issued_at: Mapped[str]
    issued_by: Mapped[str]
    size: Mapped[int]
    code: Mapped[str]
    practice: Mapped[int]
    values: Mapped[str] = mapped_column("typed")


class LetterBytesRow(LoggedRow, CaseBase):
    """The exact bytes of an issued letter, written once; its id is the letter's."""

    __tablename__ = "letter_bytes"
    keeps_earlier: ClassVar[bool] = False

    letter: Mapped[str] = mapped_column(of("letter.id"))
    sha256: Mapped[str]
    length: Mapped[int]
    pdf: Mapped[bytes]


OF_A_FORM: Final = "form/"
"""How the ids of drafts of forms begin; the rest is the person and the form."""


class DraftRow(Row, CaseBase):
    """What was typed so far in a letter, whose kind is the id, or in a form. No act, so not in the log."""

    __tablename__ = "draft"

    values: Mapped[str] = mapped_column("typed")
    saved_at: Mapped[str | None]


class SummaryRow(Row, CaseBase):
    """The one row a list reads of a case, computed from the others; its id is the case's."""

    __tablename__ = "summary"

    reference: Mapped[str]
    subject_name: Mapped[str]
    subject_post: Mapped[str]
    brief: Mapped[str]
    stage: Mapped[str]
    next_task: Mapped[str]
    next_fillings: Mapped[str]
    due: Mapped[str | None]
    opened_on: Mapped[str]
    closed: Mapped[int]
    exhibits: Mapped[int]
    checked_at: Mapped[str | None]
    practice: Mapped[int]
    deadlines: Mapped[str]
    worked_by: Mapped[str]
    kind: Mapped[str]
