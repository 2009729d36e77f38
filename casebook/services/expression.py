"""Lawful expression: the seven questions and the form that weighs a charge."""

from casebook.domain import expression as rules
from casebook.domain import line, readiness
from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.expression import Expression
from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.domain.roles import Permission
from casebook.errors import Refused
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import case as case_rows
from casebook.store import expression as expression_rows


class ExpressionService:
    """What a signed-in person can do about lawful expression in a case."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, case: CaseId, expression: Expression) -> Changes:
        """Keep the answers and the form as far as they go. Raises NotAllowed; Refused where a reason is missing."""
        expression = cleaned(expression)
        with self._session.seeing(case, Permission.RUN_PROCEDURE) as tx:
            line.check_page(case_rows.get(tx).kind, PageId.EXPRESSION)
        readiness.check_not_ahead(self._session.today(), expression.form.advice_on)
        for problem in rules.problems(expression):
            raise Refused(problem.sentence.template, **dict(problem.sentence.fillings))
        with self._session.acting(case, Permission.RUN_PROCEDURE, Act.EXPRESSION_SAVED) as tx:
            expression_rows.save(tx, expression)
        return changed(Kind.CASE, Kind.LOG, case=case)
