"""The tasks of what runs beside the case, as one table. They never hold up the main line, but that two are told at once."""

from datetime import date

from casebook.domain import procedure_fact_beside as fact
from casebook.domain.clock import local_day
from casebook.domain.overlay import OverlayKind
from casebook.domain.page_id import PageId
from casebook.domain.procedure_fact import never
from casebook.domain.procedure_task import LETTER_WRITER, OWNER, Asked, TaskRule
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.stage import Stage
from casebook.domain.words import N_, Words, say

_ALL = frozenset(Stage) - {Stage.RETAINED}
_ENDING = frozenset(
    {Stage.OUTCOME_ISSUED, Stage.LA_NOTIFIED, Stage.APPEAL_WINDOW, Stage.APPEAL_LODGED}
    | {Stage.APPEAL_HEARD, Stage.APPEAL_OUTCOME, Stage.CLOSURE}
)
_KCSIE = "Keeping children safe in education, part four"
_STAFFING = "School Staffing (England) Regulations 2009, reg 19"
_ACAS_8 = "Acas Code, paragraph 8"


def _runs(kind: OverlayKind) -> Asked:
    return lambda view: fact.runs(view, kind)


def _answered(kind: OverlayKind, name: str) -> Asked:
    return lambda view: fact.answered(view, kind, name)


def _scope_note(view: ProcedureView) -> Words | None:
    found = fact.hold(view)
    return say(N_("A hold stands since {day}"), day=found.began) if found else None


def _sar_note(view: ProcedureView) -> Words | None:
    found = fact.running(view, OverlayKind.SAR)
    if found is None:
        return None
    if found.answer("asked_on") and not found.answer("supplied_on"):
        return say(N_("The days stand still until they say who they are or what they mean"))
    return say(N_("Nothing of this case may be destroyed meanwhile"))


def _breach_day(view: ProcedureView) -> date | None:
    latest = fact.breach_due(view)
    return local_day(latest) if latest else None


