"""What a letter takes from the record: SC-1's dismissal, a warning's arithmetic, SC-5's note."""

from dataclasses import replace
from datetime import date

import pytest

from casebook.domain.decision import (
    CompanionChoice,
    DeciderKind,
    Finding,
    FindingResult,
    LaDates,
    ReferralDecision,
    Sanction,
    SanctionDecision,
)
from casebook.domain.evidence import Sighting
from casebook.domain.ids import ChargeId, EventId, ItemId, PersonId
from casebook.domain.letter import CompanionChoice as Chosen
from casebook.domain.letter import (
    LetterFacts,
    LetterKind,
    LetterText,
    NoticeTerms,
    ReferralBody,
    ReferralState,
)
from casebook.domain.letter_check import missing
from casebook.domain.letter_facts import first_values, letter_facts
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.policy import Policy
from casebook.domain.record import CaseRecord
from casebook.domain.school import SchoolCategory
from casebook.domain.triage import Answer, Question

ISSUED = date(2026, 1, 12)


def kind(id_: str) -> LetterKind:
    return LetterKind(id_, "", 1, "subject", "")


def with_sanction(record: CaseRecord, sanction: SanctionDecision) -> CaseRecord:
    return replace(record, decisions=replace(record.decisions, sanction=sanction))


def test_a_dismissal_in_a_community_school_prints_no_last_day_before_the_authority_has_written(
    dismissed: CaseRecord, policy: Policy
) -> None:
    facts = letter_facts(dismissed, kind="DOC-30", policy=policy, today=ISSUED, number=3)

    assert facts.reference == "FH-7QK4/3"
    assert facts.ends_on is None
    assert facts.dismissal.authority_told_on == date(2026, 1, 9)
    assert facts.dismissal.notice is NoticeTerms.NONE
    assert (facts.signatory.name, facts.signatory.role) == (
        "Simone Achterberg",
        "Chair of the panel",
    )
    assert facts.decided_by == "a panel of governors"
    assert facts.hearing.panel[0] == "Simone Achterberg (chair)"
    assert facts.hearing.companion is not None
    assert facts.hearing.companion.category == "a trade union official"
    assert facts.dbs_met
    assert not facts.tra_met
    assert [(r.body, r.state) for r in facts.referrals] == [
        (ReferralBody.DBS, ReferralState.TO_BE_MADE)
    ]


def test_its_findings_cite_clause_limb_and_evidence(dismissed: CaseRecord, policy: Policy) -> None:
    facts = letter_facts(dismissed, kind="DOC-30", policy=policy, today=ISSUED, number=3)

    (line,) = facts.findings
    assert line.number == 1
    assert line.finding == "proved"
    assert line.evidence == ("E01, the post with its replies",)
    assert len(line.clauses) == 2
    assert line.clauses[0].startswith("paragraph 4.7")
    assert "priva" in line.clauses[1]


def test_the_last_day_is_printed_once_the_authority_has_ended_the_contract(
    dismissed: CaseRecord, policy: Policy
) -> None:
    la = LaDates(date(2026, 1, 9), date(2026, 1, 9), date(2026, 1, 16))
    wrote = DoneOutside(EventId("e"), OutsideStep.LA_TERMINATION, date(2026, 1, 15), "Wexmoor")
    ended = replace(dismissed, decisions=replace(dismissed.decisions, la=la))
    facts = letter_facts(ended, kind="DOC-30", policy=policy, today=ISSUED, number=3)

    assert facts.ends_on == date(2026, 1, 16)
    assert facts.record.kept_until == date(2032, 1, 16)  # SC-1: end of employment and six years
    told = replace(ended, outside=(*ended.outside, wrote))
    later = letter_facts(told, kind="DOC-30", policy=policy, today=ISSUED, number=3)
    assert later.dismissal.authority_letter_on == date(2026, 1, 15)


def test_a_foundation_school_prints_the_day_it_decided(
    dismissed: CaseRecord, dismissal: SanctionDecision, policy: Policy
) -> None:
    school = replace(dismissed.school, category=SchoolCategory.FOUNDATION)
    own = with_sanction(
        replace(dismissed, school=school), replace(dismissal, effective_date=date(2026, 1, 12))
    )

    facts = letter_facts(own, kind="DOC-30", policy=policy, today=ISSUED, number=3)

    assert facts.ends_on == date(2026, 1, 12)


