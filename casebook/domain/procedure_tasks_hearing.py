"""The tasks from case to answer to the decision sheet, as one table."""

from casebook.domain import procedure_fact as fact
from casebook.domain import procedure_fact_triage as triage
from casebook.domain import readiness
from casebook.domain.authority import authority_concerned
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.procedure_task import DECIDER, LETTER_WRITER, OWNER, TaskRule
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.roles import Role
from casebook.domain.stage import Stage
from casebook.domain.words import N_, Words, say

_DECISION = frozenset({Stage.CASE_DECISION})
_SCHEDULED = frozenset({Stage.HEARING_SCHEDULED})
_HELD = frozenset({Stage.HEARING_HELD})
_HEARD_FIRST = N_("Opens when the hearing is recorded")


def _findings_note(view: ProcedureView) -> Words | None:
    left = len(readiness.charges_without_finding(view.record))
    of = len(readiness.live_charges(view.record))
    return say(N_("{done} of {count} charges decided"), done=of - left, count=of)


HEARING_TASKS: tuple[TaskRule, ...] = (
    TaskRule(
        id="case_to_answer",
        stages=_DECISION,
        title=N_("Decide whether {subject} has a case to answer"),
        sentence=N_("Decide for each allegation whether {subject} has a case to answer at a hearing."),
        button=N_("Write the charges"),
        page=PageId.ALLEGATIONS,
        who=OWNER,
        done=fact.charge_written,
        step=OutsideStep.CASE_TO_ANSWER,
        reason=N_("The report gives facts; whether they need a hearing is your decision, not the investigator's."),
        source="Acas Code, paragraph 9",
        limit="case_decision",
    ),
    TaskRule(
        id="charges",
        stages=_DECISION,
        title=N_("Write the charges"),
        sentence=N_("Write each charge so that {subject} can answer it: what, when, where, which paragraph, on what evidence."),
        button=N_("Go on with the charges"),
        page=PageId.ALLEGATIONS,
        who=OWNER,
        done=fact.charges_ready,
        begun=fact.charge_written,
        reason=N_("A hearing is only about what the invitation says."),
        source="Acas Code, paragraph 9",
    ),
    TaskRule(
        id="weigh_expression",
        stages=_DECISION,
        title=N_("Weigh whether it is lawful expression"),
        sentence=N_("Weigh whether what {subject} expressed is lawful, and whether the charge is in proportion."),
        button=N_("Answer the questions"),
        page=PageId.EXPRESSION,
        who=OWNER,
        concerns=triage.expression_to_weigh,
        done=triage.expression_weighed,
        begun=triage.expression_begun,
        reason=N_("Dislike of a view is no reason to punish it. The manner may be, where nothing milder is enough."),
        source="Equality Act 2010, section 10; Human Rights Act 1998",
        limit="case_decision",
    ),
    TaskRule(
        id="invite_authority",
        stages=_DECISION | _SCHEDULED,
        title=N_("Invite the local authority to advise"),
        sentence=N_("Invite the local authority to the hearing: a teacher's dismissal is possible, and it may attend and advise."),
        button=N_("Record that it was invited"),
        page=PageId.OUTSIDE,
        who=LETTER_WRITER,
        concerns=authority_concerned,
        done=lambda view: view.outside(OutsideStep.LA_INVITED) is not None,
        step=OutsideStep.LA_INVITED,
        reason=N_("Its advice has to be considered before anything is decided."),
        source="School Staffing (England) Regulations 2009, reg 14",
    ),
    TaskRule(
        id="hearing_chair",
        stages=_DECISION | _SCHEDULED,
        title=N_("Name who will hear it"),
        sentence=N_("Name who will hear the case: nobody who investigated, saw it or is related to anyone in it."),
        button=N_("Go to the people of this case"),
        page=PageId.TEAM,
        who=OWNER,
        done=lambda view: view.holder(Role.HEARING_CHAIR) is not None or fact.hearing_recorded(view),
        reason=N_("Whoever decides comes to it fresh."),
        source="Acas Code, paragraph 6",
        aside=_DECISION | _SCHEDULED,
    ),
    TaskRule(
        id="invitation",
        stages=_DECISION,
        title=N_("Invite {subject} to the hearing"),
        sentence=N_("Invite {subject} to the hearing, with the charges, the evidence, and the right to a companion."),
        button=N_("Record the invitation"),
        page=PageId.OUTSIDE,
        who=DECIDER | LETTER_WRITER,
        done=fact.never,
        ready=fact.charges_ready,
        cannot_start=N_("Opens when the charges are ready"),
        step=OutsideStep.HEARING_INVITATION,
        reason=N_("Everyone needs time to prepare: ten clear working days is usual."),
        source="Acas Code, paragraphs 9 to 12",
    ),
    TaskRule(
        id="clerk",
        stages=_SCHEDULED,
        title=N_("Give the clerk a key to the case"),
        sentence=N_("Give the clerk a key, so that what the panel dictates is written down as it is decided."),
        button=N_("Go to the people of this case"),
        page=PageId.TEAM,
        who=OWNER,
        done=lambda view: view.holder(Role.CLERK) is not None,
        reason=N_("The panel reads on paper. The clerk records what it decided."),
        source="Acas Code, paragraph 6",
        aside=_SCHEDULED,
    ),
    TaskRule(
        id="hearing",
        stages=_SCHEDULED,
        title=N_("Record the hearing of {subject}"),
        sentence=N_("After the hearing, record who was there, the companion, and who heard it."),
        button=N_("Record the hearing"),
        page=PageId.DECISION,
        who=DECIDER,
        done=fact.hearing_recorded,
        step=OutsideStep.HEARING_RECORD,
        not_before="hearing_notice",
        reason=N_("The letter says who heard the case and who was there."),
        source="Acas Code, paragraphs 12 and 13",
    ),
    TaskRule(
        id="findings",
        stages=_HELD,
        title=N_("Record what was found on each charge"),
        sentence=N_("Record for each charge whether it is more likely than not that it happened, and why."),
        button=N_("Record the findings"),
        page=PageId.DECISION,
        who=DECIDER,
        done=fact.findings_complete,
        begun=lambda view: bool(view.record.decided.findings),
        ready=lambda view: view.record.decided.hearing is not None,
        cannot_start=_HEARD_FIRST,
        reason=N_("First what happened; how serious it is and what follows are later questions."),
        source="Acas Code, paragraph 18",
        note=_findings_note,
    ),
    TaskRule(
        id="severity",
        stages=_HELD,
        title=N_("Record how serious it is"),
        sentence=N_("Record how serious the proved conduct is, and why. No paragraph decides that by itself."),
        button=N_("Record the severity"),
        page=PageId.DECISION,
        who=DECIDER,
        done=fact.severity_decided,
        ready=fact.findings_complete,
        cannot_start=N_("Opens when there is a finding on every charge"),
        reason=N_("The same words can be a slip or gross misconduct. The reasons decide."),
        source="5.2",
    ),
    TaskRule(
        id="sanction",
        stages=_HELD,
        title=N_("Record the outcome"),
        sentence=N_("Record the outcome, the mitigation that was weighed, and why nothing milder is enough."),
        button=N_("Record the outcome"),
        page=PageId.DECISION,
        who=DECIDER,
        done=fact.sanction_decided,
        ready=fact.severity_decided,
        cannot_start=N_("Opens when the severity is recorded"),
        reason=N_("A finding of gross misconduct opens every outcome and chooses none."),
        source="Acas Code, paragraphs 19 to 23",
    ),
    TaskRule(
        id="decision_sheet",
        stages=_HELD,
        title=N_("Attach the signed decision sheet"),
        sentence=N_("Attach the decision sheet as its chair signed it."),
        button=N_("Attach the sheet"),
        page=PageId.DECISION,
        who=DECIDER,
        done=fact.sheet_attached,
        ready=fact.sanction_decided,
        cannot_start=N_("Opens when the outcome is recorded"),
        reason=N_("It shows that the record is what the panel decided."),
        source="Acas Code, paragraph 18",
    ),
)  # fmt: skip
