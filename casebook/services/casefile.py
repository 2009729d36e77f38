"""An open case: its keys and its database joined, so that every change is signed, chained and bound to its rows.

The register of the casebook is such a file too.
"""

import contextlib
import secrets
from collections.abc import Callable, Iterator

from casebook import __version__, log
from casebook.domain import case_log, merkle
from casebook.domain.acts import WITHOUT_ROWS, Act
from casebook.domain.checkpoint import Checkpoint
from casebook.domain.clock import Clock, local_offset, utc_text
from casebook.domain.words import N_
from casebook.errors import CaseLocked, HeldElsewhere, NotStored, NotSwept, ReadOnly, WriterLost
from casebook.services.turn import Turn
from casebook.store import case as case_rows
from casebook.store import case_log as entries
from casebook.store import evidence, migration, schema
from casebook.store.database import Database
from casebook.store.transaction import Tx
from casebook.vault.identity import Identity
from casebook.vault.keyed_file import KeyedFile

_log = log.get(__name__)

Summarise = Callable[[Tx], None]

_OLDER_AND_HELD = N_(
    "This was made by an older Casebook and has to be brought up to date first, and it is being written in elsewhere."
    " Close Casebook there; if nobody has it open any more, try again in two minutes."
)
_OLDER_AND_READ_ONLY = N_(
    "This casebook must be brought up to date first. Open it once where its folder can be written to."
)


