"""Fairness checks of the appeal and of the end of a case."""

from datetime import date
from typing import Final

from casebook.domain import fairness_fact as have
from casebook.domain import procedure_fact as fact
from casebook.domain import procedure_fact_end as end
from casebook.domain.decision import ReferralDecision
from casebook.domain.fairness_check import Check, Gate, Part, Weight
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.procedure_limit import due
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.stage import ClosureOutcome, Need, Stage
from casebook.domain.words import N_, Words, say

S = Stage
_CLOSES_AFTER = (
    (S.APPEAL_WINDOW, S.CLOSURE),
    (S.APPEAL_OUTCOME, S.CLOSURE),
    (S.OUTCOME_ISSUED, S.CLOSURE),
)
_PUT_AWAY = ((S.CLOSURE, S.RETAINED),)
_REFERRED_BEFORE = ((S.APPEAL_WINDOW, S.CLOSURE), *_PUT_AWAY)
_OPEN_ENDED = frozenset({ClosureOutcome.RESIGNED, ClosureOutcome.SETTLED})


def _unreceived(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.letter_received(view),
        N_("The day on which the subject received the outcome is not on the record: the days to appeal count from it."),
    )  # fmt: skip


def _window_open(view: ProcedureView) -> Words | None:
    last = due(view, "appeal_lodge")
    open_ = last is not None and view.today <= last.day
    lodged = not have.not_done(view, OutsideStep.APPEAL_LODGED)
    return say(N_("The days to appeal run until {day}."), day=last.day) if last and open_ and not lodged else None  # fmt: skip


def _ungrounded(view: ProcedureView) -> Words | None:
    lodged = view.outside(OutsideStep.APPEAL_LODGED)
    return have.where(
        lodged is None or not lodged.note.strip(), N_("The grounds of the appeal are not on the record.")
    )  # fmt: skip


def _lodged_late(view: ProcedureView) -> Words | None:
    last, lodged = due(view, "appeal_lodge"), have.done_on(view, OutsideStep.APPEAL_LODGED)
    if last is None or lodged is None or lodged <= last.day:
        return None
    return say(
        N_("The appeal came on {lodged}, after the last day, {day}. Say why it is heard all the same."),
        lodged=lodged,
        day=last.day,
    )  # fmt: skip


def _appeal_unheard(view: ProcedureView) -> Words | None:
    return have.where(
        have.not_done(view, OutsideStep.APPEAL_HEARD), N_("The appeal has not been heard.")
    )


def _appeal_hearing_late(view: ProcedureView) -> Words | None:
    return have.late_words(
        view,
        "appeal_hearing_within",
        have.done_on(view, OutsideStep.APPEAL_HEARD),
        N_("The appeal was to be heard by {day}, and was heard later or not at all."),
    )


def _appeal_by_whom(view: ProcedureView) -> Words | None:
    heard = view.outside(OutsideStep.APPEAL_HEARD)
    return have.where(
        heard is not None and not heard.note.strip() and heard.scan is None,
        N_(
            "It is not on the record who heard the appeal, nor that none of them had a part before."
        ),
    )


def _appeal_tainted(view: ProcedureView) -> Words | None:
    heard = view.outside(OutsideStep.APPEAL_HEARD)
    told = heard.note.casefold() if heard else ""
    found = [name for name in have.heard_by(view) if name.strip() and name.casefold() in told]
    return have.naming(
        N_("The record of the appeal names {which}, who decided the case the first time."), found
    )


def _appeal_open(view: ProcedureView) -> Words | None:
    here = view.record.appeal_result
    bare = here is not None and not here.reasons.strip()
    return have.where(
        bare or _answered_on(view) is None,
        N_("The result of the appeal, or its reasons, are not on the record."),
    )


def _answered_on(view: ProcedureView) -> date | None:
    """The day the result of the appeal was given, recorded here or on paper."""
    here = view.record.appeal_result
    return here.on if here else have.done_on(view, OutsideStep.APPEAL_OUTCOME)


def _appeal_result_late(view: ProcedureView) -> Words | None:
    return have.late_words(
        view,
        "appeal_outcome",
        _answered_on(view),
        N_("The result of the appeal was to be given by {day}, and came later."),
    )


def _dbs_promised(view: ProcedureView) -> Words | None:
    sanction = have.sanction(view)
    promised = sanction is not None and sanction.dbs is ReferralDecision.TO_BE_MADE
    return have.where(
        promised and have.not_done(view, OutsideStep.DBS_REFERRAL),
        N_("It was decided to tell the DBS, and it is not on the record that it was told."),
    )


