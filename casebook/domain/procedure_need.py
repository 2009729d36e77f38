"""What each need of a move asks of the record, and the sentence that says it is not met yet.

The sentences name nobody: they also stand in refusals, which may be logged by kind.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from casebook.domain import procedure_fact as fact
from casebook.domain import procedure_fact_end as end
from casebook.domain import procedure_fact_incident as attack
from casebook.domain import procedure_fact_triage as triage
from casebook.domain import readiness
from casebook.domain.guide import Stop
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.procedure_limit import due
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.stage import Need
from casebook.domain.words import N_, Words, say


@dataclass(frozen=True, slots=True)
class NeedRule:
    """Whether a need is met, the sentence where it is not, and the page that cures it."""

    met: Callable[[ProcedureView], bool]
    sentence: str
    page: PageId


def _done(step: OutsideStep) -> Callable[[ProcedureView], bool]:
    return lambda view: view.outside(step) is not None


def _window_passed(view: ProcedureView) -> bool:
    last = due(view, "appeal_lodge")
    return last is not None and view.today > last.day


NEEDS: Final[Mapping[Need, NeedRule]] = {
    Need.REPORT_COMPLETE: NeedRule(
        fact.report_complete,
        N_("Say who reported it, and what was done if anyone may be in danger."),
        PageId.REPORT,
    ),
    Need.SEVERITY_MINOR: NeedRule(
        fact.severity_looks_minor,
        N_("Informal advice is for minor matters. In triage this was not judged minor."),
        PageId.TRIAGE,
    ),
    Need.NO_OPEN_OFFENCE_OR_HARM: NeedRule(
        fact.no_open_offence_or_harm,
        N_("A child may have been harmed or an offence is still possible, so advice is not enough yet."),
        PageId.TRIAGE,
    ),
    Need.TRIAGE_DECIDED: NeedRule(
        fact.triage_decided,
        N_("Answer every triage question, with a reason for each no, and choose what to do."),
        PageId.TRIAGE,
    ),
    Need.LADO_ADVICE: NeedRule(
        fact.lado_advice,
        N_("A child may have been harmed: ask the designated officer (LADO) before anyone investigates or the case is closed."),
        PageId.SAFEGUARDING,
    ),
    Need.INVESTIGATOR: NeedRule(
        fact.investigator_named,
        N_("Appoint an investigator who has no other part in the case."),
        PageId.TEAM,
    ),
    Need.ADVICE_RECORDED: NeedRule(
        fact.advice_recorded, N_("Write down the advice that was given."), PageId.ADVICE
    ),
    Need.ADVICE_NOTE_ISSUED: NeedRule(
        fact.advice_note_given, N_("Give the note of advice, or record that it was given."), PageId.DOCUMENTS
    ),
    Need.REVIEW_HELD: NeedRule(
        fact.review_held, N_("Hold the review that the note of advice promises, and record it."), PageId.OUTSIDE
    ),
    Need.ALLEGATION: NeedRule(
        fact.allegation_made, N_("Set out at least one allegation."), PageId.ALLEGATIONS
    ),
    Need.SUBJECT_HEARD: NeedRule(
        fact.subject_heard,
        N_("Hear the subject first, or record that they were invited twice and did not come."),
        PageId.OUTSIDE,
    ),
    Need.INVESTIGATION_REPORT: NeedRule(
        fact.investigation_reported, N_("Record the investigation report."), PageId.OUTSIDE
    ),
    Need.CHARGES_READY: NeedRule(
        fact.charges_ready,
        N_("Each charge must say what, when, where, which paragraph, how serious it is alleged to be, and on what evidence."),
        PageId.ALLEGATIONS,
    ),
    Need.EXPRESSION_WEIGHED: NeedRule(
        triage.expression_weighed,
        N_("A charge is about what somebody expressed: answer the seven questions on lawful expression and, where one may be yes, weigh the charge."),
        PageId.EXPRESSION,
    ),
    Need.INVITATION: NeedRule(
        fact.invited, N_("Record that the invitation to the hearing was given."), PageId.OUTSIDE
    ),
    Need.HEARING_RECORDED: NeedRule(
        fact.hearing_recorded, N_("Record the hearing."), PageId.DECISION
    ),
    Need.DECISIONS_COMPLETE: NeedRule(
        fact.decisions_complete, N_("Record the findings, the severity and the outcome."), PageId.DECISION
    ),
    Need.OUTCOME_LETTER: NeedRule(
        fact.outcome_letter_given, N_("Send the outcome letter, or record that it was given."), PageId.DOCUMENTS
    ),
    Need.LETTER_RECEIVED: NeedRule(
        fact.letter_received, N_("Record the day on which the letter was received."), PageId.OUTSIDE
    ),
    Need.LA_NOTICE: NeedRule(
        fact.authority_told, N_("Record that the local authority was told in writing."), PageId.DECISION
    ),
    Need.APPEAL_GROUNDS: NeedRule(
        _done(OutsideStep.APPEAL_LODGED), N_("Record the appeal and its grounds."), PageId.OUTSIDE
    ),
    Need.APPEAL_HELD: NeedRule(
        _done(OutsideStep.APPEAL_HEARD), N_("Record the appeal hearing."), PageId.OUTSIDE
    ),
    Need.APPEAL_DECIDED: NeedRule(
        _done(OutsideStep.APPEAL_OUTCOME), N_("Record how the appeal ended."), PageId.OUTSIDE
    ),
    Need.APPEAL_WINDOW_PASSED: NeedRule(
        _window_passed, N_("The days to appeal have not passed yet."), PageId.CASE
    ),
    Need.SECOND_PERSON: NeedRule(
        fact.second_person_agreed,
        N_("Two people do this together: ask for it on the page for closing, and another agrees."),
        PageId.CLOSE,
    ),
    Need.CONCLUSION: NeedRule(
        fact.departure_concluded,
        N_("Leaving ends no inquiry: record what is concluded, and what was decided about DBS and TRA."),
        PageId.CLOSE,
    ),
    Need.SILENCES_NOBODY: NeedRule(
        fact.settlement_silences_nobody,
        N_("Check that the agreement forbids nobody to tell DBS, TRA, the LADO, the police, or to blow the whistle."),
        PageId.CLOSE,
    ),
    Need.CLEARED: NeedRule(
        fact.allegation_cleared,
        N_("Only where the safeguarding allegation was found false, malicious or unfounded. Record that outcome first."),
        PageId.SAFEGUARDING,
    ),
    Need.POSTPONEMENT: NeedRule(
        fact.postponement_recorded,
        N_("Record that the hearing was put off, and that the subject was told the new day."),
        PageId.OUTSIDE,
    ),
    Need.APPEAL_RESULT: NeedRule(
        end.appeal_put_right,
        N_("Record how the appeal ended. Whoever is taken back has pay and service made good, and the authority is told."),
        PageId.CLOSE,
    ),
    Need.NOTHING_OVERDUE: NeedRule(
        end.nothing_overdue, N_("Something that runs beside the case is overdue. See to it first."), PageId.BESIDE
    ),
    Need.BIRTHS_KNOWN: NeedRule(
        end.births_known,
        N_("Enter when each pupil in the case was born, or why that cannot be found: how long records are kept depends on it."),
        PageId.RETENTION,
    ),
    Need.LOOKED_AT: NeedRule(
        attack.looked_at,
        N_("Say whether it may be an offence and whether a child may be at risk, with a reason for each no."),
        PageId.INCIDENT,
    ),
    Need.ADVISED_NOT_TO_REPLY: NeedRule(
        attack.advised,
        N_("Tell the person who is attacked not to reply, and record whether they already did."),
        PageId.INCIDENT,
    ),
    Need.TAKEDOWN_ENDED: NeedRule(
        attack.takedown_ended,
        N_("End each line of the takedown log, or record that there is nothing to be taken down."),
        PageId.TAKEDOWN,
    ),
    Need.SUPPORT_REVIEWED: NeedRule(
        attack.support_reviewed,
        N_("Talk with the person who was attacked about how they are, and record that no more talk is needed."),
        PageId.INCIDENT,
    ),
    Need.PERPETRATOR_ROUTED: NeedRule(
        attack.routed,
        N_("Record what was done about whoever did it or, where that is still not known, the review that says why it ends here."),
        PageId.PERPETRATOR,
    ),
    Need.NO_APPEAL_RIGHT: NeedRule(
        fact.closed_without_appeal,
        N_("This outcome carries a right of appeal, or its letter has not been given."),
        PageId.DOCUMENTS,
    ),
}  # fmt: skip
"""Every need but a reason, which is typed at the moment of the move."""


def stop(need: Need, view: ProcedureView) -> Stop | None:
    """What this need still stops, or None when it is met."""
    rule = NEEDS[need]
    return None if rule.met(view) else Stop(_sentence(need, view), rule.page, need)


def _sentence(need: Need, view: ProcedureView) -> Words:
    """The sentence, closer to the case where the record knows more."""
    if need is Need.DECISIONS_COMPLETE:
        return readiness.open_decision(view.record) or say(NEEDS[need].sentence)
    last = due(view, "appeal_lodge") if need is Need.APPEAL_WINDOW_PASSED else None
    if last is not None:
        return say(N_("The days to appeal run until {day}."), day=last.day)
    return say(NEEDS[need].sentence)
