"""Fairness checks of the report and of triage."""

from typing import Final

from casebook.domain import fairness_fact as have
from casebook.domain import procedure_fact as fact
from casebook.domain.evidence import NotYet
from casebook.domain.fairness_check import Check, Gate, Part, Weight
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.stage import Need, Stage
from casebook.domain.triage import Answer, Question, TriageRoute
from casebook.domain.words import N_, Words, say

S = Stage
_TRIAGED = ((S.TRIAGE, S.INFORMAL), (S.TRIAGE, S.INVESTIGATION))
_GOES_ON = (*_TRIAGED, (S.INFORMAL, S.INVESTIGATION))
_KCSIE = "Keeping children safe in education, part four"


def _subject_runs_it(view: ProcedureView) -> Words | None:
    running = have.names_with(view, *have.RUNNING)
    found = [name for name in running if have.same(name, view.subject)]
    return have.naming(
        N_("{which} is the person this is about and has a part in running the case. Give that part to somebody else."),
        found,
    )  # fmt: skip


def _reporter(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.report_complete(view),
        N_("It is not on the record who reported this, or what was done where somebody may be in danger."),
    )  # fmt: skip


def _danger(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.risk_dealt_with(view),
        N_("Somebody may be in danger, and what was done about it is not on the record."),
    )


def _acknowledged(view: ProcedureView) -> Words | None:
    missing = fact.reporter_can_be_told(view) and have.not_done(view, OutsideStep.ACKNOWLEDGEMENT)
    return have.where(missing, N_("Whoever reported this has not been told that the report arrived."))  # fmt: skip


def _kept(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.evidence_kept(view),
        N_("Nothing is kept yet of what could be seen, and posts disappear."),
    )


def _sightings(view: ProcedureView) -> Words | None:
    untold = [
        seen.label
        for seen in view.record.sightings
        if NotYet.NOT_YET in (seen.dsl_told, seen.police_told)
    ]
    return have.naming(
        N_("{which} must not be copied, and the safeguarding lead or the police have not been told of it."), untold
    )  # fmt: skip


def _triage(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.triage_decided(view),
        N_("A question of triage is open, or a “no” has no reason."),
    )


def _triage_late(view: ProcedureView) -> Words | None:
    return have.late_words(
        view,
        "triage_decision",
        view.record.triage.decided_on,
        N_("Triage was to be decided by {day}, and took longer."),
    )


def _no_without_reason(view: ProcedureView) -> Words | None:
    triage = view.record.triage
    asked: tuple[tuple[str, Question], ...] = (
        (N_("scope"), triage.in_scope),
        (N_("possible offence"), triage.possible_offence),
        (N_("harm to a child"), triage.harm_threshold),
        (N_("personal data"), triage.data_breach),
        (N_("lawful expression"), triage.expression),
        (N_("conflicts"), triage.conflict),
    )
    bare = [name for name, q in asked if q.answer is Answer.NO and not q.reason.strip()]
    return have.naming(N_("Triage says no without a reason: {which}."), bare)


def _lado(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.lado_advice(view),
        N_("A child may have been harmed, and the designated officer (LADO) has not been asked."),
    )


def _lado_late(view: ProcedureView) -> Words | None:
    asked = have.lado_asked_on(view)
    return have.late_words(
        view, "lado_contact", asked, N_("The LADO was to be asked by {day}, and was asked later or not at all.")
    )  # fmt: skip


def _police(view: ProcedureView) -> Words | None:
    details = view.record.triage_details
    decided = bool(details.offences) and not details.open_offences
    untold = fact.offence_possible(view) and not (fact.police_told(view) or decided)
    return have.where(
        untold, N_("An offence is possible, and it is not on the record that the police were asked.")
    )  # fmt: skip


def _not_minor(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.severity_looks_minor(view),
        N_("The matter goes to informal advice, and triage did not judge it minor."),
    )


def _open_harm(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.no_open_offence_or_harm(view),
        N_("The matter goes to informal advice while an offence or harm to a child is still possible."),
    )  # fmt: skip


def _conflict(view: ProcedureView) -> Words | None:
    question = view.record.triage.conflict
    declared = question.answer in (Answer.YES, Answer.NOT_SURE)
    return have.where(
        declared and not question.reason.strip(),
        N_("Triage says that there may be a conflict of interest, and not what was done about it."),
    )


def _told_first(view: ProcedureView) -> Words | None:
    if not fact.harm_possible(view):
        return None
    asked = have.lado_asked_on(view)
    steps = (
        OutsideStep.NOTICE_OF_INVESTIGATION,
        OutsideStep.INVITATION_TO_MEETING,
        OutsideStep.MEETING_HELD,
    )
    told = [on for on in (have.done_on(view, step) for step in steps) if on is not None]
    if not told or (asked is not None and min(told) >= asked):
        return None
    return say(N_("The subject was told on {day}, before the LADO had been asked."), day=min(told))


def _informal(view: ProcedureView) -> bool:
    return view.record.triage.route is TriageRoute.INFORMAL or view.reached(S.INFORMAL)


