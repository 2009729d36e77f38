"""A glance at a case: what its page shows first, from all of the record but the exhibits, which are most of it."""

from casebook.domain.case_view import CaseGlance
from casebook.domain.guide import FirstLook
from casebook.domain.ids import CaseId
from casebook.domain.procedure import first_look
from casebook.domain.record import CaseRecord, ExhibitsNotRead
from casebook.domain.roles import Permission, Role
from casebook.domain.warning_shown import seen_by
from casebook.services.case_shut import read_only_why
from casebook.services.session import Session
from casebook.services.verify import BackgroundChecks
from casebook.store import record as records
from casebook.store.transaction import Tx


def glance(session: Session, checks: BackgroundChecks, case: CaseId) -> CaseGlance:
    """The beginning of the whole view, word for word. Raises as that does."""
    with session.open_case(case) as file:
        with file.reading() as tx:
            session.require(tx, Permission.SEE_CASE)
            mine = session.roles(tx)
            record, found = _beginning(session, tx, mine)
        return CaseGlance(
            record=record,
            guide=found,
            unchanged=checks.state(case),
            read_only_why=read_only_why(file, record.case),
            lone_recipient=len(file.keyed.members) == 1,
            new_here=file.keyed.first_contact,
        )


def _beginning(session: Session, tx: Tx, mine: frozenset[Role]) -> tuple[CaseRecord, FirstLook]:
    record: CaseRecord = records.outline(tx, session.school())
    try:
        found = first_look(session.procedure_view(record, mine))
        return seen_by(record, mine, session.person), found
    except ExhibitsNotRead:
        # What happens now hangs on the evidence itself, so the page waits until all of it is read.
        record = session.record(tx)
        found = first_look(session.procedure_view(record, mine))
        return seen_by(record, mine, session.person), found