BESIDE_TASKS: tuple[TaskRule, ...] = (
    TaskRule(
        id="suspension_told",
        stages=_ALL,
        title=N_("Tell the local authority and the other of headteacher and governing body"),
        sentence=N_("Tell the local authority of the suspension at once, and the other of headteacher and governing body."),
        button=N_("Record who was told"),
        page=PageId.SUSPENSION,
        who=OWNER,
        concerns=fact.suspension_here,
        done=fact.suspension_everyone_told,
        reason=N_("Whoever suspends tells both immediately."),
        source=_STAFFING,
        on=fact.suspended_on,
    ),
    TaskRule(
        id="suspension_letter",
        stages=_ALL,
        title=N_("Give {subject} the suspension letter"),
        sentence=N_("Give {subject} the suspension letter: full pay, no judgement, whom they can turn to."),
        button=N_("Record the letter"),
        page=PageId.SUSPENSION,
        who=LETTER_WRITER,
        concerns=fact.suspension_here,
        done=fact.suspension_letter_given,
        reason=N_("Somebody who is sent home has to be able to read why, on what terms and for how long."),
        source=_ACAS_8,
        limit="suspension_letter",
        aside=_ALL,
    ),
    TaskRule(
        id="suspension_review",
        stages=_ALL,
        title=N_("Review the suspension"),
        sentence=N_("Review the suspension: is it still needed, and would something less do?"),
        button=N_("Record the review"),
        page=PageId.SUSPENSION,
        who=OWNER,
        concerns=fact.suspended,
        done=never,
        reason=N_("A suspension is as short as can be and is kept under review."),
        source=_ACAS_8,
        limit="suspension_review",
        aside=_ALL,
    ),
    TaskRule(
        id="keep_in_touch",
        stages=_ALL,
        title=N_("Keep in touch with {subject}"),
        sentence=N_("Keep in touch with {subject}, and ask how they are."),
        button=N_("Record the contact"),
        page=PageId.SUSPENSION,
        who=LETTER_WRITER,
        concerns=fact.suspension_here,
        done=never,
        reason=N_("Being suspended is hard. A named person keeps in touch each week."),
        source="Acas guide on suspension",
        limit="keep_in_touch",
        aside=_ALL,
    ),
    TaskRule(
        id="suspension_end",
        stages=_ALL,
        title=N_("Ask the governing body to end the suspension"),
        sentence=N_("Ask the governing body to end the suspension: nothing holds it up any more."),
        button=N_("Record its decision"),
        page=PageId.SUSPENSION,
        who=OWNER,
        concerns=lambda view: fact.suspended(view) and (fact.suspension_to_end(view) or view.stage in _ENDING),
        done=never,
        reason=N_("Only the governing body ends a suspension in a maintained school."),
        source=_STAFFING,
        aside=_ALL,
    ),
    TaskRule(
        id="hold_review",
        stages=_ALL,
        title=N_("Ask the police whether the hold is still needed"),
        sentence=N_("Ask the officer or the designated officer (LADO) whether the hold is still needed, and for what."),
        button=N_("Record the review"),
        page=PageId.POLICE,
        who=OWNER,
        concerns=fact.hold_stands,
        done=never,
        reason=N_("The school waits by its own promise. A wait that nobody looks at becomes unfair to everyone."),
        source="6.5",
        limit="police_hold_review",
        note=_scope_note,
        aside=_ALL,
    ),
    TaskRule(
        id="safeguarding_outcome",
        stages=_ENDING,
        title=N_("Record the safeguarding outcome"),
        sentence=N_("Record how the allegation ended for safeguarding. It is not a disciplinary finding."),
        button=N_("Record the outcome"),
        page=PageId.SAFEGUARDING,
        who=OWNER,
        concerns=fact.lado_told,
        done=fact.concluded,
        reason=N_("What stays on file, and for how long, follows from this outcome."),
        source=_KCSIE,
        aside=_ALL,
    ),
    TaskRule(
        id="welfare_first",
        stages=_ALL,
        title=N_("Look at the pupil's own welfare"),
        sentence=N_("Look at the welfare of the pupil who made the allegation, before any behaviour decision."),
        button=N_("Record the assessment"),
        page=PageId.SAFEGUARDING,
        who=OWNER,
        concerns=fact.welfare_open,
        done=never,
        reason=N_("A made-up allegation can be a cry for help."),
        source="6.6; Keeping children safe in education, part four",
        aside=_ALL,
    ),
    TaskRule(
        id="behaviour_policy",
        stages=_ALL,
        title=N_("Decide under the behaviour policy"),
        sentence=N_("Decide under the behaviour policy what follows for the pupil who set out to deceive."),
        button=N_("Record the decision"),
        page=PageId.SAFEGUARDING,
        who=OWNER,
        concerns=fact.behaviour_open,
        ready=lambda view: not fact.welfare_open(view),
        cannot_start=N_("Opens when the pupil's welfare has been looked at"),
        done=never,
        reason=N_("Only a false allegation made to deceive is dealt with as misbehaviour."),
        source="6.6",
        aside=_ALL,
    ),
    TaskRule(
        id="removal",
        stages=_ALL,
        title=N_("Remove the details from the personnel file"),
        sentence=N_("Remove the details from the personnel file of {subject}, unless they want them kept."),
        button=N_("Record the removal"),
        page=PageId.SAFEGUARDING,
        who=LETTER_WRITER,
        concerns=fact.removal_concerns,
        done=lambda view: not fact.removal_due(view),
        reason=N_("Nothing of a malicious or false allegation stays on a personnel file."),
        source=_KCSIE,
        limit="removal_certificate",
        aside=_ALL,
    ),
    TaskRule(
        id="sickness_decision",
        stages=_ALL,
        title=N_("Decide how to go on while {subject} is ill"),
        sentence=N_("Decide how to go on while {subject} is ill: wait, another place, or answers in writing."),
        button=N_("Record the decision"),
        page=PageId.BESIDE,
        who=OWNER,
        concerns=_runs(OverlayKind.SICKNESS),
        done=_answered(OverlayKind.SICKNESS, "decision"),
        reason=N_("Illness stops no clock by itself; somebody decides, with advice."),
        source="Acas guide on discipline and grievances",
        on=fact.sickness_decides_on,
        aside=_ALL,
    ),
    TaskRule(
        id="adjustments_reply",
        stages=_ALL,
        title=N_("Ask {subject} about the changes that were offered"),
        sentence=N_("Ask {subject} whether the changes that were offered are what they need."),
        button=N_("Record the reply"),
        page=PageId.BESIDE,
        who=LETTER_WRITER,
        concerns=_runs(OverlayKind.ADJUSTMENTS),
        done=_answered(OverlayKind.ADJUSTMENTS, "reply"),
        reason=N_("An offer nobody answered is not an adjustment yet."),
        source="Equality Act 2010, s.20",
        aside=_ALL,
    ),
    TaskRule(
        id="sar_answer",
        stages=_ALL,
        title=N_("Answer the request for personal data"),
        sentence=N_("Answer the request for personal data. It does not stop the case, and nothing is deleted to avoid it."),
        button=N_("Record the answer"),
        page=PageId.BESIDE,
        who=LETTER_WRITER,
        concerns=_runs(OverlayKind.SAR),
        done=_answered(OverlayKind.SAR, "answered_on"),
        reason=N_("One month from its receipt, two more where it is complex. A day nobody works moves to the next working day."),
        source="UK GDPR, article 12",
        on=fact.sar_due,
        note=_sar_note,
        aside=_ALL,
    ),
    TaskRule(
        id="breach_dpo",
        stages=_ALL,
        title=N_("Tell the data protection officer of the breach"),
        sentence=N_("Tell the data protection officer of the data breach now."),
        button=N_("Record it"),
        page=PageId.BESIDE,
        who=LETTER_WRITER,
        concerns=_runs(OverlayKind.DATA_BREACH),
        done=_answered(OverlayKind.DATA_BREACH, "dpo_told_at"),
        reason=N_("They advise whether the Information Commissioner and the people concerned are told."),
        source="UK GDPR, article 39",
        on=fact.breach_known_on,
        aside=_ALL,
    ),
    TaskRule(
        id="breach_ico",
        stages=_ALL,
        title=N_("Decide whether the Information Commissioner is told"),
        sentence=N_("Decide whether the data breach is reported to the Information Commissioner, and why."),
        button=N_("Record the decision"),
        page=PageId.BESIDE,
        who=LETTER_WRITER,
        concerns=_runs(OverlayKind.DATA_BREACH),
        done=_answered(OverlayKind.DATA_BREACH, "ico"),
        reason=N_("Within 72 hours of becoming aware of it, where there is a risk to people."),
        source="UK GDPR, article 33",
        on=_breach_day,
        aside=_ALL,
    ),
)  # fmt: skip
"""Urgent things come first; nothing here is the next move of the case itself."""
