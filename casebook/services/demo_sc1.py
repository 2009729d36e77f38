"""The practice case of a pupil mocked in a public post, from the parent's e-mail to the investigation report (SC-1)."""

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
from casebook.domain.facts import (
    Characteristic,
    Content,
    Device,
    Facts,
    Material,
    Mentioned,
    Sure,
    Timing,
)
from casebook.domain.ids import AllegationId, CaseId
from casebook.domain.relationship import Bond
from casebook.domain.report import About, Concern, ReportSource, Risk
from casebook.domain.roles import Role
from casebook.domain.stage import Stage
from casebook.domain.suspension import Alternative
from casebook.domain.triage import (
    Answer,
    Breach,
    HarmLimbs,
    Question,
    SuspensionThought,
    SuspensionView,
    Triage,
    TriageDetails,
    TriageRoute,
    Welfare,
)
from casebook.domain.words import N_
from casebook.services import demo_sc1_beside, demo_sc1_paper
from casebook.services.demo_cast import DAVIT, NOOR, ORIEL, at
from casebook.services.demo_material import (
    ACCOUNT,
    CAPTION,
    MEETING_NOTES,
    PLATFORM,
    POST,
    POST_ADDRESS,
)
from casebook.services.demo_pictures import on_a_pc, on_a_phone, signed_sheet
from casebook.services.demo_scene import Opening, Scene, Told, add_picture
from casebook.services.user import User

SCENARIO: Final = "SC-1"
POSTED: Final = ZonedTime(at(2025, 11, 15, 21, 42), "Europe/London")
POSTED_ON: Final = date(2025, 11, 15)
_FACTS: Final = Facts(
    act=Act.POST,
    capacity=Capacity.PERSONAL,
    timing=Timing.NON_WORKING_DAY,
    device=Device.OWN,
    visibility=Visibility.PUBLIC,
    school_in_name=Sure.YES,
    discusses_work=Sure.YES,
    disclaimer=Sure.NO,
    material=(Material.WORDS, Material.PHOTOGRAPH),
    mentioned=(Mentioned.PUPIL,),
    content=(Content.OFFENSIVE, Content.CONFIDENTIAL_PERSON),
    characteristics=(Characteristic.DISABILITY,),
    pupil_shown=Sure.YES,
    pupil_named=Sure.NO,
    pupils=("P-07",),
)


def _record(user: User, told: Told) -> CaseId:
    concern = Concern(
        subject_name="Kerensa Holloway-Pike",
        subject_post="Teaching assistant",
        what=(
            "A parent wrote that a public post shows a photograph of a pupil at a desk in school, "
            "with words that mock the pupil's disability and quote from a behaviour plan."
        ),
        aware_at=at(2025, 11, 17, 8, 10),
        where=f"{PLATFORM}, {POST_ADDRESS}",
        risk=Risk.NO,
    )
    changes = user.cases.record_concern(About.EMPLOYEE, concern, members=(told.people[NOOR.name],))
    return told.opened(SCENARIO, changes)


def _add_parents_picture(user: User, case: CaseId, told: Told) -> None:
    told.items["phone"] = add_picture(
        user,
        case,
        on_a_phone(POST),
        FirstAnswers(
            shows="The post with the photograph of P-07 at a desk, its words, its time and its reach",
            where=POST_ADDRESS,
            seen_at=ZonedTime(at(2025, 11, 16, 20, 15), "Europe/London"),
        ),
        ExhibitDetails(
            kind=EvidenceKind.SCREEN_PRINT,
            platform=PLATFORM,
            address=POST_ADDRESS,
            account=ACCOUNT,
            captured_at=ZonedTime(at(2025, 11, 16, 20, 31), "Europe/London"),
            captured_by="The parent of P-07",
            method=CaptureMethod.HANDED_IN,
            device="The parent's phone",
            posted_at=POSTED,
            posted_basis=TimeBasis.SHOWN_ON_PAGE,
            visibility=Visibility.PUBLIC,
            visibility_how_known="Seen by the parent, who does not follow the account",
            words=CAPTION,
            post="881204",
        ),
    )


def _add_schools_capture(user: User, case: CaseId, told: Told) -> None:
    told.items["page"] = add_picture(
        user,
        case,
        on_a_pc(POST),
        FirstAnswers(
            shows="The whole page: post, profile and the replies below it",
            where=POST_ADDRESS,
            seen_at=ZonedTime(at(2025, 11, 17, 8, 35), "Europe/London"),
        ),
        ExhibitDetails(
            kind=EvidenceKind.SOCIAL_POST,
            platform=PLATFORM,
            address=POST_ADDRESS,
            account=ACCOUNT,
            captured_at=ZonedTime(at(2025, 11, 17, 8, 35), "Europe/London"),
            captured_by="Petra Lindqvist-Moss, school business manager",
            method=CaptureMethod.FULL_PAGE,
            device="School PC, not signed in to any account",
            posted_at=POSTED,
            posted_basis=TimeBasis.SHOWN_ON_PAGE,
            visibility=Visibility.PUBLIC,
            visibility_how_known="Opened without an account",
            words=CAPTION,
            context="Two replies are shown; in the second the account holder calls it a joke.",
            post="881204",
        ),
    )


