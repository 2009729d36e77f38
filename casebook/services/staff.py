"""The staff record: who works here, a list imported, and the copy a case keeps of its subject's."""

import io
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from casebook.domain import staff_csv
from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.csv_sheet import MOST_BYTES, Sheet, read_sheet
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.roles import Permission
from casebook.domain.staff import (
    KEEPERS,
    NOT_A_KEEPER,
    StaffCopy,
    StaffMember,
    check_keeper,
    same_person,
)
from casebook.domain.staff_csv import Matching
from casebook.domain.staff_hint import SubjectFacts, hints
from casebook.domain.staff_import import NEW, Candidate, Known, Preview, preview
from casebook.domain.staff_problem import staff_problems
from casebook.domain.words import N_, Words, say
from casebook.errors import BadInput, Missing, NotStored, Refused
from casebook.services.session import Session
from casebook.services.taking_out import copy_out
from casebook.services.typed import cleaned
from casebook.store import case as case_rows
from casebook.store import staff as rows
from casebook.store.transaction import Tx
from casebook.vault.source import open_source

BATCH: Final = 100  # people of one entry of the log: what was held before counts too


class StaffService:
    """What a signed-in person can see and change of the staff record. Every user may read it; some posts keep it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # Looking

    def members(self) -> tuple[StaffMember, ...]:
        """Everybody on the record, by name."""
        with self._session.register.reading() as tx:
            found = rows.staff(tx)
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.post.casefold())))

    def current(self) -> tuple[StaffMember, ...]:
        """Those who work here today, by name."""
        today = self._session.today()
        return tuple(one for one in self.members() if one.employed_on(today))

    def why_not(self) -> Words | None:
        """Why the signed-in person cannot change the record; None where they can."""
        return None if self._session.post() in KEEPERS else say(NOT_A_KEEPER)

    # Keeping

    def save(self, member: StaffMember) -> Changes:
        """Keep somebody: new where the id is empty, or as they are now. Raises NotAllowed, BadInput."""
        check_keeper(self._session.post())
        member = cleaned(member)
        found = self.members()
        check(member, found, today=self._session.today())
        kept = member if member.id else replace(member, id=self._new_id(member, found))
        with self._session.register.transaction(Act.STAFF_SAVED, obj=kept.id) as tx:
            rows.save(tx, kept)
        return changed(Kind.SCHOOL)

    def left(self, id_: PersonId, last_day: date) -> Changes:
        """Keep somebody's last day of work; the record stays. Raises NotAllowed, BadInput, Refused."""
        return self.save(replace(self._one(id_), works_until=last_day))

    def remove(self, id_: PersonId) -> Changes:
        """Take an entry away that was made by mistake. Cases keep what they copied. Raises NotAllowed."""
        check_keeper(self._session.post())
        with self._session.register.transaction(Act.STAFF_REMOVED, obj=id_) as tx:
            rows.remove(tx, id_)
        return changed(Kind.SCHOOL)

    def _one(self, id_: PersonId) -> StaffMember:
        found = next((one for one in self.members() if one.id == id_), None)
        if found is None:
            raise Refused(_NOT_THERE)
        return found

    def _new_id(self, member: StaffMember, others: Sequence[StaffMember]) -> PersonId:
        """The id they have as a user, so that a case about them knows them; else a new one."""
        user = self._session.user_named(member.name)
        taken = {one.id for one in others}
        return user if user and user not in taken else PersonId(str(uuid.uuid4()))

    # A list imported

    def read_file(self, path: Path) -> Sheet:
        """The table in a file; nothing in it is run. For the pool: no database. Raises BadInput, SourceRefused."""
        with open_source(path) as source:
            return read_sheet(io.BufferedReader(source).read(MOST_BYTES + 1))

    def save_blank(self, destination: Path) -> None:
        """Save a CSV file with the headings that are understood, and nobody under them. Raises NotStored."""
        with copy_out(destination, _write_blank):
            """Nothing of the casebook leaves with it, so nothing is logged."""

    def preview(self, sheet: Sheet, matching: Matching) -> Preview:
        """What each line would become; nothing is kept. Raises BadInput."""
        return preview(sheet, matching, self.members(), today=self._session.today())

    def import_people(self, sheet: Sheet, matching: Matching, *, known: Known) -> Changes:
        """Keep everybody whose line can be used. `known` says what happens to people who are there already.

        Raises NotAllowed and BadInput before anything is kept; NotStored, which says how many were kept.
        """
        check_keeper(self._session.post())
        found = cleaned(self.preview(sheet, matching))
        wanted = found.new if known is Known.SKIP else (*found.new, *found.known)
        if not wanted:
            raise BadInput(_NOBODY)
        stored = 0
        for batch in _batches(wanted):
            try:
                self._keep(batch)
            except NotStored:
                if not stored:
                    raise
                raise NotStored(_PARTLY, count=stored) from None
            stored += len(batch)
        return changed(Kind.SCHOOL)

    def _keep(self, batch: Sequence[Candidate]) -> None:
        others = self.members()
        with self._session.register.transaction(Act.STAFF_IMPORTED) as tx:
            for one in batch:
                id_ = one.known or self._new_id(one.member, others)
                rows.save(tx, replace(one.member, id=id_))

    # The subject of a case

    def subject(self, case: CaseId) -> SubjectFacts:
        """The subject's staff record as the case keeps it and as it is now, and what follows for the case."""
        session, members = self._session, self.members()
        with session.seeing(case) as tx:
            record, now = session.record(tx), on_record(tx, members)
        return SubjectFacts(record.staff_copy, now, hints(record, session.calendar()))

    def copy_subject(
        self, case: CaseId, *, member: PersonId | None = None, reason: str = ""
    ) -> Changes:
        """Copy the subject's staff record into the case as it is now; `member` says who on the record they are.

        Raises NotAllowed, Refused where they are not on the record, Missing where a copy is replaced without a reason.
        """
        session, reason, members = self._session, cleaned(reason), self.members()
        with session.acting(case, Permission.COMPLETE_REPORT, Act.STAFF_COPIED) as tx:
            if rows.subject_copy(tx) is not None and not reason:
                raise Missing(what=_REASON)
            chosen = next((one for one in members if one.id == member), None)
            found = chosen if member else on_record(tx, members)
            if found is None:
                raise Refused(_NOT_THERE)
            keep_copy(tx, session, found, reason=reason)
        return changed(Kind.CASE, Kind.PERSON, Kind.LOG, case=case)


