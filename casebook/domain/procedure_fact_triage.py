"""Questions about what triage found that the record answers: what its answers open, and whether that was done."""

from datetime import date

from casebook.domain import expression, readiness
from casebook.domain.clock import local_day
from casebook.domain.expression import Engaged
from casebook.domain.outside import OutsideStep
from casebook.domain.overlay import OverlayKind
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.triage import Answer, SuspensionThought

_CONCERNED = frozenset({Answer.YES, Answer.NOT_SURE})


def pupil_concerned(view: ProcedureView) -> bool:
    """Whether a pupil is or may be pictured or named (4.7)."""
    return view.record.triage_details.facts.pupil_concerned


def breach_possible(view: ProcedureView) -> bool:
    return view.record.triage.data_breach.answer in _CONCERNED


def breach_unrecorded(view: ProcedureView) -> bool:
    """Whether data may have got out and no record of the breach was begun: that has tasks of its own."""
    begun = any(one.kind is OverlayKind.DATA_BREACH for one in view.record.overlays)
    return breach_possible(view) and not begun


def breach_known_on(view: ProcedureView) -> date | None:
    """The day from which the regulator's 72 hours run, where personal data may have got out."""
    reached = local_day(view.record.report.concern.aware_at)
    return reached if breach_possible(view) else None


def offences_settled(view: ProcedureView) -> bool:
    """Whether offences were ticked at triage, and each was reported or left unreported with a reason."""
    details = view.record.triage_details
    return bool(details.offences) and not details.open_offences


def offences_decided(view: ProcedureView) -> bool:
    """Whether no possible offence that was ticked waits for a decision (5.1)."""
    return not view.record.triage_details.open_offences


def low_level_concern(view: ProcedureView) -> bool:
    return view.record.triage_details.low_level.answer is Answer.YES


def low_level_recorded(view: ProcedureView) -> bool:
    return bool(view.record.low_level_concerns)


def suspension_considered(view: ProcedureView) -> bool:
    return view.record.triage_details.suspension.thought is SuspensionThought.CONSIDER


def suspension_decided(view: ProcedureView) -> bool:
    return bool(view.record.suspensions)


def expression_possible(view: ProcedureView) -> bool:
    return _engaged(view) is Engaged.POSSIBLY


def legal_advice_taken(view: ProcedureView) -> bool:
    """Whether legal advice is on record: on the form that weighs the charge, or as a step done outside."""
    return (
        expression.advised(view.record.expression.form)
        or view.outside(OutsideStep.LEGAL_ADVICE) is not None
    )


def expression_to_weigh(view: ProcedureView) -> bool:
    """Whether a live charge cites a paragraph for which the questions on lawful expression come first."""
    return bool(expression.concerned(readiness.live_charges(view.record), view.policy))


def expression_weighed(view: ProcedureView) -> bool:
    """Whether no such charge stands, or the seven answers are a reasoned no, or the form is complete."""
    if not expression_to_weigh(view):
        return True
    answer = _engaged(view)
    if answer is Engaged.POSSIBLY:
        return not expression.gaps(view.record.expression.form)
    return answer is Engaged.NO


def expression_begun(view: ProcedureView) -> bool:
    return any(one.answer is not None for one in view.record.expression.answers())


def _engaged(view: ProcedureView) -> Engaged:
    return expression.engaged(view.record.triage.expression, view.record.expression)
