"""Re-reading everything a person can open, and saying what is not as it was written."""

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from casebook.domain.case import CaseSummary
from casebook.domain.case_view import Fault, UnchangedState
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.ids import CaseId
from casebook.domain.words import N_, say
from casebook.errors import CasebookError, Damaged, ReadOnly
from casebook.services import case_home, file_audit
from casebook.services.casefile import CaseFile
from casebook.services.session import Session
from casebook.store import case_log as entries
from casebook.store import evidence, migration, schema
from casebook.store import summary as summary_rows

Progress = Callable[[str], None]

_A_DAY = timedelta(days=1)
_PUT_BACK = N_(
    "What you last saw was put back to an earlier state: this PC's key store remembers a later one."
)
_VANISHED = N_("You had a key to this case before, and the key is gone or damaged.")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was wrong, and how much was compared. No items: everything is as it was written."""

    items: tuple[Fault, ...]
    cases: int
    entries: int
    files: int


@dataclass(slots=True)
class _Found:
    faults: list[Fault] = field(default_factory=list)
    cases: int = 0
    entries: int = 0
    files: int = 0


class SignedIn(Protocol):
    """A user, as far as this needs to know one."""

    @property
    def session(self) -> Session:
        """What their services share."""


def verify(
    user: SignedIn, *, cases: Collection[CaseId] | None = None, progress: Progress | None = None
) -> Verdict:
    """Compare the register and every case this person can open, or those named, with their logs and hashes.

    `progress` is told the id of each file as it begins. Nothing is written.
    """
    found, session = _Found(), user.session
    wanted: list[CaseId | None] = [None, *(session.identity.case_ids() if cases is None else cases)]
    for case in wanted:
        if progress is not None:
            progress(session.vault.id if case is None else case)
        with session.files.as_they_are():
            _verify_one(session, case, found)
    if cases is None:
        for fault in _casebook_faults(session):
            # A case never opened before is not remembered, so what is said of it may be new.
            if fault.where not in {one.where for one in found.faults}:
                found.faults.append(fault)
    return Verdict(tuple(found.faults), found.cases, found.entries, found.files)


def _verify_one(session: Session, case: CaseId | None, found: _Found) -> None:
    named = "register.keys.json" if case is None else f"cases/{case}/keys.json"
    try:
        file = session.files.unchecked(case)
    except CasebookError as error:
        found.faults.append(file_audit.refused(named, error))
        return
    try:
        if _never_founded(session, file):
            return
        found.faults.extend(file_audit.faults(session, file, sealed=True))
        found.cases += case is not None
        compared = case is not None and not migration.needed(file.database)
        with file.reading() as tx:
            found.entries += len(entries.leaves(tx))
            found.files += len(evidence.file_names(tx)) if compared else 0
    except CasebookError as error:
        found.faults.append(file_audit.refused(file.keyed.database_item, error))
    finally:
        file.close()


def _never_founded(session: Session, file: CaseFile) -> bool:
    """Whether the program ended while the case was being made, so that nothing was said to be stored."""
    if file.is_register or session.identity.last_seen(file.keyed.id) is not None:
        return False
    return schema.is_empty(file.database)


def _casebook_faults(session: Session) -> Iterator[Fault]:
    """What is wrong with keys and cards, of whomever they are."""
    for case in session.identity.vanished_cases():
        yield Fault(f"cases/{case}/keys.json", say(_VANISHED), "vanished")
    for item in session.identity.damaged_cases():
        yield file_audit.refused(item, Damaged(item=item))
    if session.identity.memory_older:
        yield Fault(f"people/{session.person}.seen", say(_PUT_BACK), "older")
    for item, error in session.identity.damaged_cards():
        yield file_audit.refused(item, error)


class BackgroundChecks:
    """What was found when each case was compared with its log in the background since signing in."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._found: dict[CaseId, UnchangedState] = {}

    def state(self, case: CaseId) -> UnchangedState:
        """What was found last; the day of an earlier check where none was made since signing in."""
        if case in self._found:
            return self._found[case]
        with self._session.open_case(case) as file, file.reading() as tx:
            kept = summary_rows.get(tx)
        return UnchangedState(None if kept is None else kept.checked_at)

    def due(self) -> tuple[CaseId, ...]:
        """The cases that were not compared for more than a day, or whose days were worked out by older settings."""
        before = self._session.now() - _A_DAY
        found, mark = case_home.summaries(self._session).rows, self._session.settings_mark()
        return tuple(
            row.case for row in found if row.worked_by != mark or not self._since(row, before)
        )

    def faulty(self) -> frozenset[CaseId]:
        """The cases in which something did not agree."""
        return frozenset(case for case, found in self._found.items() if found.faults)

    def check(self, case: CaseId) -> Changes:
        """Compare rows, entries and signatures of a case; its evidence files are compared by a re-check.

        A case that is not open is closed again.
        """
        kept = self._session.files.if_open(case)
        try:
            if kept is not None:
                self._session.identity.look_again(kept.keyed)
            file = kept or self._session.files.unchecked(case)
        except CasebookError as error:
            self._keep(case, (file_audit.refused(f"cases/{case}/keys.json", error),))
            return changed(Kind.CASE, case=case)
        try:
            self._compare(case, file)
        finally:
            if kept is None:
                file.close()
        return changed(Kind.CASE, case=case)

    def _compare(self, case: CaseId, file: CaseFile) -> None:
        try:
            faults = tuple(file_audit.faults(self._session, file, sealed=False))
        except CasebookError as error:
            faults = (file_audit.refused(file.keyed.database_item, error),)
        self._keep(case, faults)
        if not faults:
            self._rework(case, file)
            self._note(file)

    def _rework(self, case: CaseId, file: CaseFile) -> None:
        """Work the days of a case out by what the school has set since: for lists here, until it is next written."""
        session = self._session
        with file.reading() as tx:
            kept = summary_rows.get(tx)
            if kept is not None and kept.worked_by != session.settings_mark():
                found = session.summary(session.record(tx))
                session.reworked[case] = replace(found, checked_at=kept.checked_at)

    def _keep(self, case: CaseId, faults: tuple[Fault, ...]) -> None:
        self._found[case] = UnchangedState(self._session.now(), faults, since_signing_in=True)

    def _since(self, row: CaseSummary, before: datetime) -> bool:
        found = self._found.get(row.case)
        checked = found.checked_at if found else row.checked_at
        return checked is not None and checked >= before

    def _note(self, file: CaseFile) -> None:
        # Only where it is our turn to write anyway: looking takes nobody's turn.
        if not file.turn.ours:
            return
        with suppress(ReadOnly), file.scratch() as tx:
            kept = summary_rows.get(tx)
            if kept is not None:
                summary_rows.save(tx, replace(kept, checked_at=self._session.now()))
