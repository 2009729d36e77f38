"""A letter made from the record: composed from its facts, set out on pages, marked for what it is."""

from collections.abc import Iterable
from datetime import date

from casebook.documents import letter as pdf
from casebook.documents.block import Block
from casebook.documents.letter import PageFurniture
from casebook.documents.template import compose, policy_line
from casebook.domain.letter import LetterFacts, LetterKind, LetterText
from casebook.domain.letter_facts import letter_facts
from casebook.domain.record import CaseRecord
from casebook.resources import _
from casebook.services.letter_wording import wording
from casebook.services.session import Session

Typed = tuple[tuple[str, str], ...]


def facts_of(
    session: Session, record: CaseRecord, kind: str, *, number: int, dated: date
) -> LetterFacts:
    """Everything a letter of this kind takes from the record."""
    return letter_facts(
        record,
        kind=kind,
        policy=session.case_policy(record.case),
        today=dated,
        number=number,
    )


def composed(kind: str, facts: LetterFacts, typed: Typed) -> tuple[Block, ...]:
    """The letter as it goes out. Raises LetterIncomplete, BadWording."""
    described, body = wording(kind)
    return compose(described, body, facts, LetterText(typed))


def issued_pdf(kind: str, facts: LetterFacts, typed: Typed, *, code: str) -> bytes:
    """The exact PDF of a letter with its check code (`231 · RJUW-…`): the same input gives the same bytes.

    Every page of a letter from a practice casebook is marked so. Raises LetterIncomplete, BadWording, CannotPrint.
    """
    described, _body = wording(kind)
    blocks = composed(kind, facts, typed)
    return _render(described, facts, blocks, code=code, mark=_mark(facts))


def draft_pdf(kind: str, facts: LetterFacts, typed: Typed) -> bytes:
    """The letter as typed so far, with its gaps shown and marked as a draft. Raises BadWording, CannotPrint."""
    described, body = wording(kind)
    blocks = compose(described, body, facts, LetterText(typed), gaps=True)
    return _render(described, facts, blocks, code=None, mark=_mark(facts, draft=True))


def _mark(facts: LetterFacts, *, draft: bool = False) -> str:
    if draft:
        return _("PRACTICE DRAFT") if facts.practice else _("DRAFT")
    return _("PRACTICE") if facts.practice else ""


def words(kind: str, facts: LetterFacts, typed: Typed) -> str:
    """The letter's words in order, without the page around them."""
    return pdf.plain_text(composed(kind, facts, typed))


def _render(
    kind: LetterKind, facts: LetterFacts, blocks: Iterable[Block], *, code: str | None, mark: str
) -> bytes:
    page = PageFurniture(
        school=facts.school,
        reference=facts.reference,
        title=kind.name,
        dated=facts.dated,
        check_code=code,
        mark=mark,
        policy_line=policy_line(facts),
    )
    return pdf.render(blocks, page=page)
