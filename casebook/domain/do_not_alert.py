"""Whether the subject may be told yet: not while a child may have been harmed and nobody has advised (KCSIE part four)."""

from datetime import date

from casebook.domain.clock import local_day
from casebook.domain.outside import OutsideStep
from casebook.domain.record import CaseRecord
from casebook.domain.safeguarding import (
    ALERTING_LETTERS,
    ALERTING_STEPS,
    DO_NOT_ALERT,
    free_to_tell,
)
from casebook.domain.triage import Answer
from casebook.domain.words import Words, say
from casebook.errors import Refused


def barred(record: CaseRecord) -> Words | None:
    """The sentence that bars telling the subject; None where they may be told, as far as safeguarding goes."""
    possible = record.triage.harm_threshold.answer in (Answer.YES, Answer.NOT_SURE)
    if not possible and not record.lado_referrals:
        return None
    if record.lado_referrals:
        free = free_to_tell(record.lado_referrals)
    else:
        free = record.done_outside(OutsideStep.LADO_REFERRAL) is not None
    return None if free else say(DO_NOT_ALERT)


def check_step(record: CaseRecord, step: OutsideStep, on: date) -> None:
    """Raises Refused where a step would alert the subject. What was done before the case came here is entered as it was."""
    if step in ALERTING_STEPS and on >= local_day(record.case.opened_at):
        _refuse(record)


def check_letter(record: CaseRecord, kind: str) -> None:
    """Raises Refused where a letter of this kind would alert the subject."""
    if kind in ALERTING_LETTERS:
        _refuse(record)


def _refuse(record: CaseRecord) -> None:
    words = barred(record)
    if words is not None:
        raise Refused(words.template)
