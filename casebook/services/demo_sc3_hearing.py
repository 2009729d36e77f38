"""The practice case of SC-3 from the late case decision to closure: postponement, hearing, warning, no appeal."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from casebook.domain.allegation import Act, Capacity, Charge, Level
from casebook.domain.closing import Access, Closing
from casebook.domain.decision import (
    Appeal,
    Attendee,
    CompanionCategory,
    CompanionChoice,
    DeciderKind,
    Finding,
    FindingResult,
    Hearing,
    ReferralDecision,
    Sanction,
    SanctionDecision,
    Severity,
    SeverityDecision,
)
from casebook.domain.ids import CaseId, ChargeId
from casebook.domain.outside import OutsideStep
from casebook.domain.relationship import Bond
from casebook.domain.roles import Role
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.words import N_
from casebook.services.demo_cast import LENA, NOOR, RUTH, at
from casebook.services.demo_material import HEADS_ACCOUNT, HEADS_DECISION_SHEET, HEADS_PLATFORM
from casebook.services.demo_sc3 import POSTED_ON, SCENARIO
from casebook.services.demo_scene import Scene, Told, add_sheet, issue, known, outside
from casebook.services.user import User

_WARNING: Final = "DOC-26"
_PANEL: Final = ("Simone Achterberg", "Peter Lowndes", "Farida Okonjo-Bell")
_HEARD_ON: Final = date(2026, 5, 7)

_CHARGES: Final = (
    (
        "That on 3 March 2026 you posted your own view of the governors' decision on staffing.",
        Level.MISCONDUCT,
        "An expression of a view; what it says of others is charged apart.",
    ),
    (
        "That in the same post you called a parent representative hysterical.",
        Level.MISCONDUCT,
        "One remark, about somebody whom few could recognise.",
    ),
    (
        "That in the same post you told that two posts would go, before that was announced.",
        Level.MISCONDUCT,
        "A plan of the school, not yet told to those it touches.",
    ),
    (
        "That you disclosed the confidential minutes of the governors of 26 February 2026.",
        Level.POTENTIAL_GROSS_MISCONDUCT,
        "The policy names this itself, and the confidence was that of the governing body.",
    ),
)

# Written to the person, because the letter prints them as they stand.
_FOUND: Final[Mapping[int, tuple[FindingResult, str]]] = {
    1: (
        FindingResult.PROVED,
        (
            "You accept the post. It states a view of what the governors decided, on a profile that "
            "names the school, from the school's laptop."
        ),
    ),
    2: (
        FindingResult.PROVED,
        "You accept the words. The families of Year 2 knew whom you meant, and two of them said so.",
    ),
    3: (
        FindingResult.PROVED,
        "The decision had not been announced on 3 March. Two colleagues learned of it from the post.",
    ),
    4: (
        FindingResult.PARTLY_PROVED,
        (
            "One matter out of the minutes was told. The rest of them was not, and no personal data of "
            "a pupil or a member of staff was. It stood for 26 hours and went when you were asked."
        ),
    ),
}


def _decide(user: User, case: CaseId, told: Told) -> None:
    user.cases.move(case, Stage.CASE_DECISION, reason="Late by four working days: Easter, Chair absent")  # fmt: skip
    outside(
        (
            OutsideStep.CASE_TO_ANSWER,
            date(2026, 4, 13),
            RUTH.name,
            "On all four matters, the fourth as potential gross misconduct. Due on 7 April: Easter, Chair absent.",
        )
    )(user, case, told)
    user.fairness.override(case, "case_decided_promptly", "Easter, Chair absent.")


def _charge(user: User, case: CaseId, _told: Told) -> None:
    record = user.cases.view(case).record
    for allegation, (words, level, reason) in zip(record.allegations, _CHARGES, strict=True):
        user.allegations.save_charge(
            case,
            Charge(
                id=ChargeId(""),
                number=0,
                words=words,
                act=Act.POST,
                capacity=Capacity.PERSONAL,
                level=level,
                level_reason=reason,
                clauses=allegation.clauses,
                allegations=(allegation.id,),
                exhibits=allegation.exhibits,
                platform=HEADS_PLATFORM,
                account=HEADS_ACCOUNT,
                happened_from=POSTED_ON,
                happened_to=POSTED_ON,
            ),
        )


def _schedule(user: User, case: CaseId, told: Told) -> None:
    outside(
        (
            OutsideStep.HEARING_INVITATION,
            date(2026, 4, 14),
            RUTH.name,
            "For Thu 30 Apr, with the report and all evidence. Says that dismissal is possible, and names the right to be accompanied.",
        ),
        (
            OutsideStep.LA_INVITED,
            date(2026, 4, 14),
            RUTH.name,
            "The authority may attend and advise, since a teacher could be dismissed.",
        ),
    )(user, case, told)
    user.cases.move(case, Stage.HEARING_SCHEDULED)
    user.cases.appoint(case, Role.CLERK, told.people[LENA.name])
    user.cases.appoint(case, Role.HEARING_CHAIR, None, name=_PANEL[0], post="Governor")
    for name in _PANEL[1:]:
        user.cases.appoint(case, Role.PANEL_MEMBER, None, name=name, post="Governor")
    for name in _PANEL:
        user.team.declare(case, known(user, case, name), Bond.NONE)


def _postpone(user: User, case: CaseId, told: Told) -> None:
    outside(
        (
            OutsideStep.HEARING_POSTPONED,
            date(2026, 4, 20),
            LENA.name,
            "Her companion cannot come on 30 April. She proposes Thu 7 May, which is within five working days: it must be put off.",
        )
    )(user, case, told)
    user.cases.move(case, Stage.HEARING_SCHEDULED, reason="To Thu 7 May 2026, for her companion")


def _papers(user: User, case: CaseId, told: Told) -> None:
    outside((OutsideStep.OTHER, date(2026, 4, 29), LENA.name, "Her papers came."))(user, case, told)


def _hear(user: User, case: CaseId, told: Told) -> None:
    user.decisions.record_hearing(
        case,
        Hearing(
            held_on=_HEARD_ON,
            decider=DeciderKind.PANEL,
            chair=_PANEL[0],
            chair_title="Chair of the hearing panel",
            members=_PANEL[1:],
            subject_attended=True,
            attendance=(
                Attendee("Gwen Stapleford", "presenting officer"),
                Attendee("Noor Whitcombe", "HR adviser to the panel"),
                Attendee("Petra Lindqvist-Moss", "witness"),
            ),
            companion=CompanionChoice.ACCOMPANIED,
            companion_name="Bethan Oakeshott",
            companion_category=CompanionCategory.UNION_EMPLOYED,
            clerk=LENA.name,
        ),
    )
    outside(
        (OutsideStep.HEARING_RECORD, _HEARD_ON, LENA.name, "Minutes taken by the clerk."),
    )(user, case, told)
    user.cases.move(case, Stage.HEARING_HELD)
    for charge in user.cases.view(case).record.charges:
        result, reasons = _FOUND[charge.number]
        user.decisions.record_finding(
            case, Finding(charge.id, result, reasons, charge.exhibits, _HEARD_ON)
        )
    user.decisions.record_severity(
        case,
        SeverityDecision(
            severity=Severity.MISCONDUCT,
            reasons=(
                "What was told was little, it stood for 26 hours and went when you were asked, and no "
                "pupil's or colleague's data was in it. It is misconduct and not more."
            ),
            decided_on=_HEARD_ON,
        ),
    )


def _sanction(user: User, case: CaseId, _told: Told) -> None:
    user.decisions.record_sanction(
        case,
        SanctionDecision(
            sanction=Sanction.FIRST_WRITTEN_WARNING,
            reasons="The head of a school keeps the governors' confidence and does not mock a parent.",
            mitigation="Taken down when asked; open at the meeting; nine years without a warning.",
            alternatives=(
                "Advice alone was rejected because four matters were proved at least in part. A final "
                "warning was rejected because none of them is serious misconduct."
            ),
            decided_on=_HEARD_ON,
            change_required=(
                "Post nothing of what governors decide before it is announced, and nothing about "
                "parents, on any account. Complete the training on confidentiality."
            ),
            change_by=date(2026, 7, 17),
            live_months=6,
            consequence="Further misconduct while it is live may lead to a final written warning.",
            dbs=ReferralDecision.NOT_MET,
            tra=ReferralDecision.NOT_MET,
            referrals="Nobody was removed from teaching, and no child was harmed or at risk.",
            appeal=Appeal(
                to_name="the Clerk to the Governors",
                to_contact="Fernhollow Primary School, Coppice Lane, Wexmoor, WX2 5FH, or "
                "clerk@fernhollow.example.org",
                working_days=10,
            ),
        ),
    )
    add_sheet(user, case, HEADS_DECISION_SHEET)


def _issue(user: User, case: CaseId, told: Told) -> None:
    issue(user, case, told, _WARNING, {})
    user.cases.move(case, Stage.OUTCOME_ISSUED)


def _received(user: User, case: CaseId, told: Told) -> None:
    outside(
        (OutsideStep.LETTER_RECEIVED, date(2026, 5, 12), LENA.name, "Handed over and signed for.")
    )(user, case, told)


def _open_appeal_window(user: User, case: CaseId, _told: Told) -> None:
    user.cases.move(case, Stage.APPEAL_WINDOW)


def _close(user: User, case: CaseId, told: Told) -> None:
    outside(
        (
            OutsideStep.REPORTER_TOLD,
            date(2026, 6, 5),
            RUTH.name,
            "Told that the matter was dealt with, and no more.",
        ),
    )(user, case, told)
    user.cases.close_case(
        case, ClosureOutcome.SANCTION, "No appeal came by 27 May. No step is open."
    )
    user.ending.write_closing(
        case,
        Closing(
            dbs=ReferralDecision.NOT_MET,
            tra=ReferralDecision.NOT_MET,
            lado=ReferralDecision.NOT_MET,
            referral_reasons="Nobody was removed from teaching, and nothing is about a child.",
            access=Access.NEVER_WITHDRAWN,
            support="None was asked for. A note of the completed training goes to the personnel file.",
            lessons="Governors' papers carry the day until which they are confidential.",
        ),
    )


SCENES: Final = (
    Scene(at(2026, 4, 13, 15, 0), RUTH, SCENARIO, N_("a case to answer"), _decide),
    Scene(at(2026, 4, 14, 9, 0), RUTH, SCENARIO, N_("the charges are put"), _charge),
    Scene(at(2026, 4, 14, 15, 0), RUTH, SCENARIO, N_("the hearing is called"), _schedule),
    Scene(at(2026, 4, 20, 11, 0), RUTH, SCENARIO, N_("the hearing is put off"), _postpone),
    Scene(at(2026, 4, 29, 16, 0), LENA, SCENARIO, N_("papers came"), _papers),
    Scene(at(2026, 5, 7, 16, 0), LENA, SCENARIO, N_("the hearing is recorded"), _hear),
    Scene(at(2026, 5, 7, 17, 0), LENA, SCENARIO, N_("the sanction"), _sanction),
    Scene(at(2026, 5, 12, 9, 30), NOOR, SCENARIO, N_("the outcome letter is issued"), _issue),
    Scene(at(2026, 5, 12, 15, 0), LENA, SCENARIO, N_("the letter was received"), _received),
    Scene(at(2026, 5, 12, 16, 0), NOOR, SCENARIO, N_("the days of appeal begin"), _open_appeal_window),
    Scene(at(2026, 6, 5, 14, 0), RUTH, SCENARIO, N_("the case is closed"), _close),
)  # fmt: skip
