"""Questions about a case that its record answers: the words the tables of tasks and moves are written in."""

from datetime import date

from casebook.domain import classification, conflict, readiness
from casebook.domain import procedure_fact_beside as beside
from casebook.domain.decision import Sanction, Severity
from casebook.domain.departure import concluded, silences_nobody
from casebook.domain.facts import Facts
from casebook.domain.outside import OutsideStep
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.report import ReportSource, Risk
from casebook.domain.roles import Role
from casebook.domain.safeguarding import SafeguardingOutcome
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.triage import Answer, Question, TriageRoute

OUTCOME_LETTERS = ("DOC-25", "DOC-26", "DOC-27", "DOC-28", "DOC-29", "DOC-30")
_NO_APPEAL = frozenset({Sanction.NOT_UPHELD, Sanction.NO_CASE_TO_ANSWER, Sanction.INFORMAL_ADVICE})
_CLEARED = frozenset(
    {SafeguardingOutcome.FALSE, SafeguardingOutcome.MALICIOUS, SafeguardingOutcome.UNFOUNDED}
)
_CONCERNED = frozenset({Answer.YES, Answer.NOT_SURE})


def always(_view: ProcedureView) -> bool:
    return True


def never(_view: ProcedureView) -> bool:
    return False


# the report


def someone_at_risk(view: ProcedureView) -> bool:
    return view.record.report.concern.risk is not Risk.NO


def risk_dealt_with(view: ProcedureView) -> bool:
    return not someone_at_risk(view) or bool(view.record.report.risk_action.strip())


def reporter_can_be_told(view: ProcedureView) -> bool:
    return view.record.report.source not in (ReportSource.ANONYMOUS, ReportSource.SELF)


def report_complete(view: ProcedureView) -> bool:
    """Whether it is known who reported it; everything else of the report may be finished later."""
    report = view.record.report
    named = bool(report.reporter_name.strip()) or not reporter_can_be_told(view)
    return report.source is not None and named and risk_dealt_with(view)


def report_begun(view: ProcedureView) -> bool:
    report = view.record.report
    return report.source is not None or bool(report.reporter_name.strip())


def evidence_kept(view: ProcedureView) -> bool:
    record = view.record
    return bool(record.evidence.kept or record.sightings or record.report.evidence_where.strip())


def evidence_unfinished(view: ProcedureView) -> bool:
    return view.record.evidence.unfinished > 0


def conduct_dated(view: ProcedureView) -> bool:
    return view.record.case.conduct_on is not None


# triage


def harm_answered(view: ProcedureView) -> bool:
    return _answered(view.record.triage.harm_threshold)


def harm_possible(view: ProcedureView) -> bool:
    return view.record.triage.harm_threshold.answer in _CONCERNED


def police_told(view: ProcedureView) -> bool:
    return beside.police_told(view)


def lado_told(view: ProcedureView) -> bool:
    return beside.lado_told(view)


def lado_advice(view: ProcedureView) -> bool:
    return not harm_possible(view) or beside.lado_advised(view)


def subject_may_be_told(view: ProcedureView) -> bool:
    """Whether the subject may be told of the allegation: no child may be harmed, or the advice lets it be done."""
    return not harm_possible(view) or beside.advised_to_tell(view)


def offence_possible(view: ProcedureView) -> bool:
    return view.record.triage.possible_offence.answer in _CONCERNED


def no_open_offence_or_harm(view: ProcedureView) -> bool:
    triage = view.record.triage
    details = view.record.triage_details
    dealt_with = beside.police_told(view) or bool(details.offences)
    offence_settled = triage.possible_offence.answer is Answer.NO or (
        offence_possible(view) and dealt_with and not details.open_offences
    )
    return triage.harm_threshold.answer is Answer.NO and offence_settled


def severity_looks_minor(view: ProcedureView) -> bool:
    return view.record.triage.severity_view in (Severity.NONE, Severity.MINOR)


def triage_begun(view: ProcedureView) -> bool:
    triage = view.record.triage
    return any(q.answer for q in _questions(view)) or triage.route is not None


def triage_decided(view: ProcedureView) -> bool:
    """Whether every question is answered, what must be reasoned is, and a route is chosen with its reason."""
    triage = view.record.triage
    reasoned = (
        *(triage.in_scope, triage.possible_offence, triage.harm_threshold),
        triage.expression,
    )
    return (
        all(q.answer is not None for q in _questions(view))
        and all(_answered(q) for q in reasoned)
        and not view.record.triage_details.open_offences
        and triage.route is not None
        and triage.decided_on is not None
        and bool(triage.reason.strip())
    )


def route_is_investigation(view: ProcedureView) -> bool:
    return view.record.triage.route is TriageRoute.INVESTIGATION


def investigator_named(view: ProcedureView) -> bool:
    """Whether somebody is appointed whose other parts in the case leave them free to investigate."""
    person = view.holder(Role.INVESTIGATING_OFFICER)
    if person is None or person.id == view.record.case.subject:
        return False
    held = view.record.team.roles_of(person.id)
    return conflict.free_for(held, Role.INVESTIGATING_OFFICER)


def _questions(view: ProcedureView) -> tuple[Question, ...]:
    t = view.record.triage
    return (t.in_scope, t.possible_offence, t.harm_threshold, t.data_breach, t.expression, t.conflict)  # fmt: skip


