"""The names a letter's wording may use, and the words the record gives each of them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from casebook.documents.value import Group, Ledger
from casebook.domain.letter import (
    Addressee,
    Appeal,
    CompanionChoice,
    DayKind,
    FindingLine,
    LetterFacts,
    LetterText,
    Referral,
    ReferralBody,
    ReferralState,
    Signatory,
)
from casebook.domain.letter_field import UPHELD
from casebook.domain.school import Employer, School
from casebook.resources import _, ngettext

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
FINDINGS = {
    "proved": "Proved",
    "partly_proved": "Partly proved",
    "not_proved": "Not proved",
    "withdrawn": "Withdrawn",
}
SEVERITIES = {
    "minor": "minor misconduct",
    "misconduct": "misconduct",
    "serious_misconduct": "serious misconduct",
    "gross_misconduct": "gross misconduct",
}
_TYPED = (
    *("change_required", "change_by", "support", "account_steps", "contact", "retention"),
    *("reference_position", "final_arrangements"),
)
_TYPED_DATES = frozenset({"change_by"})


def day(when: date | None) -> str:
    """`18 December 2026`; empty for no day."""
    return f"{when.day} {_(MONTHS[when.month - 1])} {when.year}" if when else ""


def joined(parts: Iterable[str]) -> str:
    """`A, B and C`."""
    *first, last = [part.strip() for part in parts if part.strip()] or [""]
    return _("{first} and {last}").format(first=", ".join(first), last=last) if first else last


def values(facts: LetterFacts, text: LetterText, ledger: Ledger) -> Mapping[str, object]:
    """Everything a wording may name."""
    return {
        **_open(facts, ledger),
        "school": _school(facts, ledger),
        "policy": _policy(facts, ledger),
        "hearing": _hearing(facts, ledger),
        "companion": _companion(facts, ledger),
        "findings": tuple(_finding(line, ledger) for line in facts.findings),
        "warning": _warning(facts, ledger),
        "dismissal": _dismissal(facts, ledger),
        "dbs": _referral(facts, ReferralBody.DBS, ledger),
        "tra": _referral(facts, ReferralBody.TRA, ledger),
        "appeal": _appeal(facts.appeal, ledger),
        "advice": _advice(facts, ledger),
        "record": _group(
            ledger,
            "record",
            placement=facts.record.placement,
            kept_until=day(facts.record.kept_until),
        ),
        **{name: ledger.value(name, _typed(text, name)) for name in _TYPED},
    }


@cache
def known_names() -> frozenset[str]:
    """The names above as a wording writes them, for checking one before it is used."""
    example = LetterFacts(
        school=School("-"),
        reference="-",
        dated=None,
        addressee=Addressee("-"),
        signatory=Signatory("-", "-"),
        findings=(FindingLine(1, "-", (), "proved", "-"),),
    )
    return frozenset(_names(values(example, LetterText(), Ledger())))


def _names(named: Mapping[str, object]) -> Iterator[str]:
    for name, value in named.items():
        yield name
        if isinstance(value, tuple):
            for each in value:
                yield from (f"{name}.{member}" for member in _members(each))
        yield from (f"{name}.{member}" for member in _members(value))


def _members(value: object) -> frozenset[str]:
    return value.names() if isinstance(value, Group) else frozenset()


def _group(ledger: Ledger, prefix: str, /, **texts: str | bool) -> Group:
    """Strings become values under `prefix.name`; truths stay as they are, for conditions."""
    return Group(
        {
            name: each if isinstance(each, bool) else ledger.value(f"{prefix}.{name}", each)
            for name, each in texts.items()
        }
    )


def _typed(text: LetterText, name: str) -> str:
    typed = text.value(name)
    if name not in _TYPED_DATES or not typed:
        return typed
    try:
        return day(date.fromisoformat(typed))
    except ValueError:
        return ""


def _open(facts: LetterFacts, ledger: Ledger) -> Mapping[str, object]:
    panel = joined(facts.hearing.panel)
    texts = {
        "dated": day(facts.dated),
        "reference": facts.reference,
        "decided_by": facts.decided_by or panel,
        "decided_on": day(facts.decided_on),
        "panel": panel if facts.decided_by else "",
        "severity": _(SEVERITIES[facts.severity]) if facts.severity in SEVERITIES else "",
        "severity_why": facts.severity_why,
        "mitigation": facts.mitigation,
        "alternatives": facts.alternatives,
        "ends_on": day(facts.ends_on),
        "subject_name": facts.addressee.name,
    }
    return {
        **{name: ledger.value(name, each) for name, each in texts.items()},
        "employer_is_authority": facts.school.employer is Employer.LOCAL_AUTHORITY,
        "employer_is_trust": facts.school.employer is Employer.ACADEMY_TRUST,
        "some_not_upheld": any(line.finding not in UPHELD for line in facts.findings),
    }


def _school(facts: LetterFacts, ledger: Ledger) -> Group:
    school = facts.school
    return _group(
        ledger,
        "school",
        name=school.name,
        telephone=school.telephone,
        email=school.email,
        local_authority=school.local_authority,
    )


def _policy(facts: LetterFacts, ledger: Ledger) -> Group:
    policy = facts.policy
    return _group(
        ledger,
        "policy",
        title=policy.title if policy else "",
        version=policy.version if policy else "",
        effective_from=day(policy.effective_from) if policy else "",
        review_due=day(policy.review_due) if policy else "",
        review_overdue=bool(policy and policy.review_overdue),
        settled=bool(policy and policy.settled),
    )


def _hearing(facts: LetterFacts, ledger: Ledger) -> Group:
    hearing = facts.hearing
    present = [
        _("{name} ({capacity})").format(name=each.name, capacity=each.capacity)
        for each in hearing.attendance
    ]
    return _group(
        ledger,
        "hearing",
        held_on=day(hearing.held_on),
        attended=hearing.attended is True,
        missed=hearing.attended is False,
        attendance=joined(present),
        clerk=hearing.clerk,
        absence=hearing.absence,
    )


def _companion(facts: LetterFacts, ledger: Ledger) -> Group:
    companion = facts.hearing.companion
    return _group(
        ledger,
        "companion",
        accompanied=companion is not None and companion.choice is CompanionChoice.ACCOMPANIED,
        declined=companion is not None and companion.choice is CompanionChoice.DECLINED,
        name=companion.name if companion else "",
        category=companion.category if companion else "",
    )


def _finding(line: FindingLine, ledger: Ledger) -> Group:
    return _group(
        ledger,
        "finding",
        number=str(line.number),
        allegation=line.allegation,
        clauses="\n".join(line.clauses),
        outcome=_(FINDINGS.get(line.finding, "")) if line.finding in FINDINGS else "",
        reasons=line.reasons,
        evidence="; ".join(line.evidence),
        upheld=line.finding in UPHELD,
    )


def _warning(facts: LetterFacts, ledger: Ledger) -> Group:
    live = facts.warning
    return _group(
        ledger,
        "warning",
        live_from=day(live.live_from),
        live_to=day(live.live_to),
        why_longer=live.why_longer,
    )


def _dismissal(facts: LetterFacts, ledger: Ledger) -> Group:
    return _group(
        ledger,
        "dismissal",
        reason=facts.dismissal.reason,
        authority_told_on=day(facts.dismissal.authority_told_on),
    )


def _referral(facts: LetterFacts, body: ReferralBody, ledger: Ledger) -> Group:
    found: Referral | None = next((each for each in facts.referrals if each.body is body), None)
    return _group(
        ledger,
        body.value,
        met=facts.dbs_met if body is ReferralBody.DBS else facts.tra_met,
        considered=found is not None and found.state is ReferralState.CONSIDERED,
        to_be_made=found is not None and found.state is ReferralState.TO_BE_MADE,
        made=found is not None and found.state is ReferralState.MADE,
        on=day(found.on) if found else "",
    )


def _appeal(appeal: Appeal, ledger: Ledger) -> Group:
    within = ""
    if appeal.days > 0:
        within = {
            DayKind.WORKING: ngettext("{count} working day", "{count} working days", appeal.days),
            DayKind.SCHOOL: ngettext("{count} school day", "{count} school days", appeal.days),
            DayKind.CALENDAR: ngettext("{count} day", "{count} days", appeal.days),
        }[appeal.day_kind].format(count=appeal.days)
    return _group(ledger, "appeal", to=appeal.to, contact=appeal.contact, within=within)


def _advice(facts: LetterFacts, ledger: Ledger) -> Group:
    advice = facts.advice
    return _group(
        ledger,
        "advice",
        met_on=day(advice.met_on),
        what_happened=advice.what_happened,
        said=advice.said,
        expectation=advice.expectation,
        clauses="; ".join(advice.clauses),
        support=advice.support,
        review_on=day(advice.review_on),
        live_until=day(advice.live_until),
    )
