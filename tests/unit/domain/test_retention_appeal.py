"""What an appeal changes of how long a case is kept."""

from dataclasses import replace
from datetime import date

from casebook.domain.appeal_result import AppealEnd, AppealResult
from casebook.domain.calendar import WorkingCalendar
from casebook.domain.decision import Sanction
from casebook.domain.policy import Policy
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.record import CaseRecord
from casebook.domain.retention_fact import keeping
from casebook.domain.retention_line import Keeping, RecordClass, RecordSet
from casebook.domain.roles import Role

TODAY = date(2026, 3, 2)


def kept(record: CaseRecord, policy: Policy, calendar: WorkingCalendar) -> Keeping:
    return keeping(ProcedureView(record, policy, calendar, TODAY, frozenset(Role)))


def test_a_warning_in_place_of_a_dismissal_is_kept_as_a_warning_from_its_own_day(
    dismissed: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    before = {
        line.record_set: line.record_class for line in kept(dismissed, policy, calendar).lines
    }
    lesser = AppealResult(
        AppealEnd.LESSER, date(2026, 2, 16), "Too hard a first step",
        Sanction.FINAL_WRITTEN_WARNING, 12, date(2026, 1, 12),
    )  # fmt: skip
    found = kept(replace(dismissed, appeal_result=lesser), policy, calendar)
    entry = next(line for line in found.lines if line.record_set is RecordSet.PERSONNEL_ENTRY)

    assert before[RecordSet.CASE_FILE] is RecordClass.DISMISSAL
    assert (entry.record_class, entry.trigger) == (RecordClass.FINAL_WARNING, date(2026, 1, 12))
    assert entry.live_until == date(2027, 1, 11)
    assert entry.keep_until == date(2027, 7, 12)


def test_a_dismissal_that_was_set_aside_leaves_nothing_on_file_or_in_references(
    dismissed: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    aside = AppealResult(AppealEnd.UPHELD, date(2026, 2, 16), "The panel had not seen the thread")
    found = kept(replace(dismissed, appeal_result=aside), policy, calendar)

    classes = {line.record_class for line in found.lines}
    assert RecordClass.DISMISSAL not in classes
    assert all(line.record_set is not RecordSet.PERSONNEL_ENTRY for line in found.lines)
    assert found.reference.template == "Nothing of this case is included in references."
