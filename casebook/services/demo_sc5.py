"""The practice case of too much time on social media at work: met with advice, no hearing, no sanction (SC-5)."""

from dataclasses import replace
from datetime import date
from typing import Final

from casebook.domain.allegation import Act, Allegation, Capacity, ClauseChoice
from casebook.domain.closing import Access, Closing
from casebook.domain.decision import Advice, ReferralDecision, Severity
from casebook.domain.evidence import (
    CaptureMethod,
    EvidenceKind,
    ExhibitDetails,
    FirstAnswers,
    TimeBasis,
    Visibility,
    ZonedTime,
)
from casebook.domain.facts import Content, Device, Facts, Timing
from casebook.domain.ids import AllegationId, CaseId
from casebook.domain.outside import OutsideStep
from casebook.domain.report import About, Concern, ReportSource, Risk
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.triage import Answer, Question, Triage, TriageDetails, TriageRoute
from casebook.domain.words import N_
from casebook.services.demo_cast import NOOR, ORIEL, at
from casebook.services.demo_material import MONITORING
from casebook.services.demo_pictures import printed_table
from casebook.services.demo_scene import Opening, Scene, Told, add_picture, issue, outside
from casebook.services.user import User

SCENARIO: Final = "SC-5"
_ADVICE_NOTE: Final = "DOC-21"


def _record(user: User, told: Told) -> CaseId:
    concern = Concern(
        subject_name="Bram Ellery",
        subject_post="Administration officer",
        what=(
            "Hattie Larkspur, office manager, saw social media feeds open on school PC FH-ADM-02 on "
            "each day from Monday 10 to Friday 14 November 2025, outside the lunch break as well as in it."
        ),
        aware_at=at(2025, 11, 14, 15, 40),
        where="Social media sites on school PC FH-ADM-02, in the school office",
        risk=Risk.NO,
    )
    changes = user.cases.record_concern(About.EMPLOYEE, concern, members=(told.people[NOOR.name],))
    return told.opened(SCENARIO, changes)


def _complete_report(user: User, case: CaseId, _told: Told) -> None:
    report = user.cases.view(case).record.report
    user.cases.complete_report(
        case,
        replace(
            report,
            source=ReportSource.STAFF,
            reporter_name="Hattie Larkspur",
            happened_on=date(2025, 11, 10),
            platform="Several sites, category “social”",
            address="Not one page: feeds on FH-ADM-02; no addresses were noted",
            act="Time spent reading feeds in working hours",
            how_found="Seen on the screen in passing, on five days",
            who_else_knows="Hattie Larkspur and the headteacher",
            evidence_where="The web filter's log for FH-ADM-02, held by the school's provider",
            head_informed_at=at(2025, 11, 14, 15, 40),
        ),
    )
    user.cases.set_conduct_date(case, date(2025, 11, 10))
    user.cases.set_subject_address(case, ("3 Tannery Court", "Wexmoor", "WX1 8EL"))
    user.cases.move(case, Stage.TRIAGE)


def _add_log(user: User, case: CaseId, told: Told) -> None:
    told.items["monitoring"] = add_picture(
        user,
        case,
        printed_table(MONITORING),
        FirstAnswers(
            shows="Minutes of social media use on each of five days, in all, in lunch and in working time",
            where="Web filter log of school PC FH-ADM-02, 10 to 14 November 2025",
            seen_at=ZonedTime(at(2025, 11, 20, 10, 5), "Europe/London"),
        ),
        ExhibitDetails(
            kind=EvidenceKind.MONITORING_LOG,
            platform="Web filter",
            address_missing_why="A summary of a log; it has no page address",
            account="Windows account of FH-ADM-02",
            captured_at=ZonedTime(at(2025, 11, 20, 10, 5), "Europe/London"),
            captured_by="Hattie Larkspur",
            method=CaptureMethod.PLATFORM_EXPORT,
            device="FH-ADM-02",
            posted_basis=TimeBasis.METADATA,
            posted_at=ZonedTime(at(2025, 11, 10, 8, 0), "Europe/London"),
            visibility=Visibility.NOT_KNOWN,
            visibility_how_known="Not a post: a record of time",
            words="Total 8 h 20 min; within lunch 2 h 05 min; working time 6 h 15 min",
        ),
    )


def _classify(user: User, case: CaseId, told: Told) -> None:
    user.allegations.save(
        case,
        Allegation(
            id=AllegationId(""),
            number=0,
            what=(
                "Between Monday 10 and Friday 14 November 2025 spent 6 hours 15 minutes of working "
                "time on social media, on school PC FH-ADM-02."
            ),
            act=Act.USE,
            capacity=Capacity.PERSONAL,
            platform="Several sites, category “social”",
            account="FH-ADM-02",
            happened_from=date(2025, 11, 10),
            happened_to=date(2025, 11, 14),
            clauses=(
                ClauseChoice("2.2", reason="To be met with advice; it is not charged"),
                ClauseChoice("2.3"),
            ),
            exhibits=(told.items["monitoring"],),
        ),
    )