def _complete_report(user: User, case: CaseId, _told: Told) -> None:
    report = user.cases.view(case).record.report
    user.cases.complete_report(
        case,
        replace(
            report,
            source=ReportSource.PARENT,
            reporter_name="The parent of P-07",
            happened_on=POSTED_ON,
            platform=PLATFORM,
            address=POST_ADDRESS,
            act="Posted a photograph with words, from her own phone, on a Saturday evening",
            how_found="Another parent recognised the classroom and passed the address on",
            who_else_knows="The school office, the headteacher, the designated safeguarding lead",
            evidence_where="The parent's e-mail of Sunday 16 November, 20:15, and the page itself",
            head_informed_at=at(2025, 11, 17, 8, 10),
            made_on=date(2025, 11, 16),
        ),
    )
    user.cases.set_conduct_date(case, POSTED_ON)
    user.cases.set_subject_address(case, ("14 Larchmoor Rise", "Wexmoor", "WX4 7TQ"))
    user.cases.move(case, Stage.TRIAGE)


def _triage(user: User, case: CaseId, told: Told) -> None:
    user.triage.save(
        case,
        Triage(
            in_scope=Question(Answer.YES, "A public post by an employee about a pupil"),
            clauses=("4.5", "4.6", "4.7", "4.8(b)(i)", "4.8(d)(i)", "5.2(c)", "5.2(f)", "5.2(h)"),
            severity_view=Severity.GROSS_MISCONDUCT,
            possible_offence=Question(
                Answer.NO, "Police consulted on Mon 17 Nov; no crime recorded, no objection"
            ),
            harm_threshold=Question(
                Answer.YES, "Limb 1 may be met. LADO told on Mon 17 Nov; the school investigates"
            ),
            data_breach=Question(
                Answer.YES, "Words of a behaviour plan; the data protection officer was told"
            ),
            expression=Question(
                Answer.NO, "No belief, disclosure or union matter; a caption about a pupil"
            ),
            conflict=Question(Answer.NO, "The headteacher is neither witness nor relative"),
            route=TriageRoute.INVESTIGATION,
            reason="Serious if shown, and facts to be gathered on both sides.",
            decided_on=date(2025, 11, 19),
        ),
        TriageDetails(
            facts=_FACTS,
            level=Level.POTENTIAL_GROSS_MISCONDUCT,
            level_reason="It was public, named the school, and held a child up to ridicule",
            harm=HarmLimbs(
                harmed=Question(Answer.YES, "P-07 is mocked for a disability before 2,300 people"),
                offence=Question(Answer.NO, "The police recorded no crime"),
                risk=Question(Answer.NO, "Nothing else is known of any behaviour towards a child"),
                suitability=Question(Answer.NOT_SURE, "It depends on what the investigation finds"),
            ),
            breach=Breach(
                what="A photograph of P-07 and words of a behaviour plan",
                whose="One pupil",
                risk=Question(Answer.NOT_SURE, "The data protection officer decides"),
            ),
            suspension=SuspensionView(
                SuspensionThought.CONSIDER,
                (Alternative.MOVE, Alternative.HOME),
                "Neither keeps the pupil and the inquiry apart from her work",
            ),
            welfare=Welfare(
                subject="Hattie Larkspur, office manager",
                target="Marguerite Dauncey, for P-07 and the parent",
            ),
        ),
    )
    demo_sc1_beside.weigh_expression(user, case)
    user.cases.appoint(case, Role.INVESTIGATING_OFFICER, told.people[DAVIT.name])
    user.team.declare(case, told.people[DAVIT.name], Bond.NONE)
    user.cases.move(case, Stage.INVESTIGATION)


def _ask_outside(user: User, case: CaseId, told: Told) -> None:
    demo_sc1_paper.FIRST_DAY(user, case, told)
    demo_sc1_beside.ask_outside(user, case, told)


def _send_notices(user: User, case: CaseId, told: Told) -> None:
    demo_sc1_paper.NOTICES(user, case, told)
    demo_sc1_beside.confirm(user, case, told)
    demo_sc1_beside.decide_breach(user, case, told)
    for name, post in (
        ("The parent of P-07", "Parent"),
        ("Marguerite Dauncey", "Assistant headteacher"),
        ("Petra Lindqvist-Moss", "School business manager"),
    ):
        user.cases.appoint(case, Role.WITNESS, None, name=name, post=post)


def _keep_in_touch(user: User, case: CaseId, _told: Told) -> None:
    day = date(2025, 11, 25)
    note = "By telephone. Sleeping badly; given the helpline's number."
    demo_sc1_beside.keep_in_touch(user, case, (day, note))


