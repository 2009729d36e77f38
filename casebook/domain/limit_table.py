"""The time limits Casebook begins with: the table of defaults and ranges, a row for each limit."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from casebook.domain.limit_value import Limit, LimitKind, LimitPart, Pausing, Start, Unit
from casebook.domain.words import N_

_WORKING, _MONTHS = Unit.WORKING_DAYS, Unit.MONTHS
_YES, _NO, _NEVER = Pausing.YES, Pausing.NO, Pausing.NEVER
_LAW = LimitKind.LAW
_KCSIE = "Keeping children safe in education, part four"


def _row(
    key: str,
    name: str,
    value: tuple[int, int, int],
    start: Start,
    pausing: Pausing,
    *,
    unit: Unit = _WORKING,
    kind: LimitKind = LimitKind.STARTING_VALUE,
    source: str = "",
    units: tuple[Unit, ...] = (),
) -> Limit:
    """A limit; `value` is its default, the least and the most it may be."""
    default, least, most = value
    return Limit(key, name, default, least, most, unit, start, pausing, kind, source, units)


S = Start
_PARTS: Final[Mapping[LimitPart, tuple[Limit, ...]]] = {
    LimitPart.FIRST_DAYS: (
        _row("danger", N_("Make sure that nobody is in danger"), (0, 0, 0), S.REPORT_REACHED_SCHOOL, _NEVER,
             kind=LimitKind.STATUTORY_GUIDANCE, source=_KCSIE),
        _row("lado_contact", N_("Ask the designated officer (LADO) for advice"), (1, 1, 1), S.REPORT_REACHED_SCHOOL, _NEVER,
             kind=LimitKind.STATUTORY_GUIDANCE, source=_KCSIE, units=(_WORKING, Unit.DAYS)),
        _row("ack_reporter", N_("Thank whoever reported it"), (2, 1, 5), S.REPORT_REACHED_SCHOOL, _NO),
        _row("support_letter", N_("Offer support in writing to whoever it is aimed at"), (1, 1, 2), S.REPORT_REACHED_SCHOOL, _NO),
        _row("parent_letter", N_("Write to parents"), (3, 2, 5), S.REPORT_REACHED_SCHOOL, _YES),
        _row("triage_decision", N_("Decide triage"), (5, 2, 10), S.REPORT_REACHED_SCHOOL, _YES),
        _row("police_report", N_("Report a possible offence to the police"), (0, 0, 0), S.TRIAGE_DECIDED, _NEVER),
        _row("takedown_recheck", N_("Look again whether the platform took it down"), (2, 1, 3), S.TAKEDOWN_ASKED, Pausing.ASK_POLICE),
        _row("unknown_perpetrator_review", N_("Look again at an incident whose author is not known"), (10, 5, 20),
             S.REPORT_REACHED_SCHOOL, Pausing.ASK_POLICE),
    ),
    LimitPart.BESIDE: (
        _row("suspension_letter", N_("Confirm a suspension in writing"), (1, 1, 3), S.SUSPENDED, _NEVER),
        _row("suspension_review", N_("Review a suspension"), (10, 5, 20), S.SUSPENSION_REVIEWED, _NEVER),
        _row("keep_in_touch", N_("Keep in touch with whoever is suspended"), (5, 1, 5), S.LAST_IN_TOUCH, _NEVER),
        _row("access_withdrawal_review", N_("Look again at access that was withdrawn"), (20, 10, 40), S.ACCESS_WITHDRAWN, _NO),
        _row("police_hold_review", N_("Ask the police whether the hold is still needed"), (20, 10, 30),
             S.POLICE_HOLD_LOOKED_AT, Pausing.NONE),
    ),
    LimitPart.ADVICE: (
        _row("informal_meeting", N_("Hold the informal meeting"), (10, 5, 15), S.TRIAGE_DECIDED, _YES),
        _row("advice_note", N_("Give the note of advice"), (5, 2, 10), S.ADVICE_MEETING_ENDED, _NO),
        _row("informal_note_live", N_("Keep a note of advice"), (6, 3, 12), S.ADVICE_NOTE_ISSUED, Pausing.NONE, unit=Unit.LIVE_MONTHS),
    ),
    LimitPart.INVESTIGATION: (
        _row("terms_of_reference", N_("Give the investigator terms of reference"), (2, 1, 5), S.INVESTIGATOR_APPOINTED, _YES),
        _row("notice_of_investigation", N_("Tell the subject of the investigation"), (2, 1, 5), S.INVESTIGATOR_APPOINTED, _YES),
        _row("investigation_notice", N_("Notice of an investigation meeting"), (5, 2, 5), S.INVITED_TO_MEETING, _YES,
             unit=Unit.CLEAR_WORKING_DAYS),
        _row("witness_invitation", N_("Notice to a witness"), (3, 2, 5), S.WITNESS_INVITED, _YES),
        _row("meeting_notes", N_("Send the notes of a meeting"), (3, 2, 5), S.MEETING_ENDED, _YES),
        _row("statement_approval", N_("Have a statement approved by the witness"), (5, 2, 5), S.WITNESS_HEARD, _YES),
        _row("investigation_complete", N_("Finish the investigation"), (20, 10, 30), S.INVESTIGATOR_APPOINTED, _YES,
             unit=Unit.SCHOOL_DAYS),
        _row("case_decision", N_("Decide whether there is a case to answer"), (5, 3, 10), S.REPORT_IN, _YES),
    ),
    LimitPart.HEARING: (
        _row("deemed_service", N_("Take a posted letter as delivered, for preparing only"), (2, 1, 5), S.POSTED, Pausing.NONE),
        _row("hearing_notice", N_("Notice of a hearing"), (10, 5, 10), S.INVITED_TO_HEARING, _YES, unit=Unit.CLEAR_WORKING_DAYS,
             units=(Unit.CLEAR_WORKING_DAYS, Unit.CLEAR_SCHOOL_DAYS)),
        _row("employee_papers_before", N_("Have the subject's papers before the hearing"), (5, 2, 5), S.HEARING_SET, _YES,
             unit=Unit.WORKING_DAYS_BEFORE),
        _row("companion_postponement_window", N_("Postpone for a companion who cannot come"), (5, 5, 5), S.HEARING_PROPOSED, _NEVER,
             kind=_LAW, source="Employment Relations Act 1999, s.10"),
        _row("postponement_letter", N_("Confirm a postponement"), (1, 1, 2), S.HEARING_POSTPONED, _NO),
        _row("hearing_record", N_("Send the record of the hearing"), (5, 2, 10), S.HEARING_ENDED, _NO),
        _row("outcome_letter", N_("Send the outcome letter"), (5, 1, 10), S.HEARING_ENDED, _YES),
    ),
    LimitPart.OUTCOME: (
        _row("la_notify_after_determination", N_("Tell the local authority of a determination"), (1, 0, 1), S.DETERMINED, _NEVER),
        _row("la_action", N_("The local authority ends the contract"), (14, 14, 14), S.AUTHORITY_TOLD, _NEVER,
             unit=Unit.CALENDAR_DAYS, kind=_LAW, source="School Staffing (England) Regulations 2009, reg 20"),
        _row("warning_live.first", N_("A first written warning is live"), (6, 6, 12), S.OUTCOME_ISSUED, Pausing.NONE,
             unit=Unit.LIVE_MONTHS),
        _row("warning_live.final", N_("A final written warning is live"), (12, 12, 24), S.OUTCOME_ISSUED, Pausing.NONE,
             unit=Unit.LIVE_MONTHS),
    ),
    LimitPart.APPEAL: (
        _row("appeal_lodge", N_("Appeal, from the day the letter was received"), (10, 5, 10), S.LETTER_RECEIVED, _NO),
        _row("appeal_ack", N_("Acknowledge an appeal"), (5, 2, 5), S.APPEAL_RECEIVED, _NO),
        _row("appeal_hearing_within", N_("Hear an appeal"), (20, 10, 30), S.APPEAL_RECEIVED, _NO),
        _row("appeal_notice", N_("Notice of an appeal hearing"), (10, 5, 10), S.INVITED_TO_APPEAL, _NO, unit=Unit.CLEAR_WORKING_DAYS),
        _row("appeal_outcome", N_("Send the outcome of an appeal"), (5, 1, 10), S.APPEAL_ENDED, _NO),
    ),
    LimitPart.DATA: (
        _row("sar_response", N_("Answer a request for one's own data"), (1, 1, 1), S.SAR_RECEIVED, _NEVER, unit=_MONTHS,
             kind=_LAW, source="UK GDPR, article 12"),
        _row("dp_complaint_ack", N_("Acknowledge a complaint about personal data"), (30, 30, 30), S.COMPLAINT_RECEIVED, _NEVER,
             unit=Unit.CALENDAR_DAYS, kind=_LAW, source="Data Protection Act 2018, s.164A"),
        _row("ico_breach_report", N_("Report a data breach to the ICO where there is a risk"), (72, 72, 72), S.BREACH_KNOWN, _NEVER,
             unit=Unit.HOURS, kind=_LAW, source="UK GDPR, article 33"),
    ),
    LimitPart.END: (
        _row("removal_certificate", N_("Certify what was removed from the file"), (5, 2, 10), S.LADO_OUTCOME, _NO),
        _row("closure", N_("Close the case"), (10, 5, 20), S.LAST_STEP_ENDED, _YES),
        _row("closure_note", N_("Send the note of closure"), (5, 2, 10), S.CASE_CLOSED, _NO),
        _row("claim_window", N_("Keep what a claim could need, at least"), (12, 6, 12), S.CLAIM_COULD_BEGIN, Pausing.NONE, unit=_MONTHS),
    ),
}  # fmt: skip

LIMITS: Final[Mapping[str, Limit]] = MappingProxyType(
    {row.key: row for rows in _PARTS.values() for row in rows}
)
PARTS: Final[Mapping[LimitPart, tuple[str, ...]]] = MappingProxyType(
    {part: tuple(row.key for row in rows) for part, rows in _PARTS.items()}
)
