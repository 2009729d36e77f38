"""The tasks that answers given at triage open, as one table."""

from casebook.domain import procedure_fact_triage as fact
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.procedure_fact import never
from casebook.domain.procedure_task import OWNER, TaskRule
from casebook.domain.stage import Stage
from casebook.domain.words import N_

_FIRST = frozenset({Stage.REPORTED, Stage.TRIAGE})
_UNTIL_REPORT = _FIRST | {Stage.INFORMAL, Stage.INVESTIGATION}
_UNTIL_HEARING = _UNTIL_REPORT | {Stage.REPORT_SUBMITTED, Stage.CASE_DECISION}
_KCSIE = "Keeping children safe in education, part four"

TRIAGE_TASKS: tuple[TaskRule, ...] = (
    TaskRule(
        id="dsl",
        stages=_UNTIL_REPORT,
        title=N_("Tell the designated safeguarding lead"),
        sentence=N_("Tell the designated safeguarding lead that a pupil is or may be shown or named."),
        button=N_("Record that they were told"),
        page=PageId.OUTSIDE,
        who=OWNER,
        concerns=fact.pupil_concerned,
        done=never,
        step=OutsideStep.DSL_TOLD,
        reason=N_("They know the child, and decide what the child and the parents need."),
        source="4.7; " + _KCSIE,
        limit="danger",
    ),
    TaskRule(
        id="parents",
        stages=_UNTIL_REPORT,
        title=N_("Agree with the safeguarding lead when parents are told"),
        sentence=N_("Agree with the safeguarding lead when and how the pupil's parents are told. The lead tells them."),
        button=N_("Record what was agreed"),
        page=PageId.OUTSIDE,
        who=OWNER,
        concerns=fact.pupil_concerned,
        done=never,
        step=OutsideStep.PARENTS_TOLD,
        reason=N_("Parents hear it from somebody they can ask, and nothing that could harm an inquiry."),
        source="4.7",
        limit="parent_letter",
    ),
    TaskRule(
        id="dpo",
        stages=_UNTIL_REPORT,
        title=N_("Tell the data protection officer"),
        sentence=N_("Tell the data protection officer what may have got out, so that they can decide whether to report it."),
        button=N_("Record the breach"),
        page=PageId.BESIDE,
        who=OWNER,
        concerns=fact.breach_unrecorded,
        done=never,
        step=OutsideStep.DPO_TOLD,
        reason=N_("A breach that puts people at risk is reported to the regulator within 72 hours."),
        source="UK GDPR, article 33",
        on=fact.breach_known_on,
    ),
    TaskRule(
        id="legal_advice",
        stages=_UNTIL_HEARING,
        title=N_("Take legal advice on lawful expression"),
        sentence=N_("Take legal advice before anything is charged: it may be lawful expression."),
        button=N_("Record the advice"),
        page=PageId.EXPRESSION,
        who=OWNER,
        concerns=fact.expression_possible,
        done=fact.legal_advice_taken,
        begun=fact.expression_begun,
        step=OutsideStep.LEGAL_ADVICE,
        reason=N_("Dismissing somebody for lawful expression is discrimination or worse, whatever the policy says."),
        source="Equality Act 2010; Employment Rights Act 1996, section 43B",
        limit="triage_decision",
    ),
    TaskRule(
        id="consider_suspension",
        stages=_UNTIL_REPORT,
        title=N_("Decide whether to suspend {subject}"),
        sentence=N_("Decide whether {subject} is suspended, or something milder is enough. Triage said to consider it."),
        button=N_("Go to suspension"),
        page=PageId.SUSPENSION,
        who=OWNER,
        concerns=fact.suspension_considered,
        done=fact.suspension_decided,
        step=OutsideStep.SUSPENSION,
        reason=N_("It needs a reasonable and proper cause, and is no punishment. Answer triage anew if it is not needed."),
        source="Acas Code, paragraph 8",
        limit="triage_decision",
    ),
    TaskRule(
        id="low_level_concern",
        stages=_UNTIL_REPORT,
        title=N_("Record the low-level safeguarding concern"),
        sentence=N_("Record the low-level safeguarding concern, so that a pattern would be seen."),
        button=N_("Write the record"),
        page=PageId.SAFEGUARDING,
        who=OWNER,
        concerns=fact.low_level_concern,
        done=fact.low_level_recorded,
        reason=N_("It is below the harm threshold, and is still kept with what was done and why."),
        source="Keeping children safe in education, part four, section two",
        limit="triage_decision",
    ),
    TaskRule(
        id="preserve",
        stages=_FIRST,
        title=N_("Ask for what exists to be kept"),
        sentence=N_("Ask those who run the school's systems to keep logs, mail and files that may matter."),
        button=N_("Record that it was asked"),
        page=PageId.OUTSIDE,
        who=OWNER,
        done=never,
        step=OutsideStep.PRESERVATION,
        reason=N_("Logs are overwritten after days. The subject is asked only once they may be told."),
        source="6.2; Acas Code, paragraph 5",
        limit="ack_reporter",
        aside=_FIRST,
    ),
)  # fmt: skip
