"""Fairness checks of what is charged and of the invitation to answer it."""

from collections.abc import Iterable
from typing import Final

from casebook.domain import classification, policy_pin
from casebook.domain import fairness_fact as have
from casebook.domain import procedure_fact as fact
from casebook.domain import procedure_fact_triage as triage
from casebook.domain.allegation import Act, ClauseChoice, Level
from casebook.domain.fairness_check import Check, Gate, Part, Weight
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.stage import Need, Stage
from casebook.domain.words import N_, Words, say

S = Stage
_IS_CALLED = ((S.CASE_DECISION, S.HEARING_SCHEDULED),)
_IS_HELD = ((S.HEARING_SCHEDULED, S.HEARING_HELD),)
_DISREPUTE: Final = "4.8(a)"
"""The group about bringing the school into disrepute: this rule is about that clause and its examples."""


def _open_allegations(view: ProcedureView) -> Words | None:
    charged = {a for charge in have.live_charges(view) for a in charge.allegations}
    found = [a.number for a in have.live_allegations(view) if a.id not in charged]
    return have.naming(
        N_("Allegations that are neither charged nor withdrawn with a reason: {which}."), found
    )


def _unanswerable(view: ProcedureView) -> Words | None:
    live = have.live_charges(view)
    if not live:
        return say(N_("No charge is written."))
    found = [c.number for c in live if classification.stops(c, view.policy)]
    return have.naming(
        N_("Charges that cannot be answered as they stand: {which}. A question of the policy is open, or the day, the place or the evidence is missing."),
        found,
    )  # fmt: skip


def _no_account(view: ProcedureView) -> Words | None:
    found = [
        c.number
        for c in have.live_charges(view)
        if c.act not in (Act.USE, Act.OTHER) and not c.account.strip()
    ]
    return have.naming(
        N_("Charges that name no account: {which}. Say whose account it was, and how that is known."), found
    )  # fmt: skip


def _withdrawn_evidence(view: ProcedureView) -> Words | None:
    found = [e.label for e in have.relied_on(view) if e.withdrawn]
    return have.naming(N_("Relied on although it was withdrawn: {which}."), found)


def _lost_evidence(view: ProcedureView) -> Words | None:
    known = {e.id for e in view.record.exhibits}
    found = [c.number for c in have.live_charges(view) if not known.issuperset(c.exhibits)]
    return have.naming(N_("Charges that name evidence this case does not hold: {which}."), found)


def _undated_conduct(view: ProcedureView) -> Words | None:
    return have.where(
        view.record.case.conduct_on is None,
        N_("The day of the conduct is not settled, so neither is the version of the policy it is judged by."),
    )  # fmt: skip


def _pinned_otherwise(view: ProcedureView) -> Words | None:
    case = view.record.case
    pins = [pin for pin in (case.policy_at_conduct, case.policy_at_report) if pin is not None]
    lost = any(not (pin.policy and pin.version and pin.sha256) for pin in pins)
    judged_by = case.policy_at_conduct or case.policy_at_report
    return have.where(
        lost
        or (case.conduct_on is not None and case.policy_at_conduct is None)
        or judged_by.version != view.policy.version,
        N_("It is not clear by which version of the policy this case is judged."),
    )


def _before_the_policy(view: ProcedureView) -> Words | None:
    begun = view.policy.effective_from
    found = [
        c.number for c in have.live_charges(view) if c.happened_from and c.happened_from < begun
    ]
    return have.naming(
        N_("Charges about a day before this version of the policy was in force: {which}."), found
    )  # fmt: skip


def _ahead(view: ProcedureView) -> Words | None:
    reported = view.record.case.reported_on
    items: tuple[classification.Classified, ...] = (
        *have.live_allegations(view),
        *have.live_charges(view),
    )
    found = [
        x.number
        for x in items
        if (x.happened_from and x.happened_from > reported)
        or (x.happened_to and x.happened_from and x.happened_to < x.happened_from)
    ]
    return have.naming(
        N_("The days do not fit: allegations or charges about a time after the report, or with an end before the beginning: {which}."),
        found,
    )  # fmt: skip


def _not_in_policy(view: ProcedureView) -> Words | None:
    return have.naming(
        N_("Cited and not in the version of the policy this case is judged by: {which}."),
        policy_pin.not_there(view.record, view.policy),
    )


def _overdue_policy(view: ProcedureView) -> Words | None:
    if not view.policy.review_overdue(view.today):
        return None
    return say(
        N_("The policy passed its own review date on {day}. Expect to be asked whether staff could rely on it."),
        day=view.policy.review_due,
    )  # fmt: skip


def _known(view: ProcedureView, cited: Iterable[ClauseChoice]) -> list[str]:
    """The paragraphs cited that this version of the policy has."""
    return [choice.clause for choice in cited if view.policy.has(choice.clause)]


