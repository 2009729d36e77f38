"""The tasks from the outcome letter to closure, as one table."""

from casebook.domain import procedure_fact as fact
from casebook.domain import readiness
from casebook.domain.decision import ReferralDecision, Sanction
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.procedure_task import DECIDER, LETTER_WRITER, OWNER, TaskRule
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.readiness import OUTCOME_DOCUMENTS
from casebook.domain.stage import Stage
from casebook.domain.words import N_, Words

_HELD = frozenset({Stage.HEARING_HELD})
_OUTCOME = frozenset({Stage.OUTCOME_ISSUED, Stage.LA_NOTIFIED})
_AFTER = _OUTCOME | {Stage.APPEAL_WINDOW, Stage.APPEAL_LODGED, Stage.APPEAL_HEARD}
_CLOSING = frozenset({Stage.CLOSURE})


def _sanction(view: ProcedureView) -> Sanction | None:
    decided = view.record.decided.sanction
    return decided.sanction if decided else None


def _letter_note(view: ProcedureView) -> Words | None:
    sanction = _sanction(view)
    return readiness.letter_note(sanction) if sanction else None


def _dbs_needed(view: ProcedureView) -> bool:
    decided = view.record.decided.sanction
    return decided is not None and decided.dbs is not ReferralDecision.NOT_MET


def _tra_needed(view: ProcedureView) -> bool:
    decided = view.record.decided.sanction
    return decided is not None and decided.tra is not ReferralDecision.NOT_MET


def _letter(document: str) -> TaskRule:
    """The outcome letter: one of ours, or (no document) one prepared outside Casebook."""
    return TaskRule(
        id=f"outcome_letter_{document or 'outside'}".lower().replace("-", "_"),
        stages=_HELD | _OUTCOME,
        title=N_("Send {subject} the outcome letter"),
        sentence=N_("Send {subject} the outcome letter: the decision, the reasons and the right of appeal."),
        button=N_("Prepare the letter") if document else N_("Record that it was given"),
        page=PageId.DOCUMENTS if document else PageId.OUTSIDE,
        who=LETTER_WRITER,
        concerns=lambda view: OUTCOME_DOCUMENTS.get(_sanction(view) or Sanction.NOT_UPHELD, "") == document,
        done=fact.outcome_letter_given,
        ready=lambda view: fact.decisions_complete(view) and (not document or fact.sheet_attached(view)),
        cannot_start=N_("Opens when every decision is recorded and the signed sheet is attached"),
        step=OutsideStep.OUTCOME_LETTER,
        document=document,
        reason=N_("A decision counts when it is given in writing with its reasons."),
        source="Acas Code, paragraphs 18 to 24",
        limit="outcome_letter",
        note=_letter_note,
    )  # fmt: skip


