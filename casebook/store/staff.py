"""The staff record, and the copy a case keeps of the subject's."""

from casebook.domain.ids import PersonId
from casebook.domain.staff import StaffCopy, StaffMember
from casebook.store.kept import Kept
from casebook.store.rows.staff import StaffRow, SubjectStaffRow
from casebook.store.transaction import Tx

_ONLY = "subject"
_STAFF = Kept(StaffRow, StaffMember)
_COPY = Kept(SubjectStaffRow, StaffCopy)


def staff(tx: Tx) -> tuple[StaffMember, ...]:
    """Everybody on the record, in no particular order."""
    return _STAFF.all(tx)


def one(tx: Tx, id_: PersonId) -> StaffMember | None:
    """Somebody on the record, by id."""
    return _STAFF.one(tx, id_)


def save(tx: Tx, member: StaffMember) -> None:
    """Keep somebody: new, or as they are now."""
    _STAFF.put(tx, member.id, member)


def remove(tx: Tx, id_: PersonId) -> None:
    """Take an entry away that was made by mistake."""
    tx.remove(StaffRow, id_)


def subject_copy(tx: Tx) -> StaffCopy | None:
    """What the case holds of the subject's staff record."""
    found = _COPY.all(tx)
    return found[0] if found else None


def save_subject_copy(tx: Tx, copy: StaffCopy) -> None:
    """Keep the subject's staff record as it is now; what was held before stays to be read."""
    _COPY.put(tx, _ONLY, copy)
