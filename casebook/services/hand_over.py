"""Handing a case over: somebody leaves it, and a new key shuts them out of everything that is written from now on."""

import uuid
from dataclasses import dataclass, replace

from casebook.domain.acts import Act
from casebook.domain.case import RoleHeld
from casebook.domain.clock import utc_text
from casebook.domain.conflict_check import check_part
from casebook.domain.ids import CaseId, EventId, PersonId
from casebook.domain.person import Person, Post, post_on
from casebook.domain.record import CaseRecord
from casebook.domain.relationship import Bond, Relationship
from casebook.domain.report import About, Involved
from casebook.domain.roles import KEYED, Permission, Role
from casebook.domain.routing import PART_OF, RouteFacts, RouteTaken, taken
from casebook.domain.words import N_
from casebook.errors import AboutAMember, LoneReader, Missing, NotConfirmed, Refused
from casebook.services import case_team
from casebook.services.file_checks import KEYS
from casebook.services.session import Session
from casebook.services.team_facts import check_not_shut_out, route_of, team_facts
from casebook.store import case as case_rows
from casebook.store import relationship as relationship_rows
from casebook.store import routing as route_rows
from casebook.store.transaction import Tx
from casebook.vault.card import CardKind, ConfirmedCard
from casebook.vault.rotation import PreparedRotation


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the owner of a case asks for."""

    leaving: PersonId
    to: PersonId | None
    involved: Involved
    why: str


@dataclass(frozen=True, slots=True)
class _Handing:
    """What one hand-over comes to: who leaves, who takes the case on, who still has a key."""

    record: CaseRecord
    leaving: PersonId
    involved: Involved
    to: ConfirmedCard | None
    why: str
    route: RouteTaken
    staying: tuple[ConfirmedCard, ...]


def take_key_away(
    session: Session,
    case: CaseId,
    *,
    leaving: PersonId,
    to: PersonId | None,
    involved: Involved,
    why: str,
) -> None:
    """End every part of somebody that came with a key, and give the others a new one; `to` takes the case on.

    Whoever leaves keeps what they saw, and what they can open in old backups. The old key is in force until one
    rename, so that whatever stops this leaves the case as it was. Raises NotAllowed, Missing, AboutAMember,
    NotConfirmed, LoneReader, Refused, NotStored.
    """
    if not why:
        raise Missing(what=N_("a reason"))
    with session.open_case(case) as file:
        session.require(file, Permission.RUN_PROCEDURE)
        with file.reading() as tx:
            record = session.record(tx)
        session.identity.look_again(file.keyed)
        members = {one.person: one.role for one in file.keyed.members}
        if leaving not in members:
            raise Refused(_NO_KEY)
        asked = _Asked(leaving, to, involved, why)
        handing = _handing(session, record, asked, tuple(members))
        roles = tuple(_role(handing, one.person, members) for one in handing.staying)
        file.begin_writing()
        since = utc_text(session.now())
        rotation = session.identity.rotate(file.keyed, handing.staying, roles, since=since)
        _put_in_force(session, rotation, handing)
    session.files.forget(case)


def _handing(
    session: Session, record: CaseRecord, asked: _Asked, members: tuple[PersonId, ...]
) -> _Handing:
    leaving, to, why = asked.leaving, asked.to, asked.why
    owner = record.team.holder(Role.COMMISSIONING_MANAGER)
    if to is None and owner is not None and owner.id == leaving:
        raise Missing(what=N_("who takes the case on"))
    route = _route_after(session, record, leaving, asked.involved)
    successor = None if to is None else _successor(session, replace(record, route=route), to, why)
    cards = [_confirmed(session, one) for one in members if one not in (leaving, to)]
    staying = [one for one in cards if not (route.hidden and one.card.kind is CardKind.RECOVERY)]
    if successor is not None:
        staying.insert(0, successor)
    if len(staying) < 2:  # noqa: PLR2004 - one to write and one more who can open it
        raise LoneReader
    return _Handing(record, leaving, asked.involved, successor, why, route, tuple(staying))


def _successor(session: Session, record: CaseRecord, to: PersonId, why: str) -> ConfirmedCard:
    if to == record.case.subject:
        raise AboutAMember
    card = _confirmed(session, to)
    check_not_shut_out(session, record, to)
    check_part(team_facts(session, record), Role.COMMISSIONING_MANAGER, name=card.name, reason=why)
    return card


def _confirmed(session: Session, person: PersonId) -> ConfirmedCard:
    card = session.identity.confirmed(person)
    if card is None:
        raise NotConfirmed
    return card


def _route_after(
    session: Session, record: CaseRecord, leaving: PersonId, involved: Involved
) -> RouteTaken:
    """The headteacher who declares a conflict, and the chair who turns out to be in it, change the route (R4, R3)."""
    now = route_of(session, record)
    if involved is Involved.NO:
        return now
    post = post_on(session.posts(), leaving, record.case.reported_on) or session.post(leaving)
    if post is Post.HEADTEACHER and now.about is About.EMPLOYEE:
        return taken(RouteFacts(now.about, now.chair, involved))
    if post is Post.CHAIR_OF_GOVERNORS and now.head_is_in_it:
        return taken(RouteFacts(now.about, involved, now.head))
    return now


def _role(handing: _Handing, person: PersonId, members: dict[PersonId, str]) -> str:
    if handing.to is not None and person == handing.to.person:
        return Role.COMMISSIONING_MANAGER.value
    return members[person]


def _put_in_force(session: Session, rotation: PreparedRotation, handing: _Handing) -> None:
    """One entry in the copy under the new key; then the rename, and the old key opens nothing any more."""
    file = session.files.joined(rotation.keyed)
    try:
        detail = ((KEYS, rotation.digest),)
        with file.founding(Act.HANDED_OVER, obj=handing.leaving, detail=detail) as tx:
            _write(tx, session, handing)
        rotation.commit()
        if handing.leaving != session.person:
            file.remember_now()
    except BaseException:
        file.database.close()
        rotation.abandon()
        raise
    finally:
        file.close()


def _write(tx: Tx, session: Session, handing: _Handing) -> None:
    today = session.today()
    for held in case_rows.roles(tx):
        if held.person == handing.leaving and held.until is None and held.role in KEYED:
            case_rows.end_role(tx, held.person, held.role, today)
    if handing.route != handing.record.route:
        route_rows.save(tx, handing.route)
    _write_involved(tx, session, handing)
    if handing.to is not None:
        _write_successor(tx, session, handing.to, handing.why)


def _write_involved(tx: Tx, session: Session, handing: _Handing) -> None:
    part, today = PART_OF.get(handing.involved), session.today()
    if part is not None:
        held = RoleHeld(handing.leaving, part, today, reason=handing.why)
        if not any(h.person == held.person and h.role is part for h in case_rows.roles(tx)):
            case_rows.add_role(tx, held)
    elif handing.involved is Involved.RELATIVE:
        relationship_rows.add(
            tx,
            Relationship(
                EventId(str(uuid.uuid4())), handing.leaving, Bond.RELATIVE, today, session.person,
                to=handing.record.case.subject, note=handing.why,
            ),
        )  # fmt: skip


def _write_successor(tx: Tx, session: Session, card: ConfirmedCard, why: str) -> None:
    if all(one.id != card.person for one in case_rows.people(tx)):
        held = [p for p in session.posts() if p.person == card.person and p.until is None]
        title = held[-1].title if held else ""
        case_rows.save_person(tx, Person(card.person, card.name, title, user=True))
    given = RoleHeld(card.person, Role.COMMISSIONING_MANAGER, session.today(), reason=why)
    case_team.give(tx, given)


_NO_KEY = N_("This person has no key to the case. End their part instead.")
