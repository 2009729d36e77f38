"""The ● of the outcome letters as one table: what the law, the Acas Code or the regulations require of each.

DOC-21 advice note, DOC-26 and DOC-27 warnings, DOC-30 summary dismissal. Sources: Acas Code of Practice on
disciplinary and grievance procedures; School Staffing (England) Regulations 2009 reg 20 for who ends a contract.
"""

from casebook.domain import letter_field
from casebook.domain.letter import NoticeTerms, ReferralBody
from casebook.domain.letter_field import (
    ADVICE,
    AFTER_HEARING,
    ALL,
    DISMISSAL,
    SANCTIONS,
    SEVERITIES,
    UPHELD,
    WARNINGS,
    Given,
    GoesTo,
    MissingField,
    RequiredField,
)


def _row(  # one ● on one or two lines
    name: str,
    label: str,
    goes_to: GoesTo,
    *,
    kinds: frozenset[str],
    given: Given,
    printed: tuple[str, ...] = (),
) -> RequiredField:
    return RequiredField(MissingField(name, label, goes_to), kinds, given, printed)


def _sanctioned(kind: str) -> RequiredField:
    return _row(
        "sanction",
        "the outcome in the decision record that this letter announces",
        GoesTo.DECISION,
        kinds=frozenset({kind}),
        given=lambda facts, _: facts.sanction in SANCTIONS[kind],
    )


def _severe(kind: str, label: str) -> RequiredField:
    return _row(
        "severity",
        label,
        GoesTo.DECISION,
        kinds=frozenset({kind}),
        given=lambda facts, _: facts.severity in SEVERITIES[kind],
        printed=("severity",),
    )


