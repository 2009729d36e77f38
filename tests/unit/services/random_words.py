"""What people write when they play a random case: whole values, each with something left to chance."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar

from casebook.domain.allegation import Act, Allegation, Capacity, Charge, ClauseChoice, Level
from casebook.domain.appeal_result import AppealEnd, AppealResult
from casebook.domain.decision import (
    Advice,
    Appeal,
    CompanionChoice,
    DeciderKind,
    FindingResult,
    Hearing,
    ReferralDecision,
    Sanction,
    SanctionDecision,
    Severity,
)
from casebook.domain.departure import Departure, FreeToTell
from casebook.domain.ids import AllegationId, ChargeId, EventId
from casebook.domain.police import HoldScope, PoliceHold
from casebook.domain.readiness import DISMISSALS, WARNINGS
from casebook.domain.record import CaseRecord
from casebook.domain.safeguarding import (
    HarmLimb,
    LadoReferral,
    SafeguardingConclusion,
    SafeguardingOutcome,
    TellSubject,
)
from casebook.domain.suspension import (
    Alternative,
    EndedBy,
    Purpose,
    Suspender,
    Suspension,
    SuspensionEnd,
)
from casebook.domain.triage import Answer, Question, Triage, TriageRoute

T = TypeVar("T")


class Choose(Protocol):
    """Picks one of some options: by chance in a test, the first of them on a straight way."""

    def __call__(self, options: Sequence[T], /) -> T: ...


def first(options: Sequence[T], /) -> T:
    return options[0]


NEW = EventId("")
WHY = "So it was in this school"
NO = Question(Answer.NO, "Nothing points to it")
PANEL = ("Simone Achterberg", "Peter Lowndes", "Farida Okonjo-Bell")
APPEAL_PANEL = ("Tom Wrexley", "Hana Brightwell", "Josie Quill")
OUTSIDERS = (
    *PANEL,
    *APPEAL_PANEL,
    "Wendy Marsh",
    "Bram Ellery",
    "Davit Penhallow",
    "Noor Whitcombe",
)
CLAUSES = ("2.3", "4.7", "4.8(a)(i)", "5.2(h)")


def a_triage(choose: Choose, route: TriageRoute, on: date) -> Triage:
    """Every question answered, so that the route can be gone."""
    minor = route is TriageRoute.INFORMAL
    harm = NO if minor else choose((NO, NO, Question(Answer.NOT_SURE), Question(Answer.YES)))
    return Triage(
        in_scope=Question(Answer.YES), clauses=("2.3",),
        severity_view=Severity.MINOR if minor else Severity.SERIOUS_MISCONDUCT,
        possible_offence=NO, harm_threshold=harm, data_breach=NO, expression=NO, conflict=NO,
        route=route, reason="As the first look shows", decided_on=on,
    )  # fmt: skip


def any_triage(choose: Choose, on: date) -> Triage:
    """Answers as they come, some without reasons."""
    answers = (NO, Question(Answer.YES), Question(Answer.NOT_SURE), Question(Answer.NO), Question())
    return Triage(
        in_scope=choose(answers), clauses=(choose(CLAUSES),),
        severity_view=choose((None, *Severity)), possible_offence=choose(answers),
        harm_threshold=choose(answers), data_breach=choose(answers), expression=choose(answers),
        conflict=choose(answers), route=choose((None, *TriageRoute)), reason=choose(("", WHY)),
        decided_on=choose((None, on, on + timedelta(days=1))),
    )  # fmt: skip


def an_allegation(choose: Choose, record: CaseRecord, on: date) -> Allegation:
    shown = tuple(e.id for e in record.exhibits[:1])
    return Allegation(
        AllegationId(""), 0, "Used social media in working time", Act.USE, Capacity.PERSONAL,
        "Several", "FH-ADM-02", on, on, (ClauseChoice(choose(CLAUSES), reason=WHY),), shown,
    )  # fmt: skip


def a_charge(choose: Choose, record: CaseRecord, on: date) -> Charge:
    """A charge on the first exhibit and every allegation that stands."""
    standing = tuple(a.id for a in record.allegations if not a.withdrawn)
    kept = tuple(e.id for e in record.exhibits if not e.withdrawn)[:1]
    return Charge(
        ChargeId(""), 0, "That you used social media in working time", Act.POST, Capacity.PERSONAL,
        choose((Level.POTENTIAL_GROSS_MISCONDUCT, Level.MISCONDUCT)), "Advice had been given",
        (ClauseChoice(choose(CLAUSES[:2]), reason=WHY),), standing, kept, "Several", "FH-ADM-02",
        on, on,
    )  # fmt: skip


def a_hearing(choose: Choose, on: date, *, clerk: str) -> Hearing:
    """A hearing before a panel of three who have no other part."""
    return Hearing(
        on, DeciderKind.PANEL, PANEL[0], "Chair of the panel", PANEL[1:],
        companion=choose((CompanionChoice.DECLINED, CompanionChoice.NOT_OFFERED)), clerk=clerk,
    )  # fmt: skip


def any_hearing(choose: Choose, on: date) -> Hearing:
    """A hearing before anybody at all."""
    everybody = (
        *OUTSIDERS,
        "Oriel Tansley",
        "Ruth Abernathy",
        "Lena Farrow",
        "Petra Lindqvist-Moss",
        "",
    )
    return Hearing(
        choose((on, on - timedelta(days=2), on + timedelta(days=1))), choose(tuple(DeciderKind)),
        choose(everybody), "Chair", choose(((), (choose(everybody), choose(everybody)))),
        subject_attended=choose((True, False)), companion=choose(tuple(CompanionChoice)),
        clerk=choose(everybody), absence=choose(("", "A second date was given")),
    )  # fmt: skip


def a_result(choose: Choose) -> FindingResult:
    options: tuple[FindingResult, ...] = (FindingResult.PROVED, *FindingResult)
    return choose(options)


def a_sanction(choose: Choose, record: CaseRecord, on: date) -> SanctionDecision:
    """One that fits what was found, whole."""
    proved = any(f.result in ("proved", "partly_proved") for f in record.decided.findings)
    severity = record.decided.severity
    gross = severity is not None and severity.severity is Severity.GROSS_MISCONDUCT
    heavy = (Sanction.SUMMARY_DISMISSAL,) if gross else (Sanction.FIRST_WRITTEN_WARNING,)
    options = (*heavy, Sanction.FINAL_WRITTEN_WARNING, Sanction.INFORMAL_ADVICE)
    return sanctioned(choose(options if proved else (Sanction.NOT_UPHELD,)), on)


def sanctioned(sanction: Sanction, on: date) -> SanctionDecision:
    warning, dismissal = sanction in WARNINGS, sanction in DISMISSALS
    decided = ReferralDecision.NOT_MET if dismissal else None
    return SanctionDecision(
        sanction, "Advice was not enough", "Six years without a concern", "Training was weighed", on,
        change_required="Breaks only" if warning else "",
        change_by=on + timedelta(days=90) if warning else None,
        live_months=12 if warning else None,
        dismissal_reason="Gross misconduct" if dismissal else "",
        notice="None" if dismissal else "", referrals="No regulated activity" if dismissal else "",
        appeal=Appeal("the Clerk", "Coppice Lane, Wexmoor", 10), dbs=decided, tra=decided,
    )  # fmt: skip


def any_sanction(choose: Choose, on: date) -> SanctionDecision:
    """Any outcome, often without what it needs."""
    words = ("", WHY)
    return SanctionDecision(
        choose(tuple(Sanction)), choose(words), choose(words), choose(words), on,
        change_required=choose(words), change_by=choose((None, on + timedelta(days=90))),
        live_months=choose((None, 6, 12, 18)), dismissal_reason=choose(words),
        effective_date=choose((None, on)), notice=choose(words), referrals=choose(words),
        appeal=choose((Appeal(), Appeal("the Clerk", "Coppice Lane", 10))),
        dbs=choose((None, *ReferralDecision)), tra=choose((None, *ReferralDecision)),
    )  # fmt: skip


def an_advice(on: date) -> Advice:
    return Advice(
        on, "Six hours in working time", "Boredom", "Breaks only", "Tasks shared", "Oriel Tansley",
        "Headteacher", ("2.3",), on + timedelta(days=56),
    )  # fmt: skip


def a_departure(choose: Choose, on: date, *, whole: bool) -> Departure:
    decided = ReferralDecision.NOT_MET if whole else choose((None, *ReferralDecision))
    free = tuple(FreeToTell) if whole else choose(((), tuple(FreeToTell), (FreeToTell.DBS,)))
    said = "Probably made by them" if whole else choose(("", "Probably made by them"))
    return Departure(on, said, decided, decided, WHY, free)


def a_referral(choose: Choose, now: datetime) -> LadoReferral:
    on = now.date()
    return LadoReferral(
        NEW, (HarmLimb.HARMED,), now, "Oriel Tansley", "Callum Reyes-Hart", "A post about P-07",
        "Go on", on, choose((TellSubject.YES, TellSubject.NOT_YET)),
    )  # fmt: skip


def a_conclusion(choose: Choose, on: date) -> SafeguardingConclusion:
    kinds = (SafeguardingOutcome.UNFOUNDED, *SafeguardingOutcome)
    return SafeguardingConclusion(choose(kinds), on, "Oriel Tansley", "Nothing bears it out", WHY)


def a_hold(choose: Choose, on: date) -> PoliceHold:
    scopes = ((HoldScope.ALL_INTERNAL_STEPS,), *((one,) for one in HoldScope))
    return PoliceHold(NEW, choose(scopes), on, "", "DS Patel", "An arrest is planned")


def a_suspension(choose: Choose, now: datetime) -> Suspension:
    on = now.date()
    return Suspension(
        NEW, on, now, choose(tuple(Suspender)), "Oriel Tansley", "Posts name a pupil",
        (Purpose.PUPILS,), tuple((one.value, "It keeps nobody apart") for one in Alternative),
        "Another post", "The adviser", "None", "Noor Whitcombe", "Occupational health", True,
        on + timedelta(days=10), now, now, on,
    )  # fmt: skip


def an_end(on: date) -> SuspensionEnd:
    return SuspensionEnd(on, EndedBy.GOVERNING_BODY, "Staffing committee", "No risk is left", "")


def an_appeal_result(choose: Choose, decided: SanctionDecision | None, on: date) -> AppealResult:
    """An end of an appeal; where somebody is taken back, sometimes with all that follows."""
    end = choose((AppealEnd.DISMISSED, *AppealEnd))
    lesser = decided is not None and decided.sanction in DISMISSALS
    instead = Sanction.FINAL_WRITTEN_WARNING if lesser else choose((None, *Sanction))
    done = choose((True, False))
    return AppealResult(
        end, on, "As the appeal panel wrote", instead if end is AppealEnd.LESSER else None, 12, on,
        on if done else None, on if done else None, done,
    )  # fmt: skip