def _review(user: User, case: CaseId, _told: Told) -> None:
    demo_sc1_beside.keep_in_touch(
        user,
        case,
        (date(2025, 12, 2), "By telephone. Has spoken to her union."),
    )
    reason = "She has been heard; three witnesses are still to be. Nothing else keeps pupils apart."
    demo_sc1_beside.review(user, case, date(2025, 12, 2), reason, date(2025, 12, 16))
    demo_sc1_beside.end_breach(user, case)


def _add_notes(user: User, case: CaseId, told: Told) -> None:
    told.items["notes"] = add_picture(
        user,
        case,
        signed_sheet(MEETING_NOTES),
        FirstAnswers(
            shows="Signed notes of the investigation meeting on 28 November 2025",
            where="Paper, held in the school office",
            seen_at=ZonedTime(at(2025, 11, 28, 11, 10), "Europe/London"),
        ),
        ExhibitDetails(
            kind=EvidenceKind.SIGNED_PAPER,
            platform="Paper",
            address_missing_why="A paper document",
            account="None",
            captured_at=ZonedTime(at(2025, 12, 1, 9, 0), "Europe/London"),
            captured_by=DAVIT.name,
            method=CaptureMethod.PAPER,
            posted_basis=TimeBasis.NOT_KNOWN,
            visibility=Visibility.NOT_KNOWN,
        ),
    )


def _allege(user: User, case: CaseId, told: Told) -> None:
    both = (told.items["phone"], told.items["page"])
    for what, clauses, exhibits in (
        (
            "Posted a photograph of a pupil, taken in class, to a public account.",
            (ClauseChoice("4.7"), ClauseChoice("5.2(h)", limb="privacy")),
            both,
        ),
        (
            "Mocked that pupil's disability in the words of the post.",
            (
                ClauseChoice("4.8(d)(i)"),
                ClauseChoice("5.2(c)", reason="The pupil's parents were offended and said why"),
            ),
            both,
        ),
        (
            "Disclosed what the pupil's behaviour plan says.",
            (ClauseChoice("4.8(b)(i)"), ClauseChoice("5.2(f)")),
            both,
        ),
        (
            (
                "Used an account name with the school's name in it, and no statement that the views "
                "are her own."
            ),
            (ClauseChoice("4.5"), ClauseChoice("4.6")),
            (told.items["page"],),
        ),
    ):
        user.allegations.save(
            case,
            Allegation(
                id=AllegationId(""),
                number=0,
                what=what,
                act=Act.POST,
                capacity=Capacity.PERSONAL,
                platform=PLATFORM,
                account=ACCOUNT,
                happened_from=POSTED_ON,
                happened_to=POSTED_ON,
                clauses=clauses,
                exhibits=exhibits,
            ),
        )


def _submit(user: User, case: CaseId, told: Told) -> None:
    demo_sc1_paper.REPORT(user, case, told)
    user.cases.move(case, Stage.REPORT_SUBMITTED)


SCENES: Final[tuple[Scene | Opening, ...]] = (
    Opening(at(2025, 11, 17, 8, 20), ORIEL, SCENARIO, N_("the concern is recorded"), _record),
    Scene(
        at(2025, 11, 17, 8, 25),
        ORIEL,
        SCENARIO,
        N_("the first picture is added"),
        _add_parents_picture,
    ),
    Scene(
        at(2025, 11, 17, 8, 50),
        ORIEL,
        SCENARIO,
        N_("the whole page is added"),
        _add_schools_capture,
    ),
    Scene(
        at(2025, 11, 17, 9, 30), ORIEL, SCENARIO, N_("the report is completed"), _complete_report
    ),
    Scene(
        at(2025, 11, 17, 16, 0),
        ORIEL,
        SCENARIO,
        N_("who was told outside"),
        _ask_outside,
    ),
    Scene(at(2025, 11, 18, 10, 0), ORIEL, SCENARIO, N_("the suspension"), demo_sc1_beside.suspend),
    Scene(at(2025, 11, 19, 14, 0), ORIEL, SCENARIO, N_("triage, and an investigator"), _triage),
    Scene(
        at(2025, 11, 19, 16, 0),
        ORIEL,
        SCENARIO,
        N_("letters sent on paper"),
        _send_notices,
    ),
    Scene(at(2025, 11, 20, 9, 0), DAVIT, SCENARIO, N_("the invitation"), demo_sc1_paper.INVITATION),
    Scene(at(2025, 11, 25, 16, 0), NOOR, SCENARIO, N_("a first call"), _keep_in_touch),
    Scene(at(2025, 12, 1, 9, 15), DAVIT, SCENARIO, N_("the signed notes are added"), _add_notes),
    Scene(
        at(2025, 12, 1, 9, 40), DAVIT, SCENARIO, N_("the meeting was held"), demo_sc1_paper.MEETING
    ),
    Scene(at(2025, 12, 1, 10, 30), DAVIT, SCENARIO, N_("it is set against the policy"), _allege),
    Scene(
        at(2025, 12, 2, 9, 0),
        ORIEL,
        SCENARIO,
        N_("the suspension is reviewed"),
        _review,
    ),
    Scene(at(2025, 12, 5, 15, 0), DAVIT, SCENARIO, N_("the report is submitted"), _submit),
)
