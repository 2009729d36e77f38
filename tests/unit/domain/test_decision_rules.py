"""Finding, severity, sanction: in that order, by those who may, each with what makes it fair."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain import readiness
from casebook.domain.case import RoleHeld
from casebook.domain.conflict_check import facts_of
from casebook.domain.decision import (
    CompanionChoice,
    DeciderKind,
    Finding,
    FindingResult,
    Hearing,
    LaDates,
    Sanction,
    SanctionDecision,
    Severity,
    SeverityDecision,
)
from casebook.domain.delegation import Decider, Delegated, Delegation, Power, Whom
from casebook.domain.ids import ChargeId, LetterId, PersonId
from casebook.domain.issued import IssuedLetter
from casebook.domain.outside import OutsideStep
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.domain.school import SchoolCategory
from casebook.domain.stage import Stage
from casebook.errors import NotAllowed, Refused

CLERK = frozenset({Role.CLERK})
TODAY = date(2026, 1, 9)
FINDING = Finding(ChargeId("c1"), FindingResult.PROVED, "She accepts it")
SEVERITY = SeverityDecision(Severity.MISCONDUCT, "A child was in it", date(2026, 1, 8))


def hearing_of(record: CaseRecord) -> Hearing:
    assert record.decisions.hearing is not None
    return record.decisions.hearing


def test_a_finding_waits_for_the_hearing(charged: CaseRecord) -> None:
    with pytest.raises(Refused, match="hearing first"):
        readiness.check_finding(charged, FINDING, roles=CLERK)


def test_severity_waits_for_a_finding_on_every_charge(heard: CaseRecord) -> None:
    with pytest.raises(Refused) as refused:
        readiness.check_severity(heard, SEVERITY, roles=CLERK)

    assert refused.value.sentence() == "Record a finding on every charge first: 1 still to do."


def test_the_sanction_waits_for_the_severity(found: CaseRecord, warning: SanctionDecision) -> None:
    unweighed = replace(found, decisions=replace(found.decisions, severity=None))
    with pytest.raises(Refused, match="how serious"):
        readiness.check_sanction(unweighed, warning, roles=CLERK)

    readiness.check_sanction(found, warning, roles=CLERK)


def test_the_decision_still_open_is_named_in_order(
    charged: CaseRecord, heard: CaseRecord, found: CaseRecord, dismissed: CaseRecord
) -> None:
    uncharged = replace(heard, charges=())
    said = [readiness.open_decision(r) for r in (charged, uncharged, heard, found, dismissed)]

    assert [w.english() if w else "" for w in said] == [
        "Record the hearing first.",
        "Write the charges first: a finding is about a charge.",
        "Record a finding on every charge: 1 still to do.",
        "Record the outcome, after the findings and the severity.",
        "",
    ]


@pytest.mark.parametrize(
    "roles",
    [
        frozenset({Role.HR_ADVISER}),
        frozenset({Role.HR_ADVISER, Role.CLERK}),
        frozenset({Role.INVESTIGATING_OFFICER}),
        frozenset[Role](),
    ],
)
def test_hr_and_the_investigator_write_no_decision(
    heard: CaseRecord, found: CaseRecord, warning: SanctionDecision, roles: frozenset[Role]
) -> None:
    with pytest.raises(NotAllowed):
        readiness.check_finding(heard, FINDING, roles=roles)
    with pytest.raises(NotAllowed):
        readiness.check_severity(found, SEVERITY, roles=roles)
    with pytest.raises(NotAllowed):
        readiness.check_sanction(found, warning, roles=roles)
    with pytest.raises(NotAllowed):
        readiness.check_hearing(heard, hearing_of(heard), roles=roles, today=TODAY)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reasons": ""}, "reasons"),
        ({"mitigation": " "}, "mitigation"),
        ({"alternatives": ""}, "alternatives"),
        ({"live_months": None}, "live_months"),
        ({"live_months": 0}, "live_months"),
        ({"sanction": Sanction.EXTENDED_FINAL_WARNING, "live_months": 12}, "live_months"),
        ({"change_required": ""}, "change_required"),
        ({"change_by": None}, "change_by"),
        ({"change_by": date(2026, 1, 1)}, "change_by"),
        ({"sanction": Sanction.NOT_UPHELD}, "sanction"),
        ({"sanction": Sanction.NO_CASE_TO_ANSWER}, "sanction"),
    ],
)
def test_a_warning_needs_every_part_of_it(
    found: CaseRecord, warning: SanctionDecision, change: dict[str, object], field: str
) -> None:
    assert readiness.sanction_problems(found, warning) == ()

    lacking = replace(warning, **change)  # type: ignore[arg-type]
    assert [p.field for p in readiness.sanction_problems(found, lacking)] == [field]
    with pytest.raises(Refused):
        readiness.check_sanction(found, lacking, roles=CLERK)


def test_dismissal_without_notice_needs_gross_misconduct(
    found: CaseRecord, dismissal: SanctionDecision
) -> None:
    milder = replace(found, decisions=replace(found.decisions, severity=SEVERITY))

    readiness.check_sanction(found, dismissal, roles=CLERK)
    with pytest.raises(Refused, match="gross misconduct"):
        readiness.check_sanction(milder, dismissal, roles=CLERK)


def test_a_dismissal_gives_its_reason(found: CaseRecord, dismissal: SanctionDecision) -> None:
    with pytest.raises(Refused, match="reason for dismissal"):
        readiness.check_sanction(found, replace(dismissal, dismissal_reason=""), roles=CLERK)


def test_where_the_authority_ends_the_contract_no_last_day_is_entered_before_it_has(
    found: CaseRecord, dismissal: SanctionDecision
) -> None:
    dated = replace(dismissal, effective_date=date(2026, 1, 16))
    foundation = replace(found, school=replace(found.school, category=SchoolCategory.FOUNDATION))
    ended = LaDates(date(2026, 1, 9), date(2026, 1, 9), date(2026, 1, 16))

    with pytest.raises(Refused, match="local authority"):
        readiness.check_sanction(found, dated, roles=CLERK)
    readiness.check_sanction(foundation, dated, roles=CLERK)
    readiness.check_sanction(
        replace(found, decisions=replace(found.decisions, la=ended)), dated, roles=CLERK
    )


@given(sanction=st.sampled_from(Sanction))
def test_nothing_proved_ends_in_no_sanction(found: CaseRecord, sanction: Sanction) -> None:
    unproved = replace(
        found,
        decisions=replace(
            found.decisions,
            findings=(replace(FINDING, result=FindingResult.NOT_PROVED),),
            severity=SeverityDecision(Severity.NONE, "Nothing proved", date(2026, 1, 8)),
        ),
    )
    decision = SanctionDecision(sanction, "r", "m", "a", TODAY, "c", TODAY, 6, dismissal_reason="d")
    wrong = [p.field for p in readiness.sanction_problems(unproved, decision)]

    assert ("sanction" in wrong) is (
        sanction not in (Sanction.NOT_UPHELD, Sanction.INFORMAL_ADVICE)
    )


def test_severity_fits_what_was_found(found: CaseRecord) -> None:
    unproved = replace(
        found,
        decisions=replace(
            found.decisions, findings=(replace(FINDING, result=FindingResult.NOT_PROVED),)
        ),
    )
    none = replace(SEVERITY, severity=Severity.NONE)

    with pytest.raises(Refused, match="say how serious"):
        readiness.check_severity(found, none, roles=CLERK)
    with pytest.raises(Refused, match="choose none"):
        readiness.check_severity(unproved, SEVERITY, roles=CLERK)
    with pytest.raises(Refused, match="paragraph alone"):
        readiness.check_severity(found, replace(SEVERITY, reasons=""), roles=CLERK)
    readiness.check_severity(unproved, none, roles=CLERK)


def test_a_finding_is_about_a_charge_that_stands_and_has_reasons(heard: CaseRecord) -> None:
    withdrawn = replace(heard, charges=(replace(heard.charges[0], withdrawn="No evidence"),))

    readiness.check_finding(heard, FINDING, roles=CLERK)
    with pytest.raises(Refused, match="no longer stands"):
        readiness.check_finding(withdrawn, FINDING, roles=CLERK)
    with pytest.raises(Refused, match="Say why"):
        readiness.check_finding(heard, replace(FINDING, reasons=" "), roles=CLERK)
    with pytest.raises(Refused, match="no charge"):
        readiness.check_severity(withdrawn, SEVERITY, roles=CLERK)


def test_severity_and_sanction_wait_for_the_hearing(
    charged: CaseRecord, warning: SanctionDecision
) -> None:
    with pytest.raises(Refused, match="hearing first"):
        readiness.check_severity(charged, SEVERITY, roles=CLERK)
    with pytest.raises(Refused, match="hearing first"):
        readiness.check_sanction(charged, warning, roles=CLERK)


def test_nothing_is_decided_again_once_the_letter_has_gone_out(
    dismissed: CaseRecord, dismissal: SanctionDecision
) -> None:
    letter = IssuedLetter(
        LetterId("l"), 1, "DOC-30", "Summary dismissal", TODAY,
        dismissed.case.opened_at, PersonId("noor"), 9, "code",
    )  # fmt: skip
    with pytest.raises(Refused, match="on appeal"):
        readiness.check_sanction(replace(dismissed, letters=(letter,)), dismissal, roles=CLERK)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"held_on": date(2026, 2, 1)}, "held_on"),
        ({"chair": ""}, "chair"),
        ({"chair_title": ""}, "chair_title"),
        ({"subject_attended": False}, "absence"),
        ({"companion_name": ""}, "companion_name"),
        ({"members": ()}, "members"),
    ],
)
def test_a_hearing_says_who_decided_and_who_came(
    heard: CaseRecord, change: dict[str, object], field: str
) -> None:
    lacking = replace(hearing_of(heard), **change)  # type: ignore[arg-type]

    assert [p.field for p in readiness.hearing_problems(lacking, TODAY)] == [field]
    with pytest.raises(Refused):
        readiness.check_hearing(heard, lacking, roles=CLERK, today=TODAY)
    readiness.check_hearing(heard, hearing_of(heard), roles=CLERK, today=TODAY)


def test_a_hearing_without_the_offer_of_a_companion_is_kept_and_flagged(heard: CaseRecord) -> None:
    unoffered = replace(hearing_of(heard), companion=CompanionChoice.NOT_OFFERED)

    readiness.check_hearing(heard, unoffered, roles=CLERK, today=TODAY)
    (problem,) = readiness.hearing_problems(unoffered, TODAY)
    assert not problem.blocks


def test_the_authoritys_days_come_in_order_and_only_after_a_dismissal(
    found: CaseRecord, dismissed: CaseRecord
) -> None:
    told = LaDates(date(2026, 1, 9), date(2026, 1, 9), date(2026, 1, 16))

    readiness.check_la(dismissed, told, roles=CLERK)
    with pytest.raises(Refused, match="after a dismissal"):
        readiness.check_la(found, told, roles=CLERK)
    with pytest.raises(Refused, match="in order"):
        readiness.check_la(dismissed, LaDates(ended_on=date(2026, 1, 16)), roles=CLERK)
    with pytest.raises(Refused, match="out of order"):
        readiness.check_la(dismissed, replace(told, determined_on=date(2026, 1, 12)), roles=CLERK)


def test_an_outcome_without_a_letter_of_ours_says_so() -> None:
    without = {s for s in Sanction if readiness.letter_note(s) is not None}

    assert without == {
        Sanction.NO_CASE_TO_ANSWER, Sanction.NOT_UPHELD, Sanction.INFORMAL_ADVICE,
        Sanction.DEMOTION, Sanction.DISMISSAL_WITH_NOTICE,
    }  # fmt: skip


@pytest.mark.parametrize(
    "stage", [Stage.REPORTED, Stage.TRIAGE, Stage.INVESTIGATION, Stage.CASE_DECISION]
)
def test_nothing_is_heard_before_the_case_has_come_to_a_hearing(
    heard: CaseRecord, stage: Stage
) -> None:
    early = replace(heard, case=heard.case.moved_to(stage))
    with pytest.raises(Refused, match="not come to a hearing"):
        readiness.check_hearing(early, hearing_of(heard), roles=CLERK, today=TODAY)


@pytest.mark.parametrize(
    "change",
    [
        {"chair": "Davit Penhallow"},
        {"members": ("Peter Lowndes", "davit  penhallow")},
        {"chair": "Noor Whitcombe"},
        {"clerk": "Davit Penhallow"},
        {"decider": DeciderKind.MANAGER, "chair": "Davit Penhallow", "members": ()},
    ],
)
def test_whoever_investigated_or_advised_does_not_hear_the_case(
    heard: CaseRecord, change: dict[str, object]
) -> None:
    tainted = replace(hearing_of(heard), **change)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="another part in the case"):
        readiness.check_hearing(heard, tainted, roles=CLERK, today=TODAY)


def test_a_manager_who_did_not_investigate_may_hear_it(heard: CaseRecord) -> None:
    by_head = replace(
        hearing_of(heard),
        decider=DeciderKind.MANAGER, chair="Oriel Tansley", chair_title="Headteacher", members=(),
    )  # fmt: skip
    with pytest.raises(Refused, match="another part in the case"):
        readiness.check_hearing(heard, by_head, roles=CLERK, today=TODAY)

    why = "Delegated, and she took no part in the investigation"
    chair = RoleHeld(PersonId("oriel"), Role.HEARING_CHAIR, date(2025, 12, 9), reason=why)
    team = replace(heard.team, roles=(*heard.team.roles, chair))
    record = replace(heard, team=team)
    with pytest.raises(Refused, match="rules this person out"):  # only the panel dismisses here
        readiness.check_hearing(record, by_head, roles=CLERK, today=TODAY)
    head_dismisses = Delegation((Delegated(Power.DISMISS, Whom.STAFF, Decider.HEADTEACHER),))
    facts = facts_of(record, delegation=head_dismisses)
    readiness.check_hearing(record, by_head, roles=CLERK, today=TODAY, facts=facts)


def test_no_decision_is_dated_before_the_hearing(
    heard: CaseRecord, found: CaseRecord, warning: SanctionDecision
) -> None:
    before = date(2026, 1, 7)
    with pytest.raises(Refused, match="dated before the hearing"):
        readiness.check_finding(heard, replace(FINDING, decided_on=before), roles=CLERK)
    with pytest.raises(Refused, match="dated before the hearing"):
        readiness.check_severity(found, replace(SEVERITY, decided_on=before), roles=CLERK)
    with pytest.raises(Refused, match="dated before the hearing"):
        readiness.check_sanction(found, replace(warning, decided_on=before), roles=CLERK)
    readiness.check_finding(heard, replace(FINDING, decided_on=date(2026, 1, 8)), roles=CLERK)


def test_nobody_is_dismissed_from_a_day_before_the_decision(
    found: CaseRecord, dismissal: SanctionDecision
) -> None:
    trust = replace(found, school=replace(found.school, category=SchoolCategory.ACADEMY))
    early = replace(dismissal, effective_date=date(2026, 1, 8))

    assert [p.field for p in readiness.sanction_problems(trust, early)] == ["effective_date"]
    same = replace(dismissal, effective_date=dismissal.decided_on)
    assert readiness.sanction_problems(trust, same) == ()


def test_a_letter_is_not_received_before_its_date_nor_anything_done_tomorrow(
    dismissed: CaseRecord,
) -> None:
    letter = IssuedLetter(
        LetterId("l"), 1, "DOC-30", "Summary dismissal", date(2026, 1, 12),
        dismissed.case.opened_at, PersonId("noor"), 9, "code",
    )  # fmt: skip
    sent = replace(dismissed, letters=(letter,))
    day = date(2026, 1, 13)
    received = OutsideStep.LETTER_RECEIVED

    with pytest.raises(Refused, match="cannot have been received before"):
        readiness.check_outside(sent, received, date(2026, 1, 11), today=day)
    with pytest.raises(Refused, match="not come yet"):
        readiness.check_outside(sent, received, date(2026, 1, 14), today=day)
    readiness.check_outside(sent, received, date(2026, 1, 12), today=day)
    readiness.check_outside(sent, OutsideStep.MEETING_HELD, date(2025, 11, 28), today=day)