START: Final = (
    Check(
        "subject_apart", Part.START, Weight.BLOCK,
        N_("The person this is about has no part in running the case"), S.REPORTED, _subject_runs_it,
        PageId.TEAM, "policy 5.4; Acas Code, paragraph 6",
        moves=((S.REPORTED, S.TRIAGE), *_GOES_ON, (S.CASE_DECISION, S.HEARING_SCHEDULED),
               (S.HEARING_SCHEDULED, S.HEARING_HELD)),
        code=(6,), pitfalls=(3, 21), gate=Gate.ROUTE,
    ),
    Check(
        "reporter_known", Part.START, Weight.BLOCK, N_("It is known how this reached the school"),
        S.REPORTED, _reporter, PageId.REPORT, "policy 5.4",
        moves=((S.REPORTED, S.TRIAGE),), need=Need.REPORT_COMPLETE, code=(5,),
    ),
    Check(
        "danger", Part.START, Weight.BLOCK, N_("Nobody is left in danger"), S.REPORTED, _danger,
        PageId.REPORT, _KCSIE, moves=((S.REPORTED, S.TRIAGE),), need=Need.REPORT_COMPLETE,
        concerns=fact.someone_at_risk, pitfalls=(24,),
    ),
    Check(
        "reporter_answered", Part.START, Weight.WARN, N_("Whoever reported it knows that it arrived"),
        S.REPORTED, _acknowledged, PageId.OUTSIDE, "Casebook's starting value: two working days",
        concerns=fact.reporter_can_be_told,
    ),
    Check(
        "evidence_kept", Part.START, Weight.WARN, N_("What could be seen is kept"), S.REPORTED, _kept,
        PageId.EVIDENCE, "policy 6.2; Acas Code, paragraph 5",
        moves=((S.INVESTIGATION, S.REPORT_SUBMITTED),), code=(5,), pitfalls=(9,), gate=Gate.PRESERVE,
    ),
    Check(
        "unsafe_pictures", Part.START, Weight.BLOCK,
        N_("What must not be copied is in the hands of those who may deal with it"), S.REPORTED, _sightings,
        PageId.EVIDENCE, "Protection of Children Act 1978, section 1; policy 6.2",
        moves=(*_GOES_ON, (S.CLOSURE, S.RETAINED)),
        concerns=lambda view: bool(view.record.sightings), pitfalls=(26,), gate=Gate.IMG,
    ),
    Check(
        "triage_answered", Part.START, Weight.BLOCK, N_("Every question of triage is answered"), S.TRIAGE,
        _triage, PageId.TRIAGE, "policy 5.1; Acas Code, paragraph 5",
        moves=_TRIAGED, need=Need.TRIAGE_DECIDED, code=(5,),
    ),
    Check(
        "triage_reasons", Part.START, Weight.WARN, N_("Every “no” of triage has its reason"), S.TRIAGE,
        _no_without_reason, PageId.TRIAGE, "policy 5.1", moves=_TRIAGED,
    ),
    Check(
        "triage_prompt", Part.START, Weight.WARN, N_("Triage was decided without delay"), S.TRIAGE, _triage_late,
        PageId.TRIAGE, "Acas Code, paragraph 5", moves=_TRIAGED, code=(4, 5), pitfalls=(1,),
    ),
    Check(
        "lado", Part.START, Weight.BLOCK, N_("The LADO was asked before anyone investigates"), S.TRIAGE, _lado,
        PageId.OUTSIDE, _KCSIE,
        moves=(*_GOES_ON, (S.TRIAGE, S.CLOSURE)), need=Need.LADO_ADVICE, concerns=fact.harm_possible,
        pitfalls=(24,), gate=Gate.LADO,
    ),
    Check(
        "lado_prompt", Part.START, Weight.WARN, N_("The LADO was asked within one working day"), S.TRIAGE,
        _lado_late, PageId.OUTSIDE, _KCSIE, moves=_GOES_ON, concerns=fact.harm_possible, pitfalls=(1, 24),
        gate=Gate.LADO,
    ),
    Check(
        "told_after_lado", Part.START, Weight.WARN, N_("The subject was told only after the LADO's advice"),
        S.TRIAGE, _told_first, PageId.OUTSIDE, _KCSIE, moves=((S.INVESTIGATION, S.REPORT_SUBMITTED),),
        concerns=fact.harm_possible, pitfalls=(24,),
    ),
    Check(
        "police", Part.START, Weight.WARN, N_("A possible offence was taken to the police, or it is said why not"),
        S.TRIAGE, _police, PageId.OUTSIDE, "policy 5.1, 6.5; Acas Code, paragraph 31",
        moves=_GOES_ON, concerns=fact.offence_possible, code=(31,), pitfalls=(25,), gate=Gate.POLICE,
    ),
    Check(
        "conflict_dealt_with", Part.START, Weight.WARN, N_("A declared conflict was dealt with"), S.TRIAGE,
        _conflict, PageId.TRIAGE, "policy 5.4; Acas Code, paragraph 6", moves=_TRIAGED, code=(6,),
        pitfalls=(3,), gate=Gate.COI,
    ),
    Check(
        "advice_is_for_minor", Part.START, Weight.BLOCK, N_("Informal advice is for a minor matter"), S.TRIAGE,
        _not_minor, PageId.TRIAGE, "Acas Code, paragraph 4", moves=((S.TRIAGE, S.INFORMAL),),
        need=Need.SEVERITY_MINOR, concerns=_informal, code=(4,),
    ),
    Check(
        "advice_hides_nothing", Part.START, Weight.BLOCK,
        N_("Informal advice leaves no offence or harm unanswered"), S.TRIAGE, _open_harm, PageId.TRIAGE, _KCSIE,
        moves=((S.TRIAGE, S.INFORMAL),), need=Need.NO_OPEN_OFFENCE_OR_HARM, concerns=_informal, pitfalls=(24,),
    ),
)  # fmt: skip
"""Asked from the report until triage is decided."""
