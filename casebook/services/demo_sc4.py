"""The practice incident of a teacher mocked in videos: evidence, takedown, support, and who it was (SC-4)."""

from dataclasses import replace
from datetime import date
from typing import Final

from casebook.domain.attribution import Attribution, AttributionLevel, Perpetrator
from casebook.domain.closing import Access, Closing
from casebook.domain.decision import ReferralDecision
from casebook.domain.evidence import (
    CaptureMethod,
    EvidenceKind,
    ExhibitDetails,
    FirstAnswers,
    TimeBasis,
    Visibility,
    ZonedTime,
)
from casebook.domain.ids import CaseId, EventId
from casebook.domain.incident import (
    Engagement,
    IncidentLook,
    SupportKind,
    SupportOffer,
    SupportReply,
    SupportReview,
)
from casebook.domain.outside import OutsideStep
from casebook.domain.perpetrator import PerpetratorType
from casebook.domain.report import About, Concern, ReportSource, Risk
from casebook.domain.retention_detail import PupilBorn, RetentionDetail
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.takedown import Recheck, Takedown, TakedownEnd
from casebook.domain.triage import Answer, Question
from casebook.domain.words import N_
from casebook.services.demo_cast import NOOR, ORIEL, at
from casebook.services.demo_material import (
    CLIPS,
    CLIPS_ACCOUNT,
    CLIPS_PLATFORM,
    clip_address,
)
from casebook.services.demo_pictures import on_a_pc
from casebook.services.demo_scene import Opening, Scene, Told, add_picture, outside
from casebook.services.user import User

SCENARIO: Final = "SC-4"
TARGET: Final = "Ines Calloway"
_NEW: Final = EventId("")
_TUESDAY: Final = date(2026, 4, 21)
_POSTED: Final = at(2026, 4, 20, 17, 30)
_VIDEOS: Final = (301, 302, 303)
_HEAD: Final = ORIEL.name


def _record(user: User, told: Told) -> CaseId:
    concern = Concern(
        subject_name=TARGET,
        subject_post="Year 4 teacher",
        what="Three videos rank teachers and mock her. Nobody knows who runs the account.",
        aware_at=at(2026, 4, 21, 8, 5),
        where=f"{CLIPS_PLATFORM}, {clip_address(301)} to 303",
        risk=Risk.NO,
    )
    changes = user.cases.record_concern(About.UNKNOWN, concern, members=(told.people[NOOR.name],))
    return told.opened(SCENARIO, changes)


def _advise(user: User, case: CaseId, _told: Told) -> None:
    report = user.cases.view(case).record.report
    user.cases.complete_report(
        case,
        replace(
            report,
            source=ReportSource.STAFF,
            reporter_name=TARGET,
            happened_on=date(2026, 4, 20),
            platform=CLIPS_PLATFORM,
            address=clip_address(301),
            act="Three short videos that rank teachers by name and mock one",
            how_found="A parent sent her the address on Monday evening",
            who_else_knows="The headteacher and the reporter",
            evidence_where="The three pages themselves",
            head_informed_at=at(2026, 4, 21, 8, 5),
        ),
    )
    user.incident.record_engagement(
        case,
        Engagement(
            answered=True,
            at=at(2026, 4, 20, 18, 10),
            what="Please take this down.",
            advised_on=_TUESDAY,
            advised_by=_HEAD,
        ),
        nominated_told_at=at(2026, 4, 21, 8, 20),
    )


def _capture(user: User, case: CaseId, told: Told) -> None:
    for number, shown in zip(_VIDEOS, CLIPS, strict=True):
        seen = ZonedTime(at(2026, 4, 21, 9, 10), "Europe/London")
        told.items[f"clip-{number}"] = add_picture(
            user,
            case,
            on_a_pc(shown),
            FirstAnswers(
                shows=f"Video {number}: its page, its words, its time and its reach",
                where=clip_address(number),
                seen_at=seen,
            ),
            ExhibitDetails(
                kind=EvidenceKind.SOCIAL_POST,
                platform=CLIPS_PLATFORM,
                address=clip_address(number),
                account=CLIPS_ACCOUNT,
                captured_at=seen,
                captured_by=_HEAD,
                method=CaptureMethod.FULL_PAGE,
                device="School PC, not signed in to any account",
                posted_at=ZonedTime(_POSTED, "Europe/London"),
                posted_basis=TimeBasis.SHOWN_ON_PAGE,
                visibility=Visibility.PUBLIC,
                visibility_how_known="Opened without an account",
                words=shown.words,
                post=str(number),
            ),
        )


