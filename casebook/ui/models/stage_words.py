"""How lists name a stage and a day."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from casebook.domain.stage import Stage
from casebook.domain.words import N_, written_day

STAGES: Final[Mapping[Stage, str]] = {
    Stage.REPORTED: N_("Reported"),
    Stage.TRIAGE: N_("Triage"),
    Stage.INFORMAL: N_("Advice"),
    Stage.INVESTIGATION: N_("Investigation"),
    Stage.REPORT_SUBMITTED: N_("Report in"),
    Stage.CASE_DECISION: N_("Case to answer?"),
    Stage.HEARING_SCHEDULED: N_("Hearing arranged"),
    Stage.HEARING_HELD: N_("Hearing held"),
    Stage.OUTCOME_ISSUED: N_("Outcome sent"),
    Stage.LA_NOTIFIED: N_("Authority told"),
    Stage.APPEAL_WINDOW: N_("Time to appeal"),
    Stage.APPEAL_LODGED: N_("Appeal received"),
    Stage.APPEAL_HEARD: N_("Appeal heard"),
    Stage.APPEAL_OUTCOME: N_("Appeal decided"),
    Stage.RESPONDING: N_("Responding"),
    Stage.CLOSURE: N_("Closed"),
    Stage.RETAINED: N_("Closed and kept"),
}


def short_day(value: date) -> str:
    """`Tue 24 Nov`, for lists."""
    return written_day(value).rsplit(" ", 1)[0]
