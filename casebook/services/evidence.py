"""Evidence: the safety question, intake in two halves, what is known about it, and whether it is unchanged."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final, cast
from uuid import uuid4

from casebook.domain import image_gate
from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.evidence import (
    CustodyAct,
    CustodyEvent,
    Exhibit,
    ExhibitDetails,
    FirstAnswers,
    Sighting,
)
from casebook.domain.ids import CaseId, ItemId
from casebook.domain.image_gate import Cleared, GateAnswer
from casebook.domain.intake import Added, ItemFault, Prepared, Rechecked
from casebook.domain.picture import Picture
from casebook.domain.roles import Permission
from casebook.domain.withdrawal import standing
from casebook.domain.words import N_, say
from casebook.errors import Damaged, Missing
from casebook.preview.preview import LONGEST, preview
from casebook.services import evidence_intake, evidence_record
from casebook.services.casefile import CaseFile
from casebook.services.evidence_intake import Cancelled, Progress
from casebook.services.session import Session
from casebook.services.taking_out import BLOCK, copy_out
from casebook.services.typed import cleaned
from casebook.store import custody as custody_rows
from casebook.store import evidence as exhibits
from casebook.store import sighting as sightings
from casebook.store.database import Database
from casebook.store.schema import CASE
from casebook.vault.keyed_file import KeyedFile

THUMBNAIL: Final = 320  # pixels, the longer side
_NO_DETAILS: Final = ExhibitDetails()
_FROM_EVIDENCE: Final = frozenset({"words", "context"})


class EvidenceService:
    """What a signed-in person can do with evidence. `prepare`, `picture` and `thumbnail` use no database."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def gate(self, answer: GateAnswer, count: int) -> Cleared | None:
        """Leave to read one batch of `count` files when the answer is *no*; otherwise None, and nothing is read."""
        return image_gate.answer(answer, count)

    # Intake: bytes first, in the second pool

    def prepare(
        self,
        case: CaseId,
        cleared: Cleared,
        sources: tuple[Path, ...],
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> tuple[Prepared, ...]:
        """Seal files into the case folder; `progress` is told bytes done and bytes in all.

        Raises GateUnanswered before any file is opened; SourceRefused, NotStored, Stopped with nothing kept.
        """
        return evidence_intake.seal_sources(
            case,
            self._session.pool_case(case),
            cleared,
            sources,
            progress=progress,
            cancelled=cancelled,
        )

    def prepare_pixels(
        self, case: CaseId, cleared: Cleared, png: bytes, formats: tuple[str, ...]
    ) -> Prepared:
        """Seal a picture from the clipboard: the PNG we encoded, and the formats the clipboard offered."""
        return evidence_intake.seal_pixels(
            case, self._session.pool_case(case), cleared, png, formats
        )

    def discard(self, case: CaseId, prepared: tuple[Prepared, ...]) -> None:
        """Delete sealed files that will not go on the record; one that is on it stays."""
        with self._session.open_case(case, write=True) as file:
            evidence_record.discard_unrecorded(file, prepared)

    # Intake: then the record

    def commit(
        self,
        case: CaseId,
        prepared: tuple[Prepared, ...],
        answers: FirstAnswers,
        details: ExhibitDetails = _NO_DETAILS,
    ) -> Added:
        """Put a batch on the record under one set of answers; bytes already held are not stored twice.

        Raises NotAllowed, Missing, NotStored.
        """
        answers, details = cleaned(answers), cleaned(details, keep=_FROM_EVIDENCE)
        with self._session.open_case(case, write=True) as file:
            with file.reading() as tx:
                self._session.require(tx, Permission.ADD_EVIDENCE)
            _require_answers(answers, prepared)
            new, again = _sorted_out(file, prepared)
            act = Act.EVIDENCE_ADDED if new else Act.EVIDENCE_OFFERED_AGAIN
            by, now = self._session.person, self._session.now()
            detail = (("count", len(prepared)), ("image_gate", GateAnswer.NO.value))
            with file.transaction(act, obj=prepared[0].sealed.item, detail=detail) as tx:
                added = tuple(
                    evidence_record.add_exhibit(tx, one, answers, details, by=by, at=now)
                    for one in new
                )
                held = [evidence_record.offer_again(tx, one, by=by, at=now) for one in again]
            evidence_record.discard_unrecorded(file, again)
        labels = tuple(dict.fromkeys(one.label for one in held))
        return Added(changed(Kind.EVIDENCE, Kind.LOG, case=case), added, labels)

    def save_sighting(self, case: CaseId, sighting: Sighting) -> Changes:
        """Keep a record in words of what must not be copied; one without an id is new. No answer stops it."""
        sighting = cleaned(sighting)
        item = sighting.id or ItemId(str(uuid4()))
        with self._session.acting(case, Permission.SEE_CASE, Act.SIGHTING_SAVED, obj=item) as tx:
            if not sighting.id:
                sighting = replace(
                    sighting,
                    id=item,
                    number=sightings.next_sighting_number(tx),
                    recorded_at=self._session.now(),
                    recorded_by=self._session.person,
                )
            sightings.add_sighting(tx, sighting)
        return changed(Kind.SIGHTING, Kind.LOG, case=case)

    # What is known about it

    def correct(
        self,
        case: CaseId,
        items: tuple[ItemId, ...],
        answers: FirstAnswers | None,
        details: ExhibitDetails,
    ) -> Changes:
        """Complete or correct what is known about items; what was there before stays on the record."""
        if not items:
            raise Missing(what=N_("which exhibits are meant"))
        details = cleaned(details, keep=_FROM_EVIDENCE)
        by, now = self._session.person, self._session.now()
        with self._session.acting(
            case, Permission.ADD_EVIDENCE, Act.EVIDENCE_CORRECTED, obj=items[0]
        ) as tx:
            if answers is not None:
                exhibits.save_answers(tx, items, cleaned(answers))
            exhibits.save_details(tx, items, details)
            for item in items:
                evidence_record.add_custody(tx, item, CustodyAct.CORRECTED, by=by, at=now)
        return changed(Kind.EVIDENCE, Kind.LOG, case=case)

    def withdraw(self, case: CaseId, item: ItemId, reason: str) -> Changes:
        """Withdraw an exhibit with a reason; it keeps its number, its file and its history."""
        reason = cleaned(reason)
        if not reason:
            raise Missing(what=N_("the reason for withdrawing it"))
        by, now = self._session.person, self._session.now()
        with self._session.acting(
            case, Permission.ADD_EVIDENCE, Act.EVIDENCE_WITHDRAWN, obj=item
        ) as tx:
            standing(exhibits.exhibits(tx, items=(item,)), item)
            exhibits.withdraw(tx, item, reason)
            evidence_record.add_custody(tx, item, CustodyAct.WITHDRAWN, by=by, at=now, note=reason)
        return changed(Kind.EVIDENCE, Kind.LOG, case=case)

    def custody(self, case: CaseId, item: ItemId) -> tuple[CustodyEvent, ...]:
        """Everything that happened to an item, in order."""
        with self._session.seeing(case) as tx:
            return custody_rows.custody(tx, item)

    # The bytes

    def recheck(self, case: CaseId, item: ItemId | None = None) -> Rechecked:
        """Read one item's file, or every item's, whole, and compare it with what was stored. Logged."""
        by, now = self._session.person, self._session.now()
        with self._session.open_case(case, write=True) as file:
            with file.reading() as tx:
                self._session.require(tx, Permission.SEE_CASE)
                wanted = None if item is None else (item,)
                chosen = exhibits.exhibits(tx, items=wanted)
            faults = tuple(fault for one in chosen for fault in _fault(file, one))
            damaged = {fault.item for fault in faults}
            whole = tuple(one.id for one in chosen if one.id not in damaged)
            detail = (("count", len(chosen)), ("faults", len(faults)))
            with file.transaction(Act.EVIDENCE_CHECKED, obj=item or "", detail=detail) as tx:
                exhibits.set_checked(tx, whole, now)
                if item in whole:
                    evidence_record.add_custody(tx, item, CustodyAct.CHECKED, by=by, at=now)
        return Rechecked(now, len(chosen), faults)

    def picture(
        self, case: CaseId, item: ItemId, *, page: int = 0, longest: int = LONGEST
    ) -> Picture:
        """An item drawn by the caged child, no side over `longest` pixels; for the second pool.

        Raises PreviewRefused, Damaged.
        """
        with self._session.open_case(case) as file:
            keyed = file.keyed
        exhibit = _read_apart(keyed, item)
        with keyed.open_sealed(exhibit.sealed) as source:
            return preview(cast("BinaryIO", source), exhibit.file_type, page=page, longest=longest)

    def thumbnail(self, case: CaseId, item: ItemId) -> Picture:
        """A small picture of an item; for the second pool. Raises PreviewRefused, Damaged."""
        return self.picture(case, item, longest=THUMBNAIL)

    def save_copy(self, case: CaseId, item: ItemId, destination: Path, why: str) -> Changes:
        """Save the original bytes outside the casebook, with the reason. Logged before it is there.

        Raises NotAllowed, Missing, Damaged, NotStored.
        """
        why = cleaned(why)
        if not why:
            raise Missing(what=N_("the reason for taking a copy out"))
        by, now = self._session.person, self._session.now()
        with self._session.open_case(case, write=True) as file:
            with file.reading() as tx:
                self._session.require(tx, Permission.TAKE_OUT)
                exhibit = exhibits.exhibit(tx, item)

            def write(out: BinaryIO) -> None:
                with file.keyed.open_sealed(exhibit.sealed) as source:
                    shutil.copyfileobj(source, out, BLOCK)

            with (
                copy_out(destination, write),
                file.transaction(Act.EVIDENCE_COPIED_OUT, obj=item) as tx,
            ):
                evidence_record.add_custody(
                    tx, item, CustodyAct.COPIED_OUT, by=by, at=now, note=why
                )
        return changed(Kind.EVIDENCE, Kind.LOG, case=case)


def _require_answers(answers: FirstAnswers, prepared: tuple[Prepared, ...]) -> None:
    if not prepared:
        raise Missing(what=N_("a file to add"))
    if not answers.shows:
        raise Missing(what=N_("what it shows"))
    if not answers.where:
        raise Missing(what=N_("where it was seen"))


def _sorted_out(
    file: CaseFile, prepared: tuple[Prepared, ...]
) -> tuple[list[Prepared], list[Prepared]]:
    """The files that are new to the case, and those whose bytes it holds or are twice in the batch."""
    new: list[Prepared] = []
    again: list[Prepared] = []
    seen: set[str] = set()
    with file.reading() as tx:
        for one in prepared:
            sha256 = one.sealed.sha256
            known = sha256 in seen or exhibits.by_sha256(tx, sha256) is not None
            (again if known else new).append(one)
            seen.add(sha256)
    return new, again


def _fault(file: CaseFile, exhibit: Exhibit) -> tuple[ItemFault, ...]:
    try:
        file.keyed.check(exhibit.sealed)
    except Damaged:
        what = say(N_("The file of {label} is not what was stored."), label=exhibit.label)
        return (ItemFault(exhibit.id, exhibit.label, what),)
    return ()


def _read_apart(keyed: KeyedFile, item: ItemId) -> Exhibit:
    """The exhibit, read through a connection of this thread's own: the case's belongs to the worker thread."""
    database = Database(keyed.creator, keyed.dbapi, CASE, read_only=True, name=keyed.database_item)
    try:
        with database.reading() as tx:
            return exhibits.exhibit(tx, item)
    finally:
        database.close()
