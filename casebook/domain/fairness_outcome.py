"""Fairness checks of what was decided, in the order in which it is decided."""

from datetime import date
from typing import Final

from casebook.domain import fairness_fact as have
from casebook.domain import procedure_fact as fact
from casebook.domain import readiness
from casebook.domain.decision import (
    Sanction,
    Severity,
)
from casebook.domain.fairness_check import Check, Gate, Part, Weight
from casebook.domain.page_id import PageId
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.stage import Need, Stage
from casebook.domain.words import N_, Words, say

S = Stage
_DECIDES = ((S.HEARING_HELD, S.OUTCOME_ISSUED), (S.HEARING_HELD, S.LA_NOTIFIED))
_ENDS = ((S.OUTCOME_ISSUED, S.APPEAL_WINDOW), (S.LA_NOTIFIED, S.APPEAL_WINDOW))
_LETTERS = ("DOC-26", "DOC-27", "DOC-30")
_WARNINGS = ("DOC-26", "DOC-27")
_USUAL_APPEAL: Final = 5
"""Working days below which an appeal period is shorter than any usual procedure gives."""
_FINAL = frozenset({Sanction.FINAL_WRITTEN_WARNING, Sanction.EXTENDED_FINAL_WARNING})
_LESS = frozenset({Severity.MINOR, Severity.MISCONDUCT})
_KCSIE = "Keeping children safe in education, part four"


def _undecided(view: ProcedureView) -> Words | None:
    return readiness.open_decision(view.record)


def _no_reasons(view: ProcedureView) -> Words | None:
    found = [have.number_of(view, f) for f in have.findings(view) if not f.reasons.strip()]
    return have.naming(N_("Findings without reasons, on charges: {which}."), found)


def _no_evidence(view: ProcedureView) -> Words | None:
    found = [have.number_of(view, f) for f in have.upheld(view) if not f.evidence]
    return have.naming(N_("Found proved without naming evidence, on charges: {which}."), found)


def _undated(view: ProcedureView) -> Words | None:
    found = [have.number_of(view, f) for f in have.findings(view) if f.decided_on is None]
    return have.naming(N_("Findings without the day they were made, on charges: {which}."), found)


def _not_enclosed(view: ProcedureView) -> Words | None:
    enclosed = {item for charge in have.live_charges(view) for item in charge.exhibits}
    used = {item for finding in have.findings(view) for item in finding.evidence}
    found = [e.label for e in view.record.exhibits if e.id in used - enclosed]
    return have.naming(
        N_("Relied on in a finding and named in no charge, so perhaps never sent to the subject: {which}."), found
    )  # fmt: skip


def _unknown_evidence(view: ProcedureView) -> Words | None:
    known = {e.id for e in view.record.exhibits}
    found = [
        have.number_of(view, f) for f in have.findings(view) if not known.issuperset(f.evidence)
    ]
    return have.naming(N_("Findings that name evidence this case does not hold, on charges: {which}."), found)  # fmt: skip


def _order(view: ProcedureView) -> Words | None:
    decided = view.record.decided
    held = decided.hearing
    days: list[date | None] = [
        held.held_on if held else None,
        max((f.decided_on for f in have.findings(view) if f.decided_on), default=None),
        decided.severity.decided_on if decided.severity else None,
        decided.sanction.decided_on if decided.sanction else None,
    ]
    known = [day for day in days if day is not None]
    return have.where(
        known != sorted(known),
        N_("The days are out of order: first the hearing, then the findings, then how serious, then the outcome."),
    )  # fmt: skip


def _severity_unreasoned(view: ProcedureView) -> Words | None:
    severity = view.record.decided.severity
    return have.where(
        severity is not None and not severity.reasons.strip(),
        N_("It is not said why it is that serious, and not less."),
    )


def _severity_mismatch(view: ProcedureView) -> Words | None:
    severity = view.record.decided.severity
    proved = readiness.anything_proved(view.record)
    wrong = severity is not None and proved is (severity.severity is Severity.NONE)
    return have.where(wrong, N_("How serious it was does not fit what was found proved."))


def _same_words(view: ProcedureView) -> Words | None:
    severity, sanction = view.record.decided.severity, have.sanction(view)
    copied = (
        severity is not None
        and sanction is not None
        and bool(sanction.reasons.strip())
        and sanction.reasons.split() == severity.reasons.split()
    )
    return have.where(
        copied,
        N_("The reasons for the outcome are word for word those for the severity. Gross misconduct alone does not decide a dismissal."),
    )  # fmt: skip


def _of_sanction(view: ProcedureView, *fields: str) -> Words | None:
    """The first thing wrong with these fields of the outcome as it was recorded."""
    sanction = have.sanction(view)
    if sanction is None:
        return None
    found = readiness.sanction_problems(view.record, sanction)
    return next((p.sentence for p in found if p.field in fields), None)


def _sanction_fits(view: ProcedureView) -> Words | None:
    return _of_sanction(view, "sanction", "reasons")


def _mitigation(view: ProcedureView) -> Words | None:
    return _of_sanction(view, "mitigation")


