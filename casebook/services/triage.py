"""Triage: the first look at a case, with what stands behind each answer."""

from casebook.domain import line, readiness, triage_check
from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.domain.problem import Problem
from casebook.domain.roles import Permission
from casebook.domain.triage import Triage, TriageDetails
from casebook.errors import Refused
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import triage as triage_rows


class TriageService:
    """What a signed-in person can do about triage."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def problems(self, case: CaseId, triage: Triage, details: TriageDetails) -> tuple[Problem, ...]:
        """What is wrong with the answers as typed, field by field; what is merely open is not wrong."""
        with self._session.seeing(case) as tx:
            policy = self._session.case_policy(self._session.record(tx).case)
        return triage_check.problems(triage, details, policy)

    def save(self, case: CaseId, triage: Triage, details: TriageDetails | None = None) -> Changes:
        """Keep the answers, and what stands behind them where that is given; otherwise it stays as it is.

        Raises NotAllowed; Refused with the first sentence of what is wrong.
        """
        triage, details = cleaned(triage), cleaned(details)
        with self._session.seeing(case, Permission.RUN_PROCEDURE) as tx:
            record = self._session.record(tx)
        line.check_page(record.case.kind, PageId.TRIAGE)
        readiness.check_not_ahead(self._session.today(), triage.decided_on)
        policy = self._session.case_policy(record.case)
        for problem in triage_check.problems(triage, details or record.triage_details, policy):
            raise Refused(problem.sentence.template, **dict(problem.sentence.fillings))
        with self._session.acting(case, Permission.RUN_PROCEDURE, Act.TRIAGE_SAVED) as tx:
            triage_rows.save(tx, triage)
            if details is not None and details != record.triage_details:
                triage_rows.save_details(tx, details)
        return changed(Kind.CASE, Kind.LOG, case=case)
