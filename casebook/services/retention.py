"""What the days of keeping are worked out from, where nothing else of the case says it."""

from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.ids import CaseId
from casebook.domain.retention_detail import RetentionDetail, check_detail
from casebook.domain.roles import Permission
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import retention_detail as details


class RetentionService:
    """What a signed-in person can enter about keeping; the schedule itself is part of the view of a case."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, case: CaseId, detail: RetentionDetail) -> Changes:
        """Keep when the subject reaches pension age, when pupils were born, and what became of access.

        Raises NotAllowed, Refused, CaseLocked.
        """
        session, detail = self._session, cleaned(detail)
        with session.seeing(case) as tx:
            pupils = session.record(tx).pupils
        check_detail(detail, pupils=pupils, today=session.today())
        with session.acting(case, Permission.COMPLETE_REPORT, Act.RETENTION_DETAILED) as tx:
            details.save(tx, detail)
        return changed(Kind.CASE, Kind.LOG, case=case)
