"""What runs beside the practice case SC-1: the police, the designated officer, the data breach and the suspension."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from casebook.domain.clock import utc_text
from casebook.domain.expression import Expression
from casebook.domain.ids import CaseId, EventId
from casebook.domain.overlay import Overlay, OverlayKind
from casebook.domain.police import PoliceChannel, PoliceReferral
from casebook.domain.review import Review, ReviewOutcome
from casebook.domain.safeguarding import (
    HarmLimb,
    LadoReferral,
    SafeguardingConclusion,
    SafeguardingOutcome,
    TellSubject,
)
from casebook.domain.suspension import (
    Alternative,
    CheckIn,
    EndedBy,
    Purpose,
    Suspender,
    Suspension,
    SuspensionEnd,
)
from casebook.domain.triage import Answer, Question
from casebook.services.demo_cast import ORIEL, at
from casebook.services.demo_scene import Told
from casebook.services.user import User

_CONTACT: Final = "Hattie Larkspur"
_NEW: Final = EventId("")
_MONDAY: Final = date(2025, 11, 17)

_REJECTED: Final[Mapping[Alternative, str]] = {
    Alternative.MOVE: "Another class has pupils who saw the post and know P-07.",
    Alternative.NOT_ALONE: "The concern is what was written, not contact alone with a child.",
    Alternative.SUPERVISED: "A small school has nobody to stand beside her all day.",
    Alternative.HOME: "Her work is with pupils; there is none that could be done at home.",
    Alternative.NO_ACCESS: "The picture and the words came from her own phone.",
    Alternative.HOURS: "Other hours change nothing about who is in the room.",
    Alternative.STOP_TASK: "Every task of the post brings her to pupils or to their plans.",
    Alternative.SEPARATE: "P-07 and the staff who will be asked are in the same corridor.",
    Alternative.LEAVE: "She was asked and preferred not to take leave.",
}


def ask_outside(user: User, case: CaseId, _told: Told) -> None:
    """The police and the designated officer on the first day, and the breach of a pupil's data."""
    user.police.record_referral(
        case,
        PoliceReferral(
            id=_NEW,
            reported_at=at(2025, 11, 17, 9, 0),
            by=ORIEL.name,
            force="Wexmoor Constabulary",
            channel=PoliceChannel.TELEPHONE,
            disclosed="That a public post shows a clothed pupil at a desk, with words that mock the pupil.",
            advice="No objection to a report to the platform. No crime is recorded.",
        ),
    )
    user.safeguarding.save_referral(
        case,
        LadoReferral(
            id=_NEW,
            limbs=(HarmLimb.HARMED,),
            contacted_at=at(2025, 11, 17, 11, 20),
            by=ORIEL.name,
            officer="Callum Reyes-Hart",
            told="P-07 is pictured and mocked for a disability in a public post by a teaching assistant.",
            advice="The first limb may be met. The school investigates; the subject may be told.",
            advised_on=_MONDAY,
            tell=TellSubject.YES,
            next_steps="Tell the outcome. The designated safeguarding lead tells the parent.",
        ),
    )
    user.overlays.save(case, _breach())


def _breach(*more: tuple[str, str]) -> Overlay:
    answers = (
        ("what", "A photograph of P-07 and words of P-07's behaviour plan: one pupil."),
        ("aware_at", utc_text(at(2025, 11, 17, 8, 10))),
        ("dpo_told_at", utc_text(at(2025, 11, 17, 9, 20))),
        *more,
    )
    return Overlay(
        id=_NEW,
        kind=OverlayKind.DATA_BREACH,
        began=_MONDAY,
        why="A post that anybody could read holds a pupil's image and words of a plan.",
        by="",
        answers=answers,
    )


def decide_breach(user: User, case: CaseId, _told: Told) -> None:
    """Whether the regulator is told, inside the 72 hours."""
    [kept] = user.cases.view(case).record.overlays
    decided = _breach(
        ("ico", "reported"),
        ("ico_at", utc_text(at(2025, 11, 19, 11, 30))),
        ("ico_why", "A child can be recognised, and 2,310 people saw it."),
        ("people_told", "The parent of P-07, on 17 November, by the safeguarding lead."),
    )
    user.overlays.save(case, Overlay(kept.id, kept.kind, kept.began, kept.why, kept.by, decided.answers))  # fmt: skip


