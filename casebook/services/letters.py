"""Letters: what can go out, its draft, its preview, its issue, and the paper and copies that leave the casebook."""

import contextlib
import hashlib
from pathlib import Path
from typing import BinaryIO, Final

from casebook.documents import pixels
from casebook.domain import letter_check
from casebook.domain.acts import Act
from casebook.domain.case_log import Entry
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.code_verdict import CodeVerdict
from casebook.domain.fairness import document_stops, named
from casebook.domain.ids import CaseId, LetterId
from casebook.domain.issued import IssuedLetter, LetterDraft
from casebook.domain.letter import LetterFacts, LetterText
from casebook.domain.letter_facts import first_values
from casebook.domain.letter_field import MissingField
from casebook.domain.letter_offer import KindOnOffer, OfferState, offer
from casebook.domain.picture import Picture
from casebook.domain.roles import Permission
from casebook.domain.words import N_
from casebook.errors import Damaged, LetterNotMade, Missing, NotStored, ReadOnly, Refused
from casebook.services import code_check, letter_issue, letter_page, letter_wording
from casebook.services.casefile import CaseFile
from casebook.services.letter_page import Typed
from casebook.services.session import Session
from casebook.services.taking_out import copy_out
from casebook.services.typed import cleaned
from casebook.store import case_log as entries
from casebook.store import letter as letters
from casebook.store.transaction import Tx

DECIDING: Final = frozenset(
    {
        Act.HEARING_RECORDED, Act.FINDING_RECORDED, Act.SEVERITY_RECORDED, Act.SANCTION_RECORDED,
        Act.CHARGE_SAVED, Act.CHARGE_WITHDRAWN,
    }
)  # fmt: skip
"""Acts after which the decision sheet has to be signed anew."""


_UNFAIR: Final = N_(
    "This letter waits for a check of fairness: “{check}”. The Fairness page says what is wrong."
)


