"""The tasks of a case that ends early or begins again, of an appeal's result and of the closing record."""

from casebook.domain import procedure_fact as fact
from casebook.domain import procedure_fact_end as end
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.procedure_task import OWNER, TaskRule
from casebook.domain.roles import Role
from casebook.domain.stage import Stage
from casebook.domain.words import N_

_BOTH = frozenset({Role.COMMISSIONING_MANAGER, Role.HR_ADVISER})
_TWO = N_("What cannot be undone alone is not done alone.")

END_TASKS: tuple[TaskRule, ...] = (
    TaskRule(
        id="second_error",
        stages=frozenset(Stage) - {Stage.CLOSURE, Stage.RETAINED},
        title=N_("Agree that this case was opened in error, or say no"),
        sentence=N_("Somebody asks for a second person to agree that this case was opened in error."),
        button=N_("Answer"),
        page=PageId.CLOSE,
        who=_BOTH,
        concerns=end.asked_for_error,
        done=fact.never,
        reason=_TWO,
        source="UK GDPR, article 5",
    ),
    TaskRule(
        id="second_reopen",
        stages=frozenset({Stage.RETAINED}),
        title=N_("Agree that this case is opened again, or say no"),
        sentence=N_("Somebody asks for a second person to agree that this case is opened again."),
        button=N_("Answer"),
        page=PageId.CLOSE,
        who=_BOTH,
        concerns=end.asked_to_reopen,
        done=fact.never,
        reason=_TWO,
        source="Acas Code, paragraph 4",
    ),
    TaskRule(
        id="appeal_result",
        stages=frozenset({Stage.APPEAL_HEARD, Stage.APPEAL_OUTCOME}),
        title=N_("Record what the appeal came to"),
        sentence=N_("Record what the appeal came to. Where {subject} is taken back, record what was put right."),
        button=N_("Record it"),
        page=PageId.CLOSE,
        who=_BOTH,
        done=end.appeal_put_right,
        reason=N_("What is kept and what a reference says follow from how the appeal ended."),
        source="Acas Code, paragraphs 27 and 29",
        aside=frozenset({Stage.APPEAL_HEARD}),
    ),
    TaskRule(
        id="closure_record",
        stages=frozenset({Stage.CLOSURE}),
        title=N_("Write the closing record"),
        sentence=N_("Write the closing record: referrals, access, support, what is kept and for how long, what was learned."),
        button=N_("Write it"),
        page=PageId.CLOSE,
        who=OWNER,
        done=end.closing_written,
        step=OutsideStep.CLOSURE_RECORD,
        reason=N_("What is not written down now cannot be explained in two years."),
        source="UK GDPR, article 5",
        limit="closure",
    ),
)  # fmt: skip
