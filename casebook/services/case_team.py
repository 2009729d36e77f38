"""Who plays which part in a case, and with it who gets its key."""

import uuid

from casebook import log
from casebook.domain.acts import Act
from casebook.domain.case import CaseTeam, RoleHeld
from casebook.domain.case_log import Detail
from casebook.domain.clock import utc_text
from casebook.domain.conflict import check_appointment
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.person import Person
from casebook.domain.roles import Permission, Role
from casebook.domain.words import N_
from casebook.errors import AboutAMember, Missing, NotConfirmed, NotStored
from casebook.services.file_checks import KEYS
from casebook.services.session import Session
from casebook.store import case as case_rows
from casebook.store.transaction import Tx
from casebook.vault.card import ConfirmedCard
from casebook.vault.key_set_change import PreparedKeySet

_log = log.get(__name__)

# One person at a time; the others may be several.
_SINGLE = frozenset(
    {Role.COMMISSIONING_MANAGER, Role.INVESTIGATING_OFFICER, Role.CLERK, Role.HEARING_CHAIR}
)


def appoint_user(
    session: Session, case: CaseId, role: Role, person: PersonId, *, reason: str
) -> None:
    """Give a user a part, and the key where they do not hold it. Raises NotAllowed, AboutAMember, NotConfirmed, Refused.

    The entry that holds the digest of the new key set is committed first; a set that a crash then left waiting is
    put in force at the next opening.
    """
    with session.open_case(case) as file:
        session.require(file, Permission.RUN_PROCEDURE)
        with file.reading() as tx:
            subject, held = case_rows.get(tx).subject, case_rows.roles(tx)
            team = CaseTeam(case_rows.people(tx), held)
        if person == subject:
            raise AboutAMember
        if any((h.person, h.role, h.until) == (person, role, None) for h in held):
            return
        card = session.identity.confirmed(person)
        if card is None:
            raise NotConfirmed
        check_appointment(team, role, name=card.name, reason=reason)
        file.begin_writing()
        change = _key_for(session, case, card, role)
        detail: Detail = (("role", role.value), *(((KEYS, change.digest),) if change else ()))
        with file.transaction(Act.APPOINTED, obj=person, detail=detail) as tx:
            title = next((one.title for one in session.posts() if one.person == person), "")
            if all(one.id != person for one in case_rows.people(tx)):
                case_rows.save_person(tx, Person(person, card.name, title, user=True))
            _give(tx, RoleHeld(person, role, session.today(), reason=reason))
        if change is not None:
            _put_in_force(change)


def name_somebody(
    session: Session, case: CaseId, role: Role, name: str, post: str, *, reason: str
) -> None:
    """Give a part to somebody without keys: a panel member, a companion. Raises NotAllowed, Missing, Refused."""
    if not name:
        raise Missing(what=N_("the person's name"))
    with session.open_case(case) as file:
        session.require(file, Permission.RUN_PROCEDURE)
        with file.reading() as tx:
            team = CaseTeam(case_rows.people(tx), case_rows.roles(tx))
        check_appointment(team, role, name=name, reason=reason)
        same = [one for one in team.people if (one.name, one.user) == (name, False)]
        person = same[0].id if same else PersonId(str(uuid.uuid4()))
        detail = (("role", role.value),)
        with file.transaction(Act.APPOINTED, obj=person, detail=detail) as tx:
            kept = same[0].address if same else ()
            case_rows.save_person(tx, Person(person, name, post, address=kept))
            _give(tx, RoleHeld(person, role, session.today(), reason=reason))


def _key_for(
    session: Session, case: CaseId, card: ConfirmedCard, role: Role
) -> PreparedKeySet | None:
    with session.open_case(case) as file:
        if any(one.id == card.person for one in session.readers(case)):
            return None
        since = utc_text(session.now())
        return session.identity.prepare_key_set(file.keyed, (card,), (role.value,), since=since)


def _put_in_force(change: PreparedKeySet) -> None:
    try:
        change.commit()
    except NotStored:
        # The appointment is on record; the next opening finds the waiting set and tries again.
        _log.warning("A key set waits to be put in force")


def _give(tx: Tx, given: RoleHeld) -> None:
    if given.role in _SINGLE:
        for held in case_rows.roles(tx):
            if held.role is given.role and held.until is None and held.person != given.person:
                case_rows.end_role(tx, held.person, held.role, given.since)
    case_rows.add_role(tx, given)
