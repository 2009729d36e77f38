"""Fairness checks of what follows a decision: the letter, the local authority, and those who have to be told."""

from typing import Final

from casebook.domain import fairness_fact as have
from casebook.domain import procedure_fact as fact
from casebook.domain.fairness_check import Check, Gate, Part, Weight
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.stage import Need, Stage
from casebook.domain.words import N_, Words

S = Stage
_DECIDES = ((S.HEARING_HELD, S.OUTCOME_ISSUED), (S.HEARING_HELD, S.LA_NOTIFIED))
_ENDS = ((S.OUTCOME_ISSUED, S.APPEAL_WINDOW), (S.LA_NOTIFIED, S.APPEAL_WINDOW))
_KCSIE = "Keeping children safe in education, part four"


def _referrals(view: ProcedureView) -> Words | None:
    sanction = have.sanction(view)
    return have.where(
        sanction is not None and None in (sanction.dbs, sanction.tra),
        N_("It is not decided whether the DBS and the Teaching Regulation Agency have to be told."),
    )


def _referrals_unreasoned(view: ProcedureView) -> Words | None:
    sanction = have.sanction(view)
    return have.where(
        sanction is not None and not sanction.referrals.strip(),
        N_("It is not said why the DBS and the Teaching Regulation Agency are told or not."),
    )


def _authority_untold(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.authority_told(view),
        N_("The local authority has not been told of the decision in writing, with the reasons."),
    )


def _authority_late(view: ProcedureView) -> Words | None:
    return have.late_words(
        view,
        "la_notify_after_determination",
        fact.authority_told_on(view),
        N_("The local authority was to be told by {day}, and was told later or not at all."),
    )


def _authority_days(view: ProcedureView) -> Words | None:
    la = view.record.decided.la
    days = [day for day in (la.determined_on, la.notified_on, la.ended_on) if day is not None]
    untold = la.notified_on is not None and la.determined_on is None
    return have.where(
        untold or days != sorted(days),
        N_("The days of the local authority are out of order: the decision, the notice, the end of the contract."),
    )  # fmt: skip


def _no_letter(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.outcome_letter_given(view), N_("The outcome has not been given in writing.")
    )


def _letter_late(view: ProcedureView) -> Words | None:
    letter = view.record.letter(*fact.OUTCOME_LETTERS)
    given = letter.dated if letter else have.done_on(view, OutsideStep.OUTCOME_LETTER)
    return have.late_words(
        view, "outcome_letter", given, N_("The outcome was to be given in writing by {day}, and came later.")
    )  # fmt: skip


def _letter_early(view: ProcedureView) -> Words | None:
    letter, sanction = view.record.letter(*fact.OUTCOME_LETTERS), have.sanction(view)
    early = letter is not None and sanction is not None and letter.dated < sanction.decided_on
    return have.where(early, N_("The letter is dated before the decision it tells of."))


def _unsigned(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.sheet_attached(view),
        N_("The decision sheet with the signature of who chaired the hearing is not attached."),
    )


def _to_the_authority(view: ProcedureView) -> bool:
    return fact.authority_ends_it(view)


LETTER: Final = (
    Check(
        "referrals_decided", Part.OUTCOME, Weight.BLOCK, N_("DBS and TRA were considered"), S.HEARING_HELD,
        _referrals, PageId.DECISION, "Safeguarding Vulnerable Groups Act 2006, section 35; Education Act 2002, section 141D",
        moves=_DECIDES, documents=("DOC-30",), concerns=fact.dismissed, pitfalls=(32,), gate=Gate.CLOSE,
    ),
    Check(
        "referrals_reasoned", Part.OUTCOME, Weight.WARN, N_("It is said why DBS and TRA are told or not"),
        S.HEARING_HELD, _referrals_unreasoned, PageId.DECISION, _KCSIE,
        moves=_DECIDES, concerns=fact.dismissed, pitfalls=(32,), gate=Gate.CLOSE,
    ),
    Check(
        "authority_told", Part.OUTCOME, Weight.BLOCK, N_("The local authority was told in writing"), S.HEARING_HELD,
        _authority_untold, PageId.DECISION, "School Staffing (England) Regulations 2009, regulation 20",
        moves=((S.HEARING_HELD, S.LA_NOTIFIED), (S.OUTCOME_ISSUED, S.LA_NOTIFIED)), need=Need.LA_NOTICE,
        concerns=_to_the_authority, pitfalls=(23,),
    ),
    Check(
        "authority_told_promptly", Part.OUTCOME, Weight.WARN, N_("The local authority was told without delay"),
        S.HEARING_HELD, _authority_late, PageId.DECISION, "School Staffing (England) Regulations 2009, regulation 20",
        moves=_ENDS, concerns=_to_the_authority, pitfalls=(1, 23),
    ),
    Check(
        "authority_in_order", Part.OUTCOME, Weight.WARN, N_("The local authority was told after the decision"),
        S.HEARING_HELD, _authority_days, PageId.DECISION,
        "School Staffing (England) Regulations 2009, regulation 20", moves=_ENDS, concerns=_to_the_authority,
        pitfalls=(23,),
    ),
    Check(
        "decision_signed", Part.OUTCOME, Weight.WARN, N_("Whoever chaired signed the decision"), S.HEARING_HELD,
        _unsigned, PageId.DECISION, "Acas Code, paragraph 22", moves=_ENDS, concerns=have.sanctioned, code=(22,),
        pitfalls=(4, 36),
    ),
    Check(
        "outcome_in_writing", Part.OUTCOME, Weight.BLOCK, N_("The outcome was given in writing"), S.OUTCOME_ISSUED,
        _no_letter, PageId.DOCUMENTS, "Acas Code, paragraph 18", moves=((S.LA_NOTIFIED, S.APPEAL_WINDOW),),
        need=Need.OUTCOME_LETTER, code=(18, 22), pitfalls=(19,),
    ),
    Check(
        "outcome_prompt", Part.OUTCOME, Weight.WARN, N_("The outcome was given without delay"), S.HEARING_HELD,
        _letter_late, PageId.DOCUMENTS, "Acas Code, paragraphs 4 and 22", moves=_ENDS, code=(4, 22), pitfalls=(1,),
    ),
    Check(
        "letter_after_decision", Part.OUTCOME, Weight.WARN, N_("The letter followed the decision"), S.OUTCOME_ISSUED,
        _letter_early, PageId.DOCUMENTS, "Acas Code, paragraph 18", moves=_ENDS, code=(18,), pitfalls=(20,),
    ),
)  # fmt: skip
"""Asked once a decision was made, until it was given."""
