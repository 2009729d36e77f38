"""The sample case's allegations, charge and decisions, every field filled."""

from datetime import date

from casebook.domain.allegation import Act, Allegation, Capacity, Charge, ClauseChoice, Level
from casebook.domain.decision import (
    Advice,
    Appeal,
    Attendee,
    CompanionCategory,
    CompanionChoice,
    DeciderKind,
    Decisions,
    Finding,
    FindingResult,
    Hearing,
    LaDates,
    ReferralDecision,
    Sanction,
    SanctionDecision,
    Severity,
    SeverityDecision,
)
from casebook.domain.ids import (
    AllegationId,
    ChargeId,
    ItemId,
    PersonId,
)

HEAD, SUBJECT, INVESTIGATOR = PersonId("p-head"), PersonId("p-subject"), PersonId("p-io")
E1, E2 = ItemId("item-1"), ItemId("item-2")
CHARGE, SAID = ChargeId("charge-1"), AllegationId("allegation-1")


def clauses() -> tuple[ClauseChoice, ...]:
    return (
        ClauseChoice("4.8-b", limb="first", reason="It names a pupil"),
        ClauseChoice("5.2-other", own_words="In our words", liability="confidence"),
    )


def allegations() -> tuple[Allegation, ...]:
    return (
        Allegation(
            id=SAID,
            number=1,
            what="Posted a picture",
            act=Act.POST,
            capacity=Capacity.PERSONAL,
            platform="Facebook",
            account="a.person.7",
            happened_from=date(2026, 10, 30),
            happened_to=date(2026, 10, 31),
            clauses=clauses(),
            exhibits=(E2, E1),
        ),
        Allegation(id=AllegationId("allegation-2"), number=2, what="Another", withdrawn="Mistaken"),
    )


def charge() -> Charge:
    return Charge(
        id=CHARGE,
        number=1,
        words="On 30 October 2026 posted …",
        act=Act.POST,
        capacity=Capacity.NOT_KNOWN,
        level=Level.POTENTIAL_GROSS_MISCONDUCT,
        level_reason="A pupil can be known by it",
        clauses=clauses(),
        allegations=(SAID,),
        exhibits=(E1, E2),
        platform="Facebook",
        account="a.person.7",
        happened_from=date(2026, 10, 30),
        happened_to=date(2026, 10, 31),
        withdrawn="Put in other words",
    )


def hearing() -> Hearing:
    return Hearing(
        held_on=date(2026, 12, 10),
        decider=DeciderKind.PANEL,
        chair="Chair Person",
        chair_title="Chair of governors",
        members=("Second, Member", "Third Member"),
        subject_attended=True,
        attendance=(Attendee("Note Taker", "clerk"), Attendee("A Union", "companion")),
        companion=CompanionChoice.ACCOMPANIED,
        companion_name="A Union",
        companion_category=CompanionCategory.UNION_EMPLOYED,
        clerk="Note Taker",
        absence="Nobody was absent",
    )


def sanction() -> SanctionDecision:
    return SanctionDecision(
        sanction=Sanction.FINAL_WRITTEN_WARNING,
        reasons="Serious",
        mitigation="Long service",
        alternatives="A first warning",
        decided_on=date(2026, 12, 10),
        change_required="Take it down",
        change_by=date(2026, 12, 12),
        live_months=12,
        consequence="Dismissal",
        dismissal_reason="-",
        effective_date=date(2026, 12, 31),
        notice="-",
        referrals="Considered",
        appeal=Appeal("The clerk", "clerk@example.invalid", 10),
        dbs=ReferralDecision.NOT_MET,
        tra=ReferralDecision.CONSIDERED,
    )


def advice() -> Advice:
    return Advice(
        met_on=date(2026, 11, 5),
        what_happened="A talk",
        what_was_said="Take care",
        expectation="No more",
        support="Training",
        given_by="Head Person",
        given_by_title="Headteacher",
        clauses=("4.3",),
        review_on=date(2027, 1, 5),
        live_months=3,
    )


def decisions() -> Decisions:
    return Decisions(
        hearing=hearing(),
        findings=(Finding(CHARGE, FindingResult.PROVED, "Seen", (E1, E2), date(2026, 12, 10)),),
        severity=SeverityDecision(Severity.SERIOUS_MISCONDUCT, "Public", date(2026, 12, 10)),
        sanction=sanction(),
        advice=advice(),
        la=LaDates(date(2026, 12, 11), date(2026, 12, 12), date(2026, 12, 31)),
        sheet=E2,
    )
