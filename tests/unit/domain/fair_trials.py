"""For each check of fairness, what spoils a fair case so that it fires."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from casebook.domain.allegation import ClauseChoice
from casebook.domain.decision import (
    CompanionChoice,
    DeciderKind,
    LaDates,
    ReferralDecision,
    Sanction,
    Severity,
)
from casebook.domain.evidence import EvidenceKind, NotYet, Sighting
from casebook.domain.ids import EventId, ItemId, PersonId
from casebook.domain.outside import OutsideStep
from casebook.domain.overlay import OverlayKind
from casebook.domain.record import CaseRecord
from casebook.domain.relationship import Bond, Relationship
from casebook.domain.report import ReportSource, Risk
from casebook.domain.roles import Role
from casebook.domain.safeguarding import SafeguardingOutcome, TellSubject
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.suspension import EndedBy
from casebook.domain.triage import Answer, Question
from casebook.domain.warning import ConductFamily, EarlierWarning, WarningLook
from tests.unit.domain.fair_cases import (
    CLOSED_ON,
    ORIEL,
    Spoil,
    adding,
    also,
    answered,
    at,
    in_part,
    moved,
    not_in,
    on,
    set_to,
    step,
    unsaid,
    without,
)

Out, S = OutsideStep, Stage
YES, BARE_NO = Question(Answer.YES, "Asked"), Question(Answer.NO)
EARLIER, MUCH_LATER = date(2025, 10, 1), date(2026, 2, 26)
HEARING, SANCTION = "decisions.hearing.", "decisions.sanction."


@dataclass(frozen=True)
class Trial:
    """What spoils a case for one check. `calm` first makes a case of which it can be asked."""

    check: str
    spoil: Spoil
    case: str = "full"
    calm: Spoil | None = None
    today: date = CLOSED_ON


def same(record: CaseRecord) -> CaseRecord:
    return record


def sightings(told: NotYet) -> Spoil:
    seen = Sighting(ItemId("s"), 1, datetime(2025, 11, 17, tzinfo=UTC), ORIEL)
    return set_to("sightings", (replace(seen, dsl_told=told, police_told=told),))


def monitored(record: CaseRecord) -> CaseRecord:
    record = set_to("exhibits.0.details.kind", EvidenceKind.MONITORING_LOG)(record)
    return adding(
        step(Out.MONITORING_AUTHORISATION, date(2025, 11, 17)),
        step(Out.MONITORING_DISCLOSURE, date(2025, 11, 20)),
    )(record)


def charged_with(*clauses: str) -> Spoil:
    return set_to("charges.0.clauses", tuple(ClauseChoice(c, limb="privacy") for c in clauses))


def at_stage(stage: Stage) -> Spoil:
    return lambda record: moved(record, stage, CLOSED_ON)


def declared(person: str, bond: Bond, to: str | None = None) -> Spoil:
    def told(record: CaseRecord) -> CaseRecord:
        end = PersonId(to) if to else None
        new = Relationship(EventId("x"), PersonId(person), bond, date(2025, 12, 1), ORIEL, end)
        others = tuple(r for r in record.relationships if r.person != person)
        return replace(record, relationships=(*others, new))

    return told


def warned_before(record: CaseRecord) -> CaseRecord:
    """The case with an earlier warning that counts, looked at on the day of the findings."""
    given = EarlierWarning(
        EventId("w"), Sanction.FIRST_WRITTEN_WARNING, date(2025, 9, 1), 6, ConductFamily.ONLINE_WORDS,
        PersonId("noor"), at(date(2025, 12, 10)),
    )  # fmt: skip
    held = record.decisions.findings[0].decided_on
    assert held is not None
    look = WarningLook(EventId("look"), held, (given.id,), ORIEL, at(held))
    return replace(record, warnings=(given,), warning_looks=(look,))


def chaired_by_who_entered_it(record: CaseRecord) -> CaseRecord:
    """The case in which the chair of the hearing had entered the warning."""
    held = record.decisions.hearing
    assert held is not None
    person = next(p for p in record.team.people if p.name == held.chair)
    return set_to("warnings.0.by", person.id)(record)


def suspended_anew(record: CaseRecord) -> CaseRecord:
    return set_to("suspensions.0.end", None)(record)


TRIALS = (
    # report and triage
    Trial("subject_apart", in_part(Role.CLERK, "Kerensa Holloway-Pike")),
    Trial("reporter_known", set_to("report.source", None)),
    Trial(
        "danger",
        set_to("report.risk_action", ""),
        calm=also(
            set_to("report.concern.risk", Risk.YES), set_to("report.risk_action", "999 called")
        ),
    ),
    Trial("reporter_answered", without(Out.ACKNOWLEDGEMENT)),
    Trial("evidence_kept", also(set_to("exhibits", ()), set_to("report.evidence_where", ""))),
    Trial("unsafe_pictures", sightings(NotYet.NOT_YET), calm=sightings(NotYet.DONE)),
    Trial("triage_answered", set_to("triage.route", None)),
    Trial("triage_reasons", set_to("triage.conflict", BARE_NO)),
    Trial("triage_prompt", set_to("triage.decided_on", date(2025, 12, 1))),
    Trial("lado", set_to("lado_referrals", ())),
    Trial("lado_prompt", set_to("lado_referrals.0.contacted_at", at(date(2025, 11, 19)))),
    Trial("told_after_lado", set_to("lado_referrals.0.contacted_at", at(date(2025, 11, 21)))),
    Trial("police", set_to("police_referrals", ())),
    Trial("conflict_dealt_with", set_to("triage.conflict", Question(Answer.NOT_SURE))),
    Trial("advice_is_for_minor", set_to("triage.severity_view", Severity.MISCONDUCT), "advised"),
    Trial("advice_hides_nothing", set_to("triage.possible_offence", YES), "advised"),
    Trial("subject_named", set_to("team.people.2.post", "")),
    Trial("owner_named", not_in(Role.COMMISSIONING_MANAGER)),
    Trial("adviser_named", not_in(Role.HR_ADVISER)),
    Trial("everybody_named", set_to("team.people.3.name", "")),
    Trial("first_answers", set_to("report.concern.where", " ")),
    Trial("report_finished", set_to("report.how_found", "")),
    Trial("report_days", set_to("report.happened_on", MUCH_LATER)),
    Trial("head_told_promptly", set_to("report.head_informed_at", at(date(2025, 11, 21)))),
    Trial("triage_shown", set_to("triage.clauses", ())),
    # investigation
    Trial("investigator_free", not_in(Role.INVESTIGATING_OFFICER)),
    Trial("parts_apart", in_part(Role.HEARING_CHAIR, "Davit Penhallow")),
    Trial("parts_explained", in_part(Role.WITNESS, "Oriel Tansley")),
    Trial("nobody_ruled_out", declared("davit", Bond.RELATIVE, "kez")),
    Trial("connections_explained", declared("davit", Bond.LINE_MANAGER, "kez")),
    Trial("connections_asked", set_to("relationships", ())),
    Trial("terms_given", without(Out.TERMS_OF_REFERENCE)),
    Trial("subject_told", without(Out.NOTICE_OF_INVESTIGATION)),
    Trial("subject_heard", without(Out.MEETING_HELD)),
    Trial("meeting_notice", on(Out.INVITATION_TO_MEETING, date(2025, 11, 27))),
    Trial("allegation_set_out", set_to("allegations.0.what", " ")),
    Trial("allegation_placed", set_to("allegations.0.clauses", ())),
    Trial("allegation_dated", set_to("allegations.0.happened_from", None)),
    Trial("allegation_evidenced", set_to("allegations.0.exhibits", ())),
    Trial("report_in", without(Out.INVESTIGATION_REPORT)),
    Trial("both_sides", unsaid(Out.INVESTIGATION_REPORT)),
    Trial("investigation_prompt", on(Out.INVESTIGATION_REPORT, MUCH_LATER)),
    Trial("monitoring_authorised", without(Out.MONITORING_AUTHORISATION), calm=monitored),
    Trial("monitoring_shared", without(Out.MONITORING_DISCLOSURE), calm=monitored),
    Trial("evidence_complete", set_to("exhibits.0.details.captured_by", "")),
    Trial(
        "anonymous_tested",
        also(set_to("charges.0.exhibits", ()), set_to("decisions.findings.0.evidence", ())),
        calm=set_to("report.source", ReportSource.ANONYMOUS),
    ),
    # charges and invitation
    Trial("allegations_answered", set_to("charges.0.allegations", ())),
    Trial("case_decided", without(Out.CASE_TO_ANSWER)),
    Trial("case_decided_promptly", on(Out.CASE_TO_ANSWER, date(2026, 1, 5))),
    Trial("charges_answerable", set_to("charges.0.platform", "")),
    Trial("account_named", set_to("charges.0.account", "")),
    Trial("evidence_stands", set_to("exhibits.0.withdrawn", "By mistake")),
    Trial("evidence_held", set_to("charges.0.exhibits", (ItemId("gone"),))),
    Trial("conduct_dated", set_to("case.conduct_on", None)),
    Trial("policy_was_in_force", set_to("charges.0.happened_from", date(2017, 5, 2))),
    Trial("days_fit", set_to("charges.0.happened_from", MUCH_LATER)),
    Trial("policy_has_it", set_to("triage.clauses", ("9.9",))),
    Trial("expression_weighed", set_to("triage.expression", YES), calm=charged_with("4.8(d)(i)")),
    Trial("expression_advised", set_to("triage.expression", YES), calm=charged_with("4.8(d)(i)")),
    Trial("disrepute_shown", charged_with("4.8(a)(i)")),
    Trial("level_from_policy", charged_with("4.7")),
    Trial("invited", without(Out.HEARING_INVITATION)),
    Trial("invitation_shown", unsaid(Out.HEARING_INVITATION)),
    Trial("address_kept", set_to("team.people.2.address", ())),
    Trial("policy_known", set_to("staff_copy", None)),
    Trial("evidence_described", set_to("exhibits.0.answers.shows", "")),
    Trial("reach_known", set_to("exhibits.0.details.visibility_how_known", "")),
    # hearing
    Trial("heard", also(set_to("decisions.hearing", None), without(Out.HEARING_RECORD))),
    Trial("notice", on(Out.HEARING_INVITATION, date(2026, 1, 2))),
    Trial("notice_at_all", on(Out.HEARING_INVITATION, date(2026, 1, 6))),
    Trial("hearing_day", set_to(HEARING + "held_on", date(2026, 1, 10))),
    Trial("panel_fresh", set_to(HEARING + "chair", "Davit Penhallow")),
    Trial("adviser_advises", set_to(HEARING + "members", ("Noor Whitcombe", "Peter Lowndes"))),
    Trial("chair_named", set_to(HEARING + "chair_title", "")),
    Trial("panel_of_three", set_to(HEARING + "members", ("Peter Lowndes",))),
    Trial("companion", set_to(HEARING + "companion", CompanionChoice.NOT_OFFERED)),
    Trial("companion_known", set_to(HEARING + "companion_category", None)),
    Trial("second_date", set_to(HEARING + "subject_attended", False)),
    Trial("absence_explained", set_to(HEARING + "subject_attended", False)),
    Trial("minutes", without(Out.HEARING_RECORD)),
    Trial("note_taker", set_to(HEARING + "clerk", "")),
    Trial("note_taker_apart", set_to(HEARING + "clerk", "Davit Penhallow")),
    Trial("both_put_their_case", set_to(HEARING + "attendance", ())),
    Trial("notes_of_this_hearing", on(Out.HEARING_RECORD, date(2026, 1, 7))),
    # decision and letter
    Trial("decided_in_full", set_to("decisions.findings", ())),
    Trial("finding_reasons", set_to("decisions.findings.0.reasons", " ")),
    Trial("finding_evidence", set_to("decisions.findings.0.evidence", ())),
    Trial("relied_on_was_sent", set_to("charges.0.exhibits", ())),
    Trial("relied_on_is_held", set_to("decisions.findings.0.evidence", (ItemId("gone"),))),
    Trial("order_kept", set_to("decisions.severity.decided_on", date(2026, 1, 12))),
    Trial("severity_reasons", set_to("decisions.severity.reasons", "")),
    Trial("severity_fits", set_to("decisions.severity.severity", Severity.NONE)),
    Trial("outcome_fits", set_to(SANCTION + "reasons", "")),
    Trial("own_reasons", set_to(SANCTION + "reasons", "A child was ridiculed")),
    Trial("mitigation", set_to(SANCTION + "mitigation", "")),
    Trial("alternatives", set_to(SANCTION + "alternatives", "")),
    Trial("warning_is_clear", set_to(SANCTION + "change_required", ""), "warned"),
    Trial(
        "first_before_final",
        set_to(SANCTION + "sanction", Sanction.FINAL_WRITTEN_WARNING),
        "warned",
    ),
    Trial("dismissal_is_clear", set_to(SANCTION + "dismissal_reason", "")),
    Trial("dismissal_fits", set_to("decisions.severity.severity", Severity.SERIOUS_MISCONDUCT)),
    Trial("authority", set_to(HEARING + "decider", DeciderKind.MANAGER)),
    Trial("appeal_right", set_to(SANCTION + "appeal.to_contact", "")),
    Trial("appeal_time", set_to(SANCTION + "appeal.working_days", 3)),
    Trial("referrals_decided", set_to(SANCTION + "tra", None)),
    Trial("referrals_reasoned", set_to(SANCTION + "referrals", "")),
    Trial("authority_told", also(set_to("decisions.la", LaDates()), without(Out.LA_NOTIFICATION))),
    Trial("authority_told_promptly", set_to("decisions.la.notified_on", date(2026, 1, 16))),
    Trial("decision_signed", set_to("decisions.sheet", None)),
    Trial("outcome_in_writing", set_to("letters", ())),
    Trial("outcome_prompt", set_to("letters.0.dated", date(2026, 1, 26))),
    Trial("letter_after_decision", set_to("letters.0.dated", date(2026, 1, 8))),
    # appeal
    Trial("letter_received", without(Out.LETTER_RECEIVED)),
    Trial("window_kept_open", without(Out.APPEAL_LODGED), today=date(2026, 1, 26)),
    Trial("appeal_grounds", unsaid(Out.APPEAL_LODGED)),
    Trial("appeal_in_time", on(Out.APPEAL_LODGED, date(2026, 1, 27))),
    Trial("appeal_heard", without(Out.APPEAL_HEARD)),
    Trial("appeal_prompt", on(Out.APPEAL_HEARD, date(2026, 2, 20))),
    Trial("appeal_panel_known", unsaid(Out.APPEAL_HEARD)),
    Trial(
        "appeal_panel_fresh",
        also(
            without(Out.APPEAL_HEARD),
            adding(step(Out.APPEAL_HEARD, date(2026, 2, 12), "Before Peter Lowndes")),
        ),
    ),
    Trial("appeal_answered", also(without(Out.APPEAL_OUTCOME), set_to("appeal_result", None))),
    Trial("appeal_answered_promptly", set_to("appeal_result.on", date(2026, 2, 25))),
    Trial("appeal_panel_apart", in_part(Role.APPEAL_MEMBER, "Peter Lowndes")),
    Trial("appeal_panel_size", not_in(Role.APPEAL_MEMBER)),
    # beside
    Trial("suspension_explained", set_to("suspensions.0.purposes", ())),
    Trial("suspension_told", set_to("suspensions.0.informed_la_at", None)),
    Trial("suspension_written", set_to("suspensions.0.letter_on", None)),
    Trial("suspension_reviewed", same, calm=suspended_anew, today=date(2025, 12, 3)),
    Trial("suspension_ended_by_governors", set_to("suspensions.0.end.by", EndedBy.SCHEME)),
    Trial(
        "suspension_ended",
        also(suspended_anew, set_to("decisions.sanction", None)),
    ),
    Trial("lado_advice_kept", set_to("lado_referrals.0.advice", "")),
    Trial("advice_followed", set_to("lado_referrals.0.tell", TellSubject.NOT_YET)),
    Trial("safeguarding_concluded", set_to("safeguarding", None)),
    Trial("safeguarding_reasoned", set_to("safeguarding.summary", "")),
    Trial("removed_from_file", set_to("safeguarding.outcome", SafeguardingOutcome.FALSE)),
    Trial(
        "pupil_looked_after",
        also(
            set_to("safeguarding.outcome", SafeguardingOutcome.MALICIOUS),
            set_to("safeguarding.made_by_pupil", True),
        ),
    ),
    Trial("hold_released", set_to("police_holds.0.release", None)),
    Trial("hold_reviewed", set_to("police_holds.0.release", None)),
    Trial("grievance_decided", answered(OverlayKind.GRIEVANCE, course="")),
    Trial("grievance_hearer_apart", answered(OverlayKind.GRIEVANCE, hearer="Peter Lowndes")),
    Trial("grievance_waited_for", answered(OverlayKind.GRIEVANCE, course="pause")),
    Trial("illness_decided", answered(OverlayKind.SICKNESS, decision="")),
    Trial("fit_to_attend", answered(OverlayKind.SICKNESS, decision="", fit="not_known")),
    Trial("adjustments_settled", answered(OverlayKind.ADJUSTMENTS, reply="")),
    Trial("breach_decided", answered(OverlayKind.DATA_BREACH, ico="")),
    Trial(
        "request_answered",
        also(answered(OverlayKind.SAR, answered_on=""), set_to("overlays.3.ended", None)),
    ),
    Trial("no_standstill", same, calm=at_stage(S.APPEAL_LODGED), today=date(2026, 3, 16)),
    # close
    Trial("advice_written", without(Out.ADVICE_NOTE), "advised"),
    Trial("advice_reviewed", without(Out.REVIEW_HELD), "advised"),
    Trial("authority_ended_it", without(Out.LA_TERMINATION)),
    Trial("dbs_told", without(Out.DBS_REFERRAL)),
    Trial("tra_told", set_to(SANCTION + "tra", ReferralDecision.TO_BE_MADE)),
    Trial(
        "leaving_is_no_escape",
        without(Out.DBS_REFERRAL),
        calm=set_to("case.outcome", ClosureOutcome.RESIGNED),
    ),
    Trial("reporter_told", without(Out.REPORTER_TOLD)),
    Trial("closing_note", without(Out.CLOSURE_RECORD)),
    Trial("steps_signed", set_to("outside.0.by", "")),
    Trial("steps_in_order", on(Out.MEETING_HELD, date(2025, 12, 8))),
    Trial("no_future", on(Out.CLOSURE_RECORD, date(2026, 3, 2))),
    Trial("moves_in_order", set_to("events.3.on", MUCH_LATER)),
    Trial("steps_after_report", on(Out.ACKNOWLEDGEMENT, EARLIER)),
    Trial("stage_follows", set_to("case.stage", S.HEARING_HELD)),
    Trial("staff_record_theirs", set_to("staff_copy.member.name", "Bram Ellery")),
    Trial("school_known", set_to("school.local_authority", "")),
    Trial("authority_in_order", set_to("decisions.la.determined_on", date(2026, 1, 12))),
    Trial("policy_pinned", set_to("case.policy_at_conduct.version", "2015")),
    Trial("police_record_whole", set_to("police_referrals.0.disclosed", "")),
    Trial("lado_record_whole", set_to("lado_referrals.0.officer", "")),
    Trial("suspension_record_whole", set_to("suspensions.0.contact", "")),
    Trial("beside_record_whole", set_to("overlays.0.why", "")),
    Trial("connections_whole", set_to("relationships.0.by", "")),
    Trial("steps_told", unsaid(Out.NOTICE_OF_INVESTIGATION)),
    Trial("findings_dated", set_to("decisions.findings.0.decided_on", None)),
    Trial("warnings_looked_at", set_to("warning_looks", ()), calm=warned_before),
    Trial("spent_warning", set_to("warnings.0.live_months", 4), calm=warned_before),
    Trial("warnings_kept_back", chaired_by_who_entered_it, calm=warned_before),
    Trial("notice_said", set_to(SANCTION + "notice", "")),
    Trial("hearing_parts_named", not_in(Role.HEARING_CHAIR)),
    Trial("closing_reasoned", set_to("events.13.reason", "")),
)