class LetterService:
    """What a signed-in person can do with letters. `preview` and `draft_pdf` use no database once `facts` was asked."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._facts: dict[tuple[CaseId, str], LetterFacts] = {}
        session.files.when_opened.append(self._finish)

    # Before it goes out

    def kinds(self, case: CaseId) -> tuple[KindOnOffer, ...]:
        """Every kind of letter, and whether this case is ready for it."""
        with self._session.seeing(case) as tx:
            record, newest = self._session.record(tx), _sheet_newest(tx)
        return tuple(
            offer(kind, record, sheet_newest=newest, today=self._session.today())
            for kind in letter_wording.kinds()
        )

    def draft(self, case: CaseId, kind: str) -> LetterDraft:
        """What was typed so far for a letter of this kind, or what the record already says where nothing was."""
        with self._session.seeing(case, Permission.PREPARE_LETTER) as tx:
            saved = letters.draft(tx, kind)
            if saved.saved_at is not None:
                return saved
            record = self._session.record(tx)
        return LetterDraft(kind, first_values(record, kind=kind).values)

    def save_draft(self, case: CaseId, kind: str, values: Typed) -> None:
        """Keep what was typed so far: no act, so nothing in the log."""
        with self._session.open_case(case) as file:
            self._session.require(file, Permission.PREPARE_LETTER)
            with file.scratch() as tx:
                letters.save_draft(tx, LetterDraft(kind, cleaned(values), self._session.now()))

    def facts(self, case: CaseId, kind: str) -> LetterFacts:
        """Everything the letter takes from the record, as it is now."""
        with self._session.seeing(case) as tx:
            record, number = self._session.record(tx), letters.next_number(tx)
        found = letter_page.facts_of(
            self._session, record, kind, number=number, dated=self._session.today()
        )
        self._facts[case, kind] = found
        return found

    def missing(self, case: CaseId, kind: str, values: Typed) -> tuple[MissingField, ...]:
        """What the letter still needs, and the page where each is put right."""
        described, _body = letter_wording.wording(kind)
        return letter_check.missing(described, self.facts(case, kind), LetterText(cleaned(values)))

    def draft_pdf(self, case: CaseId, kind: str, values: Typed) -> bytes:
        """The letter as typed so far, its gaps shown, marked as a draft on every page. Raises CannotPrint."""
        facts = self._facts.get((case, kind)) or self.facts(case, kind)
        return letter_page.draft_pdf(kind, facts, cleaned(values))

    def preview(self, case: CaseId, kind: str, values: Typed, width_px: int) -> tuple[Picture, ...]:
        """The pages of the draft as pixels; for the second pool. Raises CannotPrint."""
        return pixels.pages(self.draft_pdf(case, kind, values), width_px=width_px)

    # Going out

    def issue(self, case: CaseId, kind: str, values: Typed) -> Changes:
        """Put the letter on the record and keep its exact bytes.

        Raises NotAllowed; Refused where the record is not ready; LetterIncomplete, which names what is missing;
        CannotPrint.
        """
        with self._session.open_case(case) as file:
            self._session.require(file, Permission.ISSUE_LETTER)
            letter_issue.finish(self._session, file)
            with file.reading() as tx:
                record, newest = self._session.record(tx), _sheet_newest(tx)
            described, _body = letter_wording.wording(kind)
            offered = offer(described, record, sheet_newest=newest, today=self._session.today())
            if offered.state is not OfferState.DUE and offered.why is not None:
                raise Refused(offered.why.template, **dict(offered.why.fillings))
            unfair = document_stops(kind, self._session.procedure_view(record, frozenset()))
            if unfair:
                raise Refused(_UNFAIR, check=named(unfair[0].check).order)
            letter_issue.issue(self._session, file, kind, cleaned(values))
            with file.scratch() as tx:
                letters.drop_draft(tx, kind)
        self._facts.pop((case, kind), None)
        return changed(Kind.LETTER, Kind.DRAFT, Kind.CASE, Kind.LOG, case=case)

    # Afterwards

    def pdf(self, case: CaseId, letter: LetterId) -> bytes:
        """The exact bytes of an issued letter. Raises Damaged, LetterNotMade."""
        with self._session.open_case(case) as file:
            self._session.require(file, Permission.SEE_CASE)
            with file.reading() as tx:
                waiting = [one.id for one in letters.unfinished(tx)]
            if letter in waiting:
                letter_issue.finish(self._session, file)
            with file.reading() as tx:
                exact = letters.pdf(tx, letter)
                issued = _letter(tx, letter)
        if hashlib.sha256(exact).hexdigest() != issued.sha256:
            raise Damaged(item=issued.number)
        return exact

    def pages(self, case: CaseId, letter: LetterId, dpi: int) -> tuple[Picture, ...]:
        """An issued letter as pixels for the printer: what is printed is what was kept."""
        exact = self.pdf(case, letter)
        return tuple(pixels.page(exact, index, dpi) for index in range(pixels.count(exact)))

    def printed(self, case: CaseId, letter: LetterId, copies: int) -> Changes:
        """Record that a letter was printed."""
        if copies < 1:
            raise Missing(what=N_("the number of copies"))
        with self._session.acting(
            case,
            Permission.TAKE_OUT,
            Act.LETTER_PRINTED,
            obj=letter,
            detail=(("copies", copies),),
        ):
            """Nothing on the record changes but that it went out."""
        return changed(Kind.LOG, case=case)

    def save_copy(self, case: CaseId, letter: LetterId, destination: Path) -> Changes:
        """Save a letter's exact bytes outside the casebook; logged before it is there. Raises NotStored."""
        exact = self.pdf(case, letter)

        def write(out: BinaryIO) -> None:
            out.write(exact)

        with self._session.open_case(case) as file:
            self._session.require(file, Permission.TAKE_OUT)
            with (
                copy_out(destination, write),
                file.transaction(Act.LETTER_COPIED_OUT, obj=letter),
            ):
                """Nothing on the record changes but that it went out."""
        return changed(Kind.LOG, case=case)

    def check_code(self, typed: str) -> CodeVerdict:
        """Whether a check code typed from paper is that of a record this person can open. Raises BadCode."""
        return code_check.check_code(self._session, typed)

    def _finish(self, file: CaseFile) -> None:
        """Keep the bytes of a letter that was being issued when Casebook stopped, where that can be done now."""
        with contextlib.suppress(ReadOnly, NotStored, LetterNotMade):
            letter_issue.finish(self._session, file)


def _letter(tx: Tx, letter: LetterId) -> IssuedLetter:
    [found] = [one for one in letters.letters(tx) if one.id == letter]
    return found


def _sheet_newest(tx: Tx) -> bool:
    """Whether the signed sheet was attached after the last act of deciding."""
    for signed in reversed(entries.entries(tx)):
        act = Entry.read(signed.data).act
        if act == Act.SHEET_ATTACHED:
            return True
        if act in DECIDING:
            return False
    return False
