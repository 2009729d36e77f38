"""The head of a case, its people, the parts they play, and the moves made."""

from dataclasses import replace
from datetime import date

from casebook.domain.case import Case, RoleHeld, StageEvent
from casebook.domain.ids import PersonId
from casebook.domain.person import Person
from casebook.domain.roles import Role
from casebook.errors import Damaged
from casebook.store.kept import Kept
from casebook.store.rows.case import CaseRow, PersonRow, RoleRow, StageEventRow
from casebook.store.transaction import Tx

_CASE = Kept(CaseRow, Case)
_PEOPLE = Kept(PersonRow, Person, order="position")
_ROLES = Kept(RoleRow, RoleHeld, order="position")
_EVENTS = Kept(StageEventRow, StageEvent, order="position")


def get(tx: Tx) -> Case:
    """The case this database is about.

    Raises:
        Damaged: the row is not there.
    """
    found = _CASE.all(tx)
    if len(found) != 1:
        raise Damaged(item="case")
    return found[0]


def save(tx: Tx, case: Case) -> None:
    """Keep the head of the case."""
    _CASE.put(tx, case.id, case)


def people(tx: Tx) -> tuple[Person, ...]:
    """Everyone in the case, in the order they came into it."""
    return _PEOPLE.all(tx)


def save_person(tx: Tx, person: Person) -> None:
    """Keep someone: new, or as they are now."""
    _PEOPLE.put(tx, person.id, person)


def roles(tx: Tx) -> tuple[RoleHeld, ...]:
    """Every part anyone plays or played, in the order they were given."""
    return _ROLES.all(tx)


def add_role(tx: Tx, held: RoleHeld) -> None:
    """Give someone a part."""
    _ROLES.put(tx, _role_id(held), held)


def end_role(tx: Tx, person: PersonId, role: Role, until: date) -> None:
    """End the part someone plays; `until` is the first day they no longer play it."""
    for held in roles(tx):
        if held.person == person and held.role is role and held.until is None:
            _ROLES.put(tx, _role_id(held), replace(held, until=until))


def _role_id(held: RoleHeld) -> str:
    return f"{held.person}/{held.role}/{held.since.isoformat()}"


def events(tx: Tx) -> tuple[StageEvent, ...]:
    """The moves made, first to last."""
    return _EVENTS.all(tx)


def add_event(tx: Tx, made: StageEvent) -> None:
    """Keep a move."""
    _EVENTS.add(tx, made)
