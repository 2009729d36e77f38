"""An open case or register: its keyed database, its sealed files, its lease. Opaque to every other layer."""

import contextlib
import os
import secrets
import threading
import types
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn, SupportsIndex

import sqlcipher3.dbapi2 as driver
from typing_extensions import override

from casebook.domain.ids import CaseId, ItemId, PersonId
from casebook.domain.sealed import ItemKey, Rendition, SealedItem
from casebook.errors import CannotOpen, Damaged, NotStored, NotSwept, ReadOnly
from casebook.vault import connection, item_key, sealing
from casebook.vault.card import ConfirmedCard
from casebook.vault.cbe import HEADER, Segments, associated_data
from casebook.vault.connection import Opening
from casebook.vault.folder import Folder
from casebook.vault.key import CannotUnseal, Key, KeyPair
from casebook.vault.key_set import KeySet, Member
from casebook.vault.lease import LeaseState
from casebook.vault.lease_holder import LeaseHolder
from casebook.vault.sealed_reader import SealedReader
from casebook.vault.sealing import Cancelled, Digest, Plain, Progress
from casebook.vault.seen import SeenVerdict
from casebook.vault.source import Source


@dataclass(frozen=True, slots=True)
class Swept:
    """What tidying did: unfinished files deleted, and files that no row knows, set aside."""

    deleted: int
    set_aside: tuple[str, ...]


