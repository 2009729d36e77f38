"""Everything a letter takes from the record, gathered: nothing here is typed on the letter page."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from casebook.domain import letter
from casebook.domain.allegation import Charge, ClauseChoice
from casebook.domain.calendar import add_months, last_live_day
from casebook.domain.case import CaseTeam
from casebook.domain.decision import (
    CompanionCategory,
    CompanionChoice,
    DeciderKind,
    FindingResult,
    Hearing,
    ReferralDecision,
    Sanction,
    SanctionDecision,
)
from casebook.domain.ids import ItemId
from casebook.domain.letter import LetterFacts, LetterText
from casebook.domain.outside import OutsideStep
from casebook.domain.policy import Policy
from casebook.domain.readiness import DISMISSALS, USUAL_FINAL_MONTHS, WARNINGS, live_charges
from casebook.domain.record import CaseRecord
from casebook.domain.triage import Answer
from casebook.domain.words import N_

ADVICE_NOTE: Final = "DOC-21"
DISMISSAL_LETTER: Final = "DOC-30"
_FINAL_WARNING_KEPT: Final = 18  # months from its date, however long it is live
_DISMISSAL_KEPT: Final = 72  # months from the end of employment: a claim in contract has six years

_COMPANIONS: Final[Mapping[CompanionCategory, str]] = {
    CompanionCategory.UNION_EMPLOYED: N_("a trade union official"),
    CompanionCategory.UNION_CERTIFIED: N_("a certified trade union representative"),
    CompanionCategory.COLLEAGUE: N_("a colleague"),
}
_CHOICES: Final[Mapping[CompanionChoice, letter.CompanionChoice]] = {
    CompanionChoice.ACCOMPANIED: letter.CompanionChoice.ACCOMPANIED,
    CompanionChoice.DECLINED: letter.CompanionChoice.DECLINED,
}
_REFERRALS: Final[Mapping[ReferralDecision, letter.ReferralState]] = {
    ReferralDecision.CONSIDERED: letter.ReferralState.CONSIDERED,
    ReferralDecision.TO_BE_MADE: letter.ReferralState.TO_BE_MADE,
    ReferralDecision.MADE: letter.ReferralState.MADE,
}
# To DBS it is a duty once the conditions are met, so weighing it and making none says that they are not.
_NO_DUTY: Final = frozenset({ReferralDecision.NOT_MET, ReferralDecision.CONSIDERED})
_REFERRAL_STEPS: Final[Mapping[letter.ReferralBody, OutsideStep]] = {
    letter.ReferralBody.DBS: OutsideStep.DBS_REFERRAL,
    letter.ReferralBody.TRA: OutsideStep.TRA_CONSIDERATION,
}
_PANEL: Final = N_("a panel of governors")
_CHAIR: Final = N_("{name} (chair)")
_ENCLOSED: Final = N_("{title}, {version}")
_DECIDER: Final = N_("{name}, {title}")
_PERSONNEL_FILE: Final = N_("your personnel file")
_SIX_YEARS: Final = N_("It is kept for six years after your employment ends.")
_SAFEGUARDING_KEPT: Final = N_(
    "Because the concern was about the safety of a child, a record of it is also kept until you reach normal pension"
    " age, or for ten years from the day it was raised if that is longer."
)
_MAY_BE_HARM: Final = frozenset({Answer.YES, Answer.NOT_SURE})


def letter_facts(
    record: CaseRecord, *, kind: str, policy: Policy, today: date, number: int
) -> LetterFacts:
    """The facts of a letter of this kind (`DOC-26`), dated today, the case's letter of that number.

    `policy` is the version the case is judged by. What the record does not hold yet is left empty.
    """
    decisions = record.decided
    sanction = decisions.sanction if kind != ADVICE_NOTE else None
    severity = decisions.severity if kind != ADVICE_NOTE else None
    dbs, tra = _referrals(record, sanction)
    return LetterFacts(
        school=record.school,
        reference=f"{record.case.reference}/{number}",
        practice=record.case.practice,
        dated=today,
        addressee=_addressee(record.team, record),
        signatory=_signatory(record, kind),
        policy=_policy(policy, today, settled=record.case.policy_at_conduct is not None),
        hearing=_hearing(decisions.hearing) if kind != ADVICE_NOTE else letter.Hearing(),
        decided_by=_decided_by(decisions.hearing) if kind != ADVICE_NOTE else "",
        decided_on=sanction.decided_on if sanction else None,
        findings=_findings(record, policy) if kind != ADVICE_NOTE else (),
        severity=severity.severity.value if severity else "",
        severity_why=severity.reasons if severity else "",
        mitigation=sanction.mitigation if sanction else "",
        alternatives=sanction.alternatives if sanction else "",
        sanction=_sanction(record, kind),
        warning=_warning(sanction, today),
        dismissal=_dismissal(record, sanction),
        dbs_met=dbs not in _NO_DUTY and _dismisses(sanction),
        tra_met=tra is not ReferralDecision.NOT_MET and _dismisses(sanction),
        referrals=_made(record, {letter.ReferralBody.DBS: dbs, letter.ReferralBody.TRA: tra}),
        appeal=_appeal(sanction),
        advice=_advice(record, policy, today) if kind == ADVICE_NOTE else letter.Advice(),
        record=_kept(record, kind, today),
        enclosures=(_ENCLOSED.format(title=policy.title, version=policy.version),),
        not_in_policy=_not_in_policy(record, kind, policy),
    )


def first_values(record: CaseRecord, *, kind: str) -> LetterText:
    """What the typed fields of a letter start with, where the record already says it; a person may reword it."""
    sanction, advice = record.decided.sanction, record.decisions.advice
    found: dict[str, str] = {}
    if kind == ADVICE_NOTE and advice is not None and advice.review_on is not None:
        found["change_by"] = advice.review_on.isoformat()
    if kind != ADVICE_NOTE and sanction is not None and sanction.sanction in WARNINGS:
        found["change_required"] = sanction.change_required
        found["change_by"] = sanction.change_by.isoformat() if sanction.change_by else ""
    kept = [_SIX_YEARS] if kind == DISMISSAL_LETTER and _last_day(record, sanction) is None else []
    if kind != ADVICE_NOTE and record.triage.harm_threshold.answer in _MAY_BE_HARM:
        kept.append(_SAFEGUARDING_KEPT)
    found["retention"] = " ".join(kept)
    return LetterText(tuple((name, text) for name, text in found.items() if text.strip()))


def _addressee(team: CaseTeam, record: CaseRecord) -> letter.Addressee:
    person = team.person(record.case.subject)
    return letter.Addressee(person.name, person.address) if person else letter.Addressee("")


def _signatory(record: CaseRecord, kind: str) -> letter.Signatory:
    """Whoever gave the advice signs the note; whoever chaired the hearing signs its outcome."""
    advice, hearing = record.decisions.advice, record.decided.hearing
    if kind == ADVICE_NOTE:
        return letter.Signatory(advice.given_by, advice.given_by_title) if advice else _NOBODY
    return letter.Signatory(hearing.chair, hearing.chair_title) if hearing else _NOBODY


_NOBODY: Final = letter.Signatory("", "")


def _policy(policy: Policy, today: date, *, settled: bool) -> letter.PolicyCited:
    return letter.PolicyCited(
        title=policy.title,
        version=policy.version,
        effective_from=policy.effective_from,
        review_due=policy.review_due,
        review_overdue=policy.review_overdue(today),
        settled=settled,
    )


def _hearing(held: Hearing | None) -> letter.Hearing:
    if held is None:
        return letter.Hearing()
    others = tuple(letter.Attendee(a.name, a.capacity) for a in held.attendance)
    panel = held.decider is DeciderKind.PANEL
    return letter.Hearing(
        held_on=held.held_on,
        panel=(_CHAIR.format(name=held.chair), *held.members) if panel else (),
        attended=held.subject_attended,
        attendance=others or (letter.Attendee(held.chair, held.chair_title),),
        companion=_companion(held),
        clerk=held.clerk,
        absence=held.absence,
    )


def _companion(held: Hearing) -> letter.Companion | None:
    """None where nobody offered one: the letter then says that it cannot go out."""
    choice = _CHOICES.get(held.companion)
    if choice is None:
        return None
    category = _COMPANIONS[held.companion_category] if held.companion_category else ""
    return letter.Companion(choice, held.companion_name, category)


def _decided_by(held: Hearing | None) -> str:
    if held is None:
        return ""
    if held.decider is DeciderKind.PANEL:
        return _PANEL
    return _DECIDER.format(name=held.chair, title=held.chair_title)


def _findings(record: CaseRecord, policy: Policy) -> tuple[letter.FindingLine, ...]:
    """One line for each charge with a finding, in the order of the charges; a withdrawn charge says so."""
    found = {f.charge: f for f in record.decided.findings}
    labels = _labels(record)
    lines = []
    for charge in sorted(record.charges, key=lambda each: each.number):
        finding = found.get(charge.id)
        if finding is None and not charge.withdrawn:
            continue
        withdrawn = bool(charge.withdrawn)
        result = FindingResult.WITHDRAWN if withdrawn or finding is None else finding.result
        lines.append(
            letter.FindingLine(
                number=charge.number,
                allegation=charge.words,
                clauses=_cited(charge, policy),
                finding=result.value,
                reasons=charge.withdrawn if withdrawn or finding is None else finding.reasons,
                evidence=tuple(labels[i] for i in finding.evidence if i in labels)
                if finding and not withdrawn
                else (),
            )
        )
    return tuple(lines)


def _labels(record: CaseRecord) -> Mapping[ItemId, str]:
    """What a letter calls each item: `E03, the post with its replies`."""
    exhibits = {e.id: f"{e.label}, {e.answers.shows}" for e in record.exhibits}
    sightings = {
        s.id: f"{s.label}, {s.description}" if s.description.strip() else s.label
        for s in record.sightings
    }
    return {**exhibits, **sightings}


def _cited(charge: Charge, policy: Policy) -> tuple[str, ...]:
    return tuple(_citation(c, policy) for c in charge.clauses if policy.has(c.clause))


def _not_in_policy(record: CaseRecord, kind: str, policy: Policy) -> tuple[str, ...]:
    """What the letter would have to cite and cannot: cited before the day of the conduct pinned another version."""
    advice = record.decisions.advice
    if kind == ADVICE_NOTE:
        cited = advice.clauses if advice else ()
    else:
        cited = tuple(c.clause for each in live_charges(record) for c in each.clauses)
    return tuple(dict.fromkeys(clause for clause in cited if not policy.has(clause)))


def _citation(choice: ClauseChoice, policy: Policy) -> str:
    cited = policy.citation(choice.clause, limb=choice.limb)
    return f"{cited} ({choice.own_words.strip()})" if choice.own_words.strip() else cited


def _sanction(record: CaseRecord, kind: str) -> str:
    if kind == ADVICE_NOTE:
        return Sanction.INFORMAL_ADVICE.value if record.decisions.advice else ""
    sanction = record.decided.sanction
    return sanction.sanction.value if sanction else ""


def _warning(sanction: SanctionDecision | None, today: date) -> letter.LiveWarning:
    """Live from the day of issue, that day included, to the day before the anniversary."""
    if sanction is None or sanction.sanction not in WARNINGS or not sanction.live_months:
        return letter.LiveWarning()
    longer = sanction.live_months > USUAL_FINAL_MONTHS
    return letter.LiveWarning(
        today, last_live_day(today, sanction.live_months), sanction.reasons if longer else ""
    )


def _dismisses(sanction: SanctionDecision | None) -> bool:
    return sanction is not None and sanction.sanction in DISMISSALS


def _dismissal(record: CaseRecord, sanction: SanctionDecision | None) -> letter.Dismissal:
    if sanction is None or sanction.sanction not in DISMISSALS:
        return letter.Dismissal()
    summary = sanction.sanction is Sanction.SUMMARY_DISMISSAL
    la = record.decided.la
    told = record.done_outside(OutsideStep.LA_NOTIFICATION)
    wrote = record.done_outside(OutsideStep.LA_TERMINATION)
    return letter.Dismissal(
        reason=sanction.dismissal_reason,
        effective_on=_last_day(record, sanction),
        notice=letter.NoticeTerms.NONE if summary else None,
        authority_told_on=la.notified_on or (told.on if told else None),
        authority_letter_on=wrote.on if wrote else la.ended_on,
    )


def _last_day(record: CaseRecord, sanction: SanctionDecision | None) -> date | None:
    """The last day of employment: the local authority's where it ends the contract, else the school's own."""
    if record.school.authority_ends_contracts:
        return record.decided.la.ended_on
    return sanction.effective_date if sanction else None


def _referrals(
    record: CaseRecord, sanction: SanctionDecision | None
) -> tuple[ReferralDecision | None, ReferralDecision | None]:
    """What was decided about DBS and TRA; a referral since recorded as made outside counts as made."""
    if sanction is None:
        return None, None
    made = record.done_outside(OutsideStep.DBS_REFERRAL) is not None
    return (ReferralDecision.MADE if made else sanction.dbs), sanction.tra


def _made(
    record: CaseRecord, decided: Mapping[letter.ReferralBody, ReferralDecision | None]
) -> tuple[letter.Referral, ...]:
    found = []
    for body, decision in decided.items():
        state = _REFERRALS.get(decision) if decision else None
        step = record.done_outside(_REFERRAL_STEPS[body])
        if state is not None:
            on = step.on if step and state is letter.ReferralState.MADE else None
            found.append(letter.Referral(body, state, on))
    return tuple(found)


def _appeal(sanction: SanctionDecision | None) -> letter.Appeal:
    """Only days that were decided are printed: a starting value of Casebook's is nobody's rule."""
    if sanction is None:
        return letter.Appeal()
    route = sanction.appeal
    return letter.Appeal(route.to_name, route.to_contact, route.working_days or 0)


def _advice(record: CaseRecord, policy: Policy, today: date) -> letter.Advice:
    given = record.decisions.advice
    if given is None:
        return letter.Advice()
    return letter.Advice(
        met_on=given.met_on,
        what_happened=given.what_happened,
        said=given.what_was_said,
        expectation=given.expectation,
        clauses=tuple(policy.citation(c) for c in given.clauses if policy.has(c)),
        support=given.support,
        review_on=given.review_on,
        live_until=last_live_day(today, given.live_months),
    )


def _kept(record: CaseRecord, kind: str, today: date) -> letter.RecordKeeping:
    """Where the letter is kept, and its last day there (retention table)."""
    return letter.RecordKeeping(_PERSONNEL_FILE, _kept_until(record, kind, today))


def _kept_until(record: CaseRecord, kind: str, today: date) -> date | None:
    decisions = record.decided
    if kind == ADVICE_NOTE:
        return last_live_day(today, decisions.advice.live_months) if decisions.advice else None
    sanction = decisions.sanction
    live_to = _warning(sanction, today).live_to
    if live_to is not None:
        first = sanction is not None and sanction.sanction is Sanction.FIRST_WRITTEN_WARNING
        return live_to if first else max(live_to, last_live_day(today, _FINAL_WARNING_KEPT))
    ended = _last_day(record, sanction) if _dismisses(sanction) else None
    return add_months(ended, _DISMISSAL_KEPT) if ended else None
