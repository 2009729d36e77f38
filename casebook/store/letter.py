"""Issued letters with their exact bytes, and drafts of letters."""

from functools import cache

from sqlalchemy import select

from casebook.domain.ids import LetterId
from casebook.domain.issued import IssuedLetter, LetterDraft
from casebook.store.kept import Kept, written
from casebook.store.rows.letter import OF_A_FORM, DraftRow, LetterBytesRow, LetterRow
from casebook.store.shape import Cell, words_read, words_text
from casebook.store.transaction import Tx

_LETTERS = Kept(LetterRow, IssuedLetter, order="number", without=("sha256", "length"))
_DRAFTS = Kept(DraftRow, LetterDraft, without=("kind",))

Typed = tuple[tuple[str, str], ...]


@cache
def _text_of_bytes() -> str:
    kind = LetterBytesRow
    return written(select(kind.letter, kind.sha256, kind.length))


def letters(tx: Tx) -> tuple[IssuedLetter, ...]:
    """Every issued letter by number."""
    kept = {letter: (sha256, length) for letter, sha256, length in tx.read_fixed(_text_of_bytes())}
    found = []
    for row in _LETTERS.rows(tx):
        sha256, length = kept.get(row[-1], ("", 0))
        found.append(_LETTERS.shape.value(row, sha256=sha256, length=length))
    return tuple(found)


def add(tx: Tx, letter: IssuedLetter, *, typed: Typed = ()) -> None:
    """Put a letter on the record, with what was typed in it: the first transaction of issuing it."""
    _LETTERS.put(tx, letter.id, letter, values=words_text(typed))


def typed(tx: Tx, letter: LetterId) -> Typed:
    """What was typed in a letter when it was issued, so that it can be rendered again."""
    [(values,)] = tx.read(select(LetterRow.values).where(LetterRow.id == letter))
    return words_read(values)


def set_bytes(tx: Tx, letter: LetterId, pdf: bytes, sha256: str) -> None:
    """Keep a letter's exact bytes and their digest (hex): the second transaction of issuing it."""
    cells: dict[str, Cell] = {"letter": letter, "sha256": sha256, "length": len(pdf), "pdf": pdf}
    tx.put(LetterBytesRow, letter, cells)


def pdf(tx: Tx, letter: LetterId) -> bytes:
    """A letter's exact bytes. Raises KeyError while they are not kept yet."""
    found = tx.read(select(LetterBytesRow.pdf).where(LetterBytesRow.id == letter))
    if not found:
        raise KeyError(letter)
    exact: bytes = found[0][0]
    return exact


def unfinished(tx: Tx) -> tuple[IssuedLetter, ...]:
    """Letters on the record whose bytes are not kept yet: to be rendered again."""
    return tuple(letter for letter in letters(tx) if not letter.sha256)


def next_number(tx: Tx) -> int:
    """The number the next letter gets."""
    return tx.next(LetterRow.number)


def drafts(tx: Tx) -> tuple[LetterDraft, ...]:
    """Every draft of a letter, by kind."""
    rows = (row for row in _DRAFTS.rows(tx) if not row[-1].startswith(OF_A_FORM))
    return tuple(_DRAFTS.shape.value(row, kind=row[-1]) for row in rows)


def draft(tx: Tx, kind: str) -> LetterDraft:
    """What was typed so far on the page of one kind of letter; an empty draft when nothing was."""
    return _DRAFTS.one(tx, kind, kind=kind) or LetterDraft(kind)


def save_draft(tx: Tx, draft: LetterDraft) -> None:
    """Keep what was typed so far."""
    _DRAFTS.put(tx, draft.kind, draft)


def drop_draft(tx: Tx, kind: str) -> None:
    """Forget a draft, once its letter is issued."""
    tx.remove(DraftRow, kind)
