"""Steps done outside Casebook: a lasting feature, since schools start with half a case on paper."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.domain.ids import EventId, ItemId


class OutsideStep(StrEnum):
    """What was done; each stands for the record that Casebook did not make."""

    ACKNOWLEDGEMENT = "acknowledgement"
    LADO_REFERRAL = "lado_referral"
    POLICE_REFERRAL = "police_referral"
    DSL_TOLD = "dsl_told"
    PARENTS_TOLD = "parents_told"
    DPO_TOLD = "dpo_told"
    LEGAL_ADVICE = "legal_advice"
    PRESERVATION = "preservation"
    SUSPENSION = "suspension"
    SUSPENSION_REVIEW = "suspension_review"
    SUSPENSION_ENDED = "suspension_ended"
    TERMS_OF_REFERENCE = "terms_of_reference"
    NOTICE_OF_INVESTIGATION = "notice_of_investigation"
    MONITORING_AUTHORISATION = "monitoring_authorisation"
    MONITORING_DISCLOSURE = "monitoring_disclosure"
    INVITATION_TO_MEETING = "invitation_to_meeting"
    MEETING_HELD = "meeting_held"
    WITNESS_HEARD = "witness_heard"
    PLATFORM_REPORT = "platform_report"
    SUPPORT_LETTER = "support_letter"
    PARENT_LETTER = "parent_letter"
    INVESTIGATION_REPORT = "investigation_report"
    CASE_TO_ANSWER = "case_to_answer"
    HEARING_INVITATION = "hearing_invitation"
    LA_INVITED = "la_invited"  # to attend and advise on a teacher's dismissal
    HEARING_POSTPONED = "hearing_postponed"
    HEARING_RECORD = "hearing_record"
    LA_NOTIFICATION = "la_notification"
    LA_TERMINATION = "la_termination"
    LETTER_RECEIVED = "letter_received"
    APPEAL_LODGED = "appeal_lodged"
    APPEAL_HEARD = "appeal_heard"
    APPEAL_OUTCOME = "appeal_outcome"
    DBS_REFERRAL = "dbs_referral"
    TRA_CONSIDERATION = "tra_consideration"
    ADVICE_NOTE = "advice_note"
    OUTCOME_LETTER = "outcome_letter"
    REVIEW_HELD = "review_held"
    REPORTER_TOLD = "reporter_told"
    CLOSURE_RECORD = "closure_record"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class DoneOutside:
    """A step that happened on paper or before its page existed."""

    id: EventId
    step: OutsideStep
    on: date
    by: str
    note: str = ""
    scan: ItemId | None = None
    withdrawn: str = ""
