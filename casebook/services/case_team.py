"""Who plays which part in a case, and with it who gets its key."""

import uuid

from casebook import log
from casebook.domain.acts import Act
from casebook.domain.case import CaseTeam, RoleHeld
from casebook.domain.case_log import Detail
from casebook.domain.clock import utc_text
from casebook.domain.conflict_check import check_part
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.person import Person, folded
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Permission, Role, keyed
from casebook.domain.stage import Stage
from casebook.domain.words import N_
from casebook.errors import AboutAMember, Missing, NotConfirmed, NotStored, Refused
from casebook.services.casefile import CaseFile
from casebook.services.file_checks import KEYS
from casebook.services.session import Session
from casebook.services.team_facts import check_not_shut_out, route_of, team_facts
from casebook.store import case as case_rows
from casebook.store.transaction import Tx
from casebook.vault.card import ConfirmedCard
from casebook.vault.key_set_change import PreparedKeySet

_log = log.get(__name__)

# One person at a time; the others may be several.
_SINGLE = frozenset(
    {
        *(Role.COMMISSIONING_MANAGER, Role.INVESTIGATING_OFFICER, Role.CLERK),
        *(Role.HEARING_CHAIR, Role.APPEAL_CHAIR),
    }
)
# The clerk runs the hearing page, and has no business with the file before there is a hearing.
_BEFORE_A_HEARING = frozenset(
    {
        *(Stage.REPORTED, Stage.TRIAGE, Stage.INFORMAL, Stage.INVESTIGATION),
        Stage.CASE_DECISION,
    }
)


def appoint_user(
    session: Session, case: CaseId, role: Role, person: PersonId, *, reason: str
) -> None:
    """Give a user a part, and the key where it comes with one and they do not hold it.

    Raises NotAllowed, AboutAMember, NotConfirmed, Refused. The entry that holds the digest of the new key set is
    committed first; a set that a crash then left waiting is put in force at the next opening.
    """
    with session.open_case(case) as file:
        session.require(file, Permission.RUN_PROCEDURE)
        with file.reading() as tx:
            record = session.record(tx)
        if person == record.case.subject:
            raise AboutAMember
        if any((h.person, h.role, h.until) == (person, role, None) for h in record.team.roles):
            return
        card = session.identity.confirmed(person)
        if card is None:
            raise NotConfirmed
        check_part(team_facts(session, record), role, name=card.name, reason=reason)
        with_key = _comes_with_key(session, record, role, person)
        file.begin_writing()
        change = _key_for(session, case, card, role) if with_key else None
        detail: Detail = (("role", role.value), *(((KEYS, change.digest),) if change else ()))
        with file.transaction(Act.APPOINTED, obj=person, detail=detail) as tx:
            title = next((one.title for one in session.posts() if one.person == person), "")
            if all(one.id != person for one in case_rows.people(tx)):
                case_rows.save_person(tx, Person(person, card.name, title, user=True))
            give(tx, RoleHeld(person, role, session.today(), reason=reason))
        if change is not None:
            _put_in_force(session, file, change)


def name_somebody(
    session: Session, case: CaseId, role: Role, name: str, post: str, *, reason: str
) -> None:
    """Give a part to somebody without keys: a panel member, a companion. Raises NotAllowed, Missing, Refused."""
    if not name:
        raise Missing(what=N_("the person's name"))
    with session.open_case(case) as file:
        session.require(file, Permission.RUN_PROCEDURE)
        with file.reading() as tx:
            record = session.record(tx)
        check_part(team_facts(session, record), role, name=name, reason=reason)
        known = somebody(record.team, name, post)
        detail = (("role", role.value),)
        with file.transaction(Act.APPOINTED, obj=known.id, detail=detail) as tx:
            case_rows.save_person(tx, known)
            give(tx, RoleHeld(known.id, role, session.today(), reason=reason))


def end_part(session: Session, case: CaseId, role: Role, person: PersonId) -> None:
    """End the part of somebody who came with papers only. Raises NotAllowed, Refused."""
    with session.open_case(case) as file:
        session.require(file, Permission.RUN_PROCEDURE)
        if role is Role.SUBJECT:
            raise Refused(_SUBJECT_STAYS)
        if any(one.id == person for one in session.readers(case)):
            raise Refused(_HAS_A_KEY)
        detail = (("role", role.value),)
        with file.transaction(Act.PART_ENDED, obj=person, detail=detail) as tx:
            case_rows.end_role(tx, person, role, session.today())


def somebody(team: CaseTeam, name: str, post: str) -> Person:
    """Somebody by name: as the case knows them already, or new to it without keys."""
    same = [one for one in team.people if (folded(one.name), one.user) == (folded(name), False)]
    if not same:
        return Person(PersonId(str(uuid.uuid4())), name, post)
    return Person(same[0].id, same[0].name, post or same[0].post, address=same[0].address)


def _comes_with_key(session: Session, record: CaseRecord, role: Role, person: PersonId) -> bool:
    """Whether this part gives this person the key. Raises Refused for whoever may not have it now."""
    if not keyed(role, about_the_head=route_of(session, record).head_is_in_it):
        return False
    check_not_shut_out(session, record, person)
    if role is Role.CLERK and record.case.stage in _BEFORE_A_HEARING:
        raise Refused(_CLERK_LATER)
    return True


def _key_for(
    session: Session, case: CaseId, card: ConfirmedCard, role: Role
) -> PreparedKeySet | None:
    with session.open_case(case) as file:
        if any(one.id == card.person for one in session.readers(case)):
            return None
        since = utc_text(session.now())
        return session.identity.prepare_key_set(file.keyed, (card,), (role.value,), since=since)


def _put_in_force(session: Session, file: CaseFile, change: PreparedKeySet) -> None:
    try:
        change.commit()
        session.identity.look_again(file.keyed)
    except NotStored:
        # The appointment is on record; the next opening finds the waiting set and tries again.
        _log.warning("A key set waits to be put in force")


def give(tx: Tx, given: RoleHeld) -> None:
    """Give somebody a part, and end it for whoever had it where only one can."""
    if given.role in _SINGLE:
        for held in case_rows.roles(tx):
            if held.role is given.role and held.until is None and held.person != given.person:
                case_rows.end_role(tx, held.person, held.role, given.since)
    case_rows.add_role(tx, given)


_CLERK_LATER = N_(
    "The clerk comes in when the hearing is called, and gets the key then. Move the case on to the hearing first."
)
_SUBJECT_STAYS = N_("Nobody takes the subject out of their own case.")
_HAS_A_KEY = N_(
    "This person has a key to the case. Take it away with a new key, on the page of the case team, under “Hand over”."
)