class CaseFile:
    """One open file. Only `transaction` changes what is on the record.

    In the register, which everybody shares, the turn to write is given back after each transaction.
    """

    def __init__(
        self,
        keyed: KeyedFile,
        database: Database,
        *,
        identity: Identity,
        clock: Clock,
        turn: Turn,
        summarise: Summarise | None = None,
        is_register: bool = False,
    ) -> None:
        self.keyed = keyed
        self.database = database
        self.turn = turn
        self._identity = identity
        self._clock = clock
        self._summarise = summarise
        self.is_register = is_register
        self._begun = False
        self._pages_checked = is_register  # as it is opened

    # Reading

    @contextlib.contextmanager
    def reading(self) -> Iterator[Tx]:
        """A read transaction: everything in it is of one moment."""
        with self.database.reading() as tx:
            yield tx

    def checkpoint(self, size: int | None = None) -> Checkpoint:
        """The checkpoint of the log as it is, or as it was after `size` entries."""
        with self.reading() as tx:
            leaves = entries.leaves(tx)
        kept = leaves if size is None else leaves[:size]
        return Checkpoint(self.keyed.id, len(kept), merkle.root(kept).hex())

    # Writing

    def take_turn(self, *, over: bool = False) -> bool:
        """Take the turn to write, without a word in the log yet; whether another had to be taken over.

        `over` takes it from a holder that went quiet. Raises `HeldElsewhere`, `ReadOnly`.
        """
        if self.turn.ours:
            return False
        if self.keyed.read_only:
            raise ReadOnly
        self._begun = False
        return self.turn.take(over=over)

    def begin_writing(self, *, over: bool = False) -> None:
        """Take the turn to write and say so in the log; nothing to do where it was begun.

        Raises `HeldElsewhere`, `ReadOnly`; and `Damaged`, before anything is written, where a page is not as it was.
        """
        self._mind_the_pages()
        # The register is written in for a moment only: who went quiet there has stopped.
        taken_over = self.take_turn(over=over or self.is_register)
        if self._begun:
            return
        self.database.take_over(self.keyed.writer_token)
        self._begun = True
        if not self.is_register:
            self._record(Act.TAKEN_OVER if taken_over else Act.OPENED)
            self._sweep()

    def _mind_the_pages(self) -> None:
        if not self._pages_checked:
            schema.check_pages(self.database)
            self._pages_checked = True

    def _sweep(self) -> None:
        with self.reading() as tx:
            known = evidence.file_names(tx)
        # After a copy was put back, what seems left over may be evidence.
        with contextlib.suppress(NotSwept, NotStored):
            self.keyed.sweep(known)

    @contextlib.contextmanager
    def scratch(self) -> Iterator[Tx]:
        """A transaction over drafts and the summary alone; no act, no entry."""
        self.begin_writing()
        with self.database.scratch(self.keyed.writer_token) as tx:
            yield tx

    @contextlib.contextmanager
    def transaction(self, act: Act, *, obj: str = "", detail: case_log.Detail = ()) -> Iterator[Tx]:
        """One act: what is written inside becomes one signed entry, or nothing at all.

        `obj` is the id of what is acted on, `detail` ids, numbers and hashes: never words. What is saved again just
        as it was leaves no entry. Raises `HeldElsewhere`, `ReadOnly`, `WriterLost`, `NotStored`.
        """
        self.begin_writing()
        self._mind_the_lock(act)
        try:
            self._mind_the_clock()
            with self._recorded(act, obj, detail) as tx:
                yield tx
        except WriterLost:
            self.turn.lost()
            raise
        finally:
            if self.is_register:
                self.turn.give_back()

    def founding(
        self, act: Act, *, obj: str, detail: case_log.Detail
    ) -> contextlib.AbstractContextManager[Tx]:
        """The first transaction of a new file: nobody else can have it open, and its clock is the first."""
        self.take_turn()
        self.database.take_over(self.keyed.writer_token)
        self._begun = True
        return self._recorded(act, obj, detail)

    def bring_up_to_date(self, *, over: bool) -> None:
        """Lead a database of an older format to this one: first a copy, then a signed entry of what was written anew.

        The turn is only borrowed for it, `over` also from a holder that went quiet. Raises `ReadOnly`, `HeldElsewhere`,
        `Altered`, `Damaged`, `NotStored`; the database is as it was then.
        """
        try:
            self.take_turn(over=over)
            self.database.take_over(self.keyed.writer_token)
            migration.migrate(
                self.database,
                snapshot=self.keyed.snapshot,
                record=self._record_migrated,
                then=self._summarise,
            )
        except (HeldElsewhere, WriterLost):
            raise HeldElsewhere(_OLDER_AND_HELD) from None
        except ReadOnly:
            raise ReadOnly(_OLDER_AND_READ_ONLY) from None
        finally:
            self.turn.give_back()

    def _record_migrated(self, tx: Tx, rows: tuple[case_log.RowDigest, ...]) -> None:
        tx.require_writer(self.keyed.writer_token)
        detail = (("format", self.database.schema.version),)
        entry, _log_now = self._signed(tx, Act.MIGRATED, "", detail, rows)
        tx.append_batch(*entry)

    def close(self) -> None:
        """Give the turn back, close the connection, forget the key."""
        self.turn.give_back()
        self.database.close()
        self.keyed.close()

    def _record(self, act: Act, detail: case_log.Detail = ()) -> None:
        with self._recorded(act, "", detail):
            """An entry that says what the computer did; no row changes."""

    def _mind_the_lock(self, act: Act) -> None:
        """Refuse to write in a case that was opened in error. Raises `CaseLocked`."""
        if self.is_register or act in WITHOUT_ROWS:
            return
        with self.reading() as tx:
            locked = case_rows.get(tx).locked
        if locked:
            self.turn.give_back()
            raise CaseLocked

    def _mind_the_clock(self) -> None:
        with self.reading() as tx:
            last = entries.newest(tx)
        if last is None:
            return
        then = case_log.Entry.read(last.data).utc
        if utc_text(self._clock.now()) < then:
            self._record(Act.CLOCK_WENT_BACK, (("from", then),))

    @contextlib.contextmanager
    def _recorded(self, act: Act, obj: str, detail: case_log.Detail) -> Iterator[Tx]:
        with self.database.writing(self.keyed.writer_token) as tx:
            yield tx
            rows = tx.changed_rows()
            if not rows and act not in WITHOUT_ROWS:
                return  # saved again as it was: nothing happened, so nothing is said to have
            after = self._append(tx, act, obj, detail, rows)
            if self._summarise is not None:
                self._summarise(tx)
        self._remember(after)

    def _append(
        self,
        tx: Tx,
        act: Act,
        obj: str,
        detail: case_log.Detail,
        rows: tuple[case_log.RowDigest, ...],
    ) -> merkle.Accumulator:
        entry, log_now = self._signed(tx, act, obj, detail, rows)
        tx.append(*entry)
        return log_now

    def _signed(
        self,
        tx: Tx,
        act: Act,
        obj: str,
        detail: case_log.Detail,
        rows: tuple[case_log.RowDigest, ...],
    ) -> tuple[tuple[bytes, bytes, bytes], merkle.Accumulator]:
        """The next entry, its signature and its leaf hash; and the log's tree with it."""
        last = entries.last(tx)
        moment = self._clock.now()
        entry = case_log.Entry(
            seq=last.seq + 1,
            case=self.keyed.id,
            epoch=self.keyed.epoch,
            actor=self._identity.person,
            act=act,
            obj=obj,
            utc=utc_text(moment),
            offset=local_offset(moment),
            app=__version__,
            rows=rows,
            detail=detail,
            salt=secrets.token_hex(case_log.SALT_BYTES),
            prev=last.link,
        )
        data = entry.canonical()
        leaf = case_log.leaf(data)
        last.accumulator.append(leaf)
        return (data, self._identity.sign("log", leaf), leaf), last.accumulator

    def remember_now(self) -> None:
        """Remember how far the log has come: once a file that waited under a new key is the file."""
        with self.reading() as tx:
            self._remember(entries.last(tx).accumulator)

    def _remember(self, log_now: merkle.Accumulator) -> None:
        if not self.keyed.in_force:
            return
        # The act is on the record; a memory that could not be written only notices less next time.
        try:
            self._identity.remember(
                self.keyed.id, log_now.size, log_now.root().hex(), self.keyed.epoch
            )
        except NotStored:
            _log.warning("The last-seen memory could not be written")
