"""Questions about the end of a case: the appeal, the closing record, and what is kept."""

from casebook.domain import beside
from casebook.domain.appeal_result import AppealEnd, put_back, reinstates
from casebook.domain.decision import Sanction
from casebook.domain.outside import OutsideStep
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.second_person import Joint, waiting


def sanction_decided(view: ProcedureView) -> Sanction | None:
    """What the hearing decided, before any appeal."""
    decided = view.record.decided.sanction
    return decided.sanction if decided else None


def taken_back(view: ProcedureView) -> bool:
    """Whether an appeal gave a subject who was dismissed their post again."""
    result = view.record.appeal_result
    return result is not None and reinstates(result, sanction_decided(view))


def appeal_put_right(view: ProcedureView) -> bool:
    """Whether it is recorded how the appeal ended, and all that follows from it is done."""
    result = view.record.appeal_result
    return result is not None and put_back(result, sanction_decided(view), view.record.school)


def set_aside(view: ProcedureView) -> bool:
    """Whether the appeal left nothing of the outcome."""
    result = view.record.appeal_result
    return result is not None and result.end is AppealEnd.UPHELD


def closing_written(view: ProcedureView) -> bool:
    """Whether the closing record was written, here or on paper."""
    return view.record.closing.written or view.outside(OutsideStep.CLOSURE_RECORD) is not None


def nothing_overdue(view: ProcedureView) -> bool:
    """Whether nothing that runs beside the case is past its day."""
    return not any(each.overdue for each in beside.running(view))


def births_known(view: ProcedureView) -> bool:
    """Whether the date of birth of each pupil in the case was entered, or why one cannot be found."""
    detail = view.record.retention_detail
    codes = view.record.pupils
    return bool(detail.births_unknown_why) or all(detail.born(code) for code in codes)


def asked_for_error(view: ProcedureView) -> bool:
    """Whether somebody asked a second person to agree that the case was opened in error."""
    return waiting(view.record.joint_requests, Joint.OPENED_IN_ERROR) is not None


def asked_to_reopen(view: ProcedureView) -> bool:
    """Whether somebody asked a second person to agree to open the case again."""
    return waiting(view.record.joint_requests, Joint.REOPEN) is not None
