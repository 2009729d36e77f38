"""Something of everything that is kept of an attack on staff, with every field filled in."""

from datetime import UTC, date, datetime
from typing import Any

from casebook.domain.attribution import Attribution, AttributionLevel, Perpetrator, Search
from casebook.domain.case_link import CaseLink, LinkKind
from casebook.domain.ids import EventId, Reference
from casebook.domain.incident import (
    Engagement,
    Incident,
    IncidentLook,
    SupportKind,
    SupportOffer,
    SupportReply,
    SupportReview,
)
from casebook.domain.perpetrator import PerpetratorType
from casebook.domain.record import CaseRecord
from casebook.domain.review import Review, ReviewOutcome
from casebook.domain.takedown import Recheck, Takedown, TakedownEnd
from casebook.domain.triage import Answer, Question
from casebook.store import case_link, incident, perpetrator, takedown
from casebook.store.transaction import Tx


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def attacked() -> dict[str, Any]:
    """The fields of a record that hold it."""
    return {
        "incident": Incident(
            look=IncidentLook(
                Question(Answer.NOT_SURE, "One of them is close to a threat"), Question(Answer.NO, "No child is shown"),
                "Told on the telephone that it is none", date(2026, 11, 3),
            ),
            engagement=Engagement(True, at(2, 17), "Please stop", date(2026, 11, 3), "H. Lindqvist"),
            nominated_told_at=at(3),
            teacher_accused=True,
            review_on=date(2026, 11, 12),
            nothing_online="The messages came by telephone",
            offers=(SupportOffer(SupportKind.UNION, date(2026, 11, 3), "S. Adeyemi", SupportReply.ACCEPTED, "Rang them"),),
            reviews=(SupportReview(date(2026, 11, 12), "S. Adeyemi", "Sleeps better", date(2026, 11, 26)),),
        ),
        "takedowns": (
            Takedown(
                EventId("down-1"), "https://clips.example.net/v/301", "Clips", at(3), "S. Adeyemi", "Bullying",
                "Form", "CL-88", "E01", (Recheck(date(2026, 11, 5), "S. Adeyemi", still_up=True, note="1,900 views"),),
                at(5), "Professionals' helpline", "H-12", TakedownEnd.REMOVED, at(6, 15), "E02", "Gone in the afternoon",
            ),
        ),
        "search": Search(
            (Attribution(date(2026, 11, 9), "H. Lindqvist", AttributionLevel.THIRD_PARTY, "P-17", "A classmate said so",
                         PerpetratorType.CURRENT_PUPIL),),
            (Review(date(2026, 11, 17), "H. Lindqvist", ReviewOutcome.CONTINUES, "Two more to ask", date(2026, 12, 1)),),
        ),
        "perpetrators": (
            Perpetrator(
                EventId("who-1"), PerpetratorType.CURRENT_PUPIL, "P-17", AttributionLevel.ADMITTED, "Said so",
                date(2026, 11, 11), "H. Lindqvist", 11, date(2026, 11, 12), "Seen by the DSL", date(2026, 11, 11),
                "Both parents", "They take it down", "A week without break", date(2026, 11, 12), "H. Lindqvist",
                "FH-9AB2", "That it was a pupil", date(2026, 11, 12), "So that lessons can be planned", date(2026, 11, 12),
            ),
        ),
        "links": (CaseLink(EventId("link-1"), Reference("FH-9AB2"), LinkKind.OPENED, date(2026, 11, 12), "H. Lindqvist"),),
    }  # fmt: skip


def save_attacked(tx: Tx, record: CaseRecord) -> None:
    """Keep all of it."""
    incident.save(tx, record.incident)
    perpetrator.save_search(tx, record.search)
    for line in record.takedowns:
        takedown.save(tx, line)
    for one in record.perpetrators:
        perpetrator.save(tx, one)
    for link in record.links:
        case_link.add(tx, link)
