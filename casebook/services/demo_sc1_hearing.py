"""The practice case of SC-1 from case to answer to closure: charges, hearing, decisions, letter, appeal."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from casebook.domain.allegation import Act, Capacity, Charge, Level
from casebook.domain.appeal_result import AppealEnd, AppealResult
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
    LaDates,
    ReferralDecision,
    Sanction,
    SanctionDecision,
    Severity,
    SeverityDecision,
)
from casebook.domain.ids import CaseId, ChargeId
from casebook.domain.relationship import Bond
from casebook.domain.retention_detail import PupilBorn, RetentionDetail
from casebook.domain.roles import Role
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.words import N_
from casebook.services import demo_sc1_beside, demo_sc1_paper
from casebook.services.demo_cast import LENA, NOOR, ORIEL, at
from casebook.services.demo_material import ACCOUNT, DECISION_SHEET, PLATFORM
from casebook.services.demo_sc1 import POSTED_ON, SCENARIO
from casebook.services.demo_scene import Scene, Told, add_sheet, issue, known
from casebook.services.user import User

_DISMISSAL_LETTER: Final = "DOC-30"
_DETERMINED: Final = date(2026, 1, 8)
_LA_TOLD: Final = date(2026, 1, 9)

# Written to the person, because the letter prints them as they stand.
_REASONS: Final[Mapping[int, str]] = {
    1: (
        "You accept that you took the photograph in class and posted it. It shows P-07 plainly, and "
        "parents who saw it knew the child. There was no permission, and none could have been given "
        "for a personal account."
    ),
    2: (
        "The words set the pupil's condition up as something to laugh at. The panel accepts that you "
        "meant them as a joke. That does not change what they say or whom they were about."
    ),
    3: (
        "The words in quotation marks are those of the behaviour plan, which only staff and the "
        "family hold. Marguerite Dauncey confirmed it, and you did not dispute it."
    ),
    4: (
        "The account name begins with the school's name, the posts discuss work, and the profile "
        "carries no statement that the views are your own. You accept this. It adds no weight to "
        "the severity."
    ),
}


def _answer(user: User, case: CaseId, told: Told) -> None:
    user.cases.move(case, Stage.CASE_DECISION)
    demo_sc1_paper.CASE_TO_ANSWER(user, case, told)


def _charge(user: User, case: CaseId, _told: Told) -> None:
    record = user.cases.view(case).record
    gross = "The policy itself names this as gross misconduct, and a pupil was the object of it."
    for allegation, words, level, reason in zip(
        record.allegations,
        (
            (
                "That on Saturday 15 November 2025 you posted a photograph of pupil P-07, taken in class, "
                "to the public account @FernhollowTA_Kez."
            ),
            "That in the words of that post you mocked the disability of pupil P-07.",
            "That in the words of that post you disclosed what the behaviour plan of pupil P-07 says.",
            (
                "That the account name contains the name of the school, and that its profile carries no "
                "statement that the views in it are your own."
            ),
        ),
        (Level.POTENTIAL_GROSS_MISCONDUCT,) * 3 + (Level.MISCONDUCT,),
        (gross, gross, gross, "A matter of how the account was set up."),
        strict=True,
    ):
        user.allegations.save_charge(
            case,
            Charge(
                id=ChargeId(""),
                number=0,
                words=words,
                act=allegation.act or Act.POST,
                capacity=allegation.capacity or Capacity.PERSONAL,
                level=level,
                level_reason=reason,
                clauses=allegation.clauses,
                allegations=(allegation.id,),
                exhibits=allegation.exhibits,
                platform=PLATFORM,
                account=ACCOUNT,
                happened_from=POSTED_ON,
                happened_to=POSTED_ON,
            ),
        )


def _schedule(user: User, case: CaseId, told: Told) -> None:
    note = "When the invitation was handed over. Asked what happens at a hearing."
    demo_sc1_beside.keep_in_touch(user, case, (date(2025, 12, 9), note))
    demo_sc1_paper.HEARING_INVITATION(user, case, told)
    user.cases.move(case, Stage.HEARING_SCHEDULED)
    user.cases.appoint(case, Role.CLERK, told.people[LENA.name])
    user.cases.appoint(
        case,
        Role.HEARING_CHAIR,
        None,
        name="Simone Achterberg",
        post="Governor, chair of the panel",
    )
    for name in ("Peter Lowndes", "Farida Okonjo-Bell"):
        user.cases.appoint(case, Role.PANEL_MEMBER, None, name=name, post="Governor")
    for name in ("Simone Achterberg", "Peter Lowndes", "Farida Okonjo-Bell"):
        user.team.declare(case, known(user, case, name), Bond.NONE)


def _second_review(user: User, case: CaseId, _told: Told) -> None:
    demo_sc1_beside.keep_in_touch(
        user,
        case,
        (date(2025, 12, 16), "By telephone. No change."),
    )
    reason = "The hearing is called. What stood against a return in November stands today."
    demo_sc1_beside.review(user, case, date(2025, 12, 16), reason, date(2026, 1, 2))


def _third_review(user: User, case: CaseId, _told: Told) -> None:
    demo_sc1_beside.keep_in_touch(
        user,
        case,
        (date(2026, 1, 2), "By telephone. Papers come by Monday."),
    )
    reason = "The hearing is on 8 January. Nothing has changed."
    demo_sc1_beside.review(user, case, date(2026, 1, 2), reason, date(2026, 1, 16))


def _call(user: User, case: CaseId, _told: Told) -> None:
    day = date(2025, 12, 23)
    demo_sc1_beside.keep_in_touch(user, case, (day, "By telephone, before the holiday."))


def _keep_in_touch(user: User, case: CaseId, _told: Told) -> None:
    day = date(2026, 1, 9)
    demo_sc1_beside.keep_in_touch(user, case, (day, "After the hearing, with her union's officer."))


def _name_appeal_panel(user: User, case: CaseId, _told: Told) -> None:
    user.cases.appoint(case, Role.APPEAL_CHAIR, None, name="Tom Wrexley", post="Governor")
    for name in ("Hana Brightwell", "Josie Quill"):
        user.cases.appoint(case, Role.APPEAL_MEMBER, None, name=name, post="Governor")
    for name in ("Tom Wrexley", "Hana Brightwell", "Josie Quill"):
        user.team.declare(case, known(user, case, name), Bond.NONE)


def _hear(user: User, case: CaseId, told: Told) -> None:
    user.decisions.record_hearing(
        case,
        Hearing(
            held_on=date(2026, 1, 8),
            decider=DeciderKind.PANEL,
            chair="Simone Achterberg",
            chair_title="Chair of the hearing panel",
            members=("Peter Lowndes", "Farida Okonjo-Bell"),
            subject_attended=True,
            attendance=(
                Attendee("Davit Penhallow", "presenting officer"),
                Attendee("Noor Whitcombe", "HR adviser to the panel"),
                Attendee("Marguerite Dauncey", "witness"),
                Attendee("Petra Lindqvist-Moss", "witness"),
            ),
            companion=CompanionChoice.ACCOMPANIED,
            companion_name="Aled Pryce-Nunn",
            companion_category=CompanionCategory.UNION_EMPLOYED,
            clerk=LENA.name,
        ),
    )
    demo_sc1_paper.HEARING_RECORD(user, case, told)
    user.cases.move(case, Stage.HEARING_HELD)


def _find(user: User, case: CaseId, told: Told) -> None:
    for charge in user.cases.view(case).record.charges:
        user.decisions.record_finding(
            case,
            Finding(
                charge=charge.id,
                result=FindingResult.PROVED,
                reasons=_REASONS[charge.number],
                evidence=(*charge.exhibits, told.items["notes"]),
                decided_on=date(2026, 1, 8),
            ),
        )
    user.decisions.record_severity(
        case,
        SeverityDecision(
            severity=Severity.GROSS_MISCONDUCT,
            reasons=(
                "A child who can be recognised was held up to ridicule for a disability before 2,310 "
                "viewers, by someone trusted with that child's care and with the plan that was "
                "quoted. That ended the trust the post depends on. Allegation 4 was given no weight."
            ),
            decided_on=date(2026, 1, 8),
        ),
    )


def _say_what_was_sent(user: User, case: CaseId) -> None:
    """The findings name the signed notes, and no charge does: whoever reads the record later must know she had them."""
    user.fairness.override(
        case,
        "relied_on_was_sent",
        "The signed notes went to her on 9 December 2025 with the report, as its appendix.",
    )


def _sanction(user: User, case: CaseId, _told: Told) -> None:
    user.decisions.record_sanction(
        case,
        SanctionDecision(
            sanction=Sanction.SUMMARY_DISMISSAL,
            reasons=(
                "The panel determines that you should cease to work at the school. Nothing less would "
                "allow pupils and parents to trust that what staff learn in class stays there."
            ),
            mitigation=(
                "Six years of service without any earlier concern; an apology, made for the first "
                "time at the hearing; that the post was made on impulse and called a joke; that the "
                "policy is past its own review date, although you acknowledged it in September 2025."
            ),
            alternatives=(
                "A final written warning was rejected because it would return you to the care of the "
                "same pupils. A move to another post was rejected because every post open to you has "
                "the same access to pupils and their plans. Training alone does not meet conduct "
                "that you knew to be wrong."
            ),
            decided_on=_DETERMINED,
            dismissal_reason=(
                "Gross misconduct: posting a photograph of a pupil, mocking the pupil's disability "
                "and disclosing the pupil's behaviour plan."
            ),
            notice="none",
            dbs=ReferralDecision.TO_BE_MADE,
            tra=ReferralDecision.NOT_MET,
            referrals=(
                "You are removed from regulated activity for conduct that emotionally harmed a child. "
                "A teaching assistant's post is not teaching work."
            ),
            appeal=Appeal(
                to_name="the Clerk to the Governors",
                to_contact="Fernhollow Primary School, Coppice Lane, Wexmoor, WX2 5FH, or "
                "clerk@fernhollow.example.org",
                working_days=10,
            ),
        ),
    )


def _attach_sheet(user: User, case: CaseId, told: Told) -> None:
    add_sheet(user, case, DECISION_SHEET)
    user.decisions.record_la(case, LaDates(determined_on=_DETERMINED, notified_on=_LA_TOLD))
    demo_sc1_paper.TOLD_THE_AUTHORITY(user, case, told)
    _say_what_was_sent(user, case)
    user.cases.move(case, Stage.LA_NOTIFIED)


def _issue(user: User, case: CaseId, told: Told) -> None:
    issue(user, case, told, _DISMISSAL_LETTER, {})
    user.cases.move(case, Stage.OUTCOME_ISSUED)


def _received(user: User, case: CaseId, told: Told) -> None:
    demo_sc1_paper.RECEIVED(user, case, told)


def _open_appeal_window(user: User, case: CaseId, _told: Told) -> None:
    user.cases.move(case, Stage.APPEAL_WINDOW)


def _authority_wrote(user: User, case: CaseId, told: Told) -> None:
    user.decisions.record_la(
        case,
        LaDates(determined_on=_DETERMINED, notified_on=_LA_TOLD, ended_on=date(2026, 1, 16)),
    )
    demo_sc1_paper.AUTHORITY_WROTE(user, case, told)
    demo_sc1_beside.end_suspension(user, case)


def _appeal(user: User, case: CaseId, told: Told) -> None:
    demo_sc1_paper.APPEAL(user, case, told)
    user.cases.move(case, Stage.APPEAL_LODGED)


def _hear_appeal(user: User, case: CaseId, told: Told) -> None:
    demo_sc1_paper.APPEAL_HEARD(user, case, told)
    user.cases.move(case, Stage.APPEAL_HEARD)


def _end_appeal(user: User, case: CaseId, told: Told) -> None:
    demo_sc1_paper.APPEAL_OUTCOME(user, case, told)
    user.cases.move(case, Stage.APPEAL_OUTCOME)


def _record_appeal(user: User, case: CaseId, _told: Told) -> None:
    user.ending.record_appeal(
        case,
        AppealResult(
            end=AppealEnd.DISMISSED,
            on=date(2026, 2, 16),
            reasons=(
                "Nothing said on appeal touches the findings, and no lesser outcome would let pupils "
                "and parents trust the school again. The appeal is dismissed and the decision stands."
            ),
        ),
    )


def _close(user: User, case: CaseId, told: Told) -> None:
    demo_sc1_beside.conclude(user, case)
    demo_sc1_paper.CLOSING(user, case, told)
    user.cases.close_case(case, ClosureOutcome.SANCTION, "No step is open.")
    user.ending.write_closing(
        case,
        Closing(
            dbs=ReferralDecision.MADE,
            tra=ReferralDecision.NOT_MET,
            lado=ReferralDecision.MADE,
            referral_reasons=(
                "Removed from regulated activity for conduct that emotionally harmed a child; the post is "
                "not teaching work; the designated officer was told on 17 November 2025."
            ),
            access=Access.STAYS_WITHDRAWN,
            support="The safeguarding lead goes on with P-07 and the parent until the summer.",
            lessons="Account names are looked at when somebody starts, and each September.",
        ),
    )
    user.retention.save(
        case,
        RetentionDetail(
            births=(PupilBorn("P-07", date(2018, 2, 14)),),
            access_withdrawn_on=date(2025, 11, 18),
        ),
    )


SCENES: Final = (
    Scene(at(2025, 12, 8, 14, 0), ORIEL, SCENARIO, N_("a case to answer"), _answer),
    Scene(at(2025, 12, 9, 9, 0), ORIEL, SCENARIO, N_("the charges are put"), _charge),
    Scene(at(2025, 12, 9, 15, 0), ORIEL, SCENARIO, N_("the hearing is called"), _schedule),
    Scene(
        at(2025, 12, 16, 9, 0),
        ORIEL,
        SCENARIO,
        N_("the suspension is reviewed"),
        _second_review,
    ),
    Scene(at(2025, 12, 23, 11, 0), NOOR, SCENARIO, N_("a call before the holiday"), _call),
    Scene(
        at(2026, 1, 2, 10, 0),
        ORIEL,
        SCENARIO,
        N_("the suspension is reviewed"),
        _third_review,
    ),
    Scene(at(2026, 1, 8, 13, 0), LENA, SCENARIO, N_("the hearing is recorded"), _hear),
    Scene(at(2026, 1, 8, 15, 30), LENA, SCENARIO, N_("findings, then severity"), _find),
    Scene(at(2026, 1, 9, 10, 0), LENA, SCENARIO, N_("the sanction"), _sanction),
    Scene(at(2026, 1, 9, 11, 0), LENA, SCENARIO, N_("the signed sheet is attached"), _attach_sheet),
    Scene(at(2026, 1, 9, 16, 0), NOOR, SCENARIO, N_("keeping in touch"), _keep_in_touch),
    Scene(at(2026, 1, 12, 9, 30), NOOR, SCENARIO, N_("the outcome letter is issued"), _issue),
    Scene(at(2026, 1, 12, 15, 0), LENA, SCENARIO, N_("the letter was received"), _received),
    Scene(
        at(2026, 1, 12, 16, 0), NOOR, SCENARIO, N_("the days of appeal begin"), _open_appeal_window
    ),
    Scene(at(2026, 1, 19, 9, 0), LENA, SCENARIO, N_("the authority has written"), _authority_wrote),
    Scene(at(2026, 1, 20, 11, 0), NOOR, SCENARIO, N_("the referral was made"), demo_sc1_paper.DBS),
    Scene(at(2026, 1, 21, 10, 0), LENA, SCENARIO, N_("an appeal is lodged"), _appeal),
    Scene(
        at(2026, 1, 22, 9, 0), ORIEL, SCENARIO, N_("an appeal panel is named"), _name_appeal_panel
    ),
    Scene(at(2026, 2, 12, 15, 0), LENA, SCENARIO, N_("the appeal was heard"), _hear_appeal),
    Scene(at(2026, 2, 16, 11, 0), LENA, SCENARIO, N_("the appeal is decided"), _end_appeal),
    Scene(at(2026, 2, 16, 14, 0), NOOR, SCENARIO, N_("what the appeal came to"), _record_appeal),
    Scene(at(2026, 2, 27, 14, 0), ORIEL, SCENARIO, N_("the case is closed"), _close),
)