def _triage(user: User, case: CaseId, _told: Told) -> None:
    def no(reason: str) -> Question:
        return Question(Answer.NO, reason)

    user.triage.save(
        case,
        Triage(
            in_scope=Question(Answer.YES, "Social media use on school equipment in working time"),
            clauses=("2.2", "2.3"),
            severity_view=Severity.MINOR,
            possible_offence=no("Reading feeds at work is no offence"),
            harm_threshold=no("Nothing about children; so no KCSIE low-level concern either"),
            data_breach=no("No personal data left the school"),
            expression=no("It is about time, not about anything said"),
            conflict=no("The headteacher is neither witness nor relative"),
            route=TriageRoute.INFORMAL,
            reason=(
                "Minor and plainly shown by the log. Two earlier matters under 2.3 were met with "
                "advice, and the same is fair here."
            ),
            decided_on=date(2025, 11, 20),
        ),
        TriageDetails(
            facts=Facts(
                act=Act.USE,
                timing=Timing.WORKING_TIME,
                device=Device.SCHOOL,
                content=(Content.TIME_SPENT,),
            )
        ),
    )
    user.cases.move(case, Stage.INFORMAL)


def _advise(user: User, case: CaseId, _told: Told) -> None:
    user.decisions.give_advice(
        case,
        Advice(
            met_on=date(2025, 11, 26),
            what_happened=(
                "The log of school PC FH-ADM-02 for 10 to 14 November 2025 shows 8 hours 20 minutes "
                "on social media, of which 6 hours 15 minutes fell in working time."
            ),
            what_was_said=(
                "You said that you had been bored because you had too little to do. You did not say "
                "that any of the use was for your job."
            ),
            expectation=(
                "From now on, use social media at work in your breaks and before or after your "
                "working hours only, on any device."
            ),
            support=(
                "Hattie Larkspur will go through the allocation of office tasks with you, so that "
                "your days are filled evenly."
            ),
            given_by=ORIEL.name,
            given_by_title=ORIEL.title,
            clauses=("2.2", "2.3"),
            review_on=date(2026, 1, 23),
            live_months=6,
        ),
    )


def _issue(user: User, case: CaseId, told: Told) -> None:
    issue(user, case, told, _ADVICE_NOTE, {"change_by": "2025-12-01"})


def _close(user: User, case: CaseId, _told: Told) -> None:
    user.cases.close_case(
        case,
        ClosureOutcome.INFORMAL_ADVICE,
        "Reviewed on 23 January 2026 and improved. Withdrawing access to sites (3.3) was considered "
        "and not used, because the advice was enough.",
    )
    user.ending.write_closing(
        case,
        Closing(
            dbs=ReferralDecision.NOT_MET,
            tra=ReferralDecision.NOT_MET,
            lado=ReferralDecision.NOT_MET,
            referral_reasons="It is about time at work and about nobody else.",
            access=Access.NEVER_WITHDRAWN,
            support="Hattie Larkspur goes on sharing out the office tasks evenly.",
            lessons="Too little to do is asked about before anything is looked up.",
        ),
    )


_MONITORING_STEPS = outside(
    (
        OutsideStep.MONITORING_AUTHORISATION,
        date(2025, 11, 18),
        ORIEL.name,
        (
            "Asked for by Hattie Larkspur on Mon 17 Nov. Reason 3.1(i); 10 to 14 Nov only, category "
            "social, this PC only. Asking him first was considered and rejected, because the log would "
            "answer it without accusing him. He acknowledged the policy on 4 Sep 2025."
        ),
    )
)
_DISCLOSURE_STEPS = outside(
    (
        OutsideStep.MONITORING_DISCLOSURE,
        date(2025, 11, 20),
        ORIEL.name,
        "Extract shown to the headteacher and the office manager, and to nobody else.",
    )
)
_MEETING_STEPS = outside(
    (
        OutsideStep.MEETING_HELD,
        date(2025, 11, 26),
        ORIEL.name,
        "He explained boredom and too little work. No part of the use was required by the job.",
    )
)
_REVIEW_STEPS = outside(
    (
        OutsideStep.REVIEW_HELD,
        date(2026, 1, 23),
        ORIEL.name,
        "Improved. Monitoring data to be destroyed after 23 July 2026.",
    )
)

SCENES: Final[tuple[Scene | Opening, ...]] = (
    Opening(at(2025, 11, 14, 16, 10), ORIEL, SCENARIO, N_("the concern is recorded"), _record),
    Scene(
        at(2025, 11, 17, 16, 30), ORIEL, SCENARIO, N_("the report is completed"), _complete_report
    ),
    Scene(
        at(2025, 11, 18, 11, 15),
        ORIEL,
        SCENARIO,
        N_("monitoring was authorised"),
        _MONITORING_STEPS,
    ),
    Scene(at(2025, 11, 20, 10, 30), ORIEL, SCENARIO, N_("the log is added"), _add_log),
    Scene(at(2025, 11, 20, 10, 45), ORIEL, SCENARIO, N_("who saw the log"), _DISCLOSURE_STEPS),
    Scene(at(2025, 11, 20, 11, 0), ORIEL, SCENARIO, N_("it is set against the policy"), _classify),
    Scene(at(2025, 11, 20, 11, 30), ORIEL, SCENARIO, N_("triage: the informal route"), _triage),
    Scene(at(2025, 11, 26, 16, 30), ORIEL, SCENARIO, N_("the meeting was held"), _MEETING_STEPS),
    Scene(at(2025, 11, 28, 9, 30), ORIEL, SCENARIO, N_("advice is given"), _advise),
    Scene(at(2025, 11, 28, 10, 0), ORIEL, SCENARIO, N_("the advice note is issued"), _issue),
    Scene(at(2026, 1, 23, 15, 0), ORIEL, SCENARIO, N_("the review was held"), _REVIEW_STEPS),
    Scene(at(2026, 1, 23, 15, 30), ORIEL, SCENARIO, N_("the case is closed"), _close),
)