def _answered(question: Question) -> bool:
    """Answered, and a "no" with its reason."""
    reasoned = question.answer is not Answer.NO or bool(question.reason.strip())
    return question.answer is not None and reasoned


# informal advice


def advice_recorded(view: ProcedureView) -> bool:
    return view.record.decisions.advice is not None


def advice_note_given(view: ProcedureView) -> bool:
    return (
        view.record.letter("DOC-21") is not None
        or view.outside(OutsideStep.ADVICE_NOTE) is not None
    )


def review_held(view: ProcedureView) -> bool:
    return view.outside(OutsideStep.REVIEW_HELD) is not None


# investigation


def subject_met(view: ProcedureView) -> bool:
    return view.outside(OutsideStep.MEETING_HELD) is not None


def subject_heard(view: ProcedureView) -> bool:
    """Whether the subject was heard, or stayed away from two meetings they were invited to."""
    return subject_met(view) or view.times_done(OutsideStep.INVITATION_TO_MEETING) > 1


def allegation_made(view: ProcedureView) -> bool:
    return any(a.what.strip() and not a.withdrawn for a in view.record.allegations)


def allegations_classified(view: ProcedureView) -> bool:
    live = [a for a in view.record.allegations if not a.withdrawn]
    return bool(live) and all(
        a.clauses and not classification.stops(a, view.policy, _facts(view)) for a in live
    )  # fmt: skip


def investigation_reported(view: ProcedureView) -> bool:
    return view.outside(OutsideStep.INVESTIGATION_REPORT) is not None


# case to answer, hearing, outcome


def charge_written(view: ProcedureView) -> bool:
    return bool(readiness.live_charges(view.record))


def _facts(view: ProcedureView) -> Facts:
    return view.record.triage_details.facts


def charges_ready(view: ProcedureView) -> bool:
    live = readiness.live_charges(view.record)
    return bool(live) and not any(classification.stops(c, view.policy, _facts(view)) for c in live)


def invited(view: ProcedureView) -> bool:
    """Whether the invitation was given: anew, where a case that was called to a hearing went back."""
    return view.outside(OutsideStep.HEARING_INVITATION) is not None


def hearing_recorded(view: ProcedureView) -> bool:
    return (
        view.record.decided.hearing is not None
        or view.outside(OutsideStep.HEARING_RECORD) is not None
    )


def findings_complete(view: ProcedureView) -> bool:
    return not readiness.charges_without_finding(view.record)


def severity_decided(view: ProcedureView) -> bool:
    return view.record.decided.severity is not None


def sanction_decided(view: ProcedureView) -> bool:
    return view.record.decided.sanction is not None


def decisions_complete(view: ProcedureView) -> bool:
    return readiness.open_decision(view.record) is None


def sheet_attached(view: ProcedureView) -> bool:
    return view.record.decided.sheet is not None


def dismissed(view: ProcedureView) -> bool:
    return readiness.is_dismissal(view.record)


def authority_ends_it(view: ProcedureView) -> bool:
    return dismissed(view) and view.record.school.authority_ends_contracts


def authority_told_on(view: ProcedureView) -> date | None:
    outside = view.outside(OutsideStep.LA_NOTIFICATION)
    return view.record.decided.la.notified_on or (outside.on if outside else None)


def authority_told(view: ProcedureView) -> bool:
    return authority_told_on(view) is not None


def authority_ended_it(view: ProcedureView) -> bool:
    return (
        view.record.decided.la.ended_on is not None
        or view.outside(OutsideStep.LA_TERMINATION) is not None
    )


def outcome_letter_given(view: ProcedureView) -> bool:
    return (
        view.record.letter(*OUTCOME_LETTERS) is not None
        or view.outside(OutsideStep.OUTCOME_LETTER) is not None
    )


def letter_received(view: ProcedureView) -> bool:
    return view.outside(OutsideStep.LETTER_RECEIVED) is not None


def outcome_is(view: ProcedureView, sanction: Sanction | None) -> bool:
    decided = view.record.decided.sanction
    return decided is not None and decided.sanction is sanction


def carries_no_appeal(view: ProcedureView) -> bool:
    sanction = view.record.decided.sanction
    return sanction is not None and sanction.sanction in _NO_APPEAL


def closed_without_appeal(view: ProcedureView) -> bool:
    return carries_no_appeal(view) and outcome_letter_given(view)


# a case that ends early, or begins again


def second_person_agreed(view: ProcedureView) -> bool:
    """Whether a second person agreed to something that has not been done yet: agreeing and doing are one act."""
    agreed = sum(1 for each in view.record.joint_requests if each.agreed)
    done = sum(
        1
        for each in view.record.events
        if each.outcome is ClosureOutcome.OPENED_IN_ERROR
        or (each.start, each.end) == (Stage.RETAINED, Stage.INVESTIGATION)
    )
    return agreed > done


def departure_concluded(view: ProcedureView) -> bool:
    return concluded(view.record.departure)


def settlement_silences_nobody(view: ProcedureView) -> bool:
    return silences_nobody(view.record.departure)


def allegation_cleared(view: ProcedureView) -> bool:
    found = view.record.safeguarding
    return found is not None and found.outcome in _CLEARED


def postponement_recorded(view: ProcedureView) -> bool:
    """Whether the hearing was put off oftener than the case says it moved on that account."""
    moved = [e for e in view.record.standing if e.start is e.end is Stage.HEARING_SCHEDULED]
    return view.times_done(OutsideStep.HEARING_POSTPONED) > len(moved)