def _expression(view: ProcedureView) -> Words | None:
    return have.where(
        not triage.expression_weighed(view),
        N_(
            "What is charged may be lawful expression: a belief, union activity, whistleblowing or a private audience."
            " Whether it is, or whether the charge is in proportion, is not on the record."
        ),
    )


def _no_advice(view: ProcedureView) -> Words | None:
    return have.where(
        triage.expression_possible(view) and not triage.legal_advice_taken(view),
        N_("What is charged may be lawful expression, and no legal advice is on the record."),
    )


def _disrepute(view: ProcedureView) -> Words | None:
    found = [
        charge.number
        for charge, choice in have.choices(view)
        if choice.clause.startswith(_DISREPUTE)
        and not (choice.reason.strip() or choice.own_words.strip())
    ]
    return have.naming(
        N_("Charges of disrepute that do not say who thought worse of the school, and how that is known: {which}."),
        found,
    )  # fmt: skip


def _gross_on_one_reason(view: ProcedureView) -> Words | None:
    gross = [
        c
        for c in have.live_charges(view)
        if c.level is Level.POTENTIAL_GROSS_MISCONDUCT
        and not view.policy.potential_gross_misconduct(_known(view, c.clauses))
    ]
    return have.naming(
        N_("Alleged as gross misconduct under paragraphs the policy does not list as that: {which}."),
        [c.number for c in gross],
    )  # fmt: skip


def _no_case_recorded(view: ProcedureView) -> Words | None:
    return have.where(
        have.not_done(view, OutsideStep.CASE_TO_ANSWER),
        N_("It is not on the record who decided that there is a case to answer, and why."),
    )


def _late(view: ProcedureView) -> Words | None:
    decided = have.done_on(view, OutsideStep.CASE_TO_ANSWER)
    return have.late_words(
        view,
        "case_decision",
        decided or view.entered(S.HEARING_SCHEDULED),
        N_("Whether there is a case to answer was to be decided by {day}, and took longer."),
    )


def _uninvited(view: ProcedureView) -> Words | None:
    return have.where(
        not fact.invited(view),
        N_("It is not on the record that the subject was invited in writing, with the charges and the evidence."),
    )  # fmt: skip


def _bare_invitation(view: ProcedureView) -> Words | None:
    given = view.outside(OutsideStep.HEARING_INVITATION)
    return have.where(
        given is not None and given.scan is None and not given.note.strip(),
        N_("The record of the invitation does not show what it said: time, place, possible outcomes, companion, papers."),
    )  # fmt: skip


def _charged(view: ProcedureView) -> bool:
    return bool(have.live_charges(view))


