"""A whole case, read in one pass."""

from casebook.domain.case import CaseTeam
from casebook.domain.record import CaseRecord
from casebook.domain.school import School
from casebook.store import (
    allegation,
    case,
    charge,
    decision,
    departure,
    evidence,
    expression,
    letter,
    outside,
    overlay,
    override,
    police,
    relationship,
    report,
    routing,
    safeguarding,
    second_person,
    sighting,
    staff,
    suspension,
    triage,
)
from casebook.store.transaction import Tx


def load(tx: Tx, school: School) -> CaseRecord:
    """Everything the case holds, without bytes. The school comes from the register."""
    return CaseRecord(
        case=case.get(tx),
        school=school,
        team=CaseTeam(case.people(tx), case.roles(tx)),
        report=report.get(tx),
        triage=triage.get(tx),
        events=case.events(tx),
        exhibits=evidence.exhibits(tx),
        sightings=sighting.sightings(tx),
        allegations=allegation.allegations(tx),
        charges=charge.charges(tx),
        decisions=decision.decisions(tx),
        outside=outside.steps(tx),
        letters=letter.letters(tx),
        drafts=letter.drafts(tx),
        police_referrals=police.referrals(tx),
        police_holds=police.holds(tx),
        lado_referrals=safeguarding.referrals(tx),
        low_level_concerns=safeguarding.concerns(tx),
        safeguarding=safeguarding.conclusion(tx),
        suspensions=suspension.suspensions(tx),
        overlays=overlay.overlays(tx),
        staff_copy=staff.subject_copy(tx),
        triage_details=triage.details(tx),
        expression=expression.get(tx),
        overrides=override.overrides(tx),
        joint_requests=second_person.requests(tx),
        departure=departure.get(tx),
        route=routing.get(tx),
        relationships=relationship.relationships(tx),
    )
