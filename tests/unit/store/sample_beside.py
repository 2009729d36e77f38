"""Something of everything that can run beside a case, with every field filled in."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from casebook.domain.ids import EventId
from casebook.domain.overlay import Overlay, OverlayKind
from casebook.domain.police import (
    HoldRelease,
    HoldScope,
    PoliceChannel,
    PoliceHold,
    PoliceReferral,
    ReleaseForm,
    UsePermission,
)
from casebook.domain.record import CaseRecord
from casebook.domain.review import Review, ReviewOutcome
from casebook.domain.safeguarding import (
    HarmLimb,
    LadoReferral,
    LowLevelConcern,
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
from casebook.store import overlay, police, safeguarding, suspension
from casebook.store.transaction import Tx


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


_REVIEW = Review(date(2026, 11, 16), "DS A. Patel", ReviewOutcome.CONTINUES, "Not charged yet", date(2026, 12, 14))  # fmt: skip


def beside() -> dict[str, Any]:
    """The fields of a record that hold it."""
    hold = PoliceHold(
        EventId("hold-1"), (HoldScope.NO_CONTACT_WITH_SUBJECT, HoldScope.NO_WITNESS_INTERVIEWS),
        date(2026, 11, 3), "H. Lindqvist", "DS A. Patel", "An arrest is planned", "Leave it up until Friday",
        reviews=(_REVIEW,),
    )  # fmt: skip
    released = replace(
        hold,
        id=EventId("hold-2"),
        release=HoldRelease(
            date(2026, 11, 20), "DS A. Patel", ReleaseForm.WRITTEN, "H. Lindqvist", UsePermission.GIVEN, "No names",
        ),
    )  # fmt: skip
    return {
        "police_referrals": (
            PoliceReferral(
                EventId("told-1"), at(2), "H. Lindqvist", "Northshire", PoliceChannel.TELEPHONE,
                "What E01 shows", "Wait before speaking to anybody", "NS/4410", "DS A. Patel",
            ),
        ),
        "police_holds": (hold, released),
        "lado_referrals": (
            LadoReferral(
                EventId("lado-1"), (HarmLimb.HARMED, HarmLimb.SUITABILITY), at(2), "H. Lindqvist", "C. Reyes-Hart",
                "Child P-01 was named in a post", "Go on, but agree the words", date(2026, 11, 3),
                TellSubject.AGREED_WORDS, "A concern has been raised", date(2026, 11, 4), "School investigates",
                "Meet again in two weeks", teacher_accused_by_pupil=True,
            ),
        ),
        "low_level_concerns": (
            LowLevelConcern(
                EventId("low-1"), date(2026, 11, 2), "A joke in the staff room", "At lunch", "Spoke to them",
                "No child was concerned", "H. Lindqvist", "A colleague", anonymous=False,
            ),
        ),
        "safeguarding": SafeguardingConclusion(
            SafeguardingOutcome.MALICIOUS, date(2026, 11, 20), "C. Reyes-Hart", "The messages were made up",
            "Strategy meeting, two calls", made_by_pupil=True, keep_consented=False,
            removed_on=date(2026, 11, 21), removed_by="S. Adeyemi", welfare_on=date(2026, 11, 20),
            welfare_note="Seen by the DSL", behaviour_decision="Two days out of class", reference="Nothing is said",
            sexual_abuse=True,
        ),
        "suspensions": (full_suspension(),),
        "overlays": (
            Overlay(
                EventId("beside-1"), OverlayKind.SAR, date(2026, 11, 2), "They asked for their data", "S. Adeyemi",
                (("received_on", "2026-11-02"), ("answered_on", "2026-11-20")),
                date(2026, 11, 20), "Answered", "S. Adeyemi",
            ),
        ),
    }  # fmt: skip


def full_suspension() -> Suspension:
    """A suspension from its decision to its end."""
    return Suspension(
        id=EventId("suspension-1"),
        began=date(2026, 11, 3),
        decided_at=at(3),
        suspender=Suspender.HEADTEACHER,
        decided_by="H. Lindqvist",
        grounds="The posts name a pupil",
        purposes=(Purpose.PUPILS, Purpose.PERSON),
        rejected=tuple((each.value, "It would not keep them apart") for each in Alternative),
        risk="Another post",
        consulted="C. Reyes-Hart",
        conditions="No contact with witnesses; union excepted",
        contact="S. Adeyemi, 0100 000000",
        support="Occupational health",
        full_pay=True,
        review_on=date(2026, 11, 16),
        informed_la_at=at(3, 10),
        informed_other_at=at(3, 11),
        letter_on=date(2026, 11, 4),
        end=SuspensionEnd(
            date(2026, 11, 20), EndedBy.GOVERNING_BODY, "Staffing committee", "No risk is left", "Clerk",
            "Back on Monday with a colleague", at(20), at(20, 10), date(2026, 11, 20),
        ),
        reviews=(_REVIEW,),
        check_ins=(CheckIn(date(2026, 11, 9), "S. Adeyemi", "Sleeping badly; OH offered"),),
    )  # fmt: skip


def save_beside(tx: Tx, record: CaseRecord) -> None:
    """Keep all of it."""
    for told in record.police_referrals:
        police.save_referral(tx, told)
    for hold in record.police_holds:
        police.save_hold(tx, hold)
    for asked in record.lado_referrals:
        safeguarding.save_referral(tx, asked)
    for concern in record.low_level_concerns:
        safeguarding.save_concern(tx, concern)
    if record.safeguarding:
        safeguarding.save_conclusion(tx, record.safeguarding)
    for suspended in record.suspensions:
        suspension.save(tx, suspended)
    for running in record.overlays:
        overlay.save(tx, running)
