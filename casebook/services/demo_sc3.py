"""The practice case about the headteacher, from the report to the chair to the investigation report (SC-3)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from casebook.domain.allegation import Act, Allegation, Capacity, ClauseChoice, Level
from casebook.domain.decision import Severity
from casebook.domain.evidence import (
    CaptureMethod,
    EvidenceKind,
    ExhibitDetails,
    FirstAnswers,
    TimeBasis,
    Visibility,
    ZonedTime,
)
from casebook.domain.expression import Expression, Objection, Proportion, View
from casebook.domain.facts import Content, Device, Facts, Material, Mentioned, Sure, Timing
from casebook.domain.ids import AllegationId, CaseId
from casebook.domain.outside import OutsideStep
from casebook.domain.relationship import Bond
from casebook.domain.report import About, Concern, ReportSource, Risk
from casebook.domain.roles import Role
from casebook.domain.staff import Contract, StaffMember
from casebook.domain.staff_import import NEW
from casebook.domain.stage import Stage
from casebook.domain.suspension import Alternative
from casebook.domain.triage import (
    Answer,
    Question,
    SuspensionThought,
    SuspensionView,
    Triage,
    TriageDetails,
    TriageRoute,
    Welfare,
)
from casebook.domain.words import N_
from casebook.services.demo_cast import GWEN, NOOR, ORIEL, RUTH, Player, at
from casebook.services.demo_material import (
    HEADS_ACCOUNT,
    HEADS_ADDRESS,
    HEADS_MEETING_NOTES,
    HEADS_PLATFORM,
    HEADS_POST,
    HEADS_WORDS,
)
from casebook.services.demo_pictures import on_a_pc, signed_sheet
from casebook.services.demo_scene import Opening, Scene, Told, add_picture, outside
from casebook.services.user import User

SCENARIO: Final = "SC-3"
POSTED_ON: Final = date(2026, 3, 3)
_PETRA: Final = "Petra Lindqvist-Moss"
_IDRIS: Final = "Idris Mallory"
_CLAUSES: Final = ("2.1", "4.8(a)(i)", "4.8(b)(ii)", "5.2(f)")


def _no(reason: str) -> Question:
    return Question(Answer.NO, reason)


def _record(user: User, told: Told) -> CaseId:
    concern = Concern(
        subject_name=ORIEL.name,
        subject_post=ORIEL.title,
        what=(
            "A public post calls an unnamed parent representative hysterical and says that governors "
            "will cut two teaching-assistant posts, which only confidential minutes hold."
        ),
        aware_at=at(2026, 3, 4, 8, 20),
        where=f"{HEADS_PLATFORM}, {HEADS_ADDRESS}",
        risk=Risk.NO,
    )
    members = (told.people[NOOR.name],)
    return told.opened(SCENARIO, user.cases.record_concern(About.HEADTEACHER, concern, members=members))  # fmt: skip


def _capture(user: User, case: CaseId, told: Told) -> None:
    told.items["head-page"] = add_picture(
        user,
        case,
        on_a_pc(HEADS_POST),
        FirstAnswers(
            shows="The whole page: post, profile and the comment below it",
            where=HEADS_ADDRESS,
            seen_at=ZonedTime(at(2026, 3, 4, 12, 10), "Europe/London"),
        ),
        ExhibitDetails(
            kind=EvidenceKind.SOCIAL_POST,
            platform=HEADS_PLATFORM,
            address=HEADS_ADDRESS,
            account=HEADS_ACCOUNT,
            captured_at=ZonedTime(at(2026, 3, 4, 12, 10), "Europe/London"),
            captured_by=f"{RUTH.name}, with {_IDRIS}, vice-chair",
            method=CaptureMethod.FULL_PAGE,
            device="The chair's own laptop, not signed in to any account",
            posted_at=ZonedTime(at(2026, 3, 3, 19, 5), "Europe/London"),
            posted_basis=TimeBasis.SHOWN_ON_PAGE,
            visibility=Visibility.PUBLIC,
            visibility_how_known="Opened without an account",
            words=HEADS_WORDS,
            post="5521",
        ),
    )
    for name, post in ((_PETRA, "School business manager"), (_IDRIS, "Vice-chair of governors")):
        user.cases.appoint(case, Role.WITNESS, None, name=name, post=post)


def _staff_record(user: User, case: CaseId, _told: Told) -> None:
    head = StaffMember(
        NEW, ORIEL.name, ORIEL.title, Contract.PERMANENT, works_from=date(2017, 9, 1), teaching=True
    )
    user.staff.save(head)
    [member] = user.staff.members()
    user.staff.copy_subject(case, member=member.id)


def _complete_report(user: User, case: CaseId, _told: Told) -> None:
    report = user.cases.view(case).record.report
    user.cases.complete_report(
        case,
        replace(
            report,
            source=ReportSource.STAFF,
            reporter_name=_PETRA,
            happened_on=POSTED_ON,
            platform=HEADS_PLATFORM,
            address=HEADS_ADDRESS,
            act="Posted words on a professional profile, on the school laptop, after hours",
            how_found="The business manager follows the profile and saw it in the morning",
            who_else_knows="The reporter, the chair and the vice-chair of governors",
            evidence_where="The page itself, until 21:30 that day",
            head_informed_at=at(2026, 3, 4, 17, 40),
        ),
    )
    user.cases.set_conduct_date(case, POSTED_ON)
    user.cases.set_subject_address(case, ("27 Weavers Row", "Wexmoor", "WX3 1JD"))
    user.cases.move(case, Stage.TRIAGE)


def _weigh(user: User, case: CaseId, _told: Told) -> None:
    user.expression.save(
        case,
        Expression(
            disclosure=Question(
                Answer.NOT_SURE, "She says that staff had to know of cuts. Advice is taken."
            ),
            union=_no("Not about a union, nor said as a member of one."),
            belief=_no("A view of a budget is no belief."),
            protected_act=_no("She had made no complaint of discrimination."),
            grievance=_no("She has raised none."),
            private=_no("A public profile with 640 followers."),
            disability=_no("She says of none, and nothing points to one."),
            form=Proportion(
                view=View.OTHER,
                view_words="That the governors are wrong to cut two teaching-assistant posts.",
                objection=Objection.MANNER,
                objection_evidence="It discloses confidential minutes and calls a parent hysterical.",
                content="Four sentences of her own; sharp, and not abusive.",
                reach=212,
                audience="Parents, colleagues and other heads; a reader would take it as fact.",
                personal="Her professional profile names her post and school.",
                intrusion="One parent could be recognised by the Year 2 families.",
                effect="Two teaching assistants asked the office about their posts next morning.",
                at_work=_no("Nothing shows an effect on how she treats staff or parents."),
                insight="It was taken down when she was asked, 26 hours after it was posted.",
                least_intrusive="Advice alone was thought of; a confidence of governors was broken.",
                advice_on=date(2026, 3, 6),
                advice_from="Wexmoor Borough Council, legal services",
                advice="Not a qualifying disclosure: it shows no breach of a duty, and nobody was told who could act.",
            ),
        ),
    )


def _triage(user: User, case: CaseId, _told: Told) -> None:
    user.triage.save(
        case,
        Triage(
            in_scope=Question(Answer.YES, "A public post on the school laptop, on a work profile"),
            clauses=_CLAUSES,
            severity_view=Severity.MISCONDUCT,
            possible_offence=_no("Words about a budget and a parent; no offence is in sight"),
            harm_threshold=_no("Nothing about a child"),
            data_breach=_no("No personal data of anybody: posts, not people, are spoken of"),
            expression=Question(Answer.NOT_SURE, "The form was filled in, with legal advice"),
            conflict=_no("The chair did not report it and is no witness; the vice-chair is one"),
            route=TriageRoute.INVESTIGATION,
            reason="More than a word would settle; what she says about it must be heard.",
            decided_on=date(2026, 3, 9),
        ),
        TriageDetails(
            facts=Facts(
                act=Act.POST,
                capacity=Capacity.PERSONAL,
                timing=Timing.OUTSIDE_HOURS,
                device=Device.SCHOOL,
                visibility=Visibility.PUBLIC,
                school_in_name=Sure.NO,
                discusses_work=Sure.YES,
                disclaimer=Sure.NO,
                material=(Material.WORDS,),
                mentioned=(Mentioned.PARENT, Mentioned.HEAD_OR_GOVERNORS),
                content=(Content.OWN_VIEW, Content.CRITICISM, Content.CONFIDENTIAL_PLANS),
                pupil_shown=Sure.NO,
                pupil_named=Sure.NO,
            ),
            level=Level.POTENTIAL_GROSS_MISCONDUCT,
            level_reason="Confidential minutes of governors were told to 640 followers",
            suspension=SuspensionView(
                SuspensionThought.NOT_NEEDED,
                (Alternative.NO_ACCESS,),
                "She has no part in the inquiry and has taken the post down",
            ),
            welfare=Welfare(
                subject="Idris Mallory, vice-chair", target="The chair, for the parent"
            ),
        ),
    )


def _appoint(user: User, case: CaseId, told: Told) -> None:
    gwen = told.people[GWEN.name]
    user.cases.appoint(case, Role.INVESTIGATING_OFFICER, gwen)
    user.team.declare(case, gwen, Bond.NONE)
    user.cases.move(case, Stage.INVESTIGATION)
    outside(
        (
            OutsideStep.TERMS_OF_REFERENCE,
            date(2026, 3, 10),
            RUTH.name,
            "To Gwen Stapleford: four matters, facts on both sides, no view on findings.",
        ),
        (
            OutsideStep.NOTICE_OF_INVESTIGATION,
            date(2026, 3, 10),
            RUTH.name,
            "With the policy, and with a request to keep the account and its messages as they are.",
        ),
    )(user, case, told)


def _add_notes(user: User, case: CaseId, told: Told) -> None:
    told.items["head-notes"] = add_picture(
        user,
        case,
        signed_sheet(HEADS_MEETING_NOTES),
        FirstAnswers(
            shows="Signed notes of the investigation meeting on 19 March 2026",
            where="Paper, held by the investigator",
            seen_at=ZonedTime(at(2026, 3, 19, 15, 30), "Europe/London"),
        ),
        ExhibitDetails(
            kind=EvidenceKind.SIGNED_PAPER,
            platform="Paper",
            address_missing_why="A paper document",
            account="None",
            captured_at=ZonedTime(at(2026, 3, 19, 16, 0), "Europe/London"),
            captured_by=GWEN.name,
            method=CaptureMethod.PAPER,
            posted_basis=TimeBasis.NOT_KNOWN,
            visibility=Visibility.NOT_KNOWN,
        ),
    )
    outside(
        (
            OutsideStep.MEETING_HELD,
            date(2026, 3, 19),
            GWEN.name,
            "With a union official as her companion. She accepts the post and says why.",
        )
    )(user, case, told)


def _allege(user: User, case: CaseId, told: Told) -> None:
    for what, clause in (
        (
            "Posted her own view of a decision of the governors.",
            ClauseChoice("2.1", reason="On the school laptop and a professional profile"),
        ),
        (
            "Criticised a parent in public.",
            ClauseChoice("4.8(a)(i)", reason="Year 2 families knew whom she meant, and two wrote"),
        ),
        ("Told plans that had not been announced.", ClauseChoice("4.8(b)(ii)")),
        ("Disclosed confidential minutes of the governors.", ClauseChoice("5.2(f)")),
    ):
        user.allegations.save(
            case,
            Allegation(
                id=AllegationId(""),
                number=0,
                what=what,
                act=Act.POST,
                capacity=Capacity.PERSONAL,
                platform=HEADS_PLATFORM,
                account=HEADS_ACCOUNT,
                happened_from=POSTED_ON,
                happened_to=POSTED_ON,
                clauses=(clause,),
                exhibits=(told.items["head-page"], told.items["head-notes"]),
            ),
        )


def _submit(user: User, case: CaseId, told: Told) -> None:
    outside(
        (
            OutsideStep.INVESTIGATION_REPORT,
            date(2026, 3, 27),
            GWEN.name,
            "Facts for and against. Recommends a formal hearing; no view on findings or sanction.",
        )
    )(user, case, told)
    user.cases.move(case, Stage.REPORT_SUBMITTED)


def _scene(
    day: tuple[int, int, int, int], who: Player, what: str, act: Callable[[User, CaseId, Told], object]
) -> Scene:  # fmt: skip
    month, on, hour, minute = day
    return Scene(at(2026, month, on, hour, minute), who, SCENARIO, what, act)


_ON_PAPER: Final = {
    "removal": outside(
        (
            OutsideStep.PLATFORM_REPORT,
            date(2026, 3, 4),
            RUTH.name,
            "She was asked to take it down, as a neutral step: no finding is implied. Gone at 21:30.",
        ),
        (OutsideStep.PRESERVATION, date(2026, 3, 4), RUTH.name, "The laptop's logs since 2 March."),
    ),
    "thanks": outside(
        (OutsideStep.ACKNOWLEDGEMENT, date(2026, 3, 5), RUTH.name, "To the business manager.")
    ),
    "invitation": outside(
        (
            OutsideStep.INVITATION_TO_MEETING,
            date(2026, 3, 11),
            GWEN.name,
            "For Thu 19 Mar, five clear working days. A companion is welcome.",
        )
    ),
}

SCENES: Final[tuple[Scene | Opening, ...]] = (
    Opening(at(2026, 3, 4, 8, 40), RUTH, SCENARIO, N_("the concern is recorded"), _record),
    _scene((3, 4, 12, 20), RUTH, N_("the whole page is added"), _capture),
    _scene((3, 4, 14, 0), NOOR, N_("the subject's post"), _staff_record),
    _scene((3, 4, 21, 45), RUTH, N_("the post is gone"), _ON_PAPER["removal"]),
    _scene((3, 5, 9, 0), RUTH, N_("the reporter is thanked"), _ON_PAPER["thanks"]),
    _scene((3, 5, 9, 30), RUTH, N_("the report is completed"), _complete_report),
    _scene((3, 6, 15, 0), RUTH, N_("lawful expression is weighed"), _weigh),
    _scene((3, 9, 11, 0), RUTH, N_("triage"), _triage),
    _scene((3, 10, 10, 0), RUTH, N_("an investigator is appointed"), _appoint),
    _scene((3, 11, 9, 0), GWEN, N_("the invitation"), _ON_PAPER["invitation"]),
    _scene((3, 19, 16, 10), GWEN, N_("the meeting was held"), _add_notes),
    _scene((3, 20, 10, 0), GWEN, N_("it is set against the policy"), _allege),
    _scene((3, 27, 14, 0), GWEN, N_("the report is submitted"), _submit),
)