def _alternatives(view: ProcedureView) -> Words | None:
    return _of_sanction(view, "alternatives")


def _warning_content(view: ProcedureView) -> Words | None:
    return _of_sanction(view, "change_required", "change_by", "live_months")


def _dismissal_content(view: ProcedureView) -> Words | None:
    return _of_sanction(view, "dismissal_reason", "effective_date")


def _notice_unsaid(view: ProcedureView) -> Words | None:
    sanction = have.sanction(view)
    return have.where(
        sanction is not None and not sanction.notice.strip(),
        N_("It is not said what notice the dismissal gives, or that it gives none."),
    )


def _straight_to_final(view: ProcedureView) -> Words | None:
    severity, sanction = view.record.decided.severity, have.sanction(view)
    harsh = (
        severity is not None
        and sanction is not None
        and sanction.sanction in _FINAL
        and severity.severity in _LESS
    )
    return have.where(
        harsh,
        N_("A final warning was given although the conduct was not judged serious. A first warning is the usual step."),
    )  # fmt: skip


def _dismissed_for_less(view: ProcedureView) -> Words | None:
    severity = view.record.decided.severity
    less = severity is not None and severity.severity in (*_LESS, Severity.SERIOUS_MISCONDUCT)
    return have.where(
        less, N_("The outcome is dismissal although the conduct was not judged gross misconduct.")
    )


def _no_appeal(view: ProcedureView) -> Words | None:
    sanction = have.sanction(view)
    appeal = sanction.appeal if sanction else None
    given = appeal and appeal.to_name.strip() and appeal.to_contact.strip() and appeal.working_days
    return have.where(
        not given,
        N_("The right of appeal is not complete: to whom, where to write, and by when."),
    )


def _short_appeal(view: ProcedureView) -> Words | None:
    sanction = have.sanction(view)
    days = sanction.appeal.working_days if sanction else None
    if days is None or days >= _USUAL_APPEAL:
        return None
    return say(N_("The letter gives {days} working days to appeal. Five is the least that is usual."), days=days)  # fmt: skip


def _no_change(view: ProcedureView) -> bool:
    sanction = have.sanction(view)
    return sanction is not None and sanction.sanction in readiness.WARNINGS


def _appealable(view: ProcedureView) -> bool:
    return have.punished(view)


def _decided(view: ProcedureView) -> bool:
    return view.record.decided.severity is not None


