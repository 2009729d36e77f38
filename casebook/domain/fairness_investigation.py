"""Fairness checks of the investigation: who gathers, whom they hear, and what the report rests on."""

from typing import Final

from casebook.domain import classification
from casebook.domain import fairness_fact as have
from casebook.domain import procedure_fact as fact
from casebook.domain.allegation import Act, Allegation
from casebook.domain.clock import local_day
from casebook.domain.fairness_check import Check, Gate, Part, Weight
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.procedure_limit import due
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.report import ReportSource
from casebook.domain.stage import Need, Stage
from casebook.domain.words import N_, Words, say

S = Stage
_BEGINS = ((S.TRIAGE, S.INVESTIGATION), (S.INFORMAL, S.INVESTIGATION))
_REPORTS = ((S.INVESTIGATION, S.REPORT_SUBMITTED),)
_IS_CALLED = ((S.CASE_DECISION, S.HEARING_SCHEDULED),)
_IS_HELD = ((S.HEARING_SCHEDULED, S.HEARING_HELD),)


def _investigator(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.investigator_named(view),
        N_("Nobody is appointed to investigate who has no other part that rules it out."),
    )


def _clashes(view: ProcedureView) -> Words | None:
    return have.naming(
        N_("One person has two parts in this case that nobody can both have: {which}."), have.clashing(view)
    )  # fmt: skip


def _unexplained(view: ProcedureView) -> Words | None:
    return have.naming(
        N_("One person has two parts that go badly together, and no reason is on the record: {which}."),
        have.unexplained(view),
    )  # fmt: skip


def _not_told(view: ProcedureView) -> Words | None:
    return have.where(
        have.not_done(view, OutsideStep.NOTICE_OF_INVESTIGATION),
        N_(
            "It is not on the record that the subject was told in writing what is being investigated."
        ),
    )


def _no_terms(view: ProcedureView) -> Words | None:
    return have.where(
        have.not_done(view, OutsideStep.TERMS_OF_REFERENCE),
        N_("It is not on the record that the investigator was given terms of reference."),
    )


def _unheard(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.subject_heard(view),
        N_("The subject has not been heard, nor invited twice without coming."),
    )


def _short_notice(view: ProcedureView) -> Words | None:
    first = due(view, "investigation_notice")
    met = have.done_on(view, OutsideStep.MEETING_HELD)
    if first is None or met is None or met >= first.day:
        return None
    return say(
        N_("The subject was met on {met}. With the notice this school gives, {day} was the first fair day."),
        met=met,
        day=first.day,
    )  # fmt: skip


def _no_allegation(view: ProcedureView) -> Words | None:
    return have.where(not fact.allegation_made(view), N_("What is alleged is not set out."))


def _account_known(alleged: Allegation) -> bool:
    return alleged.act in (Act.USE, Act.OTHER) or bool(alleged.account.strip())


def _unclassified(view: ProcedureView) -> Words | None:
    from_policy = [
        each.number
        for each in have.live_allegations(view)
        if not (each.clauses and each.act and each.capacity and _account_known(each))
        or classification.stops(each, view.policy)
    ]
    return have.naming(
        N_("It is not settled what was done, by which account, in what capacity, or which paragraph of the policy it is about: {which}."), from_policy
    )  # fmt: skip


def _no_date(view: ProcedureView) -> Words | None:
    undated = [
        a.number
        for a in have.live_allegations(view)
        if a.happened_from is None or not a.platform.strip()
    ]
    return have.naming(N_("Allegations without a day or a place: {which}. Nobody can answer what has neither."), undated)  # fmt: skip


def _no_evidence(view: ProcedureView) -> Words | None:
    bare = [a.number for a in have.live_allegations(view) if not a.exhibits]
    return have.naming(N_("No evidence is named for these allegations: {which}."), bare)


def _no_report(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.investigation_reported(view), N_("The investigation report is not on the record.")
    )


def _bare_report(view: ProcedureView) -> Words | None:
    report = view.outside(OutsideStep.INVESTIGATION_REPORT)
    return have.where(
        report is not None and not report.note.strip() and report.scan is None,
        N_("The record of the report says nothing of what was found for and against the subject, and has no paper."),
    )  # fmt: skip