class KeyedFile:
    """One case, or the register. Made by an `Identity` only. Sealing and reading may run in any thread."""

    dbapi: types.ModuleType = driver

    def __init__(
        self,
        folder: Folder,
        case: CaseId | None,
        *,
        key: Key,
        key_set: KeySet,
        pair: KeyPair,
        person: PersonId,
        write: bool,
        first_contact: bool,
        verdict: Callable[[], SeenVerdict | None],
    ) -> None:
        if write and not folder.writable(case):
            raise ReadOnly(
                "The casebook's folder cannot be written to, so this is open for reading only."
            )
        if write and not folder.keeps_writers_apart():
            raise ReadOnly(
                "The drive of this casebook does not keep two PCs from writing at once, so this is open for reading only. Move the casebook to another drive to write in it."
            )
        self._folder, self._case = folder, case
        self._pair: KeyPair | None = pair
        self._key_set = key_set
        self._database = folder.database(case, key_set.epoch)
        self._snapshot = folder.snapshot(self._database)
        self._database_key = key.derive(b"sqlcipher")
        self._verdict = verdict
        self._fresh: set[str] = set()  # sealed by this opening: their rows may still be to come
        self._guard = threading.Lock()
        self.read_only = not write
        self.first_contact = first_contact
        self.in_force = (
            True  # not while it waits, under a new key, for the rename that makes it the file
        )
        lease_key = key.derive(b"casebook/lease/v1")
        self._lease = LeaseHolder(folder, case, file_id=key_set.case, person=person, key=lease_key)

    # What it is

    @property
    def id(self) -> str:
        """The case's id; the casebook's where this is the register."""
        return self._key_set.case

    @property
    def epoch(self) -> int:
        """Which key this is: it grows when somebody is removed."""
        return self._key_set.epoch

    @property
    def members(self) -> tuple[Member, ...]:
        """Everybody who can open it."""
        return self._key_set.members

    @property
    def key_set_digest(self) -> str:
        """What the newest entry about its members must hold (hex)."""
        return self._key_set.digest

    @property
    def signer(self) -> PersonId:
        """Who gave its members access."""
        return self._key_set.signer

    def follow(self, newer: KeySet) -> None:
        """Go by the key set that is in force now, of the same key: somebody was added."""
        self._key_set = newer

    @cached_property
    def database_item(self) -> str:
        """The database's name below the casebook's folder, as damage is reported."""
        return self._folder.named(self._database)

    @property
    def unsafe_drive(self) -> bool:
        """Whether it is open for reading only because the drive does not keep two writers apart."""
        return self.read_only and not self._folder.keeps_writers_apart()

    # The database

    @property
    def creator(self) -> Callable[[], driver.Connection]:
        """Opens a keyed connection with every pragma set; raises `Damaged`."""
        return self._connect

    def _connect(self) -> driver.Connection:
        self._still_open()
        # SQLite would follow a link, and take an empty file for a new database.
        self._folder.require_file(self._database)
        looking = Opening.LOOK if self._folder.writable(self._case) else Opening.READ
        opening = looking if self.read_only else Opening.WRITE
        return connection.connect(
            self._database, self._database_key, opening, item=self.database_item
        )

    def snapshot(self) -> driver.Connection:
        """A new, empty file under the same key, for a copy of the database before it is brought up to date.

        An earlier copy is thrown away: whoever asks has found the database itself not migrated. Raises `NotStored`.
        """
        self._may_write()
        self._folder.remove(self._snapshot)
        try:
            return connection.connect(
                self._snapshot, self._database_key, Opening.CREATE, item=self.database_item
            )
        except Damaged:
            raise NotStored from None

    @property
    def has_snapshot(self) -> bool:
        """Whether a copy from before a migration lies there."""
        return self._folder.exists(self._snapshot)

    def drop_snapshot(self) -> None:
        """Delete that copy; raises `NotStored`."""
        self._may_write()
        self._folder.remove(self._snapshot)

    def _still_open(self) -> KeyPair:
        if self._pair is None:
            raise CannotOpen("This case was closed when Casebook was locked. Open it again.")
        return self._pair

    # Sealed files

    def seal(
        self,
        item: ItemId,
        rendition: Rendition,
        source: Plain,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> SealedItem:
        """Encrypt a source into a new file of this case, and prove it by reading it back.

        `progress` is told bytes, up to the source's length; `cancelled` is asked after each mebibyte. Raises
        `NotStored`, `SourceRefused`, `Stopped`; nothing is left behind then.
        """
        self._may_write()
        stem = secrets.token_hex(16)
        part, final = f".{stem}.part", f"{stem}.cbe"
        with self._guard:
            self._fresh |= {part, final}
        key = Key.random()
        bound_to = associated_data(self.id, item, rendition)
        try:
            digest = self._write_part(
                part, key, bound_to, source=source, progress=progress, cancelled=cancelled
            )
            if isinstance(source, Source):
                source.check_unchanged()
            self._folder.finish_part(self._case, part, final)
        except OSError:
            raise NotStored from None
        finally:
            self._drop_part(part)
        kept = item_key.plain(key)
        key.wipe()
        return SealedItem(item, rendition, final, kept, digest.sha256, digest.length)

    def _write_part(
        self,
        part: str,
        key: Key,
        bound_to: bytes,
        *,
        source: Plain,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> Digest:
        segments = Segments(key, bound_to)
        file = self._folder.create_part(self._case, part)
        try:
            digest = sealing.seal_stream(
                source, file, segments, progress=progress, cancelled=cancelled
            )
            os.fsync(file)
        finally:
            os.close(file)
        path = self._folder.sealed(self._case, part)
        try:
            with self._folder.reading(path) as file:
                again = Segments(key, bound_to, os.read(file, HEADER))
                found = sealing.prove(
                    file, again, digest.length, progress=progress, cancelled=cancelled
                )
        except (CannotUnseal, Damaged):
            raise NotStored from None
        if found != digest:
            raise NotStored
        return digest

    def _drop_part(self, part: str) -> None:
        try:
            self._folder.remove(self._folder.sealed(self._case, part))
        except NotStored:
            return  # the next sweep takes it

    def open_sealed(self, sealed: SealedItem) -> SealedReader:
        """The plain bytes of a sealed file, to read and seek in; raises `Damaged`, `NotAMember`."""
        pair = self._still_open()
        path = self._folder.sealed(self._case, sealed.file_name)
        item = self._folder.named(path)
        key = item_key.opened(sealed.key, pair, self.id, item=item)
        try:
            file = self._folder.open(path)
        except FileNotFoundError:
            raise Damaged(item=item) from None
        bound_to = associated_data(self.id, sealed.item, sealed.rendition)
        return SealedReader(
            file,
            key=key,
            bound_to=bound_to,
            length=sealed.length,
            sha256=sealed.sha256,
            item=item,
        )

    def check(self, sealed: SealedItem) -> None:
        """Read a sealed file whole; raises `Damaged` naming the file unless it is as it was stored."""
        pair = self._still_open()
        path = self._folder.sealed(self._case, sealed.file_name)
        item = self._folder.named(path)
        key = item_key.opened(sealed.key, pair, self.id, item=item)
        bound_to = associated_data(self.id, sealed.item, sealed.rendition)
        try:
            with self._folder.reading(path) as file:
                segments = Segments(key, bound_to, os.read(file, HEADER))
                found = sealing.prove(file, segments, sealed.length)
        except (CannotUnseal, OSError):
            raise Damaged(item=item) from None
        if found != Digest(sealed.sha256, sealed.length):
            raise Damaged(item=item)

    def narrow(self, key: ItemKey, to: tuple[ConfirmedCard, ...]) -> ItemKey:
        """The item's key wrapped to these people only; raises `NotAMember` where it was not open to us."""
        opened = item_key.opened(key, self._may_write(), self.id, item=self.database_item)
        wrapped = item_key.narrowed(opened, to, self.id)
        opened.wipe()
        return wrapped

    def missing_files(self, known: frozenset[str]) -> tuple[str, ...]:
        """Which of these file names have no file: an alarm, never repaired."""
        return tuple(sorted(known - set(self._folder.sealed_names(self._case))))

    def sweep(self, known: frozenset[str]) -> Swept:
        """Delete unfinished files and set files aside that no row knows; `known` are the rows' file names.

        Only for a case open for writing, once its log was compared with the last-seen memory: after a rollback what
        seems left over may be evidence. Raises `NotSwept`, `ReadOnly`, `NotStored`.
        """
        self._may_write()
        if self._verdict() not in {SeenVerdict.FIRST, SeenVerdict.SAME, SeenVerdict.AHEAD}:
            raise NotSwept
        with self._guard:
            spared = known | self._fresh
        parts = [one for one in self._folder.part_names(self._case) if one not in spared]
        for part in parts:
            self._folder.remove(self._folder.sealed(self._case, part))
        strays = [one for one in self._folder.sealed_names(self._case) if one not in spared]
        for stray in strays:
            self._folder.set_aside(self._case, stray)
        return Swept(len(parts), tuple(strays))

    def discard(self, sealed: SealedItem) -> None:
        """Delete a file sealed by this opening whose row will not come; raises `NotStored`."""
        self._may_write()
        if sealed.file_name in self._fresh:
            self._folder.remove(self._folder.sealed(self._case, sealed.file_name))

    def _may_write(self) -> KeyPair:
        if self.read_only:
            raise ReadOnly
        return self._still_open()

    # Who is writing

    @property
    def writer_token(self) -> str:
        """What this opening puts into the writer row of the database."""
        return self._lease.token

    def lease_state(self, *, monotonic: float) -> LeaseState:
        """How the lease stands; `monotonic` is this PC's own clock in seconds."""
        return self._lease.state(monotonic=monotonic)

    def take_lease(self, *, monotonic: float, over: bool = False) -> str:
        """Take the lease (`over`: a stale one, on the user's word) and give the writer's token.

        Raises `HeldElsewhere` while another is writing.
        """
        self._may_write()
        return self._lease.take(monotonic=monotonic, over=over)

    def renew_lease(self) -> None:
        """Say that we are still writing, every 15 seconds; raises `HeldElsewhere` after a take-over."""
        self._may_write()
        self._lease.renew()

    def release_lease(self) -> None:
        """Give the lease back, if it is ours."""
        self._lease.release()

    def close(self) -> None:
        """Give the lease back and forget the key. Connections are closed by whoever made them."""
        if self._pair is not None:
            self._pair = None
            with contextlib.suppress(NotStored, Damaged):
                self._lease.release()
            self._lease.forget()
            self._database_key.wipe()

    @override
    def __repr__(self) -> str:
        return f"<file {self.id}>"

    @override
    def __reduce_ex__(self, protocol: SupportsIndex, /) -> NoReturn:
        raise TypeError("an open file is neither copied nor pickled")
