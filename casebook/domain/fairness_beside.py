"""Fairness checks of what runs beside a case: safeguarding, police, grievance, illness, data, and standing still."""

from datetime import date, datetime
from typing import Final

from casebook.domain import fairness_fact as have
from casebook.domain import procedure_fact as fact
from casebook.domain import procedure_fact_beside as beside
from casebook.domain import procedure_fact_triage as triage
from casebook.domain.clock import local_day
from casebook.domain.fairness_check import Check, Gate, Part, Weight
from casebook.domain.outside import OutsideStep
from casebook.domain.overlay import Overlay, OverlayKind
from casebook.domain.page_id import PageId
from casebook.domain.procedure_limit import due
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.safeguarding import TellSubject
from casebook.domain.stage import Stage
from casebook.domain.words import N_, Words, say

S = Stage
_REPORTS = ((S.INVESTIGATION, S.REPORT_SUBMITTED),)
_IS_CALLED = ((S.CASE_DECISION, S.HEARING_SCHEDULED),)
_IS_HELD = ((S.HEARING_SCHEDULED, S.HEARING_HELD),)
_GOES_ON = (*_REPORTS, *_IS_CALLED, *_IS_HELD)
_PUT_AWAY = ((S.CLOSURE, S.RETAINED),)
_QUIET: Final = 10
"""Working days without a word on the record after which a case looks forgotten."""
_KCSIE = "Keeping children safe in education, part four"


# safeguarding and the police


def _advice_pending(view: ProcedureView) -> Words | None:
    waiting = [one.contacted_at for one in view.record.lado_referrals if not one.advised]
    if not waiting:
        return None
    return say(
        N_("The LADO was contacted on {day}, and the advice is not on the record."),
        day=local_day(min(waiting)),
    )


def _told_against_advice(view: ProcedureView) -> Words | None:
    asked = view.record.lado_referrals
    forbidden = bool(asked) and asked[-1].advised and asked[-1].tell is TellSubject.NOT_YET
    told = not have.not_done(
        view, OutsideStep.NOTICE_OF_INVESTIGATION, OutsideStep.INVITATION_TO_MEETING
    )
    return have.where(
        forbidden and told,
        N_("The subject was told although the last advice was not to tell them yet."),
    )


def _unconcluded(view: ProcedureView) -> Words | None:
    return have.where(
        not beside.concluded(view),
        N_("A child may have been harmed, and the safeguarding outcome is not on the record."),
    )


def _conclusion_bare(view: ProcedureView) -> Words | None:
    found = view.record.safeguarding
    return have.where(
        found is not None and not (found.reasons.strip() and found.summary.strip()),
        N_("The safeguarding outcome has no reasons, or no summary of what was done."),
    )


def _to_remove(view: ProcedureView) -> Words | None:
    return have.where(
        beside.removal_due(view),
        N_("The allegation was malicious or false, and its details still have to leave the personnel file."),
    )  # fmt: skip


def _pupil_first(view: ProcedureView) -> Words | None:
    found = view.record.safeguarding
    behaved = found is not None and bool(found.behaviour_decision) and found.welfare_open
    return have.where(
        behaved or beside.welfare_open(view),
        N_("A pupil made the allegation, and their own welfare was not looked at first."),
    )


def _hold_open(view: ProcedureView) -> Words | None:
    held = beside.hold(view)
    if held is None:
        return None
    return say(N_("The police hold of {day} still stands. Record its release, or review it."), day=held.began)  # fmt: skip


def _hold_unreviewed(view: ProcedureView) -> Words | None:
    last = due(view, "police_hold_review") if beside.hold_stands(view) else None
    if last is None or view.today <= last.day or last.day < view.opened_on:
        return None
    return say(N_("The police hold was to be looked at again by {day}."), day=last.day)


# what else


def _of(view: ProcedureView, kind: OverlayKind) -> tuple[Overlay, ...]:
    return tuple(one for one in view.record.overlays if one.kind is kind)


def _running(view: ProcedureView, kind: OverlayKind) -> tuple[Overlay, ...]:
    return tuple(one for one in _of(view, kind) if one.ended is None)


def _grievance(view: ProcedureView) -> Words | None:
    bare = [
        one
        for one in _running(view, OverlayKind.GRIEVANCE)
        if not (one.answer("course") and one.answer("course_why") and one.answer("hearer"))
    ]
    return have.where(
        bool(bare),
        N_("There is a grievance too, and it is not decided whether this case waits for it, or who hears it."),
    )  # fmt: skip


def _grievance_hearer(view: ProcedureView) -> Words | None:
    part = [*have.heard_by(view), *have.names_with(view, *have.RUNNING)]
    found = [
        one.answer("hearer")
        for one in _of(view, OverlayKind.GRIEVANCE)
        if any(have.same(one.answer("hearer"), name) for name in part)
    ]
    return have.naming(N_("{which} hears the grievance and has a part in this case."), found)


