"""What stops a step from being taken today: a police hold, or that nobody may be told yet."""

from datetime import date

from casebook.domain import do_not_alert, hold_block
from casebook.domain.outside import OutsideStep
from casebook.domain.police import standing, takedown_asked
from casebook.domain.record import CaseRecord
from casebook.domain.safeguarding import ALERTING_STEPS
from casebook.domain.words import Words


def stops_today(record: CaseRecord, step: OutsideStep, today: date) -> Words | None:
    """The sentence to show where the step is chosen; None where nothing stops it."""
    hold = hold_block.step_hold(record.police_holds, step, today)
    if hold is not None:
        return hold_block.why(hold)
    if step is OutsideStep.PLATFORM_REPORT and not takedown_asked(record.police_holds, today):
        return hold_block.ask_first(standing(record.police_holds, today)[0])
    return do_not_alert.barred(record) if step in ALERTING_STEPS else None
