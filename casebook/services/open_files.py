"""The register and the cases that one signed-in person has open: each checked once, kept, and closed at lock."""

import contextlib
from collections.abc import Callable, Iterator

from casebook import log
from casebook.domain.acts import Act
from casebook.domain.clock import Clock
from casebook.domain.ids import CaseId
from casebook.errors import HeldElsewhere, NotStored, OlderFormat, ReadOnly
from casebook.services import file_checks
from casebook.services.casefile import CaseFile, Summarise
from casebook.services.turn import Monotonic, Turn
from casebook.store import migration, schema
from casebook.store.database import Database
from casebook.vault.identity import Identity
from casebook.vault.keyed_file import KeyedFile

_log = log.get(__name__)


class OpenFiles:
    """`practice` is what the settings say of the casebook; `when_opened` is called with each case once it is open: to finish what a stop left half done."""

    def __init__(
        self,
        identity: Identity,
        *,
        practice: bool,
        clock: Clock,
        monotonic: Monotonic,
        summarise: Summarise,
    ) -> None:
        self._practice = practice
        self._identity = identity
        self._clock = clock
        self._monotonic = monotonic
        self._summarise = summarise
        self._register: CaseFile | None = None
        self._cases: dict[CaseId, CaseFile] = {}
        self._waiting: dict[CaseId | None, CaseFile] = {}
        self._as_they_are = False
        self.when_opened: list[Callable[[CaseFile], None]] = []

    @property
    def register(self) -> CaseFile:
        """The register, checked when it is first opened."""
        if self._register is None:
            register = self._checked(None)
            try:
                file_checks.check_practice(register, practice=self._practice)
            except BaseException:
                register.close()
                raise
            self._register = register
            self._mind_the_members(self._register)
        return self._register

    def found_register(self) -> CaseFile:
        """The register of a new casebook, whose tables are made here."""
        self._register = self.unchecked(None)
        schema.create(self._register.database)
        return self._register

    def case(self, case: CaseId) -> CaseFile:
        """A case, checked when it is first opened."""
        if case not in self._cases:
            self._cases[case] = self._checked(case)
            for finish in self.when_opened:
                finish(self._cases[case])
        return self._cases[case]

    @contextlib.contextmanager
    def for_a_moment(self, case: CaseId) -> Iterator[CaseFile]:
        """A case that is only listed, brought up to date; closed again. Its history is compared when it is opened."""
        file = self._brought_up(case, restored=True, over=False)
        try:
            yield file
        finally:
            file.close()

    @contextlib.contextmanager
    def as_they_are(self) -> Iterator[None]:
        """While this lasts, a file of an older format is refused with `OlderFormat` and never brought up to date."""
        self._as_they_are = True
        try:
            yield
        finally:
            self._as_they_are = False

    def if_open(self, case: CaseId) -> CaseFile | None:
        """The case, if it is open already."""
        return self._cases.get(case)

    def forget(self, case: CaseId) -> None:
        """Close a case whose key is another now; who still has one opens it anew."""
        file = self._cases.pop(case, None)
        if file is not None:
            file.close()

    def keep(self, file: CaseFile) -> None:
        """Keep a file open that was checked, or made, elsewhere."""
        self._cases[CaseId(file.keyed.id)] = file

    def unchecked(self, case: CaseId | None) -> CaseFile:
        """A case, or the register, as `verify` opens it: the caller closes it."""
        return self.joined(self._keyed(case), is_register=case is None)

    def joined(self, keyed: KeyedFile, *, is_register: bool = False) -> CaseFile:
        """Keys and database as one open file; the caller closes it or has it kept."""
        database = Database(
            keyed.creator,
            keyed.dbapi,
            schema.REGISTER if is_register else schema.CASE,
            read_only=keyed.read_only,
            name=keyed.database_item,
        )
        return CaseFile(
            keyed,
            database,
            identity=self._identity,
            clock=self._clock,
            turn=Turn(keyed, self._monotonic),
            summarise=None if is_register else self._summarise,
            is_register=is_register,
        )

    def keep_turns(self) -> None:
        """Say that we are still writing wherever it is our turn."""
        for file in self._cases.values():
            file.turn.keep()

    def close(self) -> None:
        """Close every file, whatever becomes of one of them."""
        with contextlib.ExitStack() as closing:
            for file in (*self._cases.values(), *self._waiting.values()):
                closing.callback(file.close)
            if self._register is not None:
                closing.callback(self._register.close)
            self._cases.clear()
            self._waiting.clear()
            self._register = None

    def _checked(self, case: CaseId | None) -> CaseFile:
        file = self._brought_up(case)
        try:
            self._remember(file)
        except BaseException:
            file.close()
            raise
        return file

    def _brought_up(
        self, case: CaseId | None, *, restored: bool = False, over: bool = True
    ) -> CaseFile:
        file = self._waiting.pop(case, None) or self.unchecked(case)
        try:
            self._mind_the_format(file)
            if file_checks.finish_key_set(file, self._identity):
                file.close()
                file = self.unchecked(case)
            file_checks.check(file, self._identity, restored=restored, over=over)
        except HeldElsewhere:
            # Kept to watch its holder on: who goes quiet is told from who works by looking twice.
            self._waiting[case] = file
            raise
        except BaseException:
            file.close()
            raise
        return file

    def _mind_the_format(self, file: CaseFile) -> None:
        if self._as_they_are and migration.needed(file.database):
            raise OlderFormat

    def _remember(self, file: CaseFile) -> None:
        if file.keyed.first_contact:
            return  # who gave access and who else has it is for the person to see first
        now = file.checkpoint()
        try:
            self._identity.remember(now.case, now.size, now.root, file.keyed.epoch)
        except NotStored:
            _log.warning("The last-seen memory could not be written")

    def _mind_the_members(self, file: CaseFile) -> None:
        # An enrolment puts the key set in force first; its entry is made good here if the program ended between.
        mine = file.keyed.signer == self._identity.person and not file.keyed.read_only
        if mine and file_checks.digest_in_log(file) != file.keyed.key_set_digest:
            detail = ((file_checks.KEYS, file.keyed.key_set_digest),)
            with file.transaction(Act.MEMBERS, detail=detail):
                """The entry is the record; no row changes."""

    def _keyed(self, case: CaseId | None) -> KeyedFile:
        try:
            return self._opened(case, write=True)
        except ReadOnly:
            return self._opened(case, write=False)

    def _opened(self, case: CaseId | None, *, write: bool) -> KeyedFile:
        if case is None:
            return self._identity.open_register(write=write)
        return self._identity.open_case(case, write=write)
