"""Sample values of how a case was routed and of what its people declared, every field filled."""

from datetime import date
from typing import Any

from casebook.domain.ids import EventId
from casebook.domain.record import CaseRecord
from casebook.domain.relationship import Bond, Relationship
from casebook.domain.report import About, Involved
from casebook.domain.routing import RouteTaken, Rule
from casebook.store import relationship, routing
from casebook.store.transaction import Tx
from tests.unit.store.sample_decision import HEAD, INVESTIGATOR, SUBJECT


def routed() -> dict[str, Any]:
    """The fields of a record that say where it went and who is what to whom."""
    return {
        "route": RouteTaken(Rule.R4, About.EMPLOYEE, Involved.NO, Involved.WITNESS),
        "relationships": (
            Relationship(EventId("rel-1"), INVESTIGATOR, Bond.NONE, date(2026, 11, 3), HEAD),
            Relationship(
                EventId("rel-2"), HEAD, Bond.LINE_MANAGER, date(2026, 11, 4), HEAD,
                to=SUBJECT, discussed=True, note="Since 2019", withdrawn="She was moved in 2024",
            ),
        ),
    }  # fmt: skip


def save_routed(tx: Tx, record: CaseRecord) -> None:
    assert record.route
    routing.save(tx, record.route)
    for declared in record.relationships:
        relationship.add(tx, declared)
