"""Questions about what runs beside the case: suspension, safeguarding, police and the other overlays.

A step recorded as done outside Casebook answers them like a record made here.
"""

from datetime import date, datetime

from casebook.domain import overlay, police, safeguarding, suspension
from casebook.domain.clock import local_day
from casebook.domain.outside import OutsideStep
from casebook.domain.overlay import Overlay, OverlayKind
from casebook.domain.police import PoliceHold
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.safeguarding import SafeguardingConclusion
from casebook.domain.suspension import Suspension

# police


def police_told(view: ProcedureView) -> bool:
    return (
        bool(view.record.police_referrals) or view.outside(OutsideStep.POLICE_REFERRAL) is not None
    )


def hold(view: ProcedureView) -> PoliceHold | None:
    """The hold that stands today."""
    return next(iter(police.standing(view.record.police_holds, view.today)), None)


def hold_stands(view: ProcedureView) -> bool:
    return hold(view) is not None


def hold_looked_at(view: ProcedureView) -> date | None:
    """The day the hold that stands began or was last reviewed."""
    found = hold(view)
    return found.reviewed_on if found else None


# safeguarding


def lado_told(view: ProcedureView) -> bool:
    return bool(view.record.lado_referrals) or _lado_outside(view)


def lado_advised(view: ProcedureView) -> bool:
    return any(one.advised for one in view.record.lado_referrals) or _lado_outside(view)


def advised_to_tell(view: ProcedureView) -> bool:
    """Whether the last advice lets the subject be told; on paper the step stands for the advice."""
    if view.record.lado_referrals:
        return safeguarding.free_to_tell(view.record.lado_referrals)
    return _lado_outside(view)


def conclusion(view: ProcedureView) -> SafeguardingConclusion | None:
    return view.record.safeguarding


def concluded(view: ProcedureView) -> bool:
    return view.record.safeguarding is not None


def concluded_on(view: ProcedureView) -> date | None:
    """The day of the safeguarding outcome."""
    found = view.record.safeguarding
    return found.on if found else None


def removal_due(view: ProcedureView) -> bool:
    found = view.record.safeguarding
    return found is not None and found.to_be_removed


def removal_concerns(view: ProcedureView) -> bool:
    found = view.record.safeguarding
    return found is not None and found.outcome in safeguarding.REMOVED and not found.keep_consented


def welfare_open(view: ProcedureView) -> bool:
    found = view.record.safeguarding
    return found is not None and found.welfare_open


def behaviour_open(view: ProcedureView) -> bool:
    found = view.record.safeguarding
    return found is not None and found.behaviour_open


def _lado_outside(view: ProcedureView) -> bool:
    return view.outside(OutsideStep.LADO_REFERRAL) is not None


# suspension


def suspension_now(view: ProcedureView) -> Suspension | None:
    """The suspension that is recorded here and runs."""
    return suspension.running(view.record.suspensions)


def suspended(view: ProcedureView) -> bool:
    """Whether a suspension runs, recorded here or on paper."""
    return suspension_now(view) is not None or _suspended_on_paper(view)


def suspended_on(view: ProcedureView) -> date | None:
    """The day the suspension that runs began."""
    found = suspension_now(view)
    if found is not None:
        return found.began
    on_paper = view.outside(OutsideStep.SUSPENSION)
    return on_paper.on if on_paper and _suspended_on_paper(view) else None


def suspension_reviewed_on(view: ProcedureView) -> date | None:
    """The day the suspension that runs began or was last reviewed, here or on paper."""
    found = suspension_now(view)
    days = [found.reviewed_on] if found else []
    if found is not None or _suspended_on_paper(view):
        steps = (OutsideStep.SUSPENSION, OutsideStep.SUSPENSION_REVIEW)
        days += [done.on for step in steps if (done := view.outside(step))]
    return max(days, default=None)


def in_touch_on(view: ProcedureView) -> date | None:
    """The day of the last contact with the person suspended, or of the beginning."""
    found = suspension_now(view)
    return found.touched_on if found else None


def suspension_letter_given(view: ProcedureView) -> bool:
    found = suspension_now(view)
    return found is not None and found.letter_on is not None


def suspension_everyone_told(view: ProcedureView) -> bool:
    found = suspension_now(view)
    return found is not None and found.everyone_told


def suspension_here(view: ProcedureView) -> bool:
    return suspension_now(view) is not None


def suspension_to_end(view: ProcedureView) -> bool:
    """Whether the last review came to say that it should end."""
    found = suspension_now(view)
    last = found.reviews[-1] if found and found.reviews else None
    return last is not None and last.outcome.value == "to_end"


def _suspended_on_paper(view: ProcedureView) -> bool:
    began, ended = (
        view.outside(step) for step in (OutsideStep.SUSPENSION, OutsideStep.SUSPENSION_ENDED)
    )
    if began is None or any(one.began == began.on for one in view.record.suspensions):
        return False  # recorded in both ways, it is one suspension
    return ended is None or ended.on < began.on


# the others


def running(view: ProcedureView, kind: OverlayKind) -> Overlay | None:
    """The first of a kind that runs."""
    return next(iter(overlay.running(view.record.overlays, kind)), None)


def runs(view: ProcedureView, kind: OverlayKind) -> bool:
    return running(view, kind) is not None


def answered(view: ProcedureView, kind: OverlayKind, name: str) -> bool:
    """Whether a question about the first of a kind that runs was answered."""
    found = running(view, kind)
    return found is not None and bool(found.answer(name))


def sar_received_on(view: ProcedureView) -> date | None:
    """The day the request for personal data that runs came."""
    found = running(view, OverlayKind.SAR)
    return found.day("received_on") if found else None


def sar_due(view: ProcedureView) -> date | None:
    """The last day to answer the request for personal data that runs."""
    found = running(view, OverlayKind.SAR)
    return overlay.sar_due(found, view.calendar) if found else None


def breach_known_on(view: ProcedureView) -> date | None:
    """The local day on which the school became aware of the breach that runs."""
    found = running(view, OverlayKind.DATA_BREACH)
    aware = found.moment("aware_at") if found else None
    return local_day(aware) if aware else None


def breach_due(view: ProcedureView) -> datetime | None:
    """The latest moment to report the breach that runs."""
    found = running(view, OverlayKind.DATA_BREACH)
    return overlay.breach_due(found) if found else None


def sickness_decides_on(view: ProcedureView) -> date | None:
    """The day by which somebody decides how to go on in spite of illness."""
    found = running(view, OverlayKind.SICKNESS)
    return found.day("decide_on") if found else None