def test_with_what_the_record_says_first_the_dismissal_letter_lacks_nothing(
    dismissed: CaseRecord, policy: Policy
) -> None:
    facts = letter_facts(dismissed, kind="DOC-30", policy=policy, today=ISSUED, number=3)
    typed = first_values(dismissed, kind="DOC-30")

    assert typed.value("retention") == "It is kept for six years after your employment ends."
    assert missing(kind("DOC-30"), facts, typed) == ()


@pytest.mark.parametrize(
    ("sanction", "months", "live_to", "kept_until"),
    [
        (Sanction.FIRST_WRITTEN_WARNING, 6, date(2026, 11, 11), date(2026, 11, 11)),  # V10
        (Sanction.FINAL_WRITTEN_WARNING, 12, date(2027, 5, 11), date(2027, 11, 11)),
        (Sanction.EXTENDED_FINAL_WARNING, 24, date(2028, 5, 11), date(2028, 5, 11)),
    ],
)
def test_a_warning_is_live_to_its_last_day_and_kept_as_the_table_says(
    found: CaseRecord,
    warning: SanctionDecision,
    policy: Policy,
    *,
    sanction: Sanction,
    months: int,
    live_to: date,
    kept_until: date,
) -> None:
    document = "DOC-26" if sanction is Sanction.FIRST_WRITTEN_WARNING else "DOC-27"
    decided = replace(warning, sanction=sanction, live_months=months, change_by=date(2026, 6, 30))
    record = with_sanction(found, decided)
    facts = letter_facts(record, kind=document, policy=policy, today=date(2026, 5, 12), number=1)

    assert (facts.warning.live_from, facts.warning.live_to) == (date(2026, 5, 12), live_to)
    assert facts.record.kept_until == kept_until
    assert bool(facts.warning.why_longer) is (sanction is Sanction.EXTENDED_FINAL_WARNING)
    assert missing(kind(document), facts, first_values(record, kind=document)) == ()


def test_a_decision_that_was_not_made_leaves_a_gap_and_no_guess(
    found: CaseRecord, warning: SanctionDecision, policy: Policy
) -> None:
    record = with_sanction(found, replace(warning, appeal=type(warning.appeal)(), mitigation=""))
    facts = letter_facts(record, kind="DOC-26", policy=policy, today=ISSUED, number=1)

    lacking = {m.name for m in missing(kind("DOC-26"), facts, first_values(record, kind="DOC-26"))}
    assert lacking == {"mitigation", "appeal_to", "appeal_days"}


def test_an_undecided_referral_stops_the_dismissal_letter(
    dismissed: CaseRecord, dismissal: SanctionDecision, policy: Policy
) -> None:
    open_ = with_sanction(dismissed, replace(dismissal, dbs=None, tra=None))
    facts = letter_facts(open_, kind="DOC-30", policy=policy, today=ISSUED, number=3)

    lacking = {m.name for m in missing(kind("DOC-30"), facts, first_values(open_, kind="DOC-30"))}
    assert lacking == {"dbs_referral", "tra_referral"}


def test_a_referral_made_since_says_when(dismissed: CaseRecord, policy: Policy) -> None:
    made = DoneOutside(EventId("e"), OutsideStep.DBS_REFERRAL, date(2026, 1, 20), "Oriel Tansley")
    record = replace(dismissed, outside=(*dismissed.outside, made))

    facts = letter_facts(record, kind="DOC-30", policy=policy, today=ISSUED, number=3)

    assert [(r.state, r.on) for r in facts.referrals] == [(ReferralState.MADE, date(2026, 1, 20))]


def test_a_teacher_s_referral_that_was_weighed_is_said(
    dismissed: CaseRecord, dismissal: SanctionDecision, policy: Policy
) -> None:
    weighed = with_sanction(dismissed, replace(dismissal, tra=ReferralDecision.CONSIDERED))
    facts = letter_facts(weighed, kind="DOC-30", policy=policy, today=ISSUED, number=3)

    assert facts.tra_met
    assert facts.referrals[1].state is ReferralState.CONSIDERED


def test_a_note_of_advice_says_nothing_of_findings(advised: CaseRecord, policy: Policy) -> None:
    facts = letter_facts(advised, kind="DOC-21", policy=policy, today=date(2025, 11, 28), number=1)

    assert facts.findings == ()
    assert facts.severity == ""
    assert facts.sanction == "informal_advice"
    assert facts.signatory.name == "Oriel Tansley"
    assert facts.advice.live_until == date(2026, 5, 27)  # SC-5
    assert facts.record.kept_until == date(2026, 5, 27)
    assert facts.policy is not None
    assert facts.policy.review_overdue
    assert missing(kind("DOC-21"), facts, first_values(advised, kind="DOC-21")) == ()


