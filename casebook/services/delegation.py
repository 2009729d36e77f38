"""The scheme of delegation: who decides in this school."""

from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.delegation import Delegation, delegation_problem
from casebook.domain.staff import (
    GOVERNANCE_KEEPERS,
    NOT_A_GOVERNANCE_KEEPER,
    check_governance_keeper,
)
from casebook.domain.words import Words, say
from casebook.errors import BadInput
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import delegation as rows


class DelegationService:
    """What a signed-in person can see and change of who decides."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self) -> Delegation:
        """The scheme in force."""
        with self._session.register.reading() as tx:
            return rows.get(tx)

    def why_not(self) -> Words | None:
        """Why the signed-in person cannot change the scheme; None where they can."""
        held = self._session.post()
        return None if held in GOVERNANCE_KEEPERS else say(NOT_A_GOVERNANCE_KEEPER)

    def save(self, delegation: Delegation) -> Changes:
        """Keep the scheme as the governing body adopted it. Raises NotAllowed, BadInput."""
        session = self._session
        check_governance_keeper(session.post())
        delegation = cleaned(delegation)
        category = session.school().category
        problem = delegation_problem(delegation, category, today=session.today())
        if problem is not None:
            raise BadInput(problem.template, **dict(problem.fillings))
        with session.register.transaction(Act.DELEGATION_SAVED) as tx:
            rows.save(tx, delegation)
        return changed(Kind.SCHOOL, Kind.CASE)