def _tra_promised(view: ProcedureView) -> Words | None:
    sanction = have.sanction(view)
    promised = sanction is not None and sanction.tra is ReferralDecision.TO_BE_MADE
    return have.where(
        promised and have.not_done(view, OutsideStep.TRA_CONSIDERATION),
        N_("It was decided to tell the Teaching Regulation Agency, and it is not on the record that it was told."),
    )  # fmt: skip


def _still_dismissed(view: ProcedureView) -> bool:
    """Whether the dismissal stands: an appeal that set it aside ends what was to follow from it."""
    return fact.dismissed(view) and view.record.case.outcome is not ClosureOutcome.NOT_UPHELD


def _left_unreferred(view: ProcedureView) -> Words | None:
    left = view.record.case.outcome in _OPEN_ENDED and fact.harm_possible(view)
    return have.where(
        left and have.not_done(view, OutsideStep.DBS_REFERRAL),
        N_("The subject left while harm to a child was possible, and it is not on the record that the DBS was considered."),
    )  # fmt: skip


def _authority_silent(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.authority_ended_it(view),
        N_("The local authority's letter that ends the contract is not on the record."),
    )


def _reporter_untold(view: ProcedureView) -> Words | None:
    return have.where(
        have.not_done(view, OutsideStep.REPORTER_TOLD),
        N_("Whoever reported it has not been told that it was dealt with."),
    )


def _no_closing_note(view: ProcedureView) -> Words | None:
    return have.where(
        not end.closing_written(view),
        N_("What is kept, for how long, and what follows is not on the record."),
    )


def _unreviewed_advice(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.review_held(view), N_("The review that the note of advice promises was not held.")
    )


def _advice_unwritten(view: ProcedureView) -> Words | None:
    return have.where(
        not (fact.advice_recorded(view) and fact.advice_note_given(view)),
        N_("The advice is not written down, or its note was not given."),
    )