def test_a_case_where_nothing_was_recorded_gives_facts_that_say_what_is_missing(
    reported: CaseRecord, policy: Policy
) -> None:
    for document in ("DOC-21", "DOC-26", "DOC-30"):
        facts = letter_facts(reported, kind=document, policy=policy, today=ISSUED, number=1)
        assert missing(kind(document), facts, LetterText())
        assert first_values(reported, kind=document).value("change_by") == ""


def test_a_manager_who_heard_it_is_named_with_the_post(
    dismissed: CaseRecord, policy: Policy
) -> None:
    assert dismissed.decisions.hearing is not None
    hearing = replace(
        dismissed.decisions.hearing,
        decider=DeciderKind.MANAGER, chair="Oriel Tansley", chair_title="Headteacher",
        members=(), attendance=(), companion=CompanionChoice.DECLINED, companion_name="",
        companion_category=None,
    )  # fmt: skip
    record = replace(dismissed, decisions=replace(dismissed.decisions, hearing=hearing))

    facts = letter_facts(record, kind="DOC-30", policy=policy, today=ISSUED, number=3)

    assert facts.decided_by == "Oriel Tansley, Headteacher"
    assert facts.hearing.panel == ()
    assert [a.name for a in facts.hearing.attendance] == ["Oriel Tansley"]
    assert facts.hearing.companion is not None
    assert facts.hearing.companion.choice is Chosen.DECLINED


def test_no_letter_follows_where_no_companion_was_offered(
    dismissed: CaseRecord, policy: Policy
) -> None:
    assert dismissed.decisions.hearing is not None
    hearing = replace(dismissed.decisions.hearing, companion=CompanionChoice.NOT_OFFERED)
    record = replace(dismissed, decisions=replace(dismissed.decisions, hearing=hearing))

    facts = letter_facts(record, kind="DOC-30", policy=policy, today=ISSUED, number=3)

    typed = first_values(record, kind="DOC-30")
    assert [m.name for m in missing(kind("DOC-30"), facts, typed)] == ["companion"]


def test_a_withdrawn_charge_says_so_and_an_undecided_one_is_left_out(
    dismissed: CaseRecord, policy: Policy
) -> None:
    withdrawn = replace(
        dismissed.charges[0], id=ChargeId("c2"), number=2, withdrawn="It was another account"
    )
    undecided = replace(dismissed.charges[0], id=ChargeId("c3"), number=3)
    late = Finding(ChargeId("c2"), FindingResult.PROVED, "?", (ItemId("item-1"),))
    record = replace(
        dismissed,
        charges=(undecided, withdrawn, *dismissed.charges),
        decisions=replace(dismissed.decisions, findings=(*dismissed.decisions.findings, late)),
    )

    facts = letter_facts(record, kind="DOC-30", policy=policy, today=ISSUED, number=3)

    assert [(f.number, f.finding) for f in facts.findings] == [(1, "proved"), (2, "withdrawn")]
    assert facts.findings[1].reasons == "It was another account"
    assert facts.findings[1].evidence == ()


def test_own_words_for_other_stand_behind_the_citation(
    dismissed: CaseRecord, policy: Policy
) -> None:
    charge = dismissed.charges[0]
    other = replace(charge.clauses[0], clause="4.8(a)", own_words="live-streamed a brawl")
    record = replace(dismissed, charges=(replace(charge, clauses=(other,)),))

    facts = letter_facts(record, kind="DOC-30", policy=policy, today=ISSUED, number=3)

    assert facts.findings[0].clauses[0].endswith("(live-streamed a brawl)")


def test_a_referral_to_dbs_that_was_weighed_and_not_made_is_no_duty(
    dismissed: CaseRecord, dismissal: SanctionDecision, policy: Policy
) -> None:
    weighed = with_sanction(dismissed, replace(dismissal, dbs=ReferralDecision.CONSIDERED))
    facts = letter_facts(weighed, kind="DOC-30", policy=policy, today=ISSUED, number=3)

    assert not facts.dbs_met