OUTCOME: Final = (
    Check(
        "decided_in_full", Part.OUTCOME, Weight.BLOCK, N_("Findings, severity and outcome are recorded"),
        S.HEARING_HELD, _undecided, PageId.DECISION, "Acas Code, paragraph 18", moves=_DECIDES,
        need=Need.DECISIONS_COMPLETE, code=(18,), pitfalls=(15,), gate=Gate.SANCTION,
    ),
    Check(
        "finding_reasons", Part.OUTCOME, Weight.BLOCK, N_("Each finding has its reasons"), S.HEARING_HELD,
        _no_reasons, PageId.DECISION, "British Home Stores v Burchell", moves=_DECIDES, documents=_LETTERS,
        gate=Gate.SANCTION,
    ),
    Check(
        "finding_evidence", Part.OUTCOME, Weight.BLOCK, N_("What was found proved names its evidence"),
        S.HEARING_HELD, _no_evidence, PageId.DECISION, "British Home Stores v Burchell", moves=_DECIDES,
        documents=_LETTERS, pitfalls=(7,), gate=Gate.SANCTION,
    ),
    Check(
        "findings_dated", Part.OUTCOME, Weight.WARN, N_("Each finding has its day"), S.HEARING_HELD, _undated,
        PageId.DECISION, "Acas Code, paragraph 18", code=(18,),
    ),
    Check(
        "relied_on_was_sent", Part.OUTCOME, Weight.WARN, N_("Nothing is relied on that the subject was not sent"),
        S.HEARING_HELD, _not_enclosed, PageId.DECISION, "Acas Code, paragraph 9", moves=_DECIDES,
        code=(9,), pitfalls=(7,), gate=Gate.PACK,
    ),
    Check(
        "relied_on_is_held", Part.OUTCOME, Weight.BLOCK, N_("What the findings rest on is kept here"),
        S.HEARING_HELD, _unknown_evidence, PageId.DECISION, "Acas Code, paragraph 9", moves=_DECIDES,
        documents=_LETTERS, code=(9,), pitfalls=(7,), gate=Gate.PACK,
    ),
    Check(
        "order_kept", Part.OUTCOME, Weight.BLOCK, N_("Findings came first, then severity, then the outcome"),
        S.HEARING_HELD, _order, PageId.DECISION, "Acas Code, paragraphs 12 and 18", moves=_DECIDES,
        documents=_LETTERS, code=(12, 18), pitfalls=(14, 20), gate=Gate.SANCTION,
    ),
    Check(
        "severity_reasons", Part.OUTCOME, Weight.BLOCK, N_("It is said why it is that serious"), S.HEARING_HELD,
        _severity_unreasoned, PageId.DECISION, "Brito-Babapulle v Ealing Hospital", moves=_DECIDES,
        documents=_LETTERS, concerns=_decided, pitfalls=(15,), gate=Gate.SANCTION,
    ),
    Check(
        "severity_fits", Part.OUTCOME, Weight.BLOCK, N_("How serious it is fits what was found"), S.HEARING_HELD,
        _severity_mismatch, PageId.DECISION, "Acas Code, paragraph 18", moves=_DECIDES, documents=_LETTERS,
        concerns=_decided, code=(18,), pitfalls=(15,), gate=Gate.SANCTION,
    ),
    Check(
        "outcome_fits", Part.OUTCOME, Weight.BLOCK, N_("The outcome fits the findings and has its reasons"),
        S.HEARING_HELD, _sanction_fits, PageId.DECISION, "Acas Code, paragraphs 18 and 19", moves=_DECIDES,
        documents=_LETTERS, concerns=have.sanctioned, code=(18, 19), gate=Gate.SANCTION,
    ),
    Check(
        "own_reasons", Part.OUTCOME, Weight.WARN, N_("The outcome has reasons of its own"), S.HEARING_HELD,
        _same_words, PageId.DECISION, "Brito-Babapulle v Ealing Hospital; Acas Code, paragraph 23",
        moves=_DECIDES, documents=_LETTERS, concerns=have.punished, code=(23,), pitfalls=(15,), gate=Gate.SANCTION,
    ),
    Check(
        "mitigation", Part.OUTCOME, Weight.BLOCK, N_("Mitigation was weighed"), S.HEARING_HELD, _mitigation,
        PageId.DECISION, "Acas Code, paragraph 4; Brito-Babapulle v Ealing Hospital", moves=_DECIDES,
        documents=_LETTERS, concerns=have.sanctioned, code=(4,), pitfalls=(15,), gate=Gate.SANCTION,
    ),
    Check(
        "alternatives", Part.OUTCOME, Weight.BLOCK, N_("Milder outcomes were weighed"), S.HEARING_HELD,
        _alternatives, PageId.DECISION, "Acas Code, paragraph 4", moves=_DECIDES, documents=_LETTERS,
        concerns=have.sanctioned, code=(4,), pitfalls=(13, 15), gate=Gate.SANCTION,
    ),
    Check(
        "warning_is_clear", Part.OUTCOME, Weight.BLOCK, N_("The warning says what must change, and how long it lasts"),
        S.HEARING_HELD, _warning_content, PageId.DECISION, "Acas Code, paragraph 21", moves=_DECIDES,
        documents=_WARNINGS, concerns=_no_change, code=(19, 21), pitfalls=(19,),
    ),
    Check(
        "first_before_final", Part.OUTCOME, Weight.WARN, N_("A final warning is for serious conduct"),
        S.HEARING_HELD, _straight_to_final, PageId.DECISION, "Acas Code, paragraph 20", moves=_DECIDES,
        documents=("DOC-27",), concerns=_no_change, code=(20,), pitfalls=(13,),
    ),
    Check(
        "dismissal_is_clear", Part.OUTCOME, Weight.BLOCK, N_("A dismissal has its reason and its proper day"),
        S.HEARING_HELD, _dismissal_content, PageId.DECISION, "Acas Code, paragraph 22", moves=_DECIDES,
        documents=("DOC-30",), concerns=fact.dismissed, code=(22,),
    ),
    Check(
        "notice_said", Part.OUTCOME, Weight.WARN, N_("It is said what notice a dismissal gives"), S.HEARING_HELD,
        _notice_unsaid, PageId.DECISION, "Acas Code, paragraph 22", concerns=fact.dismissed, code=(22,),
    ),
    Check(
        "dismissal_fits", Part.OUTCOME, Weight.WARN, N_("Dismissal follows gross misconduct, or it is said why"),
        S.HEARING_HELD, _dismissed_for_less, PageId.DECISION, "Acas Code, paragraphs 20 and 23", moves=_DECIDES,
        documents=("DOC-30",), concerns=fact.dismissed, code=(20, 23), pitfalls=(13, 15),
    ),
    Check(
        "appeal_right", Part.OUTCOME, Weight.BLOCK, N_("The right of appeal is complete"), S.HEARING_HELD,
        _no_appeal, PageId.DECISION, "Acas Code, paragraphs 22 and 26", moves=_DECIDES, documents=_LETTERS,
        concerns=have.punished, code=(4, 22, 26), pitfalls=(12,), gate=Gate.APPEAL,
    ),
    Check(
        "appeal_time", Part.OUTCOME, Weight.WARN, N_("There is time enough to appeal"), S.HEARING_HELD,
        _short_appeal, PageId.DECISION, "Acas Code, paragraph 26", moves=_DECIDES, documents=_LETTERS,
        concerns=have.punished, code=(26,), pitfalls=(12,), gate=Gate.APPEAL,
    ),
)  # fmt: skip
"""Asked from the hearing until the outcome is decided."""