def _paused(view: ProcedureView) -> Words | None:
    waits = [
        one.began
        for one in _running(view, OverlayKind.GRIEVANCE)
        if one.answer("course") == "pause"
    ]
    if not waits:
        return None
    return say(
        N_("This case waits for the grievance of {day}. End that, or decide that both go on."),
        day=min(waits),
    )


def _ill(view: ProcedureView) -> Words | None:
    for one in _running(view, OverlayKind.SICKNESS):
        by = one.day("decide_on")
        if not one.answer("decision") and (by is None or view.today > by):
            return say(
                N_("The subject has been ill since {day}, and how to go on is not decided."),
                day=one.began,
            )
    return None


def _fitness(view: ProcedureView) -> Words | None:
    unasked = [
        one.began
        for one in _running(view, OverlayKind.SICKNESS)
        if one.answer("fit") not in ("yes", "adjusted") and not one.answer("decision")
    ]
    return have.where(
        bool(unasked), N_("The subject is ill, and it is not known whether they can attend.")
    )


def _adjustments(view: ProcedureView) -> Words | None:
    unanswered = [
        one.began
        for one in _of(view, OverlayKind.ADJUSTMENTS)
        if one.answer("offered") and not one.answer("reply") and one.ended is None
    ]
    if not unanswered:
        return None
    return say(
        N_("Adjustments were offered on {day}, and no answer is on the record."),
        day=min(unanswered),
    )


def _breach(view: ProcedureView) -> Words | None:
    known = _of(view, OverlayKind.DATA_BREACH)
    bare = [one for one in known if not (one.answer("ico") and one.answer("dpo_told_at"))]
    return have.where(
        not known or bool(bare),
        N_("Personal data may have got out, and it is not on the record what the data protection officer and the Information Commissioner were told."),
    )  # fmt: skip


def _request(view: ProcedureView) -> Words | None:
    open_ = [one for one in _running(view, OverlayKind.SAR) if not one.answer("answered_on")]
    if not open_:
        return None
    return say(N_("The request for data of {day} is not answered."), day=min(o.began for o in open_))  # fmt: skip


def _quiet(view: ProcedureView) -> Words | None:
    record = view.record
    days = [
        *(event.on for event in record.events),
        *(local_day(event.at) for event in record.events),
        *(done.on for done in record.outside if not done.withdrawn),
        *(local_day(letter.issued_at) for letter in record.letters),
        *(local_day(moment) for moment in _last_added(view)),
        *_days_decided(view),
    ]
    last = max((day for day in days if day <= view.today), default=view.opened_on)
    if view.calendar.working_days_between(last, view.today) <= _QUIET:
        return None
    return say(N_("Nothing has happened on the record since {day}. Say why, or go on."), day=last)


def _days_decided(view: ProcedureView) -> tuple[date, ...]:
    """The days on which something was found or decided."""
    made = view.record.decisions
    days = [
        made.hearing.held_on if made.hearing else None,
        *(finding.decided_on for finding in made.findings),
        made.severity.decided_on if made.severity else None,
        made.sanction.decided_on if made.sanction else None,
    ]
    return tuple(day for day in days if day is not None)


def _last_added(view: ProcedureView) -> tuple[datetime, ...]:
    """The moment the last exhibit was added, if any was."""
    added = [exhibit.provenance.added_at for exhibit in view.record.exhibits]
    return (max(added),) if added else ()


def _open_case(view: ProcedureView) -> bool:
    waiting = (S.INFORMAL, S.APPEAL_WINDOW, S.CLOSURE, S.RETAINED)
    return view.stage not in waiting and not beside.hold_stands(view)


def _any(kind: OverlayKind) -> "have.Asked":
    return lambda view: bool(_of(view, kind))