@pytest.mark.parametrize(
    ("described", "printed"),
    [("a picture, described in words", ", a picture, described in words"), ("", "")],
)
def test_a_sighting_relied_on_is_named_without_a_picture(
    dismissed: CaseRecord, policy: Policy, described: str, printed: str
) -> None:
    sighting = Sighting(
        ItemId("s"), 2, dismissed.case.opened_at, PersonId("oriel"), description=described
    )
    finding = replace(dismissed.decisions.findings[0], evidence=(ItemId("s"),))
    record = replace(
        dismissed,
        sightings=(sighting,),
        decisions=replace(dismissed.decisions, findings=(finding,)),
    )
    facts = letter_facts(record, kind="DOC-30", policy=policy, today=ISSUED, number=3)

    assert facts.findings[0].evidence == (f"S02{printed}",)


@pytest.mark.parametrize("document", ["DOC-26", "DOC-30"])
def test_a_concern_about_a_childs_safety_is_kept_for_as_long_as_the_guidance_says(
    dismissed: CaseRecord, warning: SanctionDecision, document: str
) -> None:
    record = with_sanction(dismissed, warning) if document == "DOC-26" else dismissed
    assert "pension age" not in first_values(record, kind=document).value("retention")
    for answer in (Answer.YES, Answer.NOT_SURE):
        harm = replace(record.triage, harm_threshold=Question(answer, "A pupil was shown"))
        typed = first_values(replace(record, triage=harm), kind=document).value("retention")
        assert typed.endswith("or for ten years from the day it was raised if that is longer.")
        assert ("six years after your employment ends" in typed) is (document == "DOC-30")


def test_the_authority_was_told_also_where_that_was_done_outside(
    dismissed: CaseRecord, policy: Policy
) -> None:
    told = DoneOutside(EventId("e"), OutsideStep.LA_NOTIFICATION, date(2026, 1, 9), "Lena Farrow")
    unentered = replace(dismissed.decisions, la=LaDates())
    record = replace(dismissed, decisions=unentered, outside=(*dismissed.outside, told))

    facts = letter_facts(record, kind="DOC-30", policy=policy, today=ISSUED, number=3)

    assert facts.dismissal.authority_told_on == date(2026, 1, 9)


def test_the_version_is_settled_once_the_day_of_the_conduct_is(
    dismissed: CaseRecord, policy: Policy
) -> None:
    unknown = replace(dismissed.case, conduct_on=None, policy_at_conduct=None)
    for case, settled in ((unknown, False), (dismissed.case, True)):
        record = replace(dismissed, case=case)
        facts = letter_facts(record, kind="DOC-30", policy=policy, today=ISSUED, number=3)
        assert facts.policy is not None
        assert facts.policy.settled is settled


def test_the_cited_policy_is_enclosed_in_the_version_the_case_is_judged_by(
    advised: CaseRecord, dismissed: CaseRecord, policy: Policy
) -> None:
    older = replace(policy, version="2016-spring")
    for record, document in ((advised, "DOC-21"), (dismissed, "DOC-30")):
        facts = letter_facts(record, kind=document, policy=older, today=ISSUED, number=1)
        assert facts.enclosures == (f"{policy.title}, 2016-spring",)


def test_a_warning_of_the_usual_months_is_not_called_longer(
    found: CaseRecord, warning: SanctionDecision, policy: Policy
) -> None:
    def facts(months: int) -> LetterFacts:
        decided = replace(warning, sanction=Sanction.EXTENDED_FINAL_WARNING, live_months=months)
        record = with_sanction(found, decided)
        return letter_facts(record, kind="DOC-27", policy=policy, today=ISSUED, number=1)

    assert facts(12).warning.why_longer == ""
    assert facts(13).warning.why_longer == warning.reasons


def test_a_paragraph_the_policy_does_not_have_is_named_and_not_dropped(
    advised: CaseRecord, dismissed: CaseRecord, policy: Policy
) -> None:
    gone = {"2.3", "5.2(h)"}
    other = replace(policy, clauses=tuple(c for c in policy.clauses if c.id not in gone))
    for record, document, clause in ((advised, "DOC-21", "2.3"), (dismissed, "DOC-30", "5.2(h)")):
        facts = letter_facts(record, kind=document, policy=other, today=ISSUED, number=1)
        first = missing(kind(document), facts, first_values(record, kind=document))[0]
        assert first.name == "not_in_policy"
        assert clause in first.label