def _late(view: ProcedureView) -> Words | None:
    return have.late_words(
        view,
        "investigation_complete",
        have.done_on(view, OutsideStep.INVESTIGATION_REPORT),
        N_("The investigation was to end by {day}, and took longer."),
    )


def _unauthorised(view: ProcedureView) -> Words | None:
    authorised = have.done_on(view, OutsideStep.MONITORING_AUTHORISATION)
    found = [
        one.label
        for one in have.monitored(view)
        if authorised is None
        or local_day((one.details.captured_at or one.answers.seen_at).utc) < authorised
    ]
    return have.naming(
        N_("{which} comes from monitoring that nobody had authorised before it was looked at."), found
    )  # fmt: skip


def _undisclosed(view: ProcedureView) -> Words | None:
    nobody = have.not_done(view, OutsideStep.MONITORING_DISCLOSURE)
    labels = [one.label for one in have.monitored(view)] if nobody else []
    return have.naming(N_("It is not on the record who was shown what monitoring found: {which}."), labels)  # fmt: skip


def _unfinished(view: ProcedureView) -> Words | None:
    found = [e.label for e in have.relied_on(view) if e.finish_later()]
    return have.naming(
        N_("The time, the place or how it was kept is not complete for evidence that is relied on: {which}."), found
    )  # fmt: skip


def _anonymous(view: ProcedureView) -> Words | None:
    report = view.record.report
    unheard = have.not_done(view, OutsideStep.WITNESS_HEARD) and not have.relied_on(view)
    return have.where(
        report.source is ReportSource.ANONYMOUS and unheard,
        N_("The report is anonymous, and neither a witness nor evidence bears it out."),
    )


def _monitors(view: ProcedureView) -> bool:
    return bool(have.monitored(view))