REQUIRED_FIELDS: tuple[RequiredField, ...] = (
    _row(
        "school",
        "the school's name and address, for the head of the letter",
        GoesTo.SCHOOL,
        kinds=ALL,
        given=lambda facts, _: bool(facts.school.name.strip() and facts.school.address),
    ),
    _row(
        "addressee",
        "the name and address of the person it goes to",
        GoesTo.PEOPLE,
        kinds=ALL,
        given=lambda facts, _: bool(facts.addressee.name.strip() and facts.addressee.address),
    ),
    _row(
        "dated",
        "the date of the letter",
        GoesTo.LETTER,
        kinds=ALL,
        given=lambda facts, _: facts.dated is not None,
    ),
    _row(
        "reference",
        "the reference of the letter",
        GoesTo.LETTER,
        kinds=ALL,
        given=lambda facts, _: bool(facts.reference.strip()),
    ),
    _row(
        "signatory",
        "who signs it, with name and role",
        GoesTo.LETTER,
        kinds=ALL,
        given=lambda facts, _: bool(facts.signatory.name.strip() and facts.signatory.role.strip()),
    ),
    _row(
        "hearing_on",
        "the date of the hearing",
        GoesTo.HEARING,
        kinds=AFTER_HEARING,
        given=lambda facts, _: facts.hearing.held_on is not None,
        printed=("hearing.held_on",),
    ),
    _row(
        "decided_by",
        "who heard the case and decided it",
        GoesTo.HEARING,
        kinds=AFTER_HEARING,
        given=lambda facts, _: bool(facts.decided_by.strip() or facts.hearing.panel),
        printed=("decided_by",),
    ),
    _row(
        "attendance",
        "who attended the hearing",
        GoesTo.HEARING,
        kinds=AFTER_HEARING,
        given=lambda facts, _: (
            facts.hearing.attended is not None and bool(facts.hearing.attendance)
        ),
        printed=("hearing.attendance",),
    ),
    _row(
        "companion",
        "who came as companion, or that a companion was declined",
        GoesTo.HEARING,
        kinds=AFTER_HEARING,
        given=letter_field.companion,
    ),
    _row(
        "meeting_on",
        "the date of the meeting",
        GoesTo.DECISION,
        kinds=ADVICE,
        given=lambda facts, _: facts.advice.met_on is not None,
        printed=("advice.met_on",),
    ),
    _row(
        "what_happened",
        "what happened, as it was put at the meeting",
        GoesTo.DECISION,
        kinds=ADVICE,
        given=lambda facts, _: bool(facts.advice.what_happened.strip()),
        printed=("advice.what_happened",),
    ),
    _row(
        "policy",
        "the policy it cites, with its version",
        GoesTo.POLICY,
        kinds=ALL,
        given=lambda facts, _: facts.policy is not None and bool(facts.policy.version.strip()),
        printed=("policy.title", "policy.version"),
    ),
    _row(
        "advice_clauses",
        "the paragraphs of the policy the advice is about",
        GoesTo.DECISION,
        kinds=ADVICE,
        given=lambda facts, _: bool(facts.advice.clauses),
        printed=("advice.clauses",),
    ),
    _row(
        "findings",
        "a finding on every allegation",
        GoesTo.DECISION,
        kinds=AFTER_HEARING,
        given=letter_field.every_finding,
        printed=("finding.allegation", "finding.outcome"),
    ),
    _row(
        "nature",
        "at least one allegation found proved, as the nature of the misconduct",
        GoesTo.DECISION,
        kinds=AFTER_HEARING,
        given=lambda facts, _: (
            not facts.findings or any(line.finding in UPHELD for line in facts.findings)
        ),
    ),
    _row(
        "reasons",
        "the reasons for every finding",
        GoesTo.DECISION,
        kinds=AFTER_HEARING,
        given=letter_field.reasons,
        printed=("finding.reasons",),
    ),
    _row(
        "evidence",
        "the evidence relied on for every allegation found proved",
        GoesTo.DECISION,
        kinds=AFTER_HEARING,
        given=letter_field.evidence,
        printed=("finding.evidence",),
    ),
    _row(
        "clauses",
        "the paragraphs of the policy breached, for every allegation found proved",
        GoesTo.DECISION,
        kinds=AFTER_HEARING,
        given=letter_field.clauses,
        printed=("finding.clauses",),
    ),
    _row(
        "mitigation",
        "the mitigation that was weighed, or that none was offered",
        GoesTo.DECISION,
        kinds=AFTER_HEARING,
        given=lambda facts, _: bool(facts.mitigation.strip()),
        printed=("mitigation",),
    ),
    _severe("DOC-27", "the severity that was decided"),
    _severe("DOC-30", "a decision that it was gross misconduct"),
    _row(
        "severity_why",
        "why it was judged that severe",
        GoesTo.DECISION,
        kinds=frozenset({"DOC-27", "DOC-30"}),
        given=lambda facts, _: bool(facts.severity_why.strip()),
        printed=("severity_why",),
    ),
    _sanctioned("DOC-21"),
    _sanctioned("DOC-26"),
    _sanctioned("DOC-27"),
    _sanctioned("DOC-30"),
    _row(
        "live_period",
        "the first and last day on which the warning is live",
        GoesTo.DECISION,
        kinds=WARNINGS,
        given=letter_field.live_period,
        printed=("warning.live_from", "warning.live_to"),
    ),
    _row(
        "why_longer",
        "why the warning stays live for longer than usual",
        GoesTo.DECISION,
        kinds=frozenset({"DOC-27"}),
        given=lambda facts, _: (
            facts.sanction != "extended_final_warning" or bool(facts.warning.why_longer.strip())
        ),
    ),
    _row(
        "expectation",
        "what is expected from now on",
        GoesTo.DECISION,
        kinds=ADVICE,
        given=lambda facts, text: bool(
            facts.advice.expectation.strip() or text.value("change_required")
        ),
    ),
    _row(
        "change_required",
        "what must change",
        GoesTo.LETTER,
        kinds=WARNINGS,
        given=lambda _, text: bool(text.value("change_required")),
        printed=("change_required",),
    ),
    _row(
        "change_by",
        "the day by which it must change, not before the day of the letter",
        GoesTo.LETTER,
        kinds=ADVICE | WARNINGS,
        given=letter_field.change_by,
        printed=("change_by",),
    ),
    _row(
        "support",
        "the support, training or steps for an account that go with the advice",
        GoesTo.LETTER,
        kinds=ADVICE,
        given=lambda facts, text: bool(
            facts.advice.support.strip() or text.value("support") or text.value("account_steps")
        ),
    ),
    _row(
        "review_on",
        "the date of the review, not before the day of the letter",
        GoesTo.DECISION,
        kinds=ADVICE,
        given=letter_field.review_on,
        printed=("advice.review_on",),
    ),
    _row(
        "reason",
        "the reason for dismissal",
        GoesTo.DECISION,
        kinds=DISMISSAL,
        given=lambda facts, _: bool(facts.dismissal.reason.strip()),
        printed=("dismissal.reason",),
    ),
    _row(
        "effective_on",
        "the day on which employment ends, not before the day of the letter",
        GoesTo.DECISION,
        kinds=DISMISSAL,
        given=letter_field.ending,
    ),
    _row(
        "no_early_date",
        "the local authority's own letter ending the contract, before any last day is given",
        GoesTo.DECISION,
        kinds=DISMISSAL,
        given=letter_field.no_early_date,
    ),
    _row(
        "authority",
        "the name of the local authority that ends the contract",
        GoesTo.SCHOOL,
        kinds=DISMISSAL,
        given=lambda facts, _: (
            not facts.school.authority_ends_contracts or bool(facts.school.local_authority.strip())
        ),
    ),
    _row(
        "notice",
        "that there is no notice, because it was gross misconduct",
        GoesTo.DECISION,
        kinds=DISMISSAL,
        given=lambda facts, _: facts.dismissal.notice is NoticeTerms.NONE,
    ),
    _row(
        "dbs_referral",
        "what was decided about a referral to the Disclosure and Barring Service",
        GoesTo.DECISION,
        kinds=DISMISSAL,
        given=letter_field.referred(ReferralBody.DBS),
    ),
    _row(
        "tra_referral",
        "what was decided about a referral to the Teaching Regulation Agency",
        GoesTo.DECISION,
        kinds=DISMISSAL,
        given=letter_field.referred(ReferralBody.TRA),
    ),
    _row(
        "appeal_to",
        "who an appeal goes to, and how to reach them",
        GoesTo.DECISION,
        kinds=AFTER_HEARING,
        given=lambda facts, _: bool(facts.appeal.to.strip() and facts.appeal.contact.strip()),
        printed=("appeal.to", "appeal.contact"),
    ),
    _row(
        "appeal_days",
        "the number of days within which to appeal; one that the school confirmed under Time limits is offered there",
        GoesTo.DECISION,
        kinds=AFTER_HEARING,
        given=lambda facts, _: facts.appeal.days > 0,
        printed=("appeal.within",),
    ),
    _row(
        "note_until",
        "the last day on which the note is kept",
        GoesTo.DECISION,
        kinds=ADVICE,
        given=lambda facts, _: facts.advice.live_until is not None,
        printed=("advice.live_until",),
    ),
    _row(
        "record",
        "where the record is put and how long it is kept",
        GoesTo.DECISION,
        kinds=ALL,
        given=lambda facts, text: (
            bool(facts.record.placement.strip())
            and (facts.record.kept_until is not None or bool(text.value("retention")))
        ),
        printed=("record.placement",),
    ),
)
