"""A whole case, read in one pass."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from casebook.domain.case import CaseTeam
from casebook.domain.evidence import Exhibit
from casebook.domain.record import NOT_READ, CaseOutline, CaseRecord
from casebook.domain.school import School
from casebook.store import (
    allegation,
    appeal_result,
    case,
    case_link,
    charge,
    closing,
    decision,
    departure,
    evidence,
    expression,
    incident,
    letter,
    outside,
    overlay,
    override,
    perpetrator,
    police,
    relationship,
    report,
    retention_detail,
    routing,
    safeguarding,
    second_person,
    sighting,
    staff,
    suspension,
    takedown,
    triage,
    warning,
)
from casebook.store.transaction import Tx

R = TypeVar("R", bound=CaseRecord)


def load(tx: Tx, school: School) -> CaseRecord:
    """Everything the case holds, without bytes. The school comes from the register."""
    return _read(CaseRecord, tx, school, evidence.exhibits(tx))


def outline(tx: Tx, school: School) -> CaseOutline:
    """The case without its exhibits, which are most of what there is to read."""
    return _read(partial(CaseOutline, counted=evidence.tally(tx)), tx, school, NOT_READ)


def _read(kind: Callable[..., R], tx: Tx, school: School, exhibits: tuple[Exhibit, ...]) -> R:
    return kind(
        case=case.get(tx),
        school=school,
        team=CaseTeam(case.people(tx), case.roles(tx)),
        report=report.get(tx),
        triage=triage.get(tx),
        events=case.events(tx),
        exhibits=exhibits,
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
        appeal_result=appeal_result.get(tx),
        closing=closing.get(tx),
        retention_detail=retention_detail.get(tx),
        route=routing.get(tx),
        relationships=relationship.relationships(tx),
        incident=incident.get(tx),
        takedowns=takedown.takedowns(tx),
        search=perpetrator.search(tx),
        perpetrators=perpetrator.perpetrators(tx),
        links=case_link.links(tx),
        warnings=warning.warnings(tx),
        warning_looks=warning.looks(tx),
    )