def end_breach(user: User, case: CaseId) -> None:
    """Nothing more is to be done about the breach."""
    [kept] = user.cases.view(case).record.overlays
    user.overlays.end(
        case, kept.id, on=date(2025, 12, 2), why="Reported, the parent told, the post gone."
    )


def suspend(user: User, case: CaseId, _told: Told) -> None:
    """The decision, with every alternative weighed, and who was told at once (reg 19)."""
    user.suspension.begin(
        case,
        Suspension(
            id=_NEW,
            began=date(2025, 11, 18),
            decided_at=at(2025, 11, 18, 9, 0),
            suspender=Suspender.HEADTEACHER,
            decided_by=ORIEL.name,
            grounds="A pupil in her care was mocked in public, and staff who saw it will be asked.",
            purposes=(Purpose.INVESTIGATION, Purpose.PUPILS),
            rejected=tuple((one.value, why) for one, why in _REJECTED.items()),
            risk="P-07 and other pupils would meet her each day; accounts could be shaped.",
            consulted="Callum Reyes-Hart (LADO) and Noor Whitcombe (HR), on 17 November.",
            conditions="No contact with P-07's family or with staff about this, her union apart.",
            contact=f"{_CONTACT}, office manager",
            support="Occupational health, the employee helpline and her union.",
            full_pay=True,
            review_on=date(2025, 12, 2),
            informed_la_at=at(2025, 11, 18, 9, 40),
            informed_other_at=at(2025, 11, 18, 9, 40),
        ),
    )


def confirm(user: User, case: CaseId, _told: Told) -> None:
    """The letter that confirms the suspension, one working day later."""
    [found] = user.cases.view(case).record.suspensions
    user.suspension.record_told(
        case,
        found.id,
        la_at=found.informed_la_at,
        other_at=found.informed_other_at,
        letter_on=date(2025, 11, 19),
    )


def review(user: User, case: CaseId, on: date, reason: str, next_on: date) -> None:
    """A review that lets the suspension go on."""
    [found] = user.cases.view(case).record.suspensions
    what = Review(on, ORIEL.name, ReviewOutcome.CONTINUES, reason, next_on)
    user.suspension.review(case, found.id, what)


def keep_in_touch(user: User, case: CaseId, *contacts: tuple[date, str]) -> None:
    """What the named contact did each week."""
    [found] = user.cases.view(case).record.suspensions
    for on, note in contacts:
        user.suspension.keep_in_touch(case, found.id, CheckIn(on, _CONTACT, note))


def end_suspension(user: User, case: CaseId) -> None:
    """The suspension ends with the contract: the governing body's decision, kept by its clerk."""
    [found] = user.cases.view(case).record.suspensions
    user.suspension.end(
        case,
        found.id,
        SuspensionEnd(
            on=date(2026, 1, 16),
            by=EndedBy.GOVERNING_BODY,
            decided_by="Hearing panel, on 9 January 2026",
            reason="It lasts until the authority ends the contract, which it did on 16 January.",
            recorded_by="",
            return_plan="None: she does not return.",
            la_told_at=at(2026, 1, 16, 16, 0),
            other_told_at=at(2026, 1, 16, 16, 0),
        ),
    )


def weigh_expression(user: User, case: CaseId) -> None:
    """The seven questions before charges of offence and ridicule: none of them is answered yes."""

    def no(reason: str) -> Question:
        return Question(Answer.NO, reason)

    user.expression.save(
        case,
        Expression(
            disclosure=no("It reveals no wrong-doing, and nobody was told who could act on it."),
            union=no("Nothing about a union or its work."),
            belief=no("A caption about a pupil expresses no belief."),
            protected_act=no("She had made no complaint of discrimination."),
            grievance=no("No concern about the school or a child is raised."),
            private=no("The account is public: 2,310 people saw it."),
            disability=no("She says of none, and nothing points to one."),
        ),
    )


def conclude(user: User, case: CaseId) -> None:
    """How the allegation ended for safeguarding: a finding of its own, with its own standard."""
    user.safeguarding.conclude(
        case,
        SafeguardingConclusion(
            outcome=SafeguardingOutcome.SUBSTANTIATED,
            on=date(2026, 2, 27),
            by="Callum Reyes-Hart with the headteacher",
            reasons="She accepts the photograph and the words, and the plan bears them out.",
            summary=(
                "Told to the designated officer on 17 November 2025, investigated by the school, heard "
                "on 8 January 2026; dismissed; referred to the DBS on 20 January 2026."
            ),
            reference="Dismissed for mocking a pupil in public; the allegation was substantiated.",
        ),
    )
