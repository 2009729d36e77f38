"""A letter goes on the record in two transactions: what it says, and then the bytes that carry its check code.

The code printed in a letter is that of the log with the letter in it, so the bytes can only be made afterwards. A stop
between the two is made good at the next opening: the bytes are a function of the record and of that size of the log.
"""

import hashlib
from dataclasses import replace
from typing import Final
from uuid import uuid4

from casebook.domain import case_log
from casebook.domain.acts import Act
from casebook.domain.ids import LetterId
from casebook.domain.issued import IssuedLetter
from casebook.domain.letter import LetterFacts
from casebook.errors import BadWording, CannotPrint, LetterIncomplete, LetterNotMade
from casebook.services import letter_page
from casebook.services.casefile import CaseFile
from casebook.services.letter_page import Typed
from casebook.services.letter_wording import wording
from casebook.services.session import Session
from casebook.store import case_log as entries
from casebook.store import letter as letters

_WORDS: Final = "words"


def issue(session: Session, file: CaseFile, kind: str, typed: Typed) -> LetterId:
    """Issue a letter from the record as it is. Raises LetterIncomplete, BadWording, CannotPrint before anything is kept."""
    now, today = session.now(), session.today()
    with file.reading() as tx:
        record = session.record(tx)
        number = letters.next_number(tx)
    facts = letter_page.facts_of(session, record, kind, number=number, dated=today)
    letter_page.issued_pdf(kind, facts, typed, code="")  # what cannot be printed is refused here
    described, _body = wording(kind)
    new = IssuedLetter(
        id=LetterId(str(uuid4())),
        number=number,
        kind=kind,
        name=described.name,
        dated=today,
        issued_at=now,
        issued_by=session.person,
        size=0,
        code="",
        practice=record.case.practice,
    )
    detail = (
        ("kind", kind),
        ("number", number),
        (_WORDS, _words_digest(kind, facts, typed)),
    )
    with file.transaction(Act.LETTER_ISSUED, obj=new.id, detail=detail) as tx:
        size = entries.last(tx).accumulator.size + 1
        letters.add(tx, replace(new, size=size), typed=typed)
    finish(session, file)
    return new.id


def finish(session: Session, file: CaseFile) -> None:
    """Make and keep the bytes of every letter that is on the record without them.

    Raises LetterNotMade where the letter would no longer say what was put on the record.
    """
    with file.reading() as tx:
        waiting = [(one, letters.typed(tx, one.id)) for one in letters.unfinished(tx)]
        if not waiting:
            return  # as at nearly every opening, which must stay short
        record = session.record(tx)
    for letter, typed in waiting:
        facts = letter_page.facts_of(
            session, record, letter.kind, number=letter.number, dated=letter.dated
        )
        checkpoint = file.checkpoint(letter.size)
        # A letter keeps the mark with which it was put on the record.
        facts = replace(facts, practice=letter.practice)
        try:
            same = _words_digest(letter.kind, facts, typed) == _recorded(file, letter)
            made = letter_page.issued_pdf(letter.kind, facts, typed, code=checkpoint.printed())
        except (LetterIncomplete, BadWording, CannotPrint):
            raise LetterNotMade(number=letter.number) from None
        if not same:
            raise LetterNotMade(number=letter.number)
        sha256 = hashlib.sha256(made).hexdigest()
        detail = (("length", len(made)), ("sha256", sha256))
        with file.transaction(Act.LETTER_BYTES, obj=letter.id, detail=detail) as tx:
            letters.add(tx, replace(letter, code=checkpoint.code()), typed=typed)
            letters.set_bytes(tx, letter.id, made, sha256)


def _recorded(file: CaseFile, letter: IssuedLetter) -> str:
    """The digest of the letter's words that the entry of its issue holds."""
    with file.reading() as tx:
        signed = entries.entries(tx)[letter.size - 1]
    detail = dict(case_log.Entry.read(signed.data).detail)
    return str(detail.get(_WORDS, ""))


def _words_digest(kind: str, facts: LetterFacts, typed: Typed) -> str:
    return hashlib.sha256(letter_page.words(kind, facts, typed).encode()).hexdigest()