CHARGES: Final = (
    Check(
        "allegations_answered", Part.CHARGES, Weight.WARN, N_("Each allegation is charged or withdrawn"),
        S.CASE_DECISION, _open_allegations, PageId.ALLEGATIONS, "Acas Code, paragraph 9", moves=_IS_CALLED,
        concerns=_charged, code=(9,), pitfalls=(2,),
    ),
    Check(
        "case_decided", Part.CHARGES, Weight.WARN, N_("It is on the record who found a case to answer"),
        S.CASE_DECISION, _no_case_recorded, PageId.OUTSIDE, "Acas Code, paragraphs 5 and 9", moves=_IS_CALLED,
        code=(5, 9), pitfalls=(3,),
    ),
    Check(
        "case_decided_promptly", Part.CHARGES, Weight.WARN, N_("The case decision came without delay"),
        S.CASE_DECISION, _late, PageId.OUTSIDE, "Acas Code, paragraph 5", moves=_IS_CALLED, code=(4, 5), pitfalls=(1,),
    ),
    Check(
        "charges_answerable", Part.CHARGES, Weight.BLOCK, N_("Each charge can be answered"), S.CASE_DECISION,
        _unanswerable, PageId.ALLEGATIONS, "Acas Code, paragraph 9", moves=_IS_CALLED, need=Need.CHARGES_READY,
        code=(9,), pitfalls=(2, 15), gate=Gate.CHARGE,
    ),
    Check(
        "account_named", Part.CHARGES, Weight.WARN, N_("It is said whose account it was"), S.CASE_DECISION,
        _no_account, PageId.ALLEGATIONS, "policy 6.2; British Home Stores v Burchell", moves=_IS_CALLED,
        concerns=_charged, pitfalls=(10,), gate=Gate.CHARGE,
    ),
    Check(
        "evidence_stands", Part.CHARGES, Weight.BLOCK, N_("Nothing relied on has been withdrawn"), S.CASE_DECISION,
        _withdrawn_evidence, PageId.EVIDENCE, "Acas Code, paragraph 9",
        moves=(*_IS_CALLED, *_IS_HELD, (S.HEARING_HELD, S.OUTCOME_ISSUED), (S.HEARING_HELD, S.LA_NOTIFIED)),
        documents=("DOC-26", "DOC-27", "DOC-30"), concerns=_charged, code=(9,), pitfalls=(7,), gate=Gate.PACK,
    ),
    Check(
        "evidence_held", Part.CHARGES, Weight.BLOCK, N_("What is relied on is kept here"), S.CASE_DECISION,
        _lost_evidence, PageId.ALLEGATIONS, "Acas Code, paragraph 9", moves=_IS_CALLED, concerns=_charged,
        code=(9,), pitfalls=(7,), gate=Gate.PACK,
    ),
    Check(
        "conduct_dated", Part.CHARGES, Weight.WARN, N_("The version of the policy is settled"), S.CASE_DECISION,
        _undated_conduct, PageId.REPORT, "policy, front page; Acas Code, paragraph 24", moves=_IS_CALLED,
        code=(24,), pitfalls=(17,),
    ),
    Check(
        "policy_pinned", Part.CHARGES, Weight.WARN, N_("The case is held against the version it is pinned to"),
        S.REPORTED, _pinned_otherwise, PageId.REPORT, "policy, front page; Acas Code, paragraph 24",
        moves=_IS_CALLED, code=(24,), pitfalls=(17,),
    ),
    Check(
        "policy_was_in_force", Part.CHARGES, Weight.BLOCK, N_("The policy was in force when it happened"),
        S.CASE_DECISION, _before_the_policy, PageId.ALLEGATIONS, "Acas Code, paragraph 24", moves=_IS_CALLED,
        concerns=_charged, code=(24,), pitfalls=(17,),
    ),
    Check(
        "days_fit", Part.CHARGES, Weight.WARN, N_("The days of the charges fit the report"), S.CASE_DECISION,
        _ahead, PageId.ALLEGATIONS, "Acas Code, paragraph 9", moves=_IS_CALLED, code=(9,), pitfalls=(2,),
    ),
    Check(
        "policy_has_it", Part.CHARGES, Weight.BLOCK, N_("The policy has every paragraph that is cited"), S.TRIAGE,
        _not_in_policy, PageId.ALLEGATIONS, "Acas Code, paragraph 24", moves=_IS_CALLED, code=(24,), pitfalls=(17,),
    ),
    Check(
        "policy_reviewed", Part.CHARGES, Weight.WARN, N_("The policy is not past its own review date"),
        S.CASE_DECISION, _overdue_policy, PageId.SCHOOL, "policy, front page", pitfalls=(17,),
    ),
    Check(
        "expression_weighed", Part.CHARGES, Weight.BLOCK, N_("Lawful expression was weighed before the invitation"),
        S.CASE_DECISION, _expression, PageId.EXPRESSION,
        "Higgs v Farmor's School; Equality Act 2010; Human Rights Act 1998", moves=_IS_CALLED,
        need=Need.EXPRESSION_WEIGHED, concerns=triage.expression_to_weigh, pitfalls=(16,), gate=Gate.EXPR,
    ),
    Check(
        "expression_advised", Part.CHARGES, Weight.WARN, N_("Advice was taken where expression may be lawful"),
        S.CASE_DECISION, _no_advice, PageId.EXPRESSION, "Higgs v Farmor's School; Acas Code, paragraph 30",
        moves=_IS_CALLED, concerns=triage.expression_to_weigh, code=(30,), pitfalls=(16,), gate=Gate.EXPR,
    ),
    Check(
        "disrepute_shown", Part.CHARGES, Weight.WARN, N_("Harm to the school's name is shown, not assumed"),
        S.CASE_DECISION, _disrepute, PageId.ALLEGATIONS, "policy 4.8(a); Higgs v Farmor's School",
        moves=_IS_CALLED, concerns=_charged, pitfalls=(18,), gate=Gate.CHARGE,
    ),
    Check(
        "level_from_policy", Part.CHARGES, Weight.WARN, N_("Gross misconduct is alleged where the policy speaks of it"),
        S.CASE_DECISION, _gross_on_one_reason, PageId.ALLEGATIONS, "policy 5.2; Acas Code, paragraph 24",
        moves=_IS_CALLED, concerns=_charged, code=(24,), pitfalls=(2, 15),
    ),
    Check(
        "invited", Part.CHARGES, Weight.BLOCK, N_("The subject was invited in writing"), S.CASE_DECISION,
        _uninvited, PageId.OUTSIDE, "Acas Code, paragraphs 9 and 10", moves=_IS_CALLED, need=Need.INVITATION,
        code=(9, 10), pitfalls=(7,),
    ),
    Check(
        "invitation_shown", Part.CHARGES, Weight.WARN, N_("What the invitation said is on the record"),
        S.CASE_DECISION, _bare_invitation, PageId.OUTSIDE, "Acas Code, paragraphs 9, 10 and 13", moves=_IS_CALLED,
        concerns=fact.invited, code=(9, 10, 13), pitfalls=(5, 7), gate=Gate.PACK,
    ),
)  # fmt: skip
"""Asked from the case decision until the hearing is called."""