def _ask_platform(user: User, case: CaseId, told: Told) -> None:
    for number in _VIDEOS:
        user.takedown.report(
            case,
            Takedown(
                id=_NEW,
                address=clip_address(number),
                platform=CLIPS_PLATFORM,
                reported_at=at(2026, 4, 21, 9, 40),
                by=_HEAD,
                category="Bullying; the account may belong to a child under 13",
                route="The form for schools",
                reference=f"C-{number}",
                before=told.items[f"clip-{number}"],
            ),
        )
    outside((OutsideStep.SUPPORT_LETTER, _TUESDAY, _HEAD, "Handed over with the helpline's card."))(
        user, case, told
    )
    offer = SupportOffer(
        SupportKind.OCCUPATIONAL_HEALTH, _TUESDAY, _HEAD, SupportReply.ACCEPTED, "From Thursday."
    )
    user.incident.offer_support(case, (offer,), review_on=date(2026, 5, 5))
    user.cases.move(case, Stage.TRIAGE)


def _look(user: User, case: CaseId, _told: Told) -> None:
    user.incident.take_look(
        case,
        IncidentLook(
            offence=Question(Answer.NO, "No threat and no harassment: not reported to the police."),
            child=Question(Answer.NO, "The playground is blurred, and no pupil is named."),
            on=_TUESDAY,
        ),
    )
    user.cases.move(case, Stage.RESPONDING)


def _recheck(user: User, case: CaseId, _told: Told) -> None:
    for line in user.cases.view(case).record.takedowns:
        user.takedown.recheck(case, line.id, Recheck(date(2026, 4, 23), _HEAD, still_up=True))
        user.takedown.escalate(
            case, line.id, at=at(2026, 4, 23, 9, 0), to="Professionals Online Safety Helpline"
        )


def _removed(user: User, case: CaseId, _told: Told) -> None:
    for line in user.cases.view(case).record.takedowns:
        user.takedown.end(case, line.id, TakedownEnd.REMOVED, at=at(2026, 4, 24, 15, 12))


def _named(user: User, case: CaseId, _told: Told) -> None:
    user.perpetrator.log(
        case,
        Attribution(
            on=date(2026, 4, 27),
            by=_HEAD,
            level=AttributionLevel.THIRD_PARTY,
            who="P-17",
            basis="A classmate says that the account is P-17's. Nothing confirms it yet.",
            kind=PerpetratorType.CURRENT_PUPIL,
        ),
    )


def _admitted(user: User, case: CaseId, told: Told) -> None:
    met = date(2026, 4, 29)
    user.perpetrator.establish(
        case,
        Perpetrator(
            id=_NEW,
            kind=PerpetratorType.CURRENT_PUPIL,
            who="P-17",
            level=AttributionLevel.ADMITTED,
            basis="Said so before both parents; an older sibling made the edit.",
            on=met,
            by=_HEAD,
            age=11,
        ),
    )
    user.perpetrator.establish(
        case,
        Perpetrator(
            id=_NEW,
            kind=PerpetratorType.MEMBER_OF_PUBLIC,
            who="An older sibling of P-17, who is no pupil here",
            level=AttributionLevel.ADMITTED,
            basis="Told by P-17 and agreed to by the parents.",
            on=met,
            by=_HEAD,
        ),
    )
    pupil = user.cases.view(case).record.perpetrators[0]
    user.perpetrator.record_procedure(
        case, replace(pupil, parents_on=met, parents_with="Both parents", parents_note="Shocked; helpful.")
    )  # fmt: skip
    outside(
        (
            OutsideStep.PARENT_LETTER,
            met,
            _HEAD,
            "Handed over: what was said, and what is expected.",
        ),
        (OutsideStep.DSL_TOLD, met, _HEAD, "Marguerite Dauncey, for P-17."),
    )(user, case, told)


