"""Sample values of a case that ended early, every field filled."""

from datetime import UTC, date, datetime
from typing import Any

from casebook.domain.appeal_result import AppealEnd, AppealResult
from casebook.domain.closing import Access, Closing
from casebook.domain.decision import ReferralDecision, Sanction
from casebook.domain.departure import Departure, FreeToTell
from casebook.domain.ids import EventId
from casebook.domain.record import CaseRecord
from casebook.domain.retention_detail import PupilBorn, RetentionDetail
from casebook.domain.second_person import Joint, JointRequest
from casebook.store import appeal_result, closing, departure, retention_detail, second_person
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
        "appeal_result": AppealResult(
            AppealEnd.LESSER, date(2026, 11, 20), "Too hard a first step", Sanction.FINAL_WRITTEN_WARNING, 12,
            date(2026, 11, 2), date(2026, 11, 21), date(2026, 11, 22), service_unbroken=True,
        ),
        "closing": Closing(
            ReferralDecision.MADE, ReferralDecision.CONSIDERED, ReferralDecision.NOT_MET, "Weighed with the adviser",
            Access.RESTORED, date(2026, 11, 20), "The mentor goes on until Easter", "Induction covers groups",
            "Head Person", date(2026, 11, 23),
        ),
        "retention_detail": RetentionDetail(
            date(2052, 5, 2), (PupilBorn("P-01", date(2012, 4, 9)),), "P-02 has left the country", date(2026, 11, 3), date(2026, 11, 20),
        ),
    }  # fmt: skip


def save_ending(tx: Tx, record: CaseRecord) -> None:
    for request in record.joint_requests:
        second_person.save(tx, request)
    departure.save(tx, record.departure)
    assert record.appeal_result
    appeal_result.save(tx, record.appeal_result)
    closing.save(tx, record.closing)
    retention_detail.save(tx, record.retention_detail)
