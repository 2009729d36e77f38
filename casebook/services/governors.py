"""The governors: who they are, and who of them can still hear a case."""

import uuid
from collections.abc import Collection
from dataclasses import replace

from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.governor import Governor, PanelStock, governor_problem, panel_stock
from casebook.domain.ids import PersonId
from casebook.domain.staff import (
    GOVERNANCE_KEEPERS,
    NOT_A_GOVERNANCE_KEEPER,
    check_governance_keeper,
)
from casebook.domain.words import Words, say
from casebook.errors import BadInput
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import governor as rows


class GovernorService:
    """What a signed-in person can see and change of the list of governors."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def governors(self) -> tuple[Governor, ...]:
        """Everybody who is or was a governor, by name, and whether they have keys here."""
        with self._session.register.reading() as tx:
            found = rows.governors(tx)
        marked = (self._marked(one) for one in found)
        return tuple(sorted(marked, key=lambda one: one.name.casefold()))

    def stock(self, *, tainted: Collection[PersonId] = ()) -> PanelStock:
        """Who can hear a case or its appeal today, and who no longer can."""
        return panel_stock(self.governors(), self._session.today(), tainted=tainted)

    def why_not(self) -> Words | None:
        """Why the signed-in person cannot change the list; None where they can."""
        held = self._session.post()
        return None if held in GOVERNANCE_KEEPERS else say(NOT_A_GOVERNANCE_KEEPER)

    def save(self, governor: Governor) -> Changes:
        """Keep a governor: new where the id is empty, or as they are now. Raises NotAllowed, BadInput."""
        check_governance_keeper(self._session.post())
        governor = cleaned(governor)
        found = self.governors()
        problem = governor_problem(governor, found)
        if problem is not None:
            raise BadInput(problem.template, **dict(problem.fillings))
        if not governor.id:
            governor = replace(governor, id=self._new_id(governor, found))
        with self._session.register.transaction(Act.GOVERNOR_SAVED, obj=governor.id) as tx:
            rows.save(tx, governor)
        return changed(Kind.SCHOOL)

    def remove(self, id_: PersonId) -> Changes:
        """Take an entry away that was made by mistake. Raises NotAllowed."""
        check_governance_keeper(self._session.post())
        with self._session.register.transaction(Act.GOVERNOR_REMOVED, obj=id_) as tx:
            rows.remove(tx, id_)
        return changed(Kind.SCHOOL)

    def _marked(self, governor: Governor) -> Governor:
        users = {card.person for card in self._session.vault.cards()}
        known = governor.id in users or self._session.user_named(governor.name) is not None
        return replace(governor, user=known)

    def _new_id(self, governor: Governor, others: Collection[Governor]) -> PersonId:
        """The id they have as a user, so that parts they play in a case are seen; else a new one."""
        user = self._session.user_named(governor.name)
        taken = {one.id for one in others}
        return user if user and user not in taken else PersonId(str(uuid.uuid4()))