BESIDE: Final = (
    Check(
        "lado_advice_kept", Part.BESIDE, Weight.WARN, N_("The LADO's advice is on the record"), S.TRIAGE,
        _advice_pending, PageId.SAFEGUARDING, _KCSIE, moves=_REPORTS,
        concerns=lambda view: bool(view.record.lado_referrals), pitfalls=(24,), gate=Gate.LADO,
    ),
    Check(
        "advice_followed", Part.BESIDE, Weight.WARN, N_("Nobody was told against the LADO's advice"), S.TRIAGE,
        _told_against_advice, PageId.SAFEGUARDING, _KCSIE, moves=_REPORTS,
        concerns=lambda view: bool(view.record.lado_referrals), pitfalls=(24, 31), gate=Gate.LADO,
    ),
    Check(
        "safeguarding_concluded", Part.CLOSE, Weight.WARN, N_("The safeguarding outcome is on the record"), S.CLOSURE,
        _unconcluded, PageId.SAFEGUARDING, _KCSIE, moves=_PUT_AWAY, concerns=fact.harm_possible,
        pitfalls=(30, 32), gate=Gate.CLOSE,
    ),
    Check(
        "safeguarding_reasoned", Part.CLOSE, Weight.WARN, N_("The safeguarding outcome has its reasons"), S.TRIAGE,
        _conclusion_bare, PageId.SAFEGUARDING, _KCSIE, moves=_PUT_AWAY, concerns=beside.concluded, pitfalls=(30,),
    ),
    Check(
        "removed_from_file", Part.CLOSE, Weight.BLOCK, N_("A false allegation has left the personnel file"), S.TRIAGE,
        _to_remove, PageId.SAFEGUARDING, _KCSIE, moves=_PUT_AWAY, concerns=beside.concluded, pitfalls=(30,),
        gate=Gate.RETAIN,
    ),
    Check(
        "pupil_looked_after", Part.BESIDE, Weight.WARN, N_("The pupil's own welfare came first"), S.TRIAGE,
        _pupil_first, PageId.SAFEGUARDING, "policy 6.6", moves=_PUT_AWAY, concerns=beside.concluded,
    ),
    Check(
        "hold_released", Part.CLOSE, Weight.BLOCK, N_("No police hold stands at the end"), S.CLOSURE, _hold_open,
        PageId.POLICE, "policy 6.5", moves=_PUT_AWAY, concerns=lambda view: bool(view.record.police_holds),
        pitfalls=(25,), gate=Gate.CLOSE,
    ),
    Check(
        "hold_reviewed", Part.BESIDE, Weight.WARN, N_("The police hold is looked at again in time"), S.TRIAGE,
        _hold_unreviewed, PageId.POLICE, "policy 6.5; Acas Code, paragraph 31", moves=_GOES_ON,
        concerns=lambda view: bool(view.record.police_holds), code=(31,), pitfalls=(1, 25),
    ),
    Check(
        "grievance_decided", Part.BESIDE, Weight.WARN, N_("It is decided how a grievance and this case go together"),
        S.TRIAGE, _grievance, PageId.BESIDE, "Acas Code, paragraph 46", moves=_IS_CALLED,
        concerns=_any(OverlayKind.GRIEVANCE), code=(46,),
    ),
    Check(
        "grievance_hearer_apart", Part.BESIDE, Weight.WARN, N_("Somebody else hears the grievance"), S.TRIAGE,
        _grievance_hearer, PageId.BESIDE, "Acas Code, paragraph 46", moves=_IS_CALLED,
        concerns=_any(OverlayKind.GRIEVANCE), code=(46,), pitfalls=(3,), gate=Gate.COI,
    ),
    Check(
        "grievance_waited_for", Part.BESIDE, Weight.WARN, N_("A case that waits for a grievance waits"), S.TRIAGE,
        _paused, PageId.BESIDE, "Acas Code, paragraph 46", moves=_IS_HELD, concerns=_any(OverlayKind.GRIEVANCE),
        code=(46,),
    ),
    Check(
        "illness_decided", Part.BESIDE, Weight.WARN, N_("Illness was met with a decision"), S.TRIAGE, _ill,
        PageId.BESIDE, "Acas Code, paragraph 5; Equality Act 2010, section 20", moves=_IS_CALLED,
        concerns=_any(OverlayKind.SICKNESS), code=(5,), pitfalls=(35, 40),
    ),
    Check(
        "fit_to_attend", Part.BESIDE, Weight.WARN, N_("Somebody who is ill can attend"), S.TRIAGE, _fitness,
        PageId.BESIDE, "Equality Act 2010, section 20; Acas Code, paragraph 25", moves=_IS_HELD,
        concerns=_any(OverlayKind.SICKNESS), code=(25,), pitfalls=(35,),
    ),
    Check(
        "adjustments_settled", Part.BESIDE, Weight.WARN, N_("Adjustments were offered and answered"), S.TRIAGE,
        _adjustments, PageId.BESIDE, "Equality Act 2010, section 20", moves=_IS_HELD,
        concerns=_any(OverlayKind.ADJUSTMENTS), pitfalls=(35,),
    ),
    Check(
        "breach_decided", Part.CLOSE, Weight.WARN, N_("A loss of personal data was dealt with"), S.TRIAGE, _breach,
        PageId.BESIDE, "UK GDPR, article 33", moves=_PUT_AWAY, concerns=triage.breach_possible, gate=Gate.CLOSE,
    ),
    Check(
        "request_answered", Part.CLOSE, Weight.BLOCK, N_("A request for data was answered"), S.TRIAGE, _request,
        PageId.BESIDE, "UK GDPR, articles 12 and 15", moves=_PUT_AWAY, concerns=_any(OverlayKind.SAR),
        gate=Gate.RETAIN,
    ),
    Check(
        "no_standstill", Part.BESIDE, Weight.WARN, N_("The case has not stood still"), S.REPORTED, _quiet,
        PageId.CASE, "Acas Code, paragraph 5", concerns=_open_case, code=(5,), pitfalls=(1, 40),
    ),
)  # fmt: skip
"""Asked of what runs beside the case, wherever it stands."""
