"""What a signed entry of a log can say was done, and how "Everything that happened" words it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from casebook.domain.words import N_


class Act(StrEnum):
    """One act. The value is what the signed entry carries, so it never changes."""

    # the casebook itself (register)
    REGISTER_CREATED = "register_created"
    SCHOOL_SAVED = "school_saved"
    POST_SET = "post_set"
    POLICY_ADOPTED = "policy_adopted"
    TASK_TICKED = "task_ticked"
    SETTING_SAVED = "setting_saved"
    LIMIT_SET = "limit_set"
    CALENDAR_SAVED = "calendar_saved"
    PERSON_ENROLLED = "person_enrolled"
    PERSON_CONFIRMED = "person_confirmed"
    SHEET_MADE = "sheet_made"
    STAFF_SAVED = "staff_saved"
    STAFF_IMPORTED = "staff_imported"
    STAFF_REMOVED = "staff_removed"
    GOVERNOR_SAVED = "governor_saved"
    GOVERNOR_REMOVED = "governor_removed"
    DELEGATION_SAVED = "delegation_saved"
    CONTACT_SAVED = "contact_saved"
    PRIVACY_PAPERS_SAVED = "privacy_papers_saved"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the name of an act
    # any log
    OPENED = "opened"
    MEMBERS = "members"
    TAKEN_OVER = "taken_over"
    RESTORED = "restored"
    CLOCK_WENT_BACK = "clock-went-back"
    MIGRATED = "migrated"
    # a case
    CONCERN_RECORDED = "concern_recorded"
    REPORT_SAVED = "report_saved"
    TRIAGE_SAVED = "triage_saved"
    EXPRESSION_SAVED = "expression_saved"
    CONDUCT_DATED = "conduct_dated"
    MOVED = "moved"
    CLOSED = "closed"
    MOVE_TAKEN_BACK = "move_taken_back"
    SECOND_ASKED = "second_asked"
    SECOND_ANSWERED = "second_answered"
    DEPARTURE_SAVED = "departure_saved"
    APPEAL_DECIDED = "appeal_decided"
    CLOSING_WRITTEN = "closing_written"
    RETENTION_DETAILED = "retention_detailed"
    BEGAN_ON_PAPER = "began_on_paper"
    STAFF_COPIED = "staff_copied"
    APPOINTED = "appointed"
    PART_ENDED = "part_ended"
    HANDED_OVER = "handed_over"
    DECLARED = "declared"
    DECLARATION_WITHDRAWN = "declaration_withdrawn"
    ADDRESS_SAVED = "address_saved"
    OVERRIDE_GIVEN = "override_given"
    OVERRIDE_WITHDRAWN = "override_withdrawn"
    FAIRNESS_PRINTED = "fairness_printed"
    FAIRNESS_COPIED_OUT = "fairness_copied_out"
    OUTSIDE_RECORDED = "outside_recorded"
    OUTSIDE_WITHDRAWN = "outside_withdrawn"
    EVIDENCE_ADDED = "evidence_added"
    EVIDENCE_OFFERED_AGAIN = "evidence_offered_again"
    EVIDENCE_CORRECTED = "evidence_corrected"
    EVIDENCE_CHECKED = "evidence_checked"
    EVIDENCE_WITHDRAWN = "evidence_withdrawn"
    EVIDENCE_COPIED_OUT = "evidence_copied_out"
    SIGHTING_SAVED = "sighting_saved"
    ALLEGATION_SAVED = "allegation_saved"
    ALLEGATION_WITHDRAWN = "allegation_withdrawn"
    CHARGE_SAVED = "charge_saved"
    CHARGE_WITHDRAWN = "charge_withdrawn"
    HEARING_RECORDED = "hearing_recorded"
    FINDING_RECORDED = "finding_recorded"
    SEVERITY_RECORDED = "severity_recorded"
    SANCTION_RECORDED = "sanction_recorded"
    ADVICE_GIVEN = "advice_given"
    LA_DATES_RECORDED = "la_dates_recorded"
    SHEET_ATTACHED = "sheet_attached"
    LETTER_ISSUED = "letter_issued"
    LETTER_BYTES = "letter_bytes"
    LETTER_PRINTED = "letter_printed"
    LETTER_COPIED_OUT = "letter_copied_out"
    POLICE_TOLD = "police_told"
    HOLD_BEGUN = "hold_begun"
    HOLD_REVIEWED = "hold_reviewed"
    HOLD_ASKED_TAKEDOWN = "hold_asked_takedown"
    HOLD_RELEASED = "hold_released"
    LADO_SAVED = "lado_saved"
    LOW_LEVEL_SAVED = "low_level_saved"
    SAFEGUARDING_CONCLUDED = "safeguarding_concluded"
    SUSPENDED = "suspended"
    SUSPENSION_TOLD = "suspension_told"
    SUSPENSION_REVIEWED = "suspension_reviewed"
    SUSPENSION_CONTACT = "suspension_contact"
    SUSPENSION_ENDED = "suspension_ended"
    OVERLAY_BEGUN = "overlay_begun"
    OVERLAY_CHANGED = "overlay_changed"
    OVERLAY_ENDED = "overlay_ended"
    ATTACK_LOOKED_AT = "attack_looked_at"
    TARGET_ADVISED = "target_advised"
    SUPPORT_OFFERED = "support_offered"
    SUPPORT_REVIEWED = "support_reviewed"
    TAKEDOWN_ASKED = "takedown_asked"
    TAKEDOWN_LOOKED_AT = "takedown_looked_at"
    TAKEDOWN_ESCALATED = "takedown_escalated"
    TAKEDOWN_ENDED = "takedown_ended"
    ATTRIBUTION_LOGGED = "attribution_logged"
    UNKNOWN_REVIEWED = "unknown_reviewed"
    PERPETRATOR_ESTABLISHED = "perpetrator_established"
    PERPETRATOR_ROUTED = "perpetrator_routed"
    CASE_LINKED = "case_linked"
    WARNING_ENTERED = "warning_entered"
    WARNING_WITHDRAWN = "warning_withdrawn"
    WARNINGS_LOOKED_AT = "warnings_looked_at"


WORDS: Final[Mapping[str, str]] = {
    Act.REGISTER_CREATED: N_("Set up the casebook"),
    Act.SCHOOL_SAVED: N_("Changed the school's details"),
    Act.POST_SET: N_("Recorded who holds a post"),
    Act.POLICY_ADOPTED: N_("Adopted a version of the policy"),
    Act.TASK_TICKED: N_("Finished a set-up task"),
    Act.SETTING_SAVED: N_("Changed a setting"),
    Act.LIMIT_SET: N_("Changed or confirmed a time limit"),
    Act.CALENDAR_SAVED: N_("Changed the school's calendar"),
    Act.PERSON_ENROLLED: N_("Enrolled a person"),
    Act.PERSON_CONFIRMED: N_("Confirmed a person's keys"),
    Act.SHEET_MADE: N_("Made a recovery sheet"),
    Act.STAFF_SAVED: N_("Changed the staff record"),
    Act.STAFF_IMPORTED: N_("Imported people into the staff record"),
    Act.STAFF_REMOVED: N_("Removed an entry from the staff record"),
    Act.GOVERNOR_SAVED: N_("Changed the list of governors"),
    Act.GOVERNOR_REMOVED: N_("Removed an entry from the list of governors"),
    Act.DELEGATION_SAVED: N_("Changed who may decide"),
    Act.CONTACT_SAVED: N_("Changed whom the school turns to"),
    Act.PRIVACY_PAPERS_SAVED: N_("Recorded where the privacy papers stand"),
    Act.PASSWORD_CHANGED: N_("Changed their own password"),
    Act.OPENED: N_("Opened for writing"),
    Act.MEMBERS: N_("Changed who can open the case"),
    Act.TAKEN_OVER: N_("Took over from another PC"),
    Act.RESTORED: N_("Accepted an older copy as restored"),
    Act.CLOCK_WENT_BACK: N_("This computer's clock had gone back"),
    Act.MIGRATED: N_("Brought the file up to date for a newer Casebook"),
    Act.CONCERN_RECORDED: N_("Recorded the concern"),
    Act.REPORT_SAVED: N_("Completed the report"),
    Act.TRIAGE_SAVED: N_("Saved the triage record"),
    Act.EXPRESSION_SAVED: N_("Weighed whether it is lawful expression"),
    Act.CONDUCT_DATED: N_("Recorded the date of the conduct"),
    Act.MOVED: N_("Moved the case on"),
    Act.CLOSED: N_("Closed the case"),
    Act.MOVE_TAKEN_BACK: N_("Took back the last move"),
    Act.SECOND_ASKED: N_("Asked a second person to agree"),
    Act.SECOND_ANSWERED: N_("Answered as the second person"),
    Act.DEPARTURE_SAVED: N_("Recorded how the subject left"),
    Act.APPEAL_DECIDED: N_("Recorded how the appeal ended"),
    Act.CLOSING_WRITTEN: N_("Wrote the closing record"),
    Act.RETENTION_DETAILED: N_("Entered what the days of keeping are worked out from"),
    Act.BEGAN_ON_PAPER: N_("Entered a case that began on paper"),
    Act.STAFF_COPIED: N_("Copied the subject's staff record into the case"),
    Act.APPOINTED: N_("Appointed someone"),
    Act.PART_ENDED: N_("Ended the part somebody had"),
    Act.HANDED_OVER: N_("Took somebody's access away, with a new key"),
    Act.DECLARED: N_("Recorded what somebody declared"),
    Act.DECLARATION_WITHDRAWN: N_("Withdrew a declaration"),
    Act.ADDRESS_SAVED: N_("Recorded the subject's address"),
    Act.OVERRIDE_GIVEN: N_("Gave a reason for going on although a check warned"),
    Act.OVERRIDE_WITHDRAWN: N_("Took back a reason given for a warning"),
    Act.FAIRNESS_PRINTED: N_("Printed how fair the case is"),
    Act.FAIRNESS_COPIED_OUT: N_("Saved a copy of how fair the case is"),
    Act.OUTSIDE_RECORDED: N_("Recorded a step done outside Casebook"),
    Act.OUTSIDE_WITHDRAWN: N_("Withdrew a step done outside Casebook"),
    Act.EVIDENCE_ADDED: N_("Added evidence"),
    Act.EVIDENCE_OFFERED_AGAIN: N_("Was given evidence that is already held"),
    Act.EVIDENCE_CORRECTED: N_("Completed or corrected what is known about evidence"),
    Act.EVIDENCE_CHECKED: N_("Checked that evidence is unchanged"),
    Act.EVIDENCE_WITHDRAWN: N_("Withdrew evidence"),
    Act.EVIDENCE_COPIED_OUT: N_("Saved a copy of evidence"),
    Act.SIGHTING_SAVED: N_("Recorded a sighting in words"),
    Act.ALLEGATION_SAVED: N_("Saved an allegation"),
    Act.ALLEGATION_WITHDRAWN: N_("Withdrew an allegation"),
    Act.CHARGE_SAVED: N_("Saved a charge"),
    Act.CHARGE_WITHDRAWN: N_("Withdrew a charge"),
    Act.HEARING_RECORDED: N_("Recorded the hearing"),
    Act.FINDING_RECORDED: N_("Recorded a finding"),
    Act.SEVERITY_RECORDED: N_("Recorded the severity"),
    Act.SANCTION_RECORDED: N_("Recorded the sanction"),
    Act.ADVICE_GIVEN: N_("Recorded the advice that was given"),
    Act.LA_DATES_RECORDED: N_("Recorded dates of the local authority"),
    Act.SHEET_ATTACHED: N_("Attached the signed decision sheet"),
    Act.LETTER_ISSUED: N_("Issued a letter"),
    Act.LETTER_BYTES: N_("Kept the exact letter"),
    Act.LETTER_PRINTED: N_("Printed a letter"),
    Act.LETTER_COPIED_OUT: N_("Saved a copy of a letter"),
    Act.POLICE_TOLD: N_("Recorded that the police were told"),
    Act.HOLD_BEGUN: N_("Began a police hold"),
    Act.HOLD_REVIEWED: N_("Reviewed the police hold"),
    Act.HOLD_ASKED_TAKEDOWN: N_("Recorded what the police said about taking material down"),
    Act.HOLD_RELEASED: N_("Recorded the release of the police hold"),
    Act.LADO_SAVED: N_("Recorded what the designated officer (LADO) was asked and advised"),
    Act.LOW_LEVEL_SAVED: N_("Recorded a KCSIE low-level concern"),
    Act.SAFEGUARDING_CONCLUDED: N_("Recorded the safeguarding outcome"),
    Act.SUSPENDED: N_("Recorded a suspension"),
    Act.SUSPENSION_TOLD: N_("Recorded who was told of the suspension"),
    Act.SUSPENSION_REVIEWED: N_("Reviewed the suspension"),
    Act.SUSPENSION_CONTACT: N_("Kept in touch with the person suspended"),
    Act.SUSPENSION_ENDED: N_("Recorded the end of the suspension"),
    Act.OVERLAY_BEGUN: N_("Recorded something that runs beside the case"),
    Act.OVERLAY_CHANGED: N_("Changed what runs beside the case"),
    Act.OVERLAY_ENDED: N_("Ended something that ran beside the case"),
    Act.ATTACK_LOOKED_AT: N_("Took the first look at the attack"),
    Act.TARGET_ADVISED: N_("Recorded what the target was told and did"),
    Act.SUPPORT_OFFERED: N_("Recorded support for the target"),
    Act.SUPPORT_REVIEWED: N_("Talked with the target about support"),
    Act.TAKEDOWN_ASKED: N_("Recorded what was asked of a platform"),
    Act.TAKEDOWN_LOOKED_AT: N_("Looked whether it was still up"),
    Act.TAKEDOWN_ESCALATED: N_("Asked somebody else to have it taken down"),
    Act.TAKEDOWN_ENDED: N_("Ended a line of the takedown log"),
    Act.ATTRIBUTION_LOGGED: N_("Added to the log of what points to whom"),
    Act.UNKNOWN_REVIEWED: N_("Looked again at who it may have been"),
    Act.PERPETRATOR_ESTABLISHED: N_("Recorded who took part"),
    Act.PERPETRATOR_ROUTED: N_("Recorded what follows for who took part"),
    Act.CASE_LINKED: N_("Recorded that another case belongs to this one"),
    Act.WARNING_ENTERED: N_("Entered an earlier warning"),
    Act.WARNING_WITHDRAWN: N_("Took back an earlier warning that was entered wrongly"),
    Act.WARNINGS_LOOKED_AT: N_("Looked at earlier warnings, after the findings"),
}

# Acts that leave every row as it was: looking closer, taking out, or saying what the computer did.
WITHOUT_ROWS: Final[frozenset[Act]] = frozenset(
    {
        Act.OPENED, Act.MEMBERS, Act.TAKEN_OVER, Act.RESTORED, Act.CLOCK_WENT_BACK,
        Act.EVIDENCE_CHECKED, Act.EVIDENCE_COPIED_OUT, Act.LETTER_PRINTED, Act.LETTER_COPIED_OUT,
        Act.FAIRNESS_PRINTED, Act.FAIRNESS_COPIED_OUT,
        Act.PERSON_ENROLLED, Act.PERSON_CONFIRMED, Act.SHEET_MADE, Act.PASSWORD_CHANGED,
    }
)  # fmt: skip


def words(act: str) -> str:
    """How an act is worded; an act that only a newer Casebook knows is shown by its name."""
    return WORDS.get(act, act)