INVESTIGATION: Final = (
    Check(
        "investigator_free", Part.INVESTIGATION, Weight.BLOCK, N_("Somebody untouched by the matter investigates"),
        S.TRIAGE, _investigator, PageId.TEAM, "Acas Code, paragraph 6", moves=_BEGINS, need=Need.INVESTIGATOR,
        concerns=lambda view: fact.route_is_investigation(view) or view.reached(S.INVESTIGATION),
        code=(5, 6), pitfalls=(3,), gate=Gate.COI,
    ),
    Check(
        "parts_apart", Part.INVESTIGATION, Weight.BLOCK, N_("Nobody has two parts that rule each other out"),
        S.TRIAGE, _clashes, PageId.TEAM, "Acas Code, paragraph 6",
        moves=(*_BEGINS, *_REPORTS, *_IS_CALLED, *_IS_HELD), code=(6,), pitfalls=(3, 4), gate=Gate.COI,
    ),
    Check(
        "parts_explained", Part.INVESTIGATION, Weight.WARN, N_("Where one person has two parts, it is said why"),
        S.TRIAGE, _unexplained, PageId.TEAM, "Acas Code, paragraph 6", moves=(*_BEGINS, *_IS_CALLED, *_IS_HELD),
        code=(6,), pitfalls=(3,), gate=Gate.COI,
    ),
    Check(
        "terms_given", Part.INVESTIGATION, Weight.WARN, N_("The investigator has terms of reference"),
        S.INVESTIGATION, _no_terms, PageId.OUTSIDE, "Acas Code, paragraph 5", moves=_REPORTS, code=(5,),
    ),
    Check(
        "subject_told", Part.INVESTIGATION, Weight.WARN, N_("The subject knows what is being investigated"),
        S.INVESTIGATION, _not_told, PageId.OUTSIDE, "Acas Code, paragraph 4", moves=_REPORTS, code=(4,),
    ),
    Check(
        "subject_heard", Part.INVESTIGATION, Weight.BLOCK, N_("The subject was heard"), S.INVESTIGATION, _unheard,
        PageId.OUTSIDE, "Acas Code, paragraph 5", moves=_REPORTS, need=Need.SUBJECT_HEARD, code=(4, 5), pitfalls=(8,),
    ),
    Check(
        "meeting_notice", Part.INVESTIGATION, Weight.WARN, N_("The subject had time to prepare for the meeting"),
        S.INVESTIGATION, _short_notice, PageId.OUTSIDE, "Acas Code, paragraph 7", moves=_REPORTS, code=(7,),
        gate=Gate.NOTICE,
    ),
    Check(
        "allegation_set_out", Part.INVESTIGATION, Weight.BLOCK, N_("What is alleged is set out"), S.INVESTIGATION,
        _no_allegation, PageId.ALLEGATIONS, "Acas Code, paragraph 9", moves=_REPORTS, need=Need.ALLEGATION,
        code=(9,), pitfalls=(2,),
    ),
    Check(
        "allegation_placed", Part.INVESTIGATION, Weight.WARN, N_("Each allegation names its paragraph of the policy"),
        S.REPORT_SUBMITTED, _unclassified, PageId.ALLEGATIONS, "Acas Code, paragraph 9", moves=_IS_CALLED,
        code=(9,), pitfalls=(2,),
    ),
    Check(
        "allegation_dated", Part.INVESTIGATION, Weight.WARN, N_("Each allegation has its day and place"), S.REPORT_SUBMITTED,
        _no_date, PageId.ALLEGATIONS, "Acas Code, paragraph 9", moves=_IS_CALLED, code=(9,), pitfalls=(2,),
    ),
    Check(
        "allegation_evidenced", Part.INVESTIGATION, Weight.WARN, N_("Each allegation names its evidence"),
        S.REPORT_SUBMITTED, _no_evidence, PageId.ALLEGATIONS, "Acas Code, paragraphs 5 and 9", moves=_IS_CALLED,
        code=(5, 9), pitfalls=(7,),
    ),
    Check(
        "report_in", Part.INVESTIGATION, Weight.BLOCK, N_("The investigator reported"), S.INVESTIGATION, _no_report,
        PageId.OUTSIDE, "Acas Code, paragraph 5", moves=_REPORTS, need=Need.INVESTIGATION_REPORT, code=(5,),
    ),
    Check(
        "both_sides", Part.INVESTIGATION, Weight.WARN, N_("The report says what speaks for the subject too"),
        S.INVESTIGATION, _bare_report, PageId.OUTSIDE, "British Home Stores v Burchell; Acas Code, paragraph 5",
        moves=_REPORTS, concerns=fact.investigation_reported, code=(5,), pitfalls=(8,),
    ),
    Check(
        "investigation_prompt", Part.INVESTIGATION, Weight.WARN, N_("The investigation did not take too long"),
        S.INVESTIGATION, _late, PageId.OUTSIDE, "Acas Code, paragraph 5", moves=_REPORTS, code=(4, 5), pitfalls=(1,),
    ),
    Check(
        "monitoring_authorised", Part.INVESTIGATION, Weight.BLOCK, N_("Monitoring was authorised beforehand"),
        S.TRIAGE, _unauthorised, PageId.OUTSIDE, "policy 3.1, 3.2; UK GDPR",
        moves=((S.TRIAGE, S.INFORMAL), *_REPORTS, *_IS_CALLED), concerns=_monitors, pitfalls=(27,), gate=Gate.MONITOR,
    ),
    Check(
        "monitoring_shared", Part.INVESTIGATION, Weight.WARN, N_("It is known who saw what monitoring found"),
        S.TRIAGE, _undisclosed, PageId.OUTSIDE, "policy 5.3", moves=_IS_CALLED, concerns=_monitors, pitfalls=(28,),
        gate=Gate.DISCLOSE,
    ),
    Check(
        "evidence_complete", Part.INVESTIGATION, Weight.WARN, N_("What is relied on has its time, place and origin"),
        S.CASE_DECISION, _unfinished, PageId.EVIDENCE, "policy 6.2", moves=_IS_CALLED, pitfalls=(9, 10),
    ),
    Check(
        "anonymous_tested", Part.INVESTIGATION, Weight.WARN, N_("An anonymous report is borne out by something"),
        S.CASE_DECISION, _anonymous, PageId.EVIDENCE, "Linfood Cash and Carry v Thomson", moves=_IS_CALLED,
        concerns=lambda view: view.record.report.source is ReportSource.ANONYMOUS, pitfalls=(29,),
    ),
)  # fmt: skip
"""Asked from triage until there is a case to answer."""