OUTCOME_TASKS: tuple[TaskRule, ...] = (
    TaskRule(
        id="authority_told",
        stages=_HELD | _OUTCOME,
        title=N_("Tell the local authority in writing"),
        sentence=N_("Tell the local authority in writing what was decided about {subject}, and why."),
        button=N_("Record the notice"),
        page=PageId.DECISION,
        who=DECIDER,
        concerns=fact.authority_ends_it,
        done=fact.authority_told,
        step=OutsideStep.LA_NOTIFICATION,
        reason=N_("In this school the local authority ends the contract, not the governors."),
        source="School Staffing (England) Regulations 2009, reg 20",
        limit="la_notify_after_determination",
    ),
    *(_letter(document) for document in (*sorted(set(OUTCOME_DOCUMENTS.values())), "")),
    TaskRule(
        id="authority_ended_it",
        stages=_AFTER,
        title=N_("Record the local authority's letter"),
        sentence=N_("Record the day on which the local authority's letter ends the contract."),
        button=N_("Record the letter"),
        page=PageId.DECISION,
        who=DECIDER,
        concerns=fact.authority_ends_it,
        done=fact.authority_ended_it,
        ready=fact.authority_told,
        cannot_start=N_("Opens when the local authority has been told"),
        step=OutsideStep.LA_TERMINATION,
        reason=N_("No letter gives a last day before that."),
        source="School Staffing (England) Regulations 2009, reg 20",
        limit="la_action",
        aside=_AFTER,
    ),
    TaskRule(
        id="received",
        stages=_OUTCOME,
        title=N_("Record the day {subject} received the letter"),
        sentence=N_("Record the day on which {subject} received the letter. The days to appeal count from it."),
        button=N_("Record the day"),
        page=PageId.OUTSIDE,
        who=LETTER_WRITER,
        needed=lambda view: not fact.carries_no_appeal(view),
        done=fact.never,
        ready=fact.outcome_letter_given,
        cannot_start=N_("Opens when the letter has gone out"),
        step=OutsideStep.LETTER_RECEIVED,
        reason=N_("Sent is not received: a letter in the post starts nothing."),
        source="Gisda Cyf v Barratt [2010] UKSC 41",
    ),
    TaskRule(
        id="dbs",
        stages=_AFTER,
        title=N_("Decide on a referral to the Disclosure and Barring Service"),
        sentence=N_("Refer to the Disclosure and Barring Service, or record why the conditions are not met."),
        button=N_("Record the referral"),
        page=PageId.OUTSIDE,
        who=OWNER,
        concerns=fact.dismissed,
        needed=_dbs_needed,
        done=fact.never,
        step=OutsideStep.DBS_REFERRAL,
        reason=N_("A duty where somebody was removed from work with children because of harm or risk."),
        source="Safeguarding Vulnerable Groups Act 2006, s.35",
        aside=_AFTER,
    ),
    TaskRule(
        id="tra",
        stages=_AFTER,
        title=N_("Consider the Teaching Regulation Agency"),
        sentence=N_("Where a teacher was dismissed for serious misconduct, consider a referral and record what was decided."),
        button=N_("Record what was decided"),
        page=PageId.OUTSIDE,
        who=OWNER,
        concerns=fact.dismissed,
        needed=_tra_needed,
        done=fact.never,
        step=OutsideStep.TRA_CONSIDERATION,
        reason=N_("The employer must consider it for teaching work."),
        source="Education Act 2011, Part 2",
        aside=_AFTER,
    ),
    TaskRule(
        id="appeal_lodged",
        stages=frozenset({Stage.APPEAL_WINDOW}),
        title=N_("Record an appeal, if one comes"),
        sentence=N_("Record an appeal, if {subject} sends one. A late one is looked at with its reason."),
        button=N_("Record the appeal"),
        page=PageId.OUTSIDE,
        who=DECIDER,
        done=fact.never,
        step=OutsideStep.APPEAL_LODGED,
        reason=N_("Nothing is closed while somebody may still appeal."),
        source="Acas Code, paragraph 26",
        limit="appeal_lodge",
        aside=frozenset({Stage.APPEAL_WINDOW}),
    ),
    TaskRule(
        id="appeal_heard",
        stages=frozenset({Stage.APPEAL_LODGED}),
        title=N_("Hear the appeal of {subject}"),
        sentence=N_("Hear the appeal with people who have had no part in the case."),
        button=N_("Record the appeal hearing"),
        page=PageId.OUTSIDE,
        who=DECIDER,
        done=fact.never,
        step=OutsideStep.APPEAL_HEARD,
        reason=N_("An appeal to the same people is none."),
        source="Acas Code, paragraphs 26 and 27",
        limit="appeal_hearing_within",
    ),
    TaskRule(
        id="appeal_outcome",
        stages=frozenset({Stage.APPEAL_HEARD}),
        title=N_("Tell {subject} how the appeal ended"),
        sentence=N_("Tell {subject} in writing how the appeal ended. It cannot make the outcome worse."),
        button=N_("Record the appeal outcome"),
        page=PageId.OUTSIDE,
        who=DECIDER,
        done=fact.never,
        step=OutsideStep.APPEAL_OUTCOME,
        reason=N_("The result of an appeal is given in writing, soon."),
        source="Acas Code, paragraph 29",
        limit="appeal_outcome",
    ),
    TaskRule(
        id="reporter_told",
        stages=_CLOSING,
        title=N_("Tell the person who reported it that it was dealt with"),
        sentence=N_("Tell the person who reported it that it was dealt with, and nothing of the outcome."),
        button=N_("Record that they were told"),
        page=PageId.OUTSIDE,
        who=OWNER,
        needed=fact.reporter_can_be_told,
        done=fact.never,
        step=OutsideStep.REPORTER_TOLD,
        reason=N_("They should know it was taken seriously; the outcome is private."),
        source="5.4",
    ),
)  # fmt: skip
