"""The case team: what people declare, what speaks against whom, and who leaves."""

import uuid
from datetime import date

from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.conflict_check import TeamFacts
from casebook.domain.ids import CaseId, EventId, PersonId
from casebook.domain.panel import GovernorsLeft, governors_left
from casebook.domain.relationship import Bond, Relationship, relationship_problem
from casebook.domain.report import Involved
from casebook.domain.roles import Permission, Role
from casebook.domain.withdrawal import standing
from casebook.domain.words import N_
from casebook.errors import Missing, Refused
from casebook.services import case_team, hand_over
from casebook.services.session import Session
from casebook.services.team_facts import team_facts
from casebook.services.typed import cleaned
from casebook.store import case as case_rows
from casebook.store import relationship as rows


class TeamService:
    """What a signed-in person can see and do about the people of a case."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def facts(self, case: CaseId) -> TeamFacts:
        """Everything that can speak for or against somebody in the case. Raises NotAllowed."""
        with self._session.seeing(case) as tx:
            record = self._session.record(tx)
        return team_facts(self._session, record)

    def governors_left(self, case: CaseId) -> GovernorsLeft:
        """Which governors can still hear the case or decide its appeal, and who cannot, with the reason."""
        return governors_left(self.facts(case), self._session.today())

    # What people declare

    def declare(
        self,
        case: CaseId,
        person: PersonId | None,
        bond: Bond,
        *,
        to: PersonId | None = None,
        name: str = "",
        post: str = "",
        discussed: bool = False,
        note: str = "",
        on: date | None = None,
    ) -> Changes:
        """Keep somebody's answer: a connection, or that there is none. Raises NotAllowed, Missing, Refused.

        `person` is somebody of the case; without one, `name` is somebody who is new to it, a governor say. `on` is
        the local day on which they said so.
        """
        session, name = self._session, cleaned(name)
        if person is None and not name:
            raise Missing(what=N_("the person's name"))
        with session.seeing(case) as tx:
            record = session.record(tx)
        known = record.team.person(person) if person else None
        known = known or case_team.somebody(record.team, name, cleaned(post))
        declared = Relationship(
            id=EventId(str(uuid.uuid4())),
            person=known.id,
            bond=bond,
            declared_on=on or session.today(),
            by=session.person,
            to=to,
            discussed=discussed,
            note=cleaned(note),
        )
        problem = relationship_problem(
            declared, record.team, record.relationships, today=session.today()
        )
        if problem is not None:
            raise Refused(problem.template)
        with session.acting(case, Permission.DECLARE, Act.DECLARED, obj=declared.id) as tx:
            if record.team.person(known.id) is None:
                case_rows.save_person(tx, known)
            rows.add(tx, declared)
        return _changed(case)

    def withdraw(self, case: CaseId, declared: EventId, reason: str) -> Changes:
        """Take an answer back; it stays to be read, with the reason. Raises NotAllowed, Missing."""
        reason = cleaned(reason)
        if not reason:
            raise Missing(what=N_("a reason"))
        act = Act.DECLARATION_WITHDRAWN
        with self._session.acting(case, Permission.DECLARE, act, obj=declared) as tx:
            standing(rows.relationships(tx), declared)
            rows.withdraw(tx, declared, reason)
        return _changed(case)

    # Who leaves

    def end_part(self, case: CaseId, role: Role, person: PersonId) -> Changes:
        """End the part of somebody who came with papers only. Raises NotAllowed, Refused."""
        case_team.end_part(self._session, case, role, person)
        return _changed(case)

    def hand_over(
        self,
        case: CaseId,
        *,
        leaving: PersonId,
        to: PersonId | None = None,
        involved: Involved = Involved.NO,
        why: str,
    ) -> Changes:
        """Take somebody's key away and give the others a new one; `to` takes the case on where its owner leaves.

        `involved` is how whoever leaves is in the case: a headteacher or a chair who declares it is shut out of it
        (R4, R3) and becomes a witness like any other. Raises NotAllowed, Missing, AboutAMember, NotConfirmed,
        LoneReader, Refused, NotStored.
        """
        hand_over.take_key_away(
            self._session, case, leaving=leaving, to=to, involved=involved, why=cleaned(why)
        )
        return _changed(case)


def _changed(case: CaseId) -> Changes:
    return changed(Kind.PERSON, Kind.CASE, Kind.LOG, case=case)
