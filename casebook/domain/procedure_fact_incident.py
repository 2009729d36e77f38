"""Questions about an incident that its record answers: the words its tables of tasks and moves are written in."""

from datetime import date

from casebook.domain import attribution, incident, takedown
from casebook.domain import procedure_fact_beside as beside
from casebook.domain.attribution import Perpetrator
from casebook.domain.clock import local_day
from casebook.domain.outside import OutsideStep
from casebook.domain.perpetrator import PROCEDURES, PerpetratorType
from casebook.domain.procedure_view import ProcedureView

SUPPORT_LETTER = "DOC-40"
PARENT_LETTER = "DOC-41"


# the first look


def looked_at(view: ProcedureView) -> bool:
    return incident.looked_at(view.record.incident)


def look_begun(view: ProcedureView) -> bool:
    look = view.record.incident.look
    return look.offence.answer is not None or look.child.answer is not None


def offence_possible(view: ProcedureView) -> bool:
    return incident.may_be_offence(view.record.incident)


def police_settled(view: ProcedureView) -> bool:
    """Whether the police were told, or it is on record why not."""
    return beside.police_told(view) or bool(view.record.incident.look.police_why_not)


def pupil_concerned(view: ProcedureView) -> bool:
    """Whether a child may be at risk, or a pupil took part."""
    return incident.child_at_risk(view.record.incident) or bool(_of(view, *attribution.PUPILS))


# the target


def advised(view: ProcedureView) -> bool:
    """Whether the target was told not to reply, and asked whether they did."""
    said = view.record.incident.engagement
    return said.advised_on is not None and said.answered is not None


def head_told(view: ProcedureView) -> bool:
    return view.record.report.head_informed_at is not None


def head_to_tell(view: ProcedureView) -> bool:
    """Whether the headteacher has to be told: always, unless it was the headteacher."""
    return not _of(view, PerpetratorType.HEADTEACHER)


def nominated_told(view: ProcedureView) -> bool:
    return view.record.incident.nominated_told_at is not None


def support_offered(view: ProcedureView) -> bool:
    return bool(view.record.incident.offers)


def support_letter_given(view: ProcedureView) -> bool:
    return view.record.letter(SUPPORT_LETTER) is not None


def support_reviewed(view: ProcedureView) -> bool:
    return view.record.incident.support_reviewed_on is not None


def support_review_on(view: ProcedureView) -> date | None:
    return view.record.incident.next_review_on


# taking it down


def asked_platform(view: ProcedureView) -> bool:
    """Whether a platform was asked, here or on paper, or it is on record why there is nothing to ask."""
    record = view.record
    on_paper = view.outside(OutsideStep.PLATFORM_REPORT) is not None
    return bool(record.takedowns or record.incident.nothing_online) or on_paper


def still_up(view: ProcedureView) -> bool:
    return any(one.open for one in view.record.takedowns)


def to_escalate(view: ProcedureView) -> bool:
    return any(one.to_escalate for one in view.record.takedowns)


def takedown_from(view: ProcedureView) -> date | None:
    """The day the next look counts from."""
    return takedown.next_from(view.record.takedowns)


def takedown_ended(view: ProcedureView) -> bool:
    """Whether every line of the log has ended, or there is nothing online."""
    if view.record.takedowns:
        return not still_up(view)
    return bool(view.record.incident.nothing_online)


# who it was


def unknown(view: ProcedureView) -> bool:
    """Whether nobody is shown to have taken part."""
    return not view.record.perpetrators


def unknown_to_review(view: ProcedureView) -> bool:
    """Whether it is not known who it was, and no review has said that no more can be found out."""
    return unknown(view) and not routed(view)


def unknown_reviewed_on(view: ProcedureView) -> date:
    """The day the next review counts from: the last, or the day the report reached the school."""
    reviews = view.record.search.reviews
    return reviews[-1].on if reviews else local_day(view.record.report.concern.aware_at)


def attribution_kept(view: ProcedureView) -> bool:
    return bool(view.record.search.lines) or not unknown(view)


def routed(view: ProcedureView) -> bool:
    """Whether everybody who took part is routed or, nobody being known, a review gave the reasons for ending there."""
    return attribution.routed_on(view.record.perpetrators, view.record.search) is not None


def families_known_on(view: ProcedureView) -> date | None:
    """The day on which it became known that a pupil or a parent took part."""
    found = _of(view, PerpetratorType.CURRENT_PUPIL, PerpetratorType.PARENT_CARER)
    return max((one.on for one in found), default=None)


def families_concerned(view: ProcedureView) -> bool:
    return families_known_on(view) is not None


def parent_letter_given(view: ProcedureView) -> bool:
    return view.record.letter(PARENT_LETTER) is not None


def pupil_found(view: ProcedureView) -> bool:
    return bool(_of(view, PerpetratorType.CURRENT_PUPIL))


def parents_met(view: ProcedureView) -> bool:
    return all(one.parents_on for one in _of(view, PerpetratorType.CURRENT_PUPIL))


def welfare_seen(view: ProcedureView) -> bool:
    return all(one.welfare_on for one in _of(view, PerpetratorType.CURRENT_PUPIL))


def behaviour_decided(view: ProcedureView) -> bool:
    return all(one.done_on for one in _of(view, PerpetratorType.CURRENT_PUPIL))


def case_to_open(view: ProcedureView) -> bool:
    """Whether somebody took part about whom a case of their own is kept."""
    return any(PROCEDURES[one.kind].opens for one in view.record.perpetrators)


def case_opened(view: ProcedureView) -> bool:
    found = (one for one in view.record.perpetrators if PROCEDURES[one.kind].opens)
    return all(one.linked or one.done_on for one in found)


def others_found(view: ProcedureView) -> bool:
    return bool(_others(view))


def others_routed(view: ProcedureView) -> bool:
    return all(one.done_on for one in _others(view))


def may_not_be_named(view: ProcedureView) -> bool:
    """Whether a parent took part and a pupil accuses the target: then the parent is reminded of the law."""
    return view.record.incident.teacher_accused and bool(_of(view, PerpetratorType.PARENT_CARER))


def reminded(view: ProcedureView) -> bool:
    return all(one.reminded_on for one in _of(view, PerpetratorType.PARENT_CARER))


# the end


def answered_on(view: ProcedureView) -> date | None:
    """The day of the last live step, once nothing is left to do; None until then."""
    record = view.record
    if not (takedown_ended(view) and support_reviewed(view) and routed(view)):
        return None
    days = (
        takedown.ended_on(record.takedowns),
        record.incident.support_reviewed_on,
        attribution.routed_on(record.perpetrators, record.search),
    )
    return max(day for day in days if day is not None)


def _of(view: ProcedureView, *kinds: PerpetratorType) -> tuple[Perpetrator, ...]:
    return tuple(one for one in view.record.perpetrators if one.kind in kinds)


def _others(view: ProcedureView) -> tuple[Perpetrator, ...]:
    """Those who are neither pupils of this school nor people about whom a case is kept."""
    return tuple(
        one
        for one in view.record.perpetrators
        if one.kind is not PerpetratorType.CURRENT_PUPIL and PROCEDURES[one.kind].opens is None
    )