END: Final = (
    Check(
        "advice_written", Part.CLOSE, Weight.BLOCK, N_("The advice is in writing, as advice"), S.INFORMAL,
        _advice_unwritten, PageId.ADVICE, "Acas Code, paragraph 4", moves=((S.INFORMAL, S.CLOSURE),),
        need=Need.ADVICE_NOTE_ISSUED, concerns=lambda view: view.stage is S.INFORMAL, code=(4,), pitfalls=(19,),
    ),
    Check(
        "advice_reviewed", Part.CLOSE, Weight.BLOCK, N_("The advice was reviewed as promised"), S.INFORMAL,
        _unreviewed_advice, PageId.OUTSIDE, "Acas Code, paragraph 4", moves=((S.INFORMAL, S.CLOSURE),),
        need=Need.REVIEW_HELD, concerns=lambda view: view.stage is S.INFORMAL, code=(4,),
    ),
    Check(
        "letter_received", Part.APPEAL, Weight.BLOCK, N_("The days to appeal count from real receipt"),
        S.OUTCOME_ISSUED, _unreceived, PageId.OUTSIDE, "Gisda Cyf v Barratt; Acas Code, paragraph 26",
        moves=((S.OUTCOME_ISSUED, S.APPEAL_WINDOW), (S.LA_NOTIFIED, S.APPEAL_WINDOW)), need=Need.LETTER_RECEIVED,
        concerns=have.punished, code=(26,), pitfalls=(12,),
    ),
    Check(
        "window_kept_open", Part.APPEAL, Weight.BLOCK, N_("The days to appeal were kept open"), S.APPEAL_WINDOW,
        _window_open, PageId.CASE, "Acas Code, paragraph 26", moves=((S.APPEAL_WINDOW, S.CLOSURE),),
        need=Need.APPEAL_WINDOW_PASSED, code=(26,), pitfalls=(12,),
    ),
    Check(
        "appeal_grounds", Part.APPEAL, Weight.WARN, N_("The grounds of the appeal are on the record"),
        S.APPEAL_LODGED, _ungrounded, PageId.OUTSIDE, "Acas Code, paragraph 26",
        moves=((S.APPEAL_LODGED, S.APPEAL_HEARD),), code=(26,), pitfalls=(12,),
    ),
    Check(
        "appeal_in_time", Part.APPEAL, Weight.WARN, N_("The appeal came in time, or it is said why it is heard"),
        S.APPEAL_WINDOW, _lodged_late, PageId.OUTSIDE, "Acas Code, paragraph 26",
        moves=((S.APPEAL_WINDOW, S.APPEAL_LODGED),), code=(26,), pitfalls=(12,),
    ),
    Check(
        "appeal_heard", Part.APPEAL, Weight.BLOCK, N_("The appeal was heard"), S.APPEAL_LODGED, _appeal_unheard,
        PageId.OUTSIDE, "Acas Code, paragraph 27", moves=((S.APPEAL_LODGED, S.APPEAL_HEARD),), need=Need.APPEAL_HELD,
        code=(27, 28), pitfalls=(12,),
    ),
    Check(
        "appeal_prompt", Part.APPEAL, Weight.WARN, N_("The appeal was heard without delay"), S.APPEAL_LODGED,
        _appeal_hearing_late, PageId.OUTSIDE, "Acas Code, paragraph 26", moves=((S.APPEAL_LODGED, S.APPEAL_HEARD),),
        code=(26,), pitfalls=(1, 12),
    ),
    Check(
        "appeal_panel_known", Part.APPEAL, Weight.WARN, N_("It is known who heard the appeal"), S.APPEAL_LODGED,
        _appeal_by_whom, PageId.OUTSIDE, "Acas Code, paragraph 27", moves=((S.APPEAL_LODGED, S.APPEAL_HEARD),),
        code=(27, 28), pitfalls=(12,), gate=Gate.COI,
    ),
    Check(
        "appeal_panel_fresh", Part.APPEAL, Weight.WARN, N_("Whoever heard the appeal had no part before"),
        S.APPEAL_LODGED, _appeal_tainted, PageId.OUTSIDE, "Acas Code, paragraph 27",
        moves=((S.APPEAL_LODGED, S.APPEAL_HEARD),), code=(27,), pitfalls=(3, 12), gate=Gate.COI,
    ),
    Check(
        "appeal_answered", Part.APPEAL, Weight.BLOCK, N_("The result of the appeal was given"), S.APPEAL_HEARD,
        _appeal_open, PageId.OUTSIDE, "Acas Code, paragraph 29", moves=((S.APPEAL_HEARD, S.APPEAL_OUTCOME),),
        need=Need.APPEAL_DECIDED, code=(29,), pitfalls=(12,),
    ),
    Check(
        "appeal_answered_promptly", Part.APPEAL, Weight.WARN, N_("The result of the appeal came without delay"),
        S.APPEAL_HEARD, _appeal_result_late, PageId.OUTSIDE, "Acas Code, paragraph 29",
        moves=((S.APPEAL_HEARD, S.APPEAL_OUTCOME),), code=(29,), pitfalls=(1, 12),
    ),
    Check(
        "authority_ended_it", Part.CLOSE, Weight.BLOCK, N_("The local authority ended the contract"),
        S.LA_NOTIFIED, _authority_silent, PageId.DECISION,
        "School Staffing (England) Regulations 2009, regulation 20", moves=_PUT_AWAY, concerns=fact.authority_ends_it,
        pitfalls=(23,), gate=Gate.CLOSE,
    ),
    Check(
        "dbs_told", Part.CLOSE, Weight.BLOCK, N_("What was to go to the DBS went there"), S.OUTCOME_ISSUED,
        _dbs_promised, PageId.OUTSIDE, "Safeguarding Vulnerable Groups Act 2006, section 35",
        moves=_REFERRED_BEFORE, concerns=_still_dismissed, pitfalls=(32,), gate=Gate.CLOSE,
    ),
    Check(
        "tra_told", Part.CLOSE, Weight.BLOCK, N_("What was to go to the TRA went there"), S.OUTCOME_ISSUED,
        _tra_promised, PageId.OUTSIDE, "Education Act 2002, section 141D", moves=_REFERRED_BEFORE,
        concerns=_still_dismissed, pitfalls=(32,), gate=Gate.CLOSE,
    ),
    Check(
        "leaving_is_no_escape", Part.CLOSE, Weight.BLOCK, N_("Leaving ended no duty towards children"), S.CLOSURE,
        _left_unreferred, PageId.OUTSIDE, "Keeping children safe in education, part four", moves=_PUT_AWAY,
        pitfalls=(32,), gate=Gate.CLOSE,
    ),
    Check(
        "reporter_told", Part.CLOSE, Weight.WARN, N_("Whoever reported it knows that it was dealt with"),
        S.CLOSURE, _reporter_untold, PageId.OUTSIDE, "policy 5.4", moves=_PUT_AWAY,
        concerns=fact.reporter_can_be_told, gate=Gate.CLOSE,
    ),
    Check(
        "closing_note", Part.CLOSE, Weight.WARN, N_("It is settled what is kept, and how long"), S.CLOSURE,
        _no_closing_note, PageId.CLOSE, "UK GDPR, article 5", moves=_PUT_AWAY, pitfalls=(30, 37),
        gate=Gate.RETAIN,
    ),
)  # fmt: skip
"""Asked of advice, and once an outcome was given."""