def _write_blank(out: BinaryIO) -> None:
    out.write(staff_csv.blank_csv())


def check(member: StaffMember, others: Sequence[StaffMember], *, today: date) -> None:
    """Refuse what cannot be kept. Raises BadInput with the first sentence."""
    problems = staff_problems(member, today=today)
    if problems:
        raise BadInput(problems[0].template, **dict(problems[0].fillings))
    rest = [one for one in others if one.id != member.id]
    if same_person(rest, member.name, member.post) is not None:
        raise BadInput(_TWICE)


def on_record(tx: Tx, members: Sequence[StaffMember]) -> StaffMember | None:
    """Who on the staff record the subject of a case is: by id, by the copy that is there, or by name and post."""
    subject, copy = case_rows.get(tx).subject, rows.subject_copy(tx)
    ids = {subject, copy.member.id if copy else subject}
    named = next((one for one in case_rows.people(tx) if one.id == subject), None)
    by_id = next((one for one in members if one.id in ids), None)
    return by_id or (same_person(members, named.name, named.post) if named else None)


def keep_copy(tx: Tx, session: Session, member: StaffMember, *, reason: str = "") -> None:
    """Keep in a case what its subject's staff record says at this moment."""
    rows.save_subject_copy(tx, StaffCopy(member, session.now(), session.person, reason))


def _batches(people: Sequence[Candidate]) -> Iterator[tuple[Candidate, ...]]:
    left = iter(people)
    while batch := tuple(islice(left, BATCH)):
        yield batch


__all__ = ["NEW", "Known", "StaffService", "check", "keep_copy", "on_record"]

_NOT_THERE = N_("This person is not on the staff record. Add them there first.")
_TWICE = N_("Somebody with this name and post is on the staff record already. Change that entry.")
_NOBODY = N_(
    "No line of this file adds or changes anybody. Correct the lines named in the preview, or choose to update the people"
    " who are there already; nothing was stored."
)
_PARTLY = N_(
    "The disk refused to keep more after {count} people were stored. Free some space, import the file again and skip the"
    " people who are there already."
)
_REASON = N_("why the staff record is copied into the case again")