def _decide(user: User, case: CaseId, told: Told) -> None:
    on = date(2026, 4, 30)
    pupil, sibling = user.cases.view(case).record.perpetrators
    user.perpetrator.record_procedure(
        case,
        replace(
            pupil,
            welfare_on=on,
            welfare_note="Seen by Marguerite Dauncey; nothing more is needed.",
            done="Under the behaviour policy: two break times, and a letter of apology.",
            done_on=on,
            done_by=_HEAD,
            told="That it was a pupil, that the account is closed, and that it will not happen again.",
            told_on=on,
            told_why="So that she need not wonder about colleagues and other pupils.",
        ),
    )
    user.perpetrator.record_procedure(
        case,
        replace(sibling, done="A letter to the parents about the edit.", done_on=on, done_by=_HEAD),
    )
    outside((OutsideStep.PARENT_LETTER, on, _HEAD, "About the sibling's part in it."))(
        user, case, told
    )


def _review(user: User, case: CaseId, _told: Told) -> None:
    user.incident.review_support(
        case,
        SupportReview(date(2026, 5, 5), _HEAD, "Well again. Occupational health has ended."),
    )


def _close(user: User, case: CaseId, told: Told) -> None:
    user.cases.move(case, Stage.CLOSURE, outcome=ClosureOutcome.RESPONDED)
    outside((OutsideStep.REPORTER_TOLD, date(2026, 5, 19), _HEAD, "She was told that it is closed."))(
        user, case, told
    )  # fmt: skip
    user.ending.write_closing(
        case,
        Closing(
            dbs=ReferralDecision.NOT_MET,
            tra=ReferralDecision.NOT_MET,
            lado=ReferralDecision.NOT_MET,
            referral_reasons="Nobody who works with children did it.",
            access=Access.NEVER_WITHDRAWN,
            support="Ended on 5 May as she wished.",
            lessons="Year 6 hears in September what a ranking does to the person ranked.",
        ),
    )
    user.retention.save(case, RetentionDetail(births=(PupilBorn("P-17", date(2014, 11, 3)),)))


SCENES: Final[tuple[Scene | Opening, ...]] = (
    Opening(at(2026, 4, 21, 8, 30), ORIEL, SCENARIO, N_("the attack is recorded"), _record),
    Scene(at(2026, 4, 21, 8, 45), ORIEL, SCENARIO, N_("the target is advised"), _advise),
    Scene(at(2026, 4, 21, 9, 20), ORIEL, SCENARIO, N_("three pages are added"), _capture),
    Scene(at(2026, 4, 21, 9, 50), ORIEL, SCENARIO, N_("the platform is asked"), _ask_platform),
    Scene(at(2026, 4, 21, 11, 0), ORIEL, SCENARIO, N_("the first look"), _look),
    Scene(at(2026, 4, 23, 9, 10), ORIEL, SCENARIO, N_("it is still up"), _recheck),
    Scene(at(2026, 4, 24, 15, 30), ORIEL, SCENARIO, N_("it was taken down"), _removed),
    Scene(at(2026, 4, 27, 10, 0), ORIEL, SCENARIO, N_("somebody is named"), _named),
    Scene(at(2026, 4, 29, 16, 30), ORIEL, SCENARIO, N_("it is admitted"), _admitted),
    Scene(at(2026, 4, 30, 10, 0), ORIEL, SCENARIO, N_("what follows is decided"), _decide),
    Scene(at(2026, 5, 5, 15, 0), ORIEL, SCENARIO, N_("support is reviewed"), _review),
    Scene(at(2026, 5, 19, 15, 0), ORIEL, SCENARIO, N_("the incident is closed"), _close),
)
