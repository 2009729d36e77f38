"""Sample values of earlier warnings, every field filled."""

from datetime import UTC, date, datetime
from typing import Any

from casebook.domain.decision import Sanction
from casebook.domain.ids import EventId
from casebook.domain.record import CaseRecord
from casebook.domain.warning import ConductFamily, EarlierWarning, WarningLook
from casebook.store import warning
from casebook.store.transaction import Tx
from tests.unit.store.sample_decision import HEAD, INVESTIGATOR


def at(hour: int) -> datetime:
    return datetime(2026, 11, 19, hour, tzinfo=UTC)


def warned_before() -> dict[str, Any]:
    """The fields of a record that say what the subject was warned of before."""
    return {
        "warnings": (
            EarlierWarning(
                EventId("warning-1"), Sanction.FIRST_WRITTEN_WARNING, date(2026, 5, 12), 6, ConductFamily.ONLINE_WORDS,
                HEAD, at(9), "2.1, 4.8(a)", charged_why="It forbade just this", withdrawn="Entered twice",
            ),
            EarlierWarning(
                EventId("warning-2"), Sanction.FINAL_WRITTEN_WARNING, date(2026, 6, 22), 12, ConductFamily.OTHER_CONDUCT,
                HEAD, at(10),
            ),
        ),
        "warning_looks": (
            WarningLook(EventId("look-1"), date(2026, 11, 19), (EventId("warning-2"),), INVESTIGATOR, at(11)),
        ),
    }  # fmt: skip


def save_warned(tx: Tx, record: CaseRecord) -> None:
    for one in record.warnings:
        warning.add(tx, one)
    for look in record.warning_looks:
        warning.add_look(tx, look)
