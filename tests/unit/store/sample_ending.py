"""Sample values of a case that ended early, every field filled."""

from datetime import UTC, date, datetime
from typing import Any

from casebook.domain.decision import ReferralDecision
from casebook.domain.departure import Departure, FreeToTell
from casebook.domain.ids import EventId
from casebook.domain.record import CaseRecord
from casebook.domain.second_person import Joint, JointRequest
from casebook.store import departure, second_person
from casebook.store.transaction import Tx
from tests.unit.store.sample_decision import HEAD, INVESTIGATOR


def at(hour: int) -> datetime:
    return datetime(2026, 11, 23, hour, tzinfo=UTC)


def ending() -> dict[str, Any]:
    """The fields of a record that say how it ended early."""
    return {
        "joint_requests": (
            JointRequest(EventId("joint-1"), Joint.OPENED_IN_ERROR, "Twice the same", HEAD, at(9),
                         INVESTIGATOR, at(10), agreed=False),
            JointRequest(EventId("joint-2"), Joint.REOPEN, "A new witness", HEAD, at(11)),
        ),
        "departure": Departure(
            date(2026, 11, 20), "Conduct is likely to have happened", ReferralDecision.CONSIDERED,
            ReferralDecision.NOT_MET, "No regulated activity", tuple(FreeToTell),
        ),
    }  # fmt: skip


def save_ending(tx: Tx, record: CaseRecord) -> None:
    for request in record.joint_requests:
        second_person.save(tx, request)
    departure.save(tx, record.departure)
