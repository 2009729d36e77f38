"""Which letters the documents page offers for a case, and why one cannot go out yet."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.domain import do_not_alert, hold_block, readiness
from casebook.domain.letter import LetterKind
from casebook.domain.line import INCIDENT_LETTERS, WHY_ABSENT
from casebook.domain.record import CaseRecord
from casebook.domain.safeguarding import ALERTING_LETTERS
from casebook.domain.stage import Stage
from casebook.domain.words import N_, Words, say

ADVICE_NOTE = "DOC-21"


_INVESTIGATED = frozenset(
    {Stage.INVESTIGATION, Stage.REPORT_SUBMITTED, Stage.CASE_DECISION, Stage.HEARING_SCHEDULED}
)


class OfferState(StrEnum):
    """Where a kind of letter stands."""

    DUE = "due"  # it can go out now
    POSSIBLE = "possible"  # it can be drafted; `why` says what it waits for
    CANNOT = "cannot"  # `why` says why not


@dataclass(frozen=True, slots=True)
class KindOnOffer:
    """A kind of letter in the list."""

    kind: LetterKind
    state: OfferState
    why: Words | None = None


def offer(kind: LetterKind, record: CaseRecord, *, sheet_newest: bool, today: date) -> KindOnOffer:
    """Where this kind of letter stands in a case.

    `sheet_newest` is whether the signed decision sheet was attached after the last decision was recorded: what its
    chair signed has to be what the letter says (the panel approves on paper, the clerk only records). `today` is local.
    """
    if record.case.incident and kind.id not in INCIDENT_LETTERS:
        return KindOnOffer(kind, OfferState.CANNOT, say(WHY_ABSENT[record.case.kind]))
    held = hold_block.letter_hold(record.police_holds, kind.id, today)
    if held is not None and record.letter(kind.id) is None:
        return KindOnOffer(kind, OfferState.CANNOT, hold_block.why(held))
    if kind.id in ALERTING_LETTERS and (alerts := do_not_alert.barred(record)) is not None:
        return KindOnOffer(kind, OfferState.CANNOT, alerts)
    state, why = _state(kind.id, record, sheet_newest=sheet_newest)
    return KindOnOffer(kind, state, why)


def _state(kind: str, record: CaseRecord, *, sheet_newest: bool) -> tuple[OfferState, Words | None]:
    issued = record.letter(kind)
    if issued is not None:
        return OfferState.CANNOT, say(N_("It was issued on {day}."), day=issued.dated)
    if kind == ADVICE_NOTE:
        if record.decisions.advice is None:
            return OfferState.CANNOT, say(N_("Record the advice that was given first."))
        if record.case.stage in _INVESTIGATED:
            return OfferState.CANNOT, say(
                N_("The case went on to an investigation, so a note of advice is not what follows.")
            )
        if record.decided.findings:
            return OfferState.CANNOT, say(
                N_(
                    "The note says that nothing was found against the person, and a hearing has made findings. Prepare"
                    " this letter outside Casebook with your HR adviser."
                )
            )
        return OfferState.DUE, None
    return _outcome(kind, record, sheet_newest=sheet_newest)


def _outcome(
    kind: str, record: CaseRecord, *, sheet_newest: bool
) -> tuple[OfferState, Words | None]:
    sanction = record.decided.sanction
    if sanction is not None and readiness.OUTCOME_DOCUMENTS.get(sanction.sanction) != kind:
        note = readiness.letter_note(sanction.sanction)
        return OfferState.CANNOT, note or say(N_("The recorded outcome has another letter."))
    left = readiness.open_decision(record)
    if left is not None:
        state = OfferState.CANNOT if sanction is None else OfferState.POSSIBLE
        return state, left
    if record.decided.sheet is None:
        return OfferState.POSSIBLE, say(
            N_("Attach the decision sheet that whoever chaired the hearing has signed.")
        )
    if not sheet_newest:
        return OfferState.POSSIBLE, say(
            N_("A decision was changed after the sheet was signed. Attach the sheet signed anew.")
        )
    return OfferState.DUE, None
